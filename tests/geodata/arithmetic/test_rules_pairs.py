"""Rules 3, 4 and 10: pairs of the plan, active supporters, running totals."""

from __future__ import annotations

import math

import pytest

from geodata.errors import BadSelection
from geodata.query import codec

# Rule 3 -------------------------------------------------------------------------------------


def test_supporters_counts_the_named_pairs(figures):
    # pairing.csv: 34 rows; 万州 7, 巫山 4, 夷陵 3.
    found = figures("")
    assert sum(found.values()) == 34
    assert (found["万州"], found["巫山"], found["夷陵"]) == (7, 4, 3)


def test_jiangjin_is_zero_a_fact_not_a_blank(ask, code):
    view = ask("")
    assert view.values[code["江津"]] == 0
    assert view.coverage.counties == 19
    assert view.steps[code["江津"]] == 0
    assert view.breaks.bins[0].step == 0


def test_chosen_supporters_count_their_pairs_and_blank_the_rest(figures):
    # jiangsu: 秭归, 云阳, 万州; beijing: 巴东.
    assert figures("supporters=jiangsu,beijing") == {"秭归": 1, "云阳": 1, "万州": 1, "巴东": 1}
    # guangdong, shenzhen and zhuhai are three of 巫山's four.
    assert figures("supporters=guangdong,shenzhen,zhuhai") == {"巫山": 3}


@pytest.mark.parametrize(
    "query", ["sectors=tourism", "years=2021-2025", "years=2019&sectors=others"]
)
def test_sectors_or_years_move_to_active_supporters(atlas, query):
    found = codec.read(query, atlas.scope)
    assert found.selection.metric == "active_supporters"
    assert len(found.notices) == 1
    assert "有记录的支援方" in found.notices[0].text("zh")
    with pytest.raises(BadSelection):
        codec.read(query, atlas.scope, strict=True)


def test_trend_and_sectors_of_pairs_show_projects(ask):
    view = ask("")
    assert view.charts_metric.key == "projects"
    assert view.charts_metric.label.zh == "有据可查的项目"
    assert view.series.equals(ask("metric=projects").series)
    assert view.mix.equals(ask("metric=projects").mix)


def test_pairs_cite_the_plan(ask):
    assert list(ask("").sources.index) == ["s0000"]


# Rule 4 -------------------------------------------------------------------------------------


def test_active_supporters_of_wanzhou_are_four_of_seven(ask, code):
    # shanghai, tianjin, nanjing (cqa1-074), xiamen (cqa1-075); no row of jiangsu (its
    # visit cqa1-038 is an exchange), fujian or ningbo.
    view = ask("metric=active_supporters")
    assert view.values[code["万州"]] == 4
    assert view.number(code["万州"], "zh") == "4/7"


def test_a_row_of_two_supporters_counts_once_in_money_and_for_each_in_activity(figures):
    # 武隆: cqb-022 alone, jiangxi|yunnan.
    assert figures("metric=projects")["武隆"] == 1
    assert figures("metric=active_supporters")["武隆"] == 2
    assert figures("metric=projects&supporters=jiangxi")["武隆"] == 1
    assert figures("metric=projects&supporters=yunnan")["武隆"] == 1
    assert figures("metric=projects&supporters=jiangxi,yunnan")["武隆"] == 1
    # 兴山: hb-031 dalian, hb-032 hunan|dalian.
    assert figures("metric=active_supporters")["兴山"] == 2


def test_only_pairs_of_the_plan_are_active(figures):
    # 夷陵: hb-010 is of jiangsu, which is not paired with it; 2021 has shanghai rows besides.
    assert figures("metric=projects&supporters=jiangsu&years=2021")["夷陵"] == 1
    assert "夷陵" not in figures("metric=active_supporters&supporters=jiangsu&years=2021")
    # 云阳 tourism: cqa1-096 names nobody: blank, not "0 of 1".
    assert "云阳" not in figures("metric=active_supporters&sectors=tourism")


def test_supporters_filter_of_the_ledger(figures):
    # beijing: 巴东 hb-033 … 045 (13 rows of 1) + agg-005 8 + agg-007 10; agg-006 has no count.
    assert figures("metric=projects&supporters=beijing") == {"巴东": 31}


def test_active_trend_counts_pairs_per_year(ask):
    # 2011: 巴东 beijing (hb-033, completed), 万州 tianjin (cqa1-067 and 068, reported).
    row = ask("metric=active_supporters").series.set_index("year").loc[2011]
    assert (row["firm"], row["reported"]) == (1, 1)


# Rule 10 ------------------------------------------------------------------------------------


def test_grants_total(figures):
    # pair_totals.csv: one row each, 武隆 jiangxi 3,190 + yunnan 1,936; out are
    # 秭归 jiangsu (since 2021) and 夷陵 ctg (no pair of the plan).
    assert figures("metric=grants_total") == {
        "夷陵": 49_500, "兴山": 15_000, "巴东": 87_000, "万州": 48_400, "武隆": 5_126,
        "忠县": 42_500, "奉节": 37_000, "巫山": 10_500, "涪陵": 50_900,
    }  # fmt: skip


def test_projects_total(figures):
    # 万州 shanghai 630 + tianjin 143; out are 秭归 37 (since 2021) and 夷陵 ctg 50.
    assert figures("metric=projects_total") == {
        "夷陵": 403, "兴山": 110, "巴东": 242, "万州": 773, "忠县": 500, "奉节": 118, "巫山": 92,
    }  # fmt: skip


def test_totals_carry_the_earliest_end_year_of_what_is_shown(ask):
    # 万州 ends in 2015; of the Hubei counties 夷陵 and 巴东 in 2019, 兴山 in 2020.
    assert ask("metric=grants_total").end_year == 2015
    assert ask("metric=grants_total&province=hubei").end_year == 2019
    assert ask("metric=grants_total").metric.caveat.zh


def test_totals_of_one_supporter(figures):
    assert figures("metric=projects_total&supporters=tianjin") == {"万州": 143}
    assert figures("metric=grants_total&supporters=ctg") == {}


def test_totals_have_no_years(atlas):
    with pytest.raises(BadSelection):
        codec.read("metric=grants_total&years=2019", atlas.scope, strict=True)


def test_totals_of_different_end_years_have_no_rank_numbers(ask):
    assert ask("metric=grants_total").ranks.isna().all()
    assert ask("metric=grants_total").order[0] == "422823"  # 巴东 87,000


def test_blank_stays_blank(ask, code):
    assert math.isnan(ask("metric=grants_total").values[code["秭归"]])
