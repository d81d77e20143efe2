"""The share page over HTTP: a document that works by itself, and that pages show as a dialog."""

from __future__ import annotations

from datetime import date

from dash import Dash
from flask import Blueprint, Response

from callbacks.web.http import NEVER, query, status_of
from callbacks.web.origin import origin
from dashboard import addresses, share
from dashboard.delivery.static import StaticFiles
from dashboard.share.request import PAGE
from dashboard.share.shown import Shown
from dashboard.site import Site
from geodata.errors import AtlasError
from geodata.query import refusal

STYLES = ("tokens.css", "layout.css", "share.css")
SCRIPTS = ("share.js",)
#: Makes the preview of an embed as high as its chart, as on the pages of others.
FRAMES = "/embed.js"


def register(app: Dash, site: Site, files: StaticFiles) -> None:
    """Put `/share/<chart>` on a site's server."""
    blueprint = Blueprint("share", __name__)
    styles = [files.url(name) for name in STYLES]
    scripts = [*(files.url(name) for name in SCRIPTS), FRAMES]

    def page(chart: str, at: str = "") -> Response:
        asked = share.read(site, chart, query(), f"/{at}" if at else "")
        shown_at = site.at(asked.selection.release)
        view = shown_at.atlas.view(asked.selection)
        base = origin(site)
        shown = Shown(
            site=shown_at, asked=asked, view=view, base=base,
            public=bool(site.public_url), today=date.today(),
        )  # fmt: skip
        return _answer(share.document(shown, styles, scripts, files.url("icon.svg")))

    def refused(error: AtlasError) -> Response:
        status = status_of(error)
        language = refusal.language_of(query())
        return _answer(share.refusal(error, language, styles), status)

    blueprint.add_url_rule(addresses.SHARE.rule(), "chart", page)
    blueprint.add_url_rule(
        f"{addresses.SHARE.filled(chart=PAGE)}/<path:at>", "page", page, defaults={"chart": PAGE}
    )
    blueprint.register_error_handler(AtlasError, refused)
    app.server.register_blueprint(blueprint)


def _answer(text: str, status: int = 200) -> Response:
    response = Response(text, status=status, content_type="text/html; charset=utf-8")
    response.headers["Cache-Control"] = NEVER  # it says today's date
    return response
