"""The strip of a pinned page, read as a reader reads it."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.markup.html import as_html
from dashboard.pages.map.page import Site
from dashboard.parts import differences
from geodata.releases import Releases
from geodata.releases.differences import PlaceChange, Standing
from tests.dashboard.trees import having, of, props, read, text
from tests.second_release import GRANT, WANZHOU, ZIGUI, append, correct, same_release

pytestmark = pytest.mark.thorough

CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def strip(site: Site, query: str) -> list[object]:
    at, parsed = site.read(query)
    view = at.atlas.view(parsed.selection)
    return differences.map_differences(at, view, parsed.selection.lang)


def rows(tree: object) -> list[list[str]]:
    return [[text(c) for c in of(row, "Th", "Td")] for row in of(tree, "Tr")]


def edited(folder: Path) -> Site:
    releases = Releases.load(others=folder)
    return Site(releases, dict.fromkeys(releases.ids, "/map"))


def test_the_table_says_who_moved_and_through_what(later_site: Site) -> None:
    found = rows(strip(later_site, "metric=grants&release=r1"))
    assert found[0] == ["县（区）", "r1", "r2", "相差", "级别", "记录"]
    wanzhou, fengjie, zigui = found[1:]
    assert wanzhou[:5] == ["万州区", "至少 11,732 万元", "至少 11,732 万元", "数字未变", "未变"]
    assert "更正 万州天津医院住院大楼及设备" in wanzhou[5]
    assert "名称 万州天津医院住院大楼与设备 → 万州天津医院住院大楼及设备" in wanzhou[5]
    assert fengjie[:4] == [
        "奉节县",
        "2,000 万元 第 5 位（有数字的 8 个中）",
        "6,000 万元 第 4 位（有数字的 8 个中）",
        "+4,000 万元",
    ]
    assert fengjie[4].split(" → ") == [" 1,000 – 5,000", " 5,000 – 10,000"]
    assert "新增 奉节中学新校舍 2026 · 辽宁 · 4,000 万元（无偿）" in fengjie[5]
    assert zigui[1:5] == ["1,327 万元", "1,200 万元", "−127 万元", "未变"]
    assert "删去 秭归库区水面清漂 2025 · 三峡集团 · 127 万元（无偿）" in zigui[5]


def test_every_record_names_its_source(later_site: Site) -> None:
    for item in of(strip(later_site, "metric=grants&release=r1"), "Li"):
        assert len([c for c in having(item, "className") if props(c)["className"] == "source"]) == 1


def test_it_is_no_alarm_and_shut_until_asked(later_site: Site) -> None:
    tree = strip(later_site, "metric=grants&release=r1")
    (details,) = of(tree, "Details")
    assert not props(details).get("open")
    assert not any("role" in props(c) for c in having(tree, "className"))
    (box,) = tree
    assert props(box)["className"] == "release-strip"


def test_it_leads_to_the_same_view_of_the_latest(later_site: Site) -> None:
    (link, *_) = of(strip(later_site, "metric=grants&years=2014-2020&lang=en&release=r1"), "A")
    assert props(link)["href"] == "/?metric=grants&years=2014-2020&lang=en"


def test_without_a_difference_there_is_nothing_to_unfold(later_site: Site) -> None:
    tree = strip(later_site, "release=r1")
    assert not of(tree, "Details", "Table")
    assert text(tree).endswith("这一视图的数字、级别和记录都没有变化。")


@pytest.mark.parametrize("metric", ["grants", "projects", "gdp", "active_supporters"])
def test_in_english_only_names_as_written_are_chinese(metric: str, later_site: Site) -> None:
    tree = strip(later_site, f"metric={metric}&lang=en&release=r1")
    assert [line for line in read(tree, "en") if CHINESE.search(line)] == []
    assert "This link is pinned to r1" in text(tree)


def test_cells_know_their_heads(later_site: Site) -> None:
    """On a phone the heads stand before the cells."""
    tree = strip(later_site, "metric=gdp&release=r1")
    heads = [props(c)["data-head"] for c in of(tree, "Td")]
    assert heads == ["r1", "r2", "相差", "级别", "记录"]


def test_a_corrected_value_is_shown_before_and_after(later_site: Site) -> None:
    (_, zigui) = rows(strip(later_site, "metric=gdp&release=r1"))
    assert zigui[3] == "+10 亿元"
    assert "更正 地区生产总值 2021 数值 187.35 → 197.35" in zigui[5]


def test_a_figure_that_came_is_no_amount(later_site: Site) -> None:
    view = later_site.atlas.view(later_site.read("metric=grants")[1].selection)
    for was, now, said in (
        (None, 5.0, "新有数字"),
        (5.0, None, "不再有数字"),
        (5.0, 5.0, "数字未变"),
        (0.0, 5.0, "+5 万元"),
        (5.0, 0.0, "−5 万元"),
    ):
        place = PlaceChange(WANZHOU, Standing(was), Standing(now))
        assert differences.by(view, place, "zh") == said


def test_many_records_are_counted_not_listed(tmp_path: Path) -> None:
    ledger = same_release(tmp_path) / "projects.csv"
    for n in range(5):
        append(ledger, GRANT.replace("zz-001", f"zz-10{n}"))
    tree = strip(edited(tmp_path), "metric=grants&province=chongqing&release=r1")
    (fengjie,) = [row for row in of(tree, "Tr") if text(row).startswith("奉节县")]
    items = of(fengjie, "Li")
    assert len(items) == differences.RECORDS_SHOWN + 1
    assert text(items[-1]) == "共 5 条"


def test_what_belongs_to_no_county_has_no_class(tmp_path: Path) -> None:
    correct(same_release(tmp_path) / "projects.csv",
            "三峡产业投资基金,other,project,2019,signed,1,",
            "三峡产业投资基金,other,project,2019,signed,3,")  # fmt: skip
    (_, whole) = rows(strip(edited(tmp_path), "metric=projects&release=r1"))
    assert whole[:5] == ["全库区", "2 个", "4 个", "+2 个", "—"]
    assert "项目数 1 → 3" in whole[5]


def test_keys_are_shown_as_words(tmp_path: Path) -> None:
    """A grant that turns out to be Wuhan's, for tourism, in another county and still being built."""
    correct(same_release(tmp_path) / "projects.csv",
            "hb-035,422823,beijing,神农中小学,education,project,2022,reported,1,1800,grant,operating",
            "hb-035,420527,wuhan,神农中小学,tourism,project,2022,reported,1,1800,grant,building")  # fmt: skip
    site = edited(tmp_path)
    found = rows(strip(site, "metric=grants&release=r1"))
    said = next(row for row in found if row[0] == "秭归县")[5]
    for words in (
        "县（区） 巴东县 → 秭归县",
        "支援方 北京 → 武汉",
        "领域 教育 → 旅游",
        "状态 运营中 → 在建",
    ):
        assert words in said
    english = text(strip(site, "metric=grants&lang=en&release=r1"))
    assert "County Badong → Zigui" in english


