"""Colours of class steps in the theme of a picture."""

from __future__ import annotations

from dashboard.pictures.charts.canvas import Canvas
from geodata.view import View


def light_ground(fill: str) -> bool:
    """Whether text on a fill is dark."""
    red, green, blue = (int(fill[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue > 128


def colour(canvas: Canvas, view: View, step: int) -> str:
    """The colour of a ramp step in the picture's theme."""
    palette = canvas.palette
    if step < 1:
        return palette.nodata if step < 0 else palette.zero
    return palette.colours(view.ramp)[step - 1]
