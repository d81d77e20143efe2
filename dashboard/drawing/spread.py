"""Labels in one dimension: each as near to its place as the others let it be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move places apart to at least `gap`, within `low` and `high`, keeping their order.

    Groups that touch are put around their middle, so that a cluster grows to both sides. Where
    there is no room for all, the gap shrinks.

    >>> spread([10.0, 10.0, 50.0], 4.0, 0.0, 100.0), spread([1.0, 2.0], 10.0, 0.0, 100.0)
    ([8.0, 12.0, 50.0], [0.0, 10.0])
    """
    order = sorted(range(len(places)), key=lambda n: places[n])
    gap = min(gap, (high - low) / max(1, len(order) - 1))
    groups: list[list[int]] = []
    for n in order:
        groups.append([n])
        while len(groups) > 1 and _touch(groups[-2], groups[-1], places, gap, low, high):
            groups[-2:] = [groups[-2] + groups[-1]]
    found = [0.0] * len(places)
    for group in groups:
        start = _start(group, places, gap, low, high)
        for k, n in enumerate(group):
            found[n] = start + k * gap
    return found


def _start(group: list[int], places: Sequence[float], gap: float, low: float, high: float) -> float:
    length = gap * (len(group) - 1)
    middle = sum(places[n] for n in group) / len(group)
    return min(max(middle - length / 2, low), high - length)


def _touch(
    one: list[int], other: list[int], places: Sequence[float], gap: float, low: float, high: float
) -> bool:
    end = _start(one, places, gap, low, high) + gap * (len(one) - 1)
    return _start(other, places, gap, low, high) - end < gap
