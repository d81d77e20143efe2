"""An axis: linear, or logarithmic where else most points would lie on each other at the low end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.drawing import axis

#: From this ratio of the largest to the smallest figure on, an axis is logarithmic.
SPANNED = 8.0
#: More ticks than this are thinned to powers of ten.
TICKS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """A range with its ticks, low to high."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool = False

    def share(self, value: float) -> float:
        """Where a value lies, 0 at the lower end and 1 at the upper."""
        if self.is_log:
            span = math.log(self.high / self.low)
            return math.log(value / self.low) / span
        return (value - self.low) / (self.high - self.low)


def scale(values: Sequence[float]) -> Scale:
    """The axis for some figures.

    >>> scale([12.0, 48.0]).ticks, scale([80.0, 17_000.0]).ticks
    ((10.0, 20.0, 30.0, 40.0, 50.0), (100.0, 1000.0, 10000.0))
    """
    low, high = min(values), max(values)
    if low > 0 and high / low >= SPANNED:
        return _log(low, high)
    found = axis.figures(low, high)
    return Scale(found.low, found.high, found.ticks)


def _log(low: float, high: float) -> Scale:
    """A little wider than the figures, so that no point lies on the frame."""
    room = (high / low) ** 0.04
    first, last = low / room, high * room
    powers = range(math.floor(math.log10(first)), math.ceil(math.log10(last)) + 1)
    ticks = [step * 10.0**n for n in powers for step in (1, 2, 5)]
    inside = [tick for tick in ticks if first <= tick <= last]
    if len(inside) > TICKS:
        inside = [10.0**n for n in powers if first <= 10.0**n <= last]
    return Scale(first, last, tuple(inside), is_log=True)
