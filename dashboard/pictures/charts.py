"""Ranking, trend and sectors as pictures: the same numbers as the charts of the page."""

from __future__ import annotations

import math

from matplotlib.ticker import MaxNLocator

from dashboard.drawing import plotly
from dashboard.look import fonts
from dashboard.pictures import maps
from dashboard.pictures.canvas import MIDDLE, Box, Canvas
from geodata.language import Language, Message, lists, units
from geodata.registry import sectors
from geodata.view import View

#: Type on bars and axes, and the least it may shrink to.
TYPE, LEAST = 14.0, 8.5


def ranking(canvas: Canvas, box: Box, view: View, language: Language) -> None:
    """All 19 counties with bars in class colours; in two columns where the box is low."""
    rows = list(view.order)
    columns = 1 if box.height / len(rows) > 13 * canvas.unit or box.width < 500 else 2
    each = math.ceil(len(rows) / columns)
    gap = 36 * canvas.unit
    wide = (box.width - gap * (columns - 1)) / columns
    for column in range(columns):
        part = rows[column * each : (column + 1) * each]
        height = min(box.height / each, 40 * canvas.unit)
        place = Box(box.x + column * (wide + gap), box.y, wide, height * len(part))
        _bars(canvas, place, view, part, language)


def _bars(canvas: Canvas, box: Box, view: View, codes: list[str], language: Language) -> None:
    """Rank, name, bar and number of some counties."""
    palette, row = canvas.palette, box.height / len(codes)
    size = max(min(TYPE * canvas.unit, row * 0.62), LEAST)
    names = max(fonts.width(view.name(c, language, short=True), size) for c in view.order)
    numbers = max(fonts.width(_number(view, c, language), size) for c in view.order)
    left = box.x + size * 2.0
    start = left + names + size * 0.7
    room = box.right - start - numbers - size * 0.8
    for n, code in enumerate(codes):
        middle = box.y + row * (n + 0.5)
        ink = palette.cinnabar if view.selection.county == code else palette.ink
        rank = "" if math.isnan(view.ranks[code]) else str(int(view.ranks[code]))
        base = middle + size * MIDDLE
        canvas.text(left - size * 0.7, base, rank, size=size, colour=palette.muted, align="right")
        canvas.text(left, base, view.name(code, language, short=True), size=size, colour=ink)
        begin, share = view.extent(code)
        length = share * room
        bar = Box(start + begin * room, middle - row * 0.32, length, row * 0.64)
        fill = maps.colour(canvas, view, int(view.steps[code]))
        if length:
            canvas.rect(bar, fill, name=f"bar-{code}")
        else:  # zero and no figure have no length: the mark tells which it is
            tick = Box(bar.x, bar.y, max(2 * canvas.unit, 1), bar.height)
            canvas.rect(tick, palette.hairline, name=f"bar-{code}")
        if "borrowed" in view.flags[code]:
            _dotted(canvas, bar, fill)
        canvas.text(
            (start + room if view.contrast else bar.right) + size * 0.4,
            base,
            _number(view, code, language),
            size=size,
            colour=ink,
            name=f"number-{code}",
        )


def _number(view: View, code: str, language: Language) -> str:
    number = view.number(code, language)
    year = view.years[code][1]
    if "borrowed" in view.flags[code] and year:
        number += lists.bracketed(year, language)
    return ("≥" if "at_least" in view.flags[code] else "") + number


def _dotted(canvas: Canvas, bar: Box, under: str) -> None:
    gap = 6 * canvas.unit
    ink = canvas.palette.ink if maps.light_ground(under) else canvas.palette.casing
    xs = [bar.x + gap * (across + 0.5) for across in range(int(bar.width / gap))]
    canvas.dots_at(xs, [bar.y + bar.height / 2] * len(xs), 0.9 * canvas.unit, ink)


def trend(canvas: Canvas, box: Box, view: View, language: Language) -> None:
    """Bars per year for what adds up, a line per county for levels."""
    if view.charts_metric.has_lines:
        _lines(canvas, box, view, language)
    else:
        _years(canvas, box, view, language)


def _axis(canvas: Canvas, box: Box, low: float, high: float, years: tuple[int, int]) -> Box:
    """Grid, numbers and years; gives the plotting area."""
    palette, size = canvas.palette, max(12.5 * canvas.unit, LEAST)
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
    size = max(13 * canvas.unit, LEAST)
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
    size = max(15 * canvas.unit, LEAST)
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
    size = max(13 * canvas.unit, LEAST)
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
        chosen = str(adcode) == view.selection.county
        compared = str(adcode) in view.selection.compare
        ink = canvas.palette.ink if compared else canvas.palette.teal
        ink = canvas.palette.cinnabar if chosen else ink
        canvas.line(
            xs,
            ys,
            ink,
            (2.6 if chosen else 2.0 if compared else 1.3) * canvas.unit,
            order=9 if chosen else 8 if compared else 6,
            alpha=1 if chosen or compared else 0.6,
            name=f"line-{adcode}-{part['year'].iloc[0]}",
        )
        if len(part) < 3 or chosen or compared:
            canvas.dots_at(xs, ys, 3 * canvas.unit, ink, order=9)
        ends.append((xs[-1], ys[-1], str(adcode)))
    _name_ends(canvas, view, ends, area, size, language)
    canvas.text(
        box.x,
        box.bottom - size * 0.3,
        Message("每线一县（区），只连同一来源或方法").text(language),
        size=size,
        colour=canvas.palette.muted,
    )


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


def sector_bars(canvas: Canvas, box: Box, view: View, language: Language) -> None:
    """A bar per sector group in the sector's colour, with amount and records."""
    if view.mix.empty:
        size = max(15 * canvas.unit, LEAST)
        canvas.text(
            box.x + box.width / 2,
            box.y + box.height / 2,
            Message("该指标不分产业领域。").text(language),
            size=size,
            colour=canvas.palette.muted,
            align="center",
        )
        return
    known = view.mix["value"].dropna()
    top = float(known.max()) if len(known) else 0.0
    scale = view.charts_metric.unit.scale(top)
    row = min(box.height / len(view.mix), 90 * canvas.unit)
    size = max(min(TYPE * 1.15 * canvas.unit, row * 0.4), LEAST)
    labels = {str(k): sectors.label_of(str(k)).in_(language) for k in view.mix["sector"]}
    names = max(fonts.width(label, size) for label in labels.values())
    start = box.x + names + size
    texts = [
        units.with_unit(float(str(r.value)), scale, language)
        + Message("（{n} 条记录）", n=int(str(r.records))).text(language)
        for r in view.mix.itertuples()
    ]
    room = box.right - start - max(fonts.width(text, size) for text in texts) - size
    for n, (record, text) in enumerate(zip(view.mix.itertuples(), texts, strict=True)):
        key, value = str(record.sector), float(str(record.value))
        middle = box.y + row * (n + 0.5)
        length = 0.0 if math.isnan(value) or not top else value / top * room
        base = middle + size * MIDDLE
        ink = canvas.palette.cinnabar if key in view.selection.sectors else canvas.palette.ink
        canvas.text(start - size, base, labels[key], size=size, colour=ink, align="right")
        bar = Box(start, middle - row * 0.28, max(length, 1.5 * canvas.unit), row * 0.56)
        canvas.rect(bar, sectors.colours()[key], name=f"sector-{key}")
        canvas.text(
            bar.right + size * 0.5,
            base,
            text,
            size=size,
            colour=canvas.palette.ink,
            name=f"amount-{key}",
        )
