"""How each kind of metric is computed: its figures, years, trend, sectors and coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from geodata.arithmetic import levels, measures
from geodata.arithmetic.arrays import Floats, Ints, Mask
from geodata.arithmetic.ledger import UNDATED, Ledger
from geodata.arithmetic.levels import Level
from geodata.arithmetic.measures import Figures, counted_totals
from geodata.package.tables import Tables
from geodata.registry import sectors
from geodata.registry.kinds import KINDS
from geodata.registry.metrics import Metric
from geodata.selection import Selection


class Facts(Protocol):
    """What a release offers to reckon with; an Atlas does."""

    @property
    def tables(self) -> Tables:
        """The tables of the package."""

    @property
    def ledger(self) -> Ledger:
        """The ledger with bundles reduced to their remainder."""

    @property
    def metric_years(self) -> dict[str, tuple[int, int]]:
        """First and last year of each metric that has years."""

    def level(self, key: str, tiers: tuple[int, ...] = ()) -> Level:
        """An indicator as the sources of some tiers tell it."""

    def lines(self, key: str, tiers: tuple[int, ...]) -> pd.DataFrame:
        """Its points, with what may be joined.

        Returns
        -------
        pandas.DataFrame
            One row per county and year: `adcode`, `year`, `value` in the unit of the data,
            `line` (figures of one number may be joined).
        """

    def running_totals(self, measure: str) -> pd.DataFrame:
        """The running totals of a measure that count.

        Returns
        -------
        pandas.DataFrame
            Rows of the table of running totals, as `measures.counted_totals` gives them.
        """


#: County, year (0 for none) and whether a number is told, row by row; and rows without a county.
Rows = tuple[Ints, Ints, Mask, int]
_GROUPS = {group: sectors.members((group,)) for group in sectors.GROUPS}


def _no_years(_: Facts, __: Metric) -> tuple[int, int] | None:
    """For figures without years."""
    return None


def _no_series(_: Facts, __: Selection, ___: Metric) -> pd.DataFrame:
    """An empty trend: the charts show another metric."""
    return pd.DataFrame({"year": [], "firm": [], "reported": []})


def _no_sectors(_: Facts, __: Selection, ___: Metric) -> pd.DataFrame:
    """No division by sectors."""
    return pd.DataFrame({"sector": [], "value": [], "records": []})


def _no_pool(_: Facts, __: Metric, ___: int) -> tuple[Floats, Ints] | None:
    """Classes of a map are those of its own values (rule 13)."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Computing:
    """The rules of one kind.

    Attributes
    ----------
    figures
        Values per county before normalising; `province` is not applied.
    years
        First and last year of a metric; None where it has none.
    series, mix
        Trend and sectors: columns `year`, `firm`, `reported`, or `adcode`, `year`, `value`, `line`
        for kinds with lines; `sector`, `value`, `records`.
    rows
        What is covered, record by record.
    pool
        Values of all years since one, and the places of their counties along the river, whose
        classes hold for every year; None for classes of the map's own values.
    """

    figures: Callable[[Facts, Selection], Figures]
    rows: Callable[[Facts, Metric], Rows]
    years: Callable[[Facts, Metric], tuple[int, int] | None] = _no_years
    series: Callable[[Facts, Selection, Metric], pd.DataFrame] = _no_series
    mix: Callable[[Facts, Selection, Metric], pd.DataFrame] = _no_sectors
    pool: Callable[[Facts, Metric, int], tuple[Floats, Ints] | None] = _no_pool


def ledger_years(facts: Facts, _: Metric) -> tuple[int, int] | None:
    """The years of all rows of the ledger."""
    dated = facts.ledger.year[facts.ledger.year > UNDATED]
    return int(dated.min()), int(dated.max())


def _ledger_series(facts: Facts, selection: Selection, metric: Metric) -> pd.DataFrame:
    return measures.yearly(facts.ledger, selection, metric.column)


def _ledger_mix(facts: Facts, selection: Selection, metric: Metric) -> pd.DataFrame:
    return measures.by_sector(facts.ledger, selection, metric.column, _GROUPS)


def _pairs(facts: Facts, selection: Selection) -> Figures:
    return measures.pairs(facts.tables, facts.ledger, selection)


