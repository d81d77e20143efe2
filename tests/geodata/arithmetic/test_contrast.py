"""Change from a year and distance to the area, worked out by hand from the package."""

from __future__ import annotations

import csv
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.arithmetic import contrast
from geodata.errors import BadSelection
from geodata.export import EXPORTS
from geodata.export.figures import csv_bytes, figures, json_bytes
from geodata.export.readme import readme
from geodata.package.tables import DATA
from geodata.query import baseline, codec
from geodata.registry.metrics import METRICS
from geodata.selection import Selection
from geodata.wording import sentence
from geodata.wording.alt_text import alt_text


def indicator(key: str, year: int) -> dict[str, float]:
    with (DATA / "indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["adcode"]: float(row["value"])
        for row in rows
        if (row["indicator"], row["year"]) == (key, str(year))
    }


def test_change_is_the_later_figure_less_that_of_the_baseline(ask, code):
    view = ask("metric=population_census&baseline=2010")
    # 渝北 219.1493 − 134.5410; 丰都 55.7374 − 64.9182; 开州 120.3306 − 116.0336.
    for name, value in (("渝北", 84.6083), ("丰都", -9.1808), ("开州", 4.297)):
        assert view.values[code[name]] == value
        assert view.years[code[name]] == (2010, 2020)
    assert view.coverage.counties == 19 and view.unit.label.zh == "万人"
    assert view.counts[code["渝北"]] == 2 and len(view.records) == 38
    assert view.number(code["丰都"], "zh") == "−9.2"
    assert view.number(code["丰都"], "en") == "−91.8"
    assert view.order[0] == code["渝北"] and view.order[-1] == code["丰都"]
    assert view.ranks[code["渝北"]] == 1 and view.ranks[code["丰都"]] == 19


def test_change_in_per_cent_of_the_baseline(ask, code):
    view = ask("metric=co2_emissions&baseline=2011&change=pct")
    # 云阳 2.2355 → 2.4553, 兴山 1.2495 → 1.0821.
    assert view.values[code["云阳"]] == pytest.approx(0.2198 / 2.2355 * 100, abs=1e-9)
    assert view.values[code["兴山"]] == pytest.approx(-0.1674 / 1.2495 * 100, abs=1e-9)
    assert view.unit.key == "percent"
    assert view.amount(code["兴山"], "zh") == "−13.4%"


def test_shares_change_by_percentage_points(ask, code):
    # 巴南: 285 of 365 days in 2015 are 78.1 %, 334 of 366 in 2020 are 91.3 %.
    view = ask("metric=air_good_rate&baseline=2015")
    assert view.values[code["巴南"]] == 13.2
    assert view.amount(code["巴南"], "zh") == "+13.2 个百分点"
    assert view.amount(code["巴南"], "en") == "+13.2 percentage points"
    assert "derived" in view.flags[code["巴南"]]


def test_only_figures_of_one_source_or_method_are_compared(ask, code):
    # 万州 gdp: 2018 of s0137 (revised), 2022 of s0137, 2023 of s0195; 涪陵 has s0137 only.
    view = ask("metric=gdp&baseline=2018")
    assert math.isnan(view.values[code["万州"]]) and view.flags[code["万州"]] == ("unlike",)
    assert view.values[code["涪陵"]] == 446.31  # 1504.37 − 1058.06
    until = ask("metric=gdp&baseline=2018&years=2018-2022")
    assert until.values[code["万州"]] == 257.76  # 1118.43 − 860.67


def test_the_baseline_is_never_borrowed(ask, code):
    # 夷陵 has no gdp of 2018, 兴山 none of 2018 or later.
    view = ask("metric=gdp&baseline=2018")
    assert view.flags[code["夷陵"]] == ("no_base",)
    assert view.flags[code["兴山"]] == ("no_base", "no_later")
    assert view.steps[code["夷陵"]] == -1


