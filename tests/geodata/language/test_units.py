"""Where a number becomes text: no zero that is none, one scale for a column."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.language import LANGUAGES, units
from geodata.registry.metrics import METRICS

UNITS = sorted({m.unit.key: m.unit for m in METRICS.values()}.items())
EVERY = st.sampled_from([unit for _, unit in UNITS] + [units.TONNES_PER_KM2])
NUMBERS = st.floats(-1e300, 1e300)  # a scale may multiply


def digits(text: str) -> set[str]:
    return set(text) & set("123456789")


@given(EVERY, NUMBERS, st.floats(0, 1e12), st.sampled_from(LANGUAGES))
def test_only_zero_reads_as_zero(unit, value, largest, language):
    text = units.figure(value, unit.scale(largest), language)
    assert bool(digits(text)) == (value != 0)
    assert (text == "0") == (value == 0)


@given(EVERY, st.floats(0.01, 1e7), st.sampled_from(LANGUAGES))
def test_figures_read_back(unit, value, language):
    scale = unit.scale(value)
    text = units.figure(value, scale, language).replace(",", "")
    shown = value / scale.divide(language)
    assert float(text) == pytest.approx(shown, abs=max(0.5 * 10.0**-scale.decimals, shown * 0.06))


@given(EVERY, st.floats(0, 1e9))
def test_a_scale_is_never_finer_than_the_largest_needs(unit, largest):
    scale = unit.scale(largest)
    assert scale in unit.scales
    assert scale.from_value <= largest


def test_blank_is_a_dash_not_a_zero():
    for language in LANGUAGES:
        assert units.with_unit(math.nan, units.COUNT.scales[0], language) == units.BLANK
    assert units.TEN_THOUSAND_YUAN.scale(math.nan) is units.TEN_THOUSAND_YUAN.scales[0]


@pytest.mark.parametrize(
    ("value", "largest", "zh", "en"),
    [
        (595, 17_750, "595 万元", "CNY 5.95 m"),
        (1_567_000, 4_365_000, "156.7 亿元", "CNY 15.67 bn"),
        (30, 4_365_000, "0.003 亿元", "CNY 0.0003 bn"),
        (0, 4_365_000, "0 亿元", "CNY 0 bn"),
    ],
)
def test_money(value, largest, zh, en):
    scale = units.TEN_THOUSAND_YUAN.scale(largest)
    assert units.with_unit(value, scale, "zh") == zh
    assert units.with_unit(value, scale, "en") == en


def test_gross_product_and_people():
    gdp = units.HUNDRED_MILLION_YUAN.scale(9298)
    assert units.with_unit(9298, gdp, "zh") == "9,298 亿元"
    assert units.with_unit(9298, gdp, "en") == "CNY 929.8 bn"
    people = units.TEN_THOUSAND_PEOPLE.scale(53.44)
    assert units.with_unit(53.44, people, "zh") == "53.4 万人"
    assert units.with_unit(53.44, people, "en") == "534.4 thousand people"


def test_the_smallest_amounts_are_said_to_be_smaller():
    scale = units.PERCENT.scales[0]
    assert units.figure(1e-12, scale, "zh") == "<0.000001"
    assert units.figure(-1e-12, scale, "zh") == ">-0.000001"
    assert units.figure(0.04, scale, "zh") == "0.04"


def test_a_rate_has_its_own_words():
    per = units.TEN_THOUSAND_YUAN.per(units.PER_10K)
    assert per.label.zh == "万元/万人"
    assert units.COUNT.per(units.PER_KM2).label.en == "number per km²"
