"""Class breaks: every value in one class, readable limits that move nothing."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.arithmetic.breaks import CLASSES, MIDDLE, ZERO, Breaks, classify, diverge, roundest

SCHEMES = st.sampled_from(["values", "natural", "log"])
AMOUNTS = st.floats(0.01, 1e7).map(lambda v: float(f"{v:.6g}"))
COUNTS = st.integers(0, 700).map(float)
ANY = st.floats(-1e6, 1e6).map(lambda v: float(f"{v:.6g}"))
BLANK = st.just(math.nan)


def lists(values: st.SearchStrategy[float]) -> st.SearchStrategy[list[float]]:
    return st.lists(values | BLANK, max_size=19)


def holds(breaks: Breaks, position: int, value: float) -> bool:
    found = breaks.bins[position]
    last = position == len(breaks.bins) - 1
    if found.low == found.high:
        return value == found.low
    apart = position > 0 and below_is_zeros(breaks, position)
    at_low = found.low < value if apart and found.low == 0 else found.low <= value
    return at_low and (value <= found.high if last else value < found.high)


def below_is_zeros(breaks, position):
    """Whether the class below holds nothing but zeros, which are then not in this one."""
    below = breaks.bins[position - 1]
    return below.low == below.high == 0


@given(lists(AMOUNTS) | lists(COUNTS) | lists(ANY), SCHEMES, st.booleans())
def test_every_finite_value_is_in_exactly_one_class(values, scheme, zero_apart):
    breaks = classify(values, scheme, zero_apart=zero_apart)
    for value in values:
        if math.isnan(value):
            assert breaks.index(value) is None and breaks.step(value) is None
            continue
        inside = [n for n in range(len(breaks.bins)) if holds(breaks, n, value)]
        assert inside == [breaks.index(value)]


@given(lists(AMOUNTS) | lists(COUNTS) | lists(ANY), SCHEMES, st.booleans())
def test_edges_and_steps_rise(values, scheme, zero_apart):
    breaks = classify(values, scheme, zero_apart=zero_apart)
    lows = [b.low for b in breaks.bins]
    steps = [b.step for b in breaks.bins]
    assert lows == sorted(set(lows))
    assert steps == sorted(set(steps))
    assert all(ZERO <= step <= CLASSES for step in steps)
    assert all(b.low <= b.high for b in breaks.bins)
    for below, above in zip(breaks.bins, breaks.bins[1:], strict=False):
        assert below.high <= above.low
        assert below.high == above.low or below.step == ZERO


@given(st.lists(COUNTS, min_size=1, max_size=19))
def test_zero_is_a_class_of_its_own(values):
    breaks = classify(values, "natural", integer=True)
    steps = {value: breaks.step(value) for value in values}
    assert all((step == ZERO) == (value == 0) for value, step in steps.items())


@given(st.lists(COUNTS, min_size=1, max_size=19))
def test_limits_of_counts_are_whole_numbers(values):
    for found in classify(values, "natural", integer=True).bins:
        assert found.low.is_integer() and found.high.is_integer()


@given(st.lists(AMOUNTS, min_size=6, max_size=19).filter(lambda v: len(set(v)) > CLASSES))
def test_readable_limits_leave_every_value_in_the_class_of_mapclassify(values):
    from mapclassify import FisherJenks  # takes a second

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        labels = FisherJenks(np.array(sorted(values)), k=CLASSES).yb
    breaks = classify(values, "natural")
    mine = [breaks.index(value) for value in sorted(values)]
    assert [int(label) for label in labels] == mine


@given(st.lists(AMOUNTS, min_size=6, max_size=19).filter(lambda v: len(set(v)) > CLASSES))
def test_the_log_scheme_is_the_same_on_the_logarithm(values):
    from mapclassify import FisherJenks  # takes a second

    ordered = np.array(sorted(values))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        labels = FisherJenks(np.log10(ordered), k=CLASSES).yb
    breaks = classify(values, "log")
    assert [int(label) for label in labels] == [breaks.index(v) for v in ordered]


@given(lists(AMOUNTS) | lists(ANY), SCHEMES, ANY)
def test_a_later_figure_always_has_a_class(values, scheme, later):
    breaks = classify(values, scheme)
    assert (breaks.step(later) is None) == (not breaks.bins)


@given(st.lists(AMOUNTS, min_size=1, max_size=CLASSES, unique=True), SCHEMES)
def test_few_values_get_a_class_each_named_by_the_value(values, scheme):
    breaks = classify(values * 2, scheme)
    assert len(breaks.bins) == len(values)
    if len(values) > 1:
        assert [b.low for b in breaks.bins] == sorted(values)
        assert all(b.exact for b in breaks.bins)


@pytest.mark.parametrize("value", [0.0, 5.0, -3.0, 1e-9])
def test_equal_values_are_one_class(value):
    breaks = classify([value, value, math.nan], "natural")
    assert breaks.all_equal
    assert [(b.low, b.high) for b in breaks.bins] == [(value, value)]
    assert breaks.step(value) == (ZERO if value == 0 else 3)


@pytest.mark.parametrize("values", [[], [math.nan], [math.inf, -math.inf]])
def test_nothing_to_class(values):
    assert classify(values, "natural") == Breaks()


def test_negative_values_have_no_class_of_zeros():
    breaks = classify([-2.0, -1.0, 0.0, 1.0], "natural")
    assert [b.step for b in breaks.bins] == [1, 2, 4, 5]
    assert breaks.index(0.0) == 2


def test_levels_keep_zero_in_the_ramp():
    assert classify([0.0, 10.0, 20.0], "natural", zero_apart=False).bins[0].step == 1


SHARP = st.tuples(ANY, ANY).filter(lambda pair: pair[0] < pair[1]) | st.tuples(
    AMOUNTS, st.floats(1.0001, 3)
).map(lambda pair: (pair[0], pair[0] * pair[1]))


@given(SHARP)
def test_roundest_lies_between(pair):
    below, above = pair
    assert below < roundest(below, above) <= above


@given(st.integers(1, 10**7), st.integers(1, 10**6))
def test_roundest_of_whole_numbers_has_the_fewest_digits(below, more):
    above = below + more
    found = roundest(float(below), float(above))
    assert found.is_integer()
    # No coarser power of ten has a multiple in the interval.
    for power in range(9):
        if above // 10**power > below // 10**power:
            coarsest = power
    assert found % 10**coarsest == 0 or found % (5 * 10**coarsest / 10) == 0


def test_steps_spread_over_the_ramp():
    assert [b.step for b in classify([1.0, 2.0, 3.0], "values").bins] == [1, 3, 5]
    assert [b.step for b in classify([0.0, 1.0, 2.0, 3.0], "values").bins] == [0, 1, 3, 5]


@given(lists(ANY))
def test_differences_are_classed_by_sign_and_amount(values):
    breaks = diverge(values)
    finite = [v for v in values if math.isfinite(v)]
    steps = {v: breaks.step(v) for v in finite}
    for value, step in steps.items():
        assert np.sign(step - MIDDLE) == np.sign(value)
        for other, above in steps.items():
            if value < other:
                assert step <= above
    limits = {abs(edge) for b in breaks.bins for edge in (b.low, b.high)}
    if finite and not breaks.all_equal:
        assert len(limits) <= 4 and 0 in limits
        assert max(limits) >= max(abs(v) for v in finite)
    for n, part in enumerate(breaks.bins):
        held = [v for v in finite if breaks.index(v) == n]
        assert all(part.low <= v <= part.high for v in held)


def test_both_sides_of_zero_have_the_same_limits():
    # Amounts 1, 2, 3, 9: natural breaks {1, 2, 3} fall into three, 9 alone.
    found = diverge([-9.0, -2.0, 0.0, 1.0, 3.0])
    assert [(b.low, b.high, b.step) for b in found.bins] == [
        (-9, -5, 1), (-5, -2, 2), (-2, 0, 3), (0, 0, 4), (0, 2, 5), (2, 5, 6),
    ]  # fmt: skip
    assert [found.step(v) for v in (-9, -5, -4.9, -2, -1, 0, 1, 2, 5, 99)] == [
        1, 1, 2, 2, 3, 4, 5, 6, 6, 6,
    ]  # fmt: skip


def test_rises_alone_have_no_classes_of_falls():
    assert {b.step for b in diverge([1.0, 4.0, 9.0, 9.5]).bins} == {5, 6, 7}


def test_one_difference_needs_no_classes():
    assert diverge([2.0, 2.0, math.nan]).all_equal
    assert [b.step for b in diverge([-3.0]).bins] == [2]
    assert diverge([]).bins == ()
