"""Whatever a cell or a file holds, the reader answers with faults, never with an exception."""

from __future__ import annotations

import datetime
import io
import math
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from geodata.analyses.published.gaps import GapsRequest
from geodata.atlas import Atlas
from geodata.intake import typed
from geodata.intake.forms import gaps as gaps_xlsx
from geodata.intake.forms import ledger as template
from geodata.intake.forms.forms import FORMS, GAPS_OF_COUNTY, LEDGER
from geodata.intake.report import FileReport, check_file, lines
from geodata.intake.xml import letters
from geodata.package.vocabulary import keys, vocabularies

pytestmark = pytest.mark.thorough

DAYS = st.datetimes(datetime.datetime(1900, 3, 1), datetime.datetime(2200, 1, 1))
NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False)
)
WORDED = st.builds(
    lambda a, n, b: f"{a}{n}{b}",
    st.sampled_from(["", "约", "超过", "-", "＋"]),
    st.one_of(NUMBERS, st.sampled_from(["１２", "1,2", "", "1.2.3"])),
    st.sampled_from(["", "万", "亿元", "个", "%", "年", "年5月", "以上", "余"]),
)
CELLS = st.one_of(st.none(), st.booleans(), NUMBERS, DAYS, WORDED, st.text(max_size=80))
RAW = st.one_of(
    CELLS, st.just(math.inf), st.just(math.nan), st.timedeltas(), st.times(), st.dates()
)


@given(raw=RAW, unit=st.sampled_from(["", "万元", "亿元", "%", "个", "百万吨", "μg/m³"]))
def test_every_cell_has_a_verdict(raw: Any, unit: str) -> None:
    for verdict in (typed.number(raw, unit), typed.integer(raw), typed.day(raw), typed.text(raw)):
        assert isinstance(verdict, (str, typed.Refused))
    assert isinstance(typed.cell_text(raw), str)


@given(raw=RAW)
def test_what_is_taken_for_a_number_is_that_number(raw: Any) -> None:
    taken = typed.number(raw)
    if isinstance(taken, str) and isinstance(raw, (int, float)):
        assert math.isclose(float(taken), float(raw), rel_tol=1e-9, abs_tol=1e-9)
    elif isinstance(taken, str):
        assert float(taken) == float(raw)


@given(text=st.text(max_size=60))
def test_every_text_has_a_nearest_word_or_none(text: str, atlas: Atlas) -> None:
    for words in vocabularies(atlas.tables).values():
        near = words.nearest(text, "zh")
        assert near == "" or near in {label.zh for label in words.labels.values()}


@given(column=st.integers(0, 16_383))
def test_letters_of_columns_are_those_of_spreadsheets(column: int) -> None:
    assert letters(column) == xlsxwriter.utility.xl_col_to_name(column)


def test_ids_from_a_sheet_are_words_without_hidden_signs() -> None:
    words = keys({"a\nb": "", "c\0": ""})
    assert [label.zh for label in words.labels.values()] == ["a\\nb", "c\\x00"]
    assert words.code("a\nb") == "a\nb"


def written(sheet: str, headers: list[str], rows: list[list[Any]]) -> bytes:
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page = book.add_worksheet(sheet)
        page.write_row(0, 0, headers)
        for number, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, datetime.datetime):
                    page.write_datetime(number, column, cell, day)
                elif isinstance(cell, str):
                    page.write_string(number, column, cell)
                elif cell is not None:
                    page.write(number, column, cell)
    return out.getvalue()


def answered(report: FileReport) -> None:
    """The report can be read in both languages, line by line."""
    for language in ("zh", "en"):
        for line in lines(report, language):
            assert "\n" not in line
            assert "\0" not in line


@given(data=st.data())
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_any_cells_of_any_form(
    data: st.DataObject, form: Any, tmp_path: Path, atlas: Atlas
) -> None:
    headers = [column.label.zh for column in form.columns]
    row = st.lists(CELLS, min_size=len(headers), max_size=len(headers))
    rows = data.draw(st.lists(row, max_size=4))
    if form is GAPS_OF_COUNTY and rows:
        rows[0][-1] = data.draw(st.sampled_from(["500235:gdp:2022", "500235:x:2022", ":::"]))
    path = tmp_path / "x.xlsx"
    path.write_bytes(written(form.sheet.zh, headers, rows))
    report = check_file(path, atlas)
    answered(report)
    assert len(report.summaries) == 1


@given(data=st.data())
def test_any_broken_workbook(data: st.DataObject, tmp_path: Path, atlas: Atlas) -> None:
    content = bytearray(data.draw(st.sampled_from(books(atlas))))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "x.xlsx"
    end = data.draw(st.one_of(st.just(len(content)), st.integers(1, len(content))))
    path.write_bytes(bytes(content[:end]))
    answered(check_file(path, atlas))


def books(atlas: Atlas) -> list[bytes]:
    if not _made:
        _made.append(template.content(atlas.tables, "zh"))
        _made.append(gaps_xlsx.content(atlas, GapsRequest(supporters=("qingdao",)), "zh"))
    return _made


_made: list[bytes] = []


@given(text=st.text(max_size=300), head=st.booleans())
def test_any_csv(text: str, head: bool, tmp_path: Path, atlas: Atlas) -> None:
    headers = ",".join(column.key for column in LEDGER.columns) + "\n" if head else ""
    path = tmp_path / "x.csv"
    path.write_bytes((headers + text).encode("utf-8", "surrogatepass"))
    answered(check_file(path, atlas))
