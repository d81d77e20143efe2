"""The page `/correction` over HTTP."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.web import http
from callbacks.web.documents import Documents, blueprint
from callbacks.web.origin import origin
from dashboard.delivery.static import StaticFiles
from dashboard.pages import correction
from dashboard.parts import to_correction
from dashboard.site import Site

STYLES = ("correction.css",)
SCRIPTS = ("copy.js",)


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put the page on a site's server."""
    documents = Documents(site, files, styles=STYLES, scripts=SCRIPTS)

    def show() -> Response:
        scene = correction.read(site, http.query(), origin(site))
        page = correction.page(scene)
        return documents.answer(correction.title(scene), page, scene.language)

    blueprint(server, documents, "correction", {to_correction.PATH: show})
