"""The pages of pairing: every drawing, the matrix and the list tell the same pairs."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from dashboard.markup.html import as_html
from dashboard.pages.pairing import flow, page, schema, supporter
from dashboard.pages.pairing.scene import PairingScene, read
from dashboard.pages.pairing.sheet import HEIGHT, LABEL, MIDDLE, WIDTH
from dashboard.site import Site
from geodata.analyses.pairing.figures import BESIDE, OWN, PAIRED
from geodata.errors import UnknownKey
from tests.dashboard.documents import Element, parsed

pytestmark = pytest.mark.thorough

JIANGJIN, WANZHOU, ZHONGXIAN, YILING = "500116", "500101", "500233", "420506"
Show = Callable[..., Element]


@pytest.fixture(scope="module")
def scene(site: Site) -> Callable[[str], PairingScene]:
    return lambda query="": read(site, query)


@pytest.fixture(scope="module")
def show(scene: Callable[[str], PairingScene]) -> Show:
    def tree(query: str = "", key: str = "") -> Element:
        asked = scene(query)
        return parsed(as_html([supporter.page(asked, key) if key else page.page(asked)]))

    return tree


def pair_of(element: Element) -> tuple[str, str]:
    return element["data-s"], element["data-c"]


def pairs_in(elements: list[Element]) -> list[tuple[str, str]]:
    return [pair_of(one) for one in elements if {"data-s", "data-c"} <= one.attributes.keys()]


def test_the_list_both_drawings_and_the_matrix_hold_the_same_pairs(show, scene):
    tree = show()
    expected = sorted((p.supporter, p.adcode) for p in scene("").figures.pairs)
    # 34 pairs of the plan, 4 counties of Hubei and 15 of Chongqing, jiangsu in 夷陵 beside them.
    assert len(expected) == 34 + 19 + 1
    rows = tree.one(id="pairs").all("tr")
    assert sorted(pairs_in(rows)) == expected
    assert sorted(pairs_in(tree.one("svg", class_="schema").all("path"))) == expected
    assert sorted(pairs_in(tree.one(class_="sankey").all("path"))) == expected
    assert sorted(pairs_in(tree.one("table", class_="matrix").all("a"))) == expected


def test_every_row_has_its_own_figures(show):
    row = show().one(id=f"pair-shenyang-{ZHONGXIAN}")
    said = {cell["data-head"]: cell.text for cell in row.all("td")}
    # Worked out by hand in tests/geodata/analyses/pairing/test_pair_figures.py.
    assert said["公开记录"] == "13" and said["有据可查的项目（个）"] == "至少 12"
    assert said["无偿援助资金（万元）"] == "至少 5,300" and said["签约投资额（亿元）"] == "—"
    assert said["最近一年"] == "2024"
    running = (
        "与他方合计：无偿援助 42,500 万元（截至 2022 年）与他方合计：项目 500 个（截至 2022 年）"
    )
    assert said["公布的累计数（不随筛选）"] == running
    reported = show().one(id="pair-liaoning-500236").all("td", class_="latest")
    assert reported[0].text == "2025（报道年份）"


def test_pairs_without_a_record_say_so(show):
    row = show().one(id="pair-henan-500113")
    assert row.one("td", class_="records").text == "没有公开记录"
    assert [cell.text for cell in row.all("td", class_="blank")] == ["—"] * 5


def test_notes_1_and_2_are_shown_as_what_they_are(show):
    tree = show()
    jiangjin = tree.one(id="pairs").all("tr", data_c=JIANGJIN)
    assert "规划未明确重点结对支援方（附表注 2）" in jiangjin[0].text
    assert "本省（市）支援（附表注 1）" in jiangjin[1].text and "重庆" in jiangjin[1].text
    assert [p["data-c"] for p in tree.all("a", class_="unnamed")] == [JIANGJIN]
    notes = tree.one(class_="notes").text
    assert "湖北：支援本省（市）的 4 个县（区）" in notes
    assert "重庆：支援本省（市）的 15 个县（区）" in notes and "江津区" in notes


def test_kinds_of_support_differ_in_shape_and_are_named(show, scene):
    tree = show()
    links = {pair_of(p): p for p in tree.one("svg", class_="schema").all("path", class_="link")}
    for pair in scene("").figures.pairs:
        kind = {
            PAIRED: "documented" if pair.records else "silent", OWN: "own", BESIDE: "beside",
        }[pair.relation]  # fmt: skip
        assert links[pair.supporter, pair.adcode].fits({"class_": kind})
    corners = {
        kind: {one.all("rect")[0]["rx"] for one in tree.all("a", class_=kind) if one.all("rect")}
        for kind in ("province", "city", "own_province")
    }
    assert corners["province"] != corners["city"] and len(corners["city"]) == 1
    own = [one for one in tree.all("a", class_="own_province") if one.all("rect")]
    assert len(own) == 2 and all(len(one.all("rect")) == 2 for one in own)
    key = tree.one(class_="key-list").text
    assert all(label in key for label in ("省（区、市）", "大城市", "本省（市）", "没有公开记录"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_labels_stand_on_the_sheet_apart_from_each_other_and_from_the_counties(scene, language):
    laid = schema.laid_out(scene(f"lang={language}"))
    boxes = {
        key: (one.x - one.width / 2, one.y - LABEL / 2, one.x + one.width / 2, one.y + LABEL / 2)
        for key, one in laid.labels.items()
    }
    assert len(boxes) == 31
    for key, (left, top, right, bottom) in boxes.items():
        assert left >= 0 and top >= 0 and right <= WIDTH and bottom <= HEIGHT
        beside = right <= MIDDLE[0] or left >= MIDDLE[2] or bottom <= MIDDLE[1] or top >= MIDDLE[3]
        assert beside, f"{key} covers the counties"
        for other, box in boxes.items():
            apart = right < box[0] or box[2] < left or bottom < box[1] or box[3] < top
            assert other == key or apart, (key, other)
    for x, y in laid.points.values():
        assert MIDDLE[0] <= x <= MIDDLE[2] and MIDDLE[1] <= y <= MIDDLE[3]


def test_supporters_stand_on_the_side_where_they_lie(scene):
    sides = {key: label.side for key, label in schema.laid_out(scene("")).labels.items()}
    assert {sides[key] for key in ("heilongjiang", "beijing", "qingdao")} == {"top"}
    assert {sides[key] for key in ("shanghai", "xiamen", "wuhan", "hubei")} == {"right"}
    assert {sides[key] for key in ("guangdong", "guangxi", "zhuhai", "yunnan")} == {"bottom"}
    assert {sides[key] for key in ("sichuan", "chongqing")} == {"left"}


def test_no_map_of_the_country_is_drawn_and_the_page_says_why(show):
    tree = show()
    sheet = tree.one("svg", class_="schema")
    # The shapes are the 19 counties and the river with its casing, nothing else.
    assert len(sheet.all("a", class_="place")) == 19
    assert len(sheet.all("path")) == 19 + 54 + 2 + 1
    assert "示意图，不是地图" in tree.text and "不画全国地图" in tree.text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_runs_through_the_mark_of_another_county(show, language):
    sheet = show(f"lang={language}").one("svg", class_="schema")
    marks = {
        name["data-c"]: tuple(float(name.one("circle")[at]) for at in ("cx", "cy"))
        for name in sheet.all("g", class_="name")
    }
    lines = sheet.all("path", class_="link")
    assert len(marks) == 19 and len(lines) == 54
    for line in lines:
        numbers = [float(text) for text in re.findall(r"[-\d.]+", line["d"])]
        (x, y), near, far, end = zip(numbers[::2], numbers[1::2], strict=True)
        assert math.dist(end, marks[line["data-c"]]) < 0.2
        width = float(line.attributes.get("stroke-width", 1.6))
        for step in range(201):
            t = step / 200
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            point = [
                sum(w * p[at] for w, p in zip(weights, ((x, y), near, far, end), strict=True))
                for at in (0, 1)
            ]
            for code, mark in marks.items():
                # A mark has a radius of 3; two units of paper between it and the line.
                apart = math.dist(point, mark) - width / 2 - 3
                assert code == line["data-c"] or apart > 2, (pair_of(line), code)


def test_ribbons_are_as_wide_as_there_are_records(scene, show):
    laid = flow.laid_out(scene("").figures)
    widths = {(r.pair.supporter, r.pair.adcode): r.width for r in laid.ribbons}
    # projects.csv: tianjin 34 rows in 万州, nanjing one.
    assert widths["tianjin", WANZHOU] == pytest.approx(34 * widths["nanjing", WANZHOU])
    bare = {pair_of(p) for p in show().all("path", class_="bare")}
    assert bare == {(p.supporter, p.adcode) for p in scene("").figures.pairs if not p.records}
    for side, end in ((laid.supporters, "left"), (laid.counties, "right")):
        for ribbon in laid.ribbons:
            key = ribbon.pair.supporter if end == "left" else ribbon.pair.adcode
            low, top = side.tops[key], getattr(ribbon, end)
            assert low <= top and top + ribbon.width <= low + side.heights[key] + 1e-6
        for one, after in pairwise(side.tops):
            assert side.tops[one] + side.heights[one] <= side.tops[after] + 1e-6


def test_filters_reach_everything(show, scene):
    tree = show("sectors=tourism&years=2021-2025&province=hubei")
    assert not tree.all(class_="notice")
    codes = {row["data-c"] for row in tree.one(id="pairs").all("tr") if "data-c" in row.attributes}
    assert codes == {"420506", "420526", "420527", "422823"}
    assert "旅游" in tree.one(class_="subtitle").text and "湖北" in tree.one(class_="subtitle").text
    chosen = [
        option["value"]
        for box in tree.all("select")
        for option in box.all("option")
        if "selected" in option.attributes
    ]
    assert chosen == ["tourism", "2021-2025", "hubei"]
    # The filters go with every link to a supporter, and with the files.
    assert tree.one(id="pairs").all("a", href="/records.csv?metric=active_supporters&sectors=tourism"
                                    "&years=2021-2025&province=hubei")  # fmt: skip
    assert tree.all("a", href="/supporter/beijing?sectors=tourism&years=2021-2025&province=hubei")


def test_the_form_carries_along_what_it_does_not_ask(show):
    tree = show("tier=1,2&supporters=shanghai&lang=en&release=r1")
    hidden = {one["name"]: one["value"] for one in tree.all("input", type="hidden")}
    assert hidden == {"tier": "1,2", "supporters": "shanghai", "lang": "en", "release": "r1"}
    assert tree.one(id="pairing")["data-supporter"] == "shanghai"


def test_a_metric_is_set_aside_with_a_notice_and_unknown_values_are_mended(scene, show):
    assert not scene("sectors=tourism").notices
    assert not scene("metric=active_supporters&sectors=tourism").notices
    (notice,) = show("metric=gdp&sectors=tourism").all(class_="notice")
    assert "不按指标筛选" in notice.text
    assert scene("metric=gdp&sectors=tourism").selection.sectors == ("tourism",)
    assert len(scene("years=1801").notices) == 1
    with pytest.raises(UnknownKey):
        scene("release=r9")


def test_what_is_hostile_in_a_query_is_only_text(show):
    tree = show("metric=<script>alert(1)</script>&province=%22%3E%3Cimg%20src%3Dx%3E")
    assert not tree.all("script") and not tree.all("img")
    assert len(tree.all(class_="notice")) == 2


# A supporter's page --------------------------------------------------------------------------


def test_a_supporter_s_page_by_hand(show):
    tree = show(key="shanghai")
    assert tree.one("h1").text == "上海市"
    assert tree.one(class_="finding").text == "上海市结对支援万州区、夷陵区，其中 2 个有公开记录"
    rows = [
        row["data-c"]
        for row in tree.one("table", class_="pairs").all("tr")
        if "id" in row.attributes
    ]
    assert rows == [WANZHOU, YILING]
    # projects.csv: 21 rows in 万州 and 9 in 夷陵 name shanghai.
    assert "公开记录（30 条）" in tree.text
    assert len(tree.one(id="records").all("tr")) == 31
    assert tree.all("a", href="/records.csv?metric=active_supporters&supporters=shanghai")
    assert tree.all("a", href="/county/500101") and tree.all("a", href="/pairing")


def test_sums_by_sector_and_year_are_those_of_the_records(show, site):
    tree = show(key="jilin")
    by_sector, by_year = tree.all("table", class_="sums")
    rows = site.atlas.tables.projects
    mine = rows[(rows["supporter"] == "jilin") & (rows["item"] != "exchange")]
    mine = mine[mine["programme"] == "counterpart"]
    years = {row.all("th")[0].text: row.all("td")[0].text for row in by_year.all("tr")[1:]}
    expected = mine["year"].value_counts()
    # All seven are dated by their reports.
    assert years == {f"{year}（报道年份）": str(count) for year, count in expected.items()}
    mixed = show(key="shenyang").all("table", class_="sums")[1]
    # 2024: four rows by their signing, three by their report.
    heads = [row.all("th")[0].text for row in mixed.all("tr")[1:]]
    assert heads == ["2022（报道年份）", "2024", "年份不详或跨年"]
    assert sum(int(row.all("td")[0].text.replace("—", "0")) for row in by_sector.all("tr")[1:]) == 7


def test_sources_have_tiers_and_reposts_are_no_links(show):
    tree = show(key="shanghai").one(id="records")
    assert {one.text for one in tree.all(class_="tier")} == {"媒体", "转载"}
    for source in tree.all("span", class_="source"):
        repost = bool(source.all(class_="tier-3"))
        assert not (repost and source.all("a")) and (repost or source.all("a"))


def test_a_body_outside_the_table_has_the_counties_of_its_records(show):
    tree = show(key="ctg")
    assert "不在规划附表中" in tree.one(class_="finding").text
    rows = {
        row["data-c"]: row for row in tree.one("table", class_="pairs").all("tr", class_="beside")
    }
    # projects.csv: six rows in 夷陵, two in 秭归; a running total of 12,315.76 up to 2017 in 夷陵.
    assert {c: r.one("td", class_="records").text for c, r in rows.items()} == {
        "420527": "2", YILING: "6",
    }  # fmt: skip
    assert "无偿援助 12,315.76 万元（截至 2017 年）" in rows[YILING].text


def test_an_own_province_supports_its_counties(show):
    tree = show(key="chongqing")
    assert tree.one(class_="finding").text.startswith("重庆市支援本省（市）的 15 个县（区）")
    assert len(tree.one("table", class_="pairs").all("tr", class_="own")) == 15


def test_every_supporter_of_the_registry_has_a_page_in_both_languages(site, show):
    for key in site.atlas.tables.supporters.index:
        assert show(key=str(key)).one("h1").text
    said = unmarked(show("lang=en", key="shandong").one(id="main"))
    assert "Sources of the running totals" in said and not re.search("[\u4e00-\u9fff]", said)


def unmarked(element: Element) -> str:
    """The text that no `lang` says is as its source writes it."""
    if element.attributes.get("lang") == "zh":
        return ""
    return "".join(p if isinstance(p, str) else unmarked(p) for p in element.inside)


def test_published_totals_of_a_supporter_stand_on_its_page_by_hand(show):
    """aggregates.csv: what is of 上海 as a whole, and of it in one county, beside pair_totals.csv."""
    table = show(key="shanghai").one(id="published").one("table")
    rows = [[cell.text for cell in row.all("td")] for row in table.all("tr")[1:]]
    whole = [row for row in rows if row[0] == "不分县（区）"]
    # Two sources, two figures: both are shown.
    assert [row[1:3] for row in whole[:3]] == [
        ["无偿援助 142,000 万元", "1992—2023 年"],
        ["无偿援助 152,000 万元", "1992—2023 年"],
        ["无偿援助 91,700 万元", "1992—2016 年"],
    ]
    assert ["签约金额 288,000 万元", "2009 年"] in [row[1:3] for row in whole]
    # 10 rows of scope shanghai, 30 of partner shanghai; four of these are running totals of pairs.
    assert len(whole) == 10 and len(rows) == 10 + 30 - 4
    assert not [
        row for row in rows if row[:3] == ["夷陵区", "无偿援助 49,500 万元", "1992—2019 年"]
    ]
    assert "从不相加" in show(key="shanghai").one(id="published").text


def test_published_totals_of_other_programmes_and_of_several_say_so(show):
    rows = show(key="shandong").one(id="published").all("tr")
    told = {row.all("td")[3].text: row.all("td")[1].text for row in rows[1:]}
    beside = told["鲁渝协作实施项目2789个(14区县)"]
    assert beside.startswith("项目 2,789 个") and "不计入对口支援" in beside
    together = told["经济合作和技术支持合作资金13亿元(鲁、沈合计)"]
    assert together.startswith("经济合作资金 130,000 万元") and "与他方合计" in together
    assert not show(key="yunnan").all(id="published")


def test_a_supporter_of_the_plan_leads_to_its_gap_workbook(show):
    (link,) = show("lang=en&release=r1&sectors=tourism", key="shandong").one(id="gaps").all("a")
    # The workbook refuses filters, so the link carries none.
    assert link["href"] == "/gaps.xlsx?supporters=shandong&lang=en&release=r1"
    assert show(key="chongqing").all(id="gaps") and not show(key="ctg").all(id="gaps")


def test_running_totals_lead_to_their_sources(show):
    # pair_totals.csv: 奉节 and 辽宁, s0083, whose remark says that it is for infrastructure only.
    totals = show(key="liaoning").one(id="totals")
    assert len(totals.all("li")) == 2 and "原文限于基础设施建设，未写无偿" in totals.text
    assert len(totals.all(class_="source")) == 2
    row = show().one(id="pair-liaoning-500236")
    assert {a["href"] for a in row.all("a")} >= {
        "/supporter/liaoning#totals", "/supporter/liaoning#records",
    }  # fmt: skip
