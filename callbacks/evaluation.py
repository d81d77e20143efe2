"""`/evaluation` over HTTP: the page, and the evaluation as files."""

from __future__ import annotations

from flask import Flask, Response

from callbacks import http
from callbacks.documents import Documents, blueprint
from callbacks.origin import origin
from dashboard import cards
from dashboard.evaluation import page
from dashboard.evaluation.scene import PATH, read
from dashboard.site import Site
from dashboard.static import StaticFiles

STYLES = ("evaluation.css",)


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put the page on a site's server."""
    documents = Documents(files, styles=STYLES)

    def evaluation() -> Response:
        scene = read(site, http.query())
        return documents.answer(
            page.title(scene),
            page.page(scene),
            scene.language,
            pinned=scene.selection.release is not None,
            head=[cards.tags(page.card(scene), origin(scene.site))],
        )

    blueprint(server, site, documents, "evaluation", {PATH: evaluation})
