"""Maps of a sheet as SVG: lines and type in the size of print, all text in the sheet's type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.drawing.shapes import UNIT, Shapes
from dashboard.look import fonts
from dashboard.look.theme import LIGHT
from dashboard.markup.html import Raw
from dashboard.markup.svg import element

#: Points (1/72 inch) of type and lines on paper.
TYPE, HAIR, RIVER, CASING = 6.8, 0.35, 0.9, 2.0
#: Length of the scale bar in kilometres.
BAR = 50
POINTS_PER_MM = 72 / 25.4


class PaperPlace(NamedTuple):
    """How a county is drawn: its fill, the ink of its labels, name and figure."""

    fill: str
    ink: str
    name: str
    value: str = ""


def map_svg(drawn: Shapes, places: Mapping[str, PaperPlace], wide: float, kilometres: str) -> bytes:
    """The counties, province borders, the river, labels, a scale bar.

    Parameters
    ----------
    wide
        Width on paper in millimetres.
    kilometres
        What stands on the scale bar.
    """
    point = drawn.width / (wide * POINTS_PER_MM)  # units of the drawing to one point of print
    counties = [
        element("path", d=data, fill=places[code].fill, stroke=LIGHT.province,
                stroke_width=f"{HAIR * point:.1f}")
        for code, data in drawn.counties.items()
    ]  # fmt: skip
    river = [
        element("path", d=drawn.river, fill="none", stroke=colour, stroke_linecap="round",
                stroke_linejoin="round", stroke_width=f"{width * point:.1f}")
        for colour, width in ((LIGHT.casing, CASING), (LIGHT.river, RIVER))
    ]  # fmt: skip
    border = element(
        "path", d=drawn.provinces, fill="none", stroke=LIGHT.muted,
        stroke_width=f"{0.5 * point:.1f}", stroke_dasharray=f"{2.5 * point:.0f} {1.5 * point:.0f}",
    )  # fmt: skip
    labels = [
        part
        for code, place in places.items()
        for part in _label(place, drawn, code, point)
        if place.name
    ]
    svg = element(
        "svg",
        *counties,
        border,
        *river,
        *labels,
        *_bar(drawn, kilometres, point),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {drawn.width} {drawn.height}",
        width=drawn.width,
        height=drawn.height,
    )
    return svg.encode()


def _label(place: PaperPlace, drawn: Shapes, code: str, point: float) -> list[Raw]:
    across, down = drawn.labels[code]
    x, y, size = across * drawn.width, down * drawn.height, TYPE * point
    halo = LIGHT.casing if place.ink == LIGHT.ink else place.fill
    rows = [(place.name, y), (place.value, y + size * 1.02)]
    return [_text(text, x, at, size, place.ink, halo) for text, at in rows if text]


def _text(text: str, x: float, y: float, size: float, ink: str, halo: str) -> Raw:
    """A text over its halo, which is drawn as lines: the words stand in the file once."""
    return element(
        "text", text, x=f"{x:.0f}", y=f"{y:.0f}", font_family=fonts.SANS, font_size=f"{size:.0f}",
        text_anchor="middle", fill=ink, stroke=halo, stroke_width=f"{size * 0.22:.1f}",
        stroke_linejoin="round", paint_order="stroke",
    )  # fmt: skip


def _bar(drawn: Shapes, kilometres: str, point: float) -> list[Raw]:
    """In the free corner of the south-east."""
    long, size = BAR * 1000 / UNIT, TYPE * point
    right, bottom = drawn.width - 2 * size, drawn.height - 1.2 * size
    left, tick = right - long, size * 0.4
    line = f"M{left:.0f} {bottom - tick:.0f}v{tick:.0f}h{long:.0f}v-{tick:.0f}"
    return [
        element("path", d=line, fill="none", stroke=LIGHT.muted, stroke_width=f"{0.6 * point:.1f}"),
        _text(kilometres, right - long / 2, bottom - size * 0.5, size, LIGHT.muted, LIGHT.casing),
    ]
