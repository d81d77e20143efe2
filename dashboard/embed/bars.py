"""Ranking and sectors as lists of bars."""

from __future__ import annotations

from dash import html

from dashboard.embed.scene import EmbedScene
from dashboard.markup import Component
from dashboard.markup.html import attributes, mark
from dashboard.parts import ranking as ranking_parts
from dashboard.parts import sectors as sectors_parts
from geodata.language import Message, lists


def ranking(scene: EmbedScene) -> list[Component]:
    """All 19 counties in the class colours of the map."""
    view, language = scene.view, scene.language
    rows = [
        html.Li(
            html.Div(
                ranking_parts.ranking_cells(view, code, language),
                className="row chosen" if code == view.selection.county else "row",
                **mark(
                    ranking_parts.county_line(view, code, language),
                    f"{view.name(code, language)} {view.number(code, language)}",
                    county=code,
                    step=str(int(view.steps[code])),
                ),
            )
        )
        for code in view.order
    ]
    return [html.Ol(rows, className="ranking", **attributes({"aria-label": scene.alt}))]


def sectors(scene: EmbedScene) -> list[Component]:
    """A bar per group of sectors, in its colour."""
    view, language = scene.view, scene.language
    if view.mix.empty:
        return [sectors_parts.no_sectors(language)]
    rows = []
    for one, records in zip(
        sectors_parts.sector_bars(view, language), view.mix["records"], strict=True
    ):
        number = Message("{n} 条记录", n=int(records)).text(language)
        line = lists.clauses((f"{one.label} {one.text}", number), language)
        picked = one.key in view.selection.sectors
        rows.append(
            html.Li(
                html.Div(
                    [*sectors_parts.sector_cells(one), html.Span(number, className="records")],
                    className="row chosen" if picked else "row",
                    **mark(line, f"{one.label} {one.text}"),
                )
            )
        )
    return [html.Ul(rows, className="sectors", **attributes({"aria-label": scene.alt}))]
