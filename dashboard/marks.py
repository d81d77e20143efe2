"""Small marks beside a figure: its sources do not agree, its class is fragile."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.markup import attributes
from geodata.view import View

Component = Any


def of(view: View, adcode: str) -> list[Component]:
    """The marks of a county; the words are in the label of its row and in the legend."""
    found: list[Component] = []
    if adcode in view.disputed:
        found.append(disputed())
    why = view.fragile.get(adcode)
    if why is not None:
        found.append(tick(faint=not why.firm))
    return found


def of_class(view: View, step: int) -> list[Component]:
    """The tick of a class that a fragile county is in."""
    fragile = any(int(view.steps[code]) == step for code in view.fragile)
    return [tick()] if fragile else []


def disputed() -> Component:
    """The mark of a figure of which two sources say different things."""
    return html.Span(className="mark", **_silent())


def tick(*, faint: bool = False) -> Component:
    """The tick of a fragile class, faint where only one other scheme would move it."""
    return html.Span(className="tick faint" if faint else "tick", **_silent())


def _silent() -> dict[str, Any]:
    return attributes({"aria-hidden": "true"})
