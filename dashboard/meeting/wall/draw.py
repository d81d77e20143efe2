"""Draws the figures beside the map: bars, columns, lines, facts; type never shrinks."""

from __future__ import annotations

from collections.abc import Callable

from dash import html

from dashboard.drawing import axis
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.meeting.blocks import Bar, Bars, Block, Columns, Fact, Facts, Line, Lines
from dashboard.meeting.wall import measure
from dashboard.meeting.wall.fit import TITLE, Fitted, row
from dashboard.meeting.wall.stage import Stage
from geodata.language import Language, units

#: Share of a year that its column takes.
COLUMN = 0.74
#: Room for the names of bars, in body sizes: as one usually is, and at most.
NAME, WIDEST = 4.0, 7.0
#: The narrowest slot of a year, in columns of a whole chart.
FEWEST_YEARS = 6


def figure(shown: Fitted, stage: Stage, language: Language) -> Component:
    """One figure with its title; a chart says in its label what it shows."""
    block = shown.block
    unit = getattr(block, "unit", "").strip("（）() ")
    opened, closed = ("（", "）") if language == "zh" else (" (", ")")
    title = f"{block.title}{opened}{unit}{closed}" if unit else block.title
    body = DRAW[type(block)](shown, stage)
    kind = "figure large" if shown.large else "figure"
    return html.Section([html.H3(title), body], className=kind)


def _bars(shown: Fitted, _: Stage) -> Component:
    block = shown.block
    assert isinstance(block, Bars)
    most = max((bar.value for bar in block.rows), default=0.0) or 1.0
    colours = block.colours or ("",) * len(block.rows)
    rows = [_bar(bar, most, key) for bar, key in zip(block.rows, colours, strict=False)]
    names = max(NAME, *(measure.width(bar.label, 1.0) for bar in block.rows))
    return html.Ol(
        rows,
        className="bars sectors" if block.colours else "bars",
        style={"--name": f"{min(names, WIDEST):.2f}em"},
    )


def _bar(bar: Bar, most: float, sector: str) -> Component:
    width = f"{100 * max(bar.value, 0) / most:.1f}%"
    paint = {"--fill": f"var(--sector-{sector})"} if sector else {}
    filled = html.Span(
        className="fill",
        style={"width": width, **paint},
        **attributes({"data-step": str(bar.step)}),
    )
    cells = [
        html.Span(bar.label, className="name"),
        html.Span(filled, className="track", **attributes({"aria-hidden": "true"})),
        html.Span(bar.text, className="value"),
    ]
    return html.Li(cells, className="chosen" if bar.chosen else None)


def _facts(shown: Fitted, _: Stage) -> Component:
    block = shown.block
    assert isinstance(block, Facts)
    return html.Dl([_fact(fact, shown.large) for fact in block.rows])


def _fact(fact: Fact, large: bool) -> Component:
    if large:
        words = " · ".join(part for part in (fact.label, fact.note) if part)
        return html.Div([html.Dt(words), html.Dd(fact.text)])
    how = row(fact)
    if how.inline:
        return html.Div(
            [html.Dt(f"{fact.label} {fact.note}"), html.Dd(fact.text)], className="beside"
        )
    note = html.Dd(fact.note, className="note") if fact.note else None
    beside = "beside" if how.beside else None
    return html.Div([html.Dt(fact.label), html.Dd(fact.text), note], className=beside)


def _columns(shown: Fitted, stage: Stage) -> Component:
    block = shown.block
    assert isinstance(block, Columns)
    small, width, height = _room(shown, stage)
    first, last = block.rows[0].year, block.rows[-1].year
    slots = max(FEWEST_YEARS, last - first + 1)
    slot = width / slots
    floor, top = height - small * 1.3, small * 1.35
    most = max(one.firm + one.reported for one in block.rows)
    parts: list[Raw] = []
    for one in block.rows:
        left = (one.year - first + (1 - COLUMN) / 2) * slot
        lower = floor
        for kind, value in (("firm", one.firm), ("reported", one.reported)):
            tall = value / most * (floor - top)
            lower -= tall
            if tall > 0:
                parts.append(_rect(kind, left, lower, slot * COLUMN, tall))
    peak = max(block.rows, key=lambda one: one.firm + one.reported)
    middle = (peak.year - first + 0.5) * slot
    parts.append(_text(peak.text, middle, top - small * 0.28, small, width, "peak"))
    for year, x in _ticks(first, last, peak.year, slot, width, small):
        parts.append(_text(str(year), x, height - small * 0.2, small, width, "tick"))
    parts.append(element("path", class_="floor", d=f"M0 {floor:.1f}H{width:.1f}"))
    said = block.note and html.P(block.note, className="note")
    return [_svg(parts, width, height, _told_of(block)), said or None]


