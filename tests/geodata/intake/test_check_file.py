"""What somebody fills in is read back: clean where it is right, every fault by its cell."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from geodata import __main__ as cli
from geodata.analyses.published.gaps import GapsRequest
from geodata.atlas import Atlas
from geodata.intake.forms import gaps as gaps_xlsx
from geodata.intake.forms import ledger as template
from geodata.intake.report import FileReport, lines
from geodata.intake.xml import MAX_ROWS
from geodata.package import DATA
from tests.geodata.books import (
    RECORD,
    SOURCE,
    checked,
    columns,
    ledger,
    opened,
    put,
    row_of,
    saved,
    told,
)

pytestmark = pytest.mark.thorough

Check = Callable[..., FileReport]


@pytest.fixture(scope="module")
def empty(atlas: Atlas) -> bytes:
    return template.content(atlas.tables, "zh")


@pytest.fixture(scope="module")
def county(atlas: Atlas) -> bytes:
    return gaps_xlsx.content(atlas, GapsRequest(adcode="500235"), "zh")


@pytest.fixture
def check(tmp_path: Path, atlas: Atlas) -> Check:
    return lambda content, name="x.xlsx", language="zh": checked(
        tmp_path, content, atlas, name, language
    )


@pytest.fixture
def typed(check: Check, empty: bytes) -> Callable[..., list[str]]:
    """The faults of one record with some cells typed otherwise."""
    return lambda **cells: told(check(ledger(empty, [RECORD | cells])))


# Round trips


def test_a_filled_template_is_clean(check: Check, empty: bytes) -> None:
    second = RECORD | {
        "县（区）": "开县", "支援方": "sichuan", "名称": "柑橘基地", "年份": None, "金额（万元）": 1.5e4,
        "金额性质": "投资", "来源日期": datetime.date(2024, 5, 1), "时段": "2021-2025",
    }  # fmt: skip
    report = check(ledger(empty, [RECORD, second]))
    assert told(report) == []
    (summary,) = report.summaries
    assert summary.text("zh") == (
        "「台账」2 行：项目 2 个，无偿援助 350.5 万元，投资 15000 万元，性质不明 0 万元；2 个县（区）"
    )
    (former,) = [h.text("zh") for h in report.hints if "曾用名" in h.text("zh")]
    assert former.startswith("台账 第 3 行「县（区） A3」列：发现「开县」，应为 开州区。")


def test_an_empty_template_and_an_empty_gap_workbook_are_clean(
    check: Check, empty: bytes, county: bytes
) -> None:
    for content in (empty, county):
        report = check(content)
        assert (told(report), report.hints) == ([], ())


def test_the_packages_own_ledger_is_clean(check: Check) -> None:
    """Its ids name the records themselves, so every row is a correction that corrects nothing."""
    report = check((DATA / "projects.csv").read_bytes(), "projects.csv")
    assert told(report) == []
    assert report.summaries[0].text("zh").startswith("「projects.csv」278 行：项目 464 个，")


def test_an_english_template_comes_back_too(check: Check, atlas: Atlas) -> None:
    content = template.content(atlas.tables, "en")
    book = opened(content)
    english = dict(zip(columns(opened(template.content(atlas.tables, "zh"))["台账"]),
                       columns(book["Ledger"]), strict=True))  # fmt: skip
    put(book["Ledger"], 2, {english[k]: v for k, v in RECORD.items()})  # Chinese words are known
    put(book["Ledger"], 3, {english[k]: v for k, v in RECORD.items()} | {
        "County": "Yunyang", "Name": "Another line", "Sector": "Agriculture", "Source tier": 1,
    })  # fmt: skip
    assert told(check(saved(book), language="en")) == []


def test_a_filled_gap_workbook_of_a_county_is_clean(check: Check, county: bytes) -> None:
    book = opened(county)
    sheet = book["缺口"]
    put(sheet, row_of(sheet, "500235:gdp:2022"), {"数值": 571.3, **SOURCE})
    put(
        sheet,
        row_of(sheet, "500235:forest_cover:2023"),
        {"数值": "62.5", **SOURCE, "数据质量": "约数"},
    )
    report = check(saved(book))
    assert told(report) == []
    assert report.summaries[0].text("zh") == "「缺口」2 个数：2 个指标，1 个县（区）"
    assert "2 figures of 2 indicators in 1 counties" in report.summaries[0].text("en")


def test_a_filled_gap_workbook_of_supporters_is_clean(check: Check, atlas: Atlas) -> None:
    book = opened(gaps_xlsx.content(atlas, GapsRequest(supporters=("qingdao", "hubei")), "zh"))
    sheet = book["缺口"]
    source = {k: v for k, v in SOURCE.items() if k != "方法"} | {"年份依据": "报道"}
    put(sheet, row_of(sheet, "420506:qingdao:grants:2022"), {"数值": 120, **source})
    put(sheet, row_of(sheet, "420506:qingdao:projects:2023"), {"数值": 3, **source})
    put(sheet, row_of(sheet, "422823:hubei:grants:2021"), {"数值": 80.5, **source})
    report = check(saved(book))
    assert told(report) == []
    assert report.summaries[0].text("zh") == (
        "「缺口」3 行：项目 3 个，无偿援助 200.5 万元，投资 0 万元，性质不明 0 万元；2 个县（区）"
    )


def test_bundles_count_their_remainder(check: Check, empty: bytes) -> None:
    bundle = RECORD | {"名称": "2023 年合计", "条目类型": "打包条目", "产业领域": "未分领域",
                       "金额（万元）": 1000, "项目数（个）": 10, "编号": "xx-001"}  # fmt: skip
    member = RECORD | {"所属打包条目": "xx-001"}
    report = check(ledger(empty, [bundle, member]))
    assert told(report) == []
    assert "项目 10 个，无偿援助 1000 万元" in report.summaries[0].text("zh")


# What a cell may not say


@pytest.mark.parametrize(
    ("header", "value", "cell", "expected"),
    [
        # Numbers
        ("金额（万元）", "1.2亿", "J2", "应为 12000。"),
        ("金额（万元）", "1.2亿元", "J2", "应为 12000。"),
        ("金额（万元）", "500万", "J2", "应为 500。"),
        ("金额（万元）", "3000元", "J2", "应为 0.3。"),
        ("金额（万元）", "1,200", "J2", "应为 1200。"),
        ("金额（万元）", "３５０", "J2", "应为 350。"),
        ("金额（万元）", "约350", "J2", "应为 350。"),
        ("金额（万元）", "暂无", "J2", "应为 空白。没有公布请留空"),
        ("金额（万元）", "很多", "J2", "应为 数字。"),
        ("金额（万元）", True, "J2", "应为 数字。"),
        ("金额（万元）", datetime.date(2023, 1, 1), "J2", "应为 数字。请把这一格的格式改为「常规」"),
        ("金额（万元）", -5, "J2", "应为 不小于 0 的数。"),
        ("金额（万元）", 3e7, "J2", "应为 不大于 20000000 的数。"),
        ("项目数（个）", "2个", "I2", "应为 2。"),
        ("项目数（个）", 1.5, "I2", "应为 整数。"),
        ("项目数（个）", "1.5", "I2", "应为 整数。"),
        # Years and dates
        ("年份", "２０２３", "G2", "应为 2023。"),
        ("年份", "2023年", "G2", "应为 2023。"),
        ("年份", datetime.date(2023, 5, 1), "G2", "应为 2023。这一格是日期"),
        ("年份", "2021-2025", "G2", "应为 四位年份。"),
        ("年份", 2023.5, "G2", "应为 整数。"),
        ("年份", 1900, "G2", "应为 不小于 1949 的数。"),
        ("来源日期", "2023年5月1日", "R2", "应为 2023-05-01。"),
        ("来源日期", "2023/5", "R2", "应为 2023-05。"),
        ("来源日期", "２０２３－０５－０１", "R2", "应为 2023-05-01。"),
        ("来源日期", "2023-02-30", "R2", "应为 年、年-月或年-月-日。"),
        ("来源日期", 45047, "R2", "应为 年、年-月或年-月-日。"),
        ("时段", "2021至2025", "N2", "应为 起止年份，如 2021-2025；起年不详写 ?-2025。"),
        ("时段", "2025-2021", "N2", "应为 起年早于止年。"),
        # Words of lists, with the nearest
        ("县（区）", "云阳区", "A2", "应为 云阳县。最接近的是「云阳县」"),
        ("县（区）", "开洲区", "A2", "应为 开州区。"),
        ("县（区）", "渝中区", "A2", "应为 渝北区。"),
        ("支援方", "江苏", "", ""),
        ("支援方", "山东省青岛", "B2", "应为 山东省。"),
        ("支援方", "ABC", "B2", "应为 下列之一：北京市、天津市"),
        ("产业领域", "旅游业", "E2", "应为 旅游。"),
        ("产业领域", "生态农业", "E2", "应为 特色生态农业。"),
        ("金额性质", "无偿援助", "K2", "应为 无偿。"),
        ("来源层级", "官方网站", "S2", "应为 官方。"),
        ("来源编号", "s9999", "T2", "应为 s0"),
        # Text, addresses, blanks
        ("名称", "a\nb", "D2", "应为 不含首尾空格、换行和控制字符的文字。"),
        ("名称", "长" * 81, "D2", "应为 至多 80 个字。"),
        ("名称", None, "D2", "发现「空白」，应为 不能空白。"),
        ("县（区）", None, "A2", "发现「空白」，应为 不能空白。"),
        ("来源地址", "www.yunyang.gov.cn", "P2", "应为 以 http:// 或 https:// 开头、不含空格和汉字的网址。"),
        ("来源发布方", None, "Q2", "发现「空白」，应为 不能空白。"),
        ("编号", "第1条", "V2", "应为 编号，如 xx-001。"),
        ("所属打包条目", "hb-999", "W2", "应为 下列之一：cqb-020、cqb-049、"),
    ],
)  # fmt: skip
def test_a_cell_that_is_typed_otherwise(
    typed: Callable[..., list[str]], header: str, value: Any, cell: str, expected: str
) -> None:
    found = typed(**{header: value})
    if not cell:  # understood
        assert found == []
        return
    (one,) = found
    assert one.startswith(f"台账 第 2 行「{header} {cell}」列：发现「")
    assert expected in one


def test_every_fault_of_a_row_is_told_at_once(typed: Callable[..., list[str]]) -> None:
    found = typed(
        **{"县（区）": "云阳区", "年份": "２０２３", "金额（万元）": "1.2亿", "状态": "建设中"}
    )
    assert [one.split("」列")[0] for one in found] == [
        "台账 第 2 行「县（区） A2", "台账 第 2 行「年份 G2", "台账 第 2 行「金额（万元） J2",
        "台账 第 2 行「状态 L2",
    ]  # fmt: skip


def test_faults_read_in_english_too(check: Check, empty: bytes) -> None:
    report = check(ledger(empty, [RECORD | {"县（区）": "Yunyan"}]), language="en")
    (fault,) = report.faults
    assert fault.text("en") == (
        "台账, row 2, column County A2: found “Yunyan”, expected Yunyang. "
        "The nearest is “Yunyang”; all words stand on the sheet “Words”."
    )


def test_a_filled_form_is_told_of_in_its_own_words(check: Check, empty: bytes) -> None:
    """Who fills it never sees the codes, and reads how many of the rows are right."""
    rows = [RECORD, RECORD | {"名称": "另一条", "产业领域": "未分领域"},
            RECORD | {"名称": "第三条", "支援方": "山东", "第二支援方": "江苏"}]  # fmt: skip
    report = check(ledger(empty, rows))
    assert told(report) == [
        "台账 第 3 行「产业领域 E3」列：发现「未分领域」，应为 打包条目用「未分领域」（mixed），其他条目不用。"
        "请改正领域或条目类型。"
    ]
    # 云阳 is paired with 江苏 alone.
    assert [hint.text("zh").split("，")[0] for hint in report.hints] == [
        "台账 第 4 行「支援方 B4」列：发现「山东省」"
    ]
    (summary,) = report.summaries
    assert summary.text("zh").startswith("「台账」3 行中没有错误的 2 行：项目 2 个，")
    assert summary.text("en").startswith("“台账”: 2 faultless of 3 rows with ")


def test_projects_of_a_pair_are_whole(check: Check, atlas: Atlas) -> None:
    book = opened(gaps_xlsx.content(atlas, GapsRequest(supporters=("qingdao",)), "zh"))
    sheet = book["缺口"]
    source = {k: v for k, v in SOURCE.items() if k != "方法"} | {"年份依据": "报道"}
    put(sheet, row_of(sheet, "420506:qingdao:projects:2023"), {"数值": 2.5, **source})
    put(sheet, row_of(sheet, "420506:qingdao:grants:2023"), {"数值": 2.5, **source})
    (one,) = told(check(saved(book)))
    assert "发现「2.5」，应为 整数。" in one


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"来源标题": None, "来源地址": None, "来源发布方": None, "来源日期": None, "来源层级": None},
         "台账 第 2 行「来源标题 O2」列：发现「空白」，应为 来源。"),
        ({"来源地址": None, "来源层级": "媒体"},
         "台账 第 2 行「来源地址 P2」列：发现「空白」，应为 网址；只有层级 1 的文献可以没有。"),
        ({"条目类型": "打包条目"},
         "台账 第 2 行「产业领域 E2」列：发现「特色生态农业」，应为 打包条目用「未分领域」"),
        ({"第二支援方": "江苏省"},
         "台账 第 2 行「支援方 B2」列：发现「江苏省|江苏省」，应为 两个不同的、写明的支援方。"),
        ({"第二支援方": "多个支援方"}, "应为 两个不同的、写明的支援方。"),
        ({"所属打包条目": "cqa1-001"}, "「所属打包条目 W2」列：发现「cqa1-001」"),
        ({"名称": "常州助销云阳中药材", "年份": 2021},
         "应为 台账里没有的条目。台账已有 cqa1-093：不必再填"),
        ({"年份": 2019, "金额（万元）": 500_000},
         "应为 不超过规划公布的 416300（plan.csv 的 grants_2014_2020）。"),
    ],
)  # fmt: skip
def test_rules_of_the_package_hold(
    typed: Callable[..., list[str]], cells: dict[str, Any], said: str
) -> None:
    found = typed(**cells)
    assert len(found) == 1
    assert said in found[0]


def test_a_correction_names_its_record(check: Check, empty: bytes) -> None:
    """With the id of the record the same row is a correction, not a repetition."""
    row = RECORD | {"名称": "常州助销云阳中药材", "年份": 2021, "编号": "cqa1-093"}
    assert told(check(ledger(empty, [row]))) == []


def test_rows_that_stand_twice(check: Check, empty: bytes) -> None:
    (one,) = told(check(ledger(empty, [RECORD, RECORD])))
    assert one == (
        "台账 第 3 行「县（区）, 支援方, 名称, 年份」列：发现「江口镇柑橘分选线」，应为 不与其他行重复。"
        "与第 2 行重复，请删去一行或改正。"
    )
    two = [RECORD | {"编号": "xx-001"}, RECORD | {"编号": "xx-001", "名称": "另一条"}]
    (one,) = told(check(ledger(empty, two)))
    assert one.startswith("台账 第 3 行「编号 V3」列：发现「xx-001」，应为 不与其他行重复。")


def test_a_large_grant_deserves_a_second_look(check: Check, empty: bytes) -> None:
    report = check(ledger(empty, [RECORD | {"金额（万元）": 3_505_000 / 100}]))
    assert told(report) == []
    assert any("单笔无偿援助不超过 20000 万元" in hint.text("zh") for hint in report.hints)


# Gap workbooks


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"数值": "1.2亿"}, "「数值 I{row}」列：发现「1.2亿」，应为 1.2。"),
        ({"数值": 57130}, "「数值 I{row}」列：发现「57130」，应为 1 至 5000 亿元（地区生产总值）。"),
        ({"方法": None}, "「方法 J{row}」列：发现「空白」，应为 不能空白。"),
        ({"方法": "统计公报"}, "「方法 J{row}」列：发现「统计公报」，应为 公报。"),
        ({"数值": None}, "「数值 I{row}」列：发现「空白」，应为 不能空白。"),
        ({"单位": "万元"}, "「单位 D{row}」列：发现「万元」，应为 亿元。灰色的格子不要改动"),
        ({"年份": 2021}, "「年份 C{row}」列：发现「2021」，应为 2022。"),
        ({"县（区）": "忠县"}, "「县（区） A{row}」列：发现「忠县」，应为 云阳县。"),
        ({"缺口号": "500235:gdp:2021"}, "「缺口号 R{row}」列：发现「500235:gdp:2021」，应为 没有公开数字的格子。"),
        ({"缺口号": "500235:gdq:2022"}, "「缺口号 R{row}」列：发现「500235:gdq:2022」，应为 500235:gdp:2022。"),
        ({"缺口号": None}, "「缺口号 R{row}」列：发现「空白」，应为 缺口表里的缺口号。"),
        ({"来源标题": None, "来源地址": None, "来源发布方": None, "来源日期": None, "来源层级": None},
         "「来源标题 L{row}」列：发现「空白」，应为 来源。"),
    ],
)  # fmt: skip
def test_faults_of_a_gap_workbook(
    check: Check, county: bytes, cells: dict[str, Any], said: str
) -> None:
    book = opened(county)
    sheet = book["缺口"]
    row = row_of(sheet, "500235:gdp:2022")
    put(sheet, row_of(sheet, "500235:gdp:2023"), {"数值": 600, **SOURCE})
    put(sheet, row, {"数值": 571.3, **SOURCE, **cells})
    (one,) = told(check(saved(book)))
    assert one.startswith(f"缺口 第 {row} 行")
    assert said.format(row=row) in one


def test_a_share_kept_as_a_fraction_is_asked_about(check: Check, county: bytes) -> None:
    book = opened(county)
    sheet = book["缺口"]
    row = row_of(sheet, "500235:forest_cover:2023")
    put(sheet, row, {"数值": 0.625, **SOURCE})
    report = check(saved(book))
    assert told(report) == []
    assert [hint.text("zh") for hint in report.hints] == [
        f"缺口 第 {row} 行「数值 I{row}」列：发现「0.625%」，应为 百分数的数值，如 65。"
        "若是 62.5%，请写 62.5；确实不到 1% 则不必改。"
    ]


def test_a_gap_filled_twice(check: Check, county: bytes) -> None:
    book = opened(county)
    sheet = book["缺口"]
    row, last = row_of(sheet, "500235:gdp:2022"), sheet.max_row + 1
    put(sheet, row, {"数值": 571.3, **SOURCE})
    for column in range(1, sheet.max_column + 1):
        sheet.cell(last, column).value = sheet.cell(row, column).value
    (one,) = told(check(saved(book)))
    assert one.startswith(f"缺口 第 {last} 行「缺口号 R{last}」列")
    assert f"与第 {row} 行重复" in one


# The sheet as such


def test_headers_that_are_missing_wrong_or_there_twice(check: Check, empty: bytes) -> None:
    book = opened(ledger(empty, [RECORD]))
    sheet = book["台账"]
    sheet.cell(1, columns(sheet)["金额（万元）"]).value = "金额万元"
    sheet.cell(1, columns(sheet)["名称"]).value = "县（区）"
    found = told(check(saved(book)))
    assert any(
        "第 1 行「J1」列：发现「金额万元」，应为 金额（万元）。请改正表头" in one for one in found
    )
    assert any("第 1 行「D1」列：发现「县（区）」，应为 每个表头一次。" in one for one in found)
    assert any("第 1 行「名称」列：发现「没有这一列」，应为 名称。" in one for one in found)


def test_a_title_above_the_header_is_passed_over(check: Check, empty: bytes) -> None:
    book = opened(ledger(empty, [RECORD]))
    book["台账"].insert_rows(1, 2)
    book["台账"]["A1"] = "2023 年台账"
    report = check(saved(book))
    assert told(report) == []
    assert report.summaries[0].text("zh").startswith("「台账」1 行")


def test_merged_cells(check: Check, empty: bytes) -> None:
    book = opened(ledger(empty, [RECORD, RECORD | {"名称": "另一条"}]))
    book["台账"].merge_cells("A2:A3")
    found = told(check(saved(book)))
    assert found[0] == (
        "台账 第 2 行：发现「合并的单元格 A2:A3」，应为 每格各填各的。请取消合并，把内容填进每一格。"
    )
    assert any("第 3 行「县（区） A3」列：发现「空白」" in one for one in found)


def test_formulas_without_values_and_errors(check: Check, empty: bytes) -> None:
    book = opened(ledger(empty, [RECORD]))
    book["台账"]["J2"] = "=1+1"  # openpyxl works nothing out
    (one,) = told(check(saved(book)))
    assert one.startswith(
        "台账 第 2 行「金额（万元） J2」列：发现「没有算出值的公式」，应为 公式的值。"
    )
    content, header = (
        workbook([*columns(opened(empty)["台账"])]),
        list(columns(opened(empty)["台账"])),
    )
    found = told(check(content))
    where = "第 2 行「名称 D2」列：发现「#REF!」，应为 没有错误的数值或文字。"
    assert any(where in one for one in found), header


def workbook(headers: list[str]) -> bytes:
    """A sheet whose name of the record is an error; its worked-out formula is a fine number."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, headers)
        sheet.write_row(1, 0, [RECORD.get(header) for header in headers])
        sheet.write_formula("D2", "=#REF!", None, "#REF!")
        sheet.write_formula("J2", "=300+50", None, 350)
    return out.getvalue()


