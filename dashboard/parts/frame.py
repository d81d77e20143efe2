"""The frame of every page: head, foot, and what stands between."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import addresses, ids, words
from dashboard.addresses import PAGES
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.parts import in_view
from dashboard.search import find
from dashboard.site import Site as Site
from geodata.errors import AtlasError
from geodata.language import Language, Message
from geodata.selection import Selection
from geodata.view import View


def header(
    language: Language, here: str, selection: Selection, release: Any, more: str = ""
) -> Component:
    """Name, release, pages that exist, language and theme; `more` are keys of the page alone."""
    return html.Header(
        [
            html.A(Message("跳到地图").text(language), href="#main", className="skip"),
            _brand(language, release),
            _navigation(language, here, selection, more),
        ],
        className="top",
    )


def _brand(language: Language, release: Any) -> Component:
    name = Message("三峡库区对口支援地图")
    state = Message(
        "2021—2025 年规划期 · 数据版本 {id}（{date}）",
        id=release.id,
        date=release.date.isoformat(),
    )
    return html.Div(
        [
            html.Span("峡", className="seal", lang="zh", **attributes({"aria-hidden": "true"})),
            html.Div(
                [
                    html.P(name.text(language), className="site"),
                    html.P(
                        state.text(language),
                        className="release",
                        **attributes({"data-print": _printed(language)}),
                    ),
                ]
            ),
        ],
        className="brand",
    )


def _printed(language: Language) -> str:
    """What paper says of its date, which the browser puts in."""
    return Message("打印于 {date}", date="{date}").text(language)


def _navigation(language: Language, here: str, selection: Selection, more: str) -> Component:
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
    theme = html.Button(
        Message("深浅").text(language),
        id="theme-switch",
        type="button",
        className="link",
        **attributes({"aria-label": Message("切换深色或浅色").text(language)}),
    )
    switch = html.A(
        "EN" if other == "en" else "中文",
        id=ids.LANGUAGE,
        href=selection.but(lang=other).at(here, more),
        lang=other,
    )
    return html.Nav(
        [*links, find.link(language, selection), theme, switch],
        **attributes({"aria-label": Message("主导航").text(language)}),
    )


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


def share_page(view: View, path: str, language: Language, more: str) -> Component:
    """The way to share a page as a link."""
    address = view.selection.at(addresses.SHARE.filled(chart="page") + path, more)
    return share_link(address, "page", Message("分享"), language)


def share_link(
    address: str, what: str, name: Message, language: Language, id_: str | None = None
) -> Component:
    """A link to the share page of something, which a script opens as a dialog in place."""
    named = {"data-share": what, "aria-haspopup": "dialog", "aria-label": name.text(language)}
    return html.A(
        Message("分享").text(language),
        href=address,
        className="share-link",
        role="button",
        **attributes(named | ({"id": id_} if id_ else {})),
    )


def sheet(view: View, language: Language, parts: list[Component]) -> Component:
    """A whole page, in the language and with the ramp of its view."""
    return html.Div(
        parts,
        lang=language,
        className="sheet",
        id="sheet",
        **attributes({"data-ramp": view.ramp, "data-lang": language}),
    )


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
    main = html.Main(
        [
            html.Div(told, className="notices"),
            share_page(view, here, language, more) if shared and here != "/" else None,
            *body,
            in_view.details(view, language) if told_of else None,
        ],
        id="main",
        className="plain-page wide" if wide else "plain-page",
    )
    head = header(language, here, view.selection, view.release, more)
    return sheet(view, language, [head, main, footer(site, language)])
