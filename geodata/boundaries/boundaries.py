"""The shipped boundaries: loaded, checked, and given out as frames and as bytes.

Everything here reads the small derived files in `geodata/data/geo`; the packages they
were made from are needed by `geodata.boundaries.derive.write` only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import pandas as pd

from geodata.boundaries.files import (
    CRS,
    LAYERS,
    Layer,
    check_counties,
    check_digest,
    content_digest,
    read_bytes,
    read_json,
    read_labels,
    read_layer,
    river_order,
)

__all__ = [
    "CRS",
    "DATA",
    "FOLDER",
    "LAYERS",
    "VIEW",
    "Boundaries",
    "Layer",
    "MapView",
    "content_digest",
    "river_order",
]

DATA = Path(__file__).parent.parent / "data"
FOLDER = DATA / "geo"


class MapView(NamedTuple):
    """The fixed frame of the map: what a conic equal-area projection is fitted to.

    Degrees throughout: `lon` and `lat` are (low, high), `parallels` the two standard
    parallels, `meridian` the central one, `origin` the latitude of the map's middle.
    """

    lon: tuple[float, float]
    lat: tuple[float, float]
    parallels: tuple[float, float]
    meridian: float
    origin: float

    @property
    def proj(self) -> str:
        """The same projection for PROJ and GeoPandas; metres, WGS 84."""
        south, north = self.parallels
        return (
            f"+proj=aea +lat_1={south} +lat_2={north} +lat_0={self.origin} "
            f"+lon_0={self.meridian} +datum=WGS84 +units=m +no_defs"
        )


VIEW = MapView((105.45, 112.05), (28.25, 31.98), (29.0, 31.2), 108.75, 30.1)


@dataclass(frozen=True, eq=False)
class Boundaries:
    """The reservoir area's geometry, checked once when loaded.

    Parameters
    ----------
    folder
        Where the files lie.
    counties
        The 19 polygons indexed by adcode in river order (upstream first), EPSG:4326,
        exteriors clockwise as d3-geo wants them.
    labels
        Hand-checked label points: `lon`, `lat` in degrees, indexed like `counties`.
    provenance
        What the files were made from and how; the content of `provenance.json`.
    digest
        One SHA-256 (hex) over all layers and label points.
    """

    folder: Path
    counties: gpd.GeoDataFrame
    labels: pd.DataFrame
    provenance: dict[str, Any]
    digest: str
    view: MapView = VIEW

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Boundaries:
        """Read and check a boundary folder.

        Raises
        ------
        DataError
            When a file is missing or unreadable, when the counties have another CRS,
            other codes, broken shapes, gaps, overlaps or the wrong winding, or when a
            file is not the one its provenance describes.
        """
        codes = river_order(DATA / "counties.csv")
        path = folder / "counties.geojson"
        counties = read_layer(path)
        check_counties(path.name, counties, codes)
        provenance = read_json(folder / "provenance.json")
        return cls(
            folder=folder,
            counties=counties,
            labels=read_labels(folder / "labels.csv", codes),
            provenance=provenance,
            digest=check_digest(folder, provenance),
        )

    @cached_property
    def context(self) -> gpd.GeoDataFrame:
        """Neighbouring counties around the 19, unnamed, clipped somewhat outside the view.

        Returns
        -------
        geopandas.GeoDataFrame
            Polygons in EPSG:4326, index adcode (ascending), no other column; read once, so
            treat it as read-only. Borders with the 19 keep every vertex.
        """
        return read_layer(self.folder / "context.geojson")

    @cached_property
    def provinces(self) -> gpd.GeoDataFrame:
        """Province boundary lines on the map, lying exactly on the county lines.

        Returns
        -------
        geopandas.GeoDataFrame
            A MultiLineString in EPSG:4326 for each two neighbours, index their adcodes, lower
            first (`420000-500000`), no other column; read once, so treat it as read-only.
        """
        return read_layer(self.folder / "provinces.geojson")

    @cached_property
    def rivers(self) -> gpd.GeoDataFrame:
        """The Yangtze as one line (`main`, downstream) and its `tributaries`.

        Returns
        -------
        geopandas.GeoDataFrame
            These two rows in EPSG:4326, no other column, from GSHHG 2.3.6 (older than the
            reservoir); read once, so treat it as read-only.
        """
        return read_layer(self.folder / "rivers.geojson")

    @cached_property
    def china(self) -> gpd.GeoDataFrame:
        """All provinces with their islands (by adcode), `dashed_line`, `undetermined_line`.

        Returns
        -------
        geopandas.GeoDataFrame
            34 provinces by ascending adcode, then the two rows of lines; EPSG:4326, no other
            column. Read once, so treat it as read-only.
        """
        return read_layer(self.folder / "china.geojson")

    @cached_property
    def map_review_number(self) -> str:
        """Review number (审图号) of the base map; never that of our cropped map."""
        return str(self.provenance["base_map_review_number"])

    def geojson(self, layer: Layer) -> bytes:
        """The file of a layer as it is shipped: compact GeoJSON, UTF-8, features by `id`."""
        return read_bytes(self.folder / f"{layer}.geojson")

    def areas_km2(self) -> pd.Series[float]:
        """Area of each county, measured in the view's equal-area projection.

        Returns
        -------
        pandas.Series
            `area_km2`, float, km², index adcode in river order; a new one each time.
        """
        areas: pd.Series[float] = self.counties.to_crs(self.view.proj).area / 1e6
        return areas.rename("area_km2")
