"""The records behind a View, with everything their tables know and their sources spelt out."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata.export.cells import Cell, Sheet, csv_of, plain
from geodata.language import Language, Text
from geodata.package.rows import county_name
from geodata.registry import kinds, sectors
from geodata.registry.plan import plan_facts
from geodata.view import View

if TYPE_CHECKING:
    from geodata.atlas import Atlas

#: What the columns hold, for the headers of XLSX; CSV headers are the keys.
RECORD_COLUMNS: dict[str, Text] = {
    "id": Text("编号", "ID"),
    "adcode": Text("县区代码", "County code"),
    "county": Text("县（区）", "County"),
    "supporter": Text("支援方代码", "Supporter key"),
    "supporter_name": Text("支援方", "Supporter"),
    "order": Text("表中次序", "Order in the table"),
    "sector": Text("领域代码", "Sector key"),
    "sector_name": Text("领域", "Sector"),
    "name": Text("名称", "Name"),
    "item": Text("记录类别", "Kind of record"),
    "year": Text("年份", "Year"),
    "year_basis": Text("年份依据", "Year refers to"),
    "project_count": Text("项目数", "Projects"),
    "amount_wan": Text("金额（万元）", "Amount (CNY 10,000)"),
    "amount_kind": Text("金额性质", "Kind of amount"),
    "status": Text("状态", "Status"),
    "programme": Text("渠道", "Programme"),
    "part_of": Text("所属打包项目", "Part of bundle"),
    "span": Text("跨年", "Span of years"),
    "adds": Text("计入本指标", "Adds to this metric"),
    "adds_projects": Text("计入项目数", "Adds to projects"),
    "adds_grants": Text("计入无偿资金（万元）", "Adds to grants (CNY 10,000)"),
    "adds_investment": Text("计入签约投资（万元）", "Adds to investment (CNY 10,000)"),
    "measure": Text("累计项", "Running total"),
    "indicator": Text("指标", "Indicator"),
    "value": Text("数值", "Value"),
    "unit": Text("单位", "Unit"),
    "method": Text("方法", "Method"),
    "quality": Text("数据性质", "Quality"),
    "derived": Text("由天数换算", "Derived from days"),
    "chosen": Text("采用", "Chosen"),
    "year_from": Text("起始年", "From year"),
    "year_to": Text("截止年", "To year"),
    "note": Text("备注", "Note"),
    "source_id": Text("来源编号", "Source ID"),
    "source_title": Text("来源", "Source"),
    "source_publisher": Text("发布者", "Publisher"),
    "source_date": Text("来源日期", "Source date"),
    "source_tier": Text("来源级别", "Source tier"),
    "source_address": Text("地址", "Address"),
}
_LEDGER = (
    "id",
    "adcode",
    "county",
    "supporter",
    "supporter_name",
    "sector",
    "sector_name",
    "name",
    "item",
    "year",
    "year_basis",
    "project_count",
    "amount_wan",
    "amount_kind",
    "status",
    "programme",
    "part_of",
    "span",
    "adds",
    "note",
)
_PAIRS = ("adcode", "county", "supporter", "supporter_name", "order", "adds")
_TOTALS = (
    "adcode",
    "county",
    "supporter",
    "supporter_name",
    "measure",
    "value",
    "unit",
    "year_from",
    "year_to",
    "adds",
    "note",
)
_INDICATOR = (
    "adcode",
    "county",
    "indicator",
    "year",
    "value",
    "unit",
    "method",
    "quality",
    "derived",
    "chosen",
    "note",
)
_SOURCE = (
    "source_id",
    "source_title",
    "source_publisher",
    "source_date",
    "source_tier",
    "source_address",
)
_KINDS = {
    kinds.PAIRS: _PAIRS,
    kinds.LEDGER: _LEDGER,
    kinds.TOTALS: _TOTALS,
    kinds.INDICATORS: _INDICATOR,
}
#: Columns of a list of the ledger itself, where a row counts for each metric.
LEDGER_LIST = tuple(
    part
    for key in (*_LEDGER, *_SOURCE)
    for part in (("adds_projects", "adds_grants", "adds_investment") if key == "adds" else (key,))
)


def records(view: View, atlas: Atlas) -> Sheet:
    """The rows behind the figures, upstream first, area-wide rows last.

    `adds` is what a row adds to its county's figure before normalising: blank where the row
    gives no number, for a bundle its remainder. `chosen` is 1 for the row that an indicator shows.
    """
    columns = (*_KINDS[view.metric.table], *_SOURCE)
    rows = _prepared(view, atlas)
    language = view.selection.lang
    return Sheet(columns, columns_of(columns, rows, atlas, language))


def columns_of(
    columns: tuple[str, ...], rows: pd.DataFrame, atlas: Atlas, language: Language
) -> list[tuple[Cell, ...]]:
    """The cells of prepared rows, row by row."""
    made = [_column(key, rows, atlas, language) for key in columns]
    return list(zip(*made, strict=True))


def records_csv_bytes(view: View, atlas: Atlas) -> bytes:
    """The records as CSV; text that looks like a formula is made harmless."""
    sheet = records(view, atlas)
    return csv_of(sheet.columns, sheet.rows)


def _prepared(view: View, atlas: Atlas) -> pd.DataFrame:
    """The View's rows in river order, with `adds`, `unit` and `source_id` whatever their table."""
    rows = view.records.assign(id=view.records.index.astype("str"))
    metric = view.metric
    if metric.sums_ledger:
        adds = pd.Series(atlas.ledger.adds[view.metric.column], index=atlas.ledger.rows.index)
        rows = rows.assign(adds=adds.reindex(rows["id"]).to_numpy())
    elif metric.reads_ledger:
        rows = rows.assign(adds=math.nan)
    elif metric.is_running_total:
        rows = rows.assign(adds=rows["value"], unit=view.metric.unit.label.in_(view.selection.lang))
    elif metric.counts_pairs:
        rows = rows.assign(adds=1, source_id=plan_facts().source)
    places = {str(code): n for n, code in enumerate(view.counties.index)}
    last = len(places)
    return rows.assign(river=[places.get(str(c), last) for c in rows["adcode"]]).sort_values(
        "river", kind="stable"
    )


