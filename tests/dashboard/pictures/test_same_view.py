"""Screen and picture take the same View: the same values, classes, colours and words."""

from __future__ import annotations

import pytest

from dashboard import titles
from dashboard import words as words_parts
from dashboard.drawing import plotly
from dashboard.look import fonts, theme
from dashboard.words import classes
from geodata.registry.metrics import METRICS
from geodata.wording import sentence
from tests.dashboard.pictures.shown import (
    drawn,
    fills,
    named,
    painted,
    picture,
    svg,
    words,
    written,
)

pytestmark = pytest.mark.drawing

LIGHT, DARK = theme.LIGHT, theme.DARK


def screen_colours(view, palette: theme.Palette) -> dict[str, str]:
    """What the style sheet paints for the steps that the page sends."""
    ramp = {-1: palette.nodata, 0: palette.zero}
    ramp |= dict(enumerate(palette.colours(view.ramp), start=1))
    steps = plotly.map_data(view, "zh")["steps"]
    return {str(c): ramp[s].lower() for c, s in zip(view.values.index, steps, strict=True)}


@pytest.mark.parametrize("metric", METRICS)
def test_map_legend_and_ranking_are_those_of_the_screen(metric: str) -> None:
    query = f"metric={metric}"
    view, sheet = picture("map.svg", query).view, drawn("map", query)
    colours, codes = screen_colours(view, LIGHT), [str(code) for code in view.values.index]
    assert painted(sheet, "county") == colours
    assert written(sheet, "value") == {c: words_parts.label_value(view, c, "zh") for c in codes}
    assert set(written(sheet, "name").items()) <= {
        (c, view.name(c, "zh", short=True)) for c in codes
    }
    rows, said = classes(view, "zh"), [text.get_text() for text in sheet.texts()]
    assert not fonts.missing("".join(said)), "every sign can be drawn"
    assert all(row.label in said for row in rows)
    assert sum(row.count for row in rows) == 19
    assert {colours[c] for c in codes} <= set(painted(sheet, "class").values())
    bars = drawn("ranking", query)
    known = [code for code in codes if view.values[code] > 0]
    assert {c: painted(bars, "bar")[c] for c in known} == {c: colours[c] for c in known}
    for code, text in written(bars, "number").items():
        assert text.removeprefix("≥").startswith(view.number(code, "zh"))


def test_the_file_holds_what_was_drawn() -> None:
    root = svg("metric=grants")
    assert fills(root, "county") == painted(drawn("map", "metric=grants"), "county")
    assert named(root, "value") == written(drawn("map", "metric=grants"), "value")


def test_dark_takes_the_dark_palette() -> None:
    query = "metric=gdp&theme=dark"
    assert fills(svg(query), "county") == screen_colours(picture("map.svg", query).view, DARK)


def test_words_over_the_map_are_those_of_the_page() -> None:
    view = picture("map.svg", "metric=pm25").view
    found = words(svg("metric=pm25"))
    said, told = "".join(found), sentence.sentence(view, "zh")
    halves = [(first + second, f"{first} {second}") for first in found for second in ("", *found)]
    assert any(told in joined for joined in halves)  # in one line or in two
    assert sentence.subtitle(view, "zh") in said
    assert sentence.coverage(view, "zh") in said


def test_the_trend_has_the_bars_of_the_screen() -> None:
    """Projects of 2019 by hand: 38 reported beside 33 firm ones make 71."""
    view, root = picture("trend.svg", "metric=projects").view, svg("metric=projects", "trend")
    firm, reported = plotly.trend(view, "zh")["data"]
    shown = fills(root, "firm")
    assert set(shown) == {str(y) for y, v in zip(firm["x"], firm["y"], strict=True) if v}
    assert set(fills(root, "reported")) == {
        str(y) for y, v in zip(reported["x"], reported["y"], strict=True) if v
    }
    row = view.series.set_index("year").loc[2019]
    assert (row["firm"], row["reported"]) == (33, 38)


def test_sectors_are_those_of_the_screen() -> None:
    view, root = picture("sectors.svg", "metric=grants").view, svg("metric=grants", "sectors")
    assert set(fills(root, "sector")) == set(view.mix["sector"])
    assert named(root, "amount")["tourism"] == "1,070 万元（5 条记录）"
    assert named(root, "amount")["agriculture"] == "—（1 条记录）", "a blank is not a zero"


def test_the_matrix_has_34_pairs_and_never_a_map() -> None:
    root = svg("", "pairing")
    assert len(fills(root, "pair")) == 34
    assert not fills(root, "county")
    assert not [key for key in fills(root, "pair") if key.endswith("500116")], "江津 has none"
    assert len(fills(root, "own")) == 19
    assert fills(root, "pair")["anhui-500112"] == LIGHT.card, "no published record"
    assert named(root, "records")["tianjin-500101"] == "34"


def test_a_chosen_county_a_pinned_release_and_the_code_are_printed() -> None:
    wanted = picture("map.svg", "county=500101&release=r1")
    said = words(svg("county=500101&release=r1"))
    assert f"图号 {wanted.view.code}" in said and "数据版本 r1（2026-11-24）" in said
    assert any("GS(2024)0650号" in line for line in said)


def test_charts_without_a_map_name_no_base_map() -> None:
    for chart in ("ranking", "trend", "sectors", "pairing"):
        assert not [line for line in words(svg("", chart)) if "审图号" in line]


def test_trend_of_pairs_tells_coverage_of_what_it_shows() -> None:
    """Rule 3: the trend of pairs shows projects, so its foot must count project records."""
    said = words(svg("", "trend"))
    projects = picture("trend.svg", "metric=projects").view
    assert sentence.coverage(projects, "zh") in said
    assert titles.headline("trend", picture("trend.svg").view, "zh").startswith("有据可查的项目")
