"""The workbook of the evaluation: what the page says, in typed cells that run nothing."""

from __future__ import annotations

import dataclasses
import io

import openpyxl
import pandas as pd
import pytest

from geodata.atlas import Atlas
from geodata.evaluation.evaluate import evaluate
from geodata.evaluation.workbook import content, file_name

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def book(atlas: Atlas):
    return openpyxl.load_workbook(io.BytesIO(content(atlas, "zh")))


def rows(sheet) -> list[tuple]:
    return list(sheet.iter_rows(min_row=2, values_only=True))


def test_sheets_and_rows(atlas: Atlas, book) -> None:
    assert book.sheetnames == ["结果", "数字", "逐县逐对", "来源", "说明"]
    verdicts = evaluate(atlas).verdicts
    assert len(rows(book["结果"])) == 31
    assert len(rows(book["数字"])) == sum(len(v.result.rows) for v in verdicts)
    assert len(rows(book["逐县逐对"])) == sum(len(v.result.cases) for v in verdicts)
    used = {source for v in verdicts for source in v.result.sources}
    assert {row[0] for row in rows(book["来源"])} == used


def test_a_result_and_a_figure_as_they_read(book) -> None:
    (floor,) = [row for row in rows(book["结果"]) if row[-1] == "m_fund_floor"]
    assert floor[:4] == (
        "机制", "八（三）",
        "支援省（区、市）年度援助资金规模保持在2020年水平基础上不降低，列入财政预算", "? 无法判断",
    )  # fmt: skip
    found = [row for row in rows(book["数字"]) if row[0] == "m_fund_floor" and row[3] == 5113]
    (figure,) = [row[2:] for row in found]
    assert figure == (
        "北京 → 巴东县", 5113, "万元", "2021", None, "公布的年度合计", "s0105", "422823", "巴东县", "北京",
    )  # fmt: skip


def test_a_blank_is_an_empty_cell(book) -> None:
    unknown = [r for r in rows(book["逐县逐对"]) if r[0] == "t_pesticide"]
    assert len(unknown) == 19 and {row[3] for row in unknown} == {None}


def test_it_repeats_and_tells_the_day_of_the_release(atlas: Atlas, book) -> None:
    assert content(atlas, "en") == content(atlas, "en") != content(atlas, "zh")
    assert book.properties.created.date() == atlas.tables.release.date
    assert file_name(atlas, "xlsx", "en") == "evaluation_en_r1.xlsx"


def test_nothing_in_it_runs(atlas: Atlas) -> None:
    hostile = '=HYPERLINK("http://x.example","y")'
    row = atlas.tables.aggregates.iloc[[0]].assign(
        scope="reservoir", partner="", measure="cadres_sent", note=hostile, year_from=2021,
        year_to=2021,
    )  # fmt: skip
    tables = dataclasses.replace(
        atlas.tables, aggregates=pd.concat([atlas.tables.aggregates[:0], row])
    )
    made = content(dataclasses.replace(atlas, tables=tables), "zh")
    sheet = openpyxl.load_workbook(io.BytesIO(made))["数字"]
    (cell,) = [c for line in sheet.iter_rows() for c in line if c.value == hostile]
    assert cell.data_type == "s" and cell.hyperlink is None
