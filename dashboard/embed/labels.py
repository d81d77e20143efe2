"""Which map labels fit at which width: values first, and names of the smallest counties go first.

An embed knows its width only in the browser, where a style sheet can hide labels but not
measure them. So the server lays them out for a ladder of widths and each label carries the
width from which its value and its name have room; see `ladder_css`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from dashboard.embed.geometry import Shapes

#: Widths of the embed in pixels, each the lower end of a range.
LADDER = (0, 360, 400, 440, 480, 560, 640, 700, 800, 900, 1000)
#: The narrowest embed that is laid out for; the first range begins below it.
NARROWEST = 320
#: Size of labels in pixels from a width on; `assets/embed.css` says the same.
SIZES = {0: 10.0, 480: 11.0, 700: 12.0, 900: 13.0}
#: Room left and right of the map, in pixels, from a width on.
PADDING = {0: 12.0, 600: 20.0}
#: Widths of signs in ems, on the safe side: full width, capitals and digits, the rest.
WIDE, CAPITAL, SMALL = 1.0, 0.66, 0.58
LINE = 1.12
#: Clear space around a label, in pixels.
GAP = 1.5
#: Below this width a value may step aside: ems right and down, the nearest place first.
STEPS_ASIDE_BELOW = 440
PLACES = (
    (0.0, 0.0), (0.0, -0.4), (0.0, 0.4), (-0.5, 0.0), (0.5, 0.0), (-0.5, -0.4), (0.5, -0.4),
    (-0.5, 0.4), (0.5, 0.4), (0.0, -0.8), (0.0, 0.8), (-0.9, 0.0), (0.9, 0.0), (-0.9, -0.6),
    (0.9, -0.6), (-0.9, 0.6), (0.9, 0.6),
)  # fmt: skip

Texts = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label with the widths from which its value and its name have room; None: never.

    `aside` is how far the value steps aside in a narrow embed, in ems.
    """

    name: str
    value: str
    value_from: int | None
    name_from: int | None
    aside: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float

    def touches(self, other: _Box) -> bool:
        across = abs(self.x - other.x) < (self.width + other.width) / 2 + GAP
        return across and abs(self.y - other.y) < (self.height + other.height) / 2


def labels(shapes: Shapes, texts: Texts) -> dict[str, Label]:
    """Labels by adcode from their (name, value).

    A label that has room at one width has it at every greater one.
    """
    values: dict[str, int | None] = dict.fromkeys(texts)
    names: dict[str, int | None] = dict.fromkeys(texts)
    asides = dict.fromkeys(texts, PLACES[0])
    above = None
    for width in reversed(LADDER):
        placed, named = _fitting(shapes, texts, max(width, NARROWEST))
        for code in texts:
            if values[code] == above and code in placed:
                values[code] = width
            if names[code] == above and code in named:
                names[code] = width
        asides |= {code: aside for code, aside in placed.items() if values[code] == width}
        above = width
    return {
        code: Label(
            name=name,
            value=value,
            value_from=values[code],
            name_from=_name_from(names[code], asides[code]),
            aside=asides[code],
        )
        for code, (name, value) in texts.items()
    }


def _name_from(width: int | None, aside: tuple[float, float]) -> int | None:
    """A value that steps aside leaves its name out as long as it does."""
    if width is None or aside == PLACES[0]:
        return width
    return max(width, STEPS_ASIDE_BELOW)


def _fitting(
    shapes: Shapes, texts: Texts, width: int
) -> tuple[dict[str, tuple[float, float]], set[str]]:
    """What has room at a width: values with their steps aside, and values with a name."""
    size = at(SIZES, width)
    across = width - 2 * at(PADDING, width)
    down = across * shapes.height / shapes.width
    largest = sorted(texts, key=lambda code: -shapes.areas[code])
    places = PLACES if width < STEPS_ASIDE_BELOW else PLACES[:1]

    def box(code: str, aside: tuple[float, float], *, named: bool) -> _Box:
        x, y = shapes.labels[code]
        name, value = texts[code]
        wide = max(ems(value), ems(name) if named else 0.0)
        return _Box(
            x * across + aside[0] * size,
            y * down + aside[1] * size,
            wide * size,
            (2 if named else 1) * LINE * size,
        )

    boxes: dict[str, _Box] = {}
    placed: dict[str, tuple[float, float]] = {}
    for code in largest:
        for aside in places:
            value = box(code, aside, named=False)
            if not _touched(value, boxes, but=code):
                boxes[code], placed[code] = value, aside
                break
    named = set()
    for code in largest:
        whole = box(code, PLACES[0], named=True)
        if placed.get(code) == PLACES[0] and not _touched(whole, boxes, but=code):
            boxes[code] = whole
            named.add(code)
    return placed, named


def _touched(box: _Box, placed: dict[str, _Box], *, but: str) -> bool:
    return any(box.touches(other) for code, other in placed.items() if code != but)


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
    if unicodedata.east_asian_width(sign) in "FW":
        return WIDE
    return CAPITAL if sign.isupper() or sign.isdigit() or sign in "≥%—" else SMALL


def ladder_css() -> str:
    """Rules that hide what has no room, for `assets/embed.css`; a test keeps them true."""
    never = ".v-never,.n-never .name{display:none}.n-never .value{transform:none}"
    aside = (
        f"@media (max-width:{STEPS_ASIDE_BELOW - 0.02}px)"
        "{.label{transform:translate(var(--dx,0),var(--dy,0))}}"
    )
    rules = [
        f"@media (max-width:{width - 0.02}px){{.v-{width},.n-{width} .name{{display:none}}"
        f".n-{width} .value{{transform:none}}}}"
        for width in LADDER[1:]
    ]
    return "\n".join([never, aside, *rules]) + "\n"
