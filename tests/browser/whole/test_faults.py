"""No internet, no server, a slow server, a failing one: the page stays, and says so calmly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import steps
from tests.browser.pages import watch_of

Open = Callable[..., Page]
UPDATES = "**/_dash-update-component*"
_EXPECTED = (
    r"Failed to load resource",
    r"request failed: .*_dash-update-component",
    r"Failed to fetch",
    r"Callback failed",
    r"console (error|warning)",
)


def expect_trouble(page: Page) -> None:
    for pattern in _EXPECTED:
        watch_of(page).allow(pattern)


def test_only_this_host_is_ever_asked(open_page: Open) -> None:
    page = open_page("/?metric=projects")
    with steps.repainted(page):
        page.locator(f"#ranking [data-county='{steps.WUSHAN}']").click()
    page.locator("nav a", has_text="来源与方法").click()
    expect(page.locator("h1")).to_have_text("来源与方法")

    watch = watch_of(page)
    assert set(watch.hosts) == {watch.host}
    assert page.locator("[src^='http'], link[href^='http'], link[href^='//']").count() == 0


def test_without_the_server_one_calm_message_and_the_page_keeps_its_content(
    open_page: Open,
) -> None:
    page = open_page("/?metric=projects", offline=True)
    expect_trouble(page)
    said, fills = page.locator("#headline").inner_text(), steps.fills(page)
    row = page.locator(f"#ranking [data-county='{steps.WUSHAN}']")
    row.click()

    fault = page.locator("#fault")
    expect(fault).to_have_text("连不上服务器，页面仍是先前的内容。")
    expect(page.locator("#headline")).to_have_text(said)
    assert steps.fills(page) == fills
    assert steps.query(page) == "metric=projects", "the address says what is shown"
    expect(page.locator("body.busy")).to_have_count(0)

    page.context.set_offline(False)
    with steps.repainted(page):
        row.click()
    expect(fault).to_be_empty()
    expect(page.locator("#county-panel h2")).to_have_text("巫山县")


@pytest.mark.parametrize(
    ("path", "words"),
    [("/?metric=grants", "没有成功"), ("/?metric=grants&lang=en", "did not succeed")],
)
def test_a_failing_update_says_one_calm_sentence(open_page: Open, path: str, words: str) -> None:
    page = open_page(path)
    expect_trouble(page)
    said = page.locator("#headline").inner_text()
    page.route(UPDATES, lambda route: route.fulfill(status=500, body="Traceback: secret"))
    page.locator(f"#ranking [data-county='{steps.WUSHAN}']").click()

    expect(page.locator("#fault")).to_contain_text(words)
    expect(page.locator("#headline")).to_have_text(said)
    assert "Traceback" not in page.locator("body").inner_text()
    page.unroute(UPDATES)
    with steps.repainted(page):
        page.locator(f"#ranking [data-county='{steps.WUSHAN}']").click()
    expect(page.locator("#fault")).to_be_empty()


@pytest.mark.parametrize(("path", "words"), [("/", "没有成功"), ("/?lang=en", "did not succeed")])
def test_an_error_in_the_server_is_said_twice_if_it_happens_twice(
    open_page: Open, path: str, words: str
) -> None:
    page = open_page(path)
    expect_trouble(page)
    broken = "() => window.atlas.act({years: ['x', 'y']})"
    page.evaluate(broken)
    expect(page.locator("#fault")).to_contain_text(words)
    with steps.repainted(page):
        page.locator(f"#ranking [data-county='{steps.WUSHAN}']").click()
    expect(page.locator("#fault")).to_be_empty()
    page.evaluate(broken)
    expect(page.locator("#fault")).to_contain_text(words)


def test_waiting_shows_before_the_answer_comes(open_page: Open) -> None:
    page = open_page("/?metric=projects")
    held: list[Route] = []
    page.route(UPDATES, lambda route: held.append(route))
    page.click(f'#ranking [data-county="{steps.WUSHAN}"]')
    expect(page.locator("body.busy")).to_have_count(
        1
    )  # the answer is held back: nothing else is there
    bar = "() => getComputedStyle(document.body, '::before').height"
    assert page.evaluate(bar) == "3px"
    steps.until(page, lambda: held)
    with steps.repainted(page):
        for route in held:
            route.continue_()
    expect(page.locator("body.busy")).to_have_count(0)
