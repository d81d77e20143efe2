"""双下降: whether a county uses less fertiliser and less pesticide than in 2020, as the plan wants.

Every function takes figures and gives an answer, so that the rule works on the day that figures
are published; until then its answer is that nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from geodata.arithmetic import levels
from geodata.package.tables import Tables
from geodata.registry.indicators import FERTILISER, PESTICIDE
from geodata.registry.programme.plan import plan_facts


class Figure(NamedTuple):
    """A published figure; `line` names the source or method within which years compare."""

    year: int
    value: float
    line: str


@dataclass(frozen=True, slots=True)
class Fall:
    """What is known of one of the two.

    Attributes
    ----------
    base
        The figure of the year that the plan compares with; None where none is published.
    latest
        The latest figure after it, of the same line where there is one.
    older
        The last figure before it: it answers nothing, but it is what exists.
    """

    base: Figure | None = None
    latest: Figure | None = None
    older: Figure | None = None

    @property
    def comparable(self) -> bool:
        """Whether base and latest are both there and of one source or method."""
        return (
            self.base is not None and self.latest is not None and self.base.line == self.latest.line
        )

    @property
    def fell(self) -> bool | None:
        """Whether use fell; an equal figure is no fall, None where nobody can tell."""
        if self.base is None or self.latest is None or not self.comparable:
            return None
        return self.latest.value < self.base.value


@dataclass(frozen=True, slots=True)
class Decline:
    """Both of a county."""

    fertiliser: Fall
    pesticide: Fall

    @property
    def both_fell(self) -> bool | None:
        """True where both fell, False where one did not, None where that cannot be told."""
        fell = (self.fertiliser.fell, self.pesticide.fell)
        if False in fell:
            return False
        return None if None in fell else True


def fall(figures: list[Figure], since: int | None = None) -> Fall:
    """Judge the figures of one county, one a year, in any order.

    >>> fall([Figure(2020, 100.0, "yearbook"), Figure(2023, 90.0, "yearbook")]).fell
    True
    """
    since = plan_facts().base_year if since is None else since
    ordered = sorted(figures)
    base = next((one for one in ordered if one.year == since), None)
    after = [one for one in ordered if one.year > since]
    same = [one for one in after if base is not None and one.line == base.line]
    before = [one for one in ordered if one.year < since]
    return Fall(base=base, latest=_last(same) or _last(after), older=_last(before))


def _last(figures: list[Figure]) -> Figure | None:
    return figures[-1] if figures else None


def double_decline(tables: Tables) -> dict[str, Decline]:
    """The answer for each county, by adcode in river order."""
    known = {key: _by_county(tables, key) for key in (FERTILISER, PESTICIDE)}
    return {
        code: Decline(fall(known[FERTILISER].get(code, [])), fall(known[PESTICIDE].get(code, [])))
        for code in map(str, tables.counties.index)
    }


def _by_county(tables: Tables, indicator: str) -> dict[str, list[Figure]]:
    """Figures that stand; "at least so much" can prove no fall and stays out."""
    rows = levels.figures_of(tables, indicator)
    return grouped(levels.lines(rows[rows["quality"] != "at_least"], since=0))


def grouped(lines: pd.DataFrame) -> dict[str, list[Figure]]:
    """Figures by county from `levels.lines`.

    Parameters
    ----------
    lines
        Columns `adcode`, `year`, `value`, `line`.
    """
    return {
        str(code): [
            Figure(int(year), float(value), str(line))
            for year, value, line in zip(rows["year"], rows["value"], rows["line"], strict=True)
        ]
        for code, rows in lines.groupby("adcode")
    }
