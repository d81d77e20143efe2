"""One metric against another: scatter, coefficient with its cautions, map, table."""

from __future__ import annotations

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.ecology import bivariate_map, form, parts, scatter
from dashboard.pages.ecology.scene import EcologyScene
from dashboard.words import figure_line
from geodata.analyses.correlation import FEWEST
from geodata.analyses.relation import RELATED, Doubt
from geodata.language import Message, units
from geodata.view import View

#: Weaker coefficients than this read as none.
WEAK = 0.3


def section(scene: EcologyScene) -> list[Component]:
    """Everything under the heading."""
    readout = html.P(className="readout", **attributes({"aria-hidden": "true"}))
    return [
        form.relation(scene),
        _instead(scene),
        html.Div(
            [
                html.Div([*scatter.draw(scene), _coefficient(scene)], className="relation-scatter"),
                html.Div(bivariate_map.draw(scene), className="relation-map"),
            ],
            className="columns",
        ),
        readout,
        _twin(scene),
    ]


def _instead(scene: EcologyScene) -> Component:
    """Why the metric of the page is not among the two, where it cannot be."""
    if scene.metric.key in RELATED:
        return None
    told = Message("「{label}」不排名，不与别的指标相关。", label=scene.metric.label)
    return html.P(told.text(scene.language), className="note")


def _coefficient(scene: EcologyScene) -> Component:
    found = scene.relation.correlation
    gaps = {"n": found.n}
    if found.rho is not None:
        rho = units.number(found.rho, 2).replace("-", "−")
        told = Message("斯皮尔曼等级相关 ρ = {rho}（n = {n}）", rho=rho, **gaps)
    elif found.n < FEWEST:
        told = Message("n = {n}，少于 {least} 个县（区），不算相关系数", least=FEWEST, **gaps)
    else:
        told = Message("n = {n}，有一项的数字全部相等，算不出相关系数", **gaps)
    return html.Div(
        [
            html.P(told.text(scene.language), className="rho"),
            html.Ul([html.Li(one) for one in cautions(scene)], className="note"),
        ],
        className="coefficient",
    )


def cautions(scene: EcologyScene) -> list[str]:
    """How to read the coefficient, and what it cannot say."""
    language, found = scene.language, scene.relation
    said = []
    if found.correlation.rho is not None:
        said += [
            _reading(found.correlation.rho),
            Message("相关不是因果：两项可能都随地形、人口或面积而变。"),
        ]
    for view in (found.up, found.across):
        said += [_doubt(doubt, view) for doubt in found.doubts(view)]
        if view.metric.caveat.zh:
            said.append(
                Message("「{label}」：{caveat}", label=view.metric.label, caveat=view.metric.caveat)
            )
        if _is_latest(scene, view):
            said.append(
                Message(
                    "「{label}」没有所选年份的数字，用各县（区）最近的公布数",
                    label=view.metric.label,
                )
            )
    return [one.text(language) for one in said]


def _doubt(doubt: Doubt, view: View) -> Message:
    if doubt == "years":
        return Message("「{label}」的数字不是同一年的", label=view.metric.label)
    return Message("「{label}」的数字出自不同方法", label=view.metric.label)


def _reading(rho: float) -> Message:
    if abs(rho) < WEAK:
        return Message("看不出两项一同升降。")
    if rho > 0:
        return Message("一项高的县（区），另一项往往也高。")
    return Message("一项高的县（区），另一项往往低。")


def _is_latest(scene: EcologyScene, view: View) -> bool:
    """Whether the years that are asked for had to be left out for this metric."""
    return bool(scene.selection.years and view.metric.has_own_year and not view.selection.years)


def files(scene: EcologyScene) -> list[Component]:
    """The figures of both as files."""
    views = (scene.relation.up, scene.relation.across)
    links = [parts.csv(view.selection, scene.language) for view in views]
    return [links[0], " · ", links[1]]


def _twin(scene: EcologyScene) -> Component:
    language, found = scene.language, scene.relation
    heads = [
        Message("县（区）").text(language),
        *(view.metric.label.in_(language) for view in (found.up, found.across)),
        Message("三分位").text(language),
    ]
    rows = []
    for code in scene.codes:
        cell = found.cells.get(code)
        level = bivariate_map.levels(scene, cell) if cell else units.BLANK
        figures = (figure_line(view, code, language) for view in (found.up, found.across))
        rows.append(
            html.Tr(
                [
                    html.Th(scene.name(code, short=False), scope="row"),
                    *(html.Td(figure) for figure in figures),
                    html.Td(level),
                ]
            )
        )
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    caption = html.Caption(scatter.description(scene))
    table = html.Table([caption, head, html.Tbody(rows)])
    return parts.twin(parts.scrolling(table, language), language)
