"""A record held for wrong: found by its id, told field by field, as a sheet and as a mail."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.atlas import Atlas
from geodata.errors import UnknownKey
from geodata.intake.forms import correction as correction_form
from geodata.intake.forms.correction import Correction
from geodata.records.corrections import find, lines, record_id
from geodata.registry.tables import COMPARED, TABLES
from geodata.selection import Selection
from tests.geodata.books import opened


def said(atlas: Atlas, record: str, language: Any = "zh") -> dict[str, str]:
    found = find(atlas.tables, record)
    return {line.label: line.now for line in lines(found, atlas.tables, language)}


# Finding


@pytest.mark.parametrize("table", COMPARED)
def test_every_row_of_every_table_is_found_by_its_id(atlas: Atlas, table: str) -> None:
    frame: pd.DataFrame = getattr(atlas.tables, table)
    for index, row in frame.iterrows():
        found = find(atlas.tables, record_id(table, row, index))
        assert found.table == table
        assert found.id == record_id(table, row, index)


def test_every_record_behind_a_view_has_an_id(atlas: Atlas) -> None:
    for metric in (
        "supporters",
        "active_supporters",
        "grants",
        "grants_total",
        "air_good_rate",
        "gdp",
    ):
        view = atlas.view(Selection(metric=metric))
        table = view.metric.table
        for index, row in view.records.iterrows():
            find(atlas.tables, record_id(table, row, index))


def test_a_rate_worked_out_from_days_leads_to_the_days(atlas: Atlas) -> None:
    view = atlas.view(Selection(metric="air_good_rate"))
    (row,) = [r for _, r in view.records.iterrows() if r["adcode"] == "420526" and r["derived"]]
    assert record_id("indicators", row) == "indicators:420526:2020:air_good_days:s0126"


@pytest.mark.parametrize(
    "record",
    ["", "hb-999", "projects:hb-001", "indicators:500101", "indicators:500101:2020:gdp:s9999",
     "pairing:500116:shanghai", ":" * 50, "x" * 500, "sources:s0001", "hb-001\n", "<script>"],
)  # fmt: skip
def test_an_unknown_id_is_refused(atlas: Atlas, record: str) -> None:
    with pytest.raises(UnknownKey):
        find(atlas.tables, record)


@given(text=st.text(max_size=200))
def test_any_text_is_a_record_or_none(text: str, atlas: Atlas) -> None:
    try:
        found = find(atlas.tables, text)
    except UnknownKey as error:
        assert error.text("en")
    else:
        assert found.id == text


# Telling


def test_a_row_of_the_ledger_by_hand(atlas: Atlas) -> None:
    found = said(atlas, "hb-001")
    assert {key: found[key] for key in (
        "编号", "县（区）", "支援方", "名称", "领域", "记录类别", "年份", "年份依据", "项目数",
        "金额（万元）", "金额性质", "状态", "渠道", "来源编号", "来源级别",
    )} == {
        "编号": "hb-001", "县（区）": "夷陵区（420506）", "支援方": "上海市", "名称": "夷陵区社会福利院",
        "领域": "其他", "记录类别": "项目", "年份": "2009", "年份依据": "完成", "项目数": "1",
        "金额（万元）": "—", "金额性质": "无偿", "状态": "已完成", "渠道": "对口支援",
        "来源编号": "s0001", "来源级别": "转载",
    }  # fmt: skip


def test_a_figure_by_hand(atlas: Atlas) -> None:
    rows = atlas.tables.indicators
    mine = (rows["adcode"] == "500235") & (rows["year"] == 2024) & (rows["indicator"] == "gdp")
    (source,) = rows["source_id"][mine]
    found = said(atlas, f"indicators:500235:2024:gdp:{source}", "en")
    assert (found["County"], found["Indicator"], found["Year"]) == ("Yunyang", "GDP", "2024")
    assert (found["Value"], found["Unit"]) == ("636", "CNY 100 million")


def test_a_running_total_and_a_pair_by_hand(atlas: Atlas) -> None:
    total = said(atlas, "pair_totals:420506:ctg:grants_total_wan")
    assert (total["数值"], total["起始年"], total["截止年"]) == ("12,315.76", "—", "2017")
    pair = said(atlas, "pairing:420506:shanghai")
    assert (pair["表中次序"], pair["来源编号"]) == ("2", "s0000")


def test_two_figures_of_one_text_are_both_told(atlas: Atlas) -> None:
    """Rows that share county, year, indicator and source have one id, which tells all of them."""
    rows = atlas.tables.indicators
    twice = rows[rows.duplicated(list(TABLES["indicators"].known_by), keep=False)]
    assert len(twice)
    for _, row in twice.iterrows():
        found = find(atlas.tables, record_id("indicators", row))
        assert len(found.rows) == 2
        assert len(lines(found, atlas.tables, "zh")) % 2 == 0


# Sheet and mail


def correction(atlas: Atlas, record: str = "hb-001", **chosen: Any) -> Correction:
    view = atlas.view(Selection(**chosen))
    found = find(atlas.tables, record)
    told = lines(found, atlas.tables, view.selection.lang)
    address = f"https://atlas.example/v/{view.code}?{view.selection.query()}"
    return Correction(record=found, lines=told, view=view, address=address)


def test_the_sheet_has_the_row_and_where_it_was_seen(atlas: Atlas) -> None:
    asked = correction(atlas, metric="grants", release="r1")
    content = correction_form.content(asked)
    assert content == correction_form.content(asked)
    book = opened(content)
    assert book.sheetnames == ["说明", "更正"]
    guide = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True) if row[0]}
    assert guide["记录编号"] == "hb-001"
    assert guide["图号"] == asked.view.code
    assert guide["视图的地址"].endswith("?metric=grants&release=r1")
    rows = list(book["更正"].iter_rows(values_only=True))
    assert rows[0] == ("栏目", "现为", "应为", "说明")
    assert ("名称", "夷陵区社会福利院", None, None) in rows
    assert [row[0] for row in rows[-3:]] == ["依据：标题", "依据：网址", "依据：日期"]
    sheet = book["更正"]
    assert sheet["A2"].protection.locked and not sheet["C2"].protection.locked
    assert asked.file_name == "correction_hb-001_r1.xlsx"


def test_the_name_of_a_sheet_has_no_signs_that_systems_refuse(atlas: Atlas) -> None:
    asked = correction(atlas, "pair_totals:420506:ctg:grants_total_wan")
    assert asked.file_name == "correction_pair_totals-420506-ctg-grants_total_wan_r1.xlsx"


def test_the_mail_names_record_release_view_and_every_field(atlas: Atlas) -> None:
    asked = correction(atlas, "cqa1-093", metric="projects", lang="en")
    text = correction_form.mail(asked)
    assert text.startswith("Record: cqa1-093\nData release: r1 · 2026-11-24\nView: ")
    assert f"Figure code: {asked.view.code}" in text
    assert "Name: 常州助销云阳中药材    It should say: " in text
    assert text.endswith("Evidence: date: ")


@pytest.mark.parametrize("record", ["hb-001", "cqa1-093", "pairing:420506:shanghai"])
@pytest.mark.parametrize("recipient", ["", "atlas@example.cn"])
def test_a_mail_opens_within_what_mail_programs_take(
    atlas: Atlas, record: str, recipient: str
) -> None:
    address = correction_form.mailto(correction(atlas, record), recipient)
    assert len(address) <= correction_form.MAX_MAILTO
    assert address.isascii()
    head, _, query = address.partition("?")
    assert unquote(head) == f"mailto:{recipient}"
    parts = dict(parse_qsl(query))
    assert parts["subject"] == f"更正：{record}（r1）"
    assert parts["body"].startswith(f"记录编号：{record}\n")
    assert parts["body"].endswith(("（全文请从网页复制）", "依据：日期："))
