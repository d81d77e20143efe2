"""What stands in the XML of a workbook and no reader of cells tells: its true size, formulas.

A small file can claim a sheet of seventeen thousand million cells, or unpack to many times its
size; both are found here before anything is laid out in memory.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.parsers import expat

from geodata.errors import DataError, Part
from geodata.language import Message
from geodata.language.shown import printable

#: Most bytes of all parts when unpacked.
MAX_UNPACKED = 64_000_000
MAX_PARTS = 500
#: Most rows and columns of a sheet that may hold something.
MAX_ROWS, MAX_COLUMNS = 5_000, 200
_CHUNK = 1 << 16
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
    ValueError, expat.ExpatError,
)  # fmt: skip
Start = Callable[[str, dict[str, str]], None]
Handler = Callable[[str], None]
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class SheetXml:
    """What the XML of one sheet says.

    Attributes
    ----------
    rows, columns
        How far cells with content reach.
    empty_formulas
        Cells with a formula that has never been worked out.
    errors
        Cells that show an error such as #REF!, and that error.
    """

    rows: int = 0
    columns: int = 0
    empty_formulas: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)


def sheets_of(file: str, content: bytes) -> dict[str, SheetXml]:
    """The sheets of an XLSX file by name.

    Raises
    ------
    DataError
        It is no workbook, is broken, or is larger than the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            _bounded(file, book)
            if "xl/workbook.xml" not in book.namelist():
                raise _no_workbook(file, Message("没有工作簿部分（xl/workbook.xml）"))
            found = {name: _sheet(book.read(path)) for name, path in _paths(book).items()}
    except _BROKEN as error:
        raise _no_workbook(file, printable(str(error) or type(error).__name__)) from None
    for name, sheet in found.items():
        if sheet.rows > MAX_ROWS + 1 or sheet.columns > MAX_COLUMNS:
            raise _too_large(
                Message("{file} 的工作表「{sheet}」", file=file, sheet=printable(name)),
                Message("{rows} 行 {columns} 列", rows=sheet.rows, columns=sheet.columns),
                Message("至多 {rows} 行 {columns} 列", rows=MAX_ROWS, columns=MAX_COLUMNS),
            )
    return found


def _bounded(file: str, book: zipfile.ZipFile) -> None:
    """Unpack every part once, piece by piece, and stop at the limit: sizes in heads can lie."""
    total = 0
    if len(book.namelist()) > MAX_PARTS:
        raise _too_large(file, Message("{n} 个部分", n=len(book.namelist())), str(MAX_PARTS))
    for info in book.infolist():
        with book.open(info) as part:
            while piece := part.read(_CHUNK):
                total += len(piece)
                if total > MAX_UNPACKED:
                    limit = Message("不超过 {n} 字节", n=MAX_UNPACKED)
                    raise _too_large(file, Message("解压后超过 {n} 字节", n=MAX_UNPACKED), limit)


def _paths(book: zipfile.ZipFile) -> dict[str, str]:
    """Name of each sheet to the part that holds it."""
    sheets: list[tuple[str, str]] = []
    targets: dict[str, str] = {}

    def sheet(tag: str, said: dict[str, str]) -> None:
        if tag == "sheet":
            key = next((v for k, v in said.items() if k.endswith(":id")), "")
            sheets.append((said.get("name", ""), key))

    def relation(tag: str, said: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[said.get("Id", "")] = said.get("Target", "")

    _parse(book.read("xl/workbook.xml"), sheet)
    _parse(book.read("xl/_rels/workbook.xml.rels"), relation)
    known = set(book.namelist())
    found = {}
    for name, key in sheets:
        target = PurePosixPath("/xl") / targets.get(key, "")
        if str(target)[1:] in known:
            found[name] = str(target)[1:]
    return found


def _ignored(_: str) -> None:
    """Nobody wants to know."""


def _parse(content: bytes, start: Start, end: Handler = _ignored, text: Handler = _ignored) -> None:
    """Tell of every element by its name without prefix; a document type is refused."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise ValueError("DOCTYPE")

    def begin(tag: str, said: dict[str, str]) -> None:
        start(tag.rpartition(":")[2], said)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = text
    parser.Parse(content, True)


class _Reader:
    """Follows the cells of one sheet; a cell without a reference stands after the one before."""

    def __init__(self) -> None:
        self.found = SheetXml()
        self.row = self.column = 0
        self.kind, self.inside = "", ""
        self.formula = self.holds = False
        self.said = ""

    def start(self, tag: str, said: dict[str, str]) -> None:
        if tag == "row":
            self.row = int(said["r"]) if said.get("r", "").isdigit() else self.row + 1
            self.column = 0
        elif tag == "c":
            self._place(said.get("r", ""))
            self.kind, self.said = said.get("t", ""), ""
            self.formula = self.holds = False
        elif tag == "f":
            self.formula = True
        elif tag in ("v", "is"):
            self.inside = tag

    def _place(self, reference: str) -> None:
        cell = _CELL.fullmatch(reference)
        self.column = _number(cell[1]) if cell else self.column + 1
        self.row = int(cell[2]) if cell else self.row

    def text(self, piece: str) -> None:
        if self.inside:
            self.said += piece

    def end(self, tag: str) -> None:
        if tag == self.inside:
            self.inside, self.holds = "", True
        if tag != "c":
            return
        here = f"{_letters(self.column)}{self.row}"
        if self.formula and not self.said and self.kind != "str":
            self.found.empty_formulas.append(here)
        elif self.kind == "e":
            self.found.errors[here] = self.said
        if self.holds or self.formula:
            self.found.rows = max(self.found.rows, self.row)
            self.found.columns = max(self.found.columns, self.column)


def _sheet(content: bytes) -> SheetXml:
    reader = _Reader()
    _parse(content, reader.start, reader.end, reader.text)
    return reader.found


def _number(letters: str) -> int:
    """Column of its letters.

    >>> _number("A"), _number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    """Letters of a column, the first being 1.

    >>> _letters(1), _letters(28), _letters(16384)
    ('A', 'AB', 'XFD')
    """
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def letters(column: int) -> str:
    """Letters of a column, the first being 0, as a spreadsheet heads it.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    return _letters(column + 1)


def _too_large(where: Part, found: Part, expected: Part) -> DataError:
    return DataError(
        where=where, found=found, expected=expected,
        mend=Message("请核对是否放错了文件，或分成几个文件。"),
    )  # fmt: skip


def _no_workbook(file: str, found: Part) -> DataError:
    return DataError(
        where=file,
        found=found,
        expected=Message("完好的 Excel 工作簿（.xlsx）"),
        mend=Message("请在 Excel 或 WPS 中打开，另存为 .xlsx 再试。"),
    )
