"""The wheel belongs to the page; Ctrl and the wheel to the map, within limits."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.map.test_touch import _SCALE

Open = Callable[..., Page]


def test_the_wheel_scrolls_ctrl_and_the_wheel_zoom_within_limits(open_page: Open) -> None:
    page = open_page("/")
    page.mouse.move(*steps.inside(page, steps.WANZHOU))
    page.mouse.wheel(0, 200)
    expect(page.locator(".zoom-hint")).to_have_css("opacity", "0.9")
    steps.until(page, lambda: page.evaluate("() => scrollY") > 100)
    assert page.evaluate(_SCALE) == 1

    page.evaluate("() => scrollTo(0, 0)")
    page.mouse.move(*steps.inside(page, steps.WANZHOU))
    page.keyboard.down("Control")
    scales = []
    for turn in (*[-400] * 12, *[400] * 16):
        page.mouse.wheel(0, turn)
        steps.at_rest(page)
        scales.append(page.evaluate(_SCALE))
    page.keyboard.up("Control")
    assert max(scales) <= 8.01
    assert max(scales) > 4
    assert min(scales) >= 0.99
    assert page.evaluate("() => [scrollY, devicePixelRatio]") == [0, 1]


def test_buttons_zoom_too_stop_at_the_limits_and_lead_home(open_page: Open) -> None:
    page = open_page("/", **steps.CALM)
    fills = steps.fills(page)
    box = steps.county(page, steps.WANZHOU).bounding_box()
    assert box
    for _ in range(8):
        page.locator("[data-zoom='in']").click()
    steps.until(page, lambda: page.evaluate(_SCALE) > 7.9)
    assert page.evaluate(_SCALE) <= 8
    page.locator("[data-zoom=home]").click()
    steps.until(page, lambda: page.evaluate(_SCALE) == 1)
    steps.at_rest(page)
    again = steps.county(page, steps.WANZHOU).bounding_box()
    assert again
    assert abs(again["x"] - box["x"]) < 1
    assert abs(again["width"] - box["width"]) < 1
    assert steps.fills(page) == fills, "zooming changes no colour"
