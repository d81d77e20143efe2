"""Rules on the ledger: bundles and members, supporters, spans, and sums against totals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from geodata.arithmetic import ledger as ledgers
from geodata.errors import DataError
from geodata.intake.check.rules import Frames
from geodata.language import Message
from geodata.package.files import fault
from geodata.package.tables import Tables
from geodata.registry.metrics import METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.sectors import MIXED
from geodata.registry.terms import DEFAULT_PROGRAMMES, PROGRAMMES

FILE = "projects.csv"
#: A single grant above this is probably in 元 instead of 万元.
LARGE_GRANT_WAN = 20_000


def bundle_faults(frames: Frames) -> Iterator[DataError]:
    """Members of something that is no bundle, nested bundles, and members that do not fit."""
    rows = frames["projects"]
    by_id = {line["id"]: line for _, line in rows.iterrows()}
    for row, line in rows[rows["part_of"] != ""].iterrows():
        bundle = by_id.get(line["part_of"])
        if bundle is None:
            continue  # named as a broken link already, or its row is faulty itself
        if bundle["item"] != ledgers.BUNDLE:
            yield _fault(
                row,
                "part_of",
                line["part_of"],
                Message("打包条目（bundle）的编号"),
                Message("请指向打包条目，或把它的条目类型改为打包条目。"),
            )
        if line["item"] == ledgers.BUNDLE:
            yield _fault(
                row,
                "part_of",
                line["part_of"],
                Message("打包条目不再属于别的条目"),
                Message("请删去「所属打包条目」这一格；打包不能嵌套或成环。"),
            )
        yield from _unlike_bundle(row, line, bundle)


def _unlike_bundle(row: object, line: pd.Series, bundle: pd.Series) -> Iterator[DataError]:
    if line["adcode"] != bundle["adcode"]:
        yield _fault(
            row,
            "adcode",
            line["adcode"],
            Message(
                "与打包条目 {id} 相同的县区 {code}",
                id=bundle["id"],
                code=bundle["adcode"] or Message("空白"),
            ),
            Message("请核对来源，改正县区或所属打包条目。"),
        )
    if line["programme"] != bundle["programme"]:
        yield _fault(
            row,
            "programme",
            line["programme"],
            Message(
                "与打包条目 {id} 相同的渠道 {programme}",
                id=bundle["id"],
                programme=PROGRAMMES[bundle["programme"]],
            ),
            Message("请核对来源，改正渠道或所属打包条目。"),
        )


def kind_faults(frames: Frames) -> Iterator[DataError]:
    """Bundles with a sector of their own, and other rows without one."""
    for row, line in frames["projects"].iterrows():
        if (line["item"] == ledgers.BUNDLE) != (line["sector"] == MIXED):
            yield _fault(
                row,
                "sector",
                line["sector"],
                Message("打包条目用「未分领域」（mixed），其他条目不用"),
                Message("请改正领域或条目类型。"),
            )


def supporter_faults(frames: Frames) -> Iterator[DataError]:
    """Rows that name the same supporter twice, or a placeholder beside a real one."""
    for row, line in frames["projects"].iterrows():
        parts = line["supporters"]
        if len(parts) == 2 and (len(set(parts)) == 1 or plan_facts().placeholders & set(parts)):
            yield _fault(
                row,
                "supporter",
                line["supporter"],
                Message("两个不同的、写明的支援方"),
                Message("请只留一个键。"),
            )


def span_faults(frames: Frames) -> Iterator[DataError]:
    """Spans that do not run forward, or that end after the year of the row."""
    for row, line in frames["projects"].iterrows():
        if not line["span"]:
            continue
        first, last = line["span"].split("-")
        if first != "?" and int(first) >= int(last):
            yield _fault(
                row,
                "span",
                line["span"],
                Message("起年早于止年"),
                Message("只有一年的请填年份，并把时段留空。"),
            )
        elif pd.notna(line["year"]) and int(last) > line["year"]:
            yield _fault(
                row,
                "span",
                line["span"],
                Message("止年不晚于「年份」列的 {year}", year=line["year"]),
                Message("请核对来源的起止年份。"),
            )


def repeated_rows(frames: Frames) -> Iterator[DataError]:
    """Rows that tell of the same county, supporter, name and year as an earlier one."""
    keys = ["adcode", "supporter", "name", "year"]
    rows = frames["projects"]
    for row, line in rows[rows.duplicated(keys)].iterrows():
        same = rows["name"] == line["name"]
        yield _fault(
            row,
            ",".join(keys),
            line["name"],
            Message("不与其他行重复"),
            Message("与第 {row} 行重复，请删去一行或改正。", row=same.idxmax()),
        )


def future_faults(frames: Frames, released: date) -> Iterator[DataError]:
    """Ledger rows and figures of a year after the release was made."""
    for table in ("projects", "indicators"):
        years = frames[table]["year"]
        for row, year in years[years > released.year].items():
            yield fault(
                f"{table}.csv",
                int(str(row)),
                "year",
                year,
                Message("不晚于发布年份 {year}", year=released.year),
                Message("请核对年份。"),
            )


def published_faults(tables: Tables) -> Iterator[DataError]:
    """Sums of the default rows of 2014–2020 that exceed what the plan published for them."""
    ledger = ledgers.build(tables)
    default = ledger.rows["programme"].isin(DEFAULT_PROGRAMMES).to_numpy()
    for metric in METRICS.values():
        if metric.published is None:
            continue
        key, factor = metric.published
        if key not in tables.plan.index:
            yield fault(
                "plan.csv",
                None,
                "key",
                Message("没有 {key} 行", key=key),
                Message("规划公布的合计"),
                Message("请补上这一行。"),
            )
            continue
        total = tables.plan.loc[key]
        within = (ledger.year >= total["year_from"]) & (ledger.year <= total["year_to"])
        found = float(pd.Series(ledger.adds[metric.column][default & within]).sum())
        if found > total["value"] * factor:
            yield fault(
                FILE,
                None,
                "amount_wan" if metric.money else "project_count",
                Message(
                    "{from_year}—{to_year} 年默认口径合计 {n}",
                    from_year=total["year_from"],
                    to_year=total["year_to"],
                    n=f"{found:g}",
                ),
                Message(
                    "不超过规划公布的 {n}（plan.csv 的 {key}）",
                    n=f"{total['value'] * factor:g}",
                    key=key,
                ),
                Message("请检查重复条目、打包条目的成员和单位。"),
            )


def _fault(row: object, column: str, found: object, expected: Message, mend: Message) -> DataError:
    return fault(FILE, int(str(row)), column, found, expected, mend)
