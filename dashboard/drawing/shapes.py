"""The map's shapes as SVG path data: projected, rounded and written once for each boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geodata.arithmetic.arrays import Floats
from geodata.boundaries import CRS, Boundaries

#: Metres to one unit of the path data: a third of a pixel on a map of 1,000 pixels.
UNIT = 200.0
#: Metres around the counties, in which the context land fades out.
MARGIN = 34_000.0
#: Tolerances in metres; the outline of a county keeps every vertex.
LAND_TOLERANCE, LINE_TOLERANCE, RIVER_TOLERANCE = 700.0, 400.0, 250.0

Point = tuple[int, int]


@dataclass(frozen=True, eq=False, kw_only=True)
class Shapes:
    """Path data in one frame, `viewBox="0 0 width height"`, y pointing down.

    Attributes
    ----------
    counties
        By adcode in river order.
    context
        Border lines of the neighbouring counties.
    labels
        By adcode, the label point as shares of width and height.
    areas
        By adcode, in square units: which names go first where there is little room.
    course, outlines
        The river and, by adcode, the counties in units: labels keep off one and within the other.
    """

    width: int
    height: int
    counties: dict[str, str]
    context: str
    provinces: str
    river: str
    tributaries: str
    labels: dict[str, tuple[float, float]]
    areas: dict[str, float]
    course: Any
    outlines: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fit:
    """From units of the shapes to design pixels of a box."""

    scale: float
    x: float
    y: float

    @classmethod
    def into(cls, shapes: Shapes, width: float, height: float, margin: float) -> Fit:
        """The 19 counties as large as the box allows, in its middle."""
        left, top, right, low = shapely.total_bounds(list(shapes.outlines.values()))
        scale = min((width - 2 * margin) / (right - left), (height - 2 * margin) / (low - top))
        return cls(
            scale,
            width / 2 - scale * (left + right) / 2,
            height / 2 - scale * (top + low) / 2,
        )

    def shape(self, shape: Any) -> Any:
        """A shape in design pixels."""
        return shapely.transform(shape, lambda xy: xy * self.scale + np.array([self.x, self.y]))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The visible box in metres of the projection."""

    west: float
    south: float
    east: float
    north: float

    def share(self, x: float, y: float) -> tuple[float, float]:
        return (
            (x - self.west) / (self.east - self.west),
            (self.north - y) / (self.north - self.south),
        )

    def written(self, shape: Any, tolerance: float = 0.0) -> str:
        """The parts of a shape within the frame as path data; rings are closed."""
        box = shapely.box(self.west, self.south, self.east, self.north)
        seen = shapely.intersection(shapely.simplify(shape, tolerance), box)
        lines = shapely.get_parts(shapely.boundary(seen) if _is_area(seen) else seen)
        merged = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
        return "".join(path(self._points(line), closed=_is_area(seen)) for line in merged)

    def units(self, points: Floats) -> Floats:
        """Points in units from the upper left corner, y pointing down.

        Parameters
        ----------
        points
            x and y in metres of the projection, shape (points, 2).

        Returns
        -------
        Floats
            A new array of the same shape, in steps of `UNIT` metres, not rounded.
        """
        corner, unit = np.array([self.west, self.north]), np.array([UNIT, -UNIT])
        return np.asarray((points - corner) / unit)

    def _points(self, line: Any) -> list[Point]:
        points = np.rint(self.units(shapely.get_coordinates(line)))
        return [(int(x), int(y)) for x, y in points]


def _is_area(shape: Any) -> bool:
    return bool(shapely.get_dimensions(shape) == 2)


@cache
def shapes(boundaries: Boundaries) -> Shapes:
    """Project the layers and write them down; kept, because boundaries never change."""
    counties, context, provinces, rivers, labels = (
        layer.to_crs(boundaries.view.proj).geometry
        for layer in (
            boundaries.counties,
            boundaries.context,
            boundaries.provinces,
            boundaries.rivers,
            gpd.GeoSeries.from_xy(boundaries.labels["lon"], boundaries.labels["lat"], crs=CRS),
        )
    )
    frame = _Frame(*(counties.total_bounds + MARGIN * np.array([-1, -1, 1, 1])))
    # Every border once: as polygons each would be there twice, and simplified apart.
    seams = shapely.line_merge(shapely.union_all(context.boundary.to_numpy()))
    return Shapes(
        width=round((frame.east - frame.west) / UNIT),
        height=round((frame.north - frame.south) / UNIT),
        counties={str(code): frame.written(shape) for code, shape in counties.items()},
        context=frame.written(seams, LAND_TOLERANCE),
        provinces=frame.written(provinces.union_all(), LINE_TOLERANCE),
        river=frame.written(rivers["main"], RIVER_TOLERANCE),
        tributaries=frame.written(rivers["tributaries"], LINE_TOLERANCE),
        labels={
            str(code): frame.share(point.x, point.y)
            for code, point in zip(counties.index, labels, strict=True)
        },
        areas={str(code): float(area) for code, area in (counties.area / UNIT**2).items()},
        course=shapely.transform(rivers["main"], frame.units),
        outlines={str(c): shapely.transform(one, frame.units) for c, one in counties.items()},
    )


def path(points: Sequence[Point], *, closed: bool = False) -> str:
    """Path data in whole numbers, relative, as short as SVG allows.

    >>> path([(10, 20), (15, 18), (15, 18), (16, 30)]), path([(0, 0), (1, 0), (0, 0)], closed=True)
    ('M10 20l5-2 1 12', 'M0 0l1 0z')
    """
    steps = [
        (after[0] - before[0], after[1] - before[1])
        for before, after in pairwise(points)
        if before != after
    ]
    numbers = [number for step in (steps[:-1] if closed else steps) for number in step]
    written = "".join(
        f"{'' if n == 0 or number < 0 else ' '}{number}" for n, number in enumerate(numbers)
    )
    start = f"M{points[0][0]} {points[0][1]}"
    return f"{start}l{written}{'z' if closed else ''}" if written else ""


#: Shares of a side over which the context land fades in.
FADE = (0.004, 0.07)
