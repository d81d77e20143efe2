"""Lines of the schematic sheet: they reach their county past the marks of all others.

A line through the mark of another county reads as if it ended there.
"""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np

from dashboard.pages.pairing.sheet import BOTTOM, TOP, PairingLabel, Point
from geodata.arithmetic.arrays import Floats

#: From the middle of a line to the middle of a mark: the mark, half a wide line and a gap.
CLEAR = 9.0
#: The same to the middle of a name, which stands below its mark; wished, not always to be had.
NAME, BELOW = 10.0, 11.0
#: How far a line goes straight before it bends, as a share of its way.
BEND = 0.45
#: The bends that are tried at both ends, those nearest to the usual one first.
_BENDS = sorted(
    product(np.linspace(0.05, 0.95, 10).round(2).tolist(), repeat=2),
    key=lambda ends: abs(ends[0] - BEND) + abs(ends[1] - BEND),
)
_STEPS = np.linspace(0.0, 1.0, 101)[:, None]

Controls = tuple[Point, Point, Point, Point]


def path(label: PairingLabel, end: Point, others: tuple[Point, ...]) -> str:
    """The data of a line from a label to a county, clear of the other counties' marks.

    Where no bend is clear the line takes the one that keeps farthest away.
    """
    start, *rest = _controls(label.side, label.start, end, others)
    bend = " ".join(f"{x:.1f} {y:.1f}" for x, y in rest)
    return f"M{start[0]:.1f} {start[1]:.1f}C{bend}"


@cache
def _controls(side: str, start: Point, end: Point, others: tuple[Point, ...]) -> Controls:
    below = tuple((x, y + BELOW) for x, y in others)
    tried: list[tuple[float, Controls]] = []
    for near, far in _BENDS:
        bent = _bent(side, start, end, near, far)
        tried.append((nearest(bent, others), bent))
        if tried[-1][0] >= CLEAR and nearest(bent, below) >= NAME:
            return bent
    enough = (bent for distance, bent in tried if distance >= CLEAR)
    return next(enough, max(tried, key=lambda one: one[0])[1])


def _bent(side: str, start: Point, end: Point, near: float, far: float) -> Controls:
    """From an edge straight inwards, then over to the county: lines of a diagram, no routes."""
    (x, y), (u, v) = start, end
    if side in (TOP, BOTTOM):
        return start, (x, y + (v - y) * near), (u, v + (y - v) * far), end
    return start, (x + (u - x) * near, y), (u + (x - u) * far, v), end


def nearest(controls: Controls, marks: tuple[Point, ...]) -> float:
    """From a line to the nearest of some marks.

    >>> nearest(((0, 0), (1, 0), (2, 0), (3, 0)), ((1, 5), (3, 2)))
    2.0
    """
    points = _along(controls)
    gaps = points[:, None, :] - np.array(marks)[None, :, :]
    return float(np.hypot(gaps[..., 0], gaps[..., 1]).min())


def _along(controls: Controls) -> Floats:
    one, two, three, four = np.array(controls, dtype="float64")
    t, rest = _STEPS, 1 - _STEPS
    along: Floats = rest**3 * one + 3 * rest**2 * t * two + 3 * rest * t**2 * three + t**3 * four
    return along
