"""What is covered: records per county, year and metric, counted from the rows themselves."""

from __future__ import annotations

import pandas as pd

from geodata.arithmetic import ledger as ledgers
from geodata.package.tables import Tables
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS, Metric
from geodata.registry.terms import DEFAULT_PROGRAMMES

AREA_WIDE = ""
LEDGER_METRICS: tuple[Metric, ...] = tuple(m for m in METRICS.values() if m.sums_ledger)
_PAIRS = next(m.key for m in METRICS.values() if m.counts_pairs)
#: Measures of running totals, and the metrics that show them.
_TOTALS = {m.column: m.key for m in METRICS.values() if m.is_running_total}


def counts(tables: Tables) -> pd.DataFrame:
    """Records behind every county, year and metric or indicator.

    Returns
    -------
    pandas.DataFrame
        One row per combination that has records: `metric`, `adcode` ("" for the whole
        area), `year` (Int64, NA for undated rows and rows over a span of years),
        `records`. Ledger metrics count default rows (no exchanges): `projects` those with
        a project count, `grants` and `investment` those with an amount.

    Examples
    --------
    >>> from geodata.package.tables import load
    >>> c = counts(load())
    >>> int(c[c["metric"] == "co2_emissions"]["records"].sum())
    399
    """
    parts = [_of_ledger(tables), _of_indicators(tables), _of_pairs(tables)]
    found = pd.concat(parts, ignore_index=True)
    keys = ["metric", "adcode", "year"]
    return found.groupby(keys, dropna=False, sort=False).size().rename("records").reset_index()


def coverage(tables: Tables) -> pd.DataFrame:
    """First year, last year and records of every metric and county.

    Returns
    -------
    pandas.DataFrame
        Index (`metric`, `adcode`) for all metrics and all 19 counties in river order;
        `first` and `last` (Int64, NA where nothing is dated), `years` (how many have a
        record) and `records` (0 where nothing is published).
    """
    found = counts(tables)
    dated = found.groupby(["metric", "adcode"], sort=False)
    table = pd.DataFrame(
        {
            "first": dated["year"].min(),
            "last": dated["year"].max(),
            "years": dated["year"].count(),
            "records": dated["records"].sum(),
        }
    )
    ledger = [metric.key for metric in LEDGER_METRICS]
    metrics = [_PAIRS, *ledger, *_TOTALS.values(), *INDICATORS]
    whole = pd.MultiIndex.from_product([metrics, tables.counties.index], names=table.index.names)
    table = table.reindex(whole)
    table[["years", "records"]] = table[["years", "records"]].fillna(0).astype("int64")
    table[["first", "last"]] = table[["first", "last"]].astype("Int64")
    return table


def _of_ledger(tables: Tables) -> pd.DataFrame:
    rows = tables.projects
    default = rows["programme"].isin(DEFAULT_PROGRAMMES)
    rows = rows[default & (rows["item"] != ledgers.EXCHANGE)]
    return pd.concat(
        rows.loc[_speaks(rows, metric), ["adcode"]].assign(
            metric=metric.key, year=rows["year"].where(rows["span"] == "")
        )
        for metric in LEDGER_METRICS
    )


def _speaks(rows: pd.DataFrame, metric: Metric) -> pd.Series:
    if not metric.money:
        return rows["project_count"].notna()
    return (rows["amount_kind"] == metric.money) & rows["amount_wan"].notna()


def _of_indicators(tables: Tables) -> pd.DataFrame:
    rows = tables.indicators
    return rows[["adcode"]].assign(metric=rows["indicator"], year=rows["year"].astype("Int64"))


def _of_pairs(tables: Tables) -> pd.DataFrame:
    totals = tables.pair_totals
    named = totals["measure"].map(_TOTALS)
    running = totals[["adcode"]].assign(metric=named, year=totals["year_to"].astype("Int64"))
    pairs = tables.pairing[["adcode"]].assign(metric=_PAIRS)
    pairs["year"] = pd.array([None] * len(pairs), dtype="Int64")
    return pd.concat([pairs, running])
