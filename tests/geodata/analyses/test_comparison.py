"""Counties beside the area: sums, means, the plan's own, ranks and the own past, by hand."""

from __future__ import annotations

import pytest

from geodata.analyses import comparison
from geodata.analyses.comparison import AreaFigure, Past


@pytest.mark.parametrize(
    ("metric", "value", "how", "year"),
    [
        ("supporters", 34, "sum", 0),
        # 93 + 10 + 2 + 37 + 49 + 1 + 3 + 16 + 152 + 4 + 4 + 30 + 7, and 2 of the whole area.
        ("projects", 410, "sum", 0),
        ("grants", 52_097, "sum", 0),
        ("population_census", 1_521.8119, "sum", 2020),
        ("gdp", 9_298, "plan", 2020),
    ],
)
def test_the_figure_of_the_area(atlas, metric, value, how, year):
    found = comparison.area(atlas, atlas.plain_views[metric])
    assert (found.value, found.how, found.year) == (pytest.approx(value), how, year)
    assert found.at_least == (metric in ("projects", "grants"))


@pytest.mark.parametrize(
    "metric",
    ["active_supporters", "grants_total", "forest_cover", "air_good_rate", "population_resident"],
)
def test_what_counties_do_not_make_up_is_left_out(atlas, metric):
    assert comparison.area(atlas, atlas.plain_views[metric]) is None


def test_shares_of_the_area_are_weighted(atlas):
    found = comparison.area(atlas, atlas.plain_views["urbanization_rate_census"])
    assert found == AreaFigure(pytest.approx(63.22, abs=0.005), "mean", 2020)


def test_own_past_of_a_level_keeps_to_one_source(atlas, ask, code):
    found = comparison.pasts(atlas, ask("metric=gdp"), (code["涪陵"], code["万州"]))
    # 涪陵: s0137 from 2018 to 2022. 万州: the latest is of s0195, alone.
    assert found == {code["涪陵"]: Past(2018, 1058.06, 2022, 1504.37)}
    assert found[code["涪陵"]].percent == pytest.approx((1504.37 - 1058.06) / 1058.06 * 100)
    until = comparison.pasts(atlas, ask("metric=gdp&years=2018-2022"), (code["万州"],))
    assert until == {code["万州"]: Past(2018, 860.67, 2022, 1118.43)}


def test_own_past_of_a_sum_is_its_best_year(atlas, ask, code):
    found = comparison.pasts(atlas, ask("metric=projects"), (code["万州"], code["江津"]))
    assert found == {code["万州"]: Past(2022, 44.0, 2025, 8.0)}
    assert comparison.pasts(atlas, ask("metric=supporters"), (code["万州"],)) == {}


def test_a_profile_has_what_one_of_the_counties_has(atlas, code):
    keys = [view.metric.key for view in comparison.profile(atlas, (code["江津"],))]
    assert "supporters" in keys and "gdp" in keys
    assert not {"projects", "grants", "forest_cover"} & set(keys)
    assert "projects" in [
        view.metric.key for view in comparison.profile(atlas, (code["江津"], code["万州"]))
    ]


def test_a_comparison_shows_the_plain_figures_of_a_change(atlas, ask):
    change = ask("metric=co2_emissions&baseline=2011&years=2012-2015")
    plain = comparison.plain_view(change, atlas)
    assert plain.contrast is None and plain.selection.years == (2012, 2015)
