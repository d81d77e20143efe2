"""Fragile classes: limits within the rounding, and what other schemes would have drawn."""

from __future__ import annotations

import math

import pytest

from geodata.arithmetic.breaks import Bin, Breaks
from geodata.arithmetic.fragility import Fragility, fragility
from geodata.language.units import COUNT, PERCENT
from geodata.query.codec import read
from geodata.registry.metrics import METRICS
from geodata.selection import Selection
from geodata.wording import fragility as fragility_words

#: Thirds of these numbers end at 4 and 7, equal intervals at 34 and 67.
POOL = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 100.0)
BREAKS = Breaks((Bin(1, 5, 1), Bin(5, 9, 3), Bin(9, 100, 5)), pool=POOL)


def of(value: float, breaks: Breaks = BREAKS, **more: object) -> Fragility | None:
    return fragility(value, breaks, COUNT, published=False, **more)


@pytest.mark.parametrize(
    ("value", "schemes"),
    [
        (3.0, None),  # lowest in all three
        (5.0, ("EqualInterval",)),  # the middle third, but the lowest of equal intervals
        (8.0, ("Quantiles", "EqualInterval")),  # the highest third
        (9.0, ("EqualInterval",)),
        (100.0, None),
    ],
)
def test_another_scheme_moves_a_county(value, schemes):
    found = of(value)
    assert (found and found.schemes) == schemes
    assert found is None or found.firm == (len(schemes) == 2)


def test_counts_are_exact_and_never_rounded():
    assert of(5.0) == Fragility(rounding=False, schemes=("EqualInterval",))


@pytest.mark.parametrize(
    ("value", "published", "flags", "reaches"),
    [
        (9.96, False, (), True),  # reads 10.0, the next class
        (9.94, False, (), False),
        (10.04, False, (), True),  # may be 9.99
        (10.06, False, (), False),
        (9.6, True, (), False),  # one decimal: at most 9.65
        (9.0, True, (), False),  # whole numbers: up to 9.5
        (10.0, True, (), True),  # may be 9.5
        (20.0, True, ("rounded",), True),  # about 20: from 15, still below 20
        (13.0, True, ("rounded",), False),
    ],
)
def test_a_limit_within_the_rounding(value, published, flags, reaches):
    breaks = Breaks((Bin(0, 10, 1), Bin(10, 20, 3), Bin(20, 30, 5)), pool=(5.0, 15.0, 25.0))
    found = fragility(value, breaks, PERCENT, published=published, flags=flags)
    assert bool(found and found.rounding) == reaches


def test_classes_of_one_number_each_have_no_limits():
    exact = Breaks((Bin(1, 2, 1, exact=True), Bin(2, 2, 5, exact=True)), pool=(1.0, 2.0))
    assert of(1.0, exact) is None
    assert of(math.nan) is None and of(1.0, Breaks()) is None


def test_differences_are_held_against_schemes_of_their_amounts():
    bins = (Bin(-100, -9, 1), Bin(-9, -5, 2), Bin(-5, 0, 3), Bin(0, 5, 5))
    breaks = Breaks(bins, pool=(-100.0, *(-n for n in range(9, 4, -1)), 1, 2, 3, 4), diverging=True)
    assert of(-8.0, breaks) == Fragility(False, ("Quantiles", "EqualInterval"))
    assert of(3.0, breaks) is None and of(0.0, breaks) is None


def test_pairs_have_one_class_per_number_of_supporters(ask):
    assert ask("").fragile == {}


def test_one_sentence_tells_how_many(ask):
    view = ask("metric=projects")
    # None by rounding: projects are counts.
    assert not any(why.rounding for why in view.fragile.values())
    said = fragility_words.summary(view).text("zh")
    assert said == f"级别不稳：13 个中 {len(view.fragile)} 个，换用分位数或等间距会换级"
    assert fragility_words.summary(view).text("en").startswith("Fragile class: ")


@pytest.mark.parametrize("metric", METRICS)
def test_only_counties_with_a_figure_are_fragile(atlas, metric):
    view = atlas.view(Selection(metric=metric))
    assert set(view.fragile) <= set(view.values.dropna().index)
    for why in view.fragile.values():
        assert why.rounding or why.schemes
        for language in ("zh", "en"):
            assert fragility_words.reason(why).text(language)


@pytest.mark.parametrize("query", ["baseline=2023&years=2024", "baseline=2018&sectors=education"])
def test_differences_of_one_amount_are_of_one_class_in_every_scheme(atlas, query):
    """Where both years are known, projects are as many or one fewer: nothing to divide."""
    view = atlas.view(read(f"metric=projects&{query}", atlas.scope).selection)
    known = view.values.dropna()
    assert len(known) and len(set(known.abs()) - {0.0}) <= 1
    assert all(not why.schemes for why in view.fragile.values())
