"""What leaves the room, over HTTP: `/present.pptx`, `/present.pdf`, `/brief.html`.

They take seconds, so they are made like pictures: one at a time, kept on disk, refused with
503 or 429 where too many ask. The ETag is known before anything is made.
"""

from __future__ import annotations

from flask import Blueprint, Flask, Response, request

from callbacks.files.snapshots import SHORT
from callbacks.web import http
from dashboard.delivery.codes import Codes
from dashboard.delivery.store import Store
from dashboard.meeting.takeaway import asked, kinds
from dashboard.meeting.takeaway.asked import Kind
from dashboard.site import Site
from geodata.errors import AtlasError


def register(server: Flask, site: Site, store: Store, codes: Codes) -> None:
    """Put the addresses on a site's server."""
    addresses = Blueprint("takeaway", __name__)
    for n, kind in enumerate(kinds.KINDS):
        addresses.add_url_rule(
            kind.path, f"takeaway_{n}", lambda kind=kind: _answer(kind, site, store, codes)
        )
    addresses.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(addresses)


def _answer(kind: Kind, site: Site, store: Store, codes: Codes) -> Response:
    meeting = asked.read(site, http.query())
    key = asked.key(meeting, kind)
    response = Response(content_type=kind.media_type)
    response.set_etag(key)
    response.headers["Cache-Control"] = http.FOREVER if meeting.chosen.release else SHORT
    name = asked.name(meeting, kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Language"] = meeting.language
    if request.if_none_match.contains(key):
        response.status_code = 304
        return response
    response.set_data(store.get(key, lambda: kind.make(meeting), request.remote_addr or ""))
    asked.remember(meeting, codes)
    return response
