"""What must be known of a metric before its figures are read: direction, method, target, blanks."""

from __future__ import annotations

from dash import html

from dashboard.markup import Component
from dashboard.pages.ecology import decline, parts
from dashboard.pages.ecology.scene import EcologyScene
from geodata.language import Message, lists
from geodata.package import targets
from geodata.registry.terms import METHODS


def strip(scene: EcologyScene) -> Component:
    """Five answers in a row."""
    language = scene.language
    rows = (
        (Message("好坏方向"), html.Span(parts.direction(scene.metric, language))),
        (Message("方法"), _method(scene)),
        (Message("规划目标"), _targets(scene)),
        (Message("有多少数字"), _known(scene)),
        (Message("空白怎么读"), _blanks(scene)),
    )
    cells = [html.Div([html.Dt(head.text(language)), html.Dd(told)]) for head, told in rows]
    return html.Dl(cells, className="facts")


def _method(scene: EcologyScene) -> list[Component]:
    """The badge, and by which methods the figures were really published."""
    language, metric = scene.language, scene.metric
    counts = _methods(scene)
    told = lists.listed(
        (f"{METHODS[key].in_(language)} {n}" for key, n in counts.items()), language
    )
    return [
        parts.badge(metric, language),
        html.Span(told, className="muted") if parts.is_official(metric) and counts else None,
        parts.caveat(metric, language),
    ]


def _methods(scene: EcologyScene) -> dict[str, int]:
    """How many single-year figures each method gave, best method first."""
    level = scene.site.atlas.level(scene.metric.key, scene.selection.tier)
    rows = level.rows[level.chosen]
    rows = rows[rows["adcode"].isin(scene.codes) & rows["year"].isin(list(scene.years.views))]
    counts = rows["method"].value_counts().to_dict()
    return {key: int(counts[key]) for key in METHODS if key in counts}


def _targets(scene: EcologyScene) -> Component:
    found = targets.targets(scene.site.atlas.tables, scene.metric.column)
    if not found:
        return Message("规划没有此项目标").text(scene.language)
    return [html.Div(decline.target_parts(target, scene.language)) for target in found]


def _known(scene: EcologyScene) -> str:
    years = scene.years
    return Message(
        "{n} 个县（区）、{years} 个年份，共 {figures} 个数字",
        n=scene.view.coverage.counties,
        years=len(years.known),
        figures=years.figures,
    ).text(scene.language)


def _blanks(scene: EcologyScene) -> str:
    return Message("没有公开数字不是零；单年从不借用他年的数字").text(scene.language)
