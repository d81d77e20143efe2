"""Read the CSV files of a package as text, and find what is wrong with their form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geodata.errors import DataError
from geodata.language import Message
from geodata.language.shown import shown
from geodata.package import Table
from geodata.package.files import place, read_bytes, unreadable

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The text of one file, column by column.

    Attributes
    ----------
    columns
        Column name to its cells as text; rows with too few or too many cells are left out.
    rows
        Row number of each kept row as a spreadsheet counts (the first record is row 2).
    whole
        False when rows were left out: links to this file are then not judged.
    """

    table: Table
    content: bytes
    columns: dict[str, list[str]]
    rows: list[int]
    whole: bool


def read_sheet(folder: Path, table: Table) -> tuple[Sheet | None, list[DataError]]:
    """Read one file of a package.

    Returns
    -------
    tuple
        The sheet (None when no rows can be told apart) and all faults of form: missing,
        unreadable, oversize, not UTF-8, BOM, broken quoting, columns missing, added,
        repeated or in another order, rows with the wrong number of cells, blank rows.
    """
    try:
        content = _content(folder, table.path)
        records = _records(content, table.path)
    except DataError as fault:
        return None, [fault]
    header, *body = records or [[]]
    faults = list(_header_faults(table, header))
    if faults:
        return None, faults
    faults = [
        _ragged(table, n, cells) for n, cells in enumerate(body, 2) if len(cells) != len(header)
    ]
    kept = [(n, cells) for n, cells in enumerate(body, 2) if len(cells) == len(header)]
    columns = zip(*(cells for _, cells in kept), strict=True) if kept else ([] for _ in header)
    sheet = Sheet(
        table=table,
        content=content,
        columns={name: list(column) for name, column in zip(header, columns, strict=True)},
        rows=[n for n, _ in kept],
        whole=not faults,
    )
    return sheet, faults


def _content(folder: Path, file: str) -> bytes:
    try:
        return read_bytes(folder, file)
    except OSError as error:
        raise DataError(
            where=file,
            found=unreadable(error),
            expected=Message("数据包中的 CSV 文件"),
            mend=Message("请放入该文件，没有记录也要有表头。"),
        ) from None


def _records(content: bytes, file: str) -> list[list[str]]:
    if content.startswith(_BOM):
        raise DataError(
            where=place(file, 1),
            found=Message("字节顺序标记（BOM）"),
            expected=Message("不带 BOM 的 UTF-8"),
            mend=Message("请另存为「UTF-8」，不选「UTF-8 BOM」。"),
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(
            where=place(file, content[: error.start].count(b"\n") + 1),
            found=Message("字节 {byte}", byte=content[error.start : error.start + 2].hex(" ")),
            expected=Message("不带 BOM 的 UTF-8"),
            mend=Message("文件可能是 GBK 编码，请另存为「UTF-8」。"),
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[list[str]] = []
    try:
        for record in reader:
            records.append(record)  # not list(reader): the count names the row of an error
    except csv.Error as error:
        raise DataError(
            where=place(file, len(records) + 1),
            found=shown(str(error)),
            expected=Message("逗号分隔、双引号成对的 CSV"),
            mend=Message("请检查这一行的引号，看是否缺了一个。"),
        ) from None
    return records


def _header_faults(table: Table, header: list[str]) -> Iterator[DataError]:
    names = [f.name for f in table.fields]
    for name in names:
        if name not in header:
            yield DataError(
                where=place(table.path, 1, name),
                found=Message("没有这一列"),
                expected=Message("表头：{names}", names=",".join(names)),
                mend=Message("请补上这一列，没有内容就留空。"),
            )
    for n, name in enumerate(header):
        if name not in names or name in header[:n]:
            yield DataError(
                where=place(table.path, 1, name or "?"),
                found=Message("多余或重复的列（第 {n} 列）", n=n + 1),
                expected=Message("表头：{names}", names=",".join(names)),
                mend=Message("请删去这一列，或改正列名。"),
            )
    if sorted(header) == sorted(names) and header != names:
        yield DataError(
            where=place(table.path, 1),
            found=shown(",".join(header)),
            expected=Message("表头：{names}", names=",".join(names)),
            mend=Message("请按这个次序排列各列。"),
        )


def _ragged(table: Table, row: int, cells: list[str]) -> DataError:
    return DataError(
        where=place(table.path, row),
        found=Message("{n} 格", n=len(cells)) if cells else Message("空行"),
        expected=Message("{n} 格", n=len(table.fields)),
        mend=Message("请检查逗号和引号；含逗号的文字须用双引号括起，空行须删去。"),
    )
