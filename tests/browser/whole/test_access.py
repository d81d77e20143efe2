"""axe finds nothing on the map, a county and the sources, in both languages and themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from geodata.language import Language
from tests.browser import steps
from tests.browser.access import either_language

Open = Callable[..., Page]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_has_nothing_to_say_in_either_theme(open_page: Open, language: Language) -> None:
    query = "" if language == "zh" else "&lang=en"
    page = open_page(f"/?metric=projects&county=500237{query}", **steps.CALM)
    wrong = either_language(page, language)
    for path in ("/county/500101", "/about"):
        page.goto(f"{path}?sort=name{query}")
        page.locator("main h1").wait_for()
        wrong += either_language(page, language)
    assert not wrong, "\n".join(wrong)
