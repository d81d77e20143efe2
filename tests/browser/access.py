"""What axe finds on a page: every rule once, and what a theme or a language can change."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from geodata.language import Language

#: Rules that are not asked, each with its reason.
EXCLUDED: dict[str, str] = {}
#: What a theme can change.
COLOURS = ["color-contrast", "link-in-text-block"]
#: What other words can change: names, titles, the language itself, and what scrolls.
WORDS = [
    "area-alt", "aria-command-name", "aria-dialog-name", "aria-input-field-name",
    "aria-meter-name", "aria-progressbar-name", "aria-tab-name", "aria-toggle-field-name",
    "aria-tooltip-name", "aria-treeitem-name", "button-name", "document-title", "empty-heading",
    "empty-table-header", "form-field-multiple-labels", "frame-title", "frame-title-unique",
    "html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "image-alt",
    "image-redundant-alt", "input-button-name", "input-image-alt", "label", "label-title-only",
    "landmark-unique", "link-name", "object-alt", "role-img-alt", "scrollable-region-focusable",
    "select-name", "summary-name", "svg-img-alt", "table-duplicate-name", "valid-lang",
]  # fmt: skip
_THERE = "() => 'axe' in window"
# What passes is not described node by node.
_RUN = "options => axe.run({...options, resultTypes: ['violations']}).then(all => all.violations)"


def violations(page: Page, only: list[str] | None = None) -> list[str]:
    """What the rules find, or some of them, on the page as it is."""
    if not page.evaluate(_THERE):
        page.evaluate(AXE_SCRIPT)
    options: dict[str, object] = {"rules": {rule: {"enabled": False} for rule in EXCLUDED}}
    if only:
        options = {"runOnly": {"type": "rule", "values": only}}
    return [
        f"{page.url}: {rule['id']} ({rule['help']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in page.evaluate(_RUN, options)
        for node in rule["nodes"][:3]
    ]


def both_themes(page: Page) -> list[str]:
    """All rules in the light, those of colours in the dark."""
    page.emulate_media(color_scheme="light")
    wrong = violations(page)
    page.emulate_media(color_scheme="dark")
    page.locator("html[data-theme=dark]").wait_for()
    return wrong + violations(page, COLOURS)


def either_language(page: Page, language: Language) -> list[str]:
    """A state of a page that is looked at in both languages: English needs no colours again."""
    return both_themes(page) if language == "zh" else violations(page, WORDS)
