"""Comparisons on screen, in embeds and pictures: the same numbers as the files, told with signs."""

from __future__ import annotations

import csv
import io
import math
import re
from typing import Any

import pytest

from dashboard import ids, words
from dashboard.drawing import legend as legends
from dashboard.drawing import plotly
from dashboard.embed import page
from dashboard.embed.page import Addresses
from dashboard.look import theme
from dashboard.pages.about.page import about_body
from dashboard.pages.map import compare, contrast_controls, controls, county, panels
from dashboard.pages.map import page as layout
from dashboard.pages.map.page import Site
from dashboard.parts import legend, trend
from dashboard.parts import ranking as ranking_parts
from geodata.atlas import Atlas
from geodata.export.figures import csv_bytes
from geodata.language import units
from geodata.query.codec import read
from geodata.registry.metrics import METRICS
from geodata.selection import Selection
from geodata.view import View
from tests.dashboard.documents import parsed
from tests.dashboard.trees import by_id, having, of, props, text, walk

pytestmark = pytest.mark.thorough

WANZHOU, YUBEI, FULING, YILING, ZIGUI = "500101", "500112", "500102", "420506", "420527"
JIANGJIN, ZHONGXIAN = "500116", "500233"
ATLAS = Atlas.load()


def view_of(query: str) -> View:
    return ATLAS.view(read(query, ATLAS.scope, strict=True).selection)


def _queries() -> list[str]:
    """Every metric that changes, from its baseline that compares most; every one with an area."""
    found = []
    for key in METRICS:
        selection = Selection(metric=key)
        if years := ATLAS.comparable(selection):
            best = max(years, key=lambda year: years[year])
            only = f"&years={ATLAS.metric_years[key][1]}" if METRICS[key].kind == "ledger" else ""
            found.append(f"metric={key}{only}&baseline={best}")
        for normalise in ("none", "per_10k", "per_km2"):
            asked = f"metric={key}&normalise={normalise}&relative=area"
            asked = asked.replace("&normalise=none", "")
            if not read(asked, ATLAS.scope).notices:
                found.append(asked)
    return found


QUERIES = _queries()
PERCENT = "metric=co2_emissions&baseline=2011&change=pct"


def rows_of(view: View) -> dict[str, dict[str, str]]:
    text_ = csv_bytes(view).decode("utf-8-sig")
    return {row["adcode"]: row for row in csv.DictReader(io.StringIO(text_))}


def test_all_metrics_that_can_are_compared_here() -> None:
    changing = {query.split("&")[0].removeprefix("metric=") for query in QUERIES if "base" in query}
    assert changing == {
        "projects", "investment", "air_good_rate", "pm25", "co2_emissions", "gdp",
        "gdp_growth", "population_census",
    }  # fmt: skip
    assert {q for q in QUERIES if "relative" in q and "normalise" not in q} == {
        f"metric={key}&relative=area"
        for key in (
            "tree_cover_share", "cropland_mosaic_share", "population_65plus_share",
            "urbanization_rate_census",
        )
    }  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("query", [*QUERIES, PERCENT])
def test_screen_and_files_say_the_same(query: str, language: Any) -> None:
    view = view_of(f"{query}&lang={language}" if language == "en" else query)
    drawn = plotly.map_data(view, language)
    ranking = dict(zip(view.order, ranking_parts.ranking(view, language), strict=True))
    table = of(of(ranking_parts.table(view, language), "Tbody"), "Tr")
    lines = dict(zip(view.order, table, strict=True))
    assert drawn["ramp"] == "change"
    for n, (code, row) in enumerate(rows_of(view).items()):
        value = float(row["value"]) if row["value"] else math.nan
        number = units.signed(units.figure(value, view.scale, language))
        assert text(ranking[code]).endswith(number)
        assert text(of(lines[code], "Td")[0]) == number
        label = re.sub("≠$", "", drawn["labels"][n].split("<br>")[1])
        assert label == units.signed(units.short_figure(value, view.scale, language))
        if math.isnan(value):
            assert drawn["steps"][n] == -1 and number == units.BLANK
            continue
        side = {"+": 1, "−": -1, "0": 0, ">": -1}[number[0]]
        assert (
            side == (value > 0) - (value < 0) == (drawn["steps"][n] > 4) - (drawn["steps"][n] < 4)
        )
        assert row["unit"] in (view.unit.label.in_(language), "count", "个")


