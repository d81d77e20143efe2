"""The search box over HTTP: `/search?q=` is a page, `/search.json?q=` what the box reads."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Flask, Response

from callbacks.web import http
from callbacks.web.documents import Documents
from dashboard import addresses
from dashboard.delivery.static import StaticFiles
from dashboard.parts import frame
from dashboard.search import find
from dashboard.site import Site
from geodata.errors import AtlasError
from geodata.export import JSON
from geodata.language import Message
from geodata.query.keys import MAX_QUERY
from geodata.selection import Selection


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put both addresses on a server."""
    blueprint, documents = Blueprint("find", __name__), Documents(site, files)

    def page() -> Response:
        shown, text, selection = _asked(site)
        body = frame.plain(
            shown, shown.atlas.view(selection), selection.lang, addresses.SEARCH.path,
            find.body(shown, text, selection), [],
        )  # fmt: skip
        return documents.answer(Message("查找").text(selection.lang), body, selection.lang)

    def names() -> Response:
        shown, text, selection = _asked(site)
        found = json.dumps(find.answer(shown, text, selection), ensure_ascii=False)
        return http.kept(Response(found, mimetype=JSON), http.ASK_AGAIN)

    blueprint.add_url_rule(addresses.SEARCH.path, "page", page)
    blueprint.add_url_rule(addresses.NAMES.path, "names", names)
    blueprint.register_error_handler(AtlasError, lambda fault: documents.refusal(fault))
    server.register_blueprint(blueprint)


def _asked(site: Site) -> tuple[Site, str, Selection]:
    """What was typed; of the rest of the query only language and release matter."""
    pairs = parse_qsl(http.query()[:MAX_QUERY], keep_blank_values=True, errors="replace")
    text = next((value for key, value in pairs if key == "q"), "")
    kept = urlencode([(key, value) for key, value in pairs if key in ("lang", "release") and value])
    shown, parsed = site.read(kept)
    return shown, text.strip(), parsed.selection
