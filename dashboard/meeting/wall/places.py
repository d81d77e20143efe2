"""Where the labels of the map stand: every county is named, off the river, off each other.

A label that has room in its county stands there. The others stand on the free land beside the
band of counties and point to theirs with a line. All candidates of all counties are scored
first; a greedy choice in several orders, each polished county by county, takes the cheapest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely

from dashboard.drawing.shapes import Fit, Shapes
from geodata.arithmetic.arrays import Floats

#: Distance between candidates and how far they reach, in sizes of type.
STEP, REACH = 0.45, 6.8
#: Height of a line, clear space around a label, and beside the river, in sizes of type.
LINE, CLEAR, RIVER = 1.06, 0.14, 0.16
#: Candidates of a county that are compared, inside or over it and beside the band.
MOST_IN, MOST_OUT = 48, 64
#: Costs, in sizes of type: over a neighbour, on the river, beside the band, line over others.
OVER, WET, OUT, ACROSS = 9.0, 9.0, 1.3, 2.2
UNPLACED = 1000.0
#: Left, top, right, bottom.
Box = tuple[float, float, float, float]
ORDERS = 16


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Middle of a label, whether it is one line, whether in its county, and its pointing line."""

    x: float
    y: float
    single: bool
    inside: bool
    leader: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class LabelSize:
    """What a label needs: widths of its two lines one over the other, and side by side."""

    code: str
    stacked: float
    single: float


@dataclass(frozen=True, eq=False, slots=True)
class _Some:
    """Candidates of one county: boxes (left, top, right, bottom), costs, pointing lines."""

    boxes: Floats
    cost: Floats
    single: Any
    inside: Any
    leaders: Any


@lru_cache(maxsize=64)
def places(
    shapes: Shapes,
    fit: Fit,
    asks: tuple[LabelSize, ...],
    size: float,
    box: tuple[float, float],
    kept: tuple[Box, ...],
) -> dict[str, LabelPlace]:
    """A place for each label by adcode; what finds none is left out.

    Parameters
    ----------
    box
        Width and height of the map.
    kept
        Corners that other things take.
    """
    counties = {
        code: shapely.simplify(fit.shape(one), 1.5) for code, one in shapes.outlines.items()
    }
    band = shapely.union_all(list(counties.values()))
    river = shapely.buffer(shapely.simplify(fit.shape(shapes.course), 1), RIVER * size)
    for one in (*counties.values(), band, river):
        shapely.prepare(one)
    found = {
        ask.code: _candidates(ask, shapes, fit, counties, band, river, size, box, kept)
        for ask in asks
    }
    return _chosen(found, size)


def _candidates(
    ask: LabelSize, shapes: Shapes, fit: Fit, counties: dict[str, Any], band: Any, river: Any,
    size: float, box: tuple[float, float], kept: tuple[Box, ...],
) -> _Some:  # fmt: skip
    own = counties[ask.code]
    middle = _middle(ask.code, shapes, fit)
    boxes, centres, single = _boxes(ask, middle, size)
    covered = _meets(boxes[:, np.newaxis], np.array(kept), 0.2 * size).any(axis=1)
    free = _within(boxes, box) & ~covered
    boxes, centres, single = boxes[free], centres[free], single[free]
    drawn = shapely.box(*boxes.T)
    far = np.hypot(*(centres - middle).T) / size
    wet = shapely.intersects(river, drawn)
    home = shapely.contains_xy(own, *centres.T)
    away = ~shapely.intersects(band, drawn) & ~wet
    near = np.flatnonzero(home)
    home = near[np.argsort(far[near], kind="stable")[: 4 * MOST_IN]]
    over = np.zeros(len(boxes))
    over[home] = 1 - shapely.area(shapely.intersection(own, drawn[home])) / shapely.area(
        drawn[home]
    )
    cost = np.full(len(boxes), np.inf)
    cost[home] = (0.35 * far + OVER * over + WET * wet + 0.2 * single)[home]
    inner = _first(cost, MOST_IN)
    outer = np.flatnonzero(away)
    lines = shapely.shortest_line(_core(own, size, middle), shapely.points(centres[outer]))
    nearest = np.argsort(shapely.length(lines), kind="stable")[: 2 * MOST_OUT]
    outer, lines = outer[nearest], lines[nearest]
    lines = shapely.difference(lines, drawn[outer])
    others = shapely.union_all([one for code, one in counties.items() if code != ask.code])
    across = shapely.length(shapely.intersection(lines, others)) / size
    price = OUT + shapely.length(lines) / size + ACROSS * across + 0.1 * single[outer]
    cheap = np.argsort(price, kind="stable")[:MOST_OUT]
    both = np.concatenate([inner, outer[cheap]])
    return _Some(
        boxes[both],
        np.concatenate([cost[inner], price[cheap]]),
        single[both],
        np.repeat([True, False], [len(inner), len(cheap)]),
        np.concatenate([np.full(len(inner), None), lines[cheap]]),
    )


