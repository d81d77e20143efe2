"""How a cell is written, the same in every export: shortest numbers, harmless text.

Spreadsheets run what looks like a formula, so text that begins like one gets an apostrophe
in CSV; XLSX cells carry a type and need none. A blank is an empty cell, never a zero.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Cell = str | int | float | None

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
#: What a spreadsheet may take for a formula: signs, their full-width twins, tab and return.
_FORMULA = re.compile(r"[ \u00a0\u3000]*[\t\r\n=+\-@＝＋－＠]")
#: An open start of a span of years, as ISO 8601-2 writes it.
OPEN = ".."


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on its way out: column keys, and rows of as many cells."""

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def shortest(value: float) -> str:
    """The shortest text that reads back as the same number; "" for a blank.

    >>> shortest(17677.0), shortest(0.5), shortest(float("nan"))
    ('17677', '0.5', '')
    """
    if math.isnan(value):
        return ""
    return str(int(value)) if value == int(value) else repr(float(value))


def plain(value: float) -> int | float | None:
    """A number for JSON and XLSX: whole ones as int, a blank as None."""
    if math.isnan(value):
        return None
    return int(value) if value == int(value) else float(value)


def harmless(text: str) -> str:
    """Text that no spreadsheet runs.

    >>> harmless("=1+1"), harmless("万州区")
    ("'=1+1", '万州区')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def span(first: int, last: int) -> str:
    """Years of a figure: "2018", "2014-2020", "..-2020" with an open start, "" without years.

    >>> span(2018, 2018), span(1992, 2019), span(0, 2020), span(0, 0)
    ('2018', '1992-2019', '..-2020', '')
    """
    if not last:
        return ""
    return str(last) if first == last else f"{first or OPEN}-{last}"


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV file as rule 18 wants it: UTF-8 with BOM, LF, comma, decimal point, blanks empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return (BOM + out.getvalue()).encode()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    return shortest(float(cell))
