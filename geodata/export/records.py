"""The records behind a View, with everything their tables know and their sources spelt out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata.export.cells import Cell, Sheet, csv_of, plain
from geodata.language import Language, Text, lists
from geodata.package.cells import SEPARATOR
from geodata.package.contract import title_of
from geodata.package.rows import county_name
from geodata.registry import sectors
from geodata.registry.programme.plan import plan_facts
from geodata.view import View

if TYPE_CHECKING:
    from geodata.atlas import Atlas


#: The cells of prepared rows in one language.
Cells = Callable[[pd.DataFrame, "Atlas", Language], list[Cell]]
#: The list of the ledger itself, where a row counts for each metric.
LIST = "list"


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """A column of the records; CSV is headed by its key, XLSX by its label.

    Attributes
    ----------
    of
        Tables whose records have the column, and `LIST`.
    cells
        What it holds where that does not stand in the rows.
    spells
        The column whose codes it says in words.
    """

    key: str
    label: Text
    of: tuple[str, ...]
    cells: Cells | None = None
    spells: str = ""


def records(view: View, atlas: Atlas) -> Sheet:
    """The rows behind the figures, upstream first, area-wide rows last.

    `adds` is what a row adds to its county's figure before normalising: blank where the row
    gives no number, for a bundle its remainder. `chosen` is 1 for the row that an indicator shows.
    """
    columns = columns_in(view.metric.table)
    rows = _prepared(view, atlas)
    language = view.selection.lang
    return Sheet(columns, columns_of(columns, rows, atlas, language))


def columns_of(
    columns: tuple[str, ...], rows: pd.DataFrame, atlas: Atlas, language: Language
) -> list[tuple[Cell, ...]]:
    """The cells of prepared rows, row by row in their order; NaN, NA and None are None.

    Parameters
    ----------
    columns
        Keys of `RECORD_COLUMNS`.
    rows
        With every column that does not get its cells from others; `adcode`, `supporter`,
        `sector` and `source_id` where names or sources are asked for.
    """
    made = []
    for key in columns:
        cells = RECORD_COLUMNS[key].cells
        own = cells(rows, atlas, language) if cells else [_cell(v) for v in rows[key].tolist()]
        made.append(own)
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
    return [
        lists.listed((str(names[key]) for key in text.split(SEPARATOR) if key), language)
        for text in rows["supporter"]
    ]


def _sectors(rows: pd.DataFrame, _: Atlas, language: Language) -> list[Cell]:
    return [sectors.label_of(key).in_(language) for key in rows["sector"]]


def _of_source(column: str) -> Cells:
    def cells(rows: pd.DataFrame, atlas: Atlas, _: Language) -> list[Cell]:
        return [
            _cell(value) for value in atlas.tables.sources.loc[rows["source_id"], column].tolist()
        ]

    return cells


_EVERY = ("pairing", "projects", "pair_totals", "indicators", LIST)
_SUPPORTERS = ("pairing", "projects", "pair_totals", LIST)
_LEDGER, _LIST = ("projects", LIST), (LIST,)

#: In the order in which they stand in every export.
RECORD_COLUMNS: dict[str, RecordColumn] = {
    c.key: c
    for c in (
        RecordColumn("id", Text("编号", "ID"), _LEDGER),
        RecordColumn("adcode", Text("县区代码", "County code"), _EVERY),
        RecordColumn(
            "county", Text("县（区）", "County"), _EVERY, cells=_counties, spells="adcode"
        ),
        RecordColumn("supporter", Text("支援方代码", "Supporter key"), _SUPPORTERS),
        RecordColumn(
            "supporter_name",
            Text("支援方", "Supporter"),
            _SUPPORTERS,
            cells=_supporters,
            spells="supporter",
        ),
        RecordColumn("order", Text("表中次序", "Order in the table"), ("pairing",)),
        RecordColumn("sector", Text("领域代码", "Sector key"), _LEDGER),
        RecordColumn(
            "sector_name", Text("领域", "Sector"), _LEDGER, cells=_sectors, spells="sector"
        ),
        RecordColumn("name", Text("名称", "Name"), _LEDGER),
        RecordColumn("item", Text("记录类别", "Kind of record"), _LEDGER),
        RecordColumn("indicator", Text("指标", "Indicator"), ("indicators",)),
        RecordColumn("year", Text("年份", "Year"), ("projects", "indicators", LIST)),
        RecordColumn("year_basis", Text("年份依据", "Year refers to"), _LEDGER),
        RecordColumn("project_count", Text("项目数", "Projects"), _LEDGER),
        RecordColumn("amount_wan", Text("金额（万元）", "Amount (CNY 10,000)"), _LEDGER),
        RecordColumn("amount_kind", Text("金额性质", "Kind of amount"), _LEDGER),
        RecordColumn("status", Text("状态", "Status"), _LEDGER),
        RecordColumn("programme", Text("渠道", "Programme"), _LEDGER),
        RecordColumn("part_of", Text("所属打包项目", "Part of bundle"), _LEDGER),
        RecordColumn("span", Text("跨年", "Span of years"), _LEDGER),
        RecordColumn("measure", Text("累计项", "Running total"), ("pair_totals",)),
        RecordColumn("value", Text("数值", "Value"), ("pair_totals", "indicators")),
        RecordColumn("unit", Text("单位", "Unit"), ("pair_totals", "indicators")),
        RecordColumn("method", Text("方法", "Method"), ("indicators",)),
        RecordColumn("quality", Text("数据性质", "Quality"), ("indicators",)),
        RecordColumn("derived", Text("由天数换算", "Derived from days"), ("indicators",)),
        RecordColumn("chosen", Text("采用", "Chosen"), ("indicators",)),
        RecordColumn("year_from", Text("起始年", "From year"), ("pair_totals",)),
        RecordColumn("year_to", Text("截止年", "To year"), ("pair_totals",)),
        RecordColumn(
            "adds",
            Text("计入本指标", "Adds to this metric"),
            ("pairing", "projects", "pair_totals"),
        ),
        RecordColumn("adds_projects", Text("计入项目数", "Adds to projects"), _LIST),
        RecordColumn(
            "adds_grants", Text("计入无偿资金（万元）", "Adds to grants (CNY 10,000)"), _LIST
        ),
        RecordColumn(
            "adds_investment",
            Text("计入签约投资（万元）", "Adds to investment (CNY 10,000)"),
            _LIST,
        ),
        RecordColumn("note", Text("备注", "Note"), ("projects", "pair_totals", "indicators", LIST)),
        RecordColumn("source_id", Text("来源编号", "Source ID"), _EVERY),
        RecordColumn("source_title", Text("来源", "Source"), _EVERY, cells=_of_source("title")),
        RecordColumn(
            "source_publisher", Text("发布者", "Publisher"), _EVERY, cells=_of_source("publisher")
        ),
        RecordColumn(
            "source_date", Text("来源日期", "Source date"), _EVERY, cells=_of_source("date")
        ),
        RecordColumn(
            "source_tier", Text("来源级别", "Source tier"), _EVERY, cells=_of_source("tier")
        ),
        RecordColumn("source_address", Text("地址", "Address"), _EVERY, cells=_of_source("url")),
    )
}


def columns_in(of: str) -> tuple[str, ...]:
    """The columns of the records of a table, or of `LIST`.

    >>> columns_in("pairing")[:4]
    ('adcode', 'county', 'supporter', 'supporter_name')
    """
    return tuple(key for key, column in RECORD_COLUMNS.items() if of in column.of)


def head(column: str) -> Text:
    """What a column of the package is headed by: codes by what they stand for.

    Columns that no export has are headed as the data package does.

    >>> head("adcode").en, head("amount_wan").zh, head("river_order").en
    ('County', '金额（万元）', 'River order')
    """
    spelt = next((c for c in RECORD_COLUMNS.values() if c.spells == column), None)
    known = spelt or RECORD_COLUMNS.get(column)
    return known.label if known else title_of(column)
