"""Addresses to pages: a path and a query become a page, the first time drawn and set."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from dash import Dash, Input, Output, html
from flask import Response, request

from dashboard import addresses, ids
from dashboard.addresses import ABOUT, EVERY_PAGE, MAP, listed
from dashboard.markup.html import as_html, attributes
from dashboard.pages.about.page import about
from dashboard.pages.map import page as layout
from dashboard.pages.map.page import Site
from dashboard.parts import frame
from geodata.errors import AtlasError, UnknownKey
from geodata.language import Language, Message
from geodata.query.codec import Parsed
from geodata.selection import Selection


def register(app: Dash, site: Site) -> None:
    """One callback: the address decides the page."""

    @app.callback(
        Output(ids.PAGE, "children"), Input(ids.LOCATION, "pathname"), Input(ids.LOCATION, "search")
    )
    def route(pathname: str | None, search: str | None) -> Any:
        return answer(site, unquote(pathname or addresses.MAP.path), search or "")

    def status(response: Response) -> Response:
        ours = request.blueprint is None  # documents of blueprints say themselves what they are
        if ours and response.mimetype == "text/html" and response.status_code == 200:
            query = request.query_string.decode("utf-8", errors="replace")
            response.status_code = status_of(site, request.path, query)
        return response

    app.server.after_request(status)


def answer(site: Site, path: str, search: str) -> Any:
    """The page of an address; unknown ones get a designed answer."""
    language: Language = "en" if re.search(r"[?&]lang=en\b", search) else "zh"
    try:
        site, parsed = site.read(search)
        return _page(site, path, parsed)
    except AtlasError as error:
        plain = Selection(lang=language, release=site.shown)
        return frame.not_found(site, error, site.atlas.view(plain), language)


def status_of(site: Site, path: str, search: str) -> int:
    """404 where the page will say that it does not exist."""
    try:
        site.read(search)
        _kind(path)
    except AtlasError:
        return 404
    return 200


def _page(site: Site, path: str, parsed: Parsed) -> Any:
    view, language = site.atlas.view(parsed.selection), parsed.selection.lang
    if _kind(path) == "map":
        return layout.page(site, view, parsed.notices, language)
    return light(about(site, view, parsed.notices, language))


def light(page: Any) -> Any:
    """The page with its main part, which no callback touches, as one text (see `as_html`)."""
    parts = [
        _as_text(part) if getattr(part, "id", "") == "main" else part for part in page.children
    ]
    page.children = parts
    return page


def _as_text(main: Any) -> Any:
    text = as_html(main.children)
    return html.Main(id=main.id, className=main.className, **attributes({"data-html": text}))


def _kind(path: str) -> str:
    """Which page an address means; profiles and the rest are documents of their own."""
    if MAP.match(path) is not None:
        return "map"
    if ABOUT.match(path) is not None:
        return "about"
    raise UnknownKey(
        where=Message("地址"),
        found=path[:60],
        expected=listed(EVERY_PAGE),
        mend=Message("请从地图页进入。"),
    )
