"""One slide: headline, map or pairs, figures, source line; everything where it always stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from dash import html

from dashboard.look import fonts
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.markup.svg import element
from dashboard.meeting.blocks import Block
from dashboard.meeting.slide import Slide
from dashboard.meeting.wall import draw, measure, supporters
from dashboard.meeting.wall.fit import fitted
from dashboard.meeting.wall.map import WallSheet, legend, playing
from dashboard.meeting.wall.roles import ROLES, SMALL
from dashboard.meeting.wall.stage import TWO_LINES, Stage
from geodata.analyses import frames
from geodata.language import Message
from geodata.registry.charts import MAP, PAIRING
from geodata.view import View

#: Sizes of a headline, in body sizes, with the lines that it may take at each.
HEADS = [
    (ROLES["head"].share, 1), (1.48, 1), (TWO_LINES, 1), (TWO_LINES, 2), (1.24, 2), (1.12, 2),
    (1.0, 2), (0.9, 2), (SMALL, 2), (0.7, 2), (0.6, 2),
]  # fmt: skip

#: Where a clause of a Chinese headline ends.
CLAUSE = re.compile("[，；：。]")
#: The first line holds at least this share of the signs.
FIRST = 0.35


def slide(told: Slide, sheet: WallSheet, *, aside: bool = False) -> Component:
    """A slide; one `aside` stands beside the script and is reached by its county only."""
    step, view = told.step, told.view
    played = _played(told)
    number = {} if aside else {"data-n": str(told.number)}
    county = {"data-of": view.selection.county} if view.selection.county else {}
    return html.Section(
        [
            _head(told, sheet.stage),
            *(_pairs(told, sheet) if step.chart == PAIRING else _map(told, sheet, played)),
            _foot(told),
        ],
        id=step.key,
        className="slide aside" if aside else "slide",
        **attributes(
            {
                "aria-label": _label(told, aside),
                "data-ramp": view.ramp,
                "data-seconds": str(step.seconds),
                "data-code": told.code,
            }
            | number
            | county
            | ({"data-frames": playing(played, sheet)} if played else {})
        ),
    )


def _played(told: Slide) -> list[View]:
    """The years that play, from the first that has a figure."""
    if not told.step.play:
        return []
    found = frames.views(told.site.atlas, told.view.selection)
    return list(dropwhile(lambda view: not view.coverage.counties, found))


def _label(told: Slide, aside: bool) -> str:
    part = told.step.part.in_(told.language)
    return part if aside else f"{told.number} / {told.of} {part}"


def _head(told: Slide, stage: Stage) -> Component:
    size = headline_size(told.headline, stage)
    return html.Header(
        [
            html.H2(set_headline(told.headline, size, stage.line), style={"--size": f"{size:.1f}"}),
            html.P(subtitle(told), className="sub"),
        ]
    )


def set_headline(text: str, size: float, room: float) -> list[Component]:
    """A headline of two lines breaks after a clause where both parts fit, never in a word."""
    text = together(text)
    if measure.width(text, size, fonts.SERIF) <= room:
        return [text]
    ends = [mark.end() for mark in CLAUSE.finditer(text) if FIRST < mark.end() / len(text) < 1]
    wide = {
        end: max(measure.width(part, size, fonts.SERIF) for part in (text[:end], text[end:]))
        for end in ends
    }
    fits = [end for end in ends if wide[end] <= room]
    if not fits:
        return [text]
    end = min(fits, key=lambda one: wide[one])
    return [text[:end], html.Br(), text[end:]]


def together(text: str) -> str:
    """A headline whose numbers never part from their units at the end of a line.

    >>> together("资金 1,499 亿元") == "资金\u00a01,499\u00a0亿元"
    True
    """
    return re.sub(r"(?<=\d) (?=\S)|(?<=\S) (?=\d)", "\u00a0", text)


def headline_size(text: str, stage: Stage) -> float:
    """The largest at which a headline keeps to one line, else to two."""
    sizes = [(share * stage.body, most) for share, most in HEADS]
    return measure.largest(together(text), stage.line, sizes, fonts.SERIF)


def subtitle(told: Slide) -> str:
    """Measure, unit, filter and caveat; the list of pairs says how to read it."""
    if told.step.chart != PAIRING:
        return told.subtitle
    legend = Message("沿江自上游到下游；亮字有公开记录，淡字没有")
    return legend.text(told.language)


def _map(told: Slide, sheet: WallSheet, played: Sequence[View]) -> list[Component]:
    view, language, stage = told.view, told.language, sheet.stage
    year = element("p", class_="year", aria_hidden="true") if played else None
    shown = fitted(_titled(told), stage.height / stage.body)
    figures = [draw.figure(one, stage, language) for one in shown]
    return [
        html.Div(
            [
                sheet.draw(view, played, told.alt),
                legend(view, language) if not view.breaks.all_equal else None,
                legend(played[-1], language, "legend moving") if played else None,
                year,
            ],
            className="mapped",
        ),
        html.Div(figures, className="side"),
    ]


def _titled(told: Slide) -> list[Block]:
    """The figures, without the name of the measure where the map shows the same one."""
    known = f"{told.view.metric.label.in_(told.language)} · "
    return [replace(one, title=one.title.removeprefix(known)) for one in told.blocks]


def _pairs(told: Slide, sheet: WallSheet) -> list[Component]:
    return [supporters.listed(told, sheet.stage)]


def _foot(told: Slide) -> Component:
    """Source; under it figure code and review number of the base map."""
    number = Message("底图审图号 {number}", number=told.site.review_number).text(told.language)
    code = Message("图号 {code}", code=told.code).text(told.language)
    code = code[:1].upper() + code[1:]
    below = " · ".join([code, *([number] if told.step.chart == MAP else [])])
    return html.Footer(html.P([told.source, html.Br(), below], className="source"))
