"""Rules 1, 6, 7, 8 and 9: what a row of projects.csv adds, and when it stays out.

Expected figures are worked out by hand; each comment names the rows.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from geodata.registry import sectors
from geodata.selection import Selection

#: data/README.md, "Default totals worked out independently".
PROJECTS = {
    "夷陵": 93, "秭归": 10, "兴山": 2, "巴东": 37, "涪陵": 49, "武隆": 1, "丰都": 3,
    "忠县": 16, "万州": 152, "云阳": 4, "奉节": 4, "巫山": 30, "巫溪": 7,
}  # fmt: skip
GRANTS = {
    "夷陵": 12_020, "秭归": 1_327, "巴东": 17_750, "涪陵": 373, "忠县": 5_300,
    "万州": 11_732, "奉节": 2_000, "巫山": 1_595,
}  # fmt: skip
INVESTMENT = {
    "夷陵": 300_000, "涪陵": 4_365_000, "丰都": 135_000, "忠县": 184_500, "万州": 2_677_000,
}  # fmt: skip


@pytest.mark.parametrize(
    ("metric", "totals", "wide"),
    [("projects", PROJECTS, 2), ("grants", GRANTS, None), ("investment", INVESTMENT, 300_000)],
)
def test_default_totals(ask, figures, metric, totals, wide):
    assert figures(f"metric={metric}") == totals
    found = ask(f"metric={metric}").area_wide
    assert (found and found.value) == wide


def test_counties_without_a_default_row_are_blank_never_zero(figures):
    found = figures("metric=projects")
    assert not {"巴南", "开州", "江津", "渝北", "长寿", "石柱"} & set(found)


# Rule 1 -------------------------------------------------------------------------------------


def test_default_rows_are_206_without_exchanges(ask, atlas):
    # README: counterpart 211 + own_province 6 + central 9 = 226, of them 206 without exchanges.
    assert len(ask("metric=projects").records) == 206
    assert set(ask("metric=projects").records["programme"]) == {
        "counterpart", "own_province", "central",
    }  # fmt: skip
    assert (atlas.tables.projects["programme"].isin(["counterpart"])).sum() == 211


def test_exchanges_count_nowhere_and_their_money_neither(ask, figures):
    # hb-008 (夷陵 2024, exchange of shanghai, logistics, 61,600): with it, logistics would have 1.
    assert "夷陵" not in figures("metric=projects&sectors=logistics&programme=all")
    for query in ("metric=projects&programme=all", "metric=investment&programme=all"):
        assert "hb-008" not in ask(query).records.index
        assert "exchange" not in set(ask(query).records["item"])


def test_an_exchange_makes_no_supporter_active(figures):
    # 开州 2023: cqa1-098 (sichuan) is an exchange, the other row belongs to chongqing_districts.
    assert "开州" not in figures("metric=active_supporters&programme=all")


def test_a_programme_list_opens_others(figures):
    # shandong_chongqing: 武隆 cqb-021, 023, 024, 026; 丰都 cqb-027, 033…036; 石柱 cqb-053…056.
    assert figures("metric=projects&programme=shandong_chongqing") == {
        "武隆": 4, "丰都": 5, "石柱": 4,
    }  # fmt: skip
    # unproven: cqa1-078 and cqa1-079, both 万州, 90,000 + 200,000.
    assert figures("metric=investment&programme=unproven") == {"万州": 290_000}


def test_all_programmes_and_default_with_another(figures):
    # 秭归 10 + hb-030 (hubei_other, 4 projects).
    assert figures("metric=projects&programme=all")["秭归"] == 14
    assert figures("metric=projects&programme=default,hubei_other")["秭归"] == 14
    # 渝北 cqa2-050 and 长寿 cqa2-049 are follow_up, 1 each.
    follow_up = figures("metric=projects&programme=follow_up")
    assert follow_up["渝北"] == 1 and follow_up["长寿"] == 1


# Rule 6 -------------------------------------------------------------------------------------


def test_blank_where_no_row_matches(figures):
    # 2009: hb-001 alone (夷陵, grant without an amount).
    assert figures("metric=projects&years=2009") == {"夷陵": 1}
    assert figures("metric=grants&years=2009") == {}


def test_zero_only_where_a_matching_bundle_has_nothing_left(figures):
    # agg-001 is the only mixed row of 2015 in 万州: 12 projects, 12 members, 0 left.
    found = figures("metric=projects&years=2015&sectors=mixed")
    assert found["万州"] == 0
    # 巴东 2015: agg-005 has no members, all 8 are left.
    assert found["巴东"] == 8


def test_no_default_answer_holds_a_zero(figures):
    for metric in ("projects", "grants", "investment", "active_supporters"):
        assert 0 not in figures(f"metric={metric}").values()


def test_unknown_money_enters_neither_grants_nor_investment(figures):
    # cqb-049 (55,900, unknown) is the only money of 忠县 in 2024.
    assert "忠县" not in figures("metric=grants&years=2024")
    assert "忠县" not in figures("metric=investment&years=2024")
    # cqa2-034 (800, unknown, shenzhen) is the only money of 巫山's shenzhen rows.
    assert figures("metric=grants&supporters=shenzhen") == {}


def test_a_blank_project_count_makes_the_sum_at_least(ask, code):
    # 巴东 2016: agg-006 alone, 3,673 万元 without a number of projects.
    view = ask("metric=projects&years=2015-2016")
    assert view.values[code["巴东"]] == 8
    assert view.flags[code["巴东"]] == ("at_least",)
    assert ask("metric=projects&years=2015").flags[code["巴东"]] == ()
    assert math.isnan(ask("metric=projects&years=2016").values[code["巴东"]])


def test_members_are_not_silent_while_their_bundle_tells_the_sum(ask, code):
    # agg-002: 595 万元 for the whole, its six members state no amount of their own.
    whole = ask("metric=grants&years=2018")
    assert whole.values[code["巫山"]] == 595
    assert whole.flags[code["巫山"]] == ()
    # cqa2-026 (grant of 2022 without an amount) is silent; cqa2-031 says 1,000.
    assert ask("metric=grants&years=2022").flags[code["巫山"]] == ("at_least",)


def test_grants_and_investment_are_never_added(figures):
    # 万州 2019: cqa1-013 5,042 of grants; cqa1-076 750,000 of investment.
    assert figures("metric=grants&years=2019")["万州"] == 5_042
    assert figures("metric=investment&years=2019")["万州"] == 750_000


# Rule 7 -------------------------------------------------------------------------------------


def adds(atlas, column: str, row: str) -> float:
    return float(atlas.ledger.adds[column][atlas.ledger.rows.index.get_loc(row)])


def test_agg_001_adds_no_projects_and_all_its_money(atlas, figures):
    assert adds(atlas, "projects", "agg-001") == 0
    assert adds(atlas, "investment", "agg-001") == 1_567_000
    # 万州 2015: 12 members and cqa1-019, the bundle adds 0.
    assert figures("metric=projects&years=2015")["万州"] == 13
    assert figures("metric=investment&years=2015")["万州"] == 1_567_000


def test_agg_002_adds_one_project_and_595(atlas, figures):
    assert adds(atlas, "projects", "agg-002") == 1
    assert adds(atlas, "grants", "agg-002") == 595
    # 巫山 2018: six members (cqa2-036 … 041) and the remainder.
    assert figures("metric=projects&years=2018")["巫山"] == 7


def test_cqb_049_has_no_count_of_its_own(atlas, ask, code):
    assert math.isnan(adds(atlas, "projects", "cqb-049"))
    # 忠县 2024: cqb-046, 047, 048 and the members cqb-050, 051, 052; the bundle is silent.
    view = ask("metric=projects&years=2024")
    assert view.values[code["忠县"]] == 6
    assert view.flags[code["忠县"]] == ("at_least",)
    assert view.counts[code["忠县"]] == 7


def test_the_remainder_does_not_depend_on_filters(figures):
    # agg-002 leaves 1 in 未分领域 though its members are in education, health and infrastructure.
    assert figures("metric=projects&years=2018&sectors=mixed")["巫山"] == 1
    assert figures("metric=projects&years=2018&sectors=health")["巫山"] == 3


def test_bundles_are_in_the_group_of_others(figures):
    # 万州 2018: cqa1-014 (34, mixed), six single rows of other fields; cqa1-018 is logistics.
    assert figures("metric=projects&years=2018&sectors=others")["万州"] == 40
    assert figures("metric=projects&years=2018&sectors=logistics")["万州"] == 1
    assert sectors.group_of("mixed") == sectors.OTHERS


# Rule 8 -------------------------------------------------------------------------------------


def test_undated_and_spanning_rows_count_only_without_years(ask, figures, code):
    # 涪陵: cqb-001 is undated (200,000); cqb-009 … 012 span 2001-2018 (373 of grants).
    assert figures("metric=grants")["涪陵"] == 373
    assert "涪陵" not in figures("metric=grants&years=2004-2025")
    assert figures("metric=investment")["涪陵"] == 4_365_000
    assert figures("metric=investment&years=2004-2025")["涪陵"] == 4_165_000
    # 秭归 2025: hb-026 (1,200) spans 2021-2025, hb-027 (127) is of the year.
    assert figures("metric=grants&years=2025")["秭归"] == 127
    assert ask("metric=grants").years[code["涪陵"]] == (0, 0)


def test_the_trend_has_a_bar_for_them(ask):
    series = ask("metric=grants").series.set_index("year")
    # 373 (涪陵) + 5,300 (忠县 cqb-041 … 044) + 1,500 (巴东 hb-034) + 1,200 (秭归 hb-026).
    assert series.loc[0, "firm"] + series.loc[0, "reported"] == 8_373
    # Undated is only cqb-001, and it is started, not reported.
    assert ask("metric=investment").series.set_index("year").loc[0, "firm"] == 200_000


# Rule 9 -------------------------------------------------------------------------------------


def test_the_trend_stacks_reported_rows_apart(ask):
    # 2011: hb-033 2,193 completed; cqa1-067 500 reported.
    row = ask("metric=grants").series.set_index("year").loc[2011]
    assert (row["firm"], row["reported"]) == (2_193, 500)


def test_basis_leaves_reported_rows_out(figures):
    # 巫溪 has seven rows, all of them reported in 2023.
    assert figures("metric=projects&years=2023")["巫溪"] == 7
    assert "巫溪" not in figures("metric=projects&basis=signed,started,completed")


def test_coverage_says_how_many_are_reported(ask):
    # 2011: hb-033 completed; cqa1-067 and cqa1-068 reported.
    coverage = ask("metric=projects&years=2011").coverage
    assert (coverage.records, coverage.reported) == (3, 2)


# Sums ---------------------------------------------------------------------------------------

ADDING = [
    Selection(metric=metric, **more)
    for metric in ("projects", "grants", "investment")
    for more in (
        {},
        {"province": "hubei"},
        {"province": "chongqing"},
        {"programme": ("all",)},
        {"supporters": ("shanghai", "beijing", "multiple")},
        {"status": ("completed", "operating"), "tier": (2, 3)},
        {"basis": ("reported",)},
    )
]


@pytest.mark.parametrize("selection", ADDING, ids=lambda s: s.query())
def test_sectors_and_years_add_up(atlas, selection):
    view = atlas.view(selection)
    wide = view.area_wide.value if view.area_wide else 0
    total = np.nansum(view.values) + wide
    assert view.mix["value"].sum() == pytest.approx(total)
    assert view.series[["firm", "reported"]].to_numpy().sum() == pytest.approx(total)
    by_group = [atlas.view(selection.but(sectors=(group,))) for group in sectors.GROUPS]
    parts = sum(np.nansum(v.values) + (v.area_wide.value if v.area_wide else 0) for v in by_group)
    assert parts == pytest.approx(total)
    assert view.mix["records"].sum() == len(view.records)


@pytest.mark.parametrize("metric", ["projects", "grants", "investment"])
def test_single_sectors_and_pairs_add_up(atlas, metric):
    whole = np.nansum(atlas.view(Selection(metric=metric, programme=("all",))).values)
    each = [
        np.nansum(atlas.view(Selection(metric=metric, programme=("all",), sectors=(key,))).values)
        for key in sectors.SECTORS
    ]
    assert sum(each) == pytest.approx(whole)
    # A row of two supporters counts once in their union and once for each alone.
    rows = atlas.ledger.rows["supporter"].str.split("|").str[0].unique()
    alone = [
        np.nansum(
            atlas.view(Selection(metric=metric, programme=("all",), supporters=(key,))).values
        )
        for key in rows
    ]
    twice = atlas.ledger.active.sum(axis=1) == 2
    more = np.nansum(atlas.ledger.adds[metric][twice & (atlas.ledger.county >= 0)])
    assert sum(alone) <= whole + more


@pytest.mark.parametrize("metric", ["projects", "grants", "investment"])
def test_single_years_add_up_to_what_is_dated(atlas, metric):
    first, last = atlas.metric_years[metric]
    years = [
        np.nansum(atlas.view(Selection(metric=metric, years=(y, y))).values)
        for y in range(first, last + 1)
    ]
    assert sum(years) == np.nansum(atlas.view(Selection(metric=metric, years=(first, last))).values)
