"""Single years side by side: what /data.csv gives for each, on classes that do not move."""

from __future__ import annotations

import pytest

from geodata.analyses.single_years import single_years
from geodata.registry.metrics import METRICS
from geodata.selection import Selection

ECOLOGY = [m.key for m in METRICS.values() if m.group == "ecology"]


@pytest.mark.parametrize("metric", ECOLOGY)
def test_all_years_have_the_same_classes_and_borrow_nothing(atlas, metric):
    found = single_years(atlas, Selection(metric=metric))
    assert found.known
    assert {view.breaks for view in found.views.values()} == {found.breaks}
    for year, view in found.known.items():
        assert set(view.years[view.values.notna()]) == {(year, year)}
        assert not any("borrowed" in flags for flags in view.flags)


def test_forest_cover_by_hand(atlas, code):
    # indicators.csv: 2015 武隆 60.1 only; 2013 and 2014 nobody; thirty figures in all.
    found = single_years(atlas, Selection(metric="forest_cover"))
    assert (min(found.views), max(found.views)) == (2012, 2025)
    assert found.silent == (2013, 2014) and found.figures == 30
    assert found.views[2015].values.dropna().to_dict() == {code["武隆"]: 60.1}


def test_years_of_the_selection_bound_them(atlas):
    found = single_years(atlas, Selection(metric="forest_cover", years=(2019, 2021)))
    assert list(found.views) == [2019, 2020, 2021] and found.figures == 3 + 4 + 3


def test_co2_stands_side_by_side_from_2011_on_and_alone_before(atlas):
    every = single_years(atlas, Selection(metric="co2_emissions"))
    assert (list(every.views), every.older) == (list(range(2011, 2018)), range(1997, 2011))
    mixed = single_years(atlas, Selection(metric="co2_emissions", years=(2009, 2012)))
    assert (list(mixed.views), mixed.older) == ([2011, 2012], range(2009, 2011))
    old = single_years(atlas, Selection(metric="co2_emissions", years=(2003, 2006)))
    assert (old.views, old.older) == ({}, range(2003, 2007))
    alone = single_years(atlas, Selection(metric="co2_emissions", years=(2005, 2005)))
    assert list(alone.views) == [2005] and not alone.older


def test_a_province_blanks_the_others(atlas, code):
    found = single_years(atlas, Selection(metric="forest_cover", province="hubei"))
    assert set(found.known) == {2016, 2017, 2020, 2022, 2024}
    assert found.views[2022].values.dropna().to_dict() == {code["巴东"]: 65.12}
