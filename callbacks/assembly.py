"""Putting one site together: facts, static files, pages, callbacks, addresses, security."""

from __future__ import annotations

import logging
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from dash import Dash, set_props
from flask import Flask, request

from callbacks.web import bodies, logs
from dashboard import addresses
from dashboard.delivery import assets, script_words, static
from dashboard.delivery.codes import Codes
from dashboard.delivery.geometry import base, shapes
from dashboard.delivery.store import Store
from dashboard.pages.ledger import grid
from dashboard.pages.map import page as layout
from dashboard.pages.map.page import Site
from dashboard.settings import Settings
from geodata.language import Message
from geodata.meeting.office import Office
from geodata.query import refusal
from geodata.releases import Releases

ROOT = Path(__file__).parent.parent
BUNDLE = ROOT / "dashboard" / "static" / "plotly-atlas.min.js"
#: Style sheets in the order of their layers.
STYLES = ("tokens.css", "layout.css", "controls.css", "map.css", "panels.css", "print.css")
SCRIPTS = ("plotly.js", "map.js")
#: Modules that serve the pages of Dash as a whole and have no address of their own.
OF_EVERY_PAGE = ("pages.live.explore", "press.cards")
#: What is worth compressing; XLSX and ZIP already are.
COMPRESSED = [
    "text/html", "text/css", "text/csv", "text/javascript", "application/javascript",
    "application/json", "application/geo+json", "image/svg+xml",
]  # fmt: skip
log = logging.getLogger("atlas")


def assemble(settings: Settings) -> Dash:
    """A finished Dash app for the data package of the settings and those beside it."""
    known, var = Releases.load(settings.data, settings.releases), settings.var
    served = assets.served()
    files = static.StaticFiles(
        {
            **served,
            **grid.scripts(),
            "plotly.js": static.plotly_script(BUNDLE),
            **shapes(known),
        },
        var / "static",
    )
    bases = {id_: base(facts.boundaries, files) for id_, facts in known.editions.items()}
    urls = {id_: static.PREFIX + static.hashed_name("map.json", b) for id_, b in bases.items()}
    site = Site(
        known, urls, settings.review_number, settings.public_url, mail=settings.mail,
        office=Office(settings.script),
    )  # fmt: skip
    app = dash_app(files)
    app.layout = layout.shell()
    bodies.guard(app)
    register(
        app=app, server=app.server, site=site, files=files, assets=served, releases=known,
        store=Store(var / "pictures"), codes=Codes(var / "codes"), settings=settings,
    )  # fmt: skip
    files.mount(
        app.server,
        {**{urls[id_]: content for id_, content in bases.items()}, **static.dash_scripts(app)},
    )
    return app


def register(**parts: object) -> None:
    """Let every module that the registry of addresses names put its own on the server.

    Each has a function `register`, whose parameters name those of the parts that it needs.
    """
    for name in (*OF_EVERY_PAGE, *addresses.MODULES):
        put = import_module(f"callbacks.{name}").register
        put(**{key: parts[key] for key in signature(put).parameters})


def dash_app(files: static.StaticFiles) -> Dash:
    """A Dash app that asks no other host for anything.

    `enable_mcp` stays at its default, off: callbacks are no tools for others.
    """
    app = Dash(
        "atlas",
        server=cast(Any, server()),
        title="三峡库区对口支援地图",
        update_title="",
        assets_folder="no-assets",
        compress=True,
        external_stylesheets=[files.url(name) for name in STYLES],
        external_scripts=[files.url(name) for name in SCRIPTS],
        on_error=calm,
        suppress_callback_exceptions=True,  # the ids of a page come with it; the tests hold them
        include_assets_files=False,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    icon = f'<link rel="icon" type="image/svg+xml" href="{files.url("icon.svg")}">'
    app.index_string = (
        app.index_string.replace("{%favicon%}", icon)  # Dash's is never kept
        .replace("<footer>", f"{script_words.element()}<div hidden>")  # only scripts: no landmark
        .replace("</footer>", "</div>")
    )
    return app


def server() -> Flask:
    """A Flask application that compresses data files too, not only pages and JSON."""
    logs.install()
    flask = Flask("atlas")
    flask.config["COMPRESS_MIMETYPES"] = COMPRESSED
    # A tenth smaller than zstd, and half a millisecond longer; at level 4 they are alike.
    flask.config["COMPRESS_ALGORITHM"], flask.config["COMPRESS_BR_LEVEL"] = ["br", "gzip"], 5
    return flask


def calm(error: Exception) -> Any:
    """A failed callback is logged in full and shown as one calm sentence."""
    log.exception("callback failed", exc_info=error)
    words = Message("这一步没有成功，图上仍是先前的内容。请重试或刷新页面。")
    page = urlsplit(request.referrer or "").query
    set_props("fault", {"children": words.text(refusal.language_of(page))})
