"""Putting one site together: facts, static files, pages, callbacks, addresses, security."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import shapely
from dash import Dash, set_props
from flask import Flask, request

from callbacks import (
    cards,
    correction,
    ecology,
    embeds,
    evaluation,
    explore,
    find,
    frozen,
    handouts,
    http,
    ledger,
    oembed,
    pages,
    pairing,
    present,
    profile,
    share,
    sheets,
    snapshots,
    takeaway,
)
from callbacks.documents import Documents
from dashboard import assets, figures, layout, script_words, static
from dashboard.codes import Codes
from dashboard.layout import Site
from dashboard.ledger import grid
from dashboard.pictures.store import Store
from geodata import asking
from geodata.boundaries import Boundaries
from geodata.language import Message
from geodata.releases import Releases
from geodata.script.office import Office

ROOT = Path(__file__).parent.parent
BUNDLE = ROOT / "dashboard" / "static" / "plotly-atlas.min.js"
#: Style sheets in the order of their layers.
STYLES = ("tokens.css", "layout.css", "controls.css", "map.css", "panels.css", "print.css")
SCRIPTS = ("plotly.js", "map.js")
#: What is worth compressing; XLSX and ZIP already are.
COMPRESSED = [
    "text/html", "text/css", "text/csv", "text/javascript", "application/javascript",
    "application/json", "application/geo+json", "image/svg+xml",
]  # fmt: skip
log = logging.getLogger("atlas")


def assemble(
    *,
    data: Path,
    var: Path,
    review_number: str = "",
    releases: Path | None = None,
    public_url: str = "",
    frame_ancestors: str = "*",
    mail: str = "",
    script: Path | None = None,
) -> Dash:
    """A finished Dash app for the shipped data package and those beside it.

    Parameters
    ----------
    data
        Folder of the package; its geometry lies in `geo/`.
    var
        Folder for compressed files.
    review_number
        The owner's map review number; empty takes that of the base map.
    releases
        Folder of further packages.
    public_url
        Where readers reach the site; empty where nobody has said.
    frame_ancestors
        Who may embed charts, as Content-Security-Policy writes it.
    mail
        Who receives corrections; empty where nobody has said.
    script
        The office's script for meetings; None takes the shipped one.
    """
    known = Releases.load(data, releases)
    files = static.StaticFiles(
        {
            **assets.served(),
            **grid.scripts(),
            "plotly.js": static.plotly_script(BUNDLE),
            **shapes(known),
        },
        var / "static",
    )
    bases = {id_: base(facts.boundaries, files) for id_, facts in known.editions.items()}
    addresses = {id_: static.PREFIX + static.hashed_name("map.json", b) for id_, b in bases.items()}
    site = Site(known, addresses, review_number, public_url, mail=mail, office=Office(script))
    app = dash_app(files)
    app.layout = layout.shell()
    pages.register(app, site)
    explore.register(app, site)
    http.register(app, known, frame_ancestors)
    embeds.register(app, site, assets.served())
    store, codes = Store(var / "pictures"), Codes(var / "codes")
    snapshots.register(app.server, site, store, codes)
    share.register(app, site, files)
    oembed.register(app, site)
    cards.register(app, site)
    frozen.register(app.server, site, codes, files)
    pairing.register(app.server, site, files)
    ecology.register(app.server, site, files)
    ledger.register(app.server, site, files)
    evaluation.register(app.server, site, files, store, codes)
    profile.register(app.server, site, files)
    sheets.register(app.server, site, store, codes)
    present.register(app.server, site, codes, files)
    takeaway.register(app.server, site, store, codes)
    handouts.register(app.server, site)
    correction.register(app.server, site, files)
    find.register(app.server, site, Documents(files))
    maps = {addresses[id_]: content for id_, content in bases.items()}
    files.mount(app.server, {**maps, **static.dash_scripts(app)})
    return app


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
    set_props("fault", {"children": words.text(asking.language_of(page))})


def shapes(known: Releases) -> dict[str, bytes]:
    """The shapes of every map; releases drawn on the same boundaries share them."""
    drawn = {facts.boundaries.digest: facts.boundaries for facts in known.editions.values()}
    files = {}
    for boundaries in drawn.values():
        files[_shape("counties", boundaries)] = boundaries.geojson("counties")
        files[_shape("land", boundaries)] = land(boundaries)
    return files


def base(boundaries: Boundaries, files: static.StaticFiles) -> bytes:
    """The fixed part of a map, which names its shapes by their addresses."""
    urls = {layer: files.url(_shape(layer, boundaries)) for layer in ("counties", "land")}
    return json.dumps(figures.map_base(boundaries, urls), separators=(",", ":")).encode()


def _shape(layer: str, boundaries: Boundaries) -> str:
    return f"{layer}-{boundaries.digest[:8]}.geojson"


def land(boundaries: Boundaries) -> bytes:
    """All context land as one feature: one path to draw instead of hundreds."""
    parts = [p for shape in boundaries.context.geometry for p in getattr(shape, "geoms", [shape])]
    geometry = json.loads(shapely.to_geojson(shapely.MultiPolygon(parts)))
    feature = {"type": "Feature", "id": "land", "properties": {}, "geometry": geometry}
    return json.dumps(
        {"type": "FeatureCollection", "features": [feature]}, separators=(",", ":")
    ).encode()