_Column = Callable[[pd.DataFrame, "Atlas", Language], list[Cell]]


def _column(key: str, rows: pd.DataFrame, atlas: Atlas, language: Language) -> list[Cell]:
    made = _MADE.get(key)
    return made(rows, atlas, language) if made else [_cell(value) for value in rows[key].tolist()]


def _cell(value: Any) -> Cell:
    if value is None or value is pd.NA:
        return None
    if isinstance(value, bool):
        return int(value)
    return plain(value) if isinstance(value, float) else value


def _counties(rows: pd.DataFrame, atlas: Atlas, language: Language) -> list[Cell]:
    known = {
        str(code): county_name(row, language) for code, row in atlas.tables.counties.iterrows()
    }
    return [known.get(code, "") for code in rows["adcode"]]


def _supporters(rows: pd.DataFrame, atlas: Atlas, language: Language) -> list[Cell]:
    names = atlas.tables.supporters["name_en" if language == "en" else "name_zh"]
    joint = ", " if language == "en" else "、"
    return [
        joint.join(str(names[key]) for key in text.split("|") if key) for text in rows["supporter"]
    ]


def _sectors(rows: pd.DataFrame, _: Atlas, language: Language) -> list[Cell]:
    return [sectors.label_of(key).in_(language) for key in rows["sector"]]


def _of_source(column: str) -> _Column:
    def cells(rows: pd.DataFrame, atlas: Atlas, _: Language) -> list[Cell]:
        return [
            _cell(value) for value in atlas.tables.sources.loc[rows["source_id"], column].tolist()
        ]

    return cells


_MADE: dict[str, _Column] = {
    "county": _counties,
    "supporter_name": _supporters,
    "sector_name": _sectors,
    "source_title": _of_source("title"),
    "source_publisher": _of_source("publisher"),
    "source_date": _of_source("date"),
    "source_tier": _of_source("tier"),
    "source_address": _of_source("url"),
}