def _ticks(
    first: int, last: int, peak: int, slot: float, width: float, small: float
) -> list[tuple[int, float]]:
    """First and last year, and that of the peak, as far as their names stay apart."""
    wide = measure.width("2020", small)
    kept: list[tuple[int, float]] = []
    for year in dict.fromkeys((first, last, peak)):
        middle = min(max((year - first + 0.5) * slot, wide / 2), width - wide / 2)
        if all(abs(middle - x) > wide * 1.15 for _, x in kept):
            kept.append((year, middle))
    return kept


def _lines(shown: Fitted, stage: Stage) -> Component:
    block = shown.block
    assert isinstance(block, Lines)
    small, width, height = _room(shown, stage)
    years = [year for line in block.lines for year, _ in line.points]
    values = [value for line in block.lines for _, value in line.points]
    first, last = min(years), max(years)
    down = axis.figures(min(values), max(values))
    names = max((measure.width(one.label, small) for one in block.lines if one.strong), default=0)
    across = width - names - small * 0.6
    floor, top = height - small * 1.5, small * 0.7
    span = max(last - first, 1)

    def at(year: int, value: float) -> tuple[float, float]:
        return (year - first) / span * across, floor - down.share(value) * (floor - top)

    strong = sorted(block.lines, key=lambda one: one.strong)
    parts = [_line(one, [at(*point) for point in one.points]) for one in strong]
    grid = "".join(
        f"M0 {floor - down.share(tick) * (floor - top):.1f}H{across:.1f}" for tick in down.ticks
    )
    ends = [(one.label, *at(*one.points[-1])) for one in block.lines if one.strong and one.points]
    named = [
        _text(label, x + small * 0.35, y, small, width, "line-name", "start")
        for label, x, y in _apart(ends, small, top, floor)
    ]
    ticks = [
        _text(str(year), (year - first) / span * across, height - small * 0.2, small, width, "tick")
        for year in dict.fromkeys((first, last))
    ]
    scale = [
        _text(units.number(tick, 4), 0, floor - down.share(tick) * (floor - top) - small * 0.22,
              small, width, "tick scale", "start")
        for tick in (down.ticks[0], down.ticks[-1])
    ]  # fmt: skip
    drawn = [element("path", class_="grid", d=grid), *parts, *scale, *named, *ticks]
    return _svg(drawn, width, height, _told_of(block))


def _line(line: Line, points: list[tuple[float, float]]) -> Raw:
    name = "line strong" if line.strong else "line"
    if len(points) == 1:
        x, y = points[0]
        return element("circle", class_=f"{name} dot", cx=f"{x:.1f}", cy=f"{y:.1f}", r="7")
    return element("path", class_=name, d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points))


def _apart(
    ends: list[tuple[str, float, float]], small: float, top: float, floor: float
) -> list[tuple[str, float, float]]:
    """Names behind the ends of lines, pushed apart where they would touch."""
    placed: list[tuple[str, float, float]] = []
    for label, x, y in sorted(dict.fromkeys(ends), key=lambda end: end[2]):
        least = placed[-1][2] + small * 1.08 if placed else top
        placed.append((label, x, max(y + small * 0.35, least)))
    return [(label, x, min(y, floor)) for label, x, y in placed]


def _room(shown: Fitted, stage: Stage) -> tuple[float, float, float]:
    noted = getattr(shown.block, "note", "")
    height = (shown.height - TITLE) * stage.body - (stage.small * 1.3 if noted else 0.0)
    return stage.small, stage.column, height


def _rect(kind: str, x: float, y: float, width: float, height: float) -> Raw:
    sizes = {"x": x, "y": y, "width": width, "height": height}
    return element("rect", class_=kind, **{key: f"{value:.1f}" for key, value in sizes.items()})


def _text(
    text: str, x: float, y: float, size: float, room: float, name: str, anchor: str = "middle"
) -> Raw:
    """A text that keeps inside the chart."""
    wide = measure.width(text, size)
    if anchor == "middle":
        x = min(max(x, wide / 2), room - wide / 2)
    return element("text", text, class_=name, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor)


def _svg(parts: list[Raw], width: float, height: float, label: str) -> Raw:
    return element(
        "svg",
        *parts,
        class_="chart",
        viewBox=f"0 0 {width:.1f} {height:.1f}",
        role="img",
        aria_label=label,
        style=f"--h:{height:.1f}",
    )


def _told_of(block: Columns | Lines) -> str:
    """The chart in words: every column, or the ends of every line."""
    if isinstance(block, Columns):
        told = [f"{one.year} {one.text}" for one in block.rows]
    else:
        told = [
            f"{line.label} {line.points[0][0]}–{line.points[-1][0]}: "
            f"{units.number(line.points[0][1], 4)}–{units.number(line.points[-1][1], 4)}"
            for line in block.lines
            if line.points
        ]
    return f"{block.title} ({block.unit}): " + "; ".join(told)


DRAW: dict[type[Block], Callable[[Fitted, Stage], Component]] = {
    Bars: _bars,
    Columns: _columns,
    Lines: _lines,
    Facts: _facts,
}
