"""The trend as SVG: bars per year for what adds up, lines per county for levels; gaps stay gaps.

The drawing is stretched to its box, so it holds no text and its lines keep their width; ticks
are HTML around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import html

from dashboard.drawing import axis
from dashboard.drawing.axis import Axis
from dashboard.drawing.plotly import in_years
from dashboard.embed.scene import EmbedScene
from dashboard.markup import Component
from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.parts import ranking, trend
from geodata.language import Message, lists, units
from geodata.language.units import Scale

#: Share of a year's slot that its bar takes.
BAR = 0.72
#: Lines of fewer figures than this show them as points.
POINTS = 3
#: Room that a name takes on the narrowest plot, as shares of its sides.
NAME = (0.32, 0.07)


def draw(scene: EmbedScene) -> list[Component]:
    """The plot, and what has no place on it."""
    view, language = scene.view, scene.language
    dated = view.series[view.series["year"] > 0]
    if dated.empty:
        return [html.P(Message("没有公开数字").text(language), className="empty")]
    plot = _lines(scene, dated) if view.charts_metric.has_lines else _bars(scene, dated)
    return [plot, html.P(trend.trend_note(view, language), className="chart-note")]


def _bars(scene: EmbedScene, dated: pd.DataFrame) -> Component:
    rows = [
        (int(str(row.year)), float(str(row.firm)), float(str(row.reported)))
        for row in dated.itertuples()
    ]
    top = max(firm + reported for _, firm, reported in rows)
    scale = scene.view.trend_scale
    divide = scale.divide(scene.language)
    down = axis.figures(0.0, top / divide)
    across = axis.years(rows[0][0], rows[-1][0])
    bars = [_year(scene, row, across, down, scale) for row in rows]
    return _plot(scene, bars, across, down)


def _year(
    scene: EmbedScene, row: tuple[int, float, float], across: Axis, down: Axis, scale: Scale
) -> Raw:
    year, firm, reported = row
    language = scene.language
    left, right = (across.share(year + side * BAR / 2) * 100 for side in (-1, 1))
    parts, floor = [], 100.0
    for kind, value in (("firm", firm), ("reported", reported)):
        tall = down.share(value / scale.divide(language)) * 100
        floor -= tall
        if tall:
            parts.append(_rect(left, floor, right - left, tall, kind))
    slot = 100 / (across.high - across.low)
    name = Message("{year} 年", year=year).text(language)
    total = units.with_unit(firm + reported, scale, language)
    told = [f"{name} {total}"]
    if reported:
        amount = units.with_unit(reported, scale, language)
        told.append(Message("其中按报道年份 {amount}", amount=amount).text(language))
    return element(
        "g",
        element("title", lists.clauses(told, language)),
        _rect(across.share(year - 0.5) * 100, 0, slot, 100, "slot"),
        *parts,
        class_="year" if in_years(year, scene.view) else "year pale",
        data_mark="",
        role="img",
        aria_label=f"{name} {total}",
    )


def _rect(x: float, y: float, width: float, height: float, name: str) -> Raw:
    sizes = {"x": x, "y": y, "width": width, "height": height}
    return element("rect", class_=name, **{key: f"{value:.2f}" for key, value in sizes.items()})


def _lines(scene: EmbedScene, dated: pd.DataFrame) -> Component:
    view = scene.view
    divide = view.trend_scale.divide(scene.language)
    values = dated["value"].astype(float) / divide
    down = axis.figures(float(values.min()), float(values.max()))
    across = axis.years(int(dated["year"].min()), int(dated["year"].max()))
    codes = [code for code in map(str, view.values.index) if (dated["adcode"] == code).any()]
    # The chosen county lies over the compared ones, these over the others.
    codes.sort(key=lambda code: (code == scene.selection.county, code in scene.selection.compare))
    lines = [
        _county(scene, code, dated[dated["adcode"] == code], across, down, divide) for code in codes
    ]
    points = {
        code: [
            (across.share(int(year)), 1 - down.share(float(value) / divide))
            for year, value in zip(rows["year"], rows["value"], strict=True)
        ]
        for code, rows in dated.sort_values("year").groupby("adcode")
    }
    return _plot(scene, lines, across, down, _names(scene, points))


def _names(scene: EmbedScene, points: dict[Any, list[tuple[float, float]]]) -> list[Component]:
    """Names behind the last points, as many as have room: the chosen, the extremes, the rest."""
    by_height = sorted(points, key=lambda code: points[code][-1][1])
    chosen = [code for code in by_height if code == scene.selection.county]
    compared = [code for code in by_height if code in scene.selection.compare]
    placed: list[tuple[float, float]] = []
    names = []
    for code in dict.fromkeys([*chosen, *compared, *by_height[:1], *by_height[-1:], *by_height]):
        x, y = points[code][-1]
        taken = any(abs(x - left) < NAME[0] and abs(y - top) < NAME[1] for left, top in placed)
        crossed = any(
            0 < left - x < NAME[0] and abs(y - top) < NAME[1] / 2
            for other, line in points.items()
            for left, top in line
            if other != code
        )
        if taken or (crossed and code not in (*chosen, *compared)):
            continue
        placed.append((x, y))
        names.append(
            html.Span(
                scene.view.name(str(code), scene.language, short=True),
                className="line-name chosen" if code in chosen else "line-name",
                style={"left": f"{x * 100:.2f}%", "top": f"{y * 100:.2f}%"},
            )
        )
    return names


def _county(
    scene: EmbedScene, code: str, rows: pd.DataFrame, across: Axis, down: Axis, divide: float
) -> Raw:
    """All lines of a county: one for each source or method, never joined."""
    parts = []
    for _, line in rows.groupby("line", sort=False):
        points = [
            (across.share(int(year)) * 100, (1 - down.share(float(value) / divide)) * 100)
            for year, value in zip(line["year"], line["value"], strict=True)
        ]
        drawn, dots = _path(points), "".join(f"M{x:.2f} {y:.2f}h0" for x, y in points)
        parts.append(element("path", d=drawn + dots, class_="near"))  # room for a finger
        parts.append(element("path", d=drawn, class_="line"))
        if len(points) < POINTS:
            parts.append(element("path", d=dots, class_="points"))
    view, language = scene.view, scene.language
    return element(
        "g",
        element("title", ranking.county_line(view, code, language)),
        *parts,
        class_=_class(scene, code),
        data_mark="",
        data_county=code,
        role="img",
        aria_label=view.name(code, language),
    )


def _class(scene: EmbedScene, code: str) -> str:
    if code == scene.selection.county:
        return "county-line chosen"
    return "county-line compared" if code in scene.selection.compare else "county-line"


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)


def _plot(
    scene: EmbedScene, drawn: list[Raw], across: Axis, down: Axis, names: Sequence[Component] = ()
) -> Component:
    grid = "".join(f"M0 {(1 - down.share(tick)) * 100:.2f}h100" for tick in down.ticks)
    drawing = element(
        "svg",
        element("path", d=grid, class_="grid"),
        *drawn,
        viewBox="0 0 100 100",
        preserveAspectRatio="none",
        role="group",
        aria_label=scene.alt,
    )
    return html.Div(
        [
            html.Div(
                [_tick(units.number(tick, 4), "top", 1 - down.share(tick)) for tick in down.ticks],
                className="ticks down",
                **_hidden(),
            ),
            html.Div([drawing, html.Div(list(names), **_hidden())], className="drawing"),
            html.Div(
                [_tick(f"{tick:.0f}", "left", across.share(tick)) for tick in across.ticks],
                className="ticks across",
                **_hidden(),
            ),
        ],
        className="plot named" if names else "plot",
    )


def _tick(text: str, side: str, share: float) -> Component:
    return html.Span(text, style={side: f"{share * 100:.2f}%"})


def _hidden() -> dict[str, Any]:
    return {"aria-hidden": "true"}
