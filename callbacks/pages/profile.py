"""Profiles over HTTP: `/county/<adcode>`, by code or any name, and `/area`."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response

from callbacks.web import http
from callbacks.web.documents import Documents, blueprint
from callbacks.web.origin import origin
from dashboard import addresses
from dashboard.delivery.static import StaticFiles
from dashboard.embed import cards
from dashboard.pages.profile import area
from dashboard.pages.profile import county as page
from dashboard.pages.profile.scene import ProfileScene, county_of, scene
from dashboard.site import Site

STYLES = ("profile.css",)


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put the pages on a site's server."""
    documents = Documents(site, files, styles=STYLES)

    def answer(of: ProfileScene, path: str, title: str, body: object) -> Response:
        card = cards.card(site, path, of.view.selection.query())
        head = [cards.tags(card, origin(of.site))]
        pinned = of.view.selection.release is not None
        return documents.answer(title, body, of.language, pinned=pinned, head=head)

    def county(adcode: str) -> Response:
        here, parsed = site.read(http.query())
        code = county_of(here, adcode)
        of = scene(here, code, here.atlas.view(parsed.selection), parsed.notices)
        return answer(of, addresses.COUNTY.filled(adcode=code), of.name, page.page(of))

    def whole() -> Response:
        here, parsed = site.read(http.query())
        of = scene(here, "", here.atlas.view(parsed.selection), parsed.notices)
        return answer(of, area.PATH, area.TITLE.in_(of.language), area.page(of))

    routes: dict[str, Callable[..., Response]] = {
        addresses.COUNTY.rule(): county,
        f"{addresses.COUNTY.rule()}/": county,
        area.PATH: whole,
    }
    blueprint(server, documents, "profile", routes)
