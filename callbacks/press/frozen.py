"""Figure codes over HTTP: `/v/<code>` shows the view behind a code, `/v/` asks for one."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, redirect, request

from callbacks.web import http
from dashboard import addresses
from dashboard.delivery.codes import Codes
from dashboard.delivery.static import StaticFiles
from dashboard.markup import document
from dashboard.pages import frozen
from dashboard.site import Site
from geodata.errors import AtlasError
from geodata.query import refusal

STYLES = ("tokens.css", "layout.css", "panels.css", "print.css")


def register(server: Flask, site: Site, codes: Codes, files: StaticFiles) -> None:
    """Put the addresses of figure codes on a server."""
    blueprint = Blueprint("frozen", __name__)
    styles, icon = [files.url(name) for name in STYLES], files.url("icon.svg")

    def show(code: str) -> Response:
        view = frozen.view_of(site, codes, code, http.query())
        language = view.selection.lang
        return _page(view.code, frozen.body(site, view), language, 200)

    def ask() -> Response:
        language = refusal.language_of(http.query())
        if code := request.args.get("code", "")[:40].strip():
            return redirect(addresses.FIGURE_CODE.filled(code=code))  # type: ignore[return-value]
        return _page("", frozen.asking(language), language, 200)

    def refused(error: AtlasError) -> Response:
        status = http.status_of(error)
        language = refusal.language_of(http.query())
        return _page("", frozen.asking(language, error.text(language)), language, status)

    def _page(title: str, body, language, status: int) -> Response:  # type: ignore[no-untyped-def]
        text = document.document(
            title=title or "三峡库区对口支援地图",
            language=language,
            body=body,
            styles=styles,
            icon=icon,
        )
        response = Response(text, status=status, content_type="text/html; charset=utf-8")
        response.headers["Cache-Control"] = http.ASK_AGAIN if status == 200 else http.NEVER
        return response

    blueprint.add_url_rule(addresses.FIGURE_CODES.path, "ask", ask)
    blueprint.add_url_rule(addresses.FIGURE_CODE.rule(code="path"), "show", show)
    blueprint.register_error_handler(AtlasError, refused)
    server.register_blueprint(blueprint)
