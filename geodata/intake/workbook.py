"""Open what somebody hands in, an Excel workbook or a CSV file, as rows of raw cells.

Everything from outside is bounded before it is read: bytes, unpacked bytes, rows, columns.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from geodata.errors import DataError
from geodata.intake.xml import MAX_COLUMNS, MAX_ROWS, letters, sheets_of
from geodata.language import Message
from geodata.language.shown import shown
from geodata.package.files import read_bytes, unreadable

Raw = str | int | float | bool | date | datetime | time | timedelta | None
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Name of the stream that an encrypted workbook is kept in, as its directory spells it.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
#: What other programs put beside an open workbook.
_OWNER = ("~$", ".~lock.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """The cells of a sheet as they were typed; row 1 is the first.

    Attributes
    ----------
    merged
        Ranges as (first row, first column, last row, last column), counted from 0.
    empty_formulas, errors
        See `book_parts.SheetXml`.
    """

    name: str
    rows: list[list[Raw]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    empty_formulas: frozenset[str] = frozenset()
    errors: dict[str, str] = field(default_factory=dict)

    def reference(self, row: int, column: int) -> str:
        """A cell as a spreadsheet names it; the row counts from 1, the column from 0."""
        return f"{letters(column)}{row}"


def open_book(path: Path) -> list[RawSheet]:
    """The sheets of a file; a CSV file is one sheet of its name.

    Raises
    ------
    DataError
        It cannot be read, is encrypted, of another kind, broken or too large.
    """
    if path.name.startswith(_OWNER):
        raise _wrong(path, Message("编辑时产生的锁文件"), Message("表格本身"))
    try:
        content = read_bytes(path.parent, path.name)
    except OSError as error:
        raise _wrong(path, unreadable(error), Message("可读的 .xlsx 或 .csv 文件")) from None
    if content.startswith(_OLE):
        raise _of_old_kind(path, content)
    if content.startswith(_ZIP):
        return _workbook(path, content)
    if path.suffix.lower() != ".csv":
        raise _wrong(
            path, Message("不是 Excel 工作簿的内容"), Message("完好的 Excel 工作簿（.xlsx）")
        )
    return [RawSheet(name=path.name, rows=_lines(path, content))]


def _workbook(path: Path, content: bytes) -> list[RawSheet]:
    parts = sheets_of(path.name, content)
    try:
        from python_calamine import load_workbook

        book = load_workbook(io.BytesIO(content))
        found = []
        for name in book.sheet_names:
            if (part := parts.get(name)) is None:
                continue
            sheet = book.get_sheet_by_name(name)
            merged = sheet.merged_cell_ranges or []
            found.append(
                RawSheet(
                    name=name,
                    rows=[[*row] for row in sheet.to_python(False, MAX_ROWS + 1)],
                    merged=tuple((*first, *last) for first, last in merged),
                    empty_formulas=frozenset(part.empty_formulas),
                    errors=part.errors,
                )
            )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        raise _wrong(path, shown(str(error)), Message("完好的 Excel 工作簿（.xlsx）")) from None
    return found


def _lines(path: Path, content: bytes) -> list[list[Raw]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _wrong(path, "UTF-16", Message("UTF-8 编码的 CSV"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise DataError(
            where=Message("{file} 第 {row} 行", file=path.name, row=row),
            found=Message("字节 {byte}", byte=content[error.start : error.start + 2].hex(" ")),
            expected=Message("UTF-8 编码的 CSV"),
            mend=Message("文件可能是 GBK 编码，请另存为「UTF-8」。"),
        ) from None
    rows: list[list[Raw]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), strict=True):
            if len(rows) > MAX_ROWS or len(record) > MAX_COLUMNS:
                limit = Message("至多 {rows} 行 {columns} 列", rows=MAX_ROWS, columns=MAX_COLUMNS)
                raise _wrong(path, Message("行或列太多"), limit)
            rows.append([*record])
    except csv.Error as error:
        raise DataError(
            where=Message("{file} 第 {row} 行", file=path.name, row=len(rows) + 1),
            found=shown(str(error)),
            expected=Message("逗号分隔、双引号成对的 CSV"),
            mend=Message("请检查这一行的引号，看是否缺了一个。"),
        ) from None
    return rows


def _of_old_kind(path: Path, content: bytes) -> DataError:
    if _ENCRYPTED in content:
        return DataError(
            where=path.name,
            found=Message("有密码的工作簿"),
            expected=Message("没有密码的工作簿"),
            mend=Message("请在 Excel 中去掉打开密码，再另存一份。"),
        )
    return _wrong(path, Message("旧格式的工作簿（.xls）"), Message("完好的 Excel 工作簿（.xlsx）"))


def _wrong(path: Path, found: str | Message, expected: Message) -> DataError:
    return DataError(
        where=path.name, found=found, expected=expected,
        mend=Message("请在 Excel 或 WPS 中打开，另存为 .xlsx 再试。"),
    )  # fmt: skip
