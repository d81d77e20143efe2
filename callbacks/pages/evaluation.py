"""`/evaluation` over HTTP: the page, and the evaluation as files."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask, Response, request

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


def register_data(server: Flask, site: Site, store: Store, codes: Codes) -> None:
    """Put the files on a server."""
    addresses = Blueprint("evaluation_files", __name__)
    for ending in FILES:
        serve = partial(_file, site, ending, store, codes)
        addresses.add_url_rule(f"{PATH}.{ending}", f"evaluation_{ending}", serve)
    addresses.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(addresses)


def _file(site: Site, ending: str, store: Store, codes: Codes) -> Response:
    """A file, made once for each release and language; its ETag is known before it is made."""
    file = handed_out.asked(site, ending, http.query())
    response = Response(content_type=file.media_type)
    response.set_etag(file.key)
    pinned = file.selection.release is not None
    response.headers["Cache-Control"] = http.FOREVER if pinned else http.ASK_AGAIN
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response.headers["Content-Language"] = file.selection.lang
    if request.if_none_match.contains(file.key):
        response.status_code = 304
        return response
    response.set_data(store.get(file.key, file.content, request.remote_addr or ""))
    if ending != "xlsx":  # its pictures carry figure codes
        for picture in file.report.pictures:
            codes.remember(picture.selection, file.site.atlas.tables.release.id)
    return response
