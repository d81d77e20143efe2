"""Every page on every screen and in both languages: nothing is cut off, nothing lies on another.

A page is opened once in each language and then resized: in Chinese on the largest screen, in
English (whose words are longest) on the smallest, so that both ends are seen by a fresh page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from geodata.language import Language
from tests.browser import steps
from tests.browser.boxes import overlaps, sticking_out
from tests.browser.pages import quiet

Open = Callable[..., Page]
#: The third is a laptop at 200 %; last comes the smallest, what 1280 pixels are at 400 %.
SCREENS = [(1920, 1080), (1366, 768), (683, 384), (390, 844)]
CO2 = "/ecology?metric=co2_emissions"


@dataclass(frozen=True)
class Swept:
    """A page: what of it may be wider than the screen, and which of its texts must lie apart."""

    path: str
    apart: tuple[str, ...] = ("svg",)
    texts: tuple[str, ...] = ()
    with_map: bool = False
    #: The smallest screen it fits on; below that its widest part sticks out.
    narrowest: tuple[int, int] = (320, 640)
    #: Titles of records are quoted on it as published, without a mark of their own.
    quotes: bool = False

    def at(self, language: Language) -> str:
        """Its address in a language."""
        return f"{self.path}{'&' if '?' in self.path else '?'}lang={language}"


def chart(path: str) -> Swept:
    """A page of ecology: the names in its drawings; its legend of two metrics is 342 wide."""
    texts = (".scatter svg .point text", ".slopes .name", ".bi-map text")
    return Swept(path, texts=texts)


PAGES = [
    Swept("/?county=500237", ("svg", ".map-keys"), with_map=True),
    Swept("/?metric=investment&county=500237", ("svg", ".map-keys"), with_map=True),
    Swept("/about?metric=grants"),
    Swept("/correction?record=hb-001", quotes=True),
    Swept("/correction?record=cqa1-093", quotes=True),
    Swept("/county/500237"),
    Swept("/county/500240"),
    Swept("/area?metric=grants"),
    *(Swept(f"/{path}", ("svg", ".pairs-box")) for path in
      ("pairing", "supporter/shanghai", "supporter/hubei")),
    *(chart(path) for path in (
        "/ecology", CO2, f"{CO2}&years=2003-2006", "/ecology?show=indicators",
        "/ecology?metric=pm25&years=1990&against=zzz",
        "/ecology?metric=air_good_rate&against=grants&county=500237")),
    Swept("/records", (".grid",), quotes=True),
    Swept("/records?record=agg-001", (".grid",), quotes=True),
    Swept("/evaluation"),
]  # fmt: skip


def faults(page: Page, swept: Swept) -> list[str]:
    """What is wrong on the screen as it is.

    Plotly draws anew some tenths of a second after the screen has changed: on a page with a map
    what sticks out is a fault if it stays.
    """
    found = sticking_out(page, *swept.apart)
    for _ in range(50 if swept.with_map else 0):
        if not found:
            break
        page.wait_for_timeout(100)
        found = sticking_out(page, *swept.apart)
    for texts in swept.texts:
        found += overlaps(page.locator(texts), share=0.33)
    return [f"{page.viewport_size}: {fault}" for fault in found]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("swept", PAGES, ids=lambda swept: swept.path)
def test_nothing_is_cut_off_and_no_name_lies_on_another(
    open_page: Open, swept: Swept, language: Language
) -> None:
    screens = [*SCREENS, swept.narrowest]
    if language == "en":
        screens.reverse()
    page = open_page(swept.at(language), *screens[0], with_map=swept.with_map, **steps.CALM)
    found = faults(page, swept)
    for width, height in screens[1:]:
        page.set_viewport_size({"width": width, "height": height})
        found += faults(quiet(page), swept)
    assert not found, "\n".join(found)
    if language == "en":
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert swept.quotes or steps.chinese(page) == []