def _pair_rows(facts: Facts, _: Metric) -> Rows:
    """Every county has a figure: 0 named supporters is a fact of the table."""
    place, _who = np.nonzero(facts.ledger.paired)
    none = np.flatnonzero(~facts.ledger.paired.any(axis=1))
    at = np.concatenate([place, none]).astype(np.int64)
    return at, np.zeros(len(at), dtype=np.int64), np.ones(len(at), dtype=bool), 0


def _active(facts: Facts, selection: Selection) -> Figures:
    return measures.active(facts.ledger, selection)


def _active_rows(facts: Facts, _: Metric) -> Rows:
    ledger = facts.ledger
    mask = ledger.matching(Selection())
    rows, who = ledger.named(mask)
    paired = np.unique(rows[ledger.paired[ledger.county[rows], who]])
    inside = np.flatnonzero(mask & (ledger.county >= 0))
    told = np.isin(inside, paired)
    return ledger.county[inside], ledger.year[inside], told, int((mask & (ledger.county < 0)).sum())


def _ledger(facts: Facts, selection: Selection) -> Figures:
    return measures.ledger_sum(facts.ledger, selection, selection.metric_row.column)


def _ledger_rows(facts: Facts, metric: Metric) -> Rows:
    ledger = facts.ledger
    mask = ledger.matching(Selection()) & ledger.concerns[metric.column]
    inside = mask & (ledger.county >= 0)
    told = ~np.isnan(ledger.adds[metric.column][inside])
    wide = int((mask & (ledger.county < 0)).sum())
    return ledger.county[inside], ledger.year[inside], told, wide


def _totals(facts: Facts, selection: Selection) -> Figures:
    rows = facts.running_totals(selection.metric_row.column)
    return measures.totals(rows, facts.tables.counties.index, selection)


def _total_rows(facts: Facts, metric: Metric) -> Rows:
    """Running totals stand at the year they run to."""
    rows = counted_totals(facts.tables)
    rows = rows[rows["measure"] == metric.column]
    at = facts.tables.counties.index.get_indexer(pd.Index(rows["adcode"])).astype(np.int64)
    return at, rows["year_to"].to_numpy(dtype=np.int64), np.ones(len(at), dtype=bool), 0


def _level(facts: Facts, selection: Selection) -> Figures:
    last = facts.metric_years[selection.metric][1]
    level = facts.level(selection.metric, selection.tier)
    return levels.answer(level, len(facts.tables.counties), selection, last)


def _level_years(facts: Facts, metric: Metric) -> tuple[int, int] | None:
    years = facts.level(metric.key).rows["year"]
    return int(years.min()), int(years.max())


def _level_series(facts: Facts, selection: Selection, metric: Metric) -> pd.DataFrame:
    lines = facts.lines(metric.key, selection.tier)
    if selection.province is None:
        return lines
    inside = facts.tables.counties.index[facts.ledger.provinces == selection.province]
    return lines[lines["adcode"].isin(inside)]


def _level_rows(facts: Facts, metric: Metric) -> Rows:
    level = facts.level(metric.key)
    return level.place, level.year, level.chosen, 0


def _level_pool(facts: Facts, metric: Metric, since: int) -> tuple[Floats, Ints] | None:
    level = facts.level(metric.key)
    pool = level.chosen & (level.year >= since)
    return level.value[pool], level.place[pool]


COMPUTING: dict[str, Computing] = {
    "pairs": Computing(figures=_pairs, rows=_pair_rows),
    "active": Computing(
        figures=_active,
        rows=_active_rows,
        years=ledger_years,
        series=_ledger_series,
        mix=_ledger_mix,
    ),
    "ledger": Computing(
        figures=_ledger,
        rows=_ledger_rows,
        years=ledger_years,
        series=_ledger_series,
        mix=_ledger_mix,
    ),
    "totals": Computing(figures=_totals, rows=_total_rows),
    "indicator": Computing(
        figures=_level,
        rows=_level_rows,
        years=_level_years,
        series=_level_series,
        pool=_level_pool,
    ),
}
assert tuple(COMPUTING) == tuple(KINDS), (
    "COMPUTING here and KINDS in geodata/registry/kinds.py name the same kinds in the same order"
)


def computing(metric: Metric) -> Computing:
    """The rules of a metric's kind."""
    return COMPUTING[metric.kind]
