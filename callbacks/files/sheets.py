"""Sheets of paper over HTTP: `/county/<adcode>.pdf` and `/area.pdf`.

They are kept and bounded like pictures: one is made at a time, and who comes in excess is told
so at once. Like data they are strict: filters are refused, an unknown county is 404.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Flask, Response, request

from callbacks.files.snapshots import SHORT
from callbacks.pages.profile import county_of
from callbacks.web import http
from dashboard.delivery.codes import Codes
from dashboard.delivery.store import Store
from dashboard.pages.profile.paper import area, county
from dashboard.pages.profile.paper.common import Wanted
from dashboard.site import Site
from geodata.errors import AtlasError

PDF = "application/pdf"


def register(server: Flask, site: Site, store: Store, codes: Codes) -> None:
    """Put the addresses on a site's server."""
    files = Blueprint("sheets", __name__)

    def of_county(adcode: str) -> Response:
        here, parsed = site.read(http.query(), strict=True)
        wanted = county.wanted(here, county_of(here, adcode), parsed.selection)
        return _answer(wanted, lambda: county.content(wanted))

    def of_area() -> Response:
        here, parsed = site.read(http.query(), strict=True)
        wanted = area.wanted(here, parsed.selection)
        return _answer(wanted, lambda: area.content(wanted))

    def _answer(wanted: Wanted, make: Callable[[], bytes]) -> Response:
        response = Response(content_type=PDF)
        response.set_etag(wanted.key)
        response.headers["Cache-Control"] = http.FOREVER if wanted.pinned else SHORT
        response.headers["Content-Disposition"] = f'inline; filename="{wanted.name}"'
        response.headers["Content-Language"] = wanted.language
        if request.if_none_match.contains(wanted.key):
            response.status_code = 304
            return response
        response.set_data(store.get(wanted.key, make, request.remote_addr or ""))
        codes.remember(wanted.view.selection, wanted.view.release.id)
        return response

    files.add_url_rule("/county/<adcode>.pdf", "county", of_county)
    files.add_url_rule("/area.pdf", "area", of_area)
    files.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(files)
