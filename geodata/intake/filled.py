"""A form that came back: which sheet it is, its rows, and what its cells mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from geodata.errors import DataError, Part
from geodata.intake import typed
from geodata.intake.forms.forms import FORMS, OTHER_SHEETS
from geodata.intake.forms.types import Form, FormColumn
from geodata.intake.workbook import Raw, RawSheet
from geodata.language import Language, Message, lists
from geodata.language.shown import nearest, plain, printable
from geodata.package.files import place, spot
from geodata.package.vocabulary import Vocabulary

#: Rows in which the header is looked for.
_HEADER_WITHIN = 10
#: Part of a form's headers that makes a sheet its form, whatever the sheet is called.
_ENOUGH = 0.5
_REWRITE = Message("请照模板改正。")


@dataclass(eq=False, kw_only=True)
class Filled:
    """Rows of one sheet in which somebody wrote.

    Attributes
    ----------
    header
        Row number of the header, 1 being the first.
    places
        Column of each key of the form, 0 being the first.
    rows
        Row numbers; `cells` and `texts` go along with them.
    texts
        Per column what the cells mean, as the package writes it; "" for a blank or a refused one.
    words
        The vocabularies by which its coded cells were read.
    bad
        Row and column key of what was refused.
    """

    sheet: RawSheet
    form: Form
    language: Language
    header: int
    places: dict[str, int]
    rows: list[int] = field(default_factory=list)
    cells: list[dict[str, Raw]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    words: Mapping[str, Vocabulary] = field(default_factory=dict)
    bad: set[tuple[int, str]] = field(default_factory=set)
    faults: list[DataError] = field(default_factory=list)

    def where(self, row: int, *keys: str) -> Part:
        """A cell as a person finds it: name of the sheet, row, header and reference."""
        labels = [self.form.label(key, self.language) for key in keys]
        if len(keys) == 1 and keys[0] in self.places:
            labels[0] += f" {self.sheet.reference(row, self.places[keys[0]])}"
        return place(printable(self.sheet.name), row, lists.keys(labels))

    def cell(self, row: int, key: str) -> Raw:
        """What was typed into a cell."""
        return self.cells[bisect_left(self.rows, row)].get(key)

    def refuse(self, row: int, key: str, expected: Part, mend: Part, found: Part = "") -> None:
        """Keep a fault of one cell; what was found is read from the cell where nothing is said."""
        if not found:
            found = printable(typed.cell_text(self.cell(row, key))) or Message("空白")
        where = self.where(row, key)
        self.faults.append(DataError(where=where, found=found, expected=expected, mend=mend))
        self.bad.add((row, key))

    def in_order(self) -> list[DataError]:
        """The faults from top to bottom."""
        return sorted(self.faults, key=lambda fault: spot(fault)[1] or 0)

    def take(self, words: Mapping[str, Vocabulary], units: Callable[[int, str], str]) -> None:
        """Read every cell of the columns to be filled.

        Parameters
        ----------
        units
            The unit of a number, by row number and column.
        """
        self.words = words
        for column in (one for one in self.form.columns if one.fills):
            texts = []
            for row, cells in zip(self.rows, self.cells, strict=True):
                texts.append(self._meant(column, row, cells.get(column.key), words, units))
            self.texts[column.key] = texts

    def _meant(
        self,
        column: FormColumn,
        row: int,
        raw: Raw,
        words: Mapping[str, Vocabulary],
        units: Callable[[int, str], str],
    ) -> str:
        if typed.blank(raw):
            return ""
        if column.words:
            verdict = typed.coded(raw, words[column.words], self.language)
        elif column.kind == "number":
            verdict = typed.number(raw, units(row, column.key))
        else:
            verdict = _READERS[column.kind](raw)
        if isinstance(verdict, str):
            return verdict
        if (row, column.key) not in self.bad:  # an error or formula there is told already
            self.refuse(row, column.key, verdict.expected, verdict.mend)
        return ""

    def without(self, keys: Iterable[str]) -> None:
        """Refuse rows that leave a needed column blank."""
        for key in keys:
            for row, cells in zip(self.rows, self.cells, strict=True):
                if typed.blank(cells.get(key)) and (row, key) not in self.bad:
                    about = self.form.column(key).about.in_(self.language)
                    self.refuse(row, key, Message("不能空白"), about)


_READERS: dict[str, Callable[[Raw], typed.Verdict]] = {
    "integer": typed.integer, "date": typed.day, "text": typed.text,
}  # fmt: skip


def forms_in(sheets: Iterable[RawSheet], language: Language) -> Iterator[Filled]:
    """The sheets that are one of our forms, with their rows and faults of structure."""
    for sheet in sheets:
        found = None if plain(sheet.name) in OTHER_SHEETS else _recognised(sheet)
        if found is not None:
            form, header, headers = found
            yield _read(sheet, form, header, headers, language)


def _recognised(sheet: RawSheet) -> tuple[Form, int, list[str]] | None:
    """Form, header row and the spellings of the headers; None where the sheet is none of ours."""
    best: tuple[float, Form, int, list[str]] | None = None
    for number, cells in enumerate(sheet.rows[:_HEADER_WITHIN], 1):
        headers = [plain(typed.cell_text(cell)) for cell in cells]
        for form in FORMS:
            known = {form.headers()[one] for one in headers if one in form.headers()}
            part = len(known) / len(form.columns)
            if best is None or part > best[0]:
                best = part, form, number, headers
    if best is None:
        return None
    part, form, number, headers = best
    named = plain(sheet.name) in form.names
    return (form, number, headers) if part >= _ENOUGH or (named and part > 0) else None


def _read(
    sheet: RawSheet, form: Form, header: int, headers: list[str], language: Language
) -> Filled:
    known = form.headers()
    filled = Filled(sheet=sheet, form=form, language=language, header=header, places={})
    for column, text in enumerate(headers):
        key = known.get(text)
        if key and key not in filled.places:
            filled.places[key] = column
        elif key or (text and _content(sheet, header, column)):
            filled.faults.append(_stray(filled, column, text, again=key is not None))
    for one in form.columns:
        if one.key not in filled.places and (one.needed or one.key == "gap"):
            label = one.label.in_(language)
            filled.faults.append(_missing(filled, label))
    fills = {c.key for c in form.columns if c.fills}
    for number, cells in enumerate(sheet.rows[header:], header + 1):
        row = {k: cells[n] for k, n in filled.places.items() if n < len(cells)}
        broken = _broken(filled, number)
        if broken or any(not typed.blank(row.get(key)) for key in fills):
            filled.rows.append(number)
            filled.cells.append(row)
            for key, (found, expected) in broken.items():
                filled.refuse(number, key, expected, _AS_VALUE, found)
    filled.faults += _merged(filled)
    return filled


_AS_VALUE = Message("请直接填写数值或文字（复制后「选择性粘贴」为数值）。")


def _broken(filled: Filled, row: int) -> dict[str, tuple[Part, Part]]:
    """Cells of a row that show an error or hold a formula without a value."""
    found: dict[str, tuple[Part, Part]] = {}
    for key, column in filled.places.items():
        cell = filled.sheet.reference(row, column)
        if cell in filled.sheet.errors:
            found[key] = printable(filled.sheet.errors[cell]), Message("没有错误的数值或文字")
        elif cell in filled.sheet.empty_formulas:
            found[key] = Message("没有算出值的公式"), Message("公式的值")
    return found


def _merged(filled: Filled) -> Iterator[DataError]:
    """Merged cells from the header on: only the first of them holds what was typed."""
    used = set(filled.places.values())
    for top, left, bottom, right in filled.sheet.merged:
        if bottom + 1 < filled.header or not used & set(range(left, right + 1)):
            continue
        first = filled.sheet.reference(top + 1, left)
        last = filled.sheet.reference(bottom + 1, right)
        yield DataError(
            where=place(printable(filled.sheet.name), top + 1),
            found=Message("合并的单元格 {cells}", cells=f"{first}:{last}"),
            expected=Message("每格各填各的"),
            mend=Message("请取消合并，把内容填进每一格。"),
        )


def _content(sheet: RawSheet, header: int, column: int) -> bool:
    return any(not typed.blank(c[column]) for c in sheet.rows[header:] if column < len(c))


def _stray(filled: Filled, column: int, text: str, *, again: bool) -> DataError:
    """A header nobody knows, with the nearest that is known, or one that stands twice."""
    labels = {plain(t): t for c in filled.form.columns for t in c.label}
    near = nearest(text, labels, 0.5)
    cell = filled.sheet.reference(filled.header, column)
    header = filled.sheet.rows[filled.header - 1][column]
    return DataError(
        where=place(printable(filled.sheet.name), filled.header, cell),
        found=printable(typed.cell_text(header)),
        expected=Message("每个表头一次") if again else _header(near, labels),
        mend=Message("请删去重复的一列。") if again else Message("请改正表头，或删去这一列。"),
    )


def _header(near: str, labels: Mapping[str, str]) -> Part:
    return labels[near] if near else Message("模板里的表头")


def _missing(filled: Filled, label: str) -> DataError:
    return DataError(
        where=place(printable(filled.sheet.name), filled.header, label),
        found=Message("没有这一列"),
        expected=label,
        mend=_REWRITE,
    )
