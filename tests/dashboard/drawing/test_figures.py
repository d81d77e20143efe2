"""What Plotly is given: one fixed map, a small part that changes, charts that equal the View."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from plotly.io.json import to_json_plotly

from dashboard import words
from dashboard.drawing import plotly
from dashboard.look import theme
from dashboard.pages.map.page import Site
from geodata.atlas import Atlas
from geodata.query.codec import read
from geodata.registry.metrics import METRICS
from geodata.view import View

pytestmark = pytest.mark.thorough

URLS = {"counties": "/static/counties.geojson", "land": "/static/land.geojson"}
LANGUAGES = ("zh", "en")
#: Bytes of the part of the map that travels with every update.
LIMIT = 6_000
HOSTILE = '<img src=x onerror=alert(1)> & "<b>'


@pytest.fixture(scope="module")
def base(site: Site) -> dict[str, Any]:
    return plotly.map_base(site.boundaries, URLS)


@pytest.fixture(scope="module")
def hostile(site: Site) -> Atlas:
    """The atlas with mark-up in every text of the tables that reaches the page."""
    tables = site.atlas.tables
    counties = tables.counties.copy()
    for column in ("name_zh", "short_zh", "name_en"):
        counties.loc["500101", column] = HOSTILE
    return Atlas(replace(tables, counties=counties), site.atlas.areas)


def view_of(atlas: Atlas, query: str) -> View:
    return atlas.view(read(query, atlas.scope, strict=True).selection)


def trace(base: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = base["data"][plotly.TRACES.index(name)]
    return found


# The fixed part


def test_the_map_has_ten_traces_in_a_known_order(base: dict[str, Any]) -> None:
    assert len(plotly.TRACES) == 10
    assert [t["name"] for t in base["data"]] == list(plotly.TRACES)
    assert [t["uid"] for t in base["data"]] == list(plotly.TRACES)
    assert {t["type"] for t in base["data"]} == {"choropleth", "scattergeo"}


def test_the_script_names_the_same_traces() -> None:
    from dashboard.delivery.assets import FOLDER

    script = (FOLDER / "map" / "map.js").read_text(encoding="utf-8")
    (listed,) = re.findall(r"TRACE = \{(.*?)\}", script)
    assert {k.strip(): int(v) for k, v in (p.split(":") for p in listed.split(","))} == {
        name: n for n, name in enumerate(plotly.TRACES)
    }


def test_shapes_come_by_address_never_inside(base: dict[str, Any]) -> None:
    shapes = [t for t in base["data"] if t["type"] == "choropleth"]
    assert {t["geojson"] for t in shapes} == set(URLS.values())
    assert all(t["featureidkey"] == "id" for t in shapes)
    text = json.dumps(base)
    assert "FeatureCollection" not in text
    assert "coordinates" not in text
    assert "Polygon" not in text


def test_the_map_names_no_other_host(base: dict[str, Any]) -> None:
    assert "//" not in json.dumps(base)
    assert plotly.CONFIG["showSendToCloud"] is False
    assert plotly.CONFIG["displayModeBar"] is False


def test_counties_lie_in_river_order_with_a_label_each(base: dict[str, Any], site: Site) -> None:
    codes = list(site.atlas.tables.counties.index)
    assert trace(base, "counties")["locations"] == codes
    assert list(site.boundaries.labels.index) == codes
    labels = trace(base, "labels")
    assert len(labels["lon"]) == len(labels["lat"]) == len(labels["text"]) == len(codes) == 19


def test_exteriors_turn_clockwise(site: Site) -> None:
    """The other way round a polygon would flood the canvas (d3's winding)."""
    for name in ("counties", "land"):
        data = _shapes(site)[name]
        assert data["features"]
        for feature in data["features"]:
            geometry = feature["geometry"]
            polygons = (
                geometry["coordinates"]
                if geometry["type"] == "MultiPolygon"
                else [geometry["coordinates"]]
            )
            for rings in polygons:
                assert _turn(rings[0]) < 0, (name, feature["id"])


def _shapes(site: Site) -> dict[str, Any]:
    from dashboard.delivery.geometry import land

    counties = site.boundaries.geojson("counties")
    return {"counties": json.loads(counties), "land": json.loads(land(site.boundaries))}


def _turn(ring: list[list[float]]) -> float:
    """Twice the signed area: below 0 for clockwise rings."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)


def test_the_view_is_conic_equal_area_and_holds_all_counties(
    base: dict[str, Any], site: Site
) -> None:
    geo = base["layout"]["geo"]
    assert geo["projection"]["type"] == "conic equal area"
    assert geo["projection"]["minscale"] == 1  # zooming out shows nothing but emptiness
    west, south, east, north = site.boundaries.counties.total_bounds
    assert geo["lonaxis"]["range"][0] < west < east < geo["lonaxis"]["range"][1]
    assert geo["lataxis"]["range"][0] < south < north < geo["lataxis"]["range"][1]
    assert geo["visible"] is False  # nothing of Plotly's own world map


def test_the_main_stem_is_one_line_with_a_casing(base: dict[str, Any]) -> None:
    river, casing = trace(base, "river"), trace(base, "casing")
    assert river["lon"] == casing["lon"]
    assert None not in river["lon"]
    assert casing["line"]["width"] > river["line"]["width"]
    assert river["line"]["color"] == theme.LIGHT.river


def test_layers_lie_in_the_order_of_the_picture() -> None:
    order = plotly.TRACES
    assert order.index("land") < order.index("counties") < order.index("selected")
    assert order.index("casing") < order.index("river") < order.index("labels")


# The part that changes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", METRICS)
def test_the_part_that_changes_equals_the_view(metric: str, language: Any, site: Site) -> None:
    view = view_of(site.atlas, f"metric={metric}&county=420527")
    data = plotly.map_data(view, language)
    codes = [str(c) for c in view.counties.index]
    assert data["ramp"] == METRICS[metric].ramp
    assert data["ramp"] in theme.LIGHT.ramps
    assert data["steps"] == view.steps.tolist()
    assert [s == -1 for s in data["steps"]] == view.values.isna().tolist()
    assert [line.split("<br>")[0] for line in data["labels"]] == [
        view.name(c, language, short=True) for c in codes
    ]
    assert [line.endswith("<br>—") for line in data["labels"]] == view.values.isna().tolist()
    assert data["dotted"] == [c for c in codes if "borrowed" in view.flags[c]]
    assert data["selected"] == ["420527"]
    for code, line in zip(codes, data["hover"], strict=True):
        assert line.startswith(f"<b>{view.name(code, language)}</b><br>")
    assert len(to_json_plotly(data).encode()) <= LIMIT


def test_nothing_selected_is_an_empty_list(site: Site) -> None:
    assert plotly.map_data(view_of(site.atlas, ""), "zh")["selected"] == []


def test_a_minimum_is_marked_on_the_map(site: Site) -> None:
    view = view_of(site.atlas, "metric=projects")
    labels = dict(zip(view.counties.index, plotly.map_data(view, "zh")["labels"], strict=True))
    assert labels["500101"] == "万州<br>≥152"
    assert labels["420506"] == "夷陵<br>93"
    assert labels["500116"] == "江津<br>—"


@pytest.mark.parametrize(
    ("query", "code", "zh", "en"),
    [
        ("", "500116", "0（规划未明确支援方）", "0 (no supporter named in the plan)"),
        ("metric=grants", "500116", "没有公开数字", "No published figure"),
        ("metric=grants&province=hubei", "500101", "不在所选省市", "outside the chosen province"),
        ("metric=projects", "500101", "至少 152 个", "at least 152"),
        ("metric=active_supporters", "500101", "4/7 个", "4/7"),
        ("metric=pm25", "500102", "34 μg/m³（2021 年；非当年数）", None),
    ],
)
def test_figure_lines(query: str, code: str, zh: str, en: str | None, site: Site) -> None:
    view = view_of(site.atlas, query)
    assert words.figure_line(view, code, "zh") == zh
    if en is not None:
        assert words.figure_line(view, code, "en") == en


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_no_markup(language: Any, hostile: Atlas) -> None:
    """Plotly reads labels, hover text and trace names as mark-up of its own."""
    view = view_of(hostile, "metric=gdp&county=500101")
    data = plotly.map_data(view, language)
    names = [str(t["name"]) for t in plotly.trend(view, language)["data"]]
    for line in (*data["labels"], *data["hover"], *names):
        assert set(re.findall(r"<[^>]*>?", line)) <= {"<b>", "</b>", "<br>"}
    assert any(HOSTILE in unescape(line) for line in data["hover"])


# The trend


LEDGER = [m.key for m in METRICS.values() if m.adds_up]
LEVELS = [m.key for m in METRICS.values() if m.has_own_year]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", LEDGER)
def test_trend_bars_add_up_to_the_view(metric: str, language: Any, site: Site) -> None:
    view = view_of(site.atlas, f"metric={metric}")
    dated = view.series[view.series["year"] > 0]
    firm, reported = plotly.trend(view, language)["data"]
    assert firm["x"] == reported["x"] == dated["year"].tolist()
    scale = view.charts_metric.unit.scale(float((dated["firm"] + dated["reported"]).max()))
    for bar, column in ((firm, "firm"), (reported, "reported")):
        shown = sum(bar["y"]) * scale.divide(language)
        assert shown == pytest.approx(float(dated[column].sum()), rel=1e-3, abs=1e-3)


def test_trend_of_projects_is_every_dated_project(site: Site) -> None:
    """1,989 is the plan's; the ledger's are the sum over counties, the area and undated rows."""
    view = view_of(site.atlas, "metric=projects")
    firm, reported = plotly.trend(view, "zh")["data"]
    undated = view.series[view.series["year"] == 0][["firm", "reported"]].to_numpy().sum()
    wide = view.area_wide.value if view.area_wide else 0
    assert sum(firm["y"]) + sum(reported["y"]) + undated == view.values.sum() + wide


def test_years_outside_the_filter_are_pale(site: Site) -> None:
    view = view_of(site.atlas, "metric=projects&years=2014-2020")
    for bar in plotly.trend(view, "zh")["data"]:
        for year, opacity in zip(bar["x"], bar["marker"]["opacity"], strict=True):
            assert (opacity == 1) == (2014 <= year <= 2020)


def test_a_gap_is_a_gap(site: Site) -> None:
    """Years without a row have no bar, rather than a bar of 0."""
    view = view_of(site.atlas, "metric=grants")
    firm, reported = plotly.trend(view, "zh")["data"]
    assert 2009 not in firm["x"]
    assert all(a + b > 0 for a, b in zip(firm["y"], reported["y"], strict=True))
    assert plotly.trend(view, "zh")["layout"]["xaxis"]["range"][0] < min(firm["x"])


@pytest.mark.parametrize("metric", LEVELS)
def test_lines_join_one_source_or_method_only(metric: str, site: Site) -> None:
    view = view_of(site.atlas, f"metric={metric}&county=500101")
    found = plotly.trend(view, "zh")["data"]
    assert len(found) == view.series.groupby(["adcode", "line"]).ngroups
    assert sum(len(t["x"]) for t in found) == len(view.series)
    red = [t for t in found if t["line"]["color"] == theme.LIGHT.cinnabar]
    assert {t["name"] for t in red} <= {"万州"}
    assert found[len(found) - len(red) :] == red  # the selected county is drawn last


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", LEVELS)
def test_lines_have_the_scale_of_the_title(metric: str, language: Any, site: Site) -> None:
    """The title names CNY bn or 亿元; the numbers must be these."""
    view = view_of(site.atlas, f"metric={metric}")
    drawn = max(max(t["y"]) for t in plotly.trend(view, language)["data"])
    scale = view.metric.unit.scale(float(view.series["value"].max()))
    assert drawn == pytest.approx(float(view.series["value"].max()) / scale.divide(language), 1e-3)


@pytest.mark.parametrize("metric", METRICS)
def test_a_trend_without_figures_is_still_a_chart(metric: str, site: Site) -> None:
    view = view_of(site.atlas, f"metric={metric}")
    empty = replace(view, series=view.series.head(0))
    figure = plotly.trend(empty, "zh")
    assert json.loads(to_json_plotly(figure))["layout"]["xaxis"]["range"]


@pytest.mark.parametrize("metric", METRICS)
def test_trends_are_light(metric: str, site: Site) -> None:
    figure = plotly.trend(view_of(site.atlas, f"metric={metric}"), "zh")
    assert len(to_json_plotly(figure).encode()) <= 4 * LIMIT
