"""Pages as component trees: shell, map page, county page, about what is not there."""

from __future__ import annotations

from dash import dcc, html

from dashboard import addresses, ids
from dashboard.drawing import plotly
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.map import compare, county, panels
from dashboard.pages.map.fields import fields, sort_control
from dashboard.parts import differences, in_view, key_figures, trend
from dashboard.parts import notices as notices_parts
from dashboard.parts.frame import footer, header, share_link, sheet
from dashboard.site import Site as Site
from geodata.atlas import Atlas
from geodata.errors import BadSelection
from geodata.language import Language, Message
from geodata.registry.charts import CHARTS, MAP, RANKING, SECTORS, TREND
from geodata.view import View


def shell() -> Component:
    """What stays while pages change."""
    return html.Div(
        [
            dcc.Location(id=ids.LOCATION, refresh="callback-nav"),
            html.Div(id=ids.PAGE, className="page-slot"),
            html.Div(id="fault", role="alert", className="fault"),
        ]
    )


def page(
    site: Site, view: View, notices: tuple[BadSelection, ...], language: Language
) -> Component:
    """The map page, drawn for a view."""
    atlas = site.atlas
    part = panels.parts(view, atlas.tables, language)
    # Not in the shell: with an output there before, Dash would run the update at once.
    announce = html.Div(
        id=ids.ANNOUNCE,
        className="visually-hidden",
        role="status",
        **attributes({"aria-live": "polite"}),
    )
    columns = [
        _controls(view, atlas, language),
        _map_column(site, view, part, notices, language),
        _side(site, view, part, language),
    ]
    parts = [
        header(language, "/", view.selection, view.release),
        dcc.Store(id=ids.SELECTION, data=view.selection.query()),
        dcc.Store(id=ids.ACT),
        dcc.Store(id=ids.FRAMES),
        dcc.Store(id=ids.MAP_DATA, data=plotly.map_data(view, language)),
        announce,
        html.Div(columns, className="desk"),
        footer(site, language),
    ]
    return sheet(view, language, parts)


def _controls(view: View, atlas: Atlas, language: Language) -> Component:
    return html.Aside(
        [
            html.Button(
                Message("筛选").text(language),
                type="button",
                className="sheet-toggle",
                **attributes({"data-sheet": "controls", "aria-expanded": "false"}),
            ),
            html.Div(fields(view, atlas, language), id=ids.CONTROLS),
        ],
        className="left",
        **attributes({"aria-label": Message("筛选").text(language)}),
    )


def _map_column(
    site: Site,
    view: View,
    part: dict[str, Component],
    notices: tuple[BadSelection, ...],
    language: Language,
) -> Component:
    return html.Main(
        [
            html.Div(
                [
                    *differences.map_differences(site, view, language),
                    *notices_parts.notices(notices, language),
                ],
                id=ids.NOTICES,
                role="status",
                className="notices",
            ),
            html.H1(part[ids.HEADLINE], id=ids.HEADLINE),
            html.P(part[ids.SUBTITLE], id=ids.SUBTITLE, className="subtitle"),
            html.P(panels.offer(view, site.atlas, language), id=ids.OFFER, className="offer"),
            _map(site, view, part, language),
            *_under_map(view, part, language),
            html.Section(compare.panel(view, site.atlas, language), id=ids.COMPARE),
            html.Details(
                [
                    html.Summary(Message("用表格看这张图").text(language)),
                    html.Div(part[ids.TABLE], id=ids.TABLE, className="scroll"),
                ],
                className="twin",
            ),
            in_view.details(view, language, ids.IN_VIEW),
            html.Section(part[ids.RECORDS], id=ids.RECORDS),
        ],
        id="main",
        className="centre",
    )


def _under_map(view: View, part: dict[str, Component], language: Language) -> list[Component]:
    """Coverage and notes of the map, then how to take its data out or to share it."""
    notes = [
        html.Span(part[ids.COVERAGE], id=ids.COVERAGE),
        html.Span(part[ids.AREA_WIDE], id=ids.AREA_WIDE, className="wide"),
        html.Span(part[ids.MAP_NOTES], id=ids.MAP_NOTES, className="map-notes"),
    ]
    ways = [
        html.Span(part[ids.DOWNLOADS], id=ids.DOWNLOADS),
        _share(view, MAP, language, ids.SHARE),
    ]
    return [html.Div(notes, className="under-map"), html.Div(ways, className="downloads")]


