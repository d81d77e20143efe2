"""What stands around the chart: headline, legend, what is pointed at, sources."""

from __future__ import annotations

import re

from dash import html

from dashboard import addresses, titles, words
from dashboard.drawing import legend as legends
from dashboard.embed.scene import EmbedScene
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.parts import legend as legend_parts
from dashboard.parts import ranking, trend
from geodata.language import Message
from geodata.selection import figure_code
from geodata.wording import sentence
from geodata.wording.source_line import source_line


def head(scene: EmbedScene) -> Component:
    """The finding in words, then measure, unit and filter; without a title these stay."""
    title = titles.headline(scene.chart, scene.view, scene.language)
    name = None if scene.options.title else "visually-hidden"
    return html.Header(
        [
            html.H1(_together(title, scene), id="headline", className=name),
            html.P(_subtitle(scene), className="subtitle"),
        ]
    )


def _together(title: str, scene: EmbedScene) -> list[Component]:
    """A headline whose numbers never part from their units at the end of a line."""
    unit = scene.view.scale.label.in_(scene.language)
    kept = "|".join(re.escape(one) for one in (unit, "年") if one)
    parts = re.split(rf"([\d.,]+ ?(?:{kept}))", title) if kept else [title]
    return [html.Span(p, className="together") if n % 2 else p for n, p in enumerate(parts)]


def _subtitle(scene: EmbedScene) -> str:
    """The trend has a unit of its own: that of its axis; its note tells the caveat of levels."""
    view, language = scene.view, scene.language
    if not scene.facts.by_year:
        return titles.subtitle(scene.chart, view, language)
    caveat = "" if view.metric.has_lines else view.metric.caveat.in_(language)
    parts = (trend.trend_title(view, language), *sentence.filters(view, language), caveat)
    return " · ".join(part for part in parts if part)


def notices(scene: EmbedScene) -> Component:
    """What was mended in the address, quietly."""
    lines = [html.P(words.mended(one, scene.language)) for one in scene.notices]
    return html.Div(lines, className="notices") if lines else None


def readout(scene: EmbedScene) -> Component:
    """The line of what is pointed at; at first that of the chosen county."""
    code = scene.selection.county
    line = ranking.county_line(scene.view, code, scene.language) if code else ""
    if scene.facts.of_plan or not scene.facts.has_counties:
        line = ""
    hint = Message("指向或点按图形看数字") if scene.options.interactive else None
    named = {"data-hint": hint.text(scene.language)} if hint else {}
    return html.P(line, className="readout", role="status", **attributes(named))


def legend(scene: EmbedScene) -> Component:
    """Classes from high to low with their counties; the script makes them lift these."""
    if not scene.facts.classed:
        return None
    view, language = scene.view, scene.language
    rows = [
        html.Li(
            html.Div(
                legend_parts.legend_cells(row, language),
                className="class",
                **attributes({"data-step": str(row.step)}),
            )
        )
        for row in legends.rows(view, language)
    ]
    notes = [legend_parts.borrowed_note(view, language), *legend_parts.short_notes(view, language)]
    rows += [html.Li(note, className="legend-note") for note in notes if note]
    title = html.P(legends.title(view, language), className="legend-title")
    return html.Div([title, html.Ul(rows)], className="legend")


def twin(scene: EmbedScene) -> Component:
    """The map as a table, for whoever wants figures or cannot see it."""
    if not scene.facts.has_map:
        return None
    table = ranking.table(scene.view, scene.language, act=False)
    summary = html.Summary(Message("用表格看这张图").text(scene.language))
    return html.Details([summary, html.Div(table, className="scroll", tabIndex="0")])


def foot(scene: EmbedScene) -> Component:
    """Coverage, what belongs to no county, sources, release, base map, the full view."""
    view, language = scene.view, scene.language
    release = [_release(scene), " · ", _figure_code(scene)]
    if scene.facts.of_plan:
        plan = Message("来源：《全国对口支援三峡库区合作规划（2021—2025年）》附表")
        lines: list[list[Component]] = [[plan.text(language), release]]
    else:
        wide = words.area_wide(view, language) if scene.facts.classed else ""
        told = [sentence.coverage(view, language), wide]
        lines = [told, [source_line(view, language), release]]
    if scene.facts.has_map:
        lines.append([_base_map(scene)])
    link = html.A(
        Message("在三峡库区对口支援地图中打开").text(language),
        href=addresses.MAP.at(scene.selection),
        target="_blank",
        rel="noopener",
    )
    return html.Footer(
        [
            *(html.P([html.Span(part) for part in line if part]) for line in lines),
            html.P(link, className="full"),
        ]
    )


def _release(scene: EmbedScene) -> str:
    release = scene.view.release
    return Message("数据版本 {id}（{date}）", id=release.id, date=release.date.isoformat()).text(
        scene.language
    )


def _figure_code(scene: EmbedScene) -> Component:
    """The code of the selection, as on its picture, and the query that proves it."""
    pinned = scene.selection.but(release=scene.view.release.id)
    code = figure_code(pinned, scene.view.release.id)
    return html.A(
        Message("图号 {code}", code=code).text(scene.language),
        href=addresses.FIGURE_CODE.at(pinned, code=code),
        target="_blank",
        rel="noopener",
        className="figure-code",
    )


def _base_map(scene: EmbedScene) -> str:
    """The line below the map, in the words of the picture's."""
    base = words.base_map(scene.site.review_number).text(scene.language)
    number = scene.options.number
    if not number:
        return base
    return Message("审图号：{number}；{base}", number=number, base=base).text(scene.language)
