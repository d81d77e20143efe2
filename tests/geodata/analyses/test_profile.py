"""Profiles of counties: sums, lines, places and changes, worked out by hand from the tables."""

from __future__ import annotations

import math

import pytest

from geodata.analyses.pairing.figures import SUMS
from geodata.analyses.profile import place
from geodata.analyses.profile.figures import Change, Rank, figures
from geodata.atlas import Atlas
from geodata.registry.metrics import METRICS
from geodata.selection import Selection

pytestmark = pytest.mark.thorough

WUSHAN, ZHONGXIAN, JIANGJIN, BADONG = "500237", "500233", "500116", "422823"


def test_records_of_wushan_by_sector_and_year(atlas: Atlas) -> None:
    # projects.csv: 37 rows, of these 4 exchanges, 1 follow-up, 2 of other programmes.
    wushan = place.county(atlas, WUSHAN)
    assert wushan.total.records == len(wushan.records) == 30
    assert {one.key: one.records for one in wushan.groups} == {
        "tourism": 5, "agriculture": 0, "logistics": 0, "green_manufacturing": 1, "others": 24,
    }  # fmt: skip
    assert {one.key: one.records for one in wushan.sectors}["health"] == 3
    assert [(one.key, one.records) for one in wushan.years] == [
        ("2016", 1), ("2018", 7), ("2019", 1), ("2020", 2), ("2022", 18), ("2025", 1),
    ]  # fmt: skip
    assert wushan.total.amounts["grants"] == 1_595
    assert wushan.total.at_least == {"grants"}
    assert math.isnan(wushan.total.amounts["investment"])
    assert [one.key for one in wushan.supporters] == [
        "guangdong",
        "guangzhou",
        "shenzhen",
        "zhuhai",
    ]
    assert wushan.active == 4 and wushan.own == place.Supporter("chongqing", 0)


def test_the_first_records_have_money_and_good_sources(atlas: Atlas) -> None:
    names = place.important(atlas, place.county(atlas, WUSHAN))["name"].tolist()
    # 1,000 and 800 by the press of 2022, then 595 by a repost; all others say no money.
    assert names[:3] == ["神女峰游客接待中心", "巫山游船公司游船技改", "珠海2018年援建巫山7个项目"]


def test_a_county_without_records_has_blanks_and_no_zero(atlas: Atlas) -> None:
    jiangjin = place.county(atlas, JIANGJIN)
    assert jiangjin.supporters == () and jiangjin.total.records == 0 and jiangjin.years == ()
    assert all(math.isnan(value) for value in jiangjin.total.amounts.values())


def test_sums_are_those_of_the_map(atlas: Atlas) -> None:
    whole = place.area(atlas).total
    for metric in SUMS:
        view = atlas.plain_views[metric]
        for code in map(str, atlas.tables.counties.index):
            one = place.county(atlas, code).total
            assert one.amounts[metric] == pytest.approx(view.values[code], nan_ok=True)
            assert (metric in one.at_least) >= ("at_least" in view.flags[code])
        wide = view.area_wide.value if view.area_wide else 0.0
        assert whole.amounts[metric] == pytest.approx(float(view.values.sum()) + wide)


def test_the_census_of_wushan(atlas: Atlas) -> None:
    known = {one.key: one for one in figures(atlas, WUSHAN)}
    census = known["population_census"]
    assert census.lines == (((2010, 49.5072), (2020, 46.2462)),)
    assert census.change == Change(2010, pytest.approx(-3.261))
    assert census.rank == Rank(13, 19, tied=False)  # twelve counties had more people in 2020
    assert known["gdp_growth"].rank == Rank(2, 16, tied=True)  # 10 % in 2018, with another county
    # GDP of 2017, 2018 and 2020 comes from three sources: dots, no line and no change.
    assert [len(line) for line in known["gdp"].lines] == [1, 1, 1]
    assert known["gdp"].change is None


def test_rules_14_and_15_hold_for_every_county(atlas: Atlas) -> None:
    rows = atlas.tables.indicators
    for code in map(str, atlas.tables.counties.index):
        known = figures(atlas, code)
        mine = rows[rows["adcode"] == code]
        assert {one.key for one in known} == set(mine["indicator"])
        for one in known:
            metric = METRICS.get(one.key)
            if metric and metric.unchanging.zh:
                assert one.change is None
            if one.key == "co2_emissions":
                assert one.lines[0][0][0] == 2011
            if one.rank and metric:
                view = atlas.view(Selection(metric=one.key, years=(one.year, one.year)))
                assert view.ranks[code] == one.rank.place
                assert view.coverage.counties == one.rank.of >= 5


def test_a_minimum_is_subtracted_from_nothing(atlas: Atlas) -> None:
    at_least = atlas.tables.indicators
    at_least = at_least[at_least["quality"] == "at_least"]
    assert len(at_least)
    for _, row in at_least.iterrows():
        known = {one.key: one for one in figures(atlas, str(row["adcode"]))}[row["indicator"]]
        if known.year == row["year"] and known.row["quality"] == "at_least":
            assert known.change is None


def test_targets_are_answered_by_the_rule_or_not_at_all(atlas: Atlas) -> None:
    answers = place.county(atlas, BADONG).targets
    assert len(answers) == 8
    # Nothing is published of fertiliser and pesticide use in 2020 and after.
    assert {one.reached for one in answers} == {None}


def test_sources_are_those_that_are_cited_better_tiers_first(atlas: Atlas) -> None:
    zhongxian = place.county(atlas, ZHONGXIAN)
    assert zhongxian.total.records == 14 and zhongxian.total.amounts["grants"] == 5_300
    cited = {*zhongxian.records["source_id"], *(one.row["source_id"] for one in zhongxian.figures)}
    assert set(zhongxian.sources.index) == {"s0000", *cited}
    assert zhongxian.sources["tier"].is_monotonic_increasing
    uses = zhongxian.sources["used"]
    assert int(uses.sum()) == 1 + len(zhongxian.records) + len(zhongxian.figures)
