"""Pictures over HTTP: `/snapshot/<chart>.<format>` and the WeChat kit.

An address with `release=` gives the same bytes for ever. Its ETag is known before anything
is drawn, so a caller who has the picture is answered at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Flask, Response

from callbacks.web import files, http
from dashboard import addresses
from dashboard.delivery.codes import Codes
from dashboard.delivery.store import Store
from dashboard.pictures.options import Imprint
from dashboard.site import Site
from geodata.errors import AtlasError

if TYPE_CHECKING:
    from dashboard.pictures.picture import Picture
    from dashboard.pictures.wechat import Kit


def register(server: Flask, site: Site, store: Store, codes: Codes) -> None:
    """Put the picture addresses on a server."""
    blueprint = Blueprint("snapshots", __name__)
    imprint = Imprint(review_number=site.owner_number, public_url=site.public_url)

    # Matplotlib takes a second to import: the first picture pays for it, not the start.
    def snapshot(name: str) -> Response:
        from dashboard.pictures.picture import read

        picture = read(name, http.query(), site.releases, imprint)
        return _answer(picture, picture, picture.media_type)

    def kit() -> Response:
        from dashboard.pictures import wechat

        archive = wechat.read(http.query(), site.releases, imprint)
        return _answer(archive, archive.cover, "application/zip")

    def _answer(made: Picture | Kit, picture: Picture, media_type: str) -> Response:
        file = files.File(
            key=made.key, name=made.name, media_type=media_type, pinned=picture.pinned
        )
        return files.answer(
            file, store, made.content, lambda: codes.remember(picture.selection, picture.facts.id)
        )

    blueprint.add_url_rule(addresses.WECHAT.path, "kit", kit)
    blueprint.add_url_rule(f"{addresses.SNAPSHOT_PNG.stem}<name>", "snapshot", snapshot)
    blueprint.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(blueprint)
