"""The page `/area`: the 19 counties together, next to what the plan has published of them."""

from __future__ import annotations

from dash import html

from dashboard import addresses, words
from dashboard.addresses import PAGES
from dashboard.drawing import legend as legends
from dashboard.drawing.shapes import shapes
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.pages.profile import area_tables, parts, texts
from dashboard.pages.profile.scene import ProfileScene
from dashboard.parts import differences, frame, in_view, key_figures, ranking
from dashboard.parts import notices as notices_parts
from geodata.language import Language, Message, Text
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.source_line import source_line

PATH = addresses.AREA.path
TITLE = Text("三峡库区概况", "The reservoir area as a whole")


def page(of: ProfileScene) -> Component:
    """The whole page."""
    language = of.language
    notices = [
        *differences.page_differences(of.site, of.view, PATH, language),
        *notices_parts.plain_notices(of.notices, language),
    ]
    return frame.plain(of.site, of.view, language, PATH, body(of), notices, wide=True)


def body(of: ProfileScene) -> list[Component]:
    """Everything in the main part."""
    return [
        html.Div(
            [
                _head(of),
                html.Section(
                    key_figures.key_figures(of.site.plan_totals(), of.language), className="strip"
                ),
                area_tables.counties(of),
                html.Div([parts.by_sector(of), parts.by_year(of)], className="columns"),
                html.Div([area_tables.ecology(of), area_tables.planned(of)], className="columns"),
                area_tables.area_wide(of),
                parts.sources(of.place, of.atlas, of.language),
                _files(of),
                in_view.details(of.view, of.language),
            ],
            className="profile",
        )
    ]


def _head(of: ProfileScene) -> Component:
    view, language = of.view, of.language
    return html.Div(
        [
            html.Div(
                [
                    html.P(TITLE.in_(language), className="kicker"),
                    html.H1(sentence.sentence(view, language)),
                    html.P(sentence.subtitle(view, language), className="subtitle"),
                    html.P(intro(of), className="finding"),
                    _legend(view, language),
                    html.P(words.area_wide(view, language) or None, className="note"),
                    html.P(source_line(view, language), className="note"),
                    html.P(
                        html.A(
                            Message("概况纸面（PDF，A4）").text(language),
                            href=addresses.AREA_SHEET.at(of.kept()),
                        )
                    ),
                ]
            ),
            html.Div(map_of(of), className="area-map"),
        ],
        className="with-map area-head",
    )


def intro(of: ProfileScene) -> str:
    """How much the records speak of."""
    place, language = of.place, of.language
    return Message(
        "台账中有 {n} 条公开记录，来自 {sources} 处来源；写明的无偿援助{grants}。",
        n=place.total.records,
        sources=len(place.sources),
        grants=texts.amount(place.total, texts.GRANTS, language),
    ).text(language)


def map_of(of: ProfileScene) -> Raw:
    """The view of the address as a map: class colours, names, figures."""
    view, language = of.view, of.language
    drawn = shapes(of.site.boundaries)
    labels = []
    for code, (across, down) in drawn.labels.items():
        x, y = f"{across * drawn.width:.0f}", f"{down * drawn.height:.0f}"
        name, step = view.name(code, language, short=True), str(int(view.steps[code]))
        value = words.label_value(view, code, language)
        labels += [
            element("text", name, x=x, y=y, class_="name", data_step=step),
            element("text", value, x=x, y=y, class_="value", data_step=step),
        ]
    return element(
        "svg",
        *(
            element(
                "path",
                element("title", ranking.county_line(view, code, language)),
                d=data,
                class_="place",
                data_step=str(int(view.steps[code])),
            )
            for code, data in drawn.counties.items()
        ),
        element("path", d=drawn.provinces, class_="province"),
        element("path", d=drawn.river, class_="casing"),
        element("path", d=drawn.river, class_="river"),
        element("g", *labels, aria_hidden="true"),
        viewBox=f"0 0 {drawn.width} {drawn.height}",
        role="img",
        aria_label=sentence.sentence(view, language),
        class_="locator classed",
    )


def _legend(view: View, language: Language) -> Component:
    rows = [
        html.Li(
            [
                html.Span(className="swatch", **attributes({"data-step": str(row.step)})),
                html.Span(row.label),
                html.Span(row.counted(language), className="muted"),
            ]
        )
        for row in legends.rows(view, language)
    ]
    return html.Ul(rows, className="classes-list")


def _files(of: ProfileScene) -> Component:
    language = of.language
    plain = Selection(lang=language, release=of.view.selection.release)
    sheet = html.A(
        Message("概况纸面（PDF，A4）").text(language), href=addresses.AREA_SHEET.at(plain)
    )
    others = [
        html.A(one.label.in_(language), href=plain.at(one.path))
        for one in PAGES
        if one.path != PATH
    ]
    items = [html.Li(link) for link in (sheet, *others)]
    return html.Nav(
        html.Ul(items),
        className="files",
        **attributes({"aria-label": Message("库区的文件与页面").text(language)}),
    )
