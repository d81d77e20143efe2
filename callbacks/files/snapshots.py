"""Pictures over HTTP: `/snapshot/<chart>.<format>` and the WeChat kit.

An address with `release=` gives the same bytes for ever. Its ETag is known before anything
is drawn, so a caller who has the picture is answered at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Flask, Response, request

from callbacks.web import http
from dashboard.delivery.codes import Codes
from dashboard.delivery.store import Store
from dashboard.pictures.options import Imprint
from dashboard.site import Site
from geodata.errors import AtlasError

if TYPE_CHECKING:
    from dashboard.pictures.picture import Picture

#: Latest figures: an article's reader may be shown a picture that is this old, in seconds.
SHORT = "public, max-age=300, must-revalidate"


def register(server: Flask, site: Site, store: Store, codes: Codes) -> None:
    """Put the picture addresses on a server."""
    addresses = Blueprint("snapshots", __name__)
    imprint = Imprint(review_number=site.owner_number, public_url=site.public_url)

    # Matplotlib takes a second to import: the first picture pays for it, not the start.
    def snapshot(name: str) -> Response:
        from dashboard.pictures.picture import asked

        picture = asked(name, http.query(), site.releases, imprint)
        return _answer(picture, picture.key, picture.content, picture.name, picture.media_type)

    def kit() -> Response:
        from dashboard.pictures import wechat

        wanted = wechat.asked(http.query(), site.releases, imprint)
        picture = wanted.cover
        return _answer(picture, wanted.key, wanted.content, wanted.name, "application/zip")

    def _answer(picture: Picture, key, make, name: str, kind: str) -> Response:  # type: ignore[no-untyped-def]
        response = Response(content_type=kind)
        response.set_etag(key)
        response.headers["Cache-Control"] = http.FOREVER if picture.pinned else SHORT
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
        if request.if_none_match.contains(key):
            response.status_code = 304
            return response
        response.set_data(store.get(key, make, request.remote_addr or ""))
        codes.remember(picture.selection, picture.facts.id)
        return response

    addresses.add_url_rule("/snapshot/wechat.zip", "kit", kit)
    addresses.add_url_rule("/snapshot/<name>", "snapshot", snapshot)
    addresses.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(addresses)
