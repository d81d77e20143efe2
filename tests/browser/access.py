"""What axe finds on a page: every rule once, and what a theme or a language can change."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from geodata.language import Language
from tests.soak import soaking

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
#: Marks texts whose like is looked at already: same type, same colours below and above, in the
#: flow of the page. Contrast takes nine tenths of the time of axe, and a table of a thousand cells
#: has a handful of kinds. What is laid over something else by its place is never marked; nor are
#: fields and labels, which are in force or not. Of each kind three are looked at.
_MARK = r"""
() => {
    const OWN = ["color", "backgroundColor", "backgroundImage", "opacity", "textShadow", "filter",
        "mixBlendMode", "visibility", "zIndex", "float", "webkitTextFillColor",
        "webkitTextStroke"];
    const TYPE = ["fontSize", "fontWeight", "display"];
    const kinds = new Map(), chains = new Map(), counts = new Map();
    const number = (kind) => kinds.get(kind) ?? kinds.set(kind, kinds.size + 1).get(kind);
    /* 0: placed by itself somewhere above; else a number for the looks of an element's line. */
    const walk = (element, above) => {
        const style = getComputedStyle(element);
        element.removeAttribute("data-alike");
        if (style.display === "none") { return; }
        const placed = above === 0 || element instanceof SVGElement || style.transform !== "none"
            || !["static", "relative"].includes(style.position) || style.marginTop.startsWith("-");
        const chain = placed ? 0 : number([above, ...OWN.map((name) => style[name])].join("|"));
        chains.set(element, [chain, style]);
        for (const child of element.children) { walk(child, chain); }
    };
    walk(document.documentElement, -1);
    for (const [element, [chain, style]] of chains) {
        const text = [...element.childNodes].map((one) => one.nodeType === 3 ? one.data : "")
            .join("").trim();
        if (!chain || !text || element.closest("label, button, select, fieldset, [aria-disabled]")
            || !element.checkVisibility() || !element.offsetWidth) { continue; }
        const signs = [text.length > 1, /[\p{L}\p{N}]/u.test(text), element.localName];
        const kind = number([chain, ...TYPE.map((name) => style[name]), ...signs].join("|"));
        counts.set(kind, (counts.get(kind) || 0) + 1);
        if (counts.get(kind) > 3) { element.setAttribute("data-alike", ""); }
    }
    axe.configure({rules: [{id: "color-contrast", selector: "*:not([data-alike])"}]});
}
"""
# What passes is not described node by node.
_RUN = """([within, options]) => axe.run(within || document, {...options, resultTypes: ["violations"]})
    .then(all => all.violations)"""


def violations(page: Page, only: list[str] | None = None, within: str | None = None) -> list[str]:
    """What the rules find, or some of them, on the page as it is, or in a part of it.

    The contrast of texts that look alike is asked three times; `make soak` asks it of all.
    """
    if not page.evaluate(_THERE):
        page.evaluate(AXE_SCRIPT)
    if not soaking() and (only is None or "color-contrast" in only):
        page.evaluate(_MARK)
    options: dict[str, object] = {"rules": {rule: {"enabled": False} for rule in EXCLUDED}}
    if only:
        options = {"runOnly": {"type": "rule", "values": only}}
    return [
        f"{page.url}: {rule['id']} ({rule['help']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in page.evaluate(_RUN, [within, options])
        for node in rule["nodes"][:3]
    ]


def both_themes(page: Page, within: str | None = None) -> list[str]:
    """All rules in the light, those of colours in the dark."""
    page.emulate_media(color_scheme="light")
    wrong = violations(page, within=within)
    page.emulate_media(color_scheme="dark")
    page.locator("html[data-theme=dark]").wait_for()
    return wrong + violations(page, COLOURS, within)


def either_language(page: Page, language: Language, within: str | None = None) -> list[str]:
    """A state of a page that is looked at in both languages: English needs no colours again."""
    if language == "zh":
        return both_themes(page, within)
    return violations(page, WORDS, within)
