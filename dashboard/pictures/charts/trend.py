"""The trend as a picture: the same numbers as the chart of the page."""

from __future__ import annotations

import math

from matplotlib.ticker import MaxNLocator

from dashboard.drawing import plotly
from dashboard.look import fonts
from dashboard.pictures.charts.canvas import MIDDLE, Box, Canvas
from geodata.language import Language, Message, units
from geodata.view import View


def draw(canvas: Canvas, box: Box, view: View, language: Language) -> None:
    """Bars per year for what adds up, a line per county for levels."""
    if view.charts_metric.has_lines:
        _lines(canvas, box, view, language)
    else:
        _years(canvas, box, view, language)


def _axis(canvas: Canvas, box: Box, low: float, high: float, years: tuple[int, int]) -> Box:
    """Grid, numbers and years; gives the plotting area."""
    palette, size = canvas.palette, canvas.size(12.5)
    ticks = [t for t in MaxNLocator(nbins=5, min_n_ticks=3).tick_values(low, high) if t >= low]
    ticks = [t for t in ticks if t <= high * 1.0000001] or [low, high]
    texts = [units.number(float(t), 4) for t in ticks]
    area = box.inset(max(fonts.width(t, size) for t in texts) + size * 0.7, size, size, size * 2)
    for tick, text in zip(ticks, texts, strict=True):
        y = area.bottom - area.height * (tick - low) / (high - low or 1)
        canvas.line([area.x, area.right], [y, y], palette.hairline, 1 * canvas.unit, order=1)
        canvas.text(
            area.x - size * 0.5,
            y + size * MIDDLE,
            text,
            size=size,
            colour=palette.muted,
            align="right",
        )
    first, last = years
    step = area.width / (last - first + 1)
    every = max(1, math.ceil(fonts.width("2021", size) * 1.5 / step))
    for year in range(first, last + 1):
        if (last - year) % every == 0:
            canvas.text(
                area.x + step * (year - first + 0.5),
                area.bottom + size * 1.4,
                str(year),
                size=size,
                colour=palette.muted,
                align="center",
            )
    return area


def _years(canvas: Canvas, box: Box, view: View, language: Language) -> None:
    """Firm years below, years of report above in a paler step; what has no year is said."""
    dated = view.series[view.series["year"] > 0]
    note = _note(view, language)
    size = canvas.size(13)
    foot = Box(box.x, box.bottom - size * 1.5, box.width, size * 1.5)
    if dated.empty:
        _empty(canvas, box, language)
    else:
        high = float((dated["firm"] + dated["reported"]).max())
        divide = view.charts_metric.unit.scale(high).divide(language)
        years = int(dated["year"].min()), int(dated["year"].max())
        area = _axis(canvas, box.inset(bottom=size * 2), 0, high / divide or 1, years)
        step = area.width / (years[1] - years[0] + 1)
        for row in dated.itertuples():
            year, floor = int(str(row.year)), area.bottom
            inside = plotly.in_years(year, view)
            for kind, value in (("firm", row.firm), ("reported", row.reported)):
                tall = area.height * float(str(value)) / (high or 1)
                floor -= tall
                bar = Box(area.x + step * (year - years[0] + 0.14), floor, step * 0.72, tall)
                if tall:
                    canvas.rect(bar, _year_colour(canvas, kind, inside), name=f"{kind}-{year}")
    x = foot.x
    shades = [("firm", Message("确切年份"), True), ("reported", Message("报道年份"), True)]
    if view.selection.years:
        shades.append(("firm", Message("不在所选年份"), False))
    for kind, text, inside in shades:
        canvas.rect(Box(x, foot.y + size * 0.35, size, size), _year_colour(canvas, kind, inside))
        canvas.text(
            x + size * 1.4,
            foot.y + size * 1.2,
            text.text(language),
            size=size,
            colour=canvas.palette.muted,
        )
        x += size * 2.6 + fonts.width(text.text(language), size)
    room = foot.right - x
    canvas.text(
        x,
        foot.y + size * 1.2,
        fonts.fitted(note, size, room),
        size=size,
        colour=canvas.palette.muted,
    )


def _year_colour(canvas: Canvas, kind: str, inside: bool) -> str:
    palette = canvas.palette
    if not inside:
        return palette.hairline
    return palette.teal if kind == "firm" else palette.ramps["teal"][1]


