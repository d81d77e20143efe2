"""Small maps side by side: every shape is written once and used by all of them."""

from __future__ import annotations

import shapely
from dash import html

from dashboard import addresses, words
from dashboard.drawing import legend as legends
from dashboard.drawing.shapes import Shapes
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.pages.ecology import parts
from dashboard.pages.ecology.scene import EcologyScene
from geodata.arithmetic.breaks import Bin
from geodata.language import Language, Message, lists, units
from geodata.view import View

#: Units of room around the counties in a small map.
ROOM = 12
#: So many maps or fewer are drawn larger.
FEW = 3


def shapes(scene: EcologyScene) -> Raw:
    """The shapes that maps on the page refer to, in a drawing that takes no room."""
    drawn = scene.shapes
    return element(
        "svg",
        element(
            "defs",
            *(element("path", id=f"c{code}", d=data) for code, data in drawn.counties.items()),
            element("path", id="river", d=drawn.river),
            _hatch(),
        ),
        class_="shapes",
        width="0",
        height="0",
        aria_hidden="true",
    )


def _hatch() -> Raw:
    """Slanted lines over the ground of what has no figure."""
    size = {"width": "56", "height": "56"}
    return element(
        "pattern",
        element("rect", class_="blank", **size),
        element("path", d="M0 0v56", class_="stroke"),
        id="hatch",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
        **size,
    )


def frame(drawn: Shapes) -> str:
    """The viewBox that just holds the counties."""
    west, north, east, south = shapely.total_bounds(list(drawn.outlines.values()))
    sides = (west - ROOM, north - ROOM, east - west + 2 * ROOM, south - north + 2 * ROOM)
    return " ".join(f"{side:.0f}" for side in sides)


def by_year(scene: EcologyScene) -> list[Component]:
    """One map per year that has figures, all on the same classes."""
    known, language = scene.years.known, scene.language
    if not known:
        return [html.P(Message("没有公开数字").text(language), className="empty"), *_gaps(scene)]
    maps = [_of_year(scene, year, view) for year, view in known.items()]
    return [_grid("years", maps), *_gaps(scene)]


def _of_year(scene: EcologyScene, year: int, view: View) -> Component:
    language = scene.language
    link = html.A(str(year), href=addresses.MAP.at(view.selection), className="year")
    count = Message("{n} 个县（区）", n=int(view.values.notna().sum())).text(language)
    told = Message("{year} 年：{what}", year=year, what=_range(view, language)).text(language)
    caption = html.Figcaption([link, html.Span(count, className="count")])
    return _figure(scene, view, str(year), told, caption)


def _gaps(scene: EcologyScene) -> list[Component]:
    """Years without a map, and why."""
    told = []
    if scene.years.silent:
        years = lists.listed(map(str, scene.years.silent), scene.language)
        told.append(Message("{years} 年没有任何公开数字，不画图。", years=years))
    if older := scene.years.older:
        span = f"{older[0]}–{older[-1]}" if len(older) > 1 else f"{older[0]}"
        told.append(
            Message("{years} 年与后来的数字不可比，不并排；选单一年份可以单看。", years=span)
        )
    return [html.P(one.text(scene.language), className="note") for one in told]


def by_indicator(scene: EcologyScene) -> list[Component]:
    """One map per ecological metric, of one year, each on its own classes."""
    maps = [_of_indicator(scene, view) for view in scene.indicators.values()]
    return [_grid("indicators", maps)]


def _of_indicator(scene: EcologyScene, view: View) -> Component:
    language, metric, year = scene.language, view.metric, scene.asked.year
    address = addresses.ECOLOGY.at(scene.selection.but(metric=metric.key))
    count = int(view.values.notna().sum())
    told = Message("{label}，{year} 年：{what}", label=metric.label, year=year,
                   what=_range(view, language))  # fmt: skip
    caption = html.Figcaption(
        [
            html.A(metric.label.in_(language), href=address),
            html.Span(
                [parts.badge(metric, language), parts.caveat(metric, language)], className="method"
            ),
            html.Span(parts.direction(metric, language), className="direction"),
            _strip(view, language) if count else _elsewhere(scene, view),
        ]
    )
    return _figure(scene, view, metric.key, told.text(language), caption)


