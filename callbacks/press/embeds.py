"""Embeds over HTTP: one chart alone for a frame, its style sheet and scripts.

`/embed.js`, `/embed.css` and `/embed-chart.js` keep their addresses for ever: an article that
pinned a release shows a document from some cache long after the program has changed, and its
style must still be found. With the current `v` in the query they are immutable, else asked for
again by their ETag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from dash import Dash
from flask import Blueprint, Response, request

from callbacks.web import http
from callbacks.web.origin import origin
from dashboard import addresses
from dashboard.embed import options, page
from dashboard.embed.page import Addresses
from dashboard.site import Site
from geodata.errors import AtlasError
from geodata.query import refusal
from geodata.wording.charts import chart_of

HTML = "text/html; charset=utf-8"
#: Address → media type and the assets that it is made of.
FILES = {
    "/embed.css": ("text/css; charset=utf-8", ("tokens.css", "embed.css", "matrix.css")),
    "/embed-chart.js": ("text/javascript; charset=utf-8", ("embed-chart.js",)),
    "/embed.js": ("text/javascript; charset=utf-8", ("embed.js",)),
}


def register(app: Dash, site: Site, assets: Mapping[str, bytes]) -> None:
    """Put `/embed/<chart>` and what it loads on a site's server."""
    blueprint = Blueprint("embeds", __name__)
    files = {address: b"".join(assets[n] for n in names) for address, (_, names) in FILES.items()}
    for address, content in files.items():
        blueprint.add_url_rule(address, address[1:].replace(".", "_"), _file(address, content))
    loaded = Addresses(
        style=_versioned("/embed.css", files), script=_versioned("/embed-chart.js", files)
    )

    def embed(chart: str) -> Response:
        text, selection = page.embed(site, chart_of(chart).key, http.query(), loaded, origin(site))
        response = Response(text, content_type=HTML)
        response.headers["Content-Language"] = selection.lang
        return http.kept(response, http.FOREVER if selection.release else http.ASK_AGAIN)

    def refused(error: AtlasError) -> Response:
        asked = options.read(http.query())
        text = page.refusal(error, refusal.language_of(asked.selection), asked.options, loaded)
        status = http.status_of(error)
        response = Response(text, status=status, content_type=HTML)
        response.headers["Cache-Control"] = http.NEVER
        return response

    blueprint.add_url_rule(addresses.EMBED.rule(chart="path"), "embed", embed)
    blueprint.register_error_handler(AtlasError, refused)
    app.server.register_blueprint(blueprint)


def _file(address: str, content: bytes) -> Callable[[], Response]:
    def serve() -> Response:
        is_current = request.args.get("v") == _version(content)
        response = Response(content, content_type=FILES[address][0])
        return http.kept(response, http.FOREVER if is_current else http.ASK_AGAIN)

    return serve


def _versioned(address: str, files: Mapping[str, bytes]) -> str:
    return f"{address}?v={_version(files[address])}"


def _version(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
