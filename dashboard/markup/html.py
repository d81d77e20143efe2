"""Component trees as attributes and as plain HTML."""

from __future__ import annotations

import re
from html import escape
from typing import Any

#: How React names what HTML calls otherwise; all other names are the same in small letters.
NAMES = {"className": "class", "htmlFor": "for", "httpEquiv": "http-equiv"}
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class Raw(str):
    """Text that is HTML already, made by ourselves: `as_html` leaves it as it is.

    Whatever is joined or formatted from it is plain text again, and escaped.
    """

    __slots__ = ()


def attributes(named: dict[str, str]) -> dict[str, Any]:
    """The same dictionary, for `**`: Dash's own types do not know such attributes.

    >>> attributes({"data-county": "500101"})
    {'data-county': '500101'}
    """
    return dict(named)


def as_html(tree: Any) -> str:
    """A tree of `dash.html` components as HTML, every text and value escaped.

    Dash's renderer watches each component by itself: a page of two thousand takes it ten
    seconds. What no callback touches reaches the browser as one text instead.

    >>> from dash import html
    >>> as_html(html.P(["a < b", html.Br(), html.A("c", href="/?d&e", className="f")]))
    '<p>a &lt; b<br><a class="f" href="/?d&amp;e">c</a></p>'
    """
    if tree is None:
        return ""
    if isinstance(tree, (list, tuple)):
        return "".join(as_html(part) for part in tree)
    if isinstance(tree, Raw):
        return tree
    if not hasattr(tree, "to_plotly_json"):
        return escape(str(tree), quote=False)
    described = tree.to_plotly_json()
    if described["namespace"] != "dash_html_components":
        raise TypeError(f"{described['type']} is no plain HTML")
    props = dict(described["props"])
    children = props.pop("children", None)
    named = {NAMES.get(name, name.lower()): value for name, value in sorted(props.items())}
    return tag(described["type"].lower(), named, as_html(children))


def tag(name: str, attributes: dict[str, Any], inside: str) -> Raw:
    """A tag around text that is HTML already."""
    head = name + "".join(attribute(key, value) for key, value in attributes.items())
    return Raw(f"<{head}>" if name in VOID else f"<{head}>{inside}</{name}>")


def attribute(name: str, value: Any) -> str:
    """One attribute of a tag with the blank before it; None and False are none."""
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if isinstance(value, dict):
        value = ";".join(f"{_written(key)}:{one}" for key, one in value.items())
    return f' {name}="{escape(str(value))}"'


def _written(name: str) -> str:
    """A property as a style sheet writes it: components name it as scripts do.

    >>> _written("marginLeft"), _written("--zero")
    ('margin-left', '--zero')
    """
    return re.sub("[A-Z]", lambda sign: f"-{sign[0].lower()}", name)


def mark(line: str, name: str, **more: str) -> dict[str, Any]:
    """Attributes of what can be pointed at: the script reads out its line, a tooltip without it."""
    data = {f"data-{key}": value for key, value in more.items()}
    return attributes({"data-mark": "", "title": line, "role": "img", "aria-label": name} | data)
