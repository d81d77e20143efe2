"""Workbooks as people hand them in: filled by another program than the one that wrote them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from geodata.atlas import Atlas
from geodata.intake.report import FileReport, check_file
from geodata.language import Language

#: A record as somebody types it into the template.
RECORD: dict[str, Any] = {
    "县（区）": "云阳县", "支援方": "江苏省", "名称": "江口镇柑橘分选线", "产业领域": "特色生态农业",
    "条目类型": "项目", "年份": 2023, "年份依据": "完成", "项目数（个）": 1, "金额（万元）": 350.5,
    "金额性质": "无偿", "状态": "运营中", "渠道": "对口支援", "来源标题": "云阳县人民政府公报",
    "来源地址": "https://www.yunyang.gov.cn/2023/1.html", "来源发布方": "云阳县人民政府",
    "来源日期": "2023-11-02", "来源层级": "官方",
}  # fmt: skip
#: What a county fills beside its figure.
SOURCE: dict[str, Any] = {
    "方法": "公报", "来源标题": "2023 年统计公报", "来源发布方": "云阳县统计局",
    "来源地址": "https://www.yunyang.gov.cn/tj/2023.html", "来源日期": 2024, "来源层级": "官方",
}  # fmt: skip


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def columns(sheet: Worksheet) -> dict[str, int]:
    """Header to column number of a sheet."""
    return {str(cell.value): cell.column for cell in sheet[1]}


def put(sheet: Worksheet, row: int, cells: Mapping[str, Any]) -> None:
    where = columns(sheet)
    for header, value in cells.items():
        sheet.cell(row, where[header]).value = value


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ledger(template: bytes, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The template with rows from row 2 on."""
    book = opened(template)
    for number, cells in enumerate(rows, 2):
        put(book["台账"], number, cells)
    return saved(book)


def row_of(sheet: Worksheet, gap: str) -> int:
    """The row of a gap."""
    column = columns(sheet)["缺口号"]
    return next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, column).value == gap)


def checked(
    folder: Path, content: bytes, atlas: Atlas, name: str = "x.xlsx", language: Language = "zh"
) -> FileReport:
    path = folder / name
    path.write_bytes(content)
    return check_file(path, atlas, language)


def told(report: FileReport) -> list[str]:
    return [fault.text("zh") for fault in report.faults]