@pytest.mark.parametrize("query", QUERIES)
def test_legend_counts_every_county_and_names_every_class(query: str) -> None:
    view = view_of(query)
    rows = legends.rows(view, "zh")
    assert sum(row.count for row in rows) == 19
    assert len({row.label for row in rows}) == len(rows)
    assert [row.step for row in rows if row.step > 0] == sorted(
        (row.step for row in rows if row.step > 0), reverse=True
    )
    for row in rows:
        if row.step > 4:
            assert "−" not in row.label and "+" in row.label
        if 0 < row.step < 4:
            assert "+" not in row.label and "−" in row.label


def test_classes_of_counts_do_not_overlap() -> None:
    labels = [
        row.label for row in legends.rows(view_of("metric=projects&years=2025&baseline=2019"), "zh")
    ]
    # 涪陵 +20, 万州 −21, 奉节 −2, two of 0: classes from 20 on and below, on both sides.
    assert labels == ["+20 – +21", "0", "−19 – −1", "−21 – −20", "— 没有可比数字"]


def test_bars_begin_at_one_zero_and_go_to_both_sides() -> None:
    view = view_of("metric=population_census&baseline=2010")
    low, high = -9.1808, 84.6083
    zero = -low / (high - low) * 100
    for code, row in zip(view.order, ranking_parts.ranking(view, "zh"), strict=True):
        (track,) = [c for c in walk(row) if props(c).get("className") == "track signed"]
        (bar,) = [c for c in walk(row) if str(props(c).get("className", "")).startswith("bar")]
        assert props(track)["style"]["--zero"] == f"{zero:.1f}%"
        style, value = props(bar)["style"], float(view.values[code])
        assert float(style["width"].rstrip("%")) == pytest.approx(
            abs(value) / (high - low) * 100, abs=0.06
        )
        left = zero if value > 0 else zero - abs(value) / (high - low) * 100
        assert float(style["marginLeft"].rstrip("%")) == pytest.approx(left, abs=0.06)
        assert style["background"] == f"var(--step-{view.steps[code]})"


def test_a_county_tells_both_figures_or_why_it_has_none() -> None:
    view = view_of("metric=population_census&baseline=2010")
    assert words.figure_line(view, YUBEI, "zh") == (
        "+84.6 万人（2010 年 134.5 万人 → 2020 年 219.1 万人）"
    )
    gdp = view_of("metric=gdp&baseline=2018")
    assert words.figure_line(gdp, WANZHOU, "zh") == "没有可比数字：来源或方法不同，不可比"
    assert words.figure_line(gdp, YILING, "en") == (
        "No comparable figure: no published figure in the baseline year"
    )
    area = view_of("metric=urbanization_rate_census&relative=area")
    assert words.figure_line(area, YUBEI, "zh") == "+25.8 个百分点（89.1%，全库区 63.2%）"


# Embeds and pictures


@pytest.mark.parametrize("query", [*QUERIES, PERCENT])
def test_embeds_show_the_same_classes_and_numbers(query: str, site: Site) -> None:
    view = view_of(query)
    drawn = parsed(page.embed(site, "map", query, Addresses(style="/e.css", script="/e.js"))[0])
    assert drawn.one("main")["data-ramp"] == "change"
    for code in map(str, view.values.index):
        shape = drawn.one("path", class_="county", data_county=code)
        assert int(shape["data-step"]) == view.steps[code]
        assert view.number(code, "zh").lstrip("—") in shape.text
    listed = parsed(
        page.embed(site, "ranking", query, Addresses(style="/e.css", script="/e.js"))[0]
    )
    for row in listed.all("div", class_="row"):
        assert view.number(row["data-county"], "zh") in row.text
        assert re.search("margin-left:[0-9.]+%", row.one("span", class_="bar")["style"])


@pytest.mark.drawing
@pytest.mark.parametrize("query", [QUERIES[0], PERCENT, QUERIES[-1]])
@pytest.mark.parametrize("dark", [False, True])
def test_pictures_show_the_same_classes_and_numbers(query: str, dark: bool) -> None:
    from tests.dashboard.pictures.shown import drawn, painted, written

    view, palette = view_of(query), theme.DARK if dark else theme.LIGHT
    sheet = drawn("map", f"{query}&theme=dark" if dark else query)
    ramp = {-1: palette.nodata} | dict(enumerate(palette.diverging, start=1))
    codes = [str(code) for code in view.values.index]
    assert painted(sheet, "county") == {c: ramp[int(view.steps[c])] for c in codes}
    assert written(sheet, "value") == {c: words.label_value(view, c, "zh") for c in codes}
    said = [line.get_text() for line in sheet.texts()]
    assert all(row.label in said for row in legends.rows(view, "zh"))
    for code, number in written(drawn("ranking", query), "number").items():
        assert number.startswith(view.number(code, "zh"))


