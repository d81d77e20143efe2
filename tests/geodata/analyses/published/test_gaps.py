"""Gaps by hand for three counties and two supporters, and the workbook that asks for them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from geodata.analyses.published.gaps import Gap, GapsRequest, gaps, pairs_of, read
from geodata.atlas import Atlas
from geodata.errors import BadOption
from geodata.intake.forms import gaps as gaps_xlsx
from geodata.package import DATA
from geodata.query import codec
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS
from geodata.selection import Selection
from tests.geodata.books import columns, opened

pytestmark = pytest.mark.thorough

YUNYANG, JIANGJIN, YILING = "500235", "500116", "420506"
PLAN = {2021, 2022, 2023, 2024, 2025}


def years(found: Iterable[Gap], key: str) -> list[int]:
    return [gap.year for gap in found if gap.key == key]


def ids(found: Iterable[Gap]) -> set[str]:
    return {gap.id for gap in found}


# Counties, read from indicators.csv by eye


@pytest.mark.parametrize(
    ("adcode", "key", "missing"),
    [
        # 云阳 has GDP of 2018, 2020, 2021 and 2024; other counties of 2006, 2012, 2014, 2017 … 2025.
        (YUNYANG, "gdp", [2006, 2012, 2014, 2017, 2019, 2022, 2023, 2025]),
        (YUNYANG, "gdp_growth", [2006, 2014, 2022, 2023, 2025]),
        (YUNYANG, "population_resident", [2000, 2010, 2013, 2018, 2019, 2020, 2021, 2022, 2024, 2025]),
        # On no map, so only the years of the plan.
        (YUNYANG, "primary_va", [2021, 2022, 2023, 2024, 2025]),
        (YUNYANG, "population_registered", [2021, 2022, 2024, 2025]),
        (YUNYANG, "fertilizer_use", [2007, 2020, 2021, 2022, 2023, 2024, 2025]),
        # 江津 has the yearbook of 2007, six years of GDP, and days and rate of good air in 2021.
        (JIANGJIN, "gdp", [2006, 2012, 2014, 2017, 2024, 2025]),
        (JIANGJIN, "fertilizer_use", [2020, 2021, 2022, 2023, 2024, 2025]),
        (JIANGJIN, "air_good_days", [2022, 2023, 2024, 2025]),
        (JIANGJIN, "air_good_rate", [2015, 2016, 2020, 2022, 2023, 2024, 2025]),
        (JIANGJIN, "urbanization_rate", [2021, 2022, 2024, 2025]),
        # 夷陵
        (YILING, "tea_output", [2022, 2024, 2025]),
        (YILING, "citrus_area", [2022, 2024, 2025]),
        (YILING, "gdp", [2006, 2012, 2014, 2017, 2018, 2019, 2020, 2021, 2022, 2024, 2025]),
        # Nobody has published pesticides.
        (YILING, "pesticide_use", [2020, 2021, 2022, 2023, 2024, 2025]),
    ],
)  # fmt: skip
def test_gaps_of_a_county_by_hand(atlas: Atlas, adcode: str, key: str, missing: list[int]) -> None:
    assert years(gaps(atlas, GapsRequest(adcode=adcode)), key) == missing


@pytest.mark.parametrize("adcode", [YUNYANG, JIANGJIN, YILING])
def test_nobody_is_asked_for_what_cannot_be_filled(atlas: Atlas, adcode: str) -> None:
    """Satellites, models and censuses are complete; figures of some months are never asked for."""
    found = {gap.key for gap in gaps(atlas, GapsRequest(adcode=adcode))}
    assert not {k for k, i in INDICATORS.items() if i.method or i.part_year} & found
    assert {"forest_cover", "pm25", "income_rural"} <= found


@pytest.mark.parametrize("adcode", [YUNYANG, JIANGJIN, YILING])
def test_all_gaps_of_a_county_counted_from_the_file(atlas: Atlas, adcode: str) -> None:
    """The same from indicators.csv with nothing of the program but the registries."""
    with (DATA / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = [(r["adcode"], r["indicator"], int(r["year"])) for r in csv.DictReader(file)]
    same = {"air_good_days", "air_good_rate"}
    expected = set()
    for key, row in INDICATORS.items():
        if row.part_year:
            continue
        alike = same if key in same else {key}
        wanted = set() if row.method else set(PLAN)
        if key in ("fertilizer_use", "pesticide_use"):
            wanted.add(2020)  # 较2020年下降
        if key in METRICS:
            wanted |= {year for _, one, year in rows if one in alike}
        have = {year for code, one, year in rows if code == adcode and one in alike}
        expected |= {f"{adcode}:{key}:{year}" for year in wanted - have}
    assert ids(gaps(atlas, GapsRequest(adcode=adcode))) == expected


def test_a_gap_says_whether_the_plan_or_other_counties_ask_for_it(atlas: Atlas) -> None:
    found = {g.year: g.of_plan for g in gaps(atlas, GapsRequest(adcode=YUNYANG)) if g.key == "gdp"}
    assert found == {2006: False, 2012: False, 2014: False, 2017: False, 2019: False,
                     2022: True, 2023: True, 2025: True}  # fmt: skip


# Supporters, read from projects.csv by eye


def test_gaps_of_qingdao(atlas: Atlas) -> None:
    """One record of 2022 (hb-004), which states no money."""
    assert ids(gaps(atlas, GapsRequest(supporters=("qingdao",)))) == {
        *(f"420506:qingdao:projects:{year}" for year in (2021, 2023, 2024, 2025)),
        *(f"420506:qingdao:grants:{year}" for year in (2020, *sorted(PLAN))),
    }


def test_gaps_of_liaoning(atlas: Atlas) -> None:
    """A workshop of 2025 without money (cqa2-004); the grant of 2019 is before the plan."""
    assert ids(gaps(atlas, GapsRequest(supporters=("liaoning",)))) == {
        *(f"500236:liaoning:projects:{year}" for year in (2021, 2022, 2023, 2024)),
        *(f"500236:liaoning:grants:{year}" for year in (2020, *sorted(PLAN))),
    }


def test_a_stray_grant_of_2020_is_no_total_of_2020(atlas: Atlas) -> None:
    """The floor of the plan compares yearly totals: every pair is asked for that of 2020."""
    pairs = atlas.tables.pairing
    keys = tuple(dict.fromkeys(pairs["supporter"]))
    base = {
        one for one in ids(gaps(atlas, GapsRequest(supporters=keys))) if one.endswith("grants:2020")
    }
    assert len(base) == len(pairs) == 34


def test_pairs_are_those_of_the_table_and_the_counties_of_an_own_province(atlas: Atlas) -> None:
    assert pairs_of(atlas, "jiangsu") == ("500101", "500235", "420527")  # upstream first
    assert pairs_of(atlas, "hubei") == ("422823", "420526", "420527", "420506")
    assert len(pairs_of(atlas, "chongqing")) == 15
    assert pairs_of(atlas, "ctg") == ()


def test_a_supporter_without_pairs_has_no_workbook(atlas: Atlas) -> None:
    with pytest.raises(BadOption) as refused:
        gaps(atlas, GapsRequest(supporters=("qingdao", "mwr")))
    assert "mwr" in refused.value.text("zh")


# What a query may ask for


@pytest.mark.parametrize(
    ("query", "whose"),
    [
        ("county=500235", GapsRequest(adcode=YUNYANG)),
        ("county=云阳&release=r1&lang=en", GapsRequest(adcode=YUNYANG)),
        ("supporters=qingdao,jiangsu", GapsRequest(supporters=("jiangsu", "qingdao"))),
    ],
)
def test_whose_gaps(atlas: Atlas, query: str, whose: GapsRequest) -> None:
    assert read(codec.read(query, atlas.scope, strict=True).selection) == whose


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(), "一个县（区），或者若干支援方"),
        (Selection(county=YUNYANG, supporters=("qingdao",)), "一个县（区），或者若干支援方"),
        (Selection(county=YUNYANG, metric="gdp"), "metric：发现「gdp」"),
        (Selection(county=YUNYANG, province="hubei"), "province：发现「hubei」"),
    ],
)
def test_other_queries_are_refused(selection: Selection, said: str) -> None:
    with pytest.raises(BadOption) as refused:
        read(selection)
    assert said in refused.value.text("zh")


# The workbook


@pytest.fixture(scope="module")
def book(atlas: Atlas) -> Any:
    return opened(gaps_xlsx.content(atlas, GapsRequest(adcode=YUNYANG), "zh"))


def test_sheets_and_headers(book: Any, atlas: Atlas) -> None:
    assert book.sheetnames == ["说明", "缺口", "已有", "词汇"]
    assert list(columns(book["缺口"])) == [
        "县（区）", "指标", "年份", "单位", "含义", "为何缺", "要求的方法", "要求的来源", "数值", "方法",
        "数据质量", "来源标题", "来源地址", "来源发布方", "来源日期", "来源层级", "备注", "缺口号",
    ]  # fmt: skip
    english = opened(gaps_xlsx.content(atlas, GapsRequest(adcode=YUNYANG), "en"))
    assert english.sheetnames == ["Guide", "Gaps", "Known", "Words"]
    assert [cell.value for cell in english["Gaps"][1]][:4] == [
        "County",
        "Indicator",
        "Year",
        "Unit",
    ]


def test_one_row_asks_for_a_cell_with_unit_definition_method_and_source(book: Any) -> None:
    sheet, where = book["缺口"], columns(book["缺口"])
    rows = {r[where["缺口号"] - 1]: r for r in sheet.iter_rows(min_row=2, values_only=True)}
    assert len(rows) == sheet.max_row - 1 == 257
    assert rows["500235:gdp:2022"][:8] == (
        "云阳县", "地区生产总值", 2022, "亿元",
        "地区生产总值，当年价；初步核算与修订数并存时取修订数。",
        "规划期 2021—2025", "公报或年鉴", "县（区）统计公报或统计年鉴",
    )  # fmt: skip
    assert rows["500235:fertilizer_use:2007"][5:8] == (
        "其他县（区）有这一年", "公报或年鉴", "农业农村部门公布或统计年鉴"
    )  # fmt: skip
    assert rows["500235:fertilizer_use:2020"][5] == "规划与 2020 年比较"
    assert {cell for row in rows.values() for cell in row[8:17]} == {None}


def test_only_what_is_to_be_filled_is_unlocked(book: Any) -> None:
    sheet, where = book["缺口"], columns(book["缺口"])
    assert sheet.protection.sheet
    unlocked = {h for h, c in where.items() if not sheet.cell(2, c).protection.locked}
    assert unlocked == set(list(where)[8:17])
    assert all(book[name].protection.sheet for name in ("说明", "已有", "词汇"))


def test_values_have_limits_and_coded_cells_lists(book: Any) -> None:
    sheet, where = book["缺口"], columns(book["缺口"])
    rules = {}
    for rule in sheet.data_validations.dataValidation:
        for span in rule.sqref.ranges:
            rules |= {(r, span.min_col): rule for r in range(span.min_row, span.max_row + 1)}
    at = {sheet.cell(r, where["缺口号"]).value: r for r in range(2, sheet.max_row + 1)}
    value = rules[at["500235:forest_cover:2022"], where["数值"]]
    assert (value.type, value.formula1, value.formula2) == ("decimal", "0", "100")
    value = rules[at["500235:gdp_growth:2022"], where["数值"]]
    assert (value.formula1, value.formula2) == ("-30", "60")
    method = rules[2, where["方法"]]
    assert (method.type, method.formula1) == ("list", "'词汇'!$A$2:$A$8")
    words = [row[0] for row in book["词汇"].iter_rows(min_row=2, values_only=True)]
    assert words == ["普查", "年鉴", "公报", "报道", "转载", "模型", "卫星"]


def test_the_known_are_all_rows_of_the_county(book: Any, atlas: Atlas) -> None:
    rows = list(book["已有"].iter_rows(min_row=2, values_only=True))
    published = atlas.tables.indicators
    assert len(rows) == int((published["adcode"] == YUNYANG).sum())
    assert ("地区生产总值", 2024, 636) in {row[:3] for row in rows}


def test_the_known_of_a_supporter_are_its_records_and_running_totals(atlas: Atlas) -> None:
    found = opened(gaps_xlsx.content(atlas, GapsRequest(supporters=("jiangsu",)), "zh"))
    rows = list(found["已有"].iter_rows(min_row=2, values_only=True))
    assert {row[2] for row in rows} == {"cqa1-093", "cqa1-094", "hb-023", "hb-024", "hb-025", None}
    totals = [row for row in rows if row[2] is None]
    assert [(r[0], r[1], r[7], r[8], r[9]) for r in totals] == [
        ("江苏省", "秭归县", "2021-2025", None, 12300),
        ("江苏省", "秭归县", "2021-2025", 37, None),
    ]


@pytest.mark.parametrize(
    "wanted", [GapsRequest(adcode=JIANGJIN), GapsRequest(supporters=("qingdao", "hubei"))]
)
def test_the_same_gaps_give_the_same_bytes(atlas: Atlas, wanted: GapsRequest) -> None:
    assert gaps_xlsx.content(atlas, wanted, "zh") == gaps_xlsx.content(atlas, wanted, "zh")
    assert opened(gaps_xlsx.content(atlas, wanted, "zh")).properties.created.isoformat() == (
        f"{atlas.tables.release.date.isoformat()}T00:00:00"
    )


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (GapsRequest(adcode=YUNYANG), "gaps_500235_en_r1.xlsx"),
        (GapsRequest(supporters=("anhui", "hunan")), "gaps_anhui+hunan_en_r1.xlsx"),
        (GapsRequest(supporters=tuple("abcdefgh")), "gaps_a+b+c+d+e+f+2_en_r1.xlsx"),
    ],
)
def test_names_of_files(atlas: Atlas, wanted: GapsRequest, name: str) -> None:
    assert gaps_xlsx.file_name(atlas, wanted, "en") == name


def test_names_from_the_tables_never_become_formulas(atlas: Atlas) -> None:
    """The sources and notes of others are text, whatever they look like."""
    hostile = '=HYPERLINK("http://x","y")'
    sources, indicators = atlas.tables.sources.copy(), atlas.tables.indicators.copy()
    sources["title"] = sources["url"] = hostile
    indicators["note"] = pd.Series(["+1", "-1", "@SUM(A1)", hostile] * 300)[
        : len(indicators)
    ].values
    doctored = Atlas(replace(atlas.tables, sources=sources, indicators=indicators), atlas.areas)
    found = opened(gaps_xlsx.content(doctored, GapsRequest(adcode=YUNYANG), "zh"))
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row]
    assert hostile in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]


def test_every_indicator_that_is_asked_for_says_what_it_means(atlas: Atlas) -> None:
    asked_for = {gap.key for gap in gaps(atlas, GapsRequest(adcode=YUNYANG))}
    assert [key for key in asked_for if not INDICATORS[key].about.zh] == []
    assert [key for key in asked_for if not INDICATORS[key].about.en] == []
