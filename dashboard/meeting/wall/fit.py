"""What of the figures has room beside the map: rows go before type gets small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.look import fonts
from dashboard.meeting.blocks import Bars, Block, Fact, Facts
from dashboard.meeting.wall import measure
from dashboard.meeting.wall.roles import ROLES, SMALL
from dashboard.meeting.wall.stage import COLUMN, LINE

#: All in body sizes: title of a block, row of bars, between blocks, around a row of facts.
TITLE, BAR, BETWEEN, AROUND = 1.5, 1.42, 0.9, 0.42
AROUND_LARGE = 0.24
#: Charts may be so high.
LEAST_CHART, MOST_CHART = 4.6, 8.2
#: Fewer rows are no figure.
LEAST_ROWS = {Bars: 3, Facts: 1}
#: Between the words of a row and its figure, and the least room for words beside one.
APART, LEAST_WORDS = 0.7, 4.6
#: Bold figures are wider than plain ones.
BOLD = 1.07
#: So many facts may be told large.
MOST_LARGE = 3


@dataclass(frozen=True, slots=True)
class Fitted:
    """A figure as it is shown: cut to its room, its height in body sizes, told large or not."""

    block: Block
    height: float
    large: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """How a fact is set: figure beside or below its words, note in the same line, height."""

    beside: bool
    height: float
    inline: bool = False


def fitted(blocks: Sequence[Block], height: float) -> list[Fitted]:
    """The figures with as many rows as fit into a height, given in body sizes.

    Facts that come first and can be told large are, if the other figure loses no more than it
    can spare.
    """
    found = list(blocks)
    if found and _can(found[0]):
        rest = found[1:]
        while (kept := _tried([found[0], *rest], height, large=True)) is None:
            shorter = _shorter(rest)
            if shorter is None:
                break
            rest = shorter
        if kept:
            return kept
    while found:
        if kept := _tried(found, height):
            return kept
        found = _shorter(found) or found[:-1]
    return []


def _tried(found: list[Block], height: float, *, large: bool = False) -> list[Fitted] | None:
    kept = [
        Fitted(one, _height(one, large and n == 0), large and n == 0) for n, one in enumerate(found)
    ]
    spare = height - sum(one.height for one in kept) - BETWEEN * (len(kept) - 1)
    return _grown(kept, spare) if spare >= 0 else None


def _grown(kept: list[Fitted], spare: float) -> list[Fitted]:
    """Charts take what is left, up to a height at which they still look like a figure."""
    charts = sum(not isinstance(one.block, Bars | Facts) for one in kept)
    more = min(MOST_CHART - LEAST_CHART, spare / charts) if charts else 0.0
    return [
        one if isinstance(one.block, Bars | Facts) else replace(one, height=one.height + more)
        for one in kept
    ]


def _shorter(found: list[Block]) -> list[Block] | None:
    """One row less of the longest figure; None where each has as few as make a figure."""
    lengths = {
        n: len(one.rows)
        for n, one in enumerate(found)
        if isinstance(one, Bars | Facts) and len(one.rows) > LEAST_ROWS[type(one)]
    }
    if not lengths:
        return None
    longest = max(lengths, key=lambda n: (lengths[n], n))
    block = found[longest]
    assert isinstance(block, Bars | Facts)
    cut = replace(block, rows=_cut(block))  # type: ignore[arg-type]
    return [*found[:longest], cut, *found[longest + 1 :]]


def _cut(block: Bars | Facts) -> tuple[object, ...]:
    """Without the last row; the county of the step stays."""
    if isinstance(block, Bars) and block.rows[-1].chosen:
        return (*block.rows[:-2], block.rows[-1])
    return block.rows[:-1]


def _height(block: Block, large: bool) -> float:
    if isinstance(block, Bars):
        return TITLE + BAR * len(block.rows)
    if isinstance(block, Facts):
        rows = (large_row(fact) if large else row(fact).height for fact in block.rows)
        return TITLE + sum(rows)
    return TITLE + LEAST_CHART


def _can(block: Block) -> bool:
    """Whether facts may be told large: few, and each figure on one line."""
    return (
        isinstance(block, Facts)
        and len(block.rows) <= MOST_LARGE
        and all(
            measure.width(fact.text, ROLES["figure"].share, fonts.SERIF) * BOLD <= COLUMN
            for fact in block.rows
        )
    )


def large_row(fact: Fact) -> float:
    """Height of a fact told large: its figure over its words."""
    words = " · ".join(part for part in (fact.label, fact.note) if part)
    return ROLES["figure"].share * 1.16 + _lines(words) * SMALL * LINE + AROUND_LARGE


def row(fact: Fact) -> Row:
    """How a fact is set: words left, figure right where both have room, else below."""
    value = measure.width(fact.text, 1.0) * BOLD
    left = COLUMN - value - APART
    noted = _lines(fact.note) * SMALL * LINE if fact.note else 0.0
    label = measure.width(fact.label, SMALL)
    if fact.note and measure.width(f"{fact.label} {fact.note}", SMALL) <= left:
        return Row(True, LINE + AROUND, True)
    if label <= left or (left >= LEAST_WORDS and label <= 1.8 * left):
        words = measure.lines(fact.label, SMALL, left)
        return Row(True, max(LINE, words * SMALL * LINE) + noted + AROUND)
    lines = measure.lines(fact.text, BOLD, COLUMN)
    return Row(False, (_lines(fact.label) * SMALL + lines) * LINE + noted + AROUND)


def _lines(text: str) -> int:
    return measure.lines(text, SMALL, COLUMN)
