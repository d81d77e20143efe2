"""The page `/correction` over HTTP."""

from __future__ import annotations

from flask import Flask, Response

from callbacks import http
from callbacks.documents import Documents, blueprint
from callbacks.origin import origin
from dashboard import correction, wrong
from dashboard.site import Site
from dashboard.static import StaticFiles

STYLES = ("correction.css",)
SCRIPTS = ("copy.js",)


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put the page on a site's server."""
    documents = Documents(files, styles=STYLES, scripts=SCRIPTS)

    def show() -> Response:
        scene = correction.read(site, http.query(), origin(site))
        page = correction.page(scene)
        return documents.answer(correction.title(scene), page, scene.language)

    blueprint(server, site, documents, "correction", {wrong.PATH: show})
