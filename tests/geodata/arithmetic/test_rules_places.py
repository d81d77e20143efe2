"""Rules 12, 13, 15, 16, 17 and 19: normalising, classes, ranks, what lies outside, coverage."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from geodata.arithmetic.ranking import RANKS_NEED
from geodata.errors import BadSelection
from geodata.query import codec
from geodata.registry.metrics import METRICS
from geodata.selection import Selection, figure_code

# Rule 12 ------------------------------------------------------------------------------------


def test_per_10k_divides_by_the_census_of_2020(ask, atlas, code):
    rows = atlas.tables.indicators
    people = rows[(rows["indicator"] == "population_census") & (rows["year"] == 2020)]
    people = people.set_index("adcode")["value"]
    view = ask("metric=projects&normalise=per_10k")
    # 夷陵: 93 projects.
    assert view.values[code["夷陵"]] == pytest.approx(93 / people[code["夷陵"]])
    assert people[code["夷陵"]] == pytest.approx(53.44, abs=0.005)  # README: not 56.04
    assert "/万人" in view.unit.label.zh


def test_per_km2_divides_by_the_polygon(ask, atlas, code):
    where = code["涪陵"]
    view = ask("metric=grants&normalise=per_km2")
    assert view.values[where] == pytest.approx(373 / atlas.areas[where])
    co2 = ask("metric=co2_emissions&years=2017&normalise=per_km2")
    plain = ask("metric=co2_emissions&years=2017")
    assert co2.values[where] == pytest.approx(plain.values[where] * 1e6 / atlas.areas[where])
    assert co2.unit.label.en == "t/km²"


ALLOWED = {
    "projects": {"per_10k", "per_km2"},
    "grants": {"per_10k", "per_km2"},
    "investment": {"per_10k", "per_km2"},
    "grants_total": {"per_10k", "per_km2"},
    "projects_total": {"per_10k", "per_km2"},
    "co2_emissions": {"per_km2"},
}


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("way", ["per_10k", "per_km2"])
def test_all_else_is_refused_with_a_reason(atlas, metric, way):
    query = f"metric={metric}&normalise={way}"
    if way in ALLOWED.get(metric, set()):
        assert codec.read(query, atlas.scope, strict=True).selection.normalise == way
        return
    found = codec.read(query, atlas.scope)
    assert found.selection.normalise == "none"
    assert [str(n.where) for n in found.notices] == ["normalise"]
    with pytest.raises(BadSelection):
        codec.read(query, atlas.scope, strict=True)


# Rule 13 ------------------------------------------------------------------------------------


def test_still_classes_of_sums_follow_the_selection_of_levels_all_years(ask):
    assert ask("metric=projects").breaks != ask("metric=projects&years=2019").breaks
    assert ask("metric=gdp").breaks == ask("metric=gdp&years=2019").breaks
    assert ask("metric=gdp").breaks == ask("metric=gdp&province=hubei").breaks


def test_equal_values_get_no_classes(ask):
    # active_supporters of 2023: one each in 涪陵 (zhejiang), 万州 (shanghai), 巫溪 (jilin).
    view = ask("metric=active_supporters&years=2023")
    assert set(view.values.dropna()) == {1}
    assert view.breaks.all_equal


# Rule 15 ------------------------------------------------------------------------------------


def test_ties_share_a_rank(ask, code):
    # supporters: 万州 7, 巫山 4, 夷陵 3, then five counties with 2.
    ranks = ask("").ranks
    assert [ranks[code[c]] for c in ("万州", "巫山", "夷陵")] == [1, 2, 3]
    assert {ranks[code[c]] for c in ("武隆", "石柱", "忠县", "兴山", "秭归")} == {4}
    assert ranks[code["云阳"]] == 9
    assert ranks[code["江津"]] == 19


def test_no_rank_below_five_figures(ask):
    assert RANKS_NEED == 5
    five, four = ask("metric=grants&years=2014-2020"), ask("metric=pm25")
    assert five.values.notna().sum() == 5 and five.ranks.notna().sum() == 5
    assert four.values.notna().sum() == 4 and four.ranks.isna().all()


def test_blanks_have_no_rank(ask):
    view = ask("metric=projects")
    assert (view.ranks.isna() == view.values.isna()).all()


def test_figures_of_different_years_or_methods_have_no_rank_numbers(ask):
    assert ask("metric=forest_cover").ranks.isna().all()  # 2016 to 2025
    view = ask("metric=gdp&years=2020")  # one year, bulletins and reposts
    assert view.coverage.counties == 12
    assert view.ranks.isna().all()
    assert view.order[0] == "500112"  # 渝北 2,002.34 comes first all the same


def test_figures_of_one_year_and_method_have(ask):
    assert ask("metric=co2_emissions").ranks.notna().all()
    assert ask("metric=population_census&years=2010").ranks.notna().all()


def test_only_the_chosen_rows_decide_about_methods(ask):
    # GDP 2019: all chosen figures are reposts; the second source of 渝北 is one too.
    view = ask("metric=gdp&years=2019")
    assert set(view.records["method"]) == {"repost"}
    assert view.ranks.notna().sum() == view.coverage.counties


def test_order_by_value_river_and_name(ask, atlas):
    assert ask("sort=river").order == tuple(atlas.tables.counties.index)
    names = atlas.tables.counties["name_en"]
    listed = [names[c] for c in ask("sort=name").order]
    assert listed == sorted(listed)
    order = ask("metric=projects").order
    values = ask("metric=projects").values[list(order)]
    assert values.dropna().is_monotonic_decreasing
    assert values.isna().to_list() == [False] * 13 + [True] * 6
    # 云阳 and 奉节 have 4 each: upstream first.
    assert order.index("500235") + 1 == order.index("500236")


# Rule 16 ------------------------------------------------------------------------------------


def test_province_blanks_what_lies_outside(ask, figures, code):
    assert figures("metric=projects&province=hubei") == {
        "夷陵": 93,
        "秭归": 10,
        "兴山": 2,
        "巴东": 37,
    }
    view = ask("metric=projects&province=hubei")
    assert len(view.values) == 19
    assert view.flags[code["万州"]] == ("outside",)
    assert view.counts[code["万州"]] == 0
    assert view.area_wide is None
    assert set(view.records["adcode"]) == {"420506", "420527", "420526", "422823"}


def test_county_only_highlights(ask):
    plain, marked = ask("metric=projects"), ask("metric=projects&county=420506")
    pd.testing.assert_series_equal(plain.values, marked.values)
    assert plain.breaks == marked.breaks
    assert plain.coverage.records == marked.coverage.records


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("metric=gdp&sectors=tourism", "sectors"),
        ("metric=gdp&supporters=beijing", "supporters"),
        ("metric=forest_cover&programme=all", "programme"),
        ("metric=co2_emissions&status=completed", "status"),
        ("basis=signed", "basis"),
        ("tier=1", "tier"),
        ("metric=grants_total&sectors=tourism", "sectors"),
    ],
)
def test_a_key_that_does_not_apply_is_dropped_with_a_notice(atlas, query, key):
    found = codec.read(query, atlas.scope)
    assert [str(n.where) for n in found.notices] == [key]
    assert getattr(found.selection, key) == ()
    with pytest.raises(BadSelection):
        codec.read(query, atlas.scope, strict=True)


# Rule 17 ------------------------------------------------------------------------------------


def test_coverage_counts_counties_and_records(ask):
    # projects: 206 default rows, two of them (cqa1-077, cqa1-097) for the whole area.
    coverage = ask("metric=projects").coverage
    assert (coverage.counties, coverage.of, coverage.records) == (13, 19, 204)
    assert ask("metric=projects&province=hubei").coverage.of == 4


def test_area_wide_holds_rows_without_a_county(ask):
    wide = ask("metric=projects").area_wide
    assert (wide.value, wide.records, wide.at_least) == (2, 2, False)
    # cqa1-077 says 300,000, cqa1-097 (investment) no amount.
    wide = ask("metric=investment").area_wide
    assert (wide.value, wide.records, wide.at_least) == (300_000, 2, True)
    assert ask("metric=projects&years=2019").area_wide.value == 1
    for query in (
        "",
        "metric=grants",
        "metric=gdp",
        "metric=grants_total",
        "metric=projects&years=2011",
    ):
        assert ask(query).area_wide is None


def test_share_of_the_published_total(ask):
    # projects 2014-2020: 78 + 2 + 83 + 3 + 11 + 16 + 3 + 6 in the counties, 1 area-wide, of 1,989.
    coverage = ask("metric=projects&years=2014-2020").coverage
    assert coverage.published == 1989
    assert coverage.share == pytest.approx(203 / 1989)
    # grants: 11,540 + 7,074 + 9,934 + 2,000 + 595 = 31,143 of 41.63 亿元.
    coverage = ask("metric=grants&years=2014-2020").coverage
    assert coverage.published == pytest.approx(416_300)
    assert coverage.share == pytest.approx(31_143 / 416_300)


@pytest.mark.parametrize(
    "more",
    [
        "metric=projects", "metric=projects&years=2014-2021", "metric=projects&years=2015-2020",
        "metric=projects&years=2014-2020&province=hubei", "metric=investment&years=2014-2020",
        "metric=projects&years=2014-2020&sectors=tourism", "metric=gdp&years=2014-2020",
        "metric=projects&years=2014-2020&programme=all", "metric=grants_total",
        "metric=projects&years=2014-2020&tier=1", "metric=grants&years=2014-2020&normalise=per_10k",
    ],
)  # fmt: skip
def test_no_share_anywhere_else(ask, more):
    assert math.isnan(ask(more).coverage.share)


def test_share_stays_while_only_the_looks_change(ask):
    view = ask("metric=projects&years=2014-2020&county=420506&sort=river&lang=en")
    assert view.coverage.share == pytest.approx(203 / 1989)


# Rule 19 ------------------------------------------------------------------------------------


def test_figure_code(ask):
    view = ask("metric=grants&years=2014-2020")
    release, short = view.code.split("-")
    assert release == view.release.id
    assert len(short) == 8 and set(short) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    assert view.code == ask("years=2014-2020&metric=grants").code
    assert view.code != ask("metric=grants&years=2014-2021").code
    assert figure_code(Selection(), "r1") != figure_code(Selection(), "r2")


def test_normalised_sums_stay_finite(atlas):
    for metric, ways in ALLOWED.items():
        for way in ways:
            values = atlas.view(Selection(metric=metric, normalise=way)).values
            assert np.isfinite(values.dropna()).all()
