"""How high a frame is that nobody resizes: so that sources and review number are never cut off."""

from __future__ import annotations

from dashboard.embed.options import Options

#: Widest column that the heights hold for, in CSS pixels; the narrowest is 320.
WIDEST = 900
#: The tallest of all metrics in both languages at any width between, with a review number.
HEIGHTS = {"map": 880, "ranking": 940, "trend": 590, "sectors": 560, "pairing": 1360}
#: What a form adds where its fields stand below each other.
FORM = 190


def height(chart: str, options: Options) -> int:
    """Height of a frame before it has told its own, in CSS pixels.

    >>> height("map", Options()), height("trend", Options(search=True))
    (880, 780)
    """
    return HEIGHTS[chart] + (FORM if options.controls or options.search else 0)
