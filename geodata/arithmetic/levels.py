"""Indicators: which figure stands for a county and a year, and which one answers a range of years.

Rules 5, 11 and 14 of the design. Everything here is computed once per release.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from geodata.arithmetic.arrays import Floats, Ints, Mask
from geodata.arithmetic.measures import Figures
from geodata.package.tables import Tables
from geodata.registry.metrics import Metric
from geodata.selection import Selection

#: Better first (rule 11).
QUALITY_ORDER = {"revised": 0, "": 1, "rounded": 2, "at_least": 2, "preliminary": 3}
METHOD_ORDER = {
    "census": 0,
    "yearbook": 1,
    "bulletin": 2,
    "press": 3,
    "repost": 4,
    "model": 5,
    "satellite": 5,
}
#: What may be joined in a line whatever the source: the same office or model every year.
JOINED = ("census", "yearbook", "bulletin", "model", "satellite")
#: A figure older than the last year of the range by more than this is marked (rule 5).
STALE_AFTER = 2
DERIVED, BORROWED, DISAGREE = "derived", "borrowed", "disagree"


@dataclass(frozen=True, eq=False)
class Level:
    """One indicator, its rows sorted by county in river order and year, best first.

    Attributes
    ----------
    rows
        From `figures_of`, in this order.
    place, year, value
        The same as arrays; `place` is the position of the county in river order.
    chosen
        The row that stands for its county and year.
    shared
        Number of source rows of the same county and year.
    method
        Code of the method of each row.
    line
        Code of what each row may be joined and compared with: its method or its source (rule 14).
    flags
        What is said of each row whatever years are asked for.
    """

    rows: pd.DataFrame
    place: Ints
    year: Ints
    value: Floats
    chosen: Mask
    shared: Ints
    method: Ints
    line: Ints
    flags: list[tuple[str, ...]]


def level(rows: pd.DataFrame, index: pd.Index) -> Level:
    """Lay the rows of an indicator out as arrays (`index`: adcodes in river order).

    Parameters
    ----------
    rows
        From `figures_of`.
    """
    place = index.get_indexer(pd.Index(rows["adcode"])).astype(np.int64)
    order = np.argsort(place, kind="stable")
    rows, place = rows.iloc[order], place[order]
    shared = rows.groupby(["adcode", "year"])["value"].transform("size")
    texts = ("quality", "derived", "disagree")
    return Level(
        rows=rows,
        place=place,
        year=rows["year"].to_numpy(dtype=np.int64),
        value=rows["value"].to_numpy(dtype=np.float64),
        chosen=rows["chosen"].to_numpy(dtype=bool),
        shared=shared.to_numpy(dtype=np.int64),
        method=rows["method"].map(list(METHOD_ORDER).index).to_numpy(dtype=np.int64),
        line=np.unique(line_of(rows).to_numpy(dtype=str), return_inverse=True)[1],
        flags=[_flags(*said) for said in zip(*(rows[t].tolist() for t in texts), strict=True)],
    )


def figures_of(
    tables: Tables, indicator: str, days: str = "", tiers: tuple[int, ...] = ()
) -> pd.DataFrame:
    """All source rows of an indicator, best first within county and year.

    Parameters
    ----------
    days
        The indicator that counts the days of which this one is the rate, if there is one.
    tiers
        Tiers of the sources that may speak; all of them when empty.

    Returns
    -------
    Columns of `tables.indicators` and `tier`, `derived`, `chosen` (bool), `disagree` (bool:
    another row of the same county and year says something else).
    """
    if not days and not tiers:
        rows = every(tables)
        return rows[rows["indicator"] == indicator]
    rows = tables.indicators[tables.indicators["indicator"] == indicator].assign(derived=False)
    if days:
        counts = tables.indicators[tables.indicators["indicator"] == days]
        rows = pd.concat([rows, _rates(counts, indicator)])
    rows = rows.join(tables.sources[["tier", "date"]], on="source_id")
    if tiers:
        rows = rows[rows["tier"].isin(tiers)]
    return _best_first(_published_alone(rows))


@lru_cache(maxsize=8)
def every(tables: Tables) -> pd.DataFrame:
    """All rows of all indicators, best first within county and year, columns as in `figures_of`.

    Sorted once a release; treat the frame as read-only.

    Returns
    -------
    pandas.DataFrame
        By indicator, county and year; `value` in the unit of its indicator, never NaN.
    """
    sources = tables.sources[["tier", "date"]]
    return _best_first(tables.indicators.assign(derived=False).join(sources, on="source_id"))


def latest(tables: Tables) -> pd.DataFrame:
    """The latest figure that stands of every county and indicator, columns as in `figures_of`.

    Returns
    -------
    pandas.DataFrame
        At most one row a county and indicator; none where nothing is published.
    """
    rows = every(tables)
    return rows[rows["chosen"]].groupby(["adcode", "indicator"], sort=False).tail(1)


def _best_first(rows: pd.DataFrame) -> pd.DataFrame:
    """Order rows of one county, indicator and year by rule 11 and mark the one that stands."""
    rows = rows.assign(
        by_quality=rows["quality"].map(QUALITY_ORDER),
        by_method=rows["method"].map(METHOD_ORDER),
        newest_first=-rows["date"].fillna("").rank(method="dense"),
    ).sort_values(
        [
            "indicator",
            "adcode",
            "year",
            "by_quality",
            "by_method",
            "tier",
            "newest_first",
            "source_id",
        ],
        kind="stable",
    )
    groups = rows.groupby(["indicator", "adcode", "year"])
    rows = rows.assign(
        chosen=groups.cumcount() == 0, disagree=groups["value"].transform("nunique") > 1
    )
    return rows.drop(columns=["by_quality", "by_method", "newest_first", "date"])


def _rates(days: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Days over the days of their year, in percent with one decimal."""
    lengths = [366 if calendar.isleap(year) else 365 for year in days["year"]]
    rates = (days["value"] / lengths * 100).round(1)
    return days.assign(value=rates, unit="%", indicator=indicator, derived=True)


