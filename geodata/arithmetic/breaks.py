"""Class breaks: where a choropleth changes colour, and how the limits read.

mapclassify finds the classes; the limits are then moved to the roundest numbers that
leave every value in its class, so that a legend can be read aloud.
"""

from __future__ import annotations

import math
import warnings
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

CLASSES = 5
#: Ramp step of the class of zeros; counties without a figure have no step at all.
ZERO = 0
#: Classes on each side of zero where values are differences, and the step of no difference.
SIDE = 3
MIDDLE = SIDE + 1
#: How far from the middle the classes of a side are drawn, by their number.
STEPS_OUT = {1: (2,), 2: (1, 3), 3: (1, 2, 3)}
#: By what factor one of few amounts must exceed the next smaller one for a class of its own.
APART = 1.25


@dataclass(frozen=True, slots=True)
class Bin:
    """One class: `low <= value < high` (the last one includes `high`).

    It is drawn in ramp `step` 1–5, or 0 for zeros; differences in 1–7, where 4 is none.
    `exact` is true where all its values are the same number, so that the limit reads as that
    number.
    """

    low: float
    high: float
    step: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Breaks:
    """The classes of a View, low to high; without bins where nothing can be classed.

    Attributes
    ----------
    pool
        The values that made them, sorted.
    diverging
        On both sides of zero: there a class holds its limit away from zero's side, as if
        it were read from zero outwards.
    """

    bins: tuple[Bin, ...] = ()
    all_equal: bool = False
    pool: tuple[float, ...] = field(default=(), compare=False, repr=False)
    diverging: bool = False

    def index(self, value: float) -> int | None:
        """Position of the class of a value; None for NaN.

        Values beyond the ends belong to the end classes: a later figure is never uncoloured.
        """
        if math.isnan(value) or not self.bins:
            return None
        if self.diverging:
            return self._outwards(value)
        position = max(0, bisect_right([b.low for b in self.bins], value) - 1)
        return 1 if position == 0 and value > 0 and self._zero_first() else position

    def _outwards(self, value: float) -> int:
        """The class on the value's side of zero, beyond the last limit that it reaches."""
        own = [n for n, b in enumerate(self.bins) if _side(b.high + b.low) == _side(value)]
        if not own:  # nothing on this side was there when the classes were made
            return 0 if value < self.bins[0].low else len(self.bins) - 1
        starts = sorted(min(abs(self.bins[n].low), abs(self.bins[n].high)) for n in own)
        from_zero = own if value >= 0 else own[::-1]
        return from_zero[max(0, bisect_right(starts, abs(value)) - 1)]

    def _zero_first(self) -> bool:
        return len(self.bins) > 1 and self.bins[0].step == ZERO

    def step(self, value: float) -> int | None:
        """Ramp step of a value; None for NaN."""
        position = self.index(value)
        return None if position is None else self.bins[position].step


def classify(
    values: Sequence[float], scheme: str, *, integer: bool = False, zero_apart: bool = True
) -> Breaks:
    """Classes for the finite ones among `values` (NaN and infinities are skipped).

    Parameters
    ----------
    values
        shape (n,), in the metric's unit, any order, may repeat.
    scheme
        `values`: one class per distinct value while there are at most five
        (every scheme does so), else as `natural`: Fisher–Jenks; `log`: the same on the logarithm.
    zero_apart
        Zero is a class of its own (amounts and counts).

    Examples
    --------
    >>> [b.low for b in classify([0, 1, 1, 2, 7], "values", integer=True).bins]
    [0.0, 1.0, 2.0, 7.0]
    """
    finite = tuple(sorted(float(v) for v in values if math.isfinite(v)))
    return _classified(finite, scheme, integer, zero_apart)


@lru_cache(maxsize=1024)
def _classified(found: tuple[float, ...], scheme: str, integer: bool, zero_apart: bool) -> Breaks:
    """The same for sorted values; kept, because most views are asked for more than once."""
    finite = np.array(found, dtype=np.float64)
    if finite.size == 0:
        return Breaks()
    if finite[0] == finite[-1]:
        step = ZERO if zero_apart and finite[0] == 0 else 3
        return Breaks((Bin(found[0], found[-1], step, exact=True),), all_equal=True, pool=found)
    zeros = finite[finite == 0] if zero_apart and finite[0] >= 0 else finite[:0]
    rest = finite[len(zeros) :]
    bins = [Bin(0.0, 0.0, ZERO, exact=True)] if len(zeros) else []
    return Breaks((*bins, *_rest(rest, scheme, integer=integer)), pool=found)


def _rest(values: Floats, scheme: str, *, integer: bool) -> list[Bin]:
    distinct = np.unique(values)
    # One class per distinct value while the ramp has a step for each.
    if len(distinct) <= CLASSES:
        groups = [distinct[n : n + 1] for n in range(len(distinct))]
    else:
        groups = _jenks(values, scheme)
    return _bins(groups, integer=integer)


def _jenks(values: Floats, scheme: str, classes: int = CLASSES) -> list[Floats]:
    from mapclassify import FisherJenks  # slow to import, and a start needs none

    seen = np.log10(values) if scheme == "log" and values[0] > 0 else values
    with warnings.catch_warnings():  # it asks for a compiler, which so few values do not need
        warnings.simplefilter("ignore", UserWarning)
        labels = FisherJenks(seen, k=classes).yb
    return [np.unique(values[labels == label]) for label in np.unique(labels)]


