"""The ledger as a grid: sorted, filtered, searched, scrolled, opened; by mouse, touch and keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.access import both_themes
from tests.browser.pages import watch_of

Open = Callable[..., Page]


def opened(open_page: Open, path: str = "/records", width: int = 1366, height: int = 768,
           **options: object) -> Page:  # fmt: skip
    page = open_page(path, width, height, with_map=False, **steps.CALM, **options)
    expect(page.locator(".ag-root")).to_be_visible()
    return page


def cell(page: Page, row: int, column: str) -> Locator:
    return page.locator(f".ag-center-cols-container [row-index='{row}'] [col-id='{column}']")


def head(page: Page, column: str) -> Locator:
    return page.locator(f".ag-header-cell[col-id='{column}']")


def at(page: Page, query: str) -> None:
    """Wait until the address says so: it follows the answer of the server."""
    page.wait_for_url(lambda url: unquote(url.partition("?")[2]) == query)


def total(page: Page, n: int) -> None:
    expect(page.locator("#title")).to_have_text(f"台账 278 条记录中，{n} 条符合条件")


def test_sorting_a_column_is_an_address_and_back_undoes_it(open_page: Open) -> None:
    page = opened(open_page)
    first = "华峰化工第三套己二酸项目"
    expect(cell(page, 0, "name")).to_have_text(first)
    head(page, "amount").click()
    expect(cell(page, 0, "amount")).to_have_text("30")
    at(page, "order=amount")  # it follows the rows; a click before it is no step of its own
    head(page, "amount").click()
    expect(cell(page, 0, "amount")).to_have_text("1,700,000")
    expect(cell(page, 1, "name")).to_contain_text("第十届支洽会万州签约12项")
    expect(head(page, "amount")).to_have_attribute("aria-sort", "descending")
    at(page, "order=-amount")
    page.go_back()
    expect(cell(page, 0, "amount")).to_have_text("30")
    at(page, "order=amount")
    page.go_back()
    expect(cell(page, 0, "name")).to_have_text(first)
    expect(head(page, "amount")).to_have_attribute("aria-sort", "none")
    page.go_forward()
    expect(cell(page, 0, "amount")).to_have_text("30")


def test_facets_filter_in_place_and_keep_each_other(open_page: Open) -> None:
    page = opened(open_page, "/records?province=hubei")
    total(page, 56)
    page.locator("#facet-kind-grant").click()
    total(page, 17)
    at(page, "province=hubei&kind=grant")
    expect(page.locator("#facet-kind-grant")).to_have_attribute("aria-current", "true")
    expect(page.locator("#facet-kind-unknown .n")).to_have_text("34")
    page.locator("#facet-tier summary").click()
    page.locator("#facet-tier-3").click()
    total(page, 10)
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(10)
    page.locator("#chip-tier").click()
    total(page, 17)
    page.go_back()
    total(page, 10)
    page.locator("#chip-all").click()
    total(page, 226)
    at(page, "")
    names = [url for url in watch_of(page).requests if "/static/grid" in url]
    assert len(names) == 2  # the grid was never loaded again


@pytest.mark.parametrize(("words", "n", "first"), [("森林", 1, "hb-043"), ("协作", 2, "cqa1-080")])
def test_searching_finds_parts_of_chinese_words(open_page: Open, words, n, first) -> None:
    page = opened(open_page, width=1920, height=1080)
    page.fill("#q", words)
    page.keyboard.press("Enter")
    total(page, n)
    expect(page.locator(".ag-center-cols-container .ag-row")).to_have_count(n)
    ids = page.locator(".ag-center-cols-container [col-id='id']").all_inner_texts()
    assert first in ids
    at(page, f"q={words}")
    page.fill("#q", "<b>没有</b>")
    page.keyboard.press("Enter")
    total(page, 0)
    expect(page.locator(".grid")).to_contain_text("没有符合条件的记录。")


def test_scrolling_loads_further_pieces(open_page: Open) -> None:
    page = opened(open_page, "/records?order=id")
    asked = [unquote(url) for url in watch_of(page).requests if "/records.json" in url]
    assert [re.search(r"start=\d+&end=\d+", url)[0] for url in asked] == ["start=0&end=100"]
    cell(page, 0, "name").click()
    page.locator("#detail-close").click()
    expect(page.locator("#detail")).to_be_hidden()
    cell(page, 0, "county").focus()
    page.keyboard.press("Control+End")
    last = page.locator(".ag-center-cols-container [row-index='225'] [col-id='name']")
    expect(last).not_to_have_text("")
    starts = {
        re.search(r"start=(\d+)", url)[1]
        for url in watch_of(page).requests
        if "/records.json" in url
    }
    assert {"0", "200"} <= starts
    expect(cell(page, 225, "county")).to_be_focused()
    page.keyboard.press("Control+Home")
    expect(cell(page, 0, "county")).to_be_focused()


def test_a_row_opens_by_mouse_and_by_enter_and_closes_by_escape(open_page: Open) -> None:
    page = opened(open_page, "/records?q=agg-002")
    cell(page, 0, "name").click()
    expect(page.locator("#detail-title")).to_be_focused()
    at(page, "q=agg-002&record=agg-002")
    expect(page.locator("#detail")).to_contain_text("打包条目的成员（6 条）")
    page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_be_hidden()
    at(page, "q=agg-002")
    expect(cell(page, 0, "name")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#detail-title")).to_be_focused()
    page.locator("#detail a", has_text="cqa2-036").click()
    expect(page.locator("#detail dd", has_text="cqa2-036")).to_be_visible()
    expect(page.locator("#detail")).to_contain_text("属于打包条目")
    page.go_back()
    expect(page.locator("#detail")).to_contain_text("打包条目的成员（6 条）")


def test_a_link_opens_exactly_this_state(open_page: Open) -> None:
    page = opened(open_page, "/records?county=500235&order=-year&record=cqa1-094&release=r1")
    total(page, 4)
    expect(cell(page, 0, "year")).to_contain_text("2025")
    expect(page.locator("#detail")).to_be_visible()
    expect(page.locator(".ag-row-selected")).to_have_count(1)
    assert page.locator("#files a").first.get_attribute("href") == (
        "/ledger.csv?county=500235&release=r1&order=-year")  # fmt: skip
    page.click("#language")
    page.wait_for_url("**/records?*lang=en*")
    expect(page.locator("#title")).to_have_text("4 of the 278 records of the ledger fit")
    assert "release=r1" in page.url and "record=cqa1-094" in page.url


def test_by_keyboard_alone(open_page: Open) -> None:
    page = opened(open_page)
    page.locator("#facet-kind-grant").focus()
    page.keyboard.press("Enter")
    total(page, 47)
    expect(page.locator("#facet-kind-grant")).to_be_focused()
    head(page, "year").focus()
    page.keyboard.press("Enter")
    expect(head(page, "year")).to_have_attribute("aria-sort", "ascending")
    at(page, "kind=grant&order=year")


def test_a_server_that_fails_is_said_calmly(open_page: Open) -> None:
    page = opened(open_page)
    watch_of(page).allow("503|Failed to load resource")
    page.route("**/records.json?*", lambda route: route.fulfill(status=503, body="busy"))
    head(page, "amount").click()
    expect(page.locator(".fault")).to_have_text("没有载入记录，请重试或刷新页面。")


@pytest.mark.parametrize("path", ["/records", "/records?lang=en&kind=grant&record=hb-001"])
def test_axe_has_nothing_to_say_in_either_theme(open_page: Open, path: str) -> None:
    assert both_themes(opened(open_page, path)) == []


def test_english_pages_have_chinese_only_where_it_is_written_so(open_page: Open) -> None:
    page = opened(open_page, "/records?lang=en&record=agg-001")
    assert not re.search("[\u3400-\u9fff]", page.locator("#facets").inner_text())
    assert not re.search("[\u3400-\u9fff]", page.locator(".ag-header").inner_text())


def test_touch_opens_a_record_on_a_phone(open_page: Open) -> None:
    page = opened(open_page, "/records", 390, 844, touch=True)
    cell(page, 0, "name").tap()
    expect(page.locator("#detail")).to_be_in_viewport()
    page.locator("#detail-close").tap()
    expect(page.locator("#detail")).to_be_hidden()


def test_paper_gets_the_plain_table(open_page: Open) -> None:
    page = opened(open_page, "/records?county=500235")
    page.emulate_media(media="print")
    expect(page.locator("#list table")).to_be_visible()
    expect(page.locator("#list tbody tr")).to_have_count(4)
    expect(page.locator("#grid")).to_be_hidden()
    expect(page.locator("#facets")).to_be_hidden()


def test_without_scripts_links_and_forms_do_the_same(new_page: Open) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/records")
    expect(page.locator("#list tbody tr")).to_have_count(100)
    page.get_by_role("link", name="下一页").click()
    at(page, "page=2")
    page.locator("#facet-kind-grant").click()
    total(page, 47)
    page.fill("#q", "奉节")
    page.keyboard.press("Enter")
    at(page, "q=奉节&kind=grant")
    page.locator("#list tbody a").first.click()
    expect(page.locator("#detail")).to_be_visible()
    page.locator("#detail-close").click()
    expect(page.locator("#detail")).to_be_hidden()


def test_the_map_loads_not_one_byte_of_the_grid(open_page: Open) -> None:
    own = opened(open_page)
    ours = {
        u.rpartition("/")[2]
        for u in watch_of(own).requests
        if re.search("grid|react|records", u) and "/static/" in u
    }
    assert len(ours) >= 5
    page = open_page("/")
    assert not ours & {url.rpartition("/")[2] for url in watch_of(page).requests}
    assert not [url for url in watch_of(page).requests if "ag_grid" in url]
