"""How high a frame is that nobody resizes: so that sources and review number are never cut off."""

from __future__ import annotations

from dashboard.embed.options import Options
from geodata.registry.charts import CHARTS

#: Widest column that the heights hold for, in CSS pixels; the narrowest is 320.
WIDEST = 900
#: What a form adds where its fields stand below each other.
FORM = 190


def height(chart: str, options: Options) -> int:
    """Height of a frame before it has told its own, in CSS pixels.

    >>> height("map", Options()), height("trend", Options(search=True))
    (880, 780)
    """
    return CHARTS[chart].height + (FORM if options.controls or options.search else 0)
