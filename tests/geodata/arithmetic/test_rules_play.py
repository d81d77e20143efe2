"""Rules 8 and 13 in year play: single years on classes that do not move."""

from __future__ import annotations

import math

import pytest

from geodata.analyses import frames
from geodata.selection import Selection


def test_play_of_sums_shows_each_year_by_itself(atlas, code):
    found = {v.selection.years[0]: v for v in frames.views(atlas, Selection(metric="grants"))}
    assert list(found) == list(range(2004, 2026))
    # 巴东: agg-005 3,401 in 2015, agg-006 3,673 in 2016, nothing in 2017; hb-034 spans.
    badong = [found[year].values[code["巴东"]] for year in (2015, 2016, 2017)]
    assert badong[:2] == [3_401, 3_673] and math.isnan(badong[2])
    # 忠县 and 涪陵 have spanning rows only: they never show.
    for name in ("忠县", "涪陵"):
        assert all(math.isnan(v.values[code[name]]) for v in found.values())


@pytest.mark.parametrize("metric", ["grants", "projects", "gdp", "co2_emissions"])
def test_all_years_play_on_the_same_classes(atlas, metric):
    views = frames.views(atlas, Selection(metric=metric))
    assert all(v.breaks == views[0].breaks for v in views)
    for view in views:
        assert ((view.steps == -1) == view.values.isna()).all()


def test_play_classes_come_from_single_years(atlas, ask):
    playing = frames.views(atlas, Selection(metric="investment"))
    assert playing[0].breaks != ask("metric=investment").breaks


def test_levels_carry_forward_and_are_dotted(atlas, code):
    found = {v.selection.years[1]: v for v in frames.views(atlas, Selection(metric="forest_cover"))}
    # 秭归 has 2016 only, 79.4.
    assert math.isnan(found[2015].values[code["秭归"]])
    assert found[2016].flags[code["秭归"]] == ()
    for year in (2017, 2018, 2025):
        assert found[year].values[code["秭归"]] == 79.4
        assert "borrowed" in found[year].flags[code["秭归"]]


def test_co2_plays_from_2011(atlas):
    assert frames.years_of_play(atlas, Selection(metric="co2_emissions")) == range(2011, 2018)


@pytest.mark.parametrize("metric", ["supporters", "grants_total", "ndvi_june_mean"])
def test_what_has_no_years_does_not_play(atlas, metric):
    assert len(frames.years_of_play(atlas, Selection(metric=metric))) == 0
    assert frames.views(atlas, Selection(metric=metric)) == []
