"""The address says what is shown; back and forward lead through deliberate changes."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import steps

Open = Callable[..., Page]


def test_back_and_forward_restore_each_view_and_a_reload_shows_it_again(open_page: Open) -> None:
    page = open_page("/")
    start = page.locator("#headline").inner_text()
    entries = steps.entries(page)
    with steps.repainted(page):
        steps.chip(page, "sectors", "旅游").click()
    with steps.repainted(page):
        page.locator(f"#ranking [data-county='{steps.WUSHAN}']").click()
    with steps.repainted(page):
        page.locator(".preset", has_text="规划期").click()
    last = "metric=active_supporters&sectors=tourism&years=2021-2025&county=500237"
    assert steps.query(page) == last
    assert steps.entries(page) == entries + 3, "one entry for each of three changes"
    said = page.locator("#headline").inner_text()

    with steps.repainted(page):
        page.go_back()
    assert steps.query(page) == "metric=active_supporters&sectors=tourism&county=500237"
    expect(page.locator("#years-text")).to_be_empty()
    with steps.repainted(page):
        page.go_back()
    assert steps.pressed(page) == []
    expect(page.locator("#sectors input[value=tourism]")).to_be_checked()
    with steps.repainted(page):
        page.go_back()
    assert steps.query(page) == ""
    expect(page.locator("#headline")).to_have_text(start)
    expect(page.locator("#sectors input:checked")).to_have_count(0)
    expect(page.locator("#metric")).to_contain_text("重点结对支援方")

    for _ in range(3):
        with steps.repainted(page):
            page.go_forward()
    assert steps.query(page) == last
    expect(page.locator("#headline")).to_have_text(said)
    assert steps.entries(page) == entries + 3

    page.reload()
    expect(page.locator("#headline")).to_have_text(said)
    assert steps.query(page) == last


def test_back_returns_from_another_page_to_the_view(open_page: Open) -> None:
    page = open_page("/?metric=grants")
    with steps.repainted(page):
        page.locator(f"#ranking [data-county='{steps.WUSHAN}']").click()
    page.locator("nav a", has_text="来源与方法").click()
    expect(page.locator("h1")).to_have_text("来源与方法")

    page.go_back()
    expect(page.locator("#headline")).to_contain_text("无偿援助")
    assert steps.query(page) == "metric=grants&county=500237"
    assert steps.pressed(page) == [steps.WUSHAN]
