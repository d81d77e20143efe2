"""axe finds nothing on any page, in both languages and themes; 200 % zoom cuts nothing off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import steps

Open = Callable[..., Page]
#: Rules that are not asked, each with its reason.
EXCLUDED: dict[str, str] = {}
_WIDE = """
() => [...document.querySelectorAll("body *")].filter(element => {
    if (element.closest(".scroll, svg, .visually-hidden, .skip, .map-keys")) return false;
    const box = element.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map(element => `${element.tagName}#${element.id}.${element.className}`)
"""


#: What a theme can change.
COLOURS = ["color-contrast", "link-in-text-block"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_has_nothing_to_say_in_either_theme(open_page: Open, language: str) -> None:
    query = "" if language == "zh" else "&lang=en"
    page = open_page(f"/?metric=projects&county=500237{query}", **steps.CALM)
    wrong = both_themes(page)
    for path in ("/county/500101", "/about"):
        page.goto(f"{path}?sort=name{query}")
        page.locator("main h1").wait_for()
        wrong += both_themes(page)
    assert not wrong, "\n".join(wrong)


def both_themes(page: Page) -> list[str]:
    page.emulate_media(color_scheme="light")
    wrong = violations(page)
    page.emulate_media(color_scheme="dark")
    page.locator("html[data-theme=dark]").wait_for()
    return wrong + violations(page, COLOURS)


def violations(page: Page, only: list[str] | None = None) -> list[str]:
    options: dict[str, object] = {"rules": {rule: {"enabled": False} for rule in EXCLUDED}}
    if only:
        options = {"runOnly": {"type": "rule", "values": only}}
    options["resultTypes"] = ["violations"]  # what passes is not described node by node
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{page.url}: {rule['id']} ({rule['help']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("path", ["/?metric=investment&county=500237", "/?lang=en", "/about"])
def test_at_200_percent_nothing_is_cut_off(open_page: Open, path: str) -> None:
    page = open_page(path, 683, 384, with_map=path.startswith("/?"))

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 683
    assert page.evaluate(_WIDE) == []
