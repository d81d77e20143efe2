"""A workbook that people fill: drop-downs, limits, and what is not theirs locked.

Text stays text, so nothing in it runs. Its clock is the day of the release: same input, same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from geodata.export.cells import Cell
from geodata.export.workbook import FILLED, GRID, PALE, TITLE, opened, put
from geodata.intake.forms.forms import FORMS, WORDS
from geodata.intake.forms.types import Form, FormColumn, field_of
from geodata.language import Language, Message, Text
from geodata.package.vocabulary import Vocabulary

#: Excel's own limits for what a cell says when it is chosen.
_TITLE, _MESSAGE = 32, 255
_READ_WIDTHS = (22, 72, 34, 10)
_LINE_HEIGHT, _MOST_LINES = 16, 5
#: What may be done on a sheet whose cells are locked.
_ALLOWED = {
    "format_columns": True, "format_rows": True, "sort": True, "autofilter": True,
    "select_locked_cells": True, "select_unlocked_cells": True,
}  # fmt: skip
Limits = tuple[float, float]


class Book:
    """Sheets in the order in which they are added; `content` closes the book.

    Parameters
    ----------
    words
        Vocabularies that drop-downs offer; the sheet of words lists them in this order.
    """

    def __init__(
        self, title: str, day: date, language: Language, words: Mapping[str, Vocabulary]
    ) -> None:
        self._out = io.BytesIO()
        self._book = opened(self._out, title, day)
        self._language, self._words = language, words
        grid = GRID | {"align": "left"}
        self._looks = {
            "title": self._book.add_format(TITLE),
            "head": self._book.add_format(grid | {"bold": True, "bg_color": PALE}),
            "asked": self._book.add_format(grid | {"bold": True, "bg_color": FILLED}),
            "said": self._book.add_format(grid | {"bg_color": PALE}),
            "fill": self._book.add_format(grid | {"locked": False}),
            "number": self._book.add_format(grid | {"locked": False, "align": "right"}),
        }

    def text(self, name: Text, title: str, blocks: Iterable[Sequence[Sequence[str]]]) -> None:
        """A sheet to be read: a title, then blocks of labels with text, or of a head and rows."""
        page = self._page(name)
        for place, width in enumerate(_READ_WIDTHS):
            page.set_column(place, place, width)
        page.hide_gridlines(2)
        page.write_string(0, 0, title, self._looks["title"])
        row = 2
        for block in blocks:
            for number, cells in enumerate(block):
                for place, cell in enumerate(cells):
                    head = number == 0 if len(cells) > 2 else place == 0
                    put(page, row, place, cell, self._looks["head" if head else "said"])
                page.set_row(row, _height(cells, _READ_WIDTHS))
                row += 1
            row += 1
        page.protect("", _ALLOWED)

    def table(self, name: Text, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """A locked table."""
        page = self._page(name)
        page.write_row(0, 0, head, self._looks["head"])
        widths = [_width(text, [row[n] for row in rows]) for n, text in enumerate(head)]
        for place, width in enumerate(widths):
            page.set_column(place, place, width)
        for number, cells in enumerate(rows, 1):
            for place, cell in enumerate(cells):
                put(page, number, place, cell, self._looks["said"])
            page.set_row(number, _height(cells, widths))
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(1, len(rows)), len(head) - 1)
        page.protect("", _ALLOWED)

    def form(
        self,
        form: Form,
        rows: Sequence[Mapping[str, Cell]],
        limits: Sequence[Limits] = (),
        *,
        blank: int = 0,
    ) -> None:
        """A sheet to be filled.

        Parameters
        ----------
        limits
            Least and greatest value of each row's `value`.
        blank
            Empty rows to be filled after the given ones; such a sheet is not locked, since
            people insert and paste into it.
        """
        page = self._page(form.sheet)
        last = len(rows) + blank
        for place, column in enumerate(form.columns):
            look = self._looks["asked" if column.fills else "head"]
            page.write_string(0, place, self._header(column), look)
            page.set_column(place, place, column.width)
            cell_look = self._look_of(column)
            for number, row in enumerate(rows, 1):
                put(page, number, place, row.get(column.key), cell_look)
            if column.kind != "number" or not limits:  # rows have limits of their own
                self._restrict(page, column, 1, last, place)
        for first, end, limit in _runs(limits):
            place = [one.key for one in form.columns].index("value")
            _between(page, first + 1, place, end + 1, limit, self._language)
        widths = [column.width for column in form.columns]
        for number, row in enumerate(rows, 1):
            cells = [row.get(column.key) for column in form.columns]
            page.set_row(number, _height(cells, widths))
        page.set_row(0, 2 * _LINE_HEIGHT)
        page.freeze_panes(1, form.fixed)
        page.autofilter(0, 0, max(1, last), len(form.columns) - 1)
        if not blank:
            page.protect("", _ALLOWED)

    def words(self) -> None:
        """The sheet of words: for each coded column what may be chosen, and its code."""
        page = self._page(WORDS)
        for number, (name, words) in enumerate(self._words.items()):
            place = 2 * number
            page.write_string(0, place, self._titles.get(name, name), self._looks["head"])
            beside = Message("名称") if words.notes else Message("代码")
            page.write_string(0, place + 1, beside.text(self._language), self._looks["head"])
            page.set_column(place, place, 12 if words.notes else 22)
            page.set_column(place + 1, place + 1, 60 if words.notes else 16)
            for row, (key, label) in enumerate(words.labels.items(), 1):
                put(page, row, place, label.in_(self._language), self._looks["said"])
                put(page, row, place + 1, words.notes.get(key, key), self._looks["said"])
        page.freeze_panes(1, 0)
        page.protect("", _ALLOWED)

    def content(self) -> bytes:
        """The bytes of the finished book."""
        self._book.close()
        return self._out.getvalue()

    def _page(self, name: Text) -> Any:
        """A sheet that prints on A4 across, its head on every page."""
        page = self._book.add_worksheet(name.in_(self._language))
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        return page

    @property
    def _titles(self) -> dict[str, str]:
        columns = [c for form in FORMS for c in form.columns if c.words]
        return {c.words: c.label.in_(self._language) for c in reversed(columns)}

    def _header(self, column: FormColumn) -> str:
        return column.label.in_(self._language)

    def _look_of(self, column: FormColumn) -> Any:
        if not column.fills:
            return self._looks["said"]
        return self._looks["number" if column.kind == "number" else "fill"]

    def _restrict(self, page: Any, column: FormColumn, first: int, last: int, place: int) -> None:
        """What the cells of a column accept, and what they say when they are chosen."""
        if not column.fills or last < first:
            return
        rule: dict[str, Any] = {"validate": "any"}
        if column.words in self._words:
            rule = {"validate": "list", "source": self._range(column.words)}
        elif column.kind in ("number", "integer") and column.field[0]:
            field = field_of(*column.field)
            kind = "integer" if column.kind == "integer" else "decimal"
            rule = {
                "validate": kind, "criteria": "between",
                "minimum": field.minimum, "maximum": field.maximum,
            }  # fmt: skip
        rule |= {
            "input_title": self._header(column)[:_TITLE],
            "input_message": column.about.in_(self._language)[:_MESSAGE],
            "error_title": self._header(column)[:_TITLE],
            "error_message": column.about.in_(self._language)[:_MESSAGE],
        }
        page.data_validation(first, place, last, place, rule)

    def _range(self, name: str) -> str:
        place = xl_col_to_name(2 * list(self._words).index(name), col_abs=True)
        sheet = WORDS.in_(self._language)
        return f"='{sheet}'!{place}$2:{place}${len(self._words[name].labels) + 1}"


def _between(
    page: Any, first: int, place: int, last: int, limit: Limits, language: Language
) -> None:
    low, high = limit
    said = Message("{low} 至 {high}", low=f"{low:g}", high=f"{high:g}").text(language)
    page.data_validation(
        first, place, last, place,
        {
            "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
            "error_message": said, "input_message": said,
        },
    )  # fmt: skip


def _runs(limits: Sequence[Limits]) -> Iterable[tuple[int, int, Limits]]:
    """Rows in a row that have the same limits: first, last, limits."""
    start = 0
    for n in range(1, len(limits) + 1):
        if n == len(limits) or limits[n] != limits[start]:
            yield start, n - 1, limits[start]
            start = n


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Height of a row in points whose cells wrap; spreadsheets do not all find it themselves."""
    lines = [
        -(-_places(str(cell)) // max(1, width - 1))
        for cell, width in zip(cells, widths, strict=False)
        if cell is not None
    ]
    return _LINE_HEIGHT * min(_MOST_LINES, max([1, *lines]))


def _places(text: str) -> int:
    """How wide a text is: a Chinese character takes two places."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def _width(head: str, cells: Sequence[Cell]) -> int:
    texts = [head, *(str(cell) for cell in cells if cell is not None)]
    return min(44, max(8, max(map(_places, texts)) + 2))
