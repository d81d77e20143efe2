"""Events as marks over a trend, and as a list with their sources."""

from __future__ import annotations

from html import escape
from typing import Any

from dash import html

from dashboard import figures, panels, records, theme, words
from geodata.events import Event, between, events
from geodata.language import Language, Message, text_of
from geodata.tables import Tables
from geodata.view import View

Component = Any
#: How high over the plot the marks stand, as a share of it.
HEIGHT = 1.0


def shown(view: View, tables: Tables) -> list[Event]:
    """The events within the years of a view's trend."""
    years = view.series["year"][view.series["year"] > 0]
    if years.empty:
        return []
    chosen = view.selection
    counties = tuple(code for code in (chosen.county, *chosen.compare) if code)
    return between(events(tables), int(years.min()), int(years.max()), counties)


def trace(view: View, tables: Tables, language: Language) -> list[dict[str, Any]]:
    """One row of small triangles at the top edge; those of one year share theirs."""
    said: dict[int, list[str]] = {}
    for event in shown(view, tables):
        said.setdefault(event.year, []).append(escape(text_of(event.said, language)))
    if not said:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": Message("事件").text(language),
            "x": list(said),
            "y": [HEIGHT] * len(said),
            "yaxis": "y2",
            "cliponaxis": False,
            "marker": {"symbol": "triangle-down", "size": 7, "color": theme.LIGHT.muted},
            "customdata": ["<br>".join(lines) for lines in said.values()],
            "hovertemplate": "%{x}　%{customdata}<extra></extra>",
        }
    ]


def trend(view: View, tables: Tables, language: Language) -> figures.Figure:
    """The trend with its events, on an axis of their own that is not drawn."""
    figure = figures.trend(view, language)
    figure["data"] += trace(view, tables, language)
    figure["layout"]["yaxis2"] = {
        "overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True,
    }  # fmt: skip
    return figure


def note(view: View, tables: Tables, language: Language) -> list[Component]:
    """What stands under the trend: its legend, then the events."""
    return [*panels.trend_note(view, language), *listed(view, tables, language)]


def listed(view: View, tables: Tables, language: Language) -> list[Component]:
    """What the triangles mean, each with its source."""
    found = shown(view, tables)
    if not found:
        return []
    head = Message("图上 ▼：大事 {n} 件", n=len(found)).text(language)
    return [
        html.Details(
            [
                html.Summary(head),
                html.Ul([_item(e, tables, language) for e in found], className="plain"),
            ],
            className="events",
        )
    ]


def _item(event: Event, tables: Tables, language: Language) -> Component:
    source: Component = (
        records.source(tables, event.source_id, language)
        if event.source_id
        else Message("来源：县（区）名录").text(language)
    )
    said = words.joined((str(event.year), text_of(event.said, language)), language, " ")
    return html.Li([said, " ", html.Span(source, className="muted")])
