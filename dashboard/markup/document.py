"""A whole HTML document for what is no Dash page: embeds and other pages that need no React."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import Raw, as_html, tag
from geodata.language import Language

#: `auto` follows the reader's system, without a script.
Theme = Literal["auto", "light", "dark"]
#: What browsers and screen readers call our languages.
TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


def document(
    *,
    title: str,
    language: Language,
    body: Sequence[Component],
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    head: Sequence[Component] | Raw = (),
    theme: Theme | None = "auto",
    icon: str = "",
) -> str:
    """The text of a document, every text and value escaped.

    Parameters
    ----------
    body
        Plain `dash.html` components, and `Raw` text such as `svg.element` gives.
    styles, scripts
        Addresses in order, `StaticFiles.url(name)`; scripts wait for the document.
    head
        More for the head: `html.Meta(name=…, content=…)`, `html.Link(rel=…, href=…)`.
    theme
        `data-theme` of the root, which `tokens.css` reads; None leaves it to a script.
    icon
        Address of the icon; empty asks for none.

    Examples
    --------
    >>> page = document(title="<a>", language="en", body=[html.P("b & c")], styles=["/s.css"])
    >>> page.partition("</title>")[2].strip()
    '<link href="/s.css" rel="stylesheet"></head><body><p>b &amp; c</p></body></html>'
    """
    inside = as_html(
        [
            *_meta(),
            html.Title(title),
            [html.Link(rel="stylesheet", href=address) for address in styles],
            [html.Script(src=address, defer=True) for address in scripts],
            html.Link(rel="icon", type="image/svg+xml", href=icon) if icon else None,
            head,
        ]
    )
    named = {"lang": TAGS[language], "data-theme": theme}
    parts = tag("head", {}, inside) + tag("body", {}, as_html(list(body)))
    return f"<!DOCTYPE html>\n{tag('html', named, parts)}\n"


def _meta() -> list[Component]:
    """Character set first: it must stand near the beginning."""
    return [
        html.Meta(charSet="utf-8"),
        html.Meta(name="viewport", content="width=device-width, initial-scale=1"),
    ]
