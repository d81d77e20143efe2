"""What a page did with values of the address that it could not use."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import html

from dashboard import words
from dashboard.markup import Component
from geodata.errors import BadSelection
from geodata.language import Language


def notices(found: tuple[BadSelection, ...], language: Language) -> list[Component]:
    """One calm line per mended value, which a reader can put away."""
    return [
        dbc.Alert(words.mended(n, language), className="notice", dismissable=True, fade=False)
        for n in found
    ]


def plain_notices(found: tuple[BadSelection, ...], language: Language) -> list[Component]:
    """The same where the page comes as one text, which no component of Dash's can be part of."""
    return [html.P(words.mended(n, language), className="notice") for n in found]
