"""Which map labels fit at which width: values first, and names of the smallest counties go first.

An embed knows its width only in the browser, where a style sheet can hide and move labels but
not measure them. So the server lays them out for a ladder of widths: off each other, within
their county, and off the river where there is room beside it. A label carries the width from
which its value and its name are shown, and how far it steps aside at which widths;
`ladder_css` holds the rules.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely

from dashboard.drawing.shapes import Shapes
from geodata.arithmetic.arrays import Floats, Mask

#: Widths of the embed in pixels, each the lower end of a range.
LADDER = (0, 360, 400, 440, 480, 540, 600, 700, 800, 900, 1000)
#: The narrowest embed that is laid out for; the first range begins below it.
NARROWEST = 320
#: Size of labels in pixels from a width on; `assets/embed/embed.css` says the same.
SIZES = {0: 10.0, 480: 11.0, 700: 12.0, 900: 13.0}
#: Room left and right of the map, in pixels, from a width on.
PADDING = {0: 12.0, 600: 20.0}
#: Widths of signs in ems, on the safe side: full width, capitals and digits, the rest.
WIDE, CAPITAL, SMALL = 1.0, 0.66, 0.58
LINE = 1.12
#: Clear space around a label, in pixels.
GAP = 1.5
#: Where a label may step aside to, ems right and down.
PLACES = tuple(
    (float(right), float(down))
    for right in (0.0, -0.4, 0.4, -0.8, 0.8, -1.2, 1.2)
    for down in (0.0, -0.4, 0.4, -0.8, 0.8)
)
HERE = PLACES[0]
#: What standing on the river costs, in ems of stepping aside.
ON_RIVER = 1.1

Aside = tuple[float, float]
Texts = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label as it is laid out.

    Attributes
    ----------
    value_from, name_from
        The widths from which value and name are shown; None: never.
    asides
        By range of widths, ems right and down, where it steps aside at all.
    """

    name: str
    value: str
    value_from: int | None
    name_from: int | None
    asides: dict[int, Aside]


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is shown at one width: how far each value, and each value with its name, steps aside."""

    values: dict[str, Aside]
    named: dict[str, Aside]


@lru_cache(maxsize=256)
def labels(shapes: Shapes, texts: Texts) -> dict[str, Label]:
    """Labels by adcode from their (adcode, name, value); none goes when the embed widens."""
    layouts = {width: _layout(shapes, texts, max(width, NARROWEST)) for width in LADDER}
    values = _from({width: set(layout.values) for width, layout in layouts.items()})
    names = _from({width: set(layout.named) for width, layout in layouts.items()})
    laid = {}
    for code, name, value in texts:
        asides = {}
        for width, layout in layouts.items():
            is_named = code in names and names[code] <= width
            aside = (layout.named if is_named else layout.values).get(code, HERE)
            if aside != HERE:
                asides[width] = aside
        laid[code] = Label(
            name=name,
            value=value,
            value_from=values.get(code),
            name_from=names.get(code),
            asides=asides,
        )
    return laid


def _from(shown: dict[int, set[str]]) -> dict[str, int]:
    """The width from which each is shown at every rung of the ladder."""
    least: dict[str, int] = {}
    still = shown[LADDER[-1]]
    for width in reversed(LADDER):
        still = still & shown[width]
        least |= dict.fromkeys(still, width)
    return least


def _layout(shapes: Shapes, texts: Texts, width: int) -> _Layout:
    """Largest counties first: each value takes the cheapest free place, then each name."""
    order = sorted(texts, key=lambda text: -shapes.areas[text[0]])
    codes = [code for code, _, _ in order]
    alone = _Places.of(shapes, codes, [(value,) for _, _, value in order], width, ON_RIVER)
    whole = _Places.of(shapes, codes, [text[1:] for text in order], width, np.inf)
    taken: dict[str, Floats] = {}
    values: dict[str, Aside] = {}
    named: dict[str, Aside] = {}
    for places, chosen in ((alone, values), (whole, named)):
        for row, code in enumerate(codes):
            if places is whole and code not in values:
                continue
            others = [box for other, box in taken.items() if other != code]
            place = places.cheapest(row, others)
            if place is not None:
                taken[code], chosen[code] = places.boxes[row, place], PLACES[place]
    return _Layout(values, named)


@dataclass(frozen=True, slots=True)
class _Places:
    """All places of all labels: boxes (left, top, right, bottom) in pixels, and their cost."""

    boxes: Floats
    cost: Floats

    @classmethod
    def of(
        cls, shapes: Shapes, codes: list[str], lines: list[tuple[str, ...]], width: int, wet: float
    ) -> _Places:
        """Lay out each label at each of `PLACES`; `wet` is the cost of standing on the river."""
        size, (scale, middles, outside) = at(SIZES, width), _middles(shapes, tuple(codes), width)
        halves = np.array([(max(map(ems, text)), len(text) * LINE) for text in lines]) * size / 2
        halves = halves[:, np.newaxis]
        boxes = np.concatenate([middles - halves, middles + halves], axis=2)
        on_river = shapely.intersects(shapes.course, shapely.box(*np.moveaxis(boxes / scale, 2, 0)))
        cost = np.hypot(*np.array(PLACES).T) + np.where(on_river, wet, 0.0)
        off = outside | (boxes[..., 0] < 0) | (boxes[..., 2] > shapes.width * scale)
        return cls(boxes, np.where(off, np.inf, cost))

    def cheapest(self, row: int, others: list[Floats]) -> int | None:
        """The cheapest place of a label that touches no other, None where there is none.

        Parameters
        ----------
        row
            Position of the label in `boxes`; what comes back is one in `PLACES`.
        others
            Boxes that are taken: left, top, right, bottom in pixels.
        """
        free = np.isfinite(self.cost[row])
        if others:
            free &= ~_touching(self.boxes[row], np.array(others)).any(axis=1)
        places = np.flatnonzero(free)
        return int(places[np.argmin(self.cost[row][places])]) if len(places) else None


@lru_cache(maxsize=64)
def _middles(shapes: Shapes, codes: tuple[str, ...], width: int) -> tuple[float, Floats, Mask]:
    """What no text changes: the scale, each label's `PLACES` in pixels, those off its county."""
    shapely.prepare([shapes.course, *shapes.outlines.values()])
    scale = (width - 2 * at(PADDING, width)) / shapes.width
    frame = np.array([shapes.width, shapes.height]) * scale
    points = np.array([shapes.labels[code] for code in codes]) * frame
    middles = points[:, np.newaxis] + np.array(PLACES)[np.newaxis] * at(SIZES, width)
    outside = [
        ~shapely.contains_xy(shapes.outlines[code], *(middle / scale).T)
        for code, middle in zip(codes, middles, strict=True)
    ]
    return scale, middles, np.array(outside)


