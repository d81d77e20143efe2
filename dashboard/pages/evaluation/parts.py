"""Small parts of the page: status marks, figures with sources, links."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard import words
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.markup.table import scrolled
from dashboard.pages.evaluation.scene import EvaluationScene
from dashboard.parts import records
from geodata.evaluation.judges.types import STATUSES, Label, Link, Row
from geodata.language import Language, Message
from geodata.language.units import BLANK
from geodata.package.tables import Tables

#: Sources named in a cell; the files name all.
SOURCES_SHOWN = 2


def mark(status: str, language: Language) -> Component:
    """Sign and word of a status, in its colour."""
    sign, label, _ = STATUSES[status]
    return html.Span([_sign(sign), " ", label.in_(language)], className=f"status {status}")


def sign(status: str, language: Language) -> Component:
    """The sign alone to the eye, the word to the ear, for narrow cells."""
    found = STATUSES[status]
    word = html.Span(found.label.in_(language), className="visually-hidden")
    return html.Span([_sign(found.sign), word], className=f"status {status}")


def _sign(sign: str) -> Component:
    return html.Span(sign, className="sign", **attributes({"aria-hidden": "true"}))


def written(label: Label, language: Language) -> Component:
    """A label; what a source wrote is marked as Chinese."""
    if isinstance(label, str):
        return words.as_written(label) if label else ""
    return label.text(language) if isinstance(label, Message) else label.in_(language)


def link(one: Link, scene: EvaluationScene, *, download: bool = False) -> Component:
    """A link at the release and in the language of the page."""
    address = one.at(scene.language, scene.selection.release)
    more = attributes({"download": ""} if download else {})
    return html.A(one.label.in_(scene.language), href=address, **more)


def figures(
    rows: Sequence[Row], scene: EvaluationScene, caption: str, name: str = "figures"
) -> Component:
    """Rows as a table: what, figure, years, source."""
    language, tables = scene.language, scene.site.atlas.tables
    judged, told = any(row.verdict for row in rows), any(row.said for row in rows)
    heads = [Message("内容"), Message("数值"), Message("年份")]
    if judged:
        heads.append(Message("结果"))
    heads.append(Message("来源"))
    body = []
    for row in rows:
        label = [written(row.label, language)]
        if told and row.said:
            label.append(html.Span(written(row.said, language), className="said"))
        cells = [html.Th(label, scope="row"), html.Td(row.figure(language), className="number"),
                 html.Td(row.years or BLANK, className="number")]  # fmt: skip
        if judged:
            cells.append(html.Td(mark(row.verdict, language)))
        cells.append(html.Td(sources(tables, row.sources, language)))
        body.append(html.Tr(cells))
    head = html.Tr([html.Th(h.text(language), scope="col") for h in heads])
    return scrolled(
        html.Table([html.Thead(head), html.Tbody(body)], className=name,
                   **attributes({"aria-label": caption})),
        caption,
    )  # fmt: skip


def sources(tables: Tables, ids: Sequence[str], language: Language) -> Component:
    """The first sources by name, and how many there are besides."""
    if not ids:
        return BLANK
    shown = [records.source(tables, key, language) for key in ids[:SOURCES_SHOWN]]
    if len(ids) > SOURCES_SHOWN + 1:
        rest = Message("另有 {n} 处来源，见下载的表", n=len(ids) - SOURCES_SHOWN)
        shown.append(html.Span(rest.text(language), className="muted"))
    elif len(ids) == SOURCES_SHOWN + 1:
        shown.append(records.source(tables, ids[SOURCES_SHOWN], language))
    return html.Div(shown, className="sources")
