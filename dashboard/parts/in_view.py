"""What is in a view, to be opened under it: five sentences."""

from __future__ import annotations

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes
from geodata.language import Language, Message
from geodata.view import View
from geodata.wording import in_view


def details(view: View, language: Language, id_: str = "") -> Component:
    """The sentences behind a line that opens them.

    Parameters
    ----------
    id_
        Of the list, where a callback keeps it in step with the view.
    """
    listed = html.Ol(items(view, language), **attributes({"id": id_} if id_ else {}))
    return html.Details(
        [html.Summary(Message("这里有什么，没有什么").text(language)), listed],
        className="in-view",
    )


def items(view: View, language: Language) -> list[Component]:
    """The five sentences as items of a list."""
    return [html.Li(line) for line in in_view.lines(view, language)]