def test_a_formula_with_its_value_is_a_value(check: Check, empty: bytes) -> None:
    found = told(check(workbook([*columns(opened(empty)["台账"])])))
    assert not [one for one in found if "J2" in one]


# The file as such


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", "发现「有密码的工作簿」，应为 没有密码的工作簿。"),
        (OLE, "x.xls", "发现「旧格式的工作簿（.xls）」，应为 完好的 Excel 工作簿（.xlsx）。"),
        (b"hello", "x.xlsx", "发现「不是 Excel 工作簿的内容」"),
        (b"", "x.xlsx", "发现「不是 Excel 工作簿的内容」"),
        (packed({"word/document.xml": b"<w/>"}), "x.xlsx", "发现「没有工作簿部分（xl/workbook.xml）」"),
        (packed({"xl/workbook.xml": b"<x/>"})[:60], "x.xlsx", "应为 完好的 Excel 工作簿（.xlsx）。"),
        (b"%PDF-1.7", "x.csv", "没有认得的工作表"),
        ("县（区）,支援方\n".encode("gbk"), "x.csv", "文件可能是 GBK 编码"),
        ("县（区）".encode("utf-16"), "x.csv", "发现「UTF-16」"),
        (b'a,"b\n', "x.csv", "请检查这一行的引号"),
        (b"a\n" * (MAX_ROWS + 2), "x.csv", "发现「行或列太多」"),
        (b"," * 300, "x.csv", "发现「行或列太多」"),
        (b" " * 9_000_000, "x.xlsx", "应为 不超过 8000000 字节。"),
        (packed({"xl/media/a.bin": bytes(70_000_000)}), "x.xlsx", "发现「解压后超过 64000000 字节」"),
        (packed({f"x/{n}": b"" for n in range(600)}), "x.xlsx", "发现「600 个部分」"),
        (b"PK\x03\x04", "~$x.xlsx", "发现「编辑时产生的锁文件」"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read(check: Check, content: bytes, name: str, said: str) -> None:
    (one,) = told(check(content, name))
    assert said in one


def test_a_file_that_is_locked_or_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(tmp_path / "nowhere.xlsx")]) == 2
    assert "nowhere.xlsx：发现「打不开的文件（没有这个文件或文件夹）」" in capsys.readouterr().out
    (tmp_path / "folder.xlsx").mkdir()
    assert cli.main(["check", str(tmp_path / "folder.xlsx")]) == 2
    assert "folder.xlsx：发现「打不开的文件" in capsys.readouterr().out


