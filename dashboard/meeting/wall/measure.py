"""How many lines a text takes, measured before any browser sees it."""

from __future__ import annotations

import re

from dashboard.look import fonts

#: Screens have faces of their own: a little more than ours measure.
SLACK = 1.035
#: Where a line may break: after a blank, and beside any character of full width; a blank that
#: holds together (U+00A0) is no such place.
_PARTS = re.compile("[^ \u2e80-\uffef]+ *| +|[\u2e80-\uffef]")


def width(text: str, size: float, family: str = fonts.SANS) -> float:
    """Width of one line in design pixels, rather too much than too little."""
    return fonts.width(text, size, family) * SLACK


def lines(text: str, size: float, room: float, family: str = fonts.SANS) -> int:
    """How many lines a text takes in a width.

    >>> lines("三峡库区", 20, 80), lines("三峡库区", 20, 90), lines("Three Gorges area", 20, 130)
    (2, 1, 2)
    """
    count, used = 1, 0.0
    for part in _PARTS.findall(text):
        wide = width(part, size, family)
        if used and used + width(part.rstrip(), size, family) > room:
            count, used = count + 1, 0.0
        used += wide
    return count


def largest(text: str, room: float, sizes: list[tuple[float, int]], family: str) -> float:
    """The first of some sizes, each with a number of lines, at which a text fits; else the last."""
    return next((s for s, most in sizes if lines(text, s, room, family) <= most), sizes[-1][0])
