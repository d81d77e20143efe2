"""Up to four counties beside each other and beside the area, as a table (rule 16: no filter)."""

from __future__ import annotations

import math
from typing import Any

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes
from geodata.analyses import comparison
from geodata.analyses.comparison import AreaFigure, Past
from geodata.atlas import Atlas
from geodata.language import Language, Message, Text, lists, units
from geodata.query.readers import MAX_COMPARE
from geodata.view import View
from geodata.wording import sentence

HOW = {
    "sum": Text("合计", "total"),
    "mean": Text("加权平均", "weighted mean"),
    "plan": Text("规划公布", "stated in the plan"),
}


def panel(view: View, atlas: Atlas, language: Language) -> list[Component]:
    """Chips and table; nothing while no county is compared."""
    codes = view.selection.compare
    if not codes:
        return []
    return [
        html.Div(
            [
                html.H2(Message("对比").text(language)),
                *(_chip(view, code, language) for code in codes),
                _clear(language),
            ],
            className="compare-head",
        ),
        html.Div(_table(view, atlas, codes, language), className="scroll", tabIndex="0"),
        html.P(
            Message(
                "各行是最新的公布数字，不受筛选影响，第一行除外；名次并列的写明；空白不是零。"
            ).text(language),
            className="muted",
        ),
    ]


def button(view: View, code: str, language: Language) -> Component:
    """Adds the county of the card to those that are compared, or takes it out."""
    compared = view.selection.compare
    full = len(compared) >= MAX_COMPARE and code not in compared
    said = Message("移出对比") if code in compared else Message("加入对比")
    if full:
        said = Message("对比已有 {n} 个", n=MAX_COMPARE)
    return html.Button(
        said.text(language),
        type="button",
        className="compare-add",
        disabled=full,
        **attributes({"data-compare": code, "aria-pressed": str(code in compared).lower()}),
    )


def _chip(view: View, code: str, language: Language) -> Component:
    name = view.name(code, language)
    label = Message("把{county}移出对比", county=name).text(language)
    order = view.selection.compare.index(code)
    return html.Button(
        [
            html.Span(className=f"dash-mark dash-{order}", **_silent()),
            name,
            html.Span(" ×", **_silent()),
        ],
        type="button",
        className="compare-chip",
        **attributes({"data-compare": code, "aria-label": label}),
    )


def _clear(language: Language) -> Component:
    return html.Button(
        Message("清空对比").text(language),
        type="button",
        className="link",
        **attributes({"data-compare": ""}),
    )


def _table(view: View, atlas: Atlas, codes: tuple[str, ...], language: Language) -> Component:
    heads = [html.Th(_named(view, code, language), scope="col") for code in codes]
    area = html.Th(Message("全库区").text(language), scope="col")
    blank = html.Th(html.Span(Message("指标").text(language), className="visually-hidden"))
    rows = [_shown(view, atlas, codes, language), *_own_past(view, atlas, codes, language)]
    for plain in comparison.profile(atlas, codes):
        if view.contrast or plain.metric is not view.metric:
            rows.append(_row(plain, codes, comparison.area(atlas, plain), language))
    return html.Table(
        [html.Thead(html.Tr([blank, *heads, area])), html.Tbody(rows)], className="compare"
    )


def _named(view: View, code: str, language: Language) -> Component:
    return html.Button(
        view.name(code, language),
        type="button",
        className="link",
        **attributes({"data-county": code}),
    )


def _shown(view: View, atlas: Atlas, codes: tuple[str, ...], language: Language) -> Component:
    """What the map shows, with its filters."""
    area = None
    if view.selection.uncompared() == view.selection and view.selection.years is None:
        area = comparison.area(atlas, atlas.plain_views[view.metric.key])
    return _row(view, codes, area, language, name="shown")


def _row(
    view: View,
    codes: tuple[str, ...],
    area: AreaFigure | None,
    language: Language,
    name: str | None = None,
) -> Component:
    cells = [html.Td(_figure(view, code, language)) for code in codes]
    whole = _area(view, area, language) if area else [units.BLANK]
    head = html.Th(sentence.measure(view, language), scope="row")
    return html.Tr([head, *cells, html.Td(whole, className="area")], className=name)


def _figure(view: View, code: str, language: Language) -> list[Component]:
    """Figure, then its year and its place in small type."""
    if math.isnan(view.values[code]):
        return [units.BLANK]
    notes = []
    if view.metric.has_own_year and not view.contrast:
        notes.append(Message("{year} 年", year=view.years[code][1]).text(language))
    rank = view.ranks[code]
    if not math.isnan(rank):
        tied = int((view.ranks == rank).sum()) > 1
        gaps = {"rank": int(rank), "n": view.coverage.counties}
        said = Message("并列第 {rank}/{n}", **gaps) if tied else Message("第 {rank}/{n}", **gaps)
        notes.append(said.text(language))
    return [view.amount(code, language), _small(notes, language)]


def _small(notes: list[str], language: Language) -> Component:
    return html.Span(lists.clauses(notes, language), className="muted") if notes else None


def _area(view: View, area: AreaFigure, language: Language) -> list[Component]:
    amount = units.with_unit(area.value, view.unit.scale(area.value), language)
    if area.at_least:
        amount = Message("至少 {amount}", amount=amount).text(language)
    notes = [HOW[area.how].in_(language)]
    if area.year:
        notes.insert(0, Message("{year} 年", year=area.year).text(language))
    return [amount, _small(notes, language)]


def _own_past(
    view: View, atlas: Atlas, codes: tuple[str, ...], language: Language
) -> list[Component]:
    """The own past of each county; no row where none has any."""
    plain = comparison.plain_view(view, atlas)
    found = comparison.pasts(atlas, plain, codes)
    if not found:
        return []
    head = (
        Message("自身以往")
        if view.metric.has_lines
        else Message("自身以往（最多的一年比最近一年）")
    )
    cells = [html.Td(_past(view, found.get(code), language)) for code in codes]
    return [
        html.Tr(
            [
                html.Th(head.text(language), scope="row"),
                *cells,
                html.Td(units.BLANK, className="area"),
            ]
        )
    ]


def _past(view: View, found: Past | None, language: Language) -> list[Component]:
    if found is None:
        return [units.BLANK]
    unit = view.metric.unit
    scale = unit.scale(max(abs(found.value), abs(found.last)))
    by = units.signed(units.number(found.percent, 1))
    if unit.key == units.PERCENT.key:
        points = units.signed(units.number(found.last - found.value, 1))
        by = units.labelled(points, units.POINTS.scale(0), language)
    else:
        by = f"{by}%"
    steps = Message(
        "{first} 年 {before} → {last} 年 {after}",
        first=found.year,
        before=units.figure(found.value, scale, language),
        last=found.last_year,
        after=units.figure(found.last, scale, language),
    ).text(language)
    return [by, _small([steps], language)]


def _silent() -> dict[str, Any]:
    return {"aria-hidden": "true"}
