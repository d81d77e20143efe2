"""XLSX of a View: typed cells, frozen headers, nothing that executes, same query → same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import xlsxwriter

from geodata.export.cells import Cell, Sheet
from geodata.export.figures import figures, flags_of
from geodata.export.metadata import FIGURE_COLUMNS, source
from geodata.export.readme import about
from geodata.export.records import RECORD_COLUMNS, records
from geodata.language import Language, Text
from geodata.registry.terms import FLAGS
from geodata.view import View

if TYPE_CHECKING:
    from geodata.atlas import Atlas

#: Text stays text: no cell becomes a formula, a link or a number because of how it looks.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
SOURCE_COLUMNS: dict[str, Text] = {
    "id": RECORD_COLUMNS["source_id"],
    "title": RECORD_COLUMNS["source_title"],
    "publisher": RECORD_COLUMNS["source_publisher"],
    "date": RECORD_COLUMNS["source_date"],
    "tier": RECORD_COLUMNS["source_tier"],
    "tier_label": Text("级别说明", "Meaning of the tier"),
    "address": RECORD_COLUMNS["source_address"],
    "note": RECORD_COLUMNS["note"],
}
_ABOUT_COLUMNS = {"key": Text("项目", "Item"), "text": Text("内容", "Text")}
_LONGEST_CELL = 32_767
_WIDEST, _NARROWEST = 48, 8


def xlsx_bytes(view: View, atlas: Atlas, base_map: str = "") -> bytes:
    """A workbook with the sheets figures, records, sources and about."""
    return _workbook(view, atlas, base_map, ("figures", "records", "sources", "about"))


def records_xlsx_bytes(view: View, atlas: Atlas, base_map: str = "") -> bytes:
    """A workbook with the records first, their sources and the sheet about."""
    return _workbook(view, atlas, base_map, ("records", "sources", "about"))


def _workbook(view: View, atlas: Atlas, base_map: str, names: tuple[str, ...]) -> bytes:
    out, language = io.BytesIO(), view.selection.lang
    made = {
        "figures": (_spoken(view, language), FIGURE_COLUMNS),
        "records": (records(view, atlas), RECORD_COLUMNS),
        "sources": (_sources(view, language), SOURCE_COLUMNS),
        "about": (
            Sheet(tuple(_ABOUT_COLUMNS), list(about(view, base_map, language))),
            _ABOUT_COLUMNS,
        ),
    }
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        # Otherwise the clock's time would be in the file.
        created = datetime.combine(view.release.date, time())
        book.set_properties(
            {"title": view.metric.label.in_(language), "comments": view.code, "created": created}
        )
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for name in names:
            sheet, labels = made[name]
            _write(book.add_worksheet(name), sheet, labels, language, bold)
    return out.getvalue()


def _spoken(view: View, language: Language) -> Sheet:
    """The figures with flags in words: a person reads this sheet."""
    sheet = figures(view)
    joint = "；" if language == "zh" else "; "
    rows = [
        (*row[:-1], joint.join(FLAGS[key].in_(language) for key in flags_of(view, str(row[0]))))
        for row in sheet.rows
    ]
    return Sheet(sheet.columns, rows)


def _sources(view: View, language: Language) -> Sheet:
    found = [source(str(key), row, language) for key, row in view.sources.iterrows()]
    return Sheet(
        tuple(SOURCE_COLUMNS), [tuple(one[key] for key in SOURCE_COLUMNS) for one in found]
    )


def _write(
    page: Any, sheet: Sheet, labels: Mapping[str, Text], language: Language, bold: Any
) -> None:
    header = [labels[key].in_(language) for key in sheet.columns]
    page.write_row(0, 0, header, bold)
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            put(page, number, column, cell)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(header) - 1)
    for column, label in enumerate(header):
        page.set_column(column, column, _width(label, [row[column] for row in sheet.rows]))


def put(page: Any, row: int, column: int, cell: Cell, look: Any = None) -> None:
    """Write a cell by its type; a blank stays an empty cell, which has a look only."""
    if cell is None or cell == "":
        page.write_blank(row, column, None, look)
    elif isinstance(cell, str):
        page.write_string(row, column, cell[:_LONGEST_CELL], look)
    else:
        page.write_number(row, column, cell, look)


def _width(label: str, cells: list[Cell]) -> int:
    """Wide enough for most cells; a Chinese character takes two places."""
    texts = [label, *(str(c) for c in cells if c is not None)]
    longest = max(sum(2 if ord(sign) > 0x2E7F else 1 for sign in text) for text in texts)
    return min(_WIDEST, max(_NARROWEST, longest + 2))
