"""Where things stand on the schematic sheet: the counties in the middle, supporters on its edges.

No map of all China can be drawn from the base map that is to be had: its dashed line lacks the
tenth piece (`provenance.json` of the boundaries). So supporters are labels on the four edges of a
sheet, on the side where they lie as seen from the area, and nothing else of the country is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely

from dashboard.drawing.labels import ems
from dashboard.drawing.shapes import Shapes, shapes
from geodata.analyses.pairing import matrix as pairs
from geodata.arithmetic.arrays import Floats
from geodata.boundaries import Boundaries
from geodata.releases import Facts
from geodata.selection import Selection

WIDTH, HEIGHT = 1000.0, 590.0
#: Metres north to one metre east at which what lies there changes from a side to top or bottom.
CORNER = 0.64
#: The room of the counties: left, top, right, bottom.
MIDDLE = (150.0, 92.0, 850.0, 498.0)
#: Size of the type in units of the sheet, height of a label, room beside its text.
TYPE, LABEL, PADDING = 13.0, 25.0, 9.0
#: From the edge of the sheet to its labels.
EDGE = 6.0
TOP, RIGHT, BOTTOM, LEFT = "top", "right", "bottom", "left"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingLabel:
    """A supporter on its edge: the middle of its label, and where its lines begin."""

    side: str
    x: float
    y: float
    width: float

    @property
    def start(self) -> Point:
        """The middle of the side that faces the counties."""
        half = self.width / 2
        return {
            TOP: (self.x, self.y + LABEL / 2),
            BOTTOM: (self.x, self.y - LABEL / 2),
            LEFT: (self.x + half, self.y),
            RIGHT: (self.x - half, self.y),
        }[self.side]


@dataclass(frozen=True, eq=False)
class PairingSheet:
    """Labels by supporter, points by county, and how the shapes of the counties are placed."""

    labels: dict[str, PairingLabel]
    points: dict[str, Point]
    shapes: Shapes
    transform: str


@cache
def sheet(facts: Facts, names: tuple[tuple[str, str], ...]) -> PairingSheet:
    """Lay out the sheet of a release.

    Parameters
    ----------
    names
        Supporters in the order of the matrix, key and text of the label.
    """
    drawn = shapes(facts.boundaries)
    scale, move = _placed(drawn)
    size = np.array([drawn.width, drawn.height])
    points = {
        code: tuple((np.array(share) * size * scale + move).tolist())
        for code, share in drawn.labels.items()
    }
    sides = _sides(facts, [key for key, _ in names])
    targets = _targets(facts, points)
    labels: dict[str, PairingLabel] = {}
    for side in (TOP, RIGHT, BOTTOM, LEFT):
        along = 0 if side in (TOP, BOTTOM) else 1
        here = [(key, text) for key, text in names if sides[key] == side]
        here.sort(key=lambda named: targets.get(named[0], (0.0, 0.0))[along])
        labels |= _row(side, here)
    return PairingSheet(
        labels, points, drawn, f"translate({move[0]:.1f} {move[1]:.1f}) scale({scale:.5f})"
    )


def _placed(drawn: Shapes) -> tuple[float, Floats]:
    """Scale and shift that bring the counties into the middle of the sheet."""
    west, north, east, south = shapely.total_bounds(list(drawn.outlines.values()))
    left, top, right, bottom = MIDDLE
    scale = min((right - left) / (east - west), (bottom - top) / (south - north))
    middle = np.array([left + right, top + bottom]) / 2
    return float(scale), middle - np.array([west + east, north + south]) / 2 * scale


def _sides(facts: Facts, keys: list[str]) -> dict[str, str]:
    """The edge that a line from the area to a supporter's province crosses."""
    away = _away(facts.boundaries)
    rows = facts.atlas.tables.supporters
    return {key: _side(*away[str(rows.at[key, "adcode"])[:2]]) for key in keys}


@cache
def _away(boundaries: Boundaries) -> dict[str, Point]:
    """By the first digits of a province's code, metres east and north of the area's middle."""
    proj = boundaries.view.proj
    middle = boundaries.counties.to_crs(proj).union_all().centroid
    china = boundaries.china.to_crs(proj)
    found = {}
    for code, shape in china.geometry.items():
        centre = shape.centroid
        found[str(code)[:2]] = (centre.x - middle.x, centre.y - middle.y)
    return found


def _side(east: float, north: float) -> str:
    if abs(north) < CORNER * abs(east):
        return RIGHT if east > 0 else LEFT
    return TOP if north > 0 else BOTTOM


def _targets(facts: Facts, points: dict[str, Point]) -> dict[str, Point]:
    """The middle of each supporter's counties: in this order its lines cross least."""
    matrix = pairs.matrix(facts.atlas, Selection())
    mine = (matrix.paired | matrix.own).to_numpy()
    every = np.array([points[str(code)] for code in matrix.counties.index])
    return {
        str(key): tuple(every[row].mean(axis=0).tolist())
        for key, row in zip(matrix.supporters.index, mine, strict=True)
        if row.any()
    }


def _row(side: str, here: list[tuple[str, str]]) -> dict[str, PairingLabel]:
    """Labels along one edge with equal room between them."""
    widths = [ems(text) * TYPE + 2 * PADDING for _, text in here]
    if side in (TOP, BOTTOM):
        gap = (WIDTH - 2 * EDGE - sum(widths)) / (len(here) + 1)
        y = EDGE + LABEL / 2 if side == TOP else HEIGHT - EDGE - LABEL / 2
        ends = np.cumsum(widths) + gap * np.arange(1, len(here) + 1) + EDGE
        xs = (ends - np.array(widths) / 2).tolist() if here else []
        return {
            key: PairingLabel(side=side, x=x, y=y, width=width)
            for (key, _), x, width in zip(here, xs, widths, strict=True)
        }
    first, last = EDGE + LABEL * 2.2, HEIGHT - EDGE - LABEL * 2.2
    step = (last - first) / len(here) if here else 0.0
    return {
        key: PairingLabel(
            side=side,
            x=EDGE + width / 2 if side == LEFT else WIDTH - EDGE - width / 2,
            y=first + step * (n + 0.5),
            width=width,
        )
        for n, ((key, _), width) in enumerate(zip(here, widths, strict=True))
    }
