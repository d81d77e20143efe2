"""Files that people take away, fill, and hand back: gap workbooks, corrections, whole releases.

Like data they are strict: what a page would mend is refused with one line.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

from flask import Blueprint, Flask, Response

from callbacks.web import http
from callbacks.web.origin import origin
from dashboard import addresses
from dashboard.pages import correction
from dashboard.site import Site
from geodata.analyses.published import gaps
from geodata.errors import AtlasError, UnknownKey
from geodata.export import XLSX, archive
from geodata.intake.forms import correction as correction_form
from geodata.intake.forms import gaps as gaps_xlsx
from geodata.language import Language, Message, lists
from geodata.language.shown import printable
from geodata.query import settling

ZIP = "application/zip"


def register(server: Flask, site: Site) -> None:
    """Put the addresses on a site's server."""
    files = Blueprint("handouts", __name__)
    routes: dict[str, Callable[..., Response]] = {
        addresses.GAPS.path: lambda: _gaps(site),
        correction.FILE: lambda: _correction(site),
        addresses.RELEASE.rule(): lambda release: _release(site, release),
    }
    for n, (address, serve) in enumerate(routes.items()):
        files.add_url_rule(address, f"handout_{n}", serve)
    files.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(files)


def _gaps(site: Site) -> Response:
    here, parsed = site.read(http.query(), strict=True)
    selection = parsed.selection
    wanted = gaps.read(selection)
    content = gaps_xlsx.content(here.atlas, wanted, selection.lang)
    name = gaps_xlsx.file_name(here.atlas, wanted, selection.lang)
    return _file(content, XLSX, name, selection.lang, pinned=selection.release is not None)


def _correction(site: Site) -> Response:
    scene = correction.read(site, http.query(), origin(site), strict=True)
    content = correction_form.content(scene.asked)
    name = scene.asked.file_name  # the file names this site, so it is not for ever
    return _file(content, XLSX, name, scene.language, pinned=False)


def _release(site: Site, release: str) -> Response:
    """A whole release; it never changes, and says its digest."""
    _, parsed = site.read(http.query(), strict=True)
    language = parsed.selection.lang
    settling.strictly(parsed.selection, ("lang",), Message("整版数据包不按此项筛选，请删去。"))
    if release not in site.releases.ids:
        raise UnknownKey(
            where="release",
            found=printable(release),
            expected=lists.keys(site.releases.ids),
            mend=Message("固定链接只指向已发布的版本，不会改用别的版本。"),
        )
    facts = site.releases.facts(release)
    content = archive.content(facts)
    response = _file(content, ZIP, f"{release}.zip", language, pinned=True)
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    response.headers["Repr-Digest"] = f"sha-256=:{digest}:"
    return response


def _file(content: bytes, kind: str, name: str, language: Language, *, pinned: bool) -> Response:
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Language"] = language
    return http.kept(response, http.FOREVER if pinned else http.ASK_AGAIN)