def _middle(code: str, shapes: Shapes, fit: Fit) -> Floats:
    """Where a county's label stands best, in pixels."""
    share = np.array(shapes.labels[code]) * np.array([shapes.width, shapes.height])
    middle: Floats = share * fit.scale + np.array([fit.x, fit.y])
    return middle


def _boxes(ask: LabelSize, middle: Floats, size: float) -> tuple[Floats, Floats, Any]:
    """Boxes of a label around a point, their centres, and which are of one line."""
    steps = np.arange(-REACH, REACH + STEP, STEP) * size
    grid = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    grid = np.vstack([[0.0, 0.0], grid]) + middle
    halves = np.array([[ask.stacked, 2 * LINE * size], [ask.single, LINE * size]]) / 2
    centres = np.vstack([grid, grid])
    single = np.repeat([False, True], len(grid))
    half = halves[single.astype(int)]
    return np.hstack([centres - half, centres + half]), centres, single


def _core(own: Any, size: float, middle: Floats) -> Any:
    """The middle of a county, where a pointing line ends."""
    core = shapely.buffer(own, -0.35 * size)
    return shapely.Point(middle) if core.is_empty else core


def _first(cost: Floats, most: int) -> Any:
    order = np.argsort(cost, kind="stable")[:most]
    return order[np.isfinite(cost[order])]


def _within(boxes: Floats, box: tuple[float, float]) -> Any:
    return (boxes[:, 0] > 0) & (boxes[:, 1] > 0) & (boxes[:, 2] < box[0]) & (boxes[:, 3] < box[1])


def _meets(boxes: Floats, other: Floats, gap: float) -> Any:
    """Which boxes come nearer to another than a gap; `other` may be several (…, 4)."""
    return (
        (boxes[..., 0] < other[..., 2] + gap)
        & (other[..., 0] < boxes[..., 2] + gap)
        & (boxes[..., 1] < other[..., 3] + gap)
        & (other[..., 1] < boxes[..., 3] + gap)
    )


def _chosen(found: dict[str, _Some], size: float) -> dict[str, LabelPlace]:
    codes = list(found)
    spans = np.cumsum([0, *(len(found[code].cost) for code in codes)])
    boxes = np.vstack([found[code].boxes for code in codes])
    cost = np.concatenate([found[code].cost for code in codes])
    leaders = np.concatenate([found[code].leaders for code in codes])
    clash = _clashes(boxes, leaders, size)
    own = [np.arange(spans[n], spans[n + 1]) for n in range(len(codes))]
    chooser = np.random.default_rng(19)
    eager = sorted(range(len(codes)), key=lambda n: -(cost[own[n]].min() if len(own[n]) else 0))
    best: tuple[float, dict[int, int]] = (np.inf, {})
    for turn in range(ORDERS):
        order = eager if turn == 0 else [int(n) for n in chooser.permutation(len(codes))]
        picked = _polished(_greedy(order, own, cost, clash), own, cost, clash)
        total = sum(float(cost[one]) for one in picked.values())
        total += UNPLACED * (len(codes) - len(picked))
        best = min(best, (total, picked), key=lambda pair: pair[0])
    return {codes[n]: _place(found[codes[n]], one - spans[n]) for n, one in best[1].items()}