# Marks


def test_disagreeing_sources_are_marked_and_both_told(site: Site) -> None:
    view = view_of(f"metric=gdp&years=2018&county={WANZHOU}")
    data = plotly.map_data(view, "zh")
    marked = {
        code
        for code, label in zip(view.values.index, data["labels"], strict=True)
        if label.endswith("≠")
    }
    assert marked == set(view.disputed) and WANZHOU in marked
    assert "来源不一：8 个" in text(legend.map_notes(view, "zh"))
    card = text(county.panel(view, site.atlas, "zh"))
    assert "来源不一（2018 年）：采用 860.67 亿元，另有 982.58 亿元；依据：修订数在前" in card
    both = view.records[view.records["adcode"] == WANZHOU]["source_id"]
    for source in both:
        assert str(site.atlas.tables.sources.loc[source, "title"]) in card
    plain = view_of(f"metric=gdp&years=2018&county={ZIGUI}")
    assert "来源不一（" not in text(county.panel(plain, site.atlas, "zh"))


def test_fragile_classes_get_a_tick_and_a_sentence(site: Site) -> None:
    view = view_of("metric=population_census")
    assert view.fragile
    ticks = {
        code
        for code, row in zip(view.order, ranking_parts.ranking(view, "zh"), strict=True)
        if any("fragile" in str(props(c).get("className", "")).split() for c in walk(row))
    }
    assert ticks == set(view.fragile)
    remarks = dict(
        zip(view.order, of(of(ranking_parts.table(view, "zh"), "Tbody"), "Tr"), strict=True)
    )
    for code in view.order:
        assert ("级别不稳" in text(remarks[code])) == (code in view.fragile)
    ticked = {
        int(props(row)["data-step"])
        for row in having(legend.legend(view, "zh"), "data-step")
        if any("fragile" in str(props(c).get("className", "")).split() for c in walk(row))
    }
    assert ticked == {int(view.steps[code]) for code in view.fragile}
    said = text(panels.parts(view, site.atlas.tables, "zh")[ids.MAP_NOTES])
    assert said.startswith(f"级别不稳：19 个中 {len(view.fragile)} 个")
    pairs = view_of("")
    assert panels.parts(pairs, site.atlas.tables, "zh")[ids.MAP_NOTES] == []
    assert legend.names(pairs, WANZHOU) == ""


# Counties side by side


def cells(panel: Any, head: str) -> list[str]:
    """The cells of the row that begins so."""
    (row,) = [row for row in of(panel, "Tr") if text(of(row, "Th")[0]) == head]
    return [text(cell) for cell in of(row, "Td")]


def test_counties_are_compared_with_each_other_and_the_area(site: Site) -> None:
    view = view_of(f"metric=population_census&baseline=2010&compare={WANZHOU},{YUBEI}")
    panel = compare.panel(view, site.atlas, "zh")
    heads = [text(cell) for cell in of(of(panel, "Thead"), "Th")]
    assert heads == ["指标", "渝北区", "万州区", "全库区"]  # down the river
    assert cells(panel, "普查常住人口，2010—2020 年的变化") == [
        "+84.6 万人第 1/19",
        "+0.1 万人第 9/19",
        "—",
    ]
    assert cells(panel, "自身以往") == [
        "+62.9%2010 年 134.5 → 2020 年 219.1",
        "+0.1%2010 年 156.3 → 2020 年 156.4",
        "—",
    ]
    # 1 pair is shared by the nine counties from 9th place on; 渝北 has no record at all.
    assert cells(panel, "重点结对支援方") == ["1 个并列第 9/19", "7 个第 1/19", "34 个合计"]
    assert cells(panel, "有据可查的项目") == ["—", "至少 152 个第 1/13", "至少 410 个合计"]
    assert cells(panel, "地区生产总值")[2] == "9,298 亿元2020 年，规划公布"


