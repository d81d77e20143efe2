"""Sheets of paper over HTTP: `/county/<adcode>.pdf` and `/area.pdf`.

They are kept and bounded like pictures: one is made at a time, and who comes in excess is told
so at once. Like data they are strict: filters are refused, an unknown county is 404.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Flask, Response

from callbacks.web import files as kept
from callbacks.web import http
from dashboard import addresses
from dashboard.delivery.codes import Codes
from dashboard.delivery.store import Store
from dashboard.pages.profile.paper import area, county
from dashboard.pages.profile.paper.common import PaperRequest
from dashboard.pages.profile.scene import county_of
from dashboard.site import Site
from geodata.errors import AtlasError

PDF = "application/pdf"


def register(server: Flask, site: Site, store: Store, codes: Codes) -> None:
    """Put the addresses on a site's server."""
    files = Blueprint("sheets", __name__)

    def of_county(adcode: str) -> Response:
        here, parsed = site.read(http.query(), strict=True)
        wanted = county.read(here, county_of(here, adcode), parsed.selection)
        return _answer(wanted, lambda: county.content(wanted))

    def of_area() -> Response:
        here, parsed = site.read(http.query(), strict=True)
        wanted = area.read(here, parsed.selection)
        return _answer(wanted, lambda: area.content(wanted))

    def _answer(wanted: PaperRequest, make: Callable[[], bytes]) -> Response:
        file = kept.File(
            key=wanted.key, name=wanted.name, media_type=PDF, pinned=wanted.pinned,
            language=wanted.language,
        )  # fmt: skip
        view = wanted.view
        return kept.answer(
            file, store, make, lambda: codes.remember(view.selection, view.release.id)
        )

    files.add_url_rule(addresses.COUNTY_SHEET.rule(), "county", of_county)
    files.add_url_rule(addresses.AREA_SHEET.path, "area", of_area)
    files.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(files)
