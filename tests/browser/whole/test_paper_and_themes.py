"""Dark, light and paper."""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from dashboard.look import theme
from geodata.boundaries import Boundaries
from tests.browser import steps

Open = Callable[..., Page]
_GROUND = "() => getComputedStyle(document.body).backgroundColor"


def test_the_theme_follows_the_system_until_it_is_chosen_and_then_stays(open_page: Open) -> None:
    page = open_page("/?metric=grants", dark=True, **steps.CALM)
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    assert steps.fills(page) == steps.expected_fills("metric=grants", theme.DARK)
    page.emulate_media(color_scheme="light")
    expect(root).to_have_attribute("data-theme", "light")

    page.locator("#theme-switch").click()
    expect(root).to_have_attribute("data-theme", "dark")
    assert steps.fills(page) == steps.expected_fills("metric=grants", theme.DARK)
    assert page.evaluate(_GROUND) == "rgb(17, 25, 29)"
    page.reload()
    expect(root).to_have_attribute("data-theme", "dark")
    page.goto("/about")
    expect(root).to_have_attribute("data-theme", "dark")
    page.locator("#theme-switch").click()
    expect(root).to_have_attribute("data-theme", "light")


def test_a_print_is_a_usable_sheet_light_even_from_dark(open_page: Open) -> None:
    page = open_page("/?metric=grants&county=500237", dark=True, **steps.CALM)
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")

    for shown in ("#headline", "#subtitle", "#map", "#legend", "#ranking", "#coverage", ".foot"):
        expect(page.locator(shown)).to_be_visible()
    for interface in (
        "nav",
        "#controls",
        ".zooms",
        ".sheet-toggle",
        "#downloads",
        "#sort",
        ".skip",
        "#share",
        ".close",
    ):
        expect(page.locator(interface).first).to_be_hidden()
    assert steps.fills(page) == steps.expected_fills("metric=grants", theme.LIGHT)
    assert page.evaluate(_GROUND) == "rgb(255, 255, 255)"

    page.evaluate("""() => addEventListener("beforeprint", () => {
        window.opened = document.querySelector("details.twin").open; })""")
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    assert paper.startswith(b"%PDF")
    drawn = sum(len(part) for part in _streams(paper))
    assert drawn > 50_000, "the sheet is not blank"
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 5
    assert page.evaluate("() => window.opened") is True, "the table is open on paper"
    expect(page.locator("details[open]")).to_have_count(0)


def _streams(paper: bytes) -> list[bytes]:
    """What the pages of a PDF draw, unpacked."""
    found = []
    for part in re.findall(rb"stream\r?\n(.*?)endstream", paper, re.DOTALL):
        try:
            found.append(zlib.decompress(part))
        except zlib.error:
            continue
    return found


#: Pixels of one county from side to side, and of the bar of scale.
_WIDTHS = """() => ['path[data-adcode="420506"]', ".scale-bar"].map(
    one => document.querySelector("#map-frame " + one).getBoundingClientRect().width)"""


@pytest.mark.parametrize(("query", "printed"), [("", "打印于"), ("?lang=en", "printed")])
def test_paper_says_its_date_its_page_and_its_scale(
    open_page: Open, query: str, printed: str
) -> None:
    page = open_page(f"/{query}", **steps.CALM)
    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    first, last = (sheets[n].get_textpage().get_text_range() for n in (0, len(sheets) - 1))
    today = datetime.date.today().isoformat()
    assert f"{printed} {today}" in first
    assert f"1 / {len(sheets)}" in first
    assert f"{len(sheets)} / {len(sheets)}" in last
    assert "100 km" in first
    expect(page.locator(".scale-bar")).to_have_count(0)  # gone after the print
    assert page.locator("#map .main-svg[viewBox]").count() == 0


def test_the_bar_of_scale_is_as_long_as_it_says(open_page: Open) -> None:
    page = open_page("/", **steps.CALM)
    page.emulate_media(media="print")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    county, bar = page.evaluate(_WIDTHS)
    boundaries = Boundaries.load()
    counties = boundaries.counties.to_crs(boundaries.view.proj)
    west, _, east, _ = counties.loc["420506"].geometry.bounds
    assert county / bar == pytest.approx((east - west) / 100_000, rel=0.03)
