"""The head of every page of Dash: title, share card and where to ask for an embed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from dash import Dash
from flask import request

from callbacks.web.http import query
from callbacks.web.origin import origin
from dashboard.embed import cards
from dashboard.site import Site


def register(app: Dash, site: Site) -> None:
    """Write the card of the address into each page before it is sent."""
    plain: Callable[..., str] = app.interpolate_index

    def interpolate(**parts: Any) -> str:
        shown = cards.card(site, request.path, query())
        page = plain(**(parts | {"title": escape(cards.title(shown))}))
        # Not through Dash's own gaps: what a card says is never read as one.
        return page.replace("</head>", f"{cards.tags(shown, origin(site))}</head>", 1)

    app.interpolate_index = interpolate  # type: ignore[method-assign, assignment]
