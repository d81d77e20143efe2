"""Sparklines: the figures of one county and indicator over the years, gaps left as gaps."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from geodata.analyses.profile.figures import Figure
from geodata.language import Language, Message

#: Of the drawing, in units; a quarter of the type size is left free at each side.
WIDTH, HEIGHT, MARGIN = 120.0, 24.0, 3.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spark:
    """Lines in shares of the room, x to the right and y up; a lone figure is a line of one point.

    Attributes
    ----------
    last
        Where the latest figure lies.
    """

    lines: tuple[tuple[Point, ...], ...]
    last: Point
    years: tuple[int, int]
    count: int


def spark(figure: Figure) -> Spark | None:
    """The drawing of an indicator; None where it has one figure only.

    >>> from geodata.analyses.profile.figures import Figure
    >>> line = ((2010, 1.0), (2020, 3.0))
    >>> spark(Figure("gdp", {"year": 2020, "value": 3.0}, (line,), None, None))
    Spark(lines=(((0.0, 0.0), (1.0, 1.0)),), last=(1.0, 1.0), years=(2010, 2020), count=2)
    """
    points = [point for line in figure.lines for point in line]
    if len(points) < 2:
        return None
    years, values = [year for year, _ in points], [value for _, value in points]
    first, last, low, high = min(years), max(years), min(values), max(values)

    def placed(point: tuple[int, float]) -> Point:
        across = (point[0] - first) / ((last - first) or 1)
        return across, (point[1] - low) / (high - low) if high > low else 0.5

    return Spark(
        lines=tuple(tuple(placed(point) for point in line) for line in figure.lines),
        last=placed(max(points)),
        years=(first, last),
        count=len(points),
    )


def description(found: Spark, language: Language) -> str:
    """Which years it shows, and how many figures."""
    first, last = found.years
    return Message("{first}–{last} 年，{n} 个数", first=first, last=last, n=found.count).text(
        language
    )


def drawing(found: Spark, language: Language) -> Raw:
    """As SVG; its words are the label of the picture."""
    lines = [
        element("path", d=_path(line), class_="line" if len(line) > 1 else "point")
        for line in found.lines
    ]
    x, y = _at(found.last)
    return element(
        "svg",
        *lines,
        element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="2.6"),
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        class_="spark",
        role="img",
        aria_label=description(found, language),
    )


def _path(line: tuple[Point, ...]) -> str:
    placed = "L".join(f"{x:.1f} {y:.1f}" for x, y in map(_at, line))
    return f"M{placed}" if len(line) > 1 else f"M{placed}h0"


def _at(point: Point) -> Point:
    x, y = point
    return MARGIN + x * (WIDTH - 2 * MARGIN), HEIGHT - MARGIN - y * (HEIGHT - 2 * MARGIN)