def _bins(groups: list[Floats], *, integer: bool) -> list[Bin]:
    exact = all(len(group) == 1 for group in groups)
    first, top = float(groups[0][0]), float(groups[-1][-1])
    lows = [first if integer or exact else _floor(first)]
    lows += [
        float(above[0]) if exact else roundest(float(below[-1]), float(above[0]))
        for below, above in pairwise(groups)
    ]
    highs = [*lows[1:], top if integer or exact else _ceil(top)]
    steps = _steps(len(groups))
    return [
        Bin(low, high, step, exact=exact)
        for low, high, step in zip(lows, highs, steps, strict=True)
    ]


def roundest(below: float, above: float) -> float:
    """The number with the fewest digits in `(below, above]`, nearest the middle among equals.

    >>> roundest(12020, 17750), roundest(0.31, 0.36), roundest(7, 10)
    (15000.0, 0.35, 10.0)
    """
    exponent = math.ceil(math.log10(max(abs(below), abs(above), 1e-12)))
    middle = (below + above) / 2
    for unit in _units(exponent):
        first, last = math.floor(below / unit) + 1, math.floor(above / unit)
        candidate = float(f"{min(max(round(middle / unit), first), last) * unit:.12g}")
        if first <= last and below < candidate <= above:
            return candidate
    return above


def _units(exponent: int) -> Iterator[float]:
    """Steps from coarse to fine: 100, 50, 20, 10, 5, 2, 1 …"""
    for power in range(exponent, exponent - 17, -1):
        yield from (10.0**power, 5 * 10.0 ** (power - 1), 2 * 10.0 ** (power - 1))


def _floor(value: float) -> float:
    unit = 10.0 ** (math.floor(math.log10(abs(value))) - 1) if value else 1.0
    return min(value, float(f"{math.floor(value / unit) * unit:.12g}"))


def _ceil(value: float) -> float:
    unit = 10.0 ** (math.floor(math.log10(abs(value))) - 1) if value else 1.0
    return max(value, float(f"{math.ceil(value / unit) * unit:.12g}"))


def _steps(count: int) -> list[int]:
    """Ramp steps spread over the ramp: three classes take 1, 3 and 5."""
    if count == 1:
        return [3]
    return [1 + round(n * (CLASSES - 1) / (count - 1)) for n in range(count)]


def diverge(values: Sequence[float], *, integer: bool = False) -> Breaks:
    """Classes of differences: the same limits on both sides, and no difference in the middle.

    The limits are natural breaks of the amounts whatever their sign. Beyond the farthest
    value of a side there are no classes; exactly zero is a class of its own.

    Examples
    --------
    >>> found = diverge([-9.0, -2.0, 0.0, 1.0, 3.0]).bins
    >>> [(b.low, b.high, b.step) for b in found[:3]], found[3].step
    ([(-9.0, -5.0, 1), (-5.0, -2.0, 2), (-2.0, 0.0, 3)], 4)
    >>> [(b.low, b.high, b.step) for b in found[4:]]
    [(0.0, 2.0, 5), (2.0, 5.0, 6)]
    """
    finite = tuple(sorted(float(v) for v in values if math.isfinite(v)))
    return _diverged(finite, integer)


@lru_cache(maxsize=256)
def _diverged(found: tuple[float, ...], integer: bool) -> Breaks:
    amounts = np.unique(np.abs(np.array(found, dtype=np.float64)))
    amounts = amounts[amounts > 0]
    if len(set(found)) < 2:
        bins = tuple(Bin(v, v, _side(v) * (SIDE - 1) + MIDDLE, exact=True) for v in set(found))
        return Breaks(bins, all_equal=bool(bins), pool=found, diverging=True)
    limits = _outward_limits(amounts, integer=integer)
    steps = STEPS_OUT[len(limits) - 1]
    rings = list(zip(steps, pairwise(limits), strict=True))
    falls = [Bin(-far, 0.0 - near, MIDDLE - n) for n, (near, far) in rings if near <= -found[0]]
    rises = [Bin(near, far, MIDDLE + n) for n, (near, far) in rings if near <= found[-1]]
    none = [Bin(0.0, 0.0, MIDDLE, exact=True)] if 0.0 in found else []
    bins = (*(falls[::-1] if found[0] < 0 else ()), *none, *(rises if found[-1] > 0 else ()))
    return Breaks(bins, pool=found, diverging=True)


def _outward_limits(amounts: Floats, *, integer: bool) -> list[float]:
    """From zero to the largest amount: at most `SIDE` rings, with limits as round as may be."""
    if len(amounts) > SIDE:
        groups = _jenks(amounts, "natural", SIDE)
    else:  # a class of its own is for an amount that is much more than the one before
        far = [n for n in range(1, len(amounts)) if amounts[n] > APART * amounts[n - 1]]
        groups = np.split(amounts, far)
    inner = [roundest(float(below[-1]), float(above[0])) for below, above in pairwise(groups)]
    top = float(groups[-1][-1])
    return [0.0, *inner, top if integer else _ceil(top)]


def _side(value: float) -> int:
    return (value > 0) - (value < 0)
