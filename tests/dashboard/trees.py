"""Walking component trees: every component, every text that a reader meets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash import html

from dashboard.markup.html import Raw
from dashboard.pages.map.page import page, shell
from dashboard.site import Site
from geodata.selection import Selection
from tests.dashboard.documents import parsed

#: Props whose value a person reads or hears.
#: What Dash keeps in a component beside its props.
_OF_DASH = {
    "_prop_names", "_valid_wildcard_attributes", "available_properties",
    "available_wildcard_properties",
}  # fmt: skip
READ = ("title", "aria-label", "placeholder", "alt", "data-play", "data-pause", "data-done")


def walk(tree: Any) -> Iterator[Any]:
    """Every component of a tree, options of controls included, in the order of the page."""
    if isinstance(tree, (list, tuple)):
        for part in tree:
            yield from walk(part)
    elif hasattr(tree, "to_plotly_json"):
        yield tree
        yield from walk(vars(tree).get("children"))
        for option in vars(tree).get("options") or []:
            yield from walk(option.get("label"))


def everything(site: Site) -> Any:
    """Every component that can be on the map page, so that Dash checks the ids of callbacks."""
    return html.Div([shell(), page(site, site.atlas.view(Selection()), (), "zh")])


def props(component: Any) -> dict[str, Any]:
    """All props that are set, `aria-` and `data-` among them."""
    return {name: value for name, value in vars(component).items() if name not in _OF_DASH}


def kind(component: Any) -> str:
    """`Button`, `Td`, `Dropdown` …"""
    return str(component._type)


def of(tree: Any, *kinds: str) -> list[Any]:
    """All components of some kinds."""
    return [c for c in walk(tree) if kind(c) in kinds]


def by_id(tree: Any, name: str) -> Any:
    """The one component with an id."""
    (found,) = [c for c in walk(tree) if vars(c).get("id") == name]
    return found


def having(tree: Any, prop: str) -> list[Any]:
    """All components that have a prop."""
    return [c for c in walk(tree) if prop in vars(c)]


def text(tree: Any) -> str:
    """The visible text of a tree, as one string."""
    if tree is None:
        return ""
    if isinstance(tree, (list, tuple)):
        return "".join(text(part) for part in tree)
    if isinstance(tree, Raw):
        return parsed(tree).text
    return text(props(tree).get("children")) if hasattr(tree, "to_plotly_json") else str(tree)


def read(tree: Any, page: str) -> Iterator[str]:
    """Every text that is read in the language of the page.

    What is marked as another language or as written (`lang`) is left out, as are addresses.
    """
    if isinstance(tree, (list, tuple)):
        for part in tree:
            yield from read(part, page)
    elif hasattr(tree, "to_plotly_json"):
        found = props(tree)
        if found.get("id") != "sheet" and "lang" in found:
            return
        yield from read(found.get("children"), page)
        yield from (str(found[k]) for k in READ if isinstance(found.get(k), str))
        for option in found.get("options") or []:
            yield from read(option.get("label"), page)
        yield from (found.get("labels") or {}).values() if kind(tree) == "Dropdown" else ()
        yield from _drawn(tree)
    elif isinstance(tree, Raw):
        yield from _written(tree)
    elif tree is not None:
        yield str(tree)


def _written(markup: Raw) -> Iterator[str]:
    """What SVG says, and the labels of its parts."""
    for one in parsed(markup).walk():
        yield from (part for part in one.inside if isinstance(part, str))
        yield from (str(one.attributes[key]) for key in READ if one.attributes.get(key))


def _drawn(component: Any) -> Iterator[str]:
    if kind(component) == "Graph":
        for trace in props(component)["figure"].get("data", []):
            yield str(trace.get("name", ""))
    if kind(component) == "Store" and isinstance(props(component).get("data"), dict):
        for key in ("labels", "hover"):
            for line in props(component)["data"].get(key, []):
                yield str(line).replace("<br>", " ")
