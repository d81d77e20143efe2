"""The rules that turn facts into values per county: pairs, activity, ledger sums, running totals.

Each takes the facts and a selection and gives `Figures`; indicators have a module of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geodata.arithmetic.arrays import Floats, Ints, Mask
from geodata.arithmetic.ledger import REPORTED, UNDATED, Ledger
from geodata.package.tables import Tables
from geodata.registry.programme.plan import plan_facts
from geodata.registry.terms import FLAGS
from geodata.selection import Selection

#: The column of a metric that counts supporters instead of adding up rows.
ACTIVE = "active"

_NONE: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Figures:
    """Values per county in river order, with years, flags and the number of records.

    Attributes
    ----------
    first, last
        Years of the figure, 0 where it has none.
    rows
        The records behind the values.
    methods, lines
        For indicators, which method gave each value, and what it may be compared with
        (any numbering, -1 without a value).
    """

    values: Floats
    first: Ints
    last: Ints
    flags: list[tuple[str, ...]]
    counts: Ints
    rows: pd.DataFrame
    methods: Ints | None = None
    lines: Ints | None = None


def pairs(tables: Tables, ledger: Ledger, selection: Selection) -> Figures:
    """Named pairs of the plan's table; 0 is a fact of the table (rule 3).

    Returns
    -------
    Figures
        One entry a county in river order; `values` counts supporters, NaN are counties without
        one of the chosen: they lie outside (rule 16).
    """
    rows = tables.pairing
    paired = ledger.paired
    if selection.supporters:
        rows = rows[rows["supporter"].isin(selection.supporters)]
        paired = paired[:, ledger.columns(selection.supporters)]
    counts = paired.sum(axis=1).astype(np.int64)
    values = counts.astype(np.float64)
    if selection.supporters:
        values[counts == 0] = np.nan
    none = np.zeros(len(counts), dtype=np.int64)
    return Figures(values, none, none, [_NONE] * len(counts), counts, rows)


def active(ledger: Ledger, selection: Selection) -> Figures:
    """Distinct paired supporters with a matching row (rules 4 and 6).

    Returns
    -------
    Figures
        One entry a county in river order; `values` counts supporters, NaN is no matching row of
        one that is paired: nothing was published, which is not that nobody was active.
    """
    mask = ledger.matching(selection)
    values = ledger.active_pairs(mask).sum(axis=1).astype(np.float64)
    first, last, counts = _years_and_counts(ledger, mask)
    values = np.where(values > 0, values, np.nan)
    return Figures(values, first, last, [_NONE] * len(values), counts, ledger.rows[mask])


def ledger_sum(ledger: Ledger, selection: Selection, column: str) -> Figures:
    """Sum of a ledger column; blank where no row speaks of it (rules 6 to 8).

    Returns
    -------
    Figures
        One entry a county in river order; money in 万元, NaN is no published number.
    """
    mask = ledger.matching(selection) & ledger.concerns[column]
    adds, size = ledger.adds[column], len(ledger.paired)
    said = mask & ~np.isnan(adds) & (ledger.county >= 0)
    numbers = np.bincount(ledger.county[said], minlength=size)
    totals = np.bincount(ledger.county[said], weights=adds[said], minlength=size)
    silent = _per_county(ledger, ledger.silent(mask, column))
    flags = [
        ("at_least",) if n and s else _NONE
        for n, s in zip(numbers.tolist(), silent.tolist(), strict=True)
    ]
    first, last, counts = _years_and_counts(ledger, mask)
    values = np.where(numbers > 0, totals, np.nan)
    return Figures(values, first, last, flags, counts, ledger.rows[mask])


def counties_with_values(
    ledger: Ledger, selection: Selection, column: str
) -> dict[int, frozenset[int]]:
    """Per year the counties, by their place along the river, of which a row speaks in numbers."""
    mask = ledger.matching(selection, years=False) & ledger.concerns[column]
    mask &= ~np.isnan(ledger.adds[column]) & (ledger.county >= 0)
    found: dict[int, set[int]] = {}
    for year, county in zip(ledger.year[mask].tolist(), ledger.county[mask].tolist(), strict=True):
        found.setdefault(year, set()).add(county)
    return {year: frozenset(counties) for year, counties in found.items()}


def _per_county(ledger: Ledger, mask: Mask) -> Ints:
    at = ledger.county[mask & (ledger.county >= 0)]
    return np.bincount(at, minlength=len(ledger.paired)).astype(np.int64)


def _years_and_counts(ledger: Ledger, mask: Mask) -> tuple[Ints, Ints, Ints]:
    """First and last year of the rows of each county (0 where one is undated), and their number."""
    size = len(ledger.paired)
    placed = mask & (ledger.county >= 0)
    at, years = ledger.county[placed], ledger.year[placed]
    first, last = np.full(size, np.iinfo(np.int64).max), np.zeros(size, dtype=np.int64)
    np.minimum.at(first, at, years)
    np.maximum.at(last, at, years)
    counts = np.bincount(at, minlength=size).astype(np.int64)
    whole = (counts > 0) & (first > UNDATED)
    return np.where(whole, first, 0), np.where(whole, last, 0), counts


def totals(rows: pd.DataFrame, index: pd.Index, selection: Selection) -> Figures:
    """Latest running totals of the plan's pairs and of `multiple`, added up per county (rule 10).

    Parameters
    ----------
    rows
        From `counted_totals`, of one measure.
    index
        Adcodes in river order.

    Returns
    -------
    Figures
        One entry a county in river order; money in 万元, NaN is no published total.
    """
    if selection.supporters:
        rows = rows[rows["supporter"].isin(selection.supporters)]
    size = len(index)
    at = index.get_indexer(pd.Index(rows["adcode"]))
    counts = np.bincount(at, minlength=size).astype(np.int64)
    sums = np.bincount(at, weights=rows["value"].to_numpy(dtype=np.float64), minlength=size)
    starts = rows["year_from"].fillna(0).to_numpy(dtype=np.int64)
    ends = rows["year_to"].to_numpy(dtype=np.int64)
    first = np.full(size, np.iinfo(np.int64).max)
    last = first.copy()
    np.minimum.at(first, at, starts)
    np.minimum.at(last, at, ends)
    known = counts > 0
    return Figures(
        values=np.where(known, sums, np.nan),
        first=np.where(known, first, 0),
        last=np.where(known, last, 0),
        flags=[_NONE] * size,
        counts=counts,
        rows=rows,
    )


def end_year(found: Figures, inside: Mask) -> int:
    """The earliest end year of running totals, which their label carries (rule 10).

    Parameters
    ----------
    inside
        Counties that count, in river order.
    """
    ends = found.last[inside & (found.last > 0)]
    return int(ends.min()) if ends.size else 0


def counted_totals(tables: Tables) -> pd.DataFrame:
    """The running totals that enter the metrics: per pair and measure the latest that counts.

    Returns
    -------
    pandas.DataFrame
        Rows of `tables.pair_totals` in file order, money in 万元; the others are shown in the
        panel only.
    """
    rows, plan = tables.pair_totals, plan_facts()
    pairs_of_plan = set(zip(tables.pairing["adcode"], tables.pairing["supporter"], strict=True))
    in_plan = [
        supporter == plan.together or (adcode, supporter) in pairs_of_plan
        for adcode, supporter in zip(rows["adcode"], rows["supporter"], strict=True)
    ]
    early = rows["year_from"].fillna(0).to_numpy(dtype=np.int64) <= plan.totals_start_by
    rows = rows[np.array(in_plan, dtype=bool) & early]
    latest = rows.groupby(["adcode", "supporter", "measure"])["year_to"].transform("max")
    return rows[rows["year_to"] == latest]


def yearly(ledger: Ledger, selection: Selection, column: str) -> pd.DataFrame:
    """Trend of a ledger column: one row per year with rows, `firm` and `reported` apart (rule 9).

    Year 0 gathers undated rows and rows with a span (rule 8). For `ACTIVE` it counts
    pairs with at least one row in that year.

    Returns
    -------
    pandas.DataFrame
        Columns `year` (ascending), `firm` and `reported` (float, 万元 or a count, never NaN).
    """
    mask = ledger.matching(selection, years=False) & _in_province(ledger, selection)
    is_reported = ledger.any_of("year_basis", (REPORTED,))
    if column == ACTIVE:
        return _yearly_active(ledger, mask, is_reported)
    mask &= ~np.isnan(ledger.adds[column])
    years, at = np.unique(ledger.year[mask], return_inverse=True)
    adds, pale = ledger.adds[column][mask], is_reported[mask]
    return pd.DataFrame(
        {
            "year": years,
            "firm": np.bincount(at, weights=np.where(pale, 0.0, adds), minlength=len(years)),
            "reported": np.bincount(at, weights=np.where(pale, adds, 0.0), minlength=len(years)),
        }
    )


def _yearly_active(ledger: Ledger, mask: Mask, is_reported: Mask) -> pd.DataFrame:
    years = np.unique(ledger.year[mask])
    sums = []
    for part in (mask & ~is_reported, mask):
        found = np.zeros((len(years), *ledger.paired.shape), dtype=bool)
        rows, who = ledger.named(part)
        found[np.searchsorted(years, ledger.year[rows]), ledger.county[rows], who] = True
        sums.append((found & ledger.paired).sum(axis=(1, 2)).astype(np.float64))
    firm, every = sums
    return pd.DataFrame({"year": years, "firm": firm, "reported": every - firm})


def by_sector(
    ledger: Ledger, selection: Selection, column: str, groups: dict[str, frozenset[str]]
) -> pd.DataFrame:
    """The same sums by sector group, whatever sectors are chosen; NaN where no row speaks.

    Returns
    -------
    pandas.DataFrame
        One row a group in the order of `groups`: `sector`, `value` (万元 or a count), `records`.
    """
    mask = ledger.matching(selection, sectors_too=False) & _in_province(ledger, selection)
    values, records = [], []
    for keys in groups.values():
        here = mask & ledger.any_of("sector", keys)
        if column == ACTIVE:
            value = float(ledger.active_pairs(here).sum()) or np.nan
        else:
            here &= ledger.concerns[column]
            said = ledger.adds[column][here]
            value = float(np.nansum(said)) if (~np.isnan(said)).any() else np.nan
        values.append(value)
        records.append(int(here.sum()))
    return pd.DataFrame({"sector": list(groups), "value": values, "records": records})


def _in_province(ledger: Ledger, selection: Selection) -> Mask:
    if selection.province is None:
        return np.ones(len(ledger.county), dtype=bool)
    inside = ledger.provinces == selection.province
    return np.where(ledger.county >= 0, inside[ledger.county], False)


def flags_in_order(found: Figures, inside: Mask) -> list[tuple[str, ...]]:
    """Flags in the order of `FLAGS`; counties of another province are outside.

    Parameters
    ----------
    inside
        Counties of the chosen province, in river order.

    Returns
    -------
    list
        One tuple a county in river order.
    """
    return [
        tuple(flag for flag in FLAGS if flag in said) if here else ("outside",)
        for said, here in zip(found.flags, inside.tolist(), strict=True)
    ]
