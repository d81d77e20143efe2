"""Pieces that all sentences are built of: names of counties, units, spans of years."""

from __future__ import annotations

import math

from geodata.language import Language, Message, Text, units
from geodata.language.lists import listed
from geodata.language.units import Unit
from geodata.view import View

#: More names than this are counted instead of listed.
NAMES = 3
#: Units without a name of their own still say what is counted.
_BARE = {units.COUNT.key: Text("个", "count"), units.INDEX.key: Text("指数", "index")}


def names(view: View, codes: list[str], language: Language) -> str:
    """Counties by name; of more than a few the first, and how many there are."""
    named = listed([view.name(code, language) for code in codes[:NAMES]], language)
    if len(codes) <= NAMES:
        return named
    return Message("{names} 等 {n} 个县（区）", names=named, n=len(codes)).text(language)


def unit_label(view: View, language: Language) -> str:
    """Unit of the values; never empty: what has no unit is a count or an index."""
    return text_of_unit(view.unit, language)


def text_of_unit(unit: Unit, language: Language) -> str:
    """A unit in words; never empty."""
    bare = _BARE.get(unit.key)
    return unit.label.in_(language) or (bare.in_(language) if bare else unit.key)


def span_of(view: View) -> tuple[int, int]:
    """First and last year of the figures that are there; 0 where not known."""
    known = [
        pair for pair, value in zip(view.years, view.values, strict=True) if not math.isnan(value)
    ]
    return min((f for f, _ in known), default=0), max((last for _, last in known), default=0)