def test_a_year_of_the_ledger_against_another(ask, code):
    # 涪陵 2 → 22, 万州 29 → 8, 奉节 3 → 1, 巫山 1 → 1, 巴东 5 → 5.
    view = ask("metric=projects&years=2025&baseline=2019")
    found = {name: view.values[code[name]] for name in ("涪陵", "万州", "奉节", "巫山", "巴东")}
    assert found == {"涪陵": 20, "万州": -21, "奉节": -2, "巫山": 0, "巴东": 0}
    assert view.coverage.counties == 5
    assert view.flags[code["夷陵"]] == ("no_later",)  # 30 in 2019, no row in 2025
    assert view.area_wide is None and math.isnan(view.coverage.share)
    assert "台账疏密逐年不同" in sentence.subtitle(view, "zh")


def test_a_change_per_head_divides_both_years(ask, code):
    view = ask("metric=grants&years=2022&baseline=2021&normalise=per_10k")
    assert view.values[code["巴东"]] == pytest.approx((1_800 - 5_113) / 39.5376)


def test_zero_in_the_baseline_year_has_no_percentage(atlas):
    none, flags = np.zeros(2, dtype=np.int64), [(), ()]
    rows = atlas.ledger.rows.head(0)

    def of(*values: float) -> contrast.Figures:
        return contrast.Figures(np.array(values), none, none, flags, none, rows)

    found = contrast.change(of(0.0, 4.0), of(3.0, 3.0), percent=True)
    assert math.isnan(found.values[0]) and found.values[1] == -25
    assert found.flags == [("zero_base",), ()]
    assert contrast.change(of(0.0, 4.0), of(3.0, 3.0), percent=False).values.tolist() == [3, -1]


def test_a_difference_of_minimums_is_no_minimum():
    assert contrast.without_minimum(("at_least", "rounded")) == ("of_minimum", "rounded")


def test_distance_to_the_area_weighs_by_people(ask, code):
    people, rates = (
        indicator("population_census", 2020),
        indicator("urbanization_rate_census", 2020),
    )
    area = sum(rates[c] * people[c] for c in people) / sum(people.values())
    assert area == pytest.approx(63.22, abs=0.005)
    view = ask("metric=urbanization_rate_census&relative=area")
    assert view.contrast.area == pytest.approx(area)
    assert view.values[code["渝北"]] == pytest.approx(89.06 - area)
    assert view.unit.label.zh == "个百分点"
    # The plan states 57.7 % for the same year: both are told.
    assert "合成全库区 63.2%，规划公布 57.7%" in sentence.subtitle(view, "zh")


def test_distance_to_the_area_weighs_by_land(atlas, ask, code):
    shares = indicator("tree_cover_share", 2019)
    area = sum(shares[c] * atlas.areas[c] for c in shares) / sum(atlas.areas)
    view = ask("metric=tree_cover_share&relative=area&province=hubei")
    assert view.contrast.area == pytest.approx(area)  # of all 19, whatever province
    assert view.values[code["巴东"]] == pytest.approx(shares["422823"] - area)
    assert view.flags[code["万州"]] == ("outside",)


def test_rates_of_the_ledger_are_set_against_the_counties_with_figures(ask, code):
    view = ask("metric=grants&normalise=per_10k&relative=area")
    money = 12_020 + 1_327 + 17_750 + 373 + 5_300 + 11_732 + 2_000 + 1_595
    people = 53.4408 + 29.9642 + 39.5376 + 111.5016 + 72.0976 + 156.4449 + 74.4836 + 46.2462
    assert view.contrast.area == pytest.approx(money / people)
    assert view.values[code["巴东"]] == pytest.approx(17_750 / 39.5376 - money / people)
    assert "有数字的 8 个县（区）合计 89.25 万元/万人" in sentence.subtitle(view, "zh")
    assert "of_minimum" in view.flags[code["夷陵"]]


def test_the_area_has_no_figure_while_a_county_of_a_level_lacks_one():
    values, weights = np.array([1.0, np.nan]), np.array([1.0, 1.0])
    assert math.isnan(contrast.area_figure(values, weights, whole=True))
    assert contrast.area_figure(values, weights, whole=False) == 1.0


