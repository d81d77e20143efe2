"""Class breaks: where a choropleth changes colour, and how the limits read.

mapclassify finds the classes; the limits are then moved to the roundest numbers that
leave every value in its class, so that a legend can be read aloud.
"""

from __future__ import annotations

import math
import warnings
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

CLASSES = 5
#: Ramp step of the class of zeros; counties without a figure have no step at all.
ZERO = 0


@dataclass(frozen=True, slots=True)
class Bin:
    """One class: `low <= value < high` (the last one includes `high`).

    It is drawn in ramp `step` 1–5, or 0 for zeros. `exact` is true where all its values are
    the same number, so that the limit reads as that number.
    """

    low: float
    high: float
    step: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Breaks:
    """The classes of a View, low to high; without bins where nothing can be classed."""

    bins: tuple[Bin, ...] = ()
    all_equal: bool = False

    def index(self, value: float) -> int | None:
        """Position of the class of a value; None for NaN.

        Values beyond the ends belong to the end classes: a later figure is never uncoloured.
        """
        if math.isnan(value) or not self.bins:
            return None
        position = max(0, bisect_right([b.low for b in self.bins], value) - 1)
        return 1 if position == 0 and value > 0 and self._zero_first() else position

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
        return Breaks((Bin(found[0], found[-1], step, exact=True),), all_equal=True)
    zeros = finite[finite == 0] if zero_apart and finite[0] >= 0 else finite[:0]
    rest = finite[len(zeros) :]
    bins = [Bin(0.0, 0.0, ZERO, exact=True)] if len(zeros) else []
    return Breaks((*bins, *_rest(rest, scheme, integer=integer)))


def _rest(values: Floats, scheme: str, *, integer: bool) -> list[Bin]:
    distinct = np.unique(values)
    # One class per distinct value while the ramp has a step for each.
    if len(distinct) <= CLASSES:
        groups = [distinct[n : n + 1] for n in range(len(distinct))]
    else:
        groups = _jenks(values, scheme)
    return _bins(groups, integer=integer)


def _jenks(values: Floats, scheme: str) -> list[Floats]:
    from mapclassify import FisherJenks  # slow to import, and a start needs none

    seen = np.log10(values) if scheme == "log" and values[0] > 0 else values
    with warnings.catch_warnings():  # it asks for a compiler, which so few values do not need
        warnings.simplefilter("ignore", UserWarning)
        labels = FisherJenks(seen, k=CLASSES).yb
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
