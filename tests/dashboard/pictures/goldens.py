"""The pictures that were looked at and signed: five charts, three formats, two languages.

    python -m tests.dashboard.pictures.goldens

draws them anew; look at every one before you commit it.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

from PIL import Image

from dashboard.pictures.output import MEDIA_TYPES
from geodata.registry.charts import CHARTS
from tests.dashboard.pictures.shown import content, raster

FOLDER = Path(__file__).parent / "goldens"
WIDTH = 600
#: What each chart is drawn with: a metric with blanks, minima and a county chosen.
QUERY = "metric=grants&county=500101"
CASES = [f"{chart}-{lang}.{end}" for chart, end, lang in product(CHARTS, MEDIA_TYPES, ("zh", "en"))]


def seen(case: str) -> Image.Image:
    """A case as it is drawn now."""
    chart, _, rest = case.partition("-")
    language, _, ending = rest.partition(".")
    query = QUERY + ("&lang=en" if language == "en" else "")
    return raster(f"a.{ending}", content(f"{chart}.{ending}", query), WIDTH)


def path_of(case: str) -> Path:
    """Where a case is kept."""
    return FOLDER / f"{case.replace('.', '-')}.png"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for case in CASES:
        seen(case).quantize(224, dither=Image.Dither.NONE).save(path_of(case), optimize=True)
        sys.stdout.write(f"{path_of(case).name}\n")