def test_a_sheet_that_claims_to_be_huge_is_never_laid_out(check: Check, empty: bytes) -> None:
    """One cell in the last corner would make a reader lay out 17 thousand million cells."""
    parts = unpacked(ledger(empty, [RECORD]))
    name = "xl/worksheets/sheet2.xml"
    far = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
    parts[name] = parts[name].replace(b"</sheetData>", far)
    (one,) = told(check(packed(parts)))
    assert "「台账」：发现「1048576 行 16384 列」，应为 至多 5000 行 200 列。" in one


def test_a_document_type_is_refused(check: Check, empty: bytes) -> None:
    """Entities that grow without end are declared in one."""
    parts = unpacked(ledger(empty, [RECORD]))
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    name = "xl/worksheets/sheet2.xml"
    head, _, rest = parts[name].partition(b"?>")
    parts[name] = head + b"?>" + bomb + rest if rest else bomb + parts[name]
    (one,) = told(check(packed(parts)))
    assert "DOCTYPE" in one


def test_a_workbook_of_something_else(check: Check) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Sheet1").write_row(0, 0, ["姓名", "电话"])
    (one,) = told(check(out.getvalue()))
    assert "发现「没有认得的工作表」，应为 「台账」模板或「缺口」表的表头。" in one


# Command line


