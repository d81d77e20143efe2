"""The English page is complete: nothing but proper names of sources is left in Chinese."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps

Open = Callable[..., Page]


@pytest.mark.parametrize(
    "path", ["/?lang=en&county=500237", "/about?lang=en", "/county/500101?lang=en"]
)
def test_no_chinese_is_left_on_an_english_page(open_page: Open, path: str) -> None:
    page = open_page(path, with_map=path.startswith("/?"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert steps.chinese(page) == []


def test_the_switch_keeps_the_view_and_goes_back(open_page: Open) -> None:
    page = open_page("/?metric=grants&sectors=tourism&county=500237")
    page.locator("#language").click()
    expect(page.locator("#headline")).to_contain_text("Wushan")
    expect(page.locator("#headline")).to_contain_text("10 m")  # 1,000 wan yuan
    assert steps.query(page) == "metric=grants&sectors=tourism&county=500237&lang=en"
    with steps.repainted(page):
        page.locator(f"#ranking [data-county='{steps.WUSHAN}']").click()
    assert steps.query(page) == "metric=grants&sectors=tourism&lang=en"
    page.locator("#language").click()
    expect(page.locator("#headline")).to_contain_text("巫山县")
    assert steps.query(page) == "metric=grants&sectors=tourism"
