"""Name and value over each county of the map, as many as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import words
from dashboard.look import fonts
from dashboard.pictures.charts.canvas import Box, Canvas
from dashboard.pictures.charts.fills import colour
from dashboard.pictures.charts.geometry import Fit, Shapes
from geodata.language import Language
from geodata.view import View

#: Where labels may go when they touch: nearby places, in label heights, best first.
PLACES = [
    (0, 0),
    (0, -0.35),
    (0, 0.35),
    (0.3, 0),
    (-0.3, 0),
    (0.3, -0.35),
    (-0.3, -0.35),
    (0.3, 0.35),
    (-0.3, 0.35),
    (0, -0.7),
    (0, 0.7),
    (0.6, 0),
    (-0.6, 0),
]
LABEL, SMALLEST = 14.0, 9.5


@dataclass(frozen=True, slots=True)
class PictureLabel:
    """Two lines over a county and the place they were given."""

    code: str
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float

    def at(self, dx: float, dy: float) -> Box:
        """The room it takes when it is moved."""
        return Box(
            self.x + dx - self.width / 2, self.y + dy - self.height / 2, self.width, self.height
        )


def draw(
    canvas: Canvas, view: View, found: Shapes, fit: Fit, language: Language, least: float
) -> None:
    """Name and value; without room for both, the names of the smallest counties go first."""
    size = max(least, LABEL * canvas.unit * min(1.0, fit.scale * 564e3 / canvas.unit / 700))
    by_area = sorted(found.counties, key=lambda code: -found.counties[code].area)
    points = dict(zip(found.counties, found.labels, strict=True))
    taken: list[Box] = []
    for code in by_area:
        x, y = fit.point(*points[code])
        value = words.label_value(view, code, language)
        name = view.name(code, language, short=True)
        for lines in ((name, value), (value,)):
            label = _label(code, lines, x, y, size)
            place = _place(label, taken, size)
            if place is not None:
                taken.append(place)
                _write(canvas, view, label, place, size)
                break


def _label(code: str, lines: tuple[str, ...], x: float, y: float, size: float) -> PictureLabel:
    wide = max(fonts.width(line, size) for line in lines)
    return PictureLabel(code, lines, x, y, wide + size * 0.3, size * 1.16 * len(lines))


def _place(label: PictureLabel, taken: list[Box], size: float) -> Box | None:
    for dx, dy in PLACES:
        box = label.at(dx * size * 2, dy * size * 2)
        if not any(box.meets(other) for other in taken):
            return box
    return None


def _write(canvas: Canvas, view: View, label: PictureLabel, place: Box, size: float) -> None:
    step = int(view.steps[label.code])
    ink = canvas.palette.label_ink(view.ramp, step)
    under = colour(canvas, view, step)
    middle = place.x + place.width / 2
    for n, line in enumerate(label.lines):
        kind = "value" if n == len(label.lines) - 1 else "name"
        canvas.text(
            middle,
            place.y + size * (0.92 + 1.14 * n),
            line,
            size=size,
            colour=ink,
            align="center",
            casing=under,
            name=f"{kind}-{label.code}",
        )
