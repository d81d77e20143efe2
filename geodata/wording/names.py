"""Pieces that all sentences are built of: names of counties, parts in a row."""

from __future__ import annotations

from geodata.language import Language, Message
from geodata.language.lists import listed as listed
from geodata.view import View

#: More names than this are counted instead of listed.
NAMES = 3


def names(view: View, codes: list[str], language: Language) -> str:
    """Counties by name; of more than a few the first, and how many there are."""
    named = listed([view.name(code, language) for code in codes[:NAMES]], language)
    if len(codes) <= NAMES:
        return named
    return Message("{names} 等 {n} 个县（区）", names=named, n=len(codes)).text(language)