def test_the_command_line_from_template_to_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], atlas: Atlas
) -> None:
    file = tmp_path / "台账.xlsx"
    assert cli.main(["template", str(file)]) == 0
    assert file.read_bytes() == template.content(atlas.tables, "zh")
    assert cli.main(["template", str(file)]) == 2  # never over what is there
    assert "已有这个文件" in capsys.readouterr().err
    file.write_bytes(ledger(file.read_bytes(), [RECORD]))
    assert cli.main(["check", str(file)]) == 0
    out = capsys.readouterr().out
    assert "「台账」1 行：项目 1 个，无偿援助 350.5 万元" in out
    assert "没有发现错误。" in out
    file.write_bytes(ledger(file.read_bytes(), [RECORD | {"县（区）": "云阳区"}]))
    assert cli.main(["check", str(file), "--lang", "en"]) == 2
    assert "expected Yunyang" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["x.xls", "x", "nowhere/x.xlsx", "x" * 300 + ".xlsx", "a\0.xlsx"])
def test_templates_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert cli.main(["template", str(tmp_path / name)]) == 2
    assert "请换一个文件名" in capsys.readouterr().err


def test_the_template_is_deterministic_and_marks_its_example(empty: bytes, atlas: Atlas) -> None:
    assert empty == template.content(atlas.tables, "zh")
    book = opened(empty)
    assert book.sheetnames == ["说明", "台账", "词汇"]
    assert book["台账"].max_row == 1
    rows = [row for row in book["说明"].iter_rows(values_only=True) if row[2]]
    assert rows[0] == ("栏目", "怎么填", "示例（不是数据，请勿照抄）", "必填")
    example = {row[0]: row[2] for row in rows[1:]}
    assert example["名称"].startswith("示例")
    assert (example["县（区）"], example["金额（万元）"]) == ("开州区", "350")


def test_every_coded_column_of_the_template_has_a_list(empty: bytes, atlas: Atlas) -> None:
    book = opened(empty)
    sheet, where = book["台账"], columns(book["台账"])
    lists = {
        span.min_col: rule
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
        for span in rule.sqref.ranges
    }
    coded = {"县（区）", "支援方", "第二支援方", "产业领域", "条目类型", "年份依据", "金额性质", "状态",
             "渠道", "来源层级", "来源编号", "所属打包条目"}  # fmt: skip
    assert {header for header, column in where.items() if column in lists} == coded
    words = book["词汇"]
    first = {words.cell(1, c).value: c for c in range(1, words.max_column + 1, 2)}
    counties = [words.cell(r, first["县（区）"]).value for r in range(2, 22)]
    assert counties == ["全库区", *atlas.tables.counties["name_zh"]]


def test_many_faults_are_told_within_bounds(check: Check, empty: bytes) -> None:
    rows = [RECORD | {"名称": f"条目 {n}", "年份": "去年"} for n in range(600)]
    report = check(ledger(empty, rows))
    assert len(report.faults) == 600
    printed = list(lines(report, "zh"))
    assert "发现 600 处错误：" in printed
    assert printed[-1] == "  另有 100 处，先改正以上各处。"
