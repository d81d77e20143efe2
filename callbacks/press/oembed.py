"""oEmbed over HTTP: `/oembed?url=…&format=json|xml&maxwidth=…&maxheight=…`."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from dash import Dash
from flask import Blueprint, Response, request

from callbacks.web.http import NEVER, TEXT, query, refused
from callbacks.web.origin import origin
from dashboard import addresses
from dashboard.share import oembed
from dashboard.share.oembed import OembedRequest
from dashboard.site import Site
from geodata.errors import AtlasError, BadSelection
from geodata.language import Message
from geodata.language.shown import printable

FORMATS = ("json", "xml")
#: Sides in pixels that are believed.
LEAST, MOST = 1, 100_000


def register(app: Dash, site: Site) -> None:
    """Put `/oembed` on a site's server."""
    blueprint = Blueprint("oembed", __name__)

    def answer() -> Response:
        given = dict(reversed(parse_qsl(query()[: oembed.MAX_URL * 2], errors="replace")))
        form = given.get("format", FORMATS[0])
        if form not in FORMATS:
            return _not_implemented(form)
        asked = OembedRequest(
            url=_url(given), width=_side(given, "maxwidth"), height=_side(given, "maxheight")
        )
        own = f"{request.scheme}://{request.host}"
        origins = (site.public_url, own) if site.public_url else (origin(site),)
        found = oembed.answer(site, asked, origins)
        response = (
            Response(oembed.as_xml(found), content_type="text/xml; charset=utf-8")
            if form == "xml"
            else Response(json.dumps(found, ensure_ascii=False), mimetype="application/json")
        )
        response.headers["Cache-Control"] = f"public, max-age={oembed.LATEST}"
        return response

    blueprint.add_url_rule(addresses.OEMBED.path, "answer", answer)
    blueprint.register_error_handler(AtlasError, refused)
    app.server.register_blueprint(blueprint)


def _not_implemented(form: str) -> Response:
    """The specification's answer for a format that there is not."""
    response = Response(f"format: {printable(form)}\n", status=501, content_type=TEXT)
    response.headers["Cache-Control"] = NEVER
    return response


def _url(given: dict[str, str]) -> str:
    if url := given.get("url", "").strip():
        return url
    raise BadSelection(where="url", found="", expected="https://…", mend=Message("请改正后再试。"))


def _side(given: dict[str, str], key: str) -> int | None:
    text = given.get(key, "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 6 and LEAST <= int(text) <= MOST:
        return int(text)
    raise BadSelection(
        where=key, found=printable(text), expected=f"{LEAST}–{MOST}", mend=Message("请改正后再试。")
    )