@pytest.mark.parametrize(
    ("query", "zh", "en"),
    [
        (
            "metric=population_census&baseline=2010",
            "普查常住人口，2010—2020 年的变化：升幅最大的是渝北区（+84.6 万人），"
            "降幅最大的是丰都县（−9.2 万人）",
            "Census population, change 2010–2020: the largest rise is in Yubei (+846.1 thousand "
            "people), the largest fall in Fengdu (−91.8 thousand people)",
        ),
        (
            "metric=gdp&baseline=2018",
            "地区生产总值，2018—2022 年的变化：有可比数字的 3 个县（区）中，"
            "升幅最大的是涪陵区（+446.3 亿元），最小的是巴南区（+219.1 亿元）",
            "GDP, change 2018–2022: of the 3 counties with comparable figures, the largest rise is "
            "in Fuling (CNY +44.6 bn), the smallest in Banan (CNY +21.9 bn)",
        ),
        (
            "metric=air_good_rate&baseline=2015",
            "空气质量优良天数比例，2015—2020 年的变化：只有巴南区（+13.2 个百分点）有可比的公开数字",
            "Share of days with good air, change 2015–2020: only Banan (+13.2 percentage points) "
            "has comparable published figures",
        ),
        (
            "metric=gdp&baseline=2013",
            "没有可比的公开数字：地区生产总值，2013 年以来的变化",
            "No comparable published figures: GDP, change since 2013",
        ),
        (
            "metric=tree_cover_share&relative=area",
            "卫星判读林地覆盖比例（MODIS 2019），与全库区相比：高出最多的是武隆区、兴山县"
            "（+33.4 个百分点），低得最多的是渝北区（−66.2 个百分点）",
            "Tree cover share, satellite (MODIS 2019), against the whole area: farthest above is "
            "Wulong, Xingshan (+33.4 percentage points), farthest below Yubei (−66.2 percentage "
            "points)",
        ),
    ],
)
def test_the_sentence_of_a_comparison(ask, query, zh, en):
    assert sentence.sentence(ask(query), "zh") == zh
    assert sentence.sentence(ask(f"{query}&lang=en"), "en") == en


def test_a_change_carries_its_caveats_and_which_way_is_better(ask):
    told = sentence.subtitle(ask("metric=co2_emissions&baseline=2011"), "zh")
    assert told == (
        "二氧化碳排放量（模型估算），2011—2017 年的变化（百万吨） · 越低越好 · 模型估算，不是排放清单"
    )


REFUSED = {
    "baseline=2020": ("baseline", "没有逐年数字"),
    "metric=active_supporters&baseline=2020": ("baseline", "没有记录不等于没有往来"),
    "metric=grants_total&baseline=2020": ("baseline", "截至年份不一"),
    "metric=forest_cover&baseline=2018": ("baseline", "统计口径约 2020—2022 年改变"),
    "metric=tree_cover_share&baseline=2018": ("baseline", "只有一个年份"),
    "metric=ndvi_june_mean&baseline=2010": ("baseline", "只有一个年份"),
    "metric=urbanization_rate_census&baseline=2010": ("baseline", "只有一个年份"),
    "metric=co2_emissions&baseline=2005": ("baseline", "改用 2011"),
    "metric=co2_emissions&baseline=2011&years=2005": ("baseline", "所选年份以前没有可比的年份"),
    "metric=gdp&baseline=2030": ("baseline", "改用 2024"),
    "metric=projects&baseline=2019": ("years", "改用 2025 年"),
    "metric=projects&baseline=2019&years=2020-2022": ("years", "改用 2022 年"),
    "metric=gdp_growth&baseline=2020&change=pct": ("change", "以百分点计"),
    "metric=gdp&change=pct": ("change", "没有基准年"),
    "metric=grants&years=2022&baseline=2021&change=pct&normalise=per_10k": (
        "normalise",
        "换算不起作用",
    ),
    "relative=area": ("relative", "与全库区合计不可比"),
    "metric=projects&relative=area": ("relative", "先换算"),
    "metric=co2_emissions&relative=area": ("relative", "先换算"),
    "metric=grants_total&normalise=per_10k&relative=area": ("relative", "不能由各县"),
    "metric=forest_cover&relative=area": ("relative", "不能由各县"),
    "metric=co2_emissions&normalise=per_km2&baseline=2011&relative=area": (
        "relative",
        "已与基准年比较",
    ),
}


