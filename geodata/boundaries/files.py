"""Reads boundary files and refuses what is missing, broken or contradictory."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any, Literal, get_args

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import DataError
from geodata.language import Message, lists

Layer = Literal["counties", "context", "provinces", "rivers", "china"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
CRS = "EPSG:4326"
#: Widest crack between neighbours that still counts as none, in degrees (about 50 m).
GAP_WIDTH = 0.0005
_REBUILD = Message("请运行 python -m geodata build 重新生成。")


def river_order(path: Path) -> list[str]:
    """Adcodes of the receiving counties, upstream first, from the registry table."""
    rows = list(csv.DictReader(read_bytes(path).decode("utf-8-sig").splitlines()))
    try:
        return [row["adcode"] for row in sorted(rows, key=lambda row: int(row["river_order"]))]
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            where=path.name,
            found=str(error),
            expected=Message("带有 adcode 与整数 river_order 两列的表"),
            mend=Message("请对照 data/README.md 改正该表。"),
        ) from error


def read_layer(path: Path) -> gpd.GeoDataFrame:
    """A GeoJSON file as a frame indexed by feature id; EPSG:4326, DataError if unreadable."""
    collection = read_json(path)
    try:
        features = collection["features"]
        ids = [str(feature["id"]) for feature in features]
        shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    except (KeyError, TypeError, shapely.errors.GEOSException) as error:
        raise DataError(
            where=path.name,
            found=str(error),
            expected=Message("每个要素都有 id 与 geometry 的 GeoJSON FeatureCollection"),
            mend=_REBUILD,
        ) from error
    _check_crs(path.name, collection, shapes)
    return gpd.GeoDataFrame(index=pd.Index(ids, name="adcode"), geometry=shapes, crs=CRS)


def read_labels(path: Path, codes: list[str]) -> pd.DataFrame:
    """Label points in degrees indexed by adcode in river order; DataError when not all 19."""
    rows = {
        row.get("adcode"): row
        for row in csv.DictReader(read_bytes(path).decode("utf-8").splitlines())
    }
    _check_codes(path.name, [str(code) for code in rows], codes)
    try:
        points = [(float(rows[code]["lon"]), float(rows[code]["lat"])) for code in codes]
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            where=path.name, found=str(error), expected=Message("数字经纬度"), mend=_REBUILD
        ) from error
    return pd.DataFrame(points, columns=["lon", "lat"], index=pd.Index(codes, name="adcode"))


def check_counties(where: str, counties: gpd.GeoDataFrame, codes: list[str]) -> None:
    """Refuse other codes, another order, broken shapes, overlaps, gaps, wrong winding."""
    _check_codes(where, list(counties.index), codes)
    shapes = np.asarray(counties.geometry.array, dtype=object)
    for code, shape in zip(codes, shapes, strict=True):
        _check_shape(f"{where} · {code}", shape)
    broken = shapely.coverage_invalid_edges(shapes, gap_width=GAP_WIDTH)
    seams = [code for code, edge in zip(codes, broken, strict=True) if not edge.is_empty]
    if seams:
        raise DataError(
            where=where,
            found=Message("{codes} 之间有重叠或缝隙", codes=lists.keys(seams)),
            expected=Message("相邻县界完全重合"),
            mend=_REBUILD,
        )


def _check_shape(where: str, shape: BaseGeometry | None) -> None:
    if shape is None or shape.geom_type not in ("Polygon", "MultiPolygon") or shape.is_empty:
        found: str | Message = "—" if shape is None else shape.geom_type
        raise DataError(where=where, found=found, expected="Polygon / MultiPolygon", mend=_REBUILD)
    if not shape.is_valid:
        raise DataError(
            where=where,
            found=shapely.is_valid_reason(shape),
            expected=Message("有效的多边形"),
            mend=_REBUILD,
        )
    if any(shapely.is_ccw(part.exterior) for part in shapely.get_parts(shape)):
        raise DataError(
            where=where,
            found=Message("外环为逆时针"),
            expected=Message("外环为顺时针（d3-geo 的约定）"),
            mend=_REBUILD,
        )


def _check_codes(where: str, found: list[str], codes: list[str]) -> None:
    missing, extra = sorted(set(codes) - set(found)), sorted(set(found) - set(codes))
    if missing or extra or len(found) != len(codes):
        raise DataError(
            where=where,
            found=Message(
                "缺少 {missing}；多出 {extra}；共 {n} 个",
                missing=lists.keys(missing) or "—",
                extra=lists.keys(extra) or "—",
                n=len(found),
            ),
            expected=Message("counties.csv 中的 {n} 个县区代码各一次", n=len(codes)),
            mend=_REBUILD,
        )
    if where.endswith(".geojson") and found != codes:
        raise DataError(
            where=where,
            found=Message("县区次序不同"),
            expected=Message("自上游到下游的次序"),
            mend=_REBUILD,
        )


def _check_crs(where: str, collection: dict[str, Any], shapes: np.ndarray[Any, Any]) -> None:
    name = str(collection.get("crs", {}).get("properties", {}).get("name", "CRS84"))
    west, south, east, north = shapely.total_bounds(shapes)
    in_degrees = west >= -180 and east <= 180 and south >= -90 and north <= 90
    if not name.endswith(("CRS84", "4326")) or not in_degrees:
        raise DataError(
            where=where,
            found=Message(
                "坐标系 {name}，范围 {bounds}", name=name, bounds=[west, south, east, north]
            ),
            expected=Message("WGS 84 经纬度（EPSG:4326）"),
            mend=_REBUILD,
        )


def content_digest(folder: Path) -> str:
    """SHA-256 (hex) over names and bytes of all layers and the label points."""
    total = hashlib.sha256()
    for name in sorted([*(f"{layer}.geojson" for layer in LAYERS), "labels.csv"]):
        total.update(name.encode() + b"\0" + hashlib.sha256(read_bytes(folder / name)).digest())
    return total.hexdigest()


def check_digest(folder: Path, provenance: dict[str, Any]) -> str:
    """The content digest, when it is the one the provenance states; DataError otherwise."""
    digest = content_digest(folder)
    if provenance.get("digest") != digest or "base_map_review_number" not in provenance:
        raise DataError(
            where="provenance.json",
            found=str(provenance.get("digest")),
            expected=Message("与文件一致的摘要 {digest} 及底图审图号", digest=digest),
            mend=_REBUILD,
        )
    return digest


def read_bytes(path: Path) -> bytes:
    """A file's bytes; DataError when it is missing or unreadable."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(
            where=path.name,
            found=Message("文件不存在或不可读（{reason}）", reason=error.strerror),
            expected=Message("随程序发布的数据文件"),
            mend=_REBUILD,
        ) from error


def read_json(path: Path) -> dict[str, Any]:
    """A file holding one JSON object; DataError when it holds anything else."""
    try:
        value = json.loads(read_bytes(path))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(
            where=path.name, found=str(error), expected="JSON", mend=_REBUILD
        ) from error
    if not isinstance(value, dict):
        raise DataError(where=path.name, found=str(value), expected="JSON {…}", mend=_REBUILD)
    return value
