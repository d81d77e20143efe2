"""Embeds: what they draw is the View's, in words and classes, for every metric; hostile input."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely

from dashboard import titles, words
from dashboard.drawing import axis, labels
from dashboard.drawing import matrix as matrix_parts
from dashboard.drawing import shapes as geometry
from dashboard.embed import options, page, scene
from dashboard.embed.options import Options
from dashboard.embed.page import Addresses
from dashboard.site import Site
from geodata.analyses.pairing import matrix
from geodata.errors import UnknownKey
from geodata.registry import sectors
from geodata.registry.charts import CHARTS
from geodata.registry.metrics import METRICS
from geodata.selection import Selection
from geodata.view import View

pytestmark = pytest.mark.thorough

ASSETS = Path(__file__).parents[3] / "assets"
ADDRESSES = Addresses(style="/embed.css", script="/embed-chart.js")
WANZHOU, JIANGJIN, WUSHAN, KAIZHOU = "500101", "500116", "500237", "500154"
VOID = re.compile(r"<(meta|link|input)([^>]*)>")
BARE = re.compile(r" (defer|disabled|selected|data-mark)(?=[ >])(?!=)")

Show = Callable[..., ET.Element]
Ask = Callable[[str], View]


@pytest.fixture(scope="module")
def write(site: Site) -> Callable[[str, str], str]:
    return lambda chart, query="": page.embed(site, chart, query, ADDRESSES)[0]


@pytest.fixture(scope="module")
def show(write: Callable[[str, str], str]) -> Show:
    """The document of an embed as a tree; it must be well formed."""

    def tree(chart: str, query: str = "") -> ET.Element:
        text = VOID.sub(r"<\1\2/>", write(chart, query).removeprefix("<!DOCTYPE html>"))
        return ET.fromstring(BARE.sub(r' \1=""', text))

    return tree


@pytest.fixture(scope="module")
def ask(site: Site) -> Ask:
    return lambda query: site.atlas.view(site.read(query)[1].selection)


def having(tree: ET.Element, **named: str) -> list[ET.Element]:
    """Elements with these attributes; `class_` matches one of the classes."""

    def fits(one: ET.Element) -> bool:
        for key, value in named.items():
            found = one.get(key.rstrip("_").replace("_", "-"))
            if found is None or value not in (found.split() if key == "class_" else [found]):
                return False
        return True

    return [one for one in tree.iter() if fits(one)]


def text(one: ET.Element) -> str:
    return "".join(one.itertext())


def steps(tree: ET.Element, name: str) -> dict[str, int]:
    return {
        one.get("data-county", ""): int(one.get("data-step", ""))
        for one in having(tree, class_=name)
    }


# The same as the View -----------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("metric", METRICS)
def test_map_and_ranking_show_the_classes_and_numbers_of_the_view(show, ask, metric, language):
    query = f"metric={metric}&lang={language}"
    view, drawn, listed = ask(query), show("map", query), show("ranking", query)
    expected = {str(code): int(step) for code, step in view.steps.items()}
    assert steps(drawn, "county") == steps(listed, "row") == expected
    assert having(drawn, id="embed")[0].get("data-ramp") == METRICS[metric].ramp
    values = [text(one) for one in having(having(drawn, class_="labels")[0], class_="value")]
    assert values == [words.label_value(view, str(code), language) for code in view.values.index]
    assert [one.get("data-county") for one in having(listed, class_="row")] == list(view.order)
    for code in view.order:
        (path,) = having(drawn, class_="county", data_county=code)
        said = text(path)
        assert view.name(code, language) in said
        assert words.figure_line(view, code, language) in said
    dotted = sum("borrowed" in flags for flags in view.flags)
    assert len(having(drawn, class_="dotted")) == dotted


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("metric", METRICS)
def test_every_chart_of_every_metric_has_its_headline(show, ask, chart, metric):
    tree = show(chart, f"metric={metric}")
    title = text(having(tree, id="headline")[0])
    assert title and title == titles.headline(chart, ask(f"metric={metric}"), "zh")
    assert next(tree.iter("title")).text.startswith(title)
    assert "数据版本 r1" in text(next(tree.iter("footer")))


def test_the_default_map_by_hand(show):
    tree = show("map")
    # pairing.csv: 万州 7, 巫山 4, 江津 none.
    by = {one.get("data-county"): text(one) for one in having(tree, class_="county")}
    assert len(by) == 19
    assert by[WANZHOU] == "万州区，7 个，第 1 位（有数字的 19 个中）"
    assert by[JIANGJIN].startswith("江津区，0（规划未明确支援方）")
    legend = [text(one) for one in having(tree, class_="class")]
    assert legend == ["71 个", "41 个", "31 个", "25 个", "110 个", "0 未明确1 个"]
    foot = text(next(tree.iter("footer")))
    assert "GS(2024)0650号" in foot and "19 个县（区）中 19 个有数字" in foot


def test_a_blank_is_its_own_class_and_never_a_zero(show):
    tree = show("map", "metric=projects")
    (path,) = having(tree, class_="county", data_county=KAIZHOU)  # no row in the ledger
    assert path.get("data-step") == "-1" and "没有公开数字" in text(path)
    assert "— 没有公开数字" in text(having(tree, class_="class", data_step="-1")[0])
    (row,) = having(show("ranking", "metric=projects"), class_="row", data_county=KAIZHOU)
    assert text(row) == "开州—"
    assert "全库区、不能分到县（区）：2 个" in text(next(tree.iter("footer")))


def test_the_chosen_county_is_outlined_and_read_out(show):
    tree = show("map", f"county={WANZHOU}")
    outline = having(tree, class_="chosen")[0].get("d")
    assert outline == having(tree, class_="county", data_county=WANZHOU)[0].get("d")
    assert text(having(tree, class_="readout")[0]).startswith("万州区，7 个")
    assert having(show("map"), class_="chosen")[0].get("d") is None
    rows = having(show("ranking", f"county={WANZHOU}"), class_="chosen")
    assert [one.get("data-county") for one in rows] == [WANZHOU]


def bars(tree: ET.Element) -> dict[str, tuple[float, float]]:
    """Heights of the firm and the reported part of each year, in per cent of the plot."""
    found = {}
    for year in having(tree, class_="year"):
        tall = {
            part: sum(float(one.get("height", "")) for one in having(year, class_=part))
            for part in ("firm", "reported")
        }
        found[year.get("aria-label", "")[:4]] = (tall["firm"], tall["reported"])
    return found


def test_bars_of_the_trend_are_as_high_as_the_series(show, ask):
    view = ask("metric=projects")
    found = bars(show("trend", "metric=projects"))
    top = max(axis.figures(0, float((view.series["firm"] + view.series["reported"]).max())).ticks)
    dated = view.series[view.series["year"] > 0]
    assert list(found) == [str(year) for year in dated["year"]]
    for row in dated.itertuples():
        expected = (row.firm / top * 100, row.reported / top * 100)
        assert found[str(row.year)] == pytest.approx(expected, abs=0.01)
    # README of the data: 64 default rows say 2022 by report; the bar has no gap filled in 2007.
    assert "2007" not in found
    assert "年份不详 / 跨年 22 个" in text(having(show("trend"), class_="chart-note")[0])


def test_a_trend_of_levels_joins_one_source_only(show, ask):
    view = ask("metric=gdp")
    tree = show("trend", f"metric=gdp&county={WANZHOU}")
    lines = having(tree, class_="county-line")
    assert len(lines) == view.series["adcode"].nunique()
    drawn = {one.get("data-county"): len(having(one, class_="line")) for one in lines}
    counted = view.series.groupby("adcode")["line"].nunique()
    assert drawn == {str(code): int(n) for code, n in counted.items()}
    assert lines[-1].get("data-county") == WANZHOU  # over the others


def test_trend_and_sectors_of_pairs_are_those_of_projects(show):
    for chart in ("trend", "sectors"):
        tree = show(chart)
        assert "有据可查的项目" in text(having(tree, id="headline")[0])
        assert "204 条记录" in text(
            next(tree.iter("footer"))
        )  # 206 default rows, 2 of the whole area
        link = having(having(tree, class_="full")[0], target="_blank")[0]
        assert link.get("href") == "/"  # the view that was asked for, not what stands in for it
    # without per head: the bars are amounts
    assert text(
        having(show("trend", "metric=grants&normalise=per_10k"), class_="subtitle")[0]
    ).startswith("无偿援助资金，按年（万元）")


def test_sector_bars_are_the_mix_of_the_view(show, ask):
    view = ask("metric=projects")
    rows = having(show("sectors", "metric=projects&sectors=tourism"), class_="row")
    assert len(rows) == len(sectors.GROUPS) == 5
    for row, value, records in zip(rows, view.mix["value"], view.mix["records"], strict=True):
        assert f"{value:g} 个" in text(row) and f"{records} 条记录" in text(row)
    assert [("chosen" in one.get("class", "").split()) for one in rows] == [True, *[False] * 4]
    assert "该指标不分产业领域" in text(show("sectors", "metric=gdp"))


def test_the_matrix_of_pairs(show, site):
    tree = show("pairing")
    found = matrix.matrix(site.atlas, Selection())
    kinds = {
        name: len(having(next(tree.iter("table")), class_=name)) for name in matrix_parts.KINDS
    }
    # 34 pairs, 25 with records; Hubei's 4 and Chongqing's 15; jiangsu for 夷陵 beside the plan.
    assert kinds == {"documented": 25, "silent": 9, "own": 19, "beside": 1}
    assert matrix_parts.kind_of(found, "jiangsu", "420506") == "beside"
    assert matrix_parts.kind_of(found, "beijing", WANZHOU) == ""
    rows = {
        text(row[0]): [text(cell) for cell in row[1:]] for row in tree.iter("tr") if len(row) == 20
    }
    assert len(rows) == 1 + 31 + 1
    assert rows["支援方"][0] == "江津" and rows["支援方"][-1] == "夷陵"
    assert rows["结对数"] == [
        "0",
        "1",
        "1",
        "1",
        "1",
        "2",
        "1",
        "2",
        "2",
        "7",
        "1",
        "1",
        "1",
        "1",
        "4",
        "1",
        "2",
        "2",
        "3",
    ]
    assert rows["天津"].count("") == 18 and rows["天津"][9] == "34"
    assert "34 对，其中 25 对有公开记录" in text(having(tree, class_="note")[0])
    assert [text(one) for one in having(tree, scope="rowgroup")] == [
        "省（区、市）",
        "大城市",
        "本省（市）",
    ]


def test_filters_reach_the_matrix(show):
    tree = show("pairing", "metric=active_supporters&province=hubei&sectors=tourism")
    table = next(tree.iter("table"))
    # hubei: 3 + 2 + 2 + 1 pairs
    assert len(having(table, class_="documented") + having(table, class_="silent")) == 8


# Options ------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", options.THEMES)
def test_themes(show, theme):
    assert show("map", f"theme={theme}").get("data-theme") == theme


def test_without_interaction_there_is_no_script(show):
    assert [one.get("src") for one in show("map").iter("script")] == ["/embed-chart.js"]
    still = show("map", "interactive=0&controls=1")
    assert not list(still.iter("script"))
    assert list(still.iter("form")) and not having(still, data_hint="")


def test_without_title_measure_and_unit_stay(show):
    tree = show("map", "metric=grants&title=0")
    assert having(tree, id="headline")[0].get("class") == "visually-hidden"
    assert text(having(tree, class_="subtitle")[0]).startswith("无偿援助资金（万元）")


def test_the_form_says_the_view_and_carries_the_rest(show):
    query = "metric=projects&sectors=tourism,agriculture&years=2012-2014&province=hubei&tier=1,2&lang=en&theme=dark&controls=1"
    (form,) = show("ranking", query).iter("form")
    assert (form.get("method"), form.get("action")) == ("GET", "/embed/ranking")
    said = {}
    for select in form.iter("select"):
        (chosen,) = having(select, selected="")
        said[select.get("name")] = (chosen.get("value"), text(chosen))
    assert said == {
        "metric": ("projects", "Documented projects"),
        "sectors": ("tourism,agriculture", "2 sectors"),
        "years": ("2012-2014", "2012–2014"),
        "province": ("hubei", "Hubei"),
    }
    hidden = {one.get("name"): one.get("value") for one in having(form, type="hidden")}
    assert hidden == {"tier": "1,2", "lang": "en", "controls": "1", "theme": "dark"}
    assert len(list(form.iter("button"))) == 1


def test_what_does_not_apply_is_disabled_with_its_reason(show):
    (form,) = show("map", "metric=gdp&controls=1").iter("form")
    (box,) = having(form, name="sectors")
    assert box.get("disabled") == "" and "不按此项筛选" in box.get("title", "")
    (form,) = show("map", "controls=1").iter("form")  # a choice moves to the active supporters
    assert having(form, name="years")[0].get("disabled") is None


def test_search_knows_old_names_and_pinyin(show):
    tree = show("map", "search=1")
    (place,) = [one for one in having(tree, id="places")[0] if one.get("data-county") == KAIZHOU]
    assert {"开州区", "开州", "开县", "kaizhou", "kzq"} <= set(place.get("data-terms", "").split())
    assert having(tree, name="county")[0].get("list") == "places"
    assert not having(show("sectors", "search=1"), name="county")  # no county there


@pytest.mark.parametrize(
    ("query", "notices"),
    [
        ("", 0),
        ("controls=2", 1),
        ("theme=pink&title=yes", 2),
        ("metric=nope", 1),
        ("years=1900&metric=grants", 1),
        ("nonsense=1", 1),
        ("utm_source=mail", 0),
        ("controls=1&controls=0", 0),
    ],
)
def test_wrong_values_are_mended_with_a_quiet_line(show, query, notices):
    found = having(show("map", query), class_="notices")
    assert sum(len(list(box)) for box in found) == notices


@pytest.mark.parametrize("number", ["渝S(2026)012号", "GS<b>&1"])
def test_the_publisher_s_number_stands_before_that_of_the_base_map(show, number):
    from urllib.parse import quote

    query = f"metric=grants&number={quote(number)}"
    said = [text(one) for one in next(show("map", query).iter("footer"))]
    assert said[-2].startswith(f"审图号：{number}；底图：天地图，底图审图号 GS(2024)0650号")
    assert number not in text(next(show("ranking", query).iter("footer")))


@pytest.mark.parametrize("number", ["1" * 41, "🐼", "\u202e1"])
def test_a_number_that_no_picture_would_print_is_left_out_and_said(show, number):
    from urllib.parse import quote

    tree = show("map", f"metric=grants&number={quote(number)}")
    assert "未采用。" in text(having(tree, class_="notices")[0])
    assert "审图号：1" not in text(next(tree.iter("footer")))


@pytest.mark.parametrize("chart", CHARTS)
def test_the_figure_code_is_that_of_the_picture_and_proves_itself(show, ask, chart):
    query = "metric=grants&years=2014-2020"
    view = ask(query)
    (link,) = having(show(chart, f"{query}&controls=1"), class_="figure-code")
    assert text(link) == f"图号 {view.code}"
    assert link.get("href") == f"/v/{view.code}?metric=grants&years=2014-2020&release=r1"


def test_an_address_reads_as_it_is_written():
    numbered = options.address("map", Selection(), Options(number="渝S(2026)012号"))
    assert numbered == "/embed/map?number=%E6%B8%9DS%282026%29012%E5%8F%B7"
    assert options.read(numbered.partition("?")[2]).options.number == "渝S(2026)012号"
    asked = options.read("metric=grants&theme=dark&years=2014-2020&title=0&search=1")
    assert asked.selection == "metric=grants&years=2014-2020"
    assert asked.options == Options(theme="dark", title=False, search=True)
    written = options.address("map", Selection(metric="grants"), asked.options)
    assert written == "/embed/map?metric=grants&search=1&theme=dark&title=0"
    assert options.read(written.partition("?")[2]).options == asked.options
    assert options.address("trend", Selection()) == "/embed/trend"


def test_an_unknown_release_is_refused_not_mended(write):
    with pytest.raises(UnknownKey):
        write("map", "release=r9")


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "\u202eevil",
        "x" * 10_000,
    ],
)
def test_hostile_values_come_out_as_text(show, chart, hostile):
    from urllib.parse import quote

    for key in ("metric", "county", "theme", "lang", "x"):
        tree = show(chart, f"{key}={quote(hostile)}&controls=1&search=1")
        assert len(list(tree.iter("script"))) == 1 and not list(tree.iter("img"))
        assert not [k for one in tree.iter() for k in one.attrib if k.startswith("on")]
        assert len(text(next(tree.iter("main")))) < 20_000


def test_hostile_names_in_the_data_come_out_as_text(site, ask):
    """A package whose county is called <b>: nothing of it becomes markup."""
    view = ask("metric=projects")
    counties = view.counties.copy()
    counties.loc[WANZHOU, ["name_zh", "short_zh"]] = '<b onclick="x">&'
    from dataclasses import replace

    evil = replace(view, counties=counties)
    for chart in ("map", "ranking", "trend"):
        shown = scene.EmbedScene(
            site=site, chart=chart, view=evil, selection=view.selection, options=Options()
        )
        told = page._document(shown, ADDRESSES)
        assert "<b onclick" not in told
        assert chart == "trend" or "&lt;b onclick=" in told


def test_english_embeds_hold_no_chinese(show, site):
    for chart in CHARTS:
        for query in ("metric=projects", "metric=gdp", ""):
            tree = show(chart, f"{query}&lang=en&controls=1&search=1")
            places = having(tree, id="places")
            terms = {id(one) for box in places for one in box.iter()}
            said = [
                value
                for one in tree.iter()
                for key, value in [*one.items(), ("", one.text), ("", one.tail)]
                if value and not (id(one) in terms and key == "data-terms")
            ]
            chinese = [s for s in said if re.search("[\u4e00-\u9fff]", s.replace("0650号", ""))]
            assert chinese == []


# Geometry, labels, axes ---------------------------------------------------------------------


def rings(data: str) -> list[list[tuple[int, int]]]:
    """Corners of path data, read back."""
    found = []
    for part in re.findall(r"M[^M]+", data):
        numbers = [int(n) for n in re.findall(r"-?\d+", part)]
        points = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        found.append(points)
    return found


def test_path_data_are_the_counties_within_half_a_unit(site):
    shapes = geometry.shapes(site.boundaries)
    assert list(shapes.counties) == list(site.boundaries.counties.index)
    areas = site.boundaries.areas_km2()
    for code, data in shapes.counties.items():
        outer, *holes = sorted(rings(data), key=len, reverse=True)
        drawn = shapely.Polygon(outer, holes)
        assert drawn.area * (geometry.UNIT / 1000) ** 2 == pytest.approx(areas[code], rel=0.002)
        assert shapely.hausdorff_distance(drawn, shapes.outlines[code]) < 1
    box = np.array(
        [point for data in shapes.counties.values() for ring in rings(data) for point in ring]
    )
    assert box.min() >= 0 and (box.max(axis=0) <= (shapes.width, shapes.height)).all()


def test_neighbours_share_their_corners(site):
    shapes = geometry.shapes(site.boundaries)
    wushan, fengjie = (
        {point for ring in rings(shapes.counties[code]) for point in ring}
        for code in (WUSHAN, "500236")
    )
    assert len(wushan & fengjie) > 20


def layout_of(view: View, shapes: geometry.Shapes, language: str) -> dict[str, labels.Label]:
    texts = tuple(
        (
            str(c),
            view.name(str(c), language, short=True),
            words.label_value(view, str(c), language),
        )
        for c in view.values.index
    )
    return labels.labels(shapes, texts)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("metric", ["supporters", "grants", "gdp", "population_resident"])
def test_labels_neither_touch_nor_leave_their_county(site, ask, metric, language):
    shapes = geometry.shapes(site.boundaries)
    laid = layout_of(ask(f"metric={metric}"), shapes, language)
    for width in labels.LADDER:
        seen = max(width, labels.NARROWEST)
        size, scale = (
            labels.at(labels.SIZES, seen),
            (seen - 2 * labels.at(labels.PADDING, seen)) / shapes.width,
        )
        boxes = []
        for code, label in laid.items():
            if label.value_from is None or label.value_from > width:
                continue
            lines = [
                label.value,
                *([label.name] if label.name_from is not None and label.name_from <= width else []),
            ]
            right, down = label.asides.get(width, labels.HERE)
            x = shapes.labels[code][0] * shapes.width * scale + right * size
            y = shapes.labels[code][1] * shapes.height * scale + down * size
            half = max(map(labels.ems, lines)) * size / 2, len(lines) * size / 2
            boxes.append(shapely.box(x - half[0], y - half[1], x + half[0], y + half[1]))
            assert shapes.outlines[code].contains(shapely.Point(x / scale, y / scale)), (
                width,
                label,
            )
        tree = shapely.STRtree(boxes)
        one, other = tree.query(boxes, predicate="intersects")
        assert (one == other).all(), width
        assert len(boxes) >= 16  # values are what stays


def test_names_of_small_counties_go_first_and_all_are_there_when_wide(site, ask):
    laid = layout_of(ask(""), geometry.shapes(site.boundaries), "en")
    assert all(label.value_from == 0 for label in laid.values())
    assert all(label.name_from is not None and label.name_from <= 1000 for label in laid.values())
    # Changshou (1,424 km²) needs more room than Wuxi (4,030 km²).
    assert laid["500115"].name_from > laid["500238"].name_from


def test_the_style_sheet_holds_the_ladder():
    sheet = (ASSETS / "embed" / "embed.css").read_text(encoding="utf-8")
    assert sheet.endswith(labels.ladder_css())
    sizes = dict(
        re.findall(r"@media \(min-width:(\d+)px\)\{[^@]*?\.label\{font-size:(\d+)px\}", sheet)
    )
    assert {int(w): float(s) for w, s in sizes.items()} == {
        w: s for w, s in labels.SIZES.items() if w
    }
    assert ".label{font-family:var(--sans);font-size:10px}" in sheet  # and nothing is smaller
    assert "#embed{padding:12px" in sheet and "#embed{padding:20px}" in sheet


@pytest.mark.parametrize(
    ("low", "high"), [(0, 0.004), (0, 76), (0, 12084), (50.2, 79.4), (-3, 12), (7, 7)]
)
def test_axes_hold_their_range_in_round_steps(low, high):
    found = axis.figures(low, high)
    assert found.low <= low and found.high >= high and found.high > found.low
    assert 2 <= len(found.ticks) <= 8
    step = found.ticks[1] - found.ticks[0]
    assert f"{step:e}"[0] in "125" and set(f"{step:e}"[1:].split("e")[0]) <= {".", "0"}


def test_pages_of_unknown_charts_are_small_and_lead_on():
    error = UnknownKey(where="chart", found="<b>", expected="map", mend="map")
    told = page.refusal(error, "en", Options(), ADDRESSES)
    assert "No such chart" in told and "&lt;b&gt;" in told and 'href="/?lang=en"' in told
