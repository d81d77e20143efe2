"""Shapes of the maps as files: counties, context land, and what names them for a map."""

from __future__ import annotations

import json

import shapely

from dashboard.delivery import static
from dashboard.drawing import plotly
from geodata.boundaries import Boundaries
from geodata.releases import Releases


def shapes(known: Releases) -> dict[str, bytes]:
    """The shapes of every map; releases drawn on the same boundaries share them."""
    drawn = {facts.boundaries.digest: facts.boundaries for facts in known.editions.values()}
    files = {}
    for boundaries in drawn.values():
        files[_shape("counties", boundaries)] = boundaries.geojson("counties")
        files[_shape("land", boundaries)] = land(boundaries)
    return files


def base(boundaries: Boundaries, files: static.StaticFiles) -> bytes:
    """The fixed part of a map, which names its shapes by their addresses."""
    urls = {layer: files.url(_shape(layer, boundaries)) for layer in ("counties", "land")}
    return json.dumps(plotly.map_base(boundaries, urls), separators=(",", ":")).encode()


def _shape(layer: str, boundaries: Boundaries) -> str:
    return f"{layer}-{boundaries.digest[:8]}.geojson"


def land(boundaries: Boundaries) -> bytes:
    """All context land as one feature: one path to draw instead of hundreds."""
    parts = [p for shape in boundaries.context.geometry for p in getattr(shape, "geoms", [shape])]
    geometry = json.loads(shapely.to_geojson(shapely.MultiPolygon(parts)))
    feature = {"type": "Feature", "id": "land", "properties": {}, "geometry": geometry}
    return json.dumps(
        {"type": "FeatureCollection", "features": [feature]}, separators=(",", ":")
    ).encode()
