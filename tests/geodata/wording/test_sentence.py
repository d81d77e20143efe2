"""The one sentence of a View, written out by hand in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from geodata.atlas import Atlas
from geodata.query import codec
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import sentence

Ask = Callable[[str], View]


@pytest.fixture(scope="module")
def ask(atlas: Atlas) -> Ask:
    return lambda query: atlas.view(codec.read(query, atlas.scope, strict=True).selection)


#: Query, Chinese, English. Figures can be counted in `projects.csv`, `pairing.csv` and `indicators.csv`.
SENTENCES = {
    "a whole with a fact of zero": (
        "",
        "万州区有 7 个重点结对支援方，为库区最多；江津区未明确支援方",
        "Wanzhou has 7 paired supporters, the most of the area; Jiangjin has no named supporter",
    ),
    "a part of the area": (
        "province=hubei",
        "夷陵区有 3 个重点结对支援方，为有数字的 4 个县（区）中最多",
        "Yiling has 3 paired supporters, the most of the 4 counties with figures",
    ),
    "at least": (
        "metric=projects",
        "万州区有据可查的项目至少 152 个，按已公布的数为有数字的 13 个县（区）中最多",
        "Wanzhou has at least 152 documented projects, on published figures the most of the 13 counties with figures",
    ),
    "money": (
        "metric=grants",
        "巴东县有据可查的无偿援助 17,750 万元，按已公布的数为有数字的 8 个县（区）中最多",
        "Badong has CNY 177.5 m in documented grants, on published figures the most of the 8 counties with figures",
    ),
    "large money, at least": (
        "metric=investment",
        "涪陵区有据可查的签约投资至少 436.5 亿元，按已公布的数为有数字的 5 个县（区）中最多",
        "Fuling has at least CNY 43.65 bn in documented signed investment, "
        "on published figures the most of the 5 counties with figures",
    ),
    # 万州 has 4 of its 7 supporters, 巫山 4 of its 4: what they share is the 4.
    "a tie of shares": (
        "metric=active_supporters",
        "万州区、巫山县各有公开记录的支援方 4 个，为有数字的 13 个县（区）中最多",
        "Each of Wanzhou, Wushan has 4 supporters with records, "
        "the most of the 13 counties with figures",
    ),
    "a share": (
        "metric=active_supporters&sectors=tourism",
        "巫山县有公开记录的支援方 3/4 个，为有数字的 8 个县（区）中最多",
        "Wushan has 3/4 supporters with records, the most of the 8 counties with figures",
    ),
    # 涪陵 34 in 2021, 巴南 33 in 2020, 万州 31 in 2022, 开州 28.2 in 2025: not of one year.
    "a level and its year": (
        "metric=pm25",
        "涪陵区细颗粒物（PM2.5）年均浓度 34 μg/m³（2021 年），按已公布的数为有数字的 4 个县（区）中最高",
        "Fuling: PM2.5, annual mean 34 μg/m³ (2021), "
        "on published figures the highest of the 4 counties with figures",
    ),
    "a level of one year": (
        "metric=population_census&years=2020",
        "渝北区普查常住人口 219.1 万人（2020 年），为库区最多",
        "Yubei: Census population 2,191.5 thousand people (2020), the largest of the area",
    ),
    "a level of one county": (
        "metric=pm25&years=2021",
        "涪陵区细颗粒物（PM2.5）年均浓度 34 μg/m³（2021 年）；所选范围内没有其他县（区）的数字",
        "Fuling: PM2.5, annual mean 34 μg/m³ (2021); "
        "no other county in this selection has a figure",
    ),
    "one county": (
        "metric=projects&sectors=logistics&province=hubei",
        "秭归县有据可查的项目 1 个；所选范围内没有其他县（区）的数字",
        "Zigui has 1 documented projects; no other county in this selection has a figure",
    ),
    # 山东 supports 忠县, 上海 万州 and 夷陵.
    "all equal": (
        "supporters=shandong,shanghai",
        "有数字的 3 个县（区）重点结对支援方都是 1 个",
        "All 3 counties with figures have the same Paired supporters: 1",
    ),
    "blank": (
        "metric=grants&sectors=logistics&years=2004",
        "没有符合条件的公开数字：无偿援助资金",
        "No published figure matches: Grants",
    ),
    "years with reported records": (
        "metric=projects&years=2022",
        "万州区有据可查的项目 44 个，为有数字的 9 个县（区）中最多；图中 59 条记录有 58 条按报道年份计",
        "Wanzhou has 44 documented projects, the most of the 9 counties with figures; "
        "of all 59 records, 58 are dated by their report",
    ),
    "running totals": (
        "metric=projects_total",
        "万州区公布的项目累计 773 个，为有数字的 7 个县（区）中最多",
        "Wanzhou has 773 projects in published running totals, "
        "the most of the 7 counties with figures",
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_sentence(case: str, ask: Ask) -> None:
    query, zh, en = SENTENCES[case]
    view = ask(query)
    assert sentence.sentence(view, "zh") == zh
    assert sentence.sentence(view, "en") == en


def test_reported_records_are_told_wherever_years_are_chosen(ask: Ask) -> None:
    """Rule 9, also where one county stands alone: hb-031 and hb-032, both of 大连 to 兴山."""
    view = ask("metric=projects&years=2022&supporters=dalian")
    assert sentence.sentence(view, "zh") == (
        "兴山县有据可查的项目 2 个；所选范围内没有其他县（区）的数字；图中 2 条记录有 2 条按报道年份计"
    )


def doctored(view: View, values: dict[str, float], **more: object) -> View:
    """The view with other figures; all others are blank."""
    blank = view.values.copy()
    blank[:] = float("nan")
    for code, value in values.items():
        blank[code] = value
    return replace(view, values=blank, **more)  # type: ignore[arg-type]


def test_more_than_three_that_tie_are_counted(ask: Ask) -> None:
    view = doctored(ask(""), {"500101": 2, "500112": 2, "500113": 2, "500115": 2, "500116": 1})
    assert sentence.sentence(view, "zh").startswith(
        "巴南区、渝北区、长寿区 等 4 个县（区）各有 2 个"
    )
    assert sentence.sentence(view, "en").startswith(
        "Each of 4 counties (Banan, Yubei, Changshou and others) has 2 paired supporters"
    )


def test_a_tie_is_at_least_when_one_of_it_is(ask: Ask) -> None:
    view = ask("metric=projects")
    flags = view.flags.copy()
    flags[:] = [() if code != "500101" else ("at_least",) for code in flags.index]
    tied = doctored(view, {"500112": 9, "500101": 9, "500102": 3}, flags=flags)
    assert "渝北区、万州区各有据可查的项目至少 9 个" in sentence.sentence(tied, "zh")


def test_levels_that_tie_in_different_years_say_all_years(ask: Ask) -> None:
    view = ask("metric=water_compliance_rate")
    years = [view.years[c][1] for c in view.values.dropna().index]
    span = f"（{min(years)}–{max(years)} 年）"
    assert min(years) < max(years)
    assert (
        sentence.sentence(view, "zh") == f"有数字的 7 个县（区）地表水水质达标率都是至少 100%{span}"
    )


@pytest.mark.parametrize(
    ("query", "zh", "en"),
    [
        ("", "重点结对支援方（个）", "Paired supporters"),
        (
            "metric=grants&sectors=tourism,others&years=2014-2020&province=hubei",
            "无偿援助资金（万元） · 旅游 · 其他领域 · 2014–2020 年 · 湖北",
            "Grants (CNY m) · Tourism · Other fields · 2014–2020 · Hubei",
        ),
        (
            "metric=projects&programme=shandong_chongqing,designated&status=completed&tier=1,2",
            "有据可查的项目（个） · 定点帮扶、鲁渝协作 · 已完成 · 官方、媒体",
            "Documented projects · designated assistance, Shandong–Chongqing · completed"
            " · official, press",
        ),
        (
            "metric=investment&supporters=shanghai,tianjin",
            "签约投资额（亿元） · 2 个支援方 · 签约额，非到位额",
            "Signed investment (CNY bn) · 2 supporters · signed, not paid",
        ),
        (
            "metric=grants_total",
            "无偿援助累计（公布数）（万元） · 截至 2015 年或更晚 · 累计数，截至年份不一；个别来源未写明无偿",
            "Grants, running total (CNY m) · up to 2015 or later"
            " · running totals with different end years; some sources do not say grant",
        ),
    ],
)
def test_subtitle_says_measure_unit_filters_and_caveat(
    query: str, zh: str, en: str, ask: Ask
) -> None:
    assert sentence.subtitle(ask(query), "zh") == zh
    assert sentence.subtitle(ask(query), "en") == en


def test_coverage_says_counties_records_and_share(ask: Ask) -> None:
    """16 rows; (11,540 + … whole) ÷ 416,300 万元 = 7.5 % (README of the data)."""
    view = ask("metric=grants&years=2014-2020")
    total = float(view.values.sum())
    assert sentence.coverage(view, "zh") == (
        f"覆盖：19 个县（区）中 5 个有数字，16 条记录，其中 5 条还是签约或计划；占规划公布总数的 {total / 416_300 * 100:.1f}%"
    )
    assert "share" not in sentence.coverage(ask("metric=grants"), "en")
    assert sentence.coverage(ask("metric=investment"), "zh").endswith("签约额与到位额不可比")


def test_ranks_in_words(ask: Ask) -> None:
    view = ask("metric=projects")
    assert sentence.rank_text(view, "500101", "zh") == "第 1 位（有数字的 13 个中）"
    assert sentence.rank_text(view, "500235", "zh") == "第 9 位（有数字的 13 个中，并列）"
    assert sentence.rank_text(view, "500116", "zh") == ""
    assert sentence.rank_text(ask("metric=pm25"), "500102", "en") == ""  # four figures only


def test_every_filter_is_told(atlas: Atlas) -> None:
    """Whatever narrows a view stands in its subtitle."""
    for key, value in (
        ("sectors", ("tourism",)),
        ("years", (2020, 2021)),
        ("province", "hubei"),
        ("supporters", ("shanghai",)),
        ("normalise", "per_10k"),
        ("programme", ("all",)),
        ("status", ("planned",)),
        ("basis", ("signed",)),
        ("tier", (1,)),
    ):
        view = atlas.view(Selection(metric="projects").but(**{key: value}))
        assert len(sentence.filters(view, "zh")) == 1, key
