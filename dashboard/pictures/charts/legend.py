"""The legend of a map: swatches with class limits, in one or several columns."""

from __future__ import annotations

import math

from dashboard.drawing import legend as legends
from dashboard.look import fonts
from dashboard.pictures.charts import fills
from dashboard.pictures.charts.canvas import Box, Canvas
from geodata.language import Language
from geodata.view import View

TYPE = 14.0


def width(canvas: Canvas, view: View, language: Language) -> float:
    """Room that the widest row takes; a long title is broken rather than the map narrowed."""
    size = canvas.size(TYPE)
    rows = legends.rows(view, language)
    label = max((fonts.width(row.label, size) for row in rows), default=0)
    count = max((fonts.width(row.counted(language), size) for row in rows), default=0)
    note = (
        fonts.width(legends.dots(language), size * 0.9) - size * 1.5
        if legends.has_dots(view)
        else 0
    )
    title = min(fonts.width(legends.measure(view, language), size), 200 * canvas.unit)
    return max(size * 4.2 + max(label + count, note), title)


def height(canvas: Canvas, view: View, columns: int = 1, across: float = math.inf) -> float:
    """Room that title, rows and the note take."""
    size, language = canvas.size(TYPE), view.selection.lang
    rows = math.ceil(len(legends.rows(view, language)) / columns)
    lines = len(fonts.wrapped(legends.measure(view, language), size, across, 2))
    return size * (1.75 * rows + 1.3 * lines + 0.45 + (1.6 if legends.has_dots(view) else 0))


def draw(canvas: Canvas, box: Box, view: View, language: Language, columns: int = 1) -> None:
    """Swatches with class limits and the number of counties in each."""
    size, palette = canvas.size(TYPE), canvas.palette
    title = fonts.wrapped(legends.measure(view, language), size, box.width, 2)
    top = canvas.lines(box.x, box.y, title, size=size, colour=palette.muted, leading=1.3)
    top += size * 0.45
    rows = legends.rows(view, language)
    each = math.ceil(len(rows) / columns)
    gap = 20 * canvas.unit
    wide = (box.width - gap * (columns - 1)) / columns
    for n, row in enumerate(rows):
        x = box.x + (wide + gap) * (n // each)
        y = top + size * 1.75 * (n % each)
        swatch = Box(x, y, size * 2, size * 1.15)
        canvas.rect(
            swatch,
            fills.colour(canvas, view, row.step),
            edge=palette.province,
            line=0.6 * canvas.unit,
            name=f"class-{row.step}",
            dash=row.step < 0,
        )
        base = y + size * 0.95
        canvas.text(x + size * 2.7, base, row.label, size=size, colour=palette.ink)
        canvas.text(
            x + wide,
            base,
            row.counted(language),
            size=size * 0.9,
            colour=palette.muted,
            align="right",
        )
    if legends.has_dots(view):
        y = top + size * 1.75 * each
        xs = [box.x + size * (0.4 + 0.6 * across) for across in range(3)]
        canvas.dots_at(xs, [y + size * 0.6] * 3, 1.1 * canvas.unit, palette.ink)
        canvas.text(
            box.x + size * 2.7,
            y + size * 0.95,
            legends.dots(language),
            size=size * 0.9,
            colour=palette.muted,
        )