def _touching(boxes: Floats, others: Floats) -> Mask:
    """Which boxes come nearer than `GAP` to which others; shape (boxes, others)."""
    one, two = boxes[:, np.newaxis], others[np.newaxis]
    across = (one[..., 0] < two[..., 2] + GAP) & (two[..., 0] < one[..., 2] + GAP)
    return np.asarray(across & (one[..., 1] < two[..., 3]) & (two[..., 1] < one[..., 3]))


def at(steps: dict[int, float], width: int) -> float:
    """The value of the range that a width lies in.

    >>> at(SIZES, 479), at(SIZES, 480)
    (10.0, 11.0)
    """
    return next(value for least, value in reversed(steps.items()) if width >= least)


def ems(text: str) -> float:
    """Width of a bold text in ems, rather too much than too little.

    >>> ems("万州"), round(ems("7"), 2)
    (2.0, 0.66)
    """
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> float:
    # Ambiguous signs, such as the dash of a blank, are as wide as characters in Chinese type.
    if unicodedata.east_asian_width(sign) in "FWA":
        return WIDE
    return CAPITAL if sign.isupper() or sign.isdigit() or sign == "%" else SMALL


def ladder_css() -> str:
    """Rules that hide what has no room and move what steps aside (`assets/embed/embed.css`)."""
    rules = [".v-never,.n-never .name{display:none}.n-never .value{transform:none}"]
    for width, after in zip(LADDER, (*LADDER[1:], None), strict=True):
        parts = [f"(min-width:{width}px)"] if width else []
        parts += [f"(max-width:{after - 0.02}px)"] if after else []
        move = f".label{{transform:translate(var(--x{width},0),var(--y{width},0))}}"
        rules.append(f"@media {' and '.join(parts)}{{{move}}}")
        if width:
            rules.append(
                f"@media (max-width:{width - 0.02}px){{.v-{width},.n-{width} .name{{display:none}}"
                f".n-{width} .value{{transform:none}}}}"
            )
    return "\n".join(rules) + "\n"