def _clashes(boxes: Floats, leaders: Any, size: float) -> Any:
    """Which candidates cannot stand together: labels too near, or a line through a label."""
    clash = _meets(boxes[:, np.newaxis], boxes[np.newaxis], CLEAR * size)
    lined = np.flatnonzero([line is not None and not line.is_empty for line in leaders])
    if not len(lined):
        return clash
    ends = np.array([shapely.get_coordinates(leaders[n])[[0, -1]].ravel() for n in lined])
    through = _through(ends, boxes, CLEAR * size)
    clash[lined] |= through
    clash[:, lined] |= through.T
    clash[np.ix_(lined, lined)] |= _cross(ends)
    return clash


def _through(ends: Floats, boxes: Floats, gap: float) -> Any:
    """Which lines (x1, y1, x2, y2) pass through which boxes; shape (lines, boxes)."""
    first, last = np.zeros((len(ends), len(boxes))), np.ones((len(ends), len(boxes)))
    for axis in (0, 1):
        start = ends[:, axis, np.newaxis]
        way = ends[:, axis + 2, np.newaxis] - start
        way = np.where(way == 0, 1e-9, way)
        near = (boxes[:, axis] - gap - start) / way
        far = (boxes[:, axis + 2] + gap - start) / way
        first = np.maximum(first, np.minimum(near, far))
        last = np.minimum(last, np.maximum(near, far))
    return first <= last


def _cross(ends: Floats) -> Any:
    """Which lines cross each other."""
    one, other = ends[:, :2], ends[:, 2:]

    def side(a: Floats, b: Floats, c: Floats) -> Any:
        """On which side of the line a–b the point c lies, for all pairs."""
        way, to = (b - a)[:, np.newaxis], c[np.newaxis] - a[:, np.newaxis]
        return np.sign(way[..., 0] * to[..., 1] - way[..., 1] * to[..., 0])

    apart = side(one, other, one) != side(one, other, other)
    return apart & apart.T


def _greedy(order: list[int], own: list[Any], cost: Floats, clash: Any) -> dict[int, int]:
    picked: dict[int, int] = {}
    for n in order:
        one = _cheapest(own[n], list(picked.values()), cost, clash)
        if one is not None:
            picked[n] = one
    return picked


def _cheapest(mine: Any, others: list[int], cost: Floats, clash: Any) -> int | None:
    free = mine[~clash[np.ix_(mine, others)].any(axis=1)] if others else mine
    return int(free[np.argmin(cost[free])]) if len(free) else None


def _polished(picked: dict[int, int], own: list[Any], cost: Floats, clash: Any) -> dict[int, int]:
    """Each in turn takes the cheapest place that the others leave, until nothing changes."""
    for _ in range(6):
        before = dict(picked)
        for n, mine in enumerate(own):
            others = [one for other, one in picked.items() if other != n]
            one = _cheapest(mine, others, cost, clash)
            if one is not None:
                picked[n] = one
        if picked == before:
            break
    return picked


def _place(some: _Some, row: int) -> LabelPlace:
    left, top, right, low = some.boxes[row]
    line = some.leaders[row]
    ends = None
    if line is not None and not line.is_empty:
        points = shapely.get_coordinates(line)
        ends = (*points[0].tolist(), *points[-1].tolist())
    return LabelPlace(
        float(left + right) / 2, float(top + low) / 2,
        bool(some.single[row]), bool(some.inside[row]), ends,
    )  # fmt: skip
