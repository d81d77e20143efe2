"""The switch of the language; that no Chinese is left in English is asked in `test_sweep`."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.pages import settled

Open = Callable[..., Page]


def test_the_switch_keeps_the_view_and_goes_back(open_page: Open) -> None:
    page = open_page("/?metric=grants&sectors=tourism&county=500237")
    page.locator("#language").click()
    expect(page.locator("#headline")).to_contain_text("Wushan")
    expect(page.locator("#headline")).to_contain_text("10 m")  # 1,000 wan yuan
    assert steps.query(page) == "metric=grants&sectors=tourism&county=500237&lang=en"
    settled(page)  # its first painting is over
    with steps.repainted(page):
        page.locator(f"#ranking [data-county='{steps.WUSHAN}']").click()
    assert steps.query(page) == "metric=grants&sectors=tourism&lang=en"
    page.locator("#language").click()
    expect(page.locator("#headline")).to_contain_text("巫山县")
    assert steps.query(page) == "metric=grants&sectors=tourism"
