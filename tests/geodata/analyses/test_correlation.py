"""Spearman's coefficient: three cases by hand, none where it would mislead, scipy as witness."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.analyses.correlation import FEWEST, spearman


def of(one: list[float], other: list[float]) -> float | None:
    return spearman(pd.Series(one), pd.Series(other)).rho


def test_any_rising_relation_is_one_and_any_falling_one_is_minus_one() -> None:
    line = [1.0, 2, 3, 4, 5, 6, 7, 8]
    assert of(line, [value**3 for value in line]) == pytest.approx(1)
    assert of(line, [1 / value for value in line]) == pytest.approx(-1)


def test_neighbours_that_changed_places() -> None:
    # Every rank is off by one: the sum of squares is 8, so 1 - 6*8 / (8*63) = 1 - 48/504.
    assert of([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 6, 5, 8, 7]) == pytest.approx(1 - 48 / 504)


def test_ties_share_their_mean_rank() -> None:
    # Ranks of the second: 1.5 1.5 3.5 3.5 5.5 5.5 7.5 7.5; covariance 40, squares 42 and 40.
    found = of([1, 2, 3, 4, 5, 6, 7, 8], [10, 10, 20, 20, 30, 30, 40, 40])
    assert found == pytest.approx(40 / math.sqrt(42 * 40))


def test_only_counties_with_both_figures_count() -> None:
    one = pd.Series([1.0, 2, 3, 4, 5, 6, 7, 8, 99, math.nan])
    other = pd.Series([2.0, 1, 4, 3, 6, 5, 8, 7, math.nan, 1])
    found = spearman(one, other)
    assert (found.n, found.rho) == (8, pytest.approx(1 - 48 / 504))


def test_below_eight_there_is_no_coefficient() -> None:
    line = pd.Series(range(FEWEST - 1))
    found = spearman(line, line)
    assert (found.n, found.rho) == (7, None)


def test_what_never_varies_has_no_order() -> None:
    assert of([3.0] * 9, [1.0, 2, 3, 4, 5, 6, 7, 8, 9]) is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=8, max_size=19))
def test_scipy_computes_the_same(pairs: list[tuple[int, int]]) -> None:
    from scipy.stats import spearmanr  # takes two seconds

    one, other = (pd.Series(column, dtype=float) for column in zip(*pairs, strict=True))
    if one.nunique() > 1 and other.nunique() > 1:
        assert spearman(one, other).rho == pytest.approx(spearmanr(one, other).statistic)
