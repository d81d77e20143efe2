"""The report of a check as lines of text, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from geodata.analyses.published.counts import counts, coverage
from geodata.arithmetic import ledger as ledgers
from geodata.intake.check.package import Report
from geodata.language import Language, Message, Text
from geodata.package.tables import Tables
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS
from geodata.registry.terms import DEFAULT_PROGRAMMES

_NONE = "·"
_WHAT = Message(
    "查了：描述文件、编码、表头、类型、代码、重复、引用、单位、数值范围、来源、"
    "打包条目及其成员、时段、合计与规划公布数、边界文件。"
)


def lines(report: Report, language: Language, *, full: bool = False) -> Iterator[str]:
    """What was checked, the rows, faults, hints and coverage; `full` adds every single year."""
    yield Message("数据包 {folder}", folder=report.folder).text(language)
    yield _WHAT.text(language)
    yield "  ".join(f"{name} {n:,}" for name, n in report.rows.items())
    if report.tables is not None:
        yield from _tables_lines(report.tables, language, full=full)
    if report.hints:
        yield ""
        yield Message("值得再看一眼的 {n} 处（不算错误）：", n=len(report.hints)).text(language)
        yield from (f"  {hint.text(language)}" for hint in report.hints)
    yield ""
    if not report.faults:
        yield Message("没有发现错误。").text(language)
        return
    yield Message("发现 {n} 处错误：", n=len(report.faults)).text(language)
    yield from (f"  {fault.text(language)}" for fault in report.faults)


def _tables_lines(tables: Tables, language: Language, *, full: bool) -> Iterator[str]:
    release = tables.release
    yield Message(
        "版本 {id}，{date}，SHA-256 {digest}",
        id=release.id, date=release.date, digest=release.digest,
    ).text(language)  # fmt: skip
    rows = tables.projects
    default = rows["programme"].isin(DEFAULT_PROGRAMMES)
    yield Message(
        "台账默认口径 {n} 条，另有活动 {exchanges} 条不计，其他渠道 {others} 条可选。",
        n=int((default & (rows["item"] != ledgers.EXCHANGE)).sum()),
        exchanges=int((default & (rows["item"] == ledgers.EXCHANGE)).sum()),
        others=int((~default).sum()),
    ).text(language)
    yield ""
    yield from coverage_lines(tables, language)
    if full:
        yield ""
        yield from year_lines(tables, language)


def coverage_lines(tables: Tables, language: Language) -> Iterator[str]:
    """One line per metric: years, counties with a record, records, then the 19 counties."""
    table = coverage(tables)
    yield Message("覆盖：每格为该县区的记录数，{none} 为没有公开数字。", none=_NONE).text(language)
    yield "  ".join(f"{n} {_name(tables, code, language)}" for n, code in _numbered(tables))
    yield f"{'':32}{'':10}{'':7}{'':5}" + "".join(f"{n:>4}" for n, _ in _numbered(tables))
    for metric in table.index.unique("metric"):
        rows = table.loc[metric]
        filled = int((rows["records"] > 0).sum())
        cells = "".join(f"{n or _NONE:>4}" for n in rows["records"])
        years = _years(rows["first"].min(), rows["last"].max())
        total = int(rows["records"].sum())
        label = _label(str(metric)).in_(language)
        yield f"{metric:<32}{years:<10}{filled:>2}/{len(rows)}  {total:>5}{cells}  {label}"


def year_lines(tables: Tables, language: Language) -> Iterator[str]:
    """One line per metric and county: its years, with ×n where a year has n records."""
    for (metric, code), rows in _sorted_counts(tables):
        years = " ".join(
            ("?" if pd.isna(year) else str(year)) + (f"×{n}" if n > 1 else "")
            for year, n in zip(rows["year"], rows["records"], strict=True)
        )
        yield f"{metric} {_name(tables, code, language)}: {years}"


def _sorted_counts(tables: Tables) -> Iterator[tuple[tuple[str, str], pd.DataFrame]]:
    found = counts(tables).sort_values("year", kind="stable", na_position="last")
    found = found.sort_values("metric", kind="stable", key=lambda keys: keys.map(_position))
    for (metric, code), rows in found.groupby(["metric", "adcode"], sort=False):
        yield (str(metric), str(code)), rows


def _position(metric: str) -> int:
    return [*METRICS, *INDICATORS].index(metric)


def _numbered(tables: Tables) -> list[tuple[int, str]]:
    return list(enumerate(tables.counties.index, 1))


def _name(tables: Tables, code: str, language: Language) -> str:
    if not code:
        return Message("全库区").text(language)
    return str(tables.counties["name_en" if language == "en" else "short_zh"][code])


def _label(metric: str) -> Text:
    return METRICS[metric].label if metric in METRICS else INDICATORS[metric].label


def _years(first: object, last: object) -> str:
    if pd.isna(first):  # type: ignore[call-overload]
        return ""
    return f"{first}" if first == last else f"{first}–{last}"
