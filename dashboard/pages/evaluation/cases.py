"""What a rule finds county by county or pair by pair, folded away."""

from __future__ import annotations

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.markup.table import scrolled
from dashboard.pages.evaluation import parts
from dashboard.pages.evaluation.scene import EvaluationScene
from geodata.evaluation import gap_links
from geodata.evaluation.evaluate import Verdict
from geodata.evaluation.judges.types import STATUSES, Row, label_text
from geodata.language import Message, units


def cases(scene: EvaluationScene, verdict: Verdict) -> Component:
    """The cases as a table; several years of one pair stand side by side. None without cases."""
    rows, language = verdict.result.cases, scene.language
    if not rows:
        return None
    about = verdict.result.about_cases
    summary = html.Summary(Message("逐项看：{what}（{n}）", what=about, n=len(rows)).text(language))
    caption = Message("{name}：{what}", name=verdict.target.title, what=about).text(language)
    per_place = {row.label: row.years for row in rows}
    inside = _by_year(scene, rows, caption) if len(per_place) < len(rows) else None
    if inside is None or len({row.unit.key for row in rows}) > 1:
        inside = parts.figures(rows, scene, caption, "figures cases")
    return html.Details([summary, inside], className="twin")


def _by_year(scene: EvaluationScene, rows: tuple[Row, ...], caption: str) -> Component:
    """Pairs down, years across."""
    language, tables = scene.language, scene.site.atlas.tables
    years = sorted({row.years for row in rows})
    grid: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows:
        grid.setdefault((row.supporter, row.adcode), {})[row.years] = row
    heads = [Message("结对").text(language), *years, Message("缺口表").text(language)]
    body = []
    for (key, _), cells in grid.items():
        name = parts.written(next(iter(cells.values())).label, language)
        book = gap_links.of_supporter(tables, key)
        told = Message("缺口表：{who}", who=book.label).text(language)
        link = html.A(
            "Excel", href=book.at(language, scene.selection.release), download="",
            **attributes({"aria-label": told}),
        )  # fmt: skip
        body.append(
            html.Tr(
                [
                    html.Th(name, scope="row"),
                    *(_cell(scene, cells.get(year)) for year in years),
                    html.Td(link),
                ]
            )
        )
    head = html.Tr([html.Th(text, scope="col") for text in heads])
    table = html.Table(
        [html.Thead(head), html.Tbody(body)], className="by-year",
        **attributes({"aria-label": caption}),
    )  # fmt: skip
    used = dict.fromkeys(row.verdict for row in rows)
    signs = [html.Span(parts.mark(one, language)) for one in STATUSES if one in used]
    return html.Div([html.P(signs, className="key-of-signs"), scrolled(table, caption)])


def _cell(scene: EvaluationScene, row: Row | None) -> Component:
    if row is None:
        return html.Td(units.BLANK)
    language = scene.language
    figure = row.figure(language)
    shown = [] if figure == units.BLANK else [" ", figure]
    return html.Td(
        [parts.sign(row.verdict, language), *shown], title=label_text(row.said, language) or None
    )
