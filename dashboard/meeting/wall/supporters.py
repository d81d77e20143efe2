"""Who supports whom, to be read across a room: counties along the river with their supporters.

The matrix of 31 supporters and 19 counties has type of a third of the size that a room needs;
as a list the same pairs are read from the last row.
"""

from __future__ import annotations

import math

from dash import html

from dashboard.drawing.matrix import supporter
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.meeting.slide import Slide
from dashboard.meeting.wall import measure
from dashboard.meeting.wall.fit import BOLD
from dashboard.meeting.wall.stage import GAP, Stage
from geodata.analyses.pairing import matrix
from geodata.analyses.pairing.matrix import Matrix
from geodata.language import Language, Message
from geodata.package.rows import county_name, row_of

#: Sizes to try, in body sizes; lines of a row, and what lies between rows, in sizes of type.
SIZES = (1.3, 1.1, 1.0, 0.94, 0.88, 0.81, 0.74, 0.68, 0.62, 0.56, 0.5)
LINE, ROW = 1.24, 0.5
#: Room for the names of counties, in sizes of type.
NAME = {"zh": 2.6, "en": 6.0}


def listed(told: Slide, stage: Stage) -> Component:
    """Two columns of counties in river order, as large as they fit."""
    found = matrix.matrix(told.site.atlas, told.view.selection)
    language = told.language
    rows = [(code, _names(found, code, language)) for code in map(str, found.counties.index)]
    rows = [(code, names) for code, names in rows if _shown(found, code)]
    size = _size([_plain(names, language) for _, names in rows], stage, language)
    return html.Ol(
        [_row(found, code, names, language) for code, names in rows],
        className="pairs",
        style={"--size": f"{size:.1f}", "--rows": str(math.ceil(len(rows) / 2))},
        **attributes({"aria-label": told.alt}),
    )


def _shown(found: Matrix, code: str) -> bool:
    return bool(found.inside[code].any())


def _names(found: Matrix, code: str, language: Language) -> list[tuple[str, bool]]:
    """The supporters of a county as the plan lists them, and whether anything is on record."""
    there = found.paired[code] & found.inside[code]
    order = found.order[code][there].sort_values()
    return [
        (supporter(found, str(key), language), bool(found.records.at[key, code]))
        for key in order.index
    ]


def _plain(names: list[tuple[str, bool]], language: Language) -> str:
    return _between(language).join(name for name, _ in names) or _unnamed(language)


def _between(language: Language) -> str:
    return "、" if language == "zh" else ", "


def _unnamed(language: Language) -> str:
    return Message("规划未明确重点结对支援方").text(language)


def _row(found: Matrix, code: str, names: list[tuple[str, bool]], language: Language) -> Component:
    said: list[Component] = []
    for name, documented in names:
        said += [_between(language), html.B(name) if documented else html.Span(name)]
    name = county_name(row_of(found.counties, code), language, short=True)
    return html.Li(
        [
            html.Span(name, className="county", **attributes({"data-county": code})),
            html.Span(said[1:] or _unnamed(language), className="who" if names else "who none"),
        ]
    )


def _size(texts: list[str], stage: Stage, language: Language) -> float:
    """The largest type in which the second column ends above the foot."""
    for share in SIZES:
        size = share * stage.body
        width = (stage.line - GAP) / 2 - NAME[language] * size
        tall = [(measure.lines(text, size * BOLD, width) * LINE + ROW) * size for text in texts]
        if _columns(tall, stage.height - size * 0.3) <= 2:
            return size
    return SIZES[-1] * stage.body


def _columns(tall: list[float], height: float) -> int:
    """How many columns rows of some heights take one after the other.

    >>> _columns([40, 40, 40], 80), _columns([40, 50, 40], 80)
    (2, 3)
    """
    count, used = 1, 0.0
    for one in tall:
        if used + one > height:
            count, used = count + 1, 0.0
        used += one
    return count