def _map(site: Site, view: View, part: dict[str, Component], language: Language) -> Component:
    return html.Div(
        [
            html.Div(
                dcc.Graph(
                    id=ids.MAP,
                    figure={"data": [], "layout": {"geo": {"visible": False}}},
                    config=plotly.CONFIG,
                    responsive=True,
                ),
                className="map-frame",
                role="img",
                id="map-frame",
                **attributes({"data-base": site.base_url, "aria-labelledby": ids.MAP_ALT}),
            ),
            html.P(part[ids.MAP_ALT], id=ids.MAP_ALT, hidden=True),
            _map_keys(view, language),
            html.Div(part[ids.LEGEND], id=ids.LEGEND, className="legend"),
            html.Div(
                county.panel(view, site.atlas, language),
                id=ids.COUNTY_PANEL,
                className="county-panel",
            ),
            _zooms(language),
            html.P(
                Message("按住 Ctrl 滚动或用两指缩放").text(language),
                className="zoom-hint",
                **attributes({"aria-hidden": "true"}),
            ),
            html.P(
                "", id="play-year", className="play-year", **attributes({"aria-hidden": "true"})
            ),
        ],
        className="map-box",
    )


def _map_keys(view: View, language: Language) -> Component:
    """The counties as buttons in river order: what the keyboard walks instead of the map."""
    label = Message("地图上的县（区），按江序；方向键移动，回车选择").text(language)
    return html.Ul(
        [
            html.Li(
                html.Button(
                    view.name(code, language),
                    type="button",
                    tabIndex=0 if n == 0 else -1,
                    **attributes({"data-focus": code, "data-county": code}),
                )
            )
            for n, code in enumerate(str(c) for c in view.values.index)
        ],
        className="map-keys",
        **attributes({"aria-label": label}),
    )


def _zooms(language: Language) -> Component:
    ways = (
        ("+", "in", Message("放大")),
        ("−", "out", Message("缩小")),
        ("⟲", "home", Message("复位")),
    )
    return html.Div(
        [
            html.Button(
                sign,
                type="button",
                className="zoom",
                **attributes({"data-zoom": way, "aria-label": label.text(language)}),
            )
            for sign, way, label in ways
        ],
        className="zooms",
    )


def _share(view: View, chart: str, language: Language, id_: str | None = None) -> Component:
    """The way to share a chart; a script keeps its address in step with the view."""
    name = Message("分享") if id_ else Message("分享{chart}", chart=CHARTS[chart].label)
    return share_link(addresses.SHARE.at(view.selection, chart=chart), chart, name, language, id_)


def _side(site: Site, view: View, part: dict[str, Component], language: Language) -> Component:
    return html.Aside(
        [
            html.Section(
                key_figures.key_figures(site.plan_totals(), language),
                id=ids.KEY_FIGURES,
                className="strip",
            ),
            html.Section(
                [
                    _head(
                        html.H2(Message("县（区）排名").text(language)),
                        sort_control(view, language),
                        _share(view, RANKING, language),
                    ),
                    html.Ol(part[ids.RANKING], id=ids.RANKING),
                ]
            ),
            _trend(site, view, part, language),
            html.Section(
                [
                    _head(
                        html.H2(Message("产业领域").text(language)),
                        _share(view, SECTORS, language),
                    ),
                    html.Div(part[ids.SECTOR_MIX], id=ids.SECTOR_MIX),
                ]
            ),
        ],
        className="right",
        **attributes({"aria-label": Message("排名与图表").text(language)}),
    )


def _head(*parts: Component) -> Component:
    return html.Div([*parts], className="head")


def _trend(site: Site, view: View, part: dict[str, Component], language: Language) -> Component:
    graph = dcc.Graph(
        id=ids.TREND,
        figure=trend.trend(view, site.atlas.tables, language),
        config=plotly.CONFIG | {"scrollZoom": False},
        responsive=True,
    )
    return html.Section(
        [
            _head(
                html.H2(trend.trend_title(view, language), id="trend-title"),
                _share(view, TREND, language),
            ),
            html.Div(graph, role="img", **attributes({"aria-labelledby": ids.TREND_ALT})),
            html.P(part[ids.TREND_ALT], id=ids.TREND_ALT, hidden=True),
            html.Div(
                trend.note(view, site.atlas.tables, language),
                id="trend-note",
                className="chart-note",
            ),
        ]
    )
