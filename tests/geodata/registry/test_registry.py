"""Registries: every metric is whole, and goes all the way to a View."""

from __future__ import annotations

import math
from string import Formatter

import pytest

from geodata.registry import sectors
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import (
    CHARTS_SHOW,
    DEFAULT,
    GROUPS,
    METRICS,
    MOVES_TO,
    PEOPLE,
    RATES,
)
from geodata.registry.programme.plan import plan_facts
from geodata.registry.terms import FLAGS
from geodata.selection import Selection
from geodata.view import View

EVERY = pytest.mark.parametrize("metric", METRICS.values(), ids=lambda m: m.key)

DESIGN = (
    "supporters", "active_supporters", "projects", "grants", "investment", "grants_total",
    "projects_total", "forest_cover", "tree_cover_share", "cropland_mosaic_share",
    "ndvi_june_mean", "air_good_rate", "pm25", "water_compliance_rate",
    "drinking_water_compliance", "fertilizer_use", "co2_emissions", "gdp", "gdp_growth",
    "population_census", "population_65plus_share", "urbanization_rate_census",
    "population_resident",
)  # fmt: skip


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_metrics_of_the_design_in_its_order():
    assert tuple(METRICS) == DESIGN
    assert DEFAULT == "supporters" and MOVES_TO == "active_supporters" and CHARTS_SHOW == "projects"


@EVERY
def test_a_metric_is_described_in_both_languages(metric):
    for text in (
        metric.label,
        metric.about,
        metric.source,
        metric.finding,
        metric.most,
        metric.method,
    ):
        assert text.zh.strip() and text.en.strip()
    assert bool(metric.caveat.zh) == bool(metric.caveat.en)
    assert metric.label.zh != metric.label.en or metric.key == "pm25"
    for finding in metric.finding:
        assert {"county", "value"} <= gaps(finding) <= {"county", "value", "label"}
    assert metric.unit.key and metric.unit.scales
    assert metric.group in GROUPS


@EVERY
def test_a_metric_reads_something_that_exists(metric, atlas):
    assert METRICS[metric.key] is metric
    if metric.has_own_year:
        assert metric.column in INDICATORS
        assert len(atlas.indicators[metric.key])
        assert not metric.column.endswith(("_jan_feb", "_h1", "_jan_sep"))
    if metric.days:
        assert metric.days in INDICATORS
    if metric.published:
        assert metric.published[0] in atlas.tables.plan.index
    assert metric.normalise <= RATES
    assert (metric.key in atlas.metric_years) == ("years" in metric.keys)


def test_only_ledger_metrics_are_a_share_of_the_plan():
    assert {m.key for m in METRICS.values() if m.published} == {"projects", "grants"}
    assert plan_facts().published_years == (2014, 2020)
    assert METRICS[PEOPLE].has_own_year


def test_labels_are_unlike_each_other():
    for language in (0, 1):
        labels = [m.label[language] for m in METRICS.values()]
        assert len(set(labels)) == len(labels)


def test_satellite_and_model_figures_say_so():
    assert "森林覆盖率" not in METRICS["tree_cover_share"].label.zh
    for key in ("tree_cover_share", "cropland_mosaic_share", "ndvi_june_mean"):
        assert METRICS[key].method.zh == "卫星"
    assert METRICS["co2_emissions"].method.zh == "模型"


def test_ramps_follow_what_is_better():
    for metric in METRICS.values():
        if metric.group == "ecology" and metric.better != "none":
            assert metric.ramp == {"more": "green", "less": "plum"}[metric.better]


def test_sectors():
    assert sectors.MAIN == ("tourism", "agriculture", "logistics", "green_manufacturing")
    assert (*sectors.MAIN, "others") == sectors.GROUPS
    for key, sector in sectors.SECTORS.items():
        assert sector.key == key and sector.label.zh and sector.label.en
        assert sectors.group_of(key) in sectors.GROUPS
    parts = [sectors.members((group,)) for group in sectors.GROUPS]
    assert sum(len(part) for part in parts) == len(sectors.SECTORS)
    assert frozenset().union(*parts) == frozenset(sectors.SECTORS)


def test_every_sector_of_the_ledger_is_registered(atlas):
    assert set(atlas.tables.projects["sector"]) <= set(sectors.SECTORS)


# Views --------------------------------------------------------------------------------------


def selections(metric) -> list[Selection]:
    plain = Selection(metric=metric.key)
    found = [
        plain,
        plain.but(province="hubei"),
        plain.but(province="chongqing", county="500101"),
        plain.but(county="420506", sort="river", lang="en"),
        plain.but(sort="name"),
    ]
    if "years" in metric.keys:
        found += [plain.but(years=(2017, 2017)), plain.but(years=(2000, 2030), province="hubei")]
    if "supporters" in metric.keys:
        found.append(plain.but(supporters=("beijing", "shandong")))
    if "tier" in metric.keys:
        found += [plain.but(tier=(1,)), plain.but(tier=(2, 3))]
    if "sectors" in metric.keys:
        found.append(plain.but(sectors=("tourism", "others"), status=("planned",)))
        found.append(plain.but(programme=("all",), basis=("signed",)))
    return found + [plain.but(normalise=way) for way in sorted(metric.normalise)]


def check(view: View, codes: list[str]) -> None:
    blank = view.values.isna()
    for series in (view.values, view.years, view.flags, view.counts, view.steps, view.ranks):
        assert list(series.index) == codes
    assert list(view.paired.index) == codes
    assert ((view.steps == -1) == blank).all()
    assert sorted(view.order) == sorted(codes)
    assert view.coverage.counties == (~blank).sum()
    assert view.coverage.counties <= view.coverage.of
    assert view.coverage.records == view.counts.sum()
    assert view.ranks[blank].isna().all()
    for first, last in view.years:
        assert 0 <= first <= last
    for flags in view.flags:
        assert list(flags) == [flag for flag in FLAGS if flag in flags]
    assert (view.values.dropna() >= 0).all() or view.metric.has_own_year
    assert {b.step for b in view.breaks.bins} >= set(view.steps) - {-1}
    assert set(view.records["adcode"]) <= {*codes, ""}
    if view.metric.kind != "pairs":
        assert set(view.records["source_id"]) == set(view.sources.index)
    assert view.sources["tier"].is_monotonic_increasing
    wide = (view.records["adcode"] == "").sum()
    assert len(view.records) == view.coverage.records + wide
    for code in codes:
        for language in ("zh", "en"):
            said = view.amount(code, language)
            assert (said == "—") == bool(blank[code])
            assert ("0" in said and not set(said) & set("123456789")) <= (view.values[code] == 0)
            assert view.name(code, language) and view.name(code, language, short=True)


@EVERY
def test_every_metric_answers_every_kind_of_selection(metric, atlas):
    codes = list(atlas.tables.counties.index)
    for selection in selections(metric):
        view = atlas.view(selection)
        check(view, codes)
        assert view.selection == selection
        assert view.charts_metric.kind in ("ledger", "active", "indicator")


@EVERY
def test_every_metric_has_a_figure_and_classes(metric, atlas):
    view = atlas.view(Selection(metric=metric.key))
    assert view.coverage.counties > 0
    assert view.breaks.bins
    assert math.isfinite(view.values.dropna().iloc[0])


@EVERY
def test_answers_are_the_same_twice(metric, atlas):
    one, two = (atlas.view(Selection(metric=metric.key)) for _ in range(2))
    assert one.values.equals(two.values) and one.series.equals(two.series)
    assert one.mix.equals(two.mix) and one.order == two.order and one.code == two.code
