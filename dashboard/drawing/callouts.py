"""Where names stand beside the points of a scatter, so that none lies on another or on a point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

#: Directions in which a name is tried, in degrees from the right, and how far from its point.
ANGLES = (0, 180, 270, 90, 315, 45, 225, 135, 292, 248, 67, 112)
REACHES = (0.0, 7.0, 15.0, 25.0, 38.0, 54.0)
GAP = 1.5

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Callout:
    """A name by the middle of its box.

    Attributes
    ----------
    leader
        Where a line from the point ends, at the edge of the name; None where it is near enough.
    """

    x: float
    y: float
    leader: tuple[float, float] | None = None


def place(
    points: Sequence[tuple[float, float]],
    widths: Sequence[float],
    *,
    height: float,
    radius: float,
    size: tuple[float, float],
) -> list[Callout | None]:
    """A place for each name, None where there is none within reach.

    Parameters
    ----------
    points
        In pixels, y pointing down.
    widths, height
        Of the names.
    radius
        Of the points.
    size
        Of the plot: no name leaves it.

    Notes
    -----
    Names of points with the nearest neighbours go first: they have the fewest places.

    >>> place([(50, 50)], [20], height=10, radius=4, size=(100, 100))
    [Callout(x=65.5, y=50.0, leader=None)]
    """
    taken: list[Box] = [(x - radius, y - radius, x + radius, y + radius) for x, y in points]
    found: list[Callout | None] = [None] * len(points)
    for n in sorted(range(len(points)), key=lambda n: _room(points, n)):
        for reach in REACHES:
            callout = _free(points[n], widths[n], height, radius, reach, taken, size)
            if callout is not None:
                found[n] = callout
                taken.append(_box(callout.x, callout.y, widths[n], height))
                break
    return found


def _room(points: Sequence[tuple[float, float]], n: int) -> float:
    others = [math.dist(points[n], other) for k, other in enumerate(points) if k != n]
    return min(others, default=math.inf)


def _free(
    point: tuple[float, float],
    width: float,
    height: float,
    radius: float,
    reach: float,
    taken: Sequence[Box],
    size: tuple[float, float],
) -> Callout | None:
    for angle in ANGLES:
        across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        # From the edge of the point to the nearest edge of the box in this direction.
        far = radius + GAP + reach
        x = point[0] + across * far + _sign(across) * width / 2
        y = point[1] + down * far + _sign(down) * height / 2
        box = _box(x, y, width, height)
        if _inside(box, size) and not any(_overlap(box, other) for other in taken):
            edge = (min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3]))
            return Callout(round(x, 1), round(y, 1), edge if reach > REACHES[1] else None)
    return None


def _sign(value: float) -> float:
    return 0.0 if abs(value) < 0.01 else math.copysign(1.0, value)


def _box(x: float, y: float, width: float, height: float) -> Box:
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _inside(box: Box, size: tuple[float, float]) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]


def _overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] + GAP
        and other[0] < one[2] + GAP
        and one[1] < other[3]
        and other[1] < one[3]
    )
