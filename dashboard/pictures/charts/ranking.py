"""The ranking as a picture: a bar per county in the colour of its class."""

from __future__ import annotations

import math

from dashboard.look import fonts
from dashboard.pictures.charts import fills
from dashboard.pictures.charts.canvas import LEAST, MIDDLE, Box, Canvas
from geodata.language import Language, lists
from geodata.view import View

#: Type on bars.
TYPE = 14.0


def draw(canvas: Canvas, box: Box, view: View, language: Language) -> None:
    """All 19 counties with bars in class colours; in two columns where the box is low."""
    rows = list(view.order)
    columns = 1 if box.height / len(rows) > 13 * canvas.unit or box.width < 500 else 2
    each = math.ceil(len(rows) / columns)
    gap = 36 * canvas.unit
    wide = (box.width - gap * (columns - 1)) / columns
    for column in range(columns):
        part = rows[column * each : (column + 1) * each]
        height = min(box.height / each, 40 * canvas.unit)
        place = Box(box.x + column * (wide + gap), box.y, wide, height * len(part))
        _bars(canvas, place, view, part, language)


def _bars(canvas: Canvas, box: Box, view: View, codes: list[str], language: Language) -> None:
    """Rank, name, bar and number of some counties."""
    palette, row = canvas.palette, box.height / len(codes)
    size = max(min(TYPE * canvas.unit, row * 0.62), LEAST)
    names = max(fonts.width(view.name(c, language, short=True), size) for c in view.order)
    numbers = max(fonts.width(_number(view, c, language), size) for c in view.order)
    left = box.x + size * 2.0
    start = left + names + size * 0.7
    room = box.right - start - numbers - size * 0.8
    for n, code in enumerate(codes):
        middle = box.y + row * (n + 0.5)
        ink = palette.cinnabar if view.selection.county == code else palette.ink
        rank = "" if math.isnan(view.ranks[code]) else str(int(view.ranks[code]))
        base = middle + size * MIDDLE
        canvas.text(left - size * 0.7, base, rank, size=size, colour=palette.muted, align="right")
        canvas.text(left, base, view.name(code, language, short=True), size=size, colour=ink)
        begin, share = view.extent(code)
        length = share * room
        bar = Box(start + begin * room, middle - row * 0.32, length, row * 0.64)
        fill = fills.colour(canvas, view, int(view.steps[code]))
        if length:
            canvas.rect(bar, fill, name=f"bar-{code}")
        else:  # zero and no figure have no length: the mark tells which it is
            tick = Box(bar.x, bar.y, max(2 * canvas.unit, 1), bar.height)
            canvas.rect(tick, palette.hairline, name=f"bar-{code}")
        if "borrowed" in view.flags[code]:
            _dotted(canvas, bar, fill)
        canvas.text(
            (start + room if view.contrast else bar.right) + size * 0.4,
            base,
            _number(view, code, language),
            size=size,
            colour=ink,
            name=f"number-{code}",
        )


def _number(view: View, code: str, language: Language) -> str:
    number = view.number(code, language)
    year = view.years[code][1]
    if "borrowed" in view.flags[code] and year:
        number += lists.bracketed(year, language)
    return ("≥" if "at_least" in view.flags[code] else "") + number


def _dotted(canvas: Canvas, bar: Box, under: str) -> None:
    gap = 6 * canvas.unit
    ink = canvas.palette.ink if fills.light_ground(under) else canvas.palette.casing
    xs = [bar.x + gap * (across + 0.5) for across in range(int(bar.width / gap))]
    canvas.dots_at(xs, [bar.y + bar.height / 2] * len(xs), 0.9 * canvas.unit, ink)
