"""Small marks beside a figure: its sources do not agree, its class is fragile.

They are drawn by the style sheet, so that they are in no text and weigh next to nothing;
the words are in the label of the row and under the map.
"""

from __future__ import annotations

from dash import html

from dashboard.markup import Component
from geodata.view import View

DISPUTED, FRAGILE, FAINT = "disputed", "fragile", "faint"


def names(view: View, adcode: str) -> str:
    """The classes of a county's figure, each with a blank before it.

    A tick is faint where only one other scheme would move the county.
    """
    why = view.fragile.get(adcode)
    found = [DISPUTED] if adcode in view.disputed else []
    found += [FRAGILE] if why else []
    found += [FAINT] if why and not why.firm else []
    return "".join(f" {name}" for name in found)


def of_class(view: View, step: int) -> str:
    """The same for a class that a fragile county is in."""
    fragile = any(int(view.steps[code]) == step for code in view.fragile)
    return f" {FRAGILE}" if fragile else ""


def alone(name: str) -> Component:
    """A mark by itself, beside the words that explain it."""
    return html.Span(className=f"sign {name}")
