"""Profiles over HTTP: `/county/<adcode>`, by code or any name, and `/area`."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response

from callbacks.web import http
from callbacks.web.documents import Documents, blueprint
from callbacks.web.origin import origin
from dashboard.delivery.static import StaticFiles
from dashboard.embed import cards
from dashboard.pages.profile import area
from dashboard.pages.profile import county as page
from dashboard.pages.profile.scene import Scene, scene
from dashboard.site import Site
from geodata.errors import BadSelection, UnknownKey
from geodata.language import Message
from geodata.language.shown import printable
from geodata.query import codec

STYLES = ("profile.css",)


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put the pages on a site's server."""
    documents = Documents(files, styles=STYLES)

    def answer(of: Scene, path: str, title: str, body: object) -> Response:
        card = cards.card(site, path, of.view.selection.query())
        head = [cards.tags(card, origin(of.site))]
        pinned = of.view.selection.release is not None
        return documents.answer(title, body, of.language, pinned=pinned, head=head)

    def county(name: str) -> Response:
        here, parsed = site.read(http.query())
        code = county_of(here, name)
        of = scene(here, code, here.atlas.view(parsed.selection), parsed.notices)
        return answer(of, f"/county/{code}", of.name, page.page(of))

    def whole() -> Response:
        here, parsed = site.read(http.query())
        of = scene(here, "", here.atlas.view(parsed.selection), parsed.notices)
        return answer(of, area.PATH, area.TITLE.in_(of.language), area.page(of))

    routes: dict[str, Callable[..., Response]] = {
        "/county/<name>": county,
        "/county/<name>/": county,
        area.PATH: whole,
    }
    blueprint(server, site, documents, "profile", routes)


def county_of(site: Site, text: str) -> str:
    """The code that a code or any name of a county means; UnknownKey for all else."""
    try:
        code = codec.read({"county": text[:40]}, site.atlas.scope, strict=True).selection.county
    except BadSelection as wrong:
        mend = Message("请从地图页进入。")
        raise UnknownKey(
            where=wrong.where, found=wrong.found, expected=wrong.expected, mend=mend
        ) from wrong
    if code is None:
        raise UnknownKey(
            where="county",
            found=printable(text),
            expected="420506 … 500240",
            mend=Message("请从地图页进入。"),
        )
    return code
