"""Map lint: what a map of all China must show, checked before the layer is written."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import shapely

from geodata.errors import DataError
from geodata.language import Message, Text

PROVINCES = 34
DASHED, UNDETERMINED = "dashed_line", "undetermined_line"


@dataclass(frozen=True)
class Landmark:
    """A part of the country that no map of all China may lack.

    Parameters
    ----------
    name
        As the error names it.
    feature
        Feature id that must hold it: province adcode, or `dashed_line`.
    box
        West, south, east, north in degrees around the real place.
    parts
        How many separate parts must lie in the box.
    area
        Smallest total area there, in square degrees; 0 for tiny islands and lines.
    """

    name: Text
    feature: str
    box: tuple[float, float, float, float]
    parts: int = 1
    area: float = 0.0


LANDMARKS = (
    Landmark(Text("台湾岛", "Taiwan"), "710000", (120.0, 21.8, 122.1, 25.4), area=2.5),
    Landmark(Text("钓鱼岛", "Diaoyu Dao"), "710000", (123.3, 25.6, 123.6, 25.85)),
    Landmark(Text("赤尾屿", "Chiwei Yu"), "710000", (124.4, 25.8, 124.7, 26.05)),
    Landmark(Text("澎湖列岛", "Penghu Islands"), "710000", (119.3, 23.1, 119.8, 23.8), parts=2),
    Landmark(Text("海南岛", "Hainan"), "460000", (108.5, 18.1, 111.1, 20.2), area=2.5),
    Landmark(Text("西沙群岛", "Xisha Islands"), "460000", (111.1, 15.7, 113.0, 17.2), parts=20),
    Landmark(Text("中沙群岛", "Zhongsha Islands"), "460000", (113.6, 13.8, 115.5, 16.3), parts=20),
    Landmark(Text("黄岩岛", "Huangyan Dao"), "460000", (117.6, 15.0, 117.9, 15.3)),
    Landmark(Text("南沙群岛", "Nansha Islands"), "460000", (111.0, 4.0, 117.9, 12.0), parts=150),
    Landmark(Text("曾母暗沙", "Zengmu Ansha"), "460000", (111.9, 3.7, 112.4, 4.1)),
    Landmark(Text("东沙群岛", "Dongsha Islands"), "440000", (116.5, 20.5, 117.0, 20.9)),
    Landmark(Text("断续线", "dashed line"), DASHED, (107.5, 3.0, 123.5, 25.0), parts=9),
    Landmark(Text("断续线南端", "southern dash"), DASHED, (111.5, 3.2, 113.0, 3.9)),
    Landmark(Text("断续线北端", "northern dash"), DASHED, (121.0, 20.6, 122.1, 21.9)),
)


def lint_china(layer: gpd.GeoDataFrame) -> None:
    """Refuse an all-China layer that lost a province, an island group or the dashed line.

    Raises
    ------
    DataError
        Naming the first missing part, and the coordinates where it should be.
    """
    provinces = [code for code in layer.index if code.isdigit()]
    if len(set(provinces)) != PROVINCES:
        raise DataError(
            where="china.geojson",
            found=Message("{n} 个省级区域", n=len(set(provinces))),
            expected=Message("{n} 个省级区域", n=PROVINCES),
            mend=Message("请换用完整的底图数据，不得发布。"),
        )
    for landmark in LANDMARKS:
        if not shows(layer, landmark):
            raise DataError(
                where=Message("全国底图检查 · {name}", name=landmark.name),
                found=Message("缺少 {missing}", missing=landmark.name),
                expected=Message(
                    "要素 {feature} 在 {box} 内至少有 {parts} 个部分",
                    feature=landmark.feature,
                    box=landmark.box,
                    parts=landmark.parts,
                ),
                mend=Message("请换用完整的底图数据，不得发布。"),
            )


def shows(layer: gpd.GeoDataFrame, landmark: Landmark) -> bool:
    """Whether a layer still has a landmark, whole enough.

    Parameters
    ----------
    layer
        In degrees, index feature id: province adcode, or `dashed_line`.
    """
    if landmark.feature not in layer.index:
        return False
    parts = shapely.get_parts(layer.geometry[landmark.feature])
    inside = parts[shapely.within(parts, shapely.box(*landmark.box))]
    return len(inside) >= landmark.parts and shapely.area(inside).sum() >= landmark.area
