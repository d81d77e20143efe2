"""Pictures look as those that were looked at; small differences of a rasteriser are let pass."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from tests.dashboard.pictures.goldens import CASES, FOLDER, path_of, seen

pytestmark = pytest.mark.drawing

#: Share of pixels that may differ by more than an eighth of the range.
TOLERANCE = 0.0015


def share(one: Image.Image, other: Image.Image) -> float:
    if one.size != other.size:
        return 1.0
    apart = np.abs(np.asarray(one, dtype=int) - np.asarray(other, dtype=int)).max(axis=2)
    return float((apart > 32).mean())


@pytest.mark.parametrize("case", CASES)
def test_it_looks_as_it_did(case: str) -> None:
    assert share(seen(case), Image.open(path_of(case)).convert("RGB")) < TOLERANCE


def test_the_measure_tells_pictures_apart() -> None:
    """Another county chosen, another metric, another theme: each is far beyond the tolerance."""
    from tests.dashboard.pictures.shown import content, raster

    golden = Image.open(path_of("map-zh.png")).convert("RGB")
    for query in (
        "metric=grants",
        "metric=projects&county=500101",
        "metric=grants&county=500101&theme=dark",
    ):
        other = raster("a.png", content("map.png", query), golden.width)
        assert share(other, golden) > TOLERANCE


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.png")} == {path_of(case).name for case in CASES}
