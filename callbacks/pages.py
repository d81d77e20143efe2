"""Addresses to pages: a path and a query become a page, the first time drawn and set."""

from __future__ import annotations

import re
from typing import Any

from dash import Dash, Input, Output

from dashboard import ids, layout
from dashboard.layout import Site
from geodata.codec import read
from geodata.errors import AtlasError, UnknownKey
from geodata.language import Language, Message
from geodata.selection import Selection

COUNTY = re.compile(r"/county/([^/]{1,40})/?")


def register(app: Dash, site: Site) -> None:
    """One callback: the address decides the page."""

    @app.callback(
        Output(ids.PAGE, "children"), Input(ids.LOCATION, "pathname"), Input(ids.LOCATION, "search")
    )
    def route(pathname: str | None, search: str | None) -> Any:
        return answer(site, pathname or "/", search or "")


def answer(site: Site, path: str, search: str) -> Any:
    """The page of an address; unknown ones get a designed answer."""
    language: Language = "en" if re.search(r"[?&]lang=en\b", search) else "zh"
    try:
        return _page(site, path, search)
    except AtlasError as error:
        plain = Selection(lang=language)
        return layout.not_found(site, error, site.atlas.view(plain), language)


def _page(site: Site, path: str, search: str) -> Any:
    parsed = read(search, site.atlas.scope)
    view, language = site.atlas.view(parsed.selection), parsed.selection.lang
    if path == "/":
        return layout.page(site, view, parsed.notices, language)
    if path.rstrip("/") == "/about":
        return layout.about(site, view, parsed.notices, language)
    if found := COUNTY.fullmatch(path):
        return layout.county_page(site, _county(site, found[1]), view, language)
    raise UnknownKey(
        where=Message("地址"),
        found=path[:60],
        expected="/, /county/<adcode>, /about",
        mend=Message("请从地图页进入。"),
    )


def _county(site: Site, text: str) -> str:
    code = read({"county": text}, site.atlas.scope, strict=True).selection.county
    if code is None:
        raise UnknownKey(
            where="county", found=text, expected="420506 … 500240", mend=Message("请从地图页进入。")
        )
    return code
