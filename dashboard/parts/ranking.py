"""The ranking of counties and the table that says the same."""

from __future__ import annotations

import math

import pandas as pd
from dash import html

from dashboard import words
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.parts import legend as marks
from dashboard.words import figure_line
from geodata.language import Language, Message, lists, units
from geodata.registry.terms import FLAGS
from geodata.view import View
from geodata.wording import contrast, fragility, sentence


def ranking(view: View, language: Language) -> list[Component]:
    """All 19 counties as buttons with bars in class colours."""
    return [_ranking_row(view, code, language) for code in view.order]


def _ranking_row(view: View, code: str, language: Language) -> Component:
    label = county_line(view, code, language)
    return html.Li(
        html.Button(
            ranking_cells(view, code, language),
            type="button",
            className="row",
            title=label,
            **attributes(
                {
                    "data-county": code,
                    "aria-label": label,
                    "aria-pressed": "true" if view.selection.county == code else "false",
                }
            ),
        )
    )


def county_line(view: View, code: str, language: Language) -> str:
    """A county's name, figure and place, in one line."""
    parts = (
        view.name(code, language),
        figure_line(view, code, language),
        sentence.rank_text(view, code, language),
    )
    return lists.clauses((part for part in parts if part), language)


def ranking_cells(view: View, code: str, language: Language) -> list[Component]:
    """Rank, name, bar in the class colour of the map, figure."""
    rank = "" if math.isnan(view.ranks[code]) else str(int(view.ranks[code]))
    dotted = " dotted" if "borrowed" in view.flags[code] else ""
    return [
        html.Span(rank, className="rank"),
        html.Span(view.name(code, language, short=True), className="name"),
        _ranking_bar(view, code, f"bar{dotted}"),
        _ranking_number(view, code, language),
    ]


def _ranking_number(view: View, code: str, language: Language) -> Component:
    """The figure with its marks; of differences as wide as the widest, for a common zero."""
    said = at_least(view, code) + view.number(code, language)
    name = "value" + marks.names(view, code)
    if not view.contrast:
        return html.Span(said, className=name)
    widest = max(len(view.number(one, language)) for one in view.order)
    return html.Span(said, className=name, style={"minWidth": f"{widest * 0.62:.2f}em"})


def _ranking_bar(view: View, code: str, name: str) -> Component:
    """A bar in the class colour of the map; of differences from a common zero, to both sides."""
    left, width = view.extent(code)
    style = {"width": f"{width * 100:.1f}%", "background": f"var(--step-{int(view.steps[code])})"}
    if not view.contrast:
        return html.Span(html.Span(className=name, style=style), className="track")
    track = {"--zero": f"{view.zero * 100:.1f}%"}
    style["marginLeft"] = f"{left * 100:.1f}%"
    return html.Span(html.Span(className=name, style=style), className="track signed", style=track)


def bar(width: float, colour: str, name: str = "bar") -> Component:
    """A bar on its track; `width` in per cent of the longest."""
    style = {"width": f"{width:.1f}%", "background": colour}
    return html.Span(html.Span(className=name, style=style), className="track")


def table(view: View, language: Language, *, act: bool = True) -> Component:
    """What the map says, as a table; with `act`, a county's name chooses it on the map."""
    heads = [
        Message("县（区）"),
        Message("数值"),
        Message("年份"),
        Message("记录"),
        Message("说明"),
    ]
    unit = words.unit_text(view, language)
    head = html.Tr(
        [
            html.Th(h.text(language) + (unit if n == 1 else ""), scope="col")
            for n, h in enumerate(heads)
        ]
    )
    rows = [
        html.Tr(
            [
                html.Th(
                    _choosing(c, view.name(c, language)) if act else view.name(c, language),
                    scope="row",
                ),
                html.Td(at_least(view, c) + view.number(c, language), className="number"),
                html.Td(year_text(view, c), className="number"),
                html.Td(str(int(view.counts[c])), className="number"),
                html.Td(lists.divided(_remarks(view, c, language), language)),
            ]
        )
        for c in view.order
    ]
    return html.Table(
        [html.Caption(sentence.sentence(view, language)), html.Thead(head), html.Tbody(rows)]
    )


def _remarks(view: View, code: str, language: Language) -> list[str]:
    """What must be said of a figure: how it came about, its flags, a fragile class."""
    why = view.fragile.get(code)
    said = [
        contrast.came_about(view, code, language),
        *(FLAGS[flag].in_(language) for flag in view.flags[code]),
        fragility.reason(why).text(language) if why else "",
    ]
    return [one for one in said if one]


def _choosing(code: str, name: str) -> Component:
    return html.Button(name, type="button", className="link", **attributes({"data-county": code}))


def at_least(view: View, adcode: str) -> str:
    """What stands before a number that is only a minimum."""
    return "≥" if "at_least" in view.flags[adcode] else ""


def year_text(view: View, adcode: str) -> str:
    """Years of a figure: one, a span, or a dash."""
    first, last = view.years[adcode]
    if not last or pd.isna(view.values[adcode]):
        return units.BLANK
    return str(last) if first in (last, 0) else f"{first}–{last}"


def area_wide(view: View, language: Language) -> list[Component]:
    """Money and projects that sources give for the whole area only."""
    text = words.area_wide(view, language)
    return [html.Span(className="wide-swatch"), html.Span(text)] if text else []
