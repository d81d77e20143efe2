"""A metric of a new kind: its answers and its rules make it work everywhere."""

from __future__ import annotations

import csv
import io
import math

import numpy as np
import pytest

from dashboard.drawing import legend as legends
from dashboard.drawing import plotly
from dashboard.embed.page import Addresses, embed
from dashboard.pages.map import panels
from dashboard.parts import trend
from dashboard.site import Site
from geodata.analyses import comparison, frames
from geodata.analyses.published.matrix import matrix
from geodata.arithmetic.kinds import COMPUTING, Computing, Facts, Rows, ledger_years
from geodata.arithmetic.measures import Figures, ledger_sum
from geodata.atlas import Atlas
from geodata.boundaries import Boundaries
from geodata.export import metadata, records
from geodata.export.figures import csv_bytes
from geodata.language import Text, units
from geodata.package import DATA
from geodata.query import codec
from geodata.registry.charts import CHARTS
from geodata.registry.kinds import KINDS, LEDGER, Kind
from geodata.registry.metrics import LEDGER_KEYS, METRICS, Metric
from geodata.registry.sectors import GROUPS
from geodata.releases import Facts as Release
from geodata.releases import Releases
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import in_view, sentence
from geodata.wording.alt_text import alt_text

pytestmark = pytest.mark.thorough

KIND, KEY = "ratio", "grant_per_project"


def figures(facts: Facts, selection: Selection) -> Figures:
    """Grants of a county over its projects; blank where one of them is."""
    grants = ledger_sum(facts.ledger, selection, "grants")
    projects = ledger_sum(facts.ledger, selection, "projects")
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.where(projects.values > 0, grants.values / projects.values, np.nan)
    return Figures(values, grants.first, grants.last, grants.flags, grants.counts, grants.rows)


def rows(facts: Facts, metric: Metric) -> Rows:
    """The rows with a grant."""
    ledger = facts.ledger
    mask = ledger.matching(Selection()) & ledger.concerns["grants"] & (ledger.county >= 0)
    told = ~np.isnan(ledger.adds["grants"][mask])
    return ledger.county[mask], ledger.year[mask], told, 0


@pytest.fixture(scope="module")
def site():
    row = Metric(
        key=KEY,
        label=Text("每个项目的无偿援助", "Grant per project"),
        unit=units.TEN_THOUSAND_YUAN,
        group="support",
        kind=KIND,
        column="grants",
        ramp="ochre",
        scheme="natural",
        about=Text("无偿援助除以项目数。", "Grants divided by projects."),
        source=Text("台账", "Ledger"),
        finding=Text("{county}每个项目{value}", "{county}: {value} per project"),
        keys=LEDGER_KEYS,
    )
    rules = Computing(figures=figures, rows=rows, years=ledger_years)
    with pytest.MonkeyPatch.context() as patch:
        kind = Kind(key=KIND, table=LEDGER, adds_up=False, has_charts=False, has_sectors=False)
        patch.setitem(KINDS, KIND, kind)
        patch.setitem(COMPUTING, KIND, rules)
        patch.setitem(METRICS._rows, KEY, row)
        facts = Release(Atlas.load(DATA), Boundaries.load())
        yield Site(Releases({facts.id: facts}), {facts.id: "/static/map.0.json"})


@pytest.fixture(scope="module")
def view(site: Site) -> View:
    return site.atlas.view(Selection(metric=KEY))


def test_the_map_has_its_figures_classes_and_legend(site, view):
    known = view.values.dropna()
    grants, projects = (site.atlas.view(Selection(metric=k)).values for k in ("grants", "projects"))
    for code in known.index:
        assert known[code] == pytest.approx(grants[code] / projects[code])
    assert len(known) > 5
    legend = legends.rows(view, "zh")
    assert sum(row.count for row in legend) == len(view.values)
    assert sum(row.count for row in legend if row.step < 0) == int(view.values.isna().sum())
    assert KEY in site.atlas.scope.metric_years


def test_it_is_ranked_and_listed(view):
    best = view.values.idxmax()
    assert view.order[0] == best and view.ranks[best] == 1
    assert view.name(best, "en") in sentence.sentence(view, "en")
    assert len(panels.ranking(view, "zh")) > 0


def test_its_trend_is_that_of_projects(site, view):
    assert view.charts_metric is METRICS["projects"]
    assert plotly.trend(view, "zh")["data"] and trend.trend(view, site.atlas.tables, "zh")
    assert view.mix["sector"].tolist() == list(GROUPS)


def test_its_addresses_are_read(site):
    parsed = codec.read(f"metric={KEY}&years=2021-2025&sectors=tourism", site.atlas.scope)
    assert parsed.notices == () and parsed.selection.years == (2021, 2025)
    turned = codec.read(f"metric={KEY}&normalise=per_km2", site.atlas.scope)
    assert turned.notices and turned.selection.normalise == "none"


def test_its_years_play(site):
    found = frames.views(site.atlas, Selection(metric=KEY))
    assert len(found) > 3 and {one.breaks for one in found} == {found[0].breaks}


def test_its_exports_hold_the_figures_and_the_rows_behind(site, view):
    lines = list(csv.DictReader(io.StringIO(csv_bytes(view).decode("utf-8-sig"))))
    told = {line["adcode"]: line["value"] for line in lines if line["value"]}
    assert {code: float(text) for code, text in told.items()} == pytest.approx(
        view.values.dropna().to_dict(), rel=1e-6
    )
    sheet = records.records(view, site.atlas)
    assert "project_count" in sheet.columns and len(sheet.rows) == len(view.records)
    said = metadata.metadata(view, "zh")["metric"]
    assert said["kind"] == KIND and said["adds_up"] is False


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_its_words_and_its_embed(site, view, chart, language):
    text = alt_text(view, chart, language)
    assert len(text) > 20
    if CHARTS[chart].classed:
        top = view.values.idxmax()
        assert view.name(top, language) in text
    lang = "" if language == "zh" else "&lang=en"
    document, _ = embed(site, chart, f"metric={KEY}{lang}", Addresses(style="/s", script="/j"))
    assert f'data-chart="{chart}"' in document


def test_what_is_in_the_view_and_what_is_covered(site, view):
    assert len(in_view.lines(view, "en")) == 5
    assert "Grants divided by projects." in in_view.lines(view, "en")[0]
    covered = matrix(site.atlas, KEY)
    assert covered.known[view.values.dropna().index].all()
    assert comparison.area(site.atlas, view) is None  # a mean of ratios is no ratio of the area
    assert math.isnan(view.coverage.share) and view.end_year == 0
