"""The map of a step as a picture without words around it: legend, base map, and nothing else.

Steps that show the same figures share one picture. The county of a step is outlined by a shape
above it, so nineteen steps along the river are one picture and nineteen outlines.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import shapely
from PIL import Image

from dashboard import words
from dashboard.look import theme
from dashboard.meeting.slide import Slide
from dashboard.pictures import output
from dashboard.pictures.charts import geometry, legend, maps, pairing
from dashboard.pictures.charts.canvas import Box, Canvas
from dashboard.pictures.charts.geometry import Fit
from dashboard.site import Site
from geodata.language import Language
from geodata.registry.charts import PAIRING
from geodata.selection import Selection
from geodata.view import View

#: Pixels of the design to the inch, and size of its small type.
DOTS, SMALL = 96.0, 11.5
#: Metres between the points of an outline: it lies over a line of the picture.
FINE = 500.0
COLOURS = 256

#: Pixels between legend and the edges of the land.
EDGE = 10.0

Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A picture's place in design pixels, and how large its type and its labels are."""

    width: int
    height: int
    unit: float = 1.15
    label: float = 15.0

    @property
    def box(self) -> Box:
        """All of it."""
        return Box(0, 0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, and where its land lies."""

    content: bytes
    land: Box


def shown(slide: Slide) -> Selection:
    """What the picture of a step shows: without its county, which is an outline."""
    return slide.view.selection.but(county=None, compare=())


def draw(slide: Slide, frame: Frame) -> tuple[Canvas, Box]:
    """The map of a step, or its matrix; and the box of its land."""
    view = slide.site.atlas.view(shown(slide))
    canvas = Canvas(frame.width, frame.height, unit=frame.unit, dots=DOTS, palette=theme.LIGHT)
    if slide.step.chart == PAIRING:
        pairing.draw(canvas, frame.box, slide.site.facts, view, slide.language)
        return canvas, frame.box
    land, key = _places(canvas, view, slide.site, slide.language)
    maps.draw(canvas, land, view, slide.site.boundaries, slide.language, frame.label)
    canvas.rect(_away(key, frame.unit), canvas.palette.card, order=4)  # on land, below counties
    legend.draw(canvas, key, view, slide.language)
    base = words.base_map(slide.site.review_number).text(slide.language)
    canvas.text(0, frame.height - 5, base, size=SMALL, colour=canvas.palette.muted)
    return canvas, land


def content(slide: Slide, frame: Frame, ending: str, scale: float = 2.0) -> Drawn:
    """The same as bytes of a PNG or an SVG."""
    pixels = round(frame.width * scale), round(frame.height * scale)
    canvas, land = draw(slide, frame)
    found = output.encoded(canvas, ending, pixels, slide.headline, slide.view.release.date)
    return Drawn(_small(found) if ending == "png" else found, land)


def _small(png: bytes) -> bytes:
    """The picture with as many colours as it needs: a third of the bytes, and no eye sees it."""
    out = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).quantize(
        COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    picture.save(out, "PNG", compress_level=7)
    return out.getvalue()


def outline(slide: Slide, drawn: Drawn, frame: Frame) -> list[Points]:
    """The county of a step in the pixels of its picture: one ring for each part."""
    code = slide.view.selection.county
    if not code or slide.step.chart == PAIRING:
        return []
    found = geometry.shapes(slide.site.boundaries)
    shape = shapely.simplify(found.counties[code], FINE)
    placed = _fit(drawn.land, found, frame.unit).shape(shape)
    parts = getattr(placed, "geoms", [placed])
    return [[(float(x), float(y)) for x, y in part.exterior.coords] for part in parts]


def _fit(land: Box, found: geometry.Shapes, unit: float) -> Fit:
    return Fit.into(maps.margined(land, unit), found)


def _places(canvas: Canvas, view: View, site: Site, language: Language) -> tuple[Box, Box]:
    """Where land and legend go: the legend in the south-east, where it touches no county."""
    column = legend.width(canvas, view, language)
    rows = legend.height(canvas, view, across=column)
    room = Box(0, 0, canvas.width, canvas.height - SMALL * 1.7)
    key = Box(room.right - column - EDGE, room.bottom - rows - EDGE, column, rows)
    return _land(room, key, site, canvas.unit), key


def _away(key: Box, unit: float) -> Box:
    """The legend with the ground around it."""
    return key.inset(*([-8.0 * unit] * 4))


def _land(room: Box, key: Box, site: Site, unit: float) -> Box:
    """The widest box whose counties keep off the legend."""
    found = geometry.shapes(site.boundaries)
    counties = shapely.MultiPolygon(
        [p for shape in found.counties.values() for p in getattr(shape, "geoms", [shape])]
    )
    kept = _away(key, unit)
    away = shapely.box(kept.x, kept.y, kept.right, kept.bottom)
    for aside in np.linspace(0, key.width, 9):
        land = room.inset(right=float(aside))
        if not shapely.intersects(_fit(land, found, unit).shape(counties), away):
            break
    return land
