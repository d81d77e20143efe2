"""Thirds by hand: ties never part, and what they leave empty is said."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.analyses.terciles import thirds


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([1, 2, 3, 4, 5, 6], [0, 0, 1, 1, 2, 2]),
        # Thirds of seven are 2 1/3 and 4 2/3: the cuts nearest lie after 2 and after 5.
        ([7, 6, 5, 4, 3, 2, 1], [2, 2, 1, 1, 1, 0, 0]),
        # Four equal figures at the lower end stay together; so do four at the upper.
        ([1, 1, 1, 1, 2, 5], [0, 0, 0, 0, 1, 2]),
        ([1, 2, 3, 3, 3, 3], [0, 1, 2, 2, 2, 2]),
        ([1, 2, 2, 2, 2, 3], [0, 1, 1, 1, 1, 2]),
    ],
)
def test_classes(values: list[float], classes: list[int]) -> None:
    found = thirds(pd.Series(values, dtype=float))
    assert found is not None
    assert found.classes.tolist() == classes


def test_two_different_figures_have_no_middle() -> None:
    found = thirds(pd.Series([0.0, 0, 0, 7, 7]))
    assert found is not None
    assert found.classes.tolist() == [0, 0, 0, 2, 2]
    assert (found.sizes, found.limits) == ((3, 0, 2), ((0, 0), None, (7, 7)))


def test_equal_figures_make_no_classes() -> None:
    assert thirds(pd.Series([5.0, 5, 5, 5])) is None
    assert thirds(pd.Series([math.nan, math.nan])) is None


def test_a_blank_has_no_class_and_moves_no_other() -> None:
    found = thirds(pd.Series([math.nan, 1, 2, 3, math.nan, 4, 5, 6]))
    assert found is not None
    assert found.classes.tolist() == [-1, 0, 0, 1, -1, 1, 2, 2]
    assert found.limits == ((1, 2), (3, 4), (5, 6))


@given(st.lists(st.integers(0, 6), min_size=3, max_size=19))
def test_more_is_never_in_a_lower_class(values: list[int]) -> None:
    found = thirds(pd.Series(values, dtype=float))
    if found is None:
        assert len(set(values)) == 1
        return
    placed = sorted(zip(values, found.classes.tolist(), strict=True))
    assert [place for _, place in placed] == sorted(place for _, place in placed)
    assert len({(value, place) for value, place in placed}) == len(set(values))
    assert len(set(found.classes)) == min(3, len(set(values)))
