"""Indicators as arrays: the latest figure, what is said of it, and where nothing is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.arithmetic import levels
from geodata.registry.metrics import METRICS
from geodata.selection import Selection

A, B, C = "420506", "500101", "500116"
INDEX = pd.Index([C, B, A])  # river order
COLUMNS = [
    "adcode", "year", "value", "method", "quality", "derived", "chosen", "disagree", "source_id",
]  # fmt: skip


def level(*rows: tuple[object, ...]) -> levels.Level:
    """Rows `(adcode, year, value)` as chosen bulletins."""
    filled = [(*row, "bulletin", "", False, True, False, "s0001") for row in rows]
    return levels.level(pd.DataFrame(filled, columns=COLUMNS), INDEX)


def test_rows_lie_along_the_river():
    found = level((A, 2020, 1.0), (B, 2019, 2.0), (C, 2020, 3.0))
    assert found.place.tolist() == [0, 1, 2]
    assert found.value.tolist() == [3.0, 2.0, 1.0]


def test_counties_without_a_row_are_blank():
    found = levels.answer(level((A, 2020, 1.0)), 3, Selection(), 2020)
    assert np.isnan(found.values).tolist() == [True, True, False]
    assert found.last.tolist() == [0, 0, 2020]
    assert found.counts.tolist() == [0, 0, 1]
    assert len(found.rows) == 1


def test_an_empty_indicator_answers_with_blanks():
    found = levels.answer(level(), 3, Selection(years=(2000, 2020)), 2020)
    assert np.isnan(found.values).all()
    assert len(found.rows) == 0


@pytest.mark.parametrize(("asked", "flags"), [(2020, ()), (2022, ()), (2023, ("borrowed",))])
def test_borrowed_begins_after_two_years(asked, flags):
    found = levels.answer(level((C, 2020, 1.0)), 3, Selection(years=(2000, asked)), 2025)
    assert found.flags[0] == flags


def test_without_years_the_range_ends_with_the_metric():
    assert levels.answer(level((C, 2020, 1.0)), 3, Selection(), 2022).flags[0] == ()
    assert levels.answer(level((C, 2020, 1.0)), 3, Selection(), 2023).flags[0] == ("borrowed",)


FACTS = st.dictionaries(
    st.tuples(st.sampled_from([A, B, C]), st.integers(2000, 2010)), st.floats(-9, 9), max_size=20
)


@given(FACTS, st.integers(2000, 2010), st.integers(0, 10))
def test_the_latest_in_range_is_found(facts, first, more):
    last = first + more
    rows = [(*key, value) for key, value in sorted(facts.items())]
    found = levels.answer(level(*rows), 3, Selection(years=(first, last)), 2010)
    for place, adcode in enumerate(INDEX):
        years = [year for code, year in facts if code == adcode and first <= year <= last]
        assert found.last[place] == max(years, default=0)
        if years:
            assert found.values[place] == facts[adcode, max(years)]
        else:
            assert np.isnan(found.values[place])
        assert bool(found.flags[place]) == bool(years and last - max(years) > 2)


@pytest.mark.parametrize(
    "metric", [m for m in METRICS.values() if m.has_own_year], ids=lambda m: m.key
)
def test_one_row_stands_for_a_county_and_year(atlas, metric):
    rows = atlas.indicators[metric.key]
    assert (rows.groupby(["adcode", "year"])["chosen"].sum() == 1).all()
    alone = rows.groupby(["adcode", "year"])["value"].transform("size") == 1
    assert not rows.loc[alone, "disagree"].any()
    assert set(rows["method"]) <= set(levels.METHOD_ORDER)
    assert set(rows["quality"]) <= set(levels.QUALITY_ORDER)


@pytest.mark.parametrize("key", ["co2_emissions", "tree_cover_share", "ndvi_june_mean"])
def test_model_and_satellite_indicators_have_one_source(atlas, key):
    rows = atlas.indicators[key]
    assert rows["source_id"].nunique() == 1
    assert rows["adcode"].nunique() == 19
