"""Round numbers and years for the axes of the trend."""

from __future__ import annotations

import math
from dataclasses import dataclass

#: About so many steps on the axis of figures, and at most so many years on that of time.
STEPS, YEARS = 4, 6


@dataclass(frozen=True, slots=True)
class Axis:
    """A range with its ticks, low to high."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where a value lies, 0 at the lower end and 1 at the upper."""
        return (value - self.low) / (self.high - self.low)


def figures(low: float, high: float) -> Axis:
    """An axis over a range that ends on round numbers.

    >>> figures(0, 64).ticks, figures(50.2, 79.4).ticks
    ((0.0, 20.0, 40.0, 60.0, 80.0), (50.0, 60.0, 70.0, 80.0))
    """
    step = _round_step((high - low) or abs(high) or 1.0)
    first, last = math.floor(low / step), math.ceil(high / step)
    last = max(last, first + 1)
    ticks = tuple(round(n * step, 10) for n in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def _round_step(span: float) -> float:
    """1, 2 or 5 times a power of ten, so that about `STEPS` of them make the span."""
    power = 10.0 ** math.floor(math.log10(span / STEPS))
    return min((one * power for one in (1, 2, 5, 10)), key=lambda step: abs(span / step - STEPS))


def years(first: int, last: int) -> Axis:
    """An axis with a slot for each year and ticks at years that are multiples of a step.

    >>> years(2004, 2025).ticks, years(2020, 2020).ticks
    ((2005.0, 2010.0, 2015.0, 2020.0, 2025.0), (2020.0,))
    """
    span = last - first + 1
    step = next(one for one in (1, 2, 5, 10, 20, 50, 100) if span / one <= YEARS)
    start = first if step == 1 else math.ceil(first / step) * step
    return Axis(first - 0.5, last + 0.5, tuple(float(y) for y in range(start, last + 1, step)))
