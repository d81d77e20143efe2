"""A county's indicators: the latest figure, its lines over the years, its place, its own past."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from geodata.arithmetic import levels
from geodata.arithmetic.ranking import RANKS_NEED
from geodata.atlas import Atlas
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS

Point = tuple[int, float]
#: What cannot be subtracted.
OPEN = "at_least"


@dataclass(frozen=True, slots=True)
class Rank:
    """A place from the highest among the figures of one year and one method (rule 15)."""

    place: int
    of: int
    tied: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What the latest figure differs by from the first of the same source or method (rule 14)."""

    since: int
    by: float


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator of a county.

    Attributes
    ----------
    row
        The latest figure that stands, a row of `levels.figures_of`.
    lines
        Figures by year, apart for each source or method that does not compare with the others.
    """

    key: str
    row: dict[str, Any]
    lines: tuple[tuple[Point, ...], ...]
    change: Change | None
    rank: Rank | None

    @property
    def year(self) -> int:
        """Of the latest figure."""
        return int(self.row["year"])

    @property
    def value(self) -> float:
        """The latest figure."""
        return float(self.row["value"])


def figures(atlas: Atlas, code: str) -> tuple[Figure, ...]:
    """Every indicator that has been published of a county, in the order of the registry."""
    known = set(_published(atlas)[code])
    return tuple(_figure(atlas, key, code) for key in INDICATORS if key in known)


@cache
def _published(atlas: Atlas) -> dict[str, list[str]]:
    """Indicators by county."""
    rows = atlas.tables.indicators
    found = rows.groupby("adcode", observed=True)["indicator"].unique()
    return {code: [*found.get(code, [])] for code in map(str, atlas.tables.counties.index)}


@cache
def standing(atlas: Atlas, key: str) -> pd.DataFrame:
    """The figures of an indicator that stand, as the map shows them where it shows it.

    Returns
    -------
    pandas.DataFrame
        Source rows with `line` (what may be joined), by year; `value` in the indicator's unit.
    """
    if key in METRICS:
        rows = atlas.indicators[key]
    else:
        every = _every(atlas)
        rows = every[every["indicator"] == key]
    rows = rows[rows["chosen"].astype(bool)]
    return rows.assign(line=levels.line_of(rows)).sort_values("year", kind="stable")


@cache
def _every(atlas: Atlas) -> pd.DataFrame:
    return levels.every(atlas.tables)


def _figure(atlas: Atlas, key: str, code: str) -> Figure:
    every = standing(atlas, key)
    mine = every[every["adcode"] == code]
    last = {str(name): value for name, value in mine.iloc[-1].items()}
    drawn = mine[mine["year"] >= (METRICS[key].play_from if key in METRICS else 0)]
    lines = tuple(
        tuple(zip(map(int, rows["year"]), map(float, rows["value"]), strict=True))
        for _, rows in drawn.groupby("line", sort=True)
    )
    return Figure(key, last, lines, _change(key, drawn, last), _rank(key, every, last))


def _change(key: str, mine: pd.DataFrame, last: dict[str, Any]) -> Change | None:
    if key in METRICS and METRICS[key].unchanging.zh:
        return None
    same = mine[(mine["line"] == last["line"]) & (mine["quality"] != OPEN)]
    if len(same) < 2 or same["year"].iloc[-1] != last["year"]:
        return None
    return Change(int(same["year"].iloc[0]), float(last["value"] - same["value"].iloc[0]))


def _rank(key: str, every: pd.DataFrame, last: dict[str, Any]) -> Rank | None:
    """The place in the latest figure's own year; none where ranks would mislead."""
    same = every[every["year"] == last["year"]]
    unranked = key in METRICS and not METRICS[key].ranked
    if unranked or len(same) < RANKS_NEED or same["method"].nunique() > 1:
        return None
    values = same["value"].astype(float)
    value = float(last["value"])
    return Rank(int((values > value).sum()) + 1, len(same), int((values == value).sum()) > 1)
