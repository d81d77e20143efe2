"""Data over HTTP: every file of `geodata.export`, the description of the addresses, health.

A request becomes a Selection, the Selection a View, the View bytes; nothing is computed here.

Caching: an answer with `release=` in its query never changes and is served as immutable for a
year; without it the browser keeps the answer but asks each time (`no-cache`), and gets 304
while its ETag, the digest of the bytes, still fits. Refusals are never kept.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, request

from callbacks.openapi.describe import describe
from callbacks.web import security
from dashboard import addresses
from dashboard.settings import Settings
from geodata.errors import (
    AtlasError,
    BadOption,
    BadSelection,
    Busy,
    DataError,
    SheetError,
    TooMany,
    UnknownKey,
)
from geodata.export import EXPORTS, JSON, Export
from geodata.query import refusal
from geodata.releases import Releases

if TYPE_CHECKING:
    from collections.abc import Callable

    from dash import Dash

    from geodata.atlas import Atlas

#: The only such table.
STATUS: dict[type[AtlasError], int] = {
    UnknownKey: 404,
    BadSelection: 400,
    BadOption: 400,
    TooMany: 429,
    Busy: 503,
    DataError: 500,
    SheetError: 500,
}
#: After how many seconds who was turned away may come again.
RETRY = "3"
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
NEVER = "no-store"
TEXT = "text/plain; charset=utf-8"


def register(app: Dash, releases: Releases, settings: Settings | None = None) -> None:
    """Put the data addresses on a site's server, and security headers on all it answers."""
    blueprint, latest = Blueprint("data", __name__), releases.latest.atlas
    for export in EXPORTS.values():
        endpoint = export.address[1:].replace(".", "_")
        blueprint.add_url_rule(export.address, endpoint, _served(export, releases))
    description = json.dumps(describe(latest.scope), ensure_ascii=False).encode()
    for address, answer in {
        addresses.OPENAPI.path: lambda: kept(Response(description, mimetype=JSON), ASK_AGAIN),
        addresses.HEALTHZ.path: lambda: _fresh({"status": "ok"}),
        addresses.READYZ.path: lambda: _fresh(_ready(latest)),
    }.items():
        blueprint.add_url_rule(address, address[1:].replace(".", "_"), answer)
    blueprint.register_error_handler(AtlasError, refused)
    app.server.register_blueprint(blueprint)
    security.protect(app, (settings or Settings()).frame_ancestors)


def _served(export: Export, releases: Releases) -> Callable[[], Response]:
    def serve() -> Response:
        facts, parsed = releases.read(query(), strict=True)
        selection = parsed.selection
        view = facts.atlas.view(selection)
        response = Response(export.write(view, facts), content_type=export.media_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{export.name(view)}"'
        response.headers["Content-Language"] = selection.lang
        return kept(response, FOREVER if selection.release else ASK_AGAIN)

    return serve


def query() -> str:
    """The query of this request as text; bytes that are no UTF-8 become �."""
    return request.query_string.decode("utf-8", errors="replace")


def status_of(error: AtlasError) -> int:
    """The HTTP status of an error.

    >>> from geodata.errors import UnknownKey
    >>> status_of(UnknownKey(where="release", found="r9", expected="r1", mend=""))
    404
    """
    return next(code for kind, code in STATUS.items() if isinstance(error, kind))


def refused(error: AtlasError) -> Response:
    """What went wrong, in one line of plain text in the language of the query."""
    status = status_of(error)
    line = refusal.reason(error, refusal.language_of(query()))
    response = Response(line + "\n", status=status, content_type=TEXT)
    response.headers["Cache-Control"] = NEVER
    if status in (429, 503):
        response.headers["Retry-After"] = RETRY
    return response


def kept(response: Response, how: str) -> Response:
    """Add ETag and Cache-Control; answer 304 where the browser has these very bytes."""
    response.headers["Cache-Control"] = how
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
    response.make_conditional(request)
    return response


def _fresh(state: dict[str, Any]) -> Response:
    response = Response(json.dumps(state) + "\n", mimetype=JSON)
    response.headers["Cache-Control"] = NEVER
    return response


def _ready(latest: Atlas) -> dict[str, Any]:
    """The latest release, which this worker shows; an atlas that could be loaded is ready."""
    release = latest.tables.release
    return {"status": "ok", "release": release.id, "digest": f"sha256:{release.digest}"}
