"""`/ecology` over HTTP."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.web import http
from callbacks.web.documents import Documents, blueprint
from callbacks.web.origin import origin
from dashboard.delivery.static import StaticFiles
from dashboard.embed import cards
from dashboard.pages.ecology import form, page, request
from dashboard.pages.ecology.scene import EcologyScene
from dashboard.site import Site

STYLES = ("bivariate.css", "ecology.css")
SCRIPTS = ("ecology.js",)


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put the page on a site's server."""
    documents = Documents(site, files, styles=STYLES, scripts=SCRIPTS)

    def ecology() -> Response:
        here, found = request.read(site, http.query())
        scene = EcologyScene(here, found)
        return documents.answer(
            page.title(scene),
            page.page(scene),
            found.language,
            pinned=found.selection.release is not None,
            head=[cards.tags(page.card(scene), origin(here))],
        )

    blueprint(server, documents, "ecology", {form.PATH: ecology})
