"""Sector groups as a picture: the same numbers as the chart of the page."""

from __future__ import annotations

import math

from dashboard.look import fonts
from dashboard.pictures.charts.canvas import LEAST, MIDDLE, Box, Canvas
from geodata.language import Language, Message, units
from geodata.registry import sectors
from geodata.view import View

#: Type on bars.
TYPE = 14.0 * 1.15


def draw(canvas: Canvas, box: Box, view: View, language: Language) -> None:
    """A bar per sector group in the sector's colour, with amount and records."""
    if view.mix.empty:
        size = canvas.size(15)
        canvas.text(
            box.x + box.width / 2,
            box.y + box.height / 2,
            Message("该指标不分产业领域。").text(language),
            size=size,
            colour=canvas.palette.muted,
            align="center",
        )
        return
    known = view.mix["value"].dropna()
    top = float(known.max()) if len(known) else 0.0
    scale = view.charts_metric.unit.scale(top)
    row = min(box.height / len(view.mix), 90 * canvas.unit)
    size = max(min(TYPE * canvas.unit, row * 0.4), LEAST)
    labels = {str(k): sectors.label_of(str(k)).in_(language) for k in view.mix["sector"]}
    names = max(fonts.width(label, size) for label in labels.values())
    start = box.x + names + size
    texts = [
        units.with_unit(float(str(r.value)), scale, language)
        + Message("（{n} 条记录）", n=int(str(r.records))).text(language)
        for r in view.mix.itertuples()
    ]
    room = box.right - start - max(fonts.width(text, size) for text in texts) - size
    for n, (record, text) in enumerate(zip(view.mix.itertuples(), texts, strict=True)):
        key, value = str(record.sector), float(str(record.value))
        middle = box.y + row * (n + 0.5)
        length = 0.0 if math.isnan(value) or not top else value / top * room
        base = middle + size * MIDDLE
        ink = canvas.palette.cinnabar if key in view.selection.sectors else canvas.palette.ink
        canvas.text(start - size, base, labels[key], size=size, colour=ink, align="right")
        bar = Box(start, middle - row * 0.28, max(length, 1.5 * canvas.unit), row * 0.56)
        canvas.rect(bar, sectors.colours()[key], name=f"sector-{key}")
        canvas.text(
            bar.right + size * 0.5,
            base,
            text,
            size=size,
            colour=canvas.palette.ink,
            name=f"amount-{key}",
        )