def _elsewhere(scene: EcologyScene, view: View) -> Component:
    """That this year has no figure, and which years have."""
    first, last = scene.site.atlas.metric_years[view.metric.key]
    span = f"{first}" if first == last else f"{first}–{last}"
    told = Message(
        "{year} 年没有公开数字；有数字的年份：{years}", year=scene.asked.year, years=span
    )
    return html.Span(told.text(scene.language), className="note")


def _strip(view: View, language: Language) -> Component:
    """The classes of one metric with their outer limits and the number of counties."""
    bins = view.breaks.bins
    swatches = [html.Span(className="swatch", style=_fill(part)) for part in bins]
    low, high = (
        units.figure(value, view.scale, language) for value in (bins[0].low, bins[-1].high)
    )
    low = "" if low == high else low
    count = Message("{n} 个县（区）", n=int(view.values.notna().sum())).text(language)
    return html.Span(
        [low, html.Span(swatches, className="swatches"), high + words.unit_text(view, language),
         html.Span(count, className="count")],
        className="strip",
    )  # fmt: skip


def _fill(part: Bin) -> dict[str, str]:
    return {"background": f"var(--step-{part.step})"}


def _grid(of: str, maps: list[Component]) -> Component:
    few = " few" if len(maps) <= FEW else ""
    return html.Div(maps, className=f"multiples of-{of}{few}", **attributes({"data-of": of}))


def _figure(
    scene: EcologyScene, view: View, column: str, told: str, caption: Component
) -> Component:
    named = {"data-column": column, "data-ramp": view.metric.ramp}
    return html.Figure([_map(scene, view, told), caption], **attributes(named))


def _map(scene: EcologyScene, view: View, told: str) -> Raw:
    """A small map; the pointer finds its counties, everyone else the table of the same figures."""
    chosen = scene.selection.county
    uses = [
        element(
            "use",
            href=f"#c{code}",
            data_county=code,
            data_step="outside" if "outside" in view.flags[code] else int(view.steps[code]),
        )
        for code in scene.shapes.counties
    ]
    ring = element("use", href=f"#c{chosen}", class_="ring") if chosen else None
    return element(
        "svg",
        *uses,
        element("use", href="#river", class_="river"),
        ring,
        viewBox=frame(scene.shapes),
        role="img",
        aria_label=told,
    )


def _range(view: View, language: Language) -> str:
    """How many counties have a figure, and between which figures they lie."""
    known = view.values.dropna()
    if known.empty:
        return Message("没有公开数字").text(language)
    low, high = (
        units.with_unit(float(v), view.scale, language) for v in (known.min(), known.max())
    )
    if low == high:
        return Message("{n} 个县（区）有数字，{value}", n=len(known), value=low).text(language)
    return Message("{n} 个县（区）有数字，{low} 至 {high}", n=len(known), low=low, high=high).text(
        language
    )


def legend(scene: EcologyScene) -> Component:
    """The one legend of the maps per year and of the heat map; no data has its own row."""
    view, language, found = scene.view, scene.language, scene.years
    steps = (int(s) for one in found.views.values() for s in one.steps[one.values.notna()])
    empty = len(scene.codes) * len(found.views) - found.figures
    rows = [
        _class(row, language)
        for row in legends.rows_of_years(view, found.breaks, steps, empty, language)
    ]
    title = view.metric.label.in_(language) + words.unit_text(view, language)
    return html.Div(
        [html.Span(title, className="legend-title"), html.Ul(rows)], className="classes-row"
    )


def _class(row: legends.LegendRow, language: Language) -> Component:
    filled = html.Span(className="swatch", style={"background": row.colour})
    swatch = html.Span(className="swatch hatched") if row.step < 0 else filled
    count = html.Span(row.counted(language), className="count")
    return html.Li([swatch, html.Span(row.label), count])


def legend_of_indicators(language: Language) -> Component:
    """What the colours mean where every map has classes of its own."""
    told = Message("每图按该指标全部年份分级，色深为数值大；斜纹：没有公开数字，不是零。")
    return html.P(told.text(language), className="note")
