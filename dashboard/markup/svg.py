"""SVG as text: `dash.html` has no such tags."""

from __future__ import annotations

from dashboard.markup.html import Raw, as_html, tag


def element(name: str, /, *children: object, **attributes: object) -> Raw:
    """An element of SVG (or of HTML that Dash lacks), every text and value escaped.

    Parameters
    ----------
    children
        Elements, components, text; None is nothing.
    attributes
        `class_` and `for_` lose their underscore, the others between words become hyphens; a
        name in mixed case stays (`viewBox`). None and False leave an attribute out.

    Examples
    --------
    >>> element("g", element("path", d="M0 0", data_step=1), "a < b", class_="x")
    '<g class="x"><path d="M0 0" data-step="1"></path>a &lt; b</g>'
    """
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return tag(name, named, as_html(children))