@pytest.mark.parametrize("query", REFUSED)
def test_what_does_not_apply_is_refused_with_its_reason(scope, query):
    where, said = REFUSED[query]
    with pytest.raises(BadSelection) as refused:
        codec.read(query, scope, strict=True)
    assert refused.value.where == where
    assert said in str(refused.value)
    # A page mends it once, and its own address needs no mending.
    mended = codec.read(query, scope).selection
    assert codec.read(mended.query(), scope, strict=True).selection == mended


@pytest.fixture(scope="module")
def scope(atlas):
    return atlas.scope


def test_which_years_can_be_a_baseline(scope):
    spans = scope.metric_years
    assert baseline.baselines(METRICS["co2_emissions"], spans["co2_emissions"]) == range(2011, 2017)
    assert baseline.baselines(METRICS["population_census"], (2010, 2020)) == range(2010, 2020)
    assert not baseline.baselines(METRICS["forest_cover"], spans["forest_cover"])
    assert not baseline.baselines(METRICS["supporters"], None)


def test_compare_and_county_only_highlight(ask):
    plain, marked = ask("metric=gdp"), ask("metric=gdp&compare=500101,420506&county=500102")
    assert marked.selection.compare == ("500101", "420506")
    assert marked.values.equals(plain.values) and marked.breaks == plain.breaks
    assert figures(marked) == figures(plain)


def test_exports_of_a_change(ask, code):
    view = ask("metric=gdp&baseline=2018&years=2018-2022")
    rows = csv_bytes(view).decode("utf-8-sig").splitlines()
    assert rows[0] == "adcode,name,value,unit,year,records,flag"
    assert len(rows) == 20
    assert "500101,万州区,257.76,亿元,2018-2022,3,disagree;revised" in rows
    assert "420506,夷陵区,,亿元,,0,no_base;no_later" in rows
    assert b'"comparison":{"kind":"change","told_in":"abs","baseline":2018' in json_bytes(view)
    assert "2018—2022 年的变化" in readme(view)
    assert EXPORTS["/data.csv"].name(view) == "gdp_years-2018-2022_baseline-2018_r1.csv"
    assert view.code != ask("metric=gdp&years=2018-2022").code
    share = ask("metric=urbanization_rate_census&relative=area")
    assert ",个百分点,2020," in csv_bytes(share).decode()


YEARS = st.integers(1995, 2027)
ANY = st.builds(
    Selection,
    metric=st.sampled_from(list(METRICS)),
    years=st.none() | st.tuples(YEARS, YEARS).map(sorted).map(tuple),
    province=st.sampled_from([None, "hubei", "chongqing"]),
    normalise=st.sampled_from(["none", "per_10k", "per_km2"]),
    baseline=st.none() | YEARS,
    change=st.sampled_from(["abs", "pct"]),
    relative=st.sampled_from([None, "area"]),
    tier=st.sampled_from([(), (1,), (3,)]),
    sort=st.sampled_from(["value", "river", "name"]),
)


@given(asked=ANY)
def test_no_combination_is_a_fault_and_all_of_a_view_agrees(atlas, asked):
    found = codec.read(asked.query(), atlas.scope).selection
    assert codec.read(found.query(), atlas.scope, strict=True).selection == found
    view = atlas.view(found)
    assert (view.contrast is not None) == found.compares
    assert ((view.steps == -1) == view.values.isna()).all()
    for code, value in view.values.items():
        if not found.compares or math.isnan(value):
            continue
        assert np.sign(view.steps[code] - 4) == np.sign(value)
        if found.change == "abs":
            gap = view.contrast.after[code] - view.contrast.before[code]
            assert value == pytest.approx(gap, abs=1e-6)
        text = view.number(str(code), "zh")
        assert text[0] in ("+" if value > 0 else "−" if value < 0 else "0>"), text
    for language in ("zh", "en"):
        assert sentence.sentence(view, language)
        for chart in ("map", "ranking", "trend", "sectors", "pairing"):
            assert alt_text(view, chart, language)
    assert len(figures(view).rows) == 19
