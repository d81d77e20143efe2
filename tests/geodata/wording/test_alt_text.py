"""Alternative texts, written out by hand from the tables, for each kind of metric and chart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geodata.registry.charts import CHARTS
from geodata.registry.metrics import METRICS
from geodata.view import View
from geodata.wording.alt_text import LIMITS, alt_text

Ask = Callable[[str], View]

#: Query, chart, Chinese, English.
TEXTS = {
    # pairing.csv: 34 rows; ten counties stand in one of them, 江津 in none.
    "pairs": (
        "",
        "map",
        "地图：万州区有 7 个重点结对支援方，为库区最多；江津区未明确支援方。"
        "有支援方的县（区）中最少：巴南区、渝北区、长寿区 等 10 个县（区），1 个。"
        "19 个县（区）都有数字。年份：2021—2025 年规划期。单位：个。",
        "Map: Wanzhou has 7 paired supporters, the most of the area; Jiangjin has no named "
        "supporter. Fewest among counties with supporters: 10 counties (Banan, Yubei, Changshou "
        "and others), 1. All 19 counties have a figure. Years: plan period 2021–2025.",
    ),
    # 夷陵 3, 秭归 2, 兴山 2, 巴东 1.
    "pairs of one province": (
        "province=hubei",
        "map",
        "地图：夷陵区有 3 个重点结对支援方，为有数字的 4 个县（区）中最多。"
        "有支援方的县（区）中最少：巴东县，1 个。4 个县（区）都有数字。"
        "不在所选省市的县（区）：15 个。年份：2021—2025 年规划期。筛选：湖北。单位：个。",
        "Map: Yiling has 3 paired supporters, the most of the 4 counties with figures. "
        "Fewest among counties with supporters: Badong, 1. All 4 counties have a figure. "
        "Counties outside the chosen province: 15. Years: plan period 2021–2025. Filters: Hubei.",
    ),
    # A county without the chosen supporters is not a county without a published figure.
    "pairs of chosen supporters": (
        "supporters=shandong,shanghai",
        "map",
        "地图：有数字的 3 个县（区）重点结对支援方都是 1 个。"
        "与所选支援方没有结对的县（区）：16 个。年份：2021—2025 年规划期。筛选：2 个支援方。单位：个。",
        "Map: All 3 counties with figures have the same Paired supporters: 1. Counties not paired "
        "with the chosen supporters: 16. Years: plan period 2021–2025. Filters: 2 supporters.",
    ),
    "active supporters": (
        "metric=active_supporters&sectors=tourism",
        "map",
        "地图：巫山县有公开记录的支援方 3/4 个，为有数字的 8 个县（区）中最多。"
        "有数字的县（区）中最少：忠县、万州区、巫溪县 等 6 个县（区），1 个。"
        "没有符合筛选的公开数字的县（区）：11 个。年份：不限，年份不详的也计入。筛选：旅游。单位：个。",
        "Map: Wushan has 3/4 supporters with records, the most of the 8 counties with figures. "
        "Least among counties with figures: 6 counties (Zhongxian, Wanzhou, Wuxi and others), 1. "
        "Counties without a published figure for this selection: 11. "
        "Years: all, undated records included. Filters: Tourism.",
    ),
    "a sum of the ledger": (
        "metric=projects",
        "ranking",
        "排名条形图：万州区有据可查的项目至少 152 个，按已公布的数为有数字的 13 个县（区）中最多。"
        "前三位：万州区 至少 152 个、夷陵区 93 个、涪陵区 49 个。"
        "有数字的县（区）中最少：武隆区，1 个。没有公开数字的县（区）：6 个。"
        "年份：不限，年份不详的也计入。单位：个。",
        "Ranking as bars: Wanzhou has at least 152 documented projects, on published figures the most of the 13 "
        "counties with figures. Top three: Wanzhou at least 152, Yiling 93, Fuling 49. "
        "Least among counties with figures: Wulong, 1. Counties without a published figure: 6. "
        "Years: all, undated records included.",
    ),
    "money by sector": (
        "metric=grants",
        "sectors",
        "产业领域条形图：无偿援助资金，最多的是其他领域 50,997 万元。"
        "其次：旅游 1,070 万元、商贸物流 30 万元。没有公开数字的领域：特色生态农业、绿色制造。",
        "Bars by sector: Grants, most in Other fields CNY 509.97 m. "
        "Then: Tourism CNY 10.7 m, Trade & logistics CNY 0.3 m. "
        "Fields without a published figure: Agriculture, Green manufacturing.",
    ),
    # pair_totals.csv: the ends of the counted running totals are 2015 (万州) to 2025 (涪陵).
    "running totals": (
        "metric=grants_total",
        "map",
        "地图：巴东县公布的无偿援助累计 87,000 万元，为有数字的 9 个县（区）中最多。"
        "有数字的县（区）中最少：武隆区，5,126 万元。没有公开数字的县（区）：10 个。"
        "累计截至：2015–2025。单位：万元。",
        "Map: Badong has CNY 870 m in published running totals of grants, the most of the 9 "
        "counties with figures. Least among counties with figures: Wulong, CNY 51.26 m. "
        "Counties without a published figure: 10. Running totals up to: 2015–2025. Unit: CNY m.",
    ),
    "a level": (
        "metric=gdp",
        "map",
        "地图：渝北区地区生产总值 2,442.6 亿元（2023 年），按已公布的数为库区最高。"
        "有数字的县（区）中最低：兴山县，67.4 亿元（2012 年）。19 个县（区）都有数字。"
        "数字的年份：2012–2025。单位：亿元。",
        "Map: Yubei: GDP CNY 244.3 bn (2023), on published figures the highest of the area. "
        "Lowest among counties with figures: Xingshan, CNY 6.7 bn (2012). "
        "All 19 counties have a figure. Years of the figures: 2012–2025. Unit: CNY bn.",
    ),
    "levels that are all equal": (
        "metric=water_compliance_rate",
        "map",
        "地图：有数字的 7 个县（区）地表水水质达标率都是至少 100%（2020–2025 年）。"
        "没有公开数字的县（区）：12 个。数字的年份：2020–2025。单位：%。",
        "Map: All 7 counties with figures have the same Surface water compliance: at least 100% "
        "(2020–2025). Counties without a published figure: 12. "
        "Years of the figures: 2020–2025. Unit: %.",
    ),
    "no figure at all": (
        "metric=grants&sectors=logistics&years=2004",
        "map",
        "地图：没有符合条件的公开数字：无偿援助资金。没有符合筛选的公开数字的县（区）：19 个。"
        "筛选：商贸物流、2004 年。单位：万元。",
        "Map: No published figure matches: Grants. "
        "Counties without a published figure for this selection: 19. "
        "Filters: Trade & logistics, 2004. Unit: CNY m.",
    ),
    # Projects of 2004: 1, of 2022: 1 + 75 reported, of 2025: 22 + 21; 1 + 21 without a year.
    "the trend of the default is of projects": (
        "",
        "trend",
        "按年趋势图：有据可查的项目，2004–2025 年中有数字的 19 个年份。最早 2004 年，1 个。"
        "最晚 2025 年，43 个。最高 2022 年，76 个。没有数字的年份留空，不是零。年份不详或跨年：22 个。",
        "Trend by year: Documented projects, 19 years with figures within 2004–2025. "
        "First year 2004: 1. Last year 2025: 43. Highest in 2022: 76. "
        "Years without figures are blank, not zero. Without a single year: 22.",
    ),
    # Only what lies within the chosen years is told; undated rows do not count there.
    "a trend of chosen years": (
        "metric=projects&years=2021-2023",
        "trend",
        "按年趋势图：有据可查的项目，2021–2023 年中有数字的 3 个年份。最早 2021 年，21 个。"
        "最晚 2023 年，11 个。最高 2022 年，76 个。没有数字的年份留空，不是零。筛选：2021–2023 年。",
        "Trend by year: Documented projects, 3 years with figures within 2021–2023. "
        "First year 2021: 21. Last year 2023: 11. Highest in 2022: 76. "
        "Years without figures are blank, not zero. Filters: 2021–2023.",
    ),
    # 渝北 has 183.11 (2006) first and 2,442.6 (2023) last.
    "the lines of a level with a county": (
        "metric=gdp&county=500112",
        "trend",
        "按年趋势图：地区生产总值，每线一县（区），19 个县（区）有数字。最早 2006 年，最晚 2025 年。"
        "最高：渝北区，2,442.6 亿元（2023 年）。渝北区：2006 年 183.1 亿元、2023 年 2,442.6 亿元。",
        "Trend by year: GDP, one line per county, 19 counties with figures. "
        "First year 2006, last year 2025. Highest: Yubei, CNY 244.3 bn (2023). "
        "Yubei: 2006: CNY 18.3 bn, 2023: CNY 244.3 bn.",
    ),
    "a metric without sectors": (
        "metric=gdp",
        "sectors",
        "产业领域条形图：该指标不分产业领域。",
        "Bars by sector: This metric has no sectors.",
    ),
    "the matrix, whatever the metric": (
        "metric=grants&years=2014-2020&normalise=per_10k",
        "pairing",
        "结对关系矩阵：18 个受援县（区）与支援方结对 34 对。最多：万州区，7 个。"
        "规划未明确支援方：江津区。年份：2021—2025 年规划期。",
        "Matrix of pairs: 18 receiving counties in 34 pairs with supporters. Most: Wanzhou, 7. "
        "No supporter named by the plan: Jiangjin. Years: plan period 2021–2025.",
    ),
    "the matrix of two supporters": (
        "supporters=shandong,shanghai",
        "pairing",
        "结对关系矩阵：3 个受援县（区）与支援方结对 3 对。最多：忠县、万州区、夷陵区，1 个。"
        "年份：2021—2025 年规划期。筛选：2 个支援方。",
        "Matrix of pairs: 3 receiving counties in 3 pairs with supporters. "
        "Most: Zhongxian, Wanzhou, Yiling, 1. "
        "Years: plan period 2021–2025. Filters: 2 supporters.",
    ),
}


@pytest.mark.parametrize("case", TEXTS)
def test_alt_text(case: str, ask: Ask) -> None:
    query, chart, zh, en = TEXTS[case]
    assert alt_text(ask(query), chart, "zh") == zh
    assert alt_text(ask(query), chart, "en") == en


@pytest.mark.parametrize("metric", METRICS)
def test_every_chart_of_every_metric_is_told_in_bounded_words(metric: str, ask: Ask) -> None:
    view = ask(f"metric={metric}")
    for chart in CHARTS:
        for language, limit in LIMITS.items():
            text = alt_text(view, chart, language)
            assert text.startswith(CHARTS[chart].name.in_(language))
            assert len(text) <= limit
            assert text.endswith("。" if language == "zh" else ".")


def test_what_does_not_fit_is_left_out_by_whole_sentences(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "zh", 60)
    assert alt_text(ask(""), "map", "zh") == (
        "地图：万州区有 7 个重点结对支援方，为库区最多；江津区未明确支援方。"
    )
    monkeypatch.setitem(LIMITS, "zh", 10)
    assert alt_text(ask(""), "map", "zh") == "地图：万州区有 7…"


def test_a_ranking_names_no_places_where_ranks_would_mislead(ask: Ask) -> None:
    """Rule 15: GDP figures are of 2012 to 2025, PM2.5 has four figures only."""
    for metric in ("gdp", "pm25"):
        assert "前三位" not in alt_text(ask(f"metric={metric}"), "ranking", "zh")


def test_an_unknown_chart_is_no_text(ask: Ask) -> None:
    with pytest.raises(KeyError):
        alt_text(ask(""), "pie", "zh")