def _note(view: View, language: Language) -> str:
    """What the bars leave out: undated and spanning rows, in one amount."""
    undated = view.series[view.series["year"] == 0]
    if undated.empty or view.selection.years is not None:
        return ""
    value = float(undated["firm"].iloc[0] + undated["reported"].iloc[0])
    text = units.with_unit(value, view.charts_metric.unit.scale(value), language)
    return Message("年份不详 / 跨年 {value}", value=text).text(language)


def _empty(canvas: Canvas, box: Box, language: Language) -> None:
    size = canvas.size(15)
    canvas.text(
        box.x + box.width / 2,
        box.y + box.height / 2,
        Message("没有公开数字").text(language),
        size=size,
        colour=canvas.palette.muted,
        align="center",
    )


def _lines(canvas: Canvas, box: Box, view: View, language: Language) -> None:
    """A line per county of one source or method; the chosen one in cinnabar, the ends named."""
    rows = view.series
    size = canvas.size(13)
    if rows.empty:
        _empty(canvas, box, language)
        return
    divide = view.trend_scale.divide(language)
    low, high = float(rows["value"].min()) / divide, float(rows["value"].max()) / divide
    pad = (high - low or abs(high) or 1) * 0.06
    years = int(rows["year"].min()), int(rows["year"].max())
    names = max(fonts.width(view.name(c, language, short=True), size) for c in view.order)
    frame = box.inset(right=names + size, bottom=size * 2)
    floor = 0.0 if low >= 0 and low < high * 0.3 else low - pad
    area = _axis(canvas, frame, floor, high + pad, years)
    step = area.width / (years[1] - years[0] + 1)
    ends: list[tuple[float, float, str]] = []
    for (adcode, _), part in rows.groupby(["adcode", "line"], sort=False):
        part = part.sort_values("year")
        xs = [area.x + step * (int(y) - years[0] + 0.5) for y in part["year"]]
        ys = [
            area.bottom - area.height * (v / divide - floor) / (high + pad - floor)
            for v in part["value"].astype(float).tolist()
        ]
        _line(canvas, view, str(adcode), int(part["year"].iloc[0]), (xs, ys))
        ends.append((xs[-1], ys[-1], str(adcode)))
    _name_ends(canvas, view, ends, area, size, language)
    canvas.text(
        box.x,
        box.bottom - size * 0.3,
        Message("每线一县（区），只连同一来源或方法").text(language),
        size=size,
        colour=canvas.palette.muted,
    )


def _line(
    canvas: Canvas, view: View, adcode: str, first: int, points: tuple[list[float], list[float]]
) -> None:
    """A piece of a county's line; short ones and those of named counties with their points."""
    xs, ys = points
    chosen = adcode == view.selection.county
    compared = adcode in view.selection.compare
    ink = canvas.palette.ink if compared else canvas.palette.teal
    ink = canvas.palette.cinnabar if chosen else ink
    canvas.line(
        xs,
        ys,
        ink,
        (2.6 if chosen else 2.0 if compared else 1.3) * canvas.unit,
        order=9 if chosen else 8 if compared else 6,
        alpha=1 if chosen or compared else 0.6,
        name=f"line-{adcode}-{first}",
    )
    if len(xs) < 3 or chosen or compared:
        canvas.dots_at(xs, ys, 3 * canvas.unit, ink, order=9)


def _name_ends(
    canvas: Canvas,
    view: View,
    ends: list[tuple[float, float, str]],
    area: Box,
    size: float,
    language: Language,
) -> None:
    """Names beside the last points, as many as fit, the chosen county and the extremes first."""
    latest: dict[str, tuple[float, float]] = {}
    for x, y, code in ends:
        if code not in latest or x > latest[code][0]:
            latest[code] = (x, y)
    by_height = sorted(latest, key=lambda code: latest[code][1])
    chosen = [c for c in by_height if c == view.selection.county]
    compared = [c for c in by_height if c in view.selection.compare]
    order = [*chosen, *compared, *by_height[:1], *by_height[-1:], *by_height]
    taken: list[Box] = []
    for code in dict.fromkeys(order):
        x, y = latest[code]
        text = view.name(code, language, short=True)
        box = Box(x + size * 0.5, y - size * 0.6, fonts.width(text, size), size * 1.2)
        if not any(box.meets(other) for other in taken) and area.y - size < y < area.bottom + size:
            taken.append(box)
            ink = canvas.palette.cinnabar if code in chosen else canvas.palette.ink
            canvas.text(
                box.x, y + size * MIDDLE, text, size=size, colour=ink, casing=_ground(canvas)
            )


def _ground(canvas: Canvas) -> str:
    return "" if canvas.transparent else canvas.palette.card
