"""Counties × years, or × indicators, as tables in class colours: twins of the small maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboard import addresses, words
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.ecology import parts
from dashboard.pages.ecology.multiples import FEW
from dashboard.pages.ecology.scene import EcologyScene
from geodata.language import Message
from geodata.view import View


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """One column: what the script knows it by, its head, what the head says in full."""

    key: str
    head: Component
    told: str
    view: View


def of_years(scene: EcologyScene) -> list[Component]:
    """The metric of the page, county by year in river order."""
    language = scene.language
    if not scene.years.views:
        return [html.P(Message("没有公开数字").text(language), className="empty")]
    columns = [
        HeatColumn(
            str(year),
            html.A(
                str(year),
                href=addresses.DATA["data.csv"].at(view.selection),
                download="",
                **attributes(
                    {"aria-label": Message("{year} 年的数据 CSV", year=year).text(language)}
                ),
            ),
            Message("{year} 年", year=year).text(language),
            view,
        )
        for year, view in scene.years.views.items()
    ]
    unit = words.unit_text(scene.view, language)
    caption = Message(
        "{label}{unit}，县（区）按江序自上而下，单年数字从不借用他年", label=scene.metric.label,
        unit=unit,
    ).text(language)  # fmt: skip
    return [*_table(scene, "years", columns, caption), *_key(scene, columns)]


def of_indicators(scene: EcologyScene) -> list[Component]:
    """Every ecological metric of one year."""
    language = scene.language
    columns = [
        HeatColumn(
            key,
            view.metric.label.in_(language) + words.unit_text(view, language),
            view.metric.label.in_(language),
            view,
        )
        for key, view in scene.indicators.items()
    ]
    caption = Message("{year} 年的生态环境指标", year=scene.asked.year).text(language)
    return [*_table(scene, "indicators", columns, caption), *_key(scene, columns)]


def _key(scene: EcologyScene, columns: Sequence[HeatColumn]) -> list[Component]:
    signs = parts.key([column.view for column in columns], scene.language)
    return (
        [html.P([html.Span(sign) for sign in signs], className="note key-of-signs")]
        if signs
        else []
    )


def _table(
    scene: EcologyScene, of: str, columns: Sequence[HeatColumn], caption: str
) -> list[Component]:
    """A grid: arrow keys go from cell to cell, the script reads out where one is."""
    named = {
        "data-grid": of,
        "data-line": _pattern(scene),
        "data-none": Message("没有公开数字").text(scene.language),
        "role": "grid",
        "aria-label": caption,
    }
    head = html.Tr(
        [
            html.Th(Message("县（区）").text(scene.language), scope="col"),
            *(
                html.Th(
                    c.head, scope="col", **attributes({"data-column": c.key, "data-told": c.told})
                )
                for c in columns
            ),
        ]
    )
    rows = [_row(scene, code, columns) for code in scene.codes]
    table = html.Table(
        [html.Thead(head), html.Tbody(rows)],
        className=f"heat of-{of}{' few' if len(columns) <= FEW else ''}",
        **attributes(named),
    )
    return [
        html.P(caption, className="note", **attributes({"aria-hidden": "true"})),
        parts.scrolling(table, scene.language),
    ]


def _pattern(scene: EcologyScene) -> str:
    """How the script words a cell: the sentence with its gaps left open."""
    gaps = {gap: f"{{{gap}}}" for gap in ("county", "column", "value")}
    return Message("{county}，{column}：{value}", **gaps).text(scene.language)


def _row(scene: EcologyScene, code: str, columns: Sequence[HeatColumn]) -> Component:
    link = html.A(scene.name(code), href=addresses.COUNTY.at(scene.selection, adcode=code))
    chosen = "chosen" if code == scene.selection.county else None
    return html.Tr(
        [
            html.Th(link, scope="row", title=scene.name(code, short=False)),
            *(_cell(scene, code, column.view) for column in columns),
        ],
        className=chosen,
        **attributes({"data-county": code}),
    )


def _cell(scene: EcologyScene, code: str, view: View) -> Component:
    """A figure on its class colour; a blank is hatched and says so to who cannot see it."""
    if view.values.isna()[code]:
        blank = Message("没有公开数字").text(scene.language)
        return html.Td(className="none", **attributes({"aria-label": blank}))
    named = {"data-step": str(int(view.steps[code]))}
    if view.metric is not scene.metric:
        named["data-ramp"] = view.metric.ramp
    text = parts.signed(view.number(code, scene.language), view.flags[code])
    return html.Td(text, **attributes(named))