def test_ranks_with_ties_by_hand(site: Site) -> None:
    """pairing.csv: 7, 4, 3, five of 2, ten of 1, one of 0; the others are worked out beside them."""
    chosen = f"{ZHONGXIAN},{YILING},{JIANGJIN},{WANZHOU}"
    panel = compare.panel(view_of(f"metric=gdp&compare={chosen}"), site.atlas, "zh")
    assert cells(panel, "重点结对支援方")[:4] == [
        "0 个第 19/19", "2 个并列第 4/19", "7 个第 1/19", "3 个第 3/19",
    ]  # fmt: skip
    # Supporters with a record: 万州 and 巫山 four, 夷陵 three, 武隆 忠县 兴山 秭归 two, six counties one.
    assert cells(panel, "有记录的支援方")[:4] == [
        "—", "2/2 个并列第 4/13", "4/7 个并列第 1/13", "3/3 个第 3/13",
    ]  # fmt: skip
    # indicators.csv: 13 counties above zero, six at zero: a zero has its place, a blank has none.
    zigui = compare.panel(view_of(f"metric=gdp&compare={ZIGUI},{ZHONGXIAN}"), site.atlas, "en")
    share = cells(zigui, "Cropland and mosaic share, satellite (MODIS 2019)")
    assert share[:2] == ["92.2%2019, 1/19", "0%2019, 14/19, shared"]


def test_a_comparison_of_the_same_metric_has_one_row_of_it(site: Site) -> None:
    panel = compare.panel(view_of(f"metric=gdp&compare={FULING}"), site.atlas, "zh")
    assert len([row for row in of(panel, "Tr") if text(row).startswith("地区生产总值1")]) == 1
    assert cells(panel, "自身以往") == ["+42.2%2018 年 1,058.1 → 2022 年 1,504.4", "—"]


def test_nothing_is_compared_until_a_county_is_chosen(site: Site) -> None:
    assert compare.panel(view_of("metric=gdp"), site.atlas, "zh") == []


def test_the_card_adds_and_takes_out_up_to_four(site: Site) -> None:
    def button(compared: str) -> Any:
        view = view_of(f"county={WANZHOU}" + (f"&compare={compared}" if compared else ""))
        (found,) = having(county.panel(view, site.atlas, "zh"), "data-compare")
        return found

    assert text(button("")) == "加入对比" and props(button(""))["data-compare"] == WANZHOU
    assert text(button(f"{WANZHOU},{YUBEI}")) == "移出对比"
    four = f"{YUBEI},{FULING},{YILING},{ZIGUI}"
    assert props(button(four))["disabled"] and text(button(four)) == "对比已有 4 个"
    assert not props(button(f"{WANZHOU},{YUBEI},{FULING},{YILING}")).get("disabled")


def test_compared_counties_stand_out_on_map_and_trend() -> None:
    view = view_of(f"metric=gdp&compare={WANZHOU},{YUBEI}&county={FULING}")
    assert set(plotly.map_data(view, "zh")["compared"]) == {WANZHOU, YUBEI}
    lines: dict[str, dict[str, Any]] = {
        t["name"]: t["line"] for t in plotly.trend(view, "zh")["data"]
    }
    assert lines["渝北"]["width"] == lines["万州"]["width"] == 2
    assert {lines["渝北"]["dash"], lines["万州"]["dash"]} == {"solid", "dash"}
    assert lines["涪陵"]["color"] == theme.LIGHT.cinnabar
    assert lines["巫山"]["width"] == 1


def test_compared_counties_stand_out_in_embeds_and_pictures(site: Site) -> None:
    query = f"metric=gdp&compare={WANZHOU},{YUBEI}"
    address = Addresses(style="/e.css", script="/e.js")
    lines = parsed(page.embed(site, "trend", query, address)[0]).all("g", class_="compared")
    assert {line["data-county"] for line in lines} == {WANZHOU, YUBEI}
    rings = parsed(page.embed(site, "map", query, address)[0]).all("path", class_="compared")
    assert len(rings) == 2


# Events


def test_events_are_marks_on_the_trend_with_their_sources(site: Site) -> None:
    tables = site.atlas.tables
    view = view_of("metric=projects")
    (trace,) = [t for t in trend.trend(view, tables, "zh")["data"] if t.get("yaxis") == "y2"]
    assert trace["x"] == [2006, 2015, 2016, 2018, 2019, 2021, 2023]
    said = dict(zip(trace["x"], trace["customdata"], strict=True))
    assert said[2021] == "第十三届支洽会，签约 102 项（转载）<br>规划期开始（2021—2025 年）（官方）"
    (link,) = of(trend.note(view, tables, "zh"), "A")
    assert text(link) == "图上 ▼：大事 9 件，出处见此"
    assert props(link)["href"] == "/about#about-events"


