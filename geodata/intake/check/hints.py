"""What is worth a second look in a package without being a fault: hints, never exit 2."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pandas as pd

from geodata.arithmetic import ledger as ledgers
from geodata.errors import DataError
from geodata.intake.check.ledger import LARGE_GRANT_WAN
from geodata.language import Message
from geodata.package import contract
from geodata.package.files import fault
from geodata.package.tables import Tables
from geodata.registry.metrics import METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.terms import DEFAULT_PROGRAMMES

_LOOK = Message("请核对来源；确实如此则不必改。")
#: Which ledger column documents a measure of running totals.
_DOCUMENTED = {m.column: m.ledger_column for m in METRICS.values() if m.ledger_column}


@lru_cache(maxsize=8)
def hints(tables: Tables) -> tuple[DataError, ...]:
    """All hints of a package that has no fault of form, in the order of its files.

    Sought once for the package that every filled-in file is held against.
    """
    found = (_amounts, _full_bundles, _two_values, _pair_sums, _other_pairs, _unused_sources)
    return tuple(hint for rule in found for hint in rule(tables))


def _amounts(tables: Tables) -> Iterator[DataError]:
    rows = tables.projects
    columns = zip(rows["amount_wan"], rows["amount_kind"], rows["item"], strict=True)
    for position, (amount, kind, item) in enumerate(columns):
        if amount == 0:
            yield _hint(
                "projects", position, "amount_wan", "0", Message("空白（未公布）或大于 0 的金额")
            )
        single_grant = kind == "grant" and item != ledgers.BUNDLE
        if single_grant and amount > LARGE_GRANT_WAN:
            yield _hint(
                "projects",
                position,
                "amount_wan",
                f"{amount:g}",
                Message("单笔无偿援助不超过 {n} 万元", n=LARGE_GRANT_WAN),
            )


def _full_bundles(tables: Tables) -> Iterator[DataError]:
    """Bundles whose members add up to more than the bundle itself."""
    rows = tables.projects
    for column in ("project_count", "amount_wan"):
        sums = rows[rows["part_of"] != ""].groupby("part_of")[column].sum()
        for key, taken in sums.items():
            stated = rows[column][str(key)]
            if taken > stated:
                yield _hint(
                    "projects",
                    rows.index.get_loc(str(key)),
                    column,
                    f"{taken:g}",
                    Message("成员合计不超过打包条目的 {n}", n=f"{stated:g}"),
                )


def _two_values(tables: Tables) -> Iterator[DataError]:
    """Figures for which one source gives two values."""
    rows = tables.indicators
    again = rows.duplicated(["adcode", "year", "indicator", "source_id"]).to_numpy()
    for position in again.nonzero()[0]:
        line = rows.iloc[position]
        yield _hint(
            "indicators",
            position,
            "value",
            f"{line['adcode']}, {line['year']}, {line['indicator']}: {line['value']:g}",
            Message("同一来源只有一个数"),
        )


def _pair_sums(tables: Tables) -> Iterator[DataError]:
    """Running totals of a pair below what the ledger documents for the same years."""
    ledger = ledgers.build(tables)
    default = ledger.rows["programme"].isin(DEFAULT_PROGRAMMES).to_numpy()
    adcodes, supporters = ledger.rows["adcode"].to_numpy(), ledger.rows["supporter"].to_numpy()
    for position, (_, total) in enumerate(tables.pair_totals.iterrows()):
        first = 1 if pd.isna(total["year_from"]) else total["year_from"]
        within = (ledger.year >= first) & (ledger.year <= total["year_to"])
        mine = default & (adcodes == total["adcode"]) & within
        if total["supporter"] != plan_facts().together:
            mine &= supporters == total["supporter"]
        documented = float(np.nansum(ledger.adds[_DOCUMENTED[total["measure"]]][mine]))
        if documented > total["value"]:
            yield _hint(
                "pair_totals",
                position,
                "value",
                f"{total['value']:g}",
                Message("不低于台账同期合计 {n}", n=f"{documented:g}"),
            )


def _other_pairs(tables: Tables) -> Iterator[DataError]:
    """Default ledger rows whose supporter is not paired with the county by the plan."""
    pairs = set(zip(tables.pairing["adcode"], tables.pairing["supporter"], strict=True))
    kinds, rows = tables.supporters["kind"].to_dict(), tables.projects
    columns = zip(rows["programme"], rows["adcode"], rows["supporters"], strict=True)
    for position, (programme, adcode, supporters) in enumerate(columns):
        if programme != "counterpart" or not adcode:
            continue
        for key in supporters:
            if kinds[key] in ("province", "city") and (adcode, key) not in pairs:
                yield _hint(
                    "projects", position, "supporter", key, Message("规划附表中该县区的支援方")
                )


def _unused_sources(tables: Tables) -> Iterator[DataError]:
    citing = [table for table in contract() if any(link.table == "sources" for link in table.links)]
    columns = [tables.frame(table.name)["source_id"] for table in citing]
    used = {plan_facts().source}.union(*columns)
    for position, key in enumerate(tables.sources.index):
        if key not in used:
            yield _hint("sources", position, "source_id", key, Message("至少被一行引用的来源"))


def _hint(table: str, position: object, column: str, found: str, expected: Message) -> DataError:
    return fault(f"{table}.csv", int(str(position)) + 2, column, found, expected, _LOOK)