def test_names_cannot_run(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    append(same_release(tmp_path) / "projects.csv", GRANT.replace("奉节中学新校舍", hostile))
    tree = strip(edited(tmp_path), "metric=grants&release=r1")
    assert hostile in text(tree)
    assert "<img" not in as_html(tree)


def test_a_county_page_speaks_of_the_county(later_site: Site) -> None:
    at, parsed = later_site.read("release=r1")
    tree = differences.county_differences(at, at.atlas.view(parsed.selection), ZIGUI, "zh")
    assert "这个县（区）有 2 条记录不同；重点结对支援方：数字未变。" in text(tree)
    assert props(of(tree, "A")[0])["href"] == f"/county/{ZIGUI}"


def test_ranks_are_blank_where_there_are_none(later_site: Site) -> None:
    at, parsed = later_site.read("metric=gdp&release=r1")
    view = at.atlas.view(parsed.selection)
    assert math.isnan(view.ranks[ZIGUI])
    assert "第" not in "".join(rows(differences.map_differences(at, view, "zh"))[1][1:3])


def test_the_owners_number_stays_with_every_release(later_site: Site) -> None:
    own = replace(later_site, owner_number="GS(2030)0001号")
    assert {own.at(id_).review_number for id_ in (None, "r1", "r2")} == {"GS(2030)0001号"}
    assert later_site.at("r1").base_url != later_site.base_url
