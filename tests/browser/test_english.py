"""The English page is complete: nothing but proper names of sources is left in Chinese."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from geodata.metrics import METRICS
from tests.browser import steps

Open = Callable[..., Page]
# Titles of records and sources are quoted as published, and so is the number of the base map.
_CHINESE = r"""
() => {
    const quoted = "[lang=zh], [lang=zh-CN], #records td, main li";
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (/[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/.test(node.data.replace("0650号", "")) && !parent.closest(quoted)
            && !["SCRIPT", "STYLE"].includes(parent.tagName)) found.push(node.data.trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
        for (const name of ["aria-label", "title", "placeholder", "alt"]) {
            const text = element.getAttribute(name);
            if (text && /[\u4e00-\u9fff]/.test(text) && !element.closest(quoted)) found.push(text);
        }
    return found;
}
"""


@pytest.mark.parametrize(
    "path", ["/?lang=en&county=500237", "/about?lang=en", "/county/500101?lang=en"]
)
def test_no_chinese_is_left_on_an_english_page(open_page: Open, path: str) -> None:
    page = open_page(path, with_map=path.startswith("/?"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate(_CHINESE) == []
    if not path.startswith("/?"):
        return
    for metric in METRICS:
        with steps.repainted(page):
            steps.set_control(page, "metric", metric if metric != "supporters" else "projects")
        assert page.evaluate(_CHINESE) == [], metric


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
