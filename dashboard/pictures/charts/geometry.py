"""The boundaries in metres of the view's projection, ready to be fitted into a box."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.path import Path
from shapely import affinity
from shapely.plotting import patch_from_polygon

from dashboard.pictures.charts.canvas import Box
from geodata.boundaries import CRS, Boundaries


@dataclass(frozen=True, eq=False)
class Shapes:
    """Everything a map draws, in metres, y upwards.

    Attributes
    ----------
    counties
        By adcode in river order.
    context, provinces, main, tributaries
        Land around, lines of provinces, the Yangtze, other rivers.
    labels
        Shape (19, 2): where names stand.
    """

    counties: dict[str, Any]
    context: list[Any]
    provinces: Any
    main: Any
    tributaries: Any
    labels: np.ndarray[Any, np.dtype[np.float64]]


@lru_cache(maxsize=8)
def shapes(boundaries: Boundaries) -> Shapes:
    """Project the layers once per release."""
    proj = boundaries.view.proj

    def projected(frame: gpd.GeoDataFrame) -> Any:
        return frame.to_crs(proj).geometry

    rivers = projected(boundaries.rivers)
    points = gpd.GeoSeries.from_xy(boundaries.labels["lon"], boundaries.labels["lat"], crs=CRS)
    return Shapes(
        counties=dict(projected(boundaries.counties).items()),
        context=list(projected(boundaries.context)),
        provinces=shapely.line_merge(projected(boundaries.provinces).union_all()),
        main=rivers["main"],
        tributaries=rivers["tributaries"],
        labels=points.to_crs(proj).get_coordinates().to_numpy(),
    )


@dataclass(frozen=True, slots=True)
class Fit:
    """From metres to pixels: scale, and where the origin falls."""

    scale: float
    x: float
    y: float

    @classmethod
    def into(cls, box: Box, found: Shapes) -> Fit:
        """The 19 counties as large as the box allows, in its middle."""
        left, low, right, high = shapely.total_bounds(list(found.counties.values()))
        scale = min(box.width / (right - left), box.height / (high - low))
        return cls(
            scale,
            box.x + box.width / 2 - scale * (left + right) / 2,
            box.y + box.height / 2 + scale * (low + high) / 2,
        )

    def shape(self, shape: Any) -> Any:
        """A shape in pixels."""
        return affinity.affine_transform(shape, [self.scale, 0, 0, -self.scale, self.x, self.y])

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point in pixels."""
        return self.scale * x + self.x, -self.scale * y + self.y


def patch(shape: Any, **style: Any) -> Any:
    """A polygon as a Matplotlib patch, holes left open."""
    parts = [patch_from_polygon(part).get_path() for part in getattr(shape, "geoms", [shape])]
    first = patch_from_polygon(getattr(shape, "geoms", [shape])[0], **style)
    first.set_path(Path.make_compound_path(*parts))
    return first


def points_of(line: Any) -> tuple[list[float], list[float]]:
    """All parts of a line as one run of points, NaN between the parts."""
    xs: list[float] = []
    ys: list[float] = []
    for part in getattr(line, "geoms", [line]):
        x, y = part.coords.xy
        xs += [*x, np.nan]
        ys += [*y, np.nan]
    return xs[:-1], ys[:-1]
