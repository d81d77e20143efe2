"""The page `/ecology`: the finding, filters, what is measured how, and four sections."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from dashboard import addresses
from dashboard.embed import cards
from dashboard.embed.cards import Card
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.ecology import decline, facts, form, heat, multiples, parts, relate, slope
from dashboard.pages.ecology.form import PATH
from dashboard.pages.ecology.scene import EcologyScene
from dashboard.parts import differences, frame, notices
from geodata.language import Message, Text
from geodata.registry.charts import MAP
from geodata.wording import sentence
from geodata.wording.source_line import source_line

SECTIONS: dict[str, Text] = {
    "maps": Text("小图", "Small maps"),
    "heat": Text("县 × 年", "County × year"),
    "slopes": Text("首末变化", "First to latest"),
    "decline": Text("双下降", "Double decline"),
    "relation": Text("两项关系", "Two metrics"),
}


def page(scene: EcologyScene) -> Component:
    """The whole page."""
    view = replace(scene.view, selection=scene.asked.addressed)  # what links to this page say
    told = [
        *differences.page_differences(scene.site, view, PATH, scene.language),
        *notices.plain_notices(scene.asked.notices, scene.language),
    ]
    more = scene.asked.own
    return frame.plain(
        scene.site, view, scene.language, PATH, body(scene), told, wide=True, more=more
    )


def title(scene: EcologyScene) -> str:
    """The finding: of the metric, or of how much a year knows."""
    if scene.asked.show == "years":
        return sentence.sentence(scene.view, scene.language)
    views = scene.indicators.values()
    return Message(
        "{year} 年：{of} 项生态环境指标中 {n} 项有公开数字",
        year=scene.asked.year,
        of=len(views),
        n=sum(1 for view in views if view.values.notna().any()),
    ).text(scene.language)


def card(scene: EcologyScene) -> Card:
    """The share card: the finding, and the map of the metric's latest figures."""
    address = scene.asked.addressed.at(PATH, scene.asked.own)
    found = cards.of_chart(scene.view, MAP)
    return replace(found, title=title(scene), path=address)


def body(scene: EcologyScene) -> list[Component]:
    """Everything in the main part."""
    language = scene.language
    return [
        html.Div(
            [
                multiples.shapes(scene),
                html.P(Message("生态环境").text(language), className="kicker"),
                html.H1(title(scene)),
                html.P(sentence.subtitle(scene.view, language), className="subtitle"),
                form.filters(scene),
                facts.strip(scene),
                _jump(scene),
                *_years(scene),
                _section("decline", _decline_head(scene), decline.section(scene)),
                _section("relation", _relation_head(scene), relate.section(scene)),
                _sources(scene),
            ],
            className="ecology",
            id="ecology",
        )
    ]


def _years(scene: EcologyScene) -> list[Component]:
    """Maps, heat map and slopes: two side by side where both have something to show."""
    maps, by_year, first_last = _maps(scene), _heat(scene), _slopes(scene)
    if slope.is_drawn(scene):
        return [maps, html.Div([by_year, first_last], className="columns")]
    if scene.asked.show == "years" and len(scene.years.views) <= multiples.FEW:
        return [html.Div([maps, by_year], className="columns"), first_last]
    return [maps, html.Div([by_year, first_last], className="stack")]


def _jump(scene: EcologyScene) -> Component:
    links = [html.A(label.in_(scene.language), href=f"#{id_}") for id_, label in SECTIONS.items()]
    label = Message("本页各节").text(scene.language)
    return html.Nav(links, className="jump", **attributes({"aria-label": label}))


def _section(id_: str, head: Component, inside: list[Component]) -> Component:
    return html.Section([head, *inside], id=id_, **attributes({"aria-labelledby": f"{id_}-title"}))


def _head(scene: EcologyScene, id_: str, title_: Message, files: Component) -> Component:
    return parts.head(
        title_.text(scene.language), f"{id_}-title", [scene.metric], files, scene.language
    )


def _csv(scene: EcologyScene) -> Component:
    return parts.csv(scene.selection, scene.language)


def _readout() -> Component:
    """What is pointed at; screen readers hear the thing itself."""
    return html.P(className="readout", **attributes({"aria-hidden": "true"}))


def _maps(scene: EcologyScene) -> Component:
    language = scene.language
    if scene.asked.show == "years":
        head = _head(
            scene, "maps", Message("逐年小图：{label}", label=scene.metric.label), _csv(scene)
        )
        inside = [multiples.legend(scene), _readout(), *multiples.by_year(scene)]
        return _section("maps", head, inside)
    title_ = Message("{year} 年各指标小图", year=scene.asked.year).text(language)
    head = parts.head(title_, "maps-title", [], None, language)
    table = parts.twin(heat.of_indicators(scene), language)
    return _section(
        "maps",
        head,
        [
            multiples.legend_of_indicators(language),
            _readout(),
            *multiples.by_indicator(scene),
            table,
        ],
    )


def _heat(scene: EcologyScene) -> Component:
    head = _head(
        scene, "heat", Message("县（区）× 年：{label}", label=scene.metric.label), _csv(scene)
    )
    legend = multiples.legend(scene) if scene.asked.show == "indicators" else None
    return _section("heat", head, [legend, _readout(), *heat.of_years(scene)])


def _slopes(scene: EcologyScene) -> Component:
    head = _head(
        scene, "slopes", Message("首末变化：{label}", label=scene.metric.label), _csv(scene)
    )
    return _section("slopes", head, [_readout(), *slope.draw(scene)])


def _decline_head(scene: EcologyScene) -> Component:
    title_ = Message("双下降：化肥和农药都减少了吗")
    return parts.head(title_.text(scene.language), "decline-title", [], None, scene.language)


def _relation_head(scene: EcologyScene) -> Component:
    found = scene.relation
    title_ = Message(
        "两项关系：{up}与{across}", up=found.up.metric.label, across=found.across.metric.label
    )
    return parts.head(
        title_.text(scene.language), "relation-title", [], relate.files(scene), scene.language
    )


def _sources(scene: EcologyScene) -> Component:
    language = scene.language
    about = html.A(
        Message("来源与方法").text(language),
        href=addresses.ABOUT.at(scene.selection.but(years=None)),
    )
    return html.Div(
        [
            html.P(scene.metric.about.in_(language)),
            html.P([source_line(scene.view, language), " · ", about]),
            html.P(sentence.coverage(scene.view, language)),
        ],
        className="muted sources-of",
    )
