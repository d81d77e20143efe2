"""Rows of the ledger as CSV and XLSX, written piece by piece."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from typing import IO

from geodata.arithmetic.ledger import COLUMNS
from geodata.export.cells import Sheet, csv_of
from geodata.export.records import LIST, RECORD_COLUMNS, columns_in, columns_of
from geodata.export.workbook import HEAD, opened, put
from geodata.language import Message
from geodata.records.book import Book
from geodata.records.request import RecordsRequest

#: Rows that are made and sent at a time.
PIECE = 500
PIECE_BYTES = 64 * 1024
LONGEST_NAME = 80
_COLUMNS = columns_in(LIST)
_WIDE = frozenset({"name", "note", "source_title", "source_address"})


def csv_pieces(book: Book, asked: RecordsRequest) -> Iterator[bytes]:
    """The rows that pass, in their order; text that looks like a formula is made harmless."""
    yield csv_of(_COLUMNS, [])
    for sheet in _sheets(book, asked):
        yield csv_of(_COLUMNS, sheet.rows).split(b"\n", 1)[1]


def xlsx_pieces(book: Book, asked: RecordsRequest) -> Iterator[bytes]:
    """The same as a workbook, made on disk when the first piece is asked for."""
    with tempfile.TemporaryFile() as out:
        _write(out, book, asked)
        out.seek(0)
        while piece := out.read(PIECE_BYTES):
            yield piece


def _write(out: IO[bytes], book: Book, asked: RecordsRequest) -> None:
    """A workbook whose rows are written one by one and not kept."""
    language = asked.language
    release = book.atlas.tables.release
    title = Message("台账").text(language)
    on_disk = {"constant_memory": True, "in_memory": False}
    with opened(out, title, release.date, comments=release.id, **on_disk) as workbook:
        bold = workbook.add_format(HEAD)
        page = workbook.add_worksheet("records")
        page.freeze_panes(1, 0)
        for n, key in enumerate(_COLUMNS):
            page.set_column(n, n, 40 if key in _WIDE else 14)
            page.write_string(0, n, RECORD_COLUMNS[key].label.in_(language), bold)
        number = 0
        for sheet in _sheets(book, asked):
            for row in sheet.rows:
                number += 1
                for column, cell in enumerate(row):
                    put(page, number, column, cell)
        page.autofilter(0, 0, max(1, number), len(_COLUMNS) - 1)


def file_name(book: Book, asked: RecordsRequest, ending: str) -> str:
    """An ASCII name that says filters and release: `ledger_county-500101_r1.csv`.

    What is searched for stays out: it may hold any sign.
    """
    query = asked.but(q="", order="", lang="zh", release=None).query()
    filters = re.sub("[^a-z0-9_-]+", "+", query.replace("=", "-").replace("&", "_"))[:LONGEST_NAME]
    parts = ("ledger", filters, book.atlas.tables.release.id)
    return "_".join(part for part in parts if part) + f".{ending}"


def _sheets(book: Book, asked: RecordsRequest) -> Iterator[Sheet]:
    places = book.positions(asked)
    added = {column: book.added(column) for column in COLUMNS}
    for start in range(0, len(places), PIECE):
        part = places[start : start + PIECE]
        rows = book.rows.iloc[part]
        rows = rows.assign(
            id=rows.index.astype("str"),
            **{f"adds_{column}": values[part] for column, values in added.items()},
        )
        yield Sheet(_COLUMNS, columns_of(_COLUMNS, rows, book.atlas, asked.language))
