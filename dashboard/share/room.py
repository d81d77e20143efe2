"""Whether a line of the editor's will be cut: a picture holds about two of each."""

from __future__ import annotations

import math

from dashboard.look import fonts
from dashboard.pictures.options import Options

LINES = 2
#: Type of a line and what stands beside it, margins included, in units of a picture of 900 × 900.
PLACES = {"subtitle": (15.5, 68.0), "note": (12.5, 330.0)}


def cut(key: str, options: Options) -> bool:
    """About right: where lines break depends on the words.

    >>> cut("note", Options(note="注" * 40)), cut("note", Options(note="注" * 200))
    (False, True)
    """
    width, height = options.sides
    size, beside = PLACES[key]
    room = width / (math.sqrt(width * height) / 900) - beside
    return fonts.width(getattr(options, key), size) > LINES * room * 0.97