def test_the_page_of_sources_lists_every_event(site: Site) -> None:
    tables = site.atlas.tables
    (section,) = [part for part in about_body(site, "zh") if props(part).get("id") == trend.SECTION]
    assert len(of(section, "Li")) == 9
    assert "2015 第十届支洽会，签约 41 项 媒体 第十届支洽会在万州召开（万州电视台）" in text(
        section
    )
    for link in of(section, "A"):  # never a live link to a repost (rule 20)
        assert str(props(link)["href"]) in set(tables.sources.query("tier < 3")["url"])


def test_a_renaming_shows_on_the_trend_of_its_county(site: Site) -> None:
    def years(query: str) -> list[int]:
        found = trend.trace(view_of(query), site.atlas.tables, "zh")
        return list(found[0]["x"]) if found else []

    assert 2016 not in years(f"metric=projects&county={WANZHOU}")
    assert 2016 in years(f"metric=projects&county={WANZHOU}&compare=500154")
    assert years("metric=tree_cover_share") == [2019]  # its one year is that of a fair


# Controls


@pytest.mark.parametrize(
    ("query", "baseline", "relative"),
    [
        ("", "没有逐年数字", "与全库区合计不可比"),
        ("metric=forest_cover", "统计口径约 2020—2022 年改变", "不能由各县"),
        ("metric=tree_cover_share", "只有一个年份", ""),
        ("metric=projects", "以一年比一年", "先换算"),
        ("metric=projects&normalise=per_10k", "以一年比一年", ""),
        ("metric=grants", "没有一个基准年有可比的数字", "先换算"),
        ("metric=drinking_water_compliance", "没有一个基准年有可比的数字", "不能由各县"),
        ("metric=co2_emissions&years=2005", "所选年份以前没有可比的年份", "先换算"),
        ("metric=population_census", "", "与全库区合计不可比"),
        ("metric=air_good_rate&baseline=2015", "以百分点计", "不能由各县"),
    ],
)
def test_what_does_not_apply_is_disabled_with_its_reason(
    query: str, baseline: str, relative: str, site: Site
) -> None:
    view = view_of(query)
    now = controls.state(view, site.atlas, "zh")
    said = contrast_controls.reason(view, site.atlas, ids.BASELINE, "zh")
    assert baseline in said if baseline else said == ""
    blocked = not site.atlas.comparable(view.selection)
    assert now["baseline_disabled"] == blocked
    assert now["relative_options"][0]["disabled"] == bool(relative)
    told = contrast_controls.reason(view, site.atlas, ids.RELATIVE, "zh")
    assert relative in told if relative else told == ""


def test_baselines_are_offered_with_what_they_compare(site: Site) -> None:
    options = controls.state(view_of("metric=gdp"), site.atlas, "zh")["baseline_options"]
    assert [o["value"] for o in options] == [2018, 2019, 2020, 2021]
    assert options[0]["label"] == "2018 年（3 个可比）"  # 涪陵, 长寿, 巴南
    asked = controls.state(view_of("metric=gdp&baseline=2013"), site.atlas, "zh")
    assert asked["baseline_options"][0] == {"label": "2013 年（0 个可比）", "value": 2013}


def test_differences_do_not_play(site: Site) -> None:
    assert controls.state(view_of(PERCENT), site.atlas, "zh")["play_disabled"]
    assert not controls.state(view_of("metric=co2_emissions"), site.atlas, "zh")["play_disabled"]


def test_the_page_paints_differences_with_their_ramp(site: Site) -> None:
    for query, ramp in ((PERCENT, "change"), ("metric=co2_emissions", "plum")):
        page_ = layout.page(site, view_of(query), (), "zh")
        assert props(page_)["data-ramp"] == ramp
    assert "2013" not in text(by_id(page_, ids.OFFER))


def test_an_empty_baseline_offers_the_others(site: Site) -> None:
    view = view_of("metric=gdp&baseline=2013")
    offered = panels.offer(view, site.atlas, "zh")
    assert "有可比数字的基准年：2018、2019、2020、2021" in text(offered)
    assert props(of(offered, "A")[0])["href"] == "/?metric=gdp&baseline=2018"
