"""Events as marks over a trend, and as a list with their sources on the page of sources."""

from __future__ import annotations

from html import escape
from typing import Any

from dash import html

from dashboard import addresses, words
from dashboard.drawing import plotly
from dashboard.look import theme
from dashboard.markup import Component
from dashboard.parts import records
from geodata.analyses.events import between, events
from geodata.language import Language, Message, lists, text_of, units
from geodata.package.rows import row_of
from geodata.package.tables import Tables
from geodata.registry.programme.events import Event
from geodata.selection import Selection
from geodata.view import View

#: How high over the plot the marks stand, as a share of it.
HEIGHT = 1.0
#: Where `/about` lists the events.
SECTION = "about-events"


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
        said.setdefault(event.year, []).append(_with_tier(event, tables, language))
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


def trend(view: View, tables: Tables, language: Language) -> plotly.Figure:
    """The trend with its events, on an axis of their own that is not drawn."""
    figure = plotly.trend(view, language)
    figure["data"] += trace(view, tables, language)
    figure["layout"]["yaxis2"] = {
        "overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True,
    }  # fmt: skip
    return figure


def note(view: View, tables: Tables, language: Language) -> list[Component]:
    """What stands under the trend: its legend, then where the events are told with sources."""
    found = shown(view, tables)
    if not found:
        return trend_note(view, language)
    said = Message("图上 ▼：大事 {n} 件，出处见此", n=len(found)).text(language)
    kept = Selection(lang=view.selection.lang, release=view.selection.release)
    return [*trend_note(view, language), html.A(said, href=f"{addresses.ABOUT.at(kept)}#{SECTION}")]


def listed(tables: Tables, language: Language) -> list[Component]:
    """All events with their sources: too much to travel with every view."""
    return [html.Ul([_item(e, tables, language) for e in events(tables)], className="plain")]


def _item(event: Event, tables: Tables, language: Language) -> Component:
    source: Component = (
        records.source(tables, event.source_id, language)
        if event.source_id
        else Message("来源：县（区）名录").text(language)
    )
    return html.Li([f"{event.year} {text_of(event.said, language)} ", source])


def _with_tier(event: Event, tables: Tables, language: Language) -> str:
    """What a mark reads: the event, and how good its source is."""
    said = text_of(event.said, language)
    if event.source_id:
        tier = words.TIERS[int(row_of(tables.sources, event.source_id)["tier"])].in_(language)
        said += lists.bracketed(tier, language)
    return escape(said)


def trend_title(view: View, language: Language) -> str:
    """What the trend shows, with its unit."""
    metric = view.charts_metric
    unit = view.trend_scale.label.in_(language)
    title = Message("{label}，按年", label=metric.label).text(language)
    return (
        f"{title}（{unit}）"
        if unit and language == "zh"
        else f"{title} ({unit})"
        if unit
        else title
    )


def trend_note(view: View, language: Language) -> list[Component]:
    """Legend of the trend and what has no single year."""
    if view.charts_metric.has_lines:
        caveat = view.metric.caveat.in_(language)
        return [
            html.Span(Message("每线一县（区），只连同一来源或方法").text(language)),
            html.Span(caveat, className="caveat"),
        ]
    parts = [
        html.Span([html.I(className="key firm"), Message("确切年份").text(language)]),
        html.Span([html.I(className="key reported"), Message("报道年份").text(language)]),
    ]
    undated = view.series[view.series["year"] == 0]
    if len(undated) and view.selection.years is None:
        value = float(undated["firm"].iloc[0] + undated["reported"].iloc[0])
        text = units.with_unit(value, view.charts_metric.unit.scale(value), language)
        parts.append(html.Span(Message("年份不详 / 跨年 {value}", value=text).text(language)))
    return parts
