"""The page of the evaluation: every rule with its mark, its figures, and what is lacking."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.markup.html import as_html
from dashboard.pages.evaluation import page
from dashboard.pages.evaluation.scene import read
from dashboard.pages.map.page import Site
from geodata.errors import UnknownKey
from geodata.evaluation.judges.types import STATUSES
from geodata.evaluation.rules import RULES
from tests.dashboard.documents import Element, parsed

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def shown(site: Site):
    @cache
    def of(query: str = "") -> Element:
        return parsed(as_html(page.page(read(site, query))))

    return of


def rules(found: Element) -> list[str]:
    return [one["id"] for one in found.all("article")]


def test_the_finding_is_the_heading(shown) -> None:
    said = shown().one("h1").text.replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "规划的 18 项目标和机制：1 项达到，0 项未达到，14 项凭公开数字无法判断，3 项只能描述"
    )


def test_every_rule_stands_once_and_says_its_status_in_sign_and_word(shown) -> None:
    found = shown()
    assert sorted(rules(found)) == sorted(RULES)
    for article in found.all("article"):
        mark = article.all("span", class_="status")[0]
        (status,) = [key for key in STATUSES if key in mark["class"].split()]
        assert mark.text == f"{STATUSES[status].sign} {STATUSES[status].label.zh}"
        assert f"of-{status}" in article["class"].split()
        assert article.one("dl").text.startswith("规则")


def test_the_summary_counts_by_status_and_kind(shown) -> None:
    table = shown().one("table", class_="summary")
    cells = [[cell.text for cell in row.all("td")][:5] for row in table.all("tr")[1:]]
    assert cells == [
        ["0", "1", "1", "0", "0"], ["0", "0", "0", "0", "0"], ["0", "0", "0", "0", "0"],
        ["7", "7", "14", "0", "3"], ["1", "2", "3", "5", "5"], ["8", "10", "18", "5", "8"],
    ]  # fmt: skip


def test_one_status_can_be_looked_at_alone(shown) -> None:
    assert rules(shown("result=met")) == ["m_fairs"]
    assert rules(shown("result=达到")) == ["m_fairs"]
    assert len(rules(shown("result=observed"))) == 13
    nothing = shown("result=partly")
    assert rules(nothing) == [] and "没有「部分达到」的项。" in nothing.text
    chosen = [a.text for a in nothing.all("a", aria_current="true")]
    assert chosen == ["◐ 部分达到 0"]


def test_the_floor_shows_every_pair_and_year_and_leads_to_the_gap_workbooks(shown) -> None:
    (article,) = [one for one in shown().all("article") if one["id"] == "m_fund_floor"]
    table = article.one("table", class_="by-year")
    assert [th.text for th in table.all("tr")[0].all("th")] == [
        "结对", "2021", "2022", "2023", "2024", "2025", "缺口表",
    ]  # fmt: skip
    assert len(table.all("tr")) == 1 + 34
    (row,) = [r for r in table.all("tr") if r.all("th")[0].text == "北京 → 巴东县"]
    assert row.all("td")[0].text == "?无法判断 5,113 万元"
    assert row.all("a")[0]["href"] == "/gaps.xlsx?supporters=beijing"
    links = [a["href"] for a in article.one("dl").all("a")]
    assert (
        len(links) == 1 and links[0].startswith("/gaps.xlsx?supporters=") and "beijing" in links[0]
    )


def test_gap_workbooks_of_counties_and_where_there_is_none(shown) -> None:
    found = {one["id"]: one.one("dl") for one in shown("lang=en&release=r1").all("article")}
    assert "/gaps.xlsx?county=500235&lang=en&release=r1" in [
        a["href"] for a in found["t_fertilizer"].all("a")
    ]
    assert len(found["t_fertilizer"].all("a")) == 19
    assert found["t_stability"].all("a") == []
    assert "No gap workbook asks for this" in found["t_stability"].text


def test_links_keep_release_and_language(shown) -> None:
    found = shown("lang=en&release=r1&result=observed")
    links = [a["href"] for a in found.one("div", id="evaluation").all("a")]
    ours = [link for link in links if link.startswith("/")]
    assert ours and all("lang=en" in link and "release=r1" in link for link in ours)
    assert {"/evaluation.xlsx?lang=en&release=r1", "/evaluation.docx?lang=en&release=r1",
            "/evaluation.pdf?lang=en&release=r1"} <= set(ours)  # fmt: skip


def test_what_does_not_apply_is_told(site: Site) -> None:
    scene = read(site, "metric=gdp&result=gut&result=met")
    assert [notice.where for notice in scene.notices] == ["metric", "result", "result"]
    assert scene.result == "" and scene.selection.query() == ""
    with pytest.raises(UnknownKey):
        read(site, "release=r9")


@given(text=st.text(max_size=80), result=st.text(max_size=80))
def test_any_query_is_read_calmly(site: Site, text: str, result: str) -> None:
    try:
        scene = read(site, f"result={result}&{text}")
    except UnknownKey:  # a release
        return
    assert scene.result in ("", *STATUSES)
    assert scene.selection.but(lang="zh", release=None).query() == ""


def test_reposts_are_no_links(shown, site: Site) -> None:
    """Rule 20: of tier 3 the address is text."""
    third = set(site.atlas.tables.sources["url"][site.atlas.tables.sources["tier"] == 3]) - {""}
    hrefs = {a["href"] for a in shown().all("a")}
    assert not hrefs & third
    assert "http://www.fanyinyuan.com.cn/portal.php?aid=278788&mod=view" in shown().text
