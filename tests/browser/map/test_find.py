"""The search box: by its key, by mouse, on a document, and without scripts."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.steps import query, repainted


def test_a_key_opens_it_and_a_county_is_chosen_on_the_map(open_page) -> None:
    page: Page = open_page("/?metric=grants")
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="查找")
    expect(field).to_be_focused()
    page.keyboard.type("kx")
    expect(page.get_by_role("option").first).to_contain_text("开州区")
    with repainted(page):
        page.keyboard.press("Enter")
    assert query(page) == "metric=grants&county=500154"
    expect(page.locator("dialog.find")).not_to_be_visible()


def test_arrows_move_and_escape_gives_the_focus_back(open_page) -> None:
    page: Page = open_page("/")
    page.get_by_role("link", name="查找").click()
    page.keyboard.type("yun")
    expect(page.get_by_role("option").nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("云南")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="查找")).to_be_focused()


def test_a_slash_in_a_field_stays_a_slash(open_page) -> None:
    page: Page = open_page("/search", with_map=False)
    page.get_by_role("searchbox").fill("")
    page.keyboard.type("a/b")
    expect(page.get_by_role("searchbox")).to_have_value("a/b")
    expect(page.locator("dialog.find")).to_have_count(0)


def test_without_scripts_it_is_a_page(new_page) -> None:
    page: Page = new_page(java_script_enabled=False)
    page.goto("/search?q=500235&lang=en")
    assert (
        page.get_by_role("link", name="Yunyang").get_attribute("href") == "/county/500235?lang=en"
    )


def test_on_a_phone_it_fits(open_page) -> None:
    page: Page = open_page("/", 390, 844, touch=True)
    page.locator("[data-find]").tap()
    page.keyboard.type("pm25")
    box = page.locator("dialog.find").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
