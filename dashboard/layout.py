"""Pages as component trees: shell, map page, county page, about what is not there."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboard import (
    compare,
    county,
    differences,
    event_marks,
    figures,
    find,
    ids,
    in_view,
    panels,
    words,
)
from dashboard.charts import CHARTS
from dashboard.controls import controls, sort_control
from dashboard.markup import attributes
from dashboard.navigation import PAGES
from dashboard.site import Site as Site
from geodata.atlas import Atlas
from geodata.errors import AtlasError, BadSelection
from geodata.language import Language, Message
from geodata.selection import Selection
from geodata.view import View

Component = Any


def shell() -> Component:
    """What stays while pages change."""
    return html.Div(
        [
            dcc.Location(id=ids.LOCATION, refresh="callback-nav"),
            html.Div(id=ids.PAGE, className="page-slot"),
            html.Div(id="fault", role="alert", className="fault"),
        ]
    )


def header(
    language: Language, here: str, selection: Selection, release: Any, more: str = ""
) -> Component:
    """Name, release, pages that exist, language and theme; `more` are keys of the page alone."""
    other: Language = "en" if language == "zh" else "zh"
    links = [
        html.A(
            page.label.in_(language),
            href=Selection(lang=language, release=selection.release).at(page.path),
            className="here" if page.path == here else "",
            **attributes({"aria-current": "page"} if page.path == here else {}),
        )
        for page in PAGES
    ]
    return html.Header(
        [
            html.A(Message("跳到地图").text(language), href="#main", className="skip"),
            html.Div(
                [
                    html.Span(
                        "峡", className="seal", lang="zh", **attributes({"aria-hidden": "true"})
                    ),
                    html.Div(
                        [
                            html.P(
                                Message("三峡库区对口支援地图").text(language), className="site"
                            ),
                            html.P(
                                Message(
                                    "2021—2025 年规划期 · 数据版本 {id}（{date}）",
                                    id=release.id,
                                    date=release.date.isoformat(),
                                ).text(language),
                                className="release",
                                **attributes({"data-print": _printed(language)}),
                            ),
                        ]
                    ),
                ],
                className="brand",
            ),
            html.Nav(
                [
                    *links,
                    find.link(language, selection),
                    html.Button(
                        Message("深浅").text(language),
                        id="theme-switch",
                        type="button",
                        className="link",
                        **attributes({"aria-label": Message("切换深色或浅色").text(language)}),
                    ),
                    html.A(
                        "EN" if other == "en" else "中文",
                        id=ids.LANGUAGE,
                        href=selection.but(lang=other).at(here, more),
                        lang=other,
                    ),
                ],
                **attributes({"aria-label": Message("主导航").text(language)}),
            ),
        ],
        className="top",
    )


def _printed(language: Language) -> str:
    """What paper says of its date, which the browser puts in."""
    return Message("打印于 {date}", date="{date}").text(language)


def footer(site: Site, language: Language) -> Component:
    """Base-map source and review number, projection, source of figures."""
    return html.Footer(
        [
            html.Span(words.base_map(site.review_number).text(language)),
            html.Span(
                Message("空白表示没有公开数字，不是零 · 数据来自公开报道与公报，逐条注明来源").text(
                    language
                )
            ),
        ],
        className="foot",
    )


def page(
    site: Site, view: View, notices: tuple[BadSelection, ...], language: Language
) -> Component:
    """The map page, drawn for a view."""
    atlas = site.atlas
    part = panels.parts(view, atlas.tables, language)
    return html.Div(
        [
            header(language, "/", view.selection, view.release),
            dcc.Store(id=ids.SELECTION, data=view.selection.query()),
            dcc.Store(id=ids.ACT),
            dcc.Store(id=ids.FRAMES),
            dcc.Store(id=ids.MAP_DATA, data=figures.map_data(view, language)),
            # Not in the shell: with an output there before, Dash would run the update at once.
            html.Div(
                id=ids.ANNOUNCE,
                className="visually-hidden",
                role="status",
                **attributes({"aria-live": "polite"}),
            ),
            html.Div(
                [
                    _controls(view, atlas, language),
                    _map_column(site, view, part, notices, language),
                    _side(site, view, part, language),
                ],
                className="desk",
            ),
            footer(site, language),
        ],
        lang=language,
        className="sheet",
        id="sheet",
        **attributes({"data-ramp": view.ramp, "data-lang": language}),
    )


def _controls(view: View, atlas: Atlas, language: Language) -> Component:
    return html.Aside(
        [
            html.Button(
                Message("筛选").text(language),
                type="button",
                className="sheet-toggle",
                **attributes({"data-sheet": "controls", "aria-expanded": "false"}),
            ),
            html.Div(controls(view, atlas, language), id=ids.CONTROLS),
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
                [*differences.of_map(site, view, language), *panels.notices(notices, language)],
                id=ids.NOTICES,
                role="status",
                className="notices",
            ),
            html.H1(part[ids.HEADLINE], id=ids.HEADLINE),
            html.P(part[ids.SUBTITLE], id=ids.SUBTITLE, className="subtitle"),
            html.P(panels.offer(view, site.atlas, language), id=ids.OFFER, className="offer"),
            _map(site, view, part, language),
            html.Div(
                [
                    html.Span(part[ids.COVERAGE], id=ids.COVERAGE),
                    html.Span(part[ids.AREA_WIDE], id=ids.AREA_WIDE, className="wide"),
                    html.Span(part[ids.MAP_NOTES], id=ids.MAP_NOTES, className="map-notes"),
                ],
                className="under-map",
            ),
            html.Div(
                [
                    html.Span(part[ids.DOWNLOADS], id=ids.DOWNLOADS),
                    _share(view, "map", language, ids.SHARE),
                ],
                className="downloads",
            ),
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


def _map(site: Site, view: View, part: dict[str, Component], language: Language) -> Component:
    codes = [str(c) for c in view.values.index]
    list_label = Message("地图上的县（区），按江序；方向键移动，回车选择").text(language)
    return html.Div(
        [
            html.Div(
                dcc.Graph(
                    id=ids.MAP,
                    figure={"data": [], "layout": {"geo": {"visible": False}}},
                    config=figures.CONFIG,
                    responsive=True,
                ),
                className="map-frame",
                role="img",
                id="map-frame",
                **attributes({"data-base": site.base_url, "aria-labelledby": ids.MAP_ALT}),
            ),
            html.P(part[ids.MAP_ALT], id=ids.MAP_ALT, hidden=True),
            html.Ul(
                [
                    html.Li(
                        html.Button(
                            view.name(c, language),
                            type="button",
                            tabIndex=0 if n == 0 else -1,
                            **attributes({"data-focus": c, "data-county": c}),
                        )
                    )
                    for n, c in enumerate(codes)
                ],
                className="map-keys",
                **attributes({"aria-label": list_label}),
            ),
            html.Div(part[ids.LEGEND], id=ids.LEGEND, className="legend"),
            html.Div(
                county.panel(view, site.atlas, language),
                id=ids.COUNTY_PANEL,
                className="county-panel",
            ),
            html.Div(
                [
                    html.Button(
                        sign,
                        type="button",
                        className="zoom",
                        **attributes({"data-zoom": way, "aria-label": label.text(language)}),
                    )
                    for sign, way, label in (
                        ("+", "in", Message("放大")),
                        ("−", "out", Message("缩小")),
                        ("⟲", "home", Message("复位")),
                    )
                ],
                className="zooms",
            ),
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


def _share(view: View, chart: str, language: Language, id_: str | None = None) -> Component:
    """The way to share a chart; a script keeps its address in step with the view."""
    name = Message("分享") if id_ else Message("分享{chart}", chart=CHARTS[chart].label)
    return _share_link(view.selection.at(f"/share/{chart}"), chart, name, language, id_)


def _share_page(view: View, path: str, language: Language, more: str) -> Component:
    """The way to share a page as a link."""
    address = view.selection.at(f"/share/page{path}", more)
    return _share_link(address, "page", Message("分享"), language)


def _share_link(
    address: str, what: str, name: Message, language: Language, id_: str | None = None
) -> Component:
    named = {"data-share": what, "aria-haspopup": "dialog", "aria-label": name.text(language)}
    return html.A(
        Message("分享").text(language),
        href=address,
        className="share-link",
        role="button",
        **attributes(named | ({"id": id_} if id_ else {})),
    )


def _side(site: Site, view: View, part: dict[str, Component], language: Language) -> Component:
    return html.Aside(
        [
            html.Section(
                panels.key_figures(site.plan_totals(), language),
                id=ids.KEY_FIGURES,
                className="strip",
            ),
            html.Section(
                [
                    html.Div(
                        [
                            html.H2(Message("县（区）排名").text(language)),
                            sort_control(view, language),
                            _share(view, "ranking", language),
                        ],
                        className="head",
                    ),
                    html.Ol(part[ids.RANKING], id=ids.RANKING),
                ]
            ),
            html.Section(
                [
                    html.Div(
                        [
                            html.H2(panels.trend_title(view, language), id="trend-title"),
                            _share(view, "trend", language),
                        ],
                        className="head",
                    ),
                    html.Div(
                        dcc.Graph(
                            id=ids.TREND,
                            figure=event_marks.trend(view, site.atlas.tables, language),
                            config=figures.CONFIG | {"scrollZoom": False},
                            responsive=True,
                        ),
                        role="img",
                        **attributes({"aria-labelledby": ids.TREND_ALT}),
                    ),
                    html.P(part[ids.TREND_ALT], id=ids.TREND_ALT, hidden=True),
                    html.Div(
                        event_marks.note(view, site.atlas.tables, language),
                        id="trend-note",
                        className="chart-note",
                    ),
                ]
            ),
            html.Section(
                [
                    html.Div(
                        [
                            html.H2(Message("产业领域").text(language)),
                            _share(view, "sectors", language),
                        ],
                        className="head",
                    ),
                    html.Div(part[ids.SECTOR_MIX], id=ids.SECTOR_MIX),
                ]
            ),
        ],
        className="right",
        **attributes({"aria-label": Message("排名与图表").text(language)}),
    )


def everything(site: Site) -> Component:
    """Every component that can be on a page, so that Dash checks the ids of callbacks."""
    return html.Div([shell(), page(site, site.atlas.view(Selection()), (), "zh")])


def about(
    site: Site, view: View, notices: tuple[BadSelection, ...], language: Language
) -> Component:
    """Sources, method of every metric, and how to read a blank."""
    from dashboard.about import about_body

    told = [
        *differences.of_page(site, view, "/about", language),
        *panels.plain_notices(notices, language),
    ]
    return plain(site, view, language, "/about", about_body(site, language, view), told)


def not_found(site: Site, error: AtlasError, view: View, language: Language) -> Component:
    """A designed answer for an address or a release that does not exist."""
    return plain(
        site,
        view,
        language,
        "/",
        [
            html.H1(Message("没有这个页面").text(language)),
            html.P(error.text(language)),
            html.P(
                html.A(
                    Message("回到地图").text(language),
                    href=Selection(lang=language, release=view.selection.release).at("/"),
                )
            ),
        ],
        [],
    )


def plain(
    site: Site,
    view: View,
    language: Language,
    here: str,
    body: list[Component],
    told: list[Component],
    *,
    wide: bool = False,
    more: str = "",
    shared: bool = True,
    told_of: bool = False,
) -> Component:
    """Anything between head and foot of the site.

    Parameters
    ----------
    here
        Path of the page, as the navigation and the share link name it.
    told
        Notices and the strip of a pinned release.
    wide
        Over the whole width, for maps and matrices; else as wide as text is read.
    more
        Keys of this page beside those of the selection, as a query.
    shared
        Whether the page has a way to share it.
    told_of
        Whether the page ends with what is in the view that it shows.
    """
    return html.Div(
        [
            header(language, here, view.selection, view.release, more),
            html.Main(
                [
                    html.Div(told, className="notices"),
                    _share_page(view, here, language, more) if shared and here != "/" else None,
                    *body,
                    in_view.details(view, language) if told_of else None,
                ],
                id="main",
                className="plain-page wide" if wide else "plain-page",
            ),
            footer(site, language),
        ],
        lang=language,
        className="sheet",
        id="sheet",
        **attributes({"data-ramp": view.ramp, "data-lang": language}),
    )
