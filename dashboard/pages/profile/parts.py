"""Pieces that the pages of counties and of the whole area share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.profile import texts
from dashboard.pages.profile.scene import ProfileScene, section
from dashboard.parts import records
from geodata.analyses.profile.place import Place
from geodata.analyses.profile.sums import Sum
from geodata.atlas import Atlas
from geodata.language import Language, Message, units
from geodata.registry import sectors
from geodata.registry.metrics import METRICS


def sums(
    rows: Sequence[tuple[str, Sum]], first: Message, colours: Sequence[str], language: Language
) -> Component:
    """Records as bars and numbers, then what they add up to, each kind of money apart."""
    most = max((one.records for _, one in rows), default=0)
    if not most:
        return html.P(Message("没有符合条件的记录。").text(language), className="muted")
    every = [one for _, one in rows]
    scales = {metric: texts.scale_of(every, metric) for metric in texts.SUMS}
    heads = [
        first.text(language),
        Message("公开记录").text(language),
        *(texts.head(metric, scale, language) for metric, scale in scales.items()),
    ]
    body = [
        html.Tr(
            [
                html.Th(label, scope="row"),
                html.Td(
                    html.Div(
                        [
                            _bar(one, most, colour),
                            html.Span(str(one.records) if one.records else units.BLANK),
                        ],
                        className="counted",
                    )
                ),
                *(
                    html.Td(texts.number(one, metric, scale, language))
                    for metric, scale in scales.items()
                ),
            ]
        )
        for (label, one), colour in zip(rows, colours, strict=True)
    ]
    head = html.Thead(html.Tr([html.Th(one, scope="col") for one in heads]))
    table = html.Table([head, html.Tbody(body)], className="sums")
    return html.Div(table, className="scroll", tabIndex="0")


def _bar(one: Sum, most: int, colour: str) -> Component:
    """Firm years, then in a paler tone those dated by their report (rule 9)."""
    parts = ((one.records - one.reported, "firm"), (one.reported, "reported"))
    return html.Span(
        [
            html.Span(
                className=name, style={"width": f"{n / most * 100:.1f}%", "background": colour}
            )
            for n, name in parts
            if n
        ],
        className="bars",
        **attributes({"aria-hidden": "true"}),
    )


def reported_note(place: Place, language: Language) -> Component | None:
    """What the pale part of bars is; nothing where there is none."""
    if not place.total.reported:
        return None
    said = Message("浅色：按报道年份计的 {n} 条。", n=place.total.reported)
    return html.P(said.text(language), className="note")


def key_figures(cells: Iterable[tuple[str, str, str]]) -> Component:
    """Numbers in a row: label, number, what else is to be said."""
    return html.Dl(
        [
            html.Div(
                [html.Dt(label), html.Dd(number), html.Dd(more, className="more") if more else None]
            )
            for label, number, more in cells
        ],
        className="key-figures",
    )


def sources(place: Place, atlas: Atlas, language: Language) -> Component:
    """Every source that is cited, with how often; the best tier first (rule 20)."""
    items = [
        html.Li(
            [
                records.source(atlas.tables, str(key), language),
                html.Span(
                    Message("引用 {n} 次", n=int(used)).text(language), className="muted times"
                ),
            ]
        )
        for key, used in place.sources["used"].items()
    ]
    head = Message("来源（{n} 处）", n=len(place.sources)).text(language)
    return html.Details(
        [html.Summary(html.H2(head)), html.Ul(items, className="plain sources")],
        className="all-sources",
    )


def label(metric: str, language: Language) -> str:
    """Of a metric."""
    return METRICS[metric].label.in_(language)


def by_sector(of: ProfileScene) -> Component:
    """Sums of the records, sector by sector."""
    place, language = of.place, of.language
    rows = [(texts.sector(one, language), one) for one in place.sectors]
    colours = [f"var(--sector-{sectors.group_of(one.key)})" for one in place.sectors]
    inside = [sums(rows, Message("领域"), colours, language)]
    return section(Message("按产业领域"), inside, language, "by-sector")


def by_year(of: ProfileScene) -> Component:
    """Sums of the records, year by year, with a note on what is dated by its report."""
    place, language = of.place, of.language
    rows = [(texts.year(one, language), one) for one in place.years]
    inside = [
        sums(rows, Message("年份"), ["var(--teal)"] * len(rows), language),
        reported_note(place, language),
    ]
    return section(Message("按年份"), inside, language, "by-year")
