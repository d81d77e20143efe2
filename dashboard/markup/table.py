"""A wide table in a box that scrolls, also by keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes


def scrolled(table: Component, label: str) -> Component:
    """The box; it can be focused, since what it holds may have nothing that can.

    Parameters
    ----------
    label
        What a screen reader calls it.
    """
    named = {"role": "region", "aria-label": label}
    return html.Div(table, className="scroll", tabIndex=0, **attributes(named))


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a drop-down list: what the address says, what people read."""

    value: str
    label: str