def _published_alone(rows: pd.DataFrame) -> pd.DataFrame:
    """A derived figure stands only where its county and year has no published one."""
    published = ~rows["derived"].astype(bool)
    known = set(zip(rows["adcode"][published], rows["year"][published], strict=True))
    derived = [key not in known for key in zip(rows["adcode"], rows["year"], strict=True)]
    return rows[published | np.array(derived, dtype=bool)]


def answer(level: Level, size: int, selection: Selection, metric_last: int) -> Figures:
    """The latest figure of each county in the chosen range (rule 5).

    Parameters
    ----------
    size
        Number of counties.
    metric_last
        Last year of the metric: the end of the range when no years are chosen.

    Returns
    -------
    Figures
        One entry a county in river order, in the indicator's unit; NaN is no figure in the range.
    """
    first, last = selection.years or (0, metric_last)
    inside = np.flatnonzero(level.chosen & (level.year >= first) & (level.year <= last))
    best = np.full(size, -1)
    best[level.place[inside]] = inside  # rows are in order of years: the latest stays
    known = best >= 0
    found = best[known]
    values, methods, lines_of = np.full(size, np.nan), np.full(size, -1), np.full(size, -1)
    years, counts = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    values[known], methods[known] = level.value[found], level.method[found]
    lines_of[known] = level.line[found]
    years[known], counts[known] = level.year[found], level.shared[found]
    flags = [
        (*level.flags[row], *((BORROWED,) if last - level.year[row] > STALE_AFTER else ()))
        if row >= 0
        else ()
        for row in best.tolist()
    ]
    return Figures(
        values=values,
        first=years,
        last=years,
        flags=flags,
        counts=counts,
        rows=level.rows[level.year == years[level.place]],
        methods=methods,
        lines=lines_of,
    )


def _flags(quality: str, derived: bool, disagree: bool) -> tuple[str, ...]:
    said = [quality] if quality else []
    said += [DERIVED] if derived else []
    said += [DISAGREE] if disagree else []
    return tuple(said)


def lines(rows: pd.DataFrame, since: int) -> pd.DataFrame:
    """Trend lines: the chosen figures, joined only within one source or one method (rule 14).

    Parameters
    ----------
    rows
        From `figures_of`.
    since
        First year that is kept.

    Returns
    -------
    pandas.DataFrame
        Columns `adcode`, `year`, `value`, `line`, by county code, line and year; `value` in the
        indicator's unit, never NaN, and `line` names what may be joined.
    """
    chosen = rows[rows["chosen"] & (rows["year"] >= since)]
    found = chosen.assign(line=line_of(chosen))[["adcode", "year", "value", "line"]]
    return found.sort_values(["adcode", "line", "year"])


def line_of(rows: pd.DataFrame) -> pd.Series:
    """What each row may be joined and compared with: one method, or one source of others.

    Parameters
    ----------
    rows
        Source rows of an indicator, with `method` and `source_id`.

    Returns
    -------
    pandas.Series
        Text, index of `rows`; equal where rows may be joined.
    """
    by_source = rows["method"] + ":" + rows["source_id"]
    return rows["method"].where(rows["method"].isin(JOINED), by_source)


def first_year(selection: Selection, metric: Metric) -> int:
    """The first year whose figures class a map.

    Older years of a metric with `play_from` are single maps with their own classes (rule 14).
    """
    if selection.years and selection.years[1] < metric.play_from:
        return 0
    return metric.play_from
