"""A phone: tap, one finger, two fingers, and the order in which things stand."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import steps

Open = Callable[..., Page]
PHONE = {"width": 390, "height": 844, "touch": True}
_SCALE = "() => document.querySelector('#map .js-plotly-plot')._fullLayout.geo.projection.scale"


def test_a_tap_on_a_county_chooses_it_and_a_second_clears(open_page: Open) -> None:
    page = open_page("/?metric=projects", **PHONE)
    with steps.repainted(page):
        page.touchscreen.tap(*steps.inside(page, steps.WANZHOU))
    assert steps.query(page) == "metric=projects&county=500101"
    expect(page.locator("#county-panel h2")).to_have_text("万州区")
    with steps.repainted(page):
        page.touchscreen.tap(*steps.inside(page, steps.WANZHOU))
    assert steps.query(page) == "metric=projects"


def test_one_finger_scrolls_the_page_and_two_zoom_the_map(open_page: Open) -> None:
    page = open_page("/", **PHONE)
    x, y = steps.inside(page, steps.WANZHOU)
    before = page.evaluate("() => scrollY")
    move(page, [(x, y)], [(x, y - 260)])
    steps.until(page, lambda: page.evaluate("() => scrollY") > before + 150)
    assert page.evaluate(_SCALE) == 1

    x, y = steps.inside(page, steps.WANZHOU)
    move(page, [(x - 20, y), (x + 20, y)], [(x - 70, y), (x + 70, y)])
    steps.until(page, lambda: page.evaluate(_SCALE) > 1.5)
    assert page.evaluate(_SCALE) <= 8
    assert page.evaluate("() => visualViewport.scale") == 1


Points = list[tuple[float, float]]


def move(page: Page, start: Points, end: Points) -> None:
    """Put down fingers one after the other, move them in ten steps, lift them."""
    touch = page.context.new_cdp_session(page)

    def send(kind: str, points: Points) -> None:
        named = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": named})

    for fingers in range(1, len(start) + 1):
        send("touchStart", start[:fingers])
    for step in range(1, 11):
        pairs = zip(start, end, strict=True)
        send(
            "touchMove",
            [(a + (c - a) * step / 10, b + (d - b) * step / 10) for (a, b), (c, d) in pairs],
        )
        page.wait_for_timeout(20)
    send("touchEnd", [])
    steps.at_rest(page)


def test_the_phone_page_stands_in_the_order_of_questions(open_page: Open) -> None:
    page = open_page("/?metric=projects", **PHONE)
    places = ["#headline", "#metric", "#years", "#map", "#legend", "#ranking"]
    tops = [page.locator(place).evaluate("e => e.getBoundingClientRect().top") for place in places]

    assert tops == sorted(tops), dict(zip(places, tops, strict=True))
    expect(page.locator("#sectors")).to_be_hidden()
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 390
    small = page.locator("#ranking .row, .class, .sheet-toggle, .play").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).filter(b => b.height && b.height < 24)"
    )
    assert small == []


def test_the_other_controls_wait_in_a_sheet_from_below(open_page: Open) -> None:
    page = open_page("/?metric=projects", **PHONE)
    toggle = page.locator(".sheet-toggle")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.tap()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#sectors")).to_be_visible()
    with steps.repainted(page):
        steps.chip(page, "sectors", "旅游").tap()
    assert steps.query(page) == "metric=projects&sectors=tourism"
    page.keyboard.press("Escape")
    expect(page.locator("#sectors")).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.tap()
    toggle.tap()
    expect(page.locator("#sectors")).to_be_hidden()
    assert steps.query(page) == "metric=projects&sectors=tourism"
