"""`/evaluation` over HTTP: the page, and the evaluation as files."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask, Response

from callbacks.web import files as kept
from callbacks.web import http
from callbacks.web.documents import Documents, blueprint
from callbacks.web.origin import origin
from dashboard.delivery.codes import Codes
from dashboard.delivery.static import StaticFiles
from dashboard.delivery.store import Store
from dashboard.embed import cards
from dashboard.pages.evaluation import files as handed_out
from dashboard.pages.evaluation import page
from dashboard.pages.evaluation.scene import FILES, PATH, read
from dashboard.site import Site
from geodata.errors import AtlasError

STYLES = ("evaluation.css",)


def register(server: Flask, site: Site, files: StaticFiles, store: Store, codes: Codes) -> None:
    """Put the page and its files on a site's server."""
    register_data(server, site, store, codes)
    documents = Documents(site, files, styles=STYLES)

    def evaluation() -> Response:
        scene = read(site, http.query())
        return documents.answer(
            page.title(scene),
            page.page(scene),
            scene.language,
            pinned=scene.selection.release is not None,
            head=[cards.tags(page.card(scene), origin(scene.site))],
        )

    blueprint(server, documents, "evaluation", {PATH: evaluation})


def register_data(server: Flask, site: Site, store: Store, codes: Codes) -> None:
    """Put the files on a server."""
    blueprint = Blueprint("evaluation_files", __name__)
    for ending in FILES:
        serve = partial(_file, site, ending, store, codes)
        blueprint.add_url_rule(f"{PATH}.{ending}", f"evaluation_{ending}", serve)
    blueprint.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(blueprint)


def _file(site: Site, ending: str, store: Store, codes: Codes) -> Response:
    """A file, made once for each release and language; its ETag is known before it is made."""
    file = handed_out.read(site, ending, http.query())
    described = kept.File(
        key=file.key, name=file.name, media_type=file.media_type, latest=http.ASK_AGAIN,
        pinned=file.selection.release is not None, language=file.selection.lang, attached=True,
    )  # fmt: skip

    def made() -> None:
        for picture in file.report.pictures if ending != "xlsx" else ():  # a workbook has none
            codes.remember(picture.selection, file.site.atlas.tables.release.id)

    return kept.answer(described, store, file.content, made)
