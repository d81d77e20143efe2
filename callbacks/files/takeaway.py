"""What leaves the room, over HTTP: `/present.pptx`, `/present.pdf`, `/brief.html`.

They take seconds, so they are made like pictures: one at a time, kept on disk, refused with
503 or 429 where too many ask. The ETag is known before anything is made.
"""

from __future__ import annotations

from flask import Blueprint, Flask, Response

from callbacks.web import files, http
from dashboard.delivery.codes import Codes
from dashboard.delivery.store import Store
from dashboard.meeting.takeaway import kinds, request
from dashboard.meeting.takeaway.request import Kind
from dashboard.site import Site
from geodata.errors import AtlasError


def register(server: Flask, site: Site, store: Store, codes: Codes) -> None:
    """Put the addresses on a site's server."""
    blueprint = Blueprint("takeaway", __name__)
    for n, kind in enumerate(kinds.KINDS):
        blueprint.add_url_rule(
            kind.path, f"takeaway_{n}", lambda kind=kind: _answer(kind, site, store, codes)
        )
    blueprint.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(blueprint)


def _answer(kind: Kind, site: Site, store: Store, codes: Codes) -> Response:
    meeting = request.read(site, http.query())
    file = files.File(
        key=request.key(meeting, kind), name=request.name(meeting, kind),
        media_type=kind.media_type, pinned=meeting.chosen.release is not None,
        language=meeting.language, attached=True,
    )  # fmt: skip
    return files.answer(
        file, store, lambda: kind.make(meeting), lambda: request.remember(meeting, codes)
    )
