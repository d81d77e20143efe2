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

from callbacks import explore, http, pages
from dashboard import figures, layout, static
from dashboard.layout import Site
from geodata import asking
from geodata.boundaries import Boundaries
from geodata.language import Message
from geodata.releases import Releases

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "assets"
BUNDLE = ROOT / "dashboard" / "static" / "plotly-atlas.min.js"
#: Style sheets in the order of their layers.
STYLES = ("tokens.css", "layout.css", "controls.css", "map.css", "panels.css", "print.css")
SCRIPTS = ("plotly.js", "atlas-map.js", "atlas-early.js", "atlas-page.js", "atlas-play.js")
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
    public_url: str = "",  # noqa: ARG001 - snapshots and embeds come with the next commits
    frame_ancestors: str = "*",  # noqa: ARG001
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
    """
    known = Releases.load(data, releases)
    atlas, boundaries = known.latest.atlas, known.latest.boundaries
    shapes = {"counties.geojson": boundaries.geojson("counties"), "land.geojson": land(boundaries)}
    files = static.StaticFiles(
        {**assets(), "plotly.js": static.plotly_script(BUNDLE), **shapes},
        var / "static",
    )
    base = json.dumps(
        figures.map_base(boundaries, {n: files.url(f"{n}.geojson") for n in ("counties", "land")}),
        separators=(",", ":"),
    ).encode()
    base_url = static.PREFIX + static.hashed_name("map.json", base)
    site = Site(atlas, boundaries, base_url, review_number or boundaries.map_review_number)
    app = dash_app(files)
    app.layout = layout.shell()
    pages.register(app, site)
    explore.register(app, site)
    http.register(app, atlas, boundaries)
    files.mount(app.server, {base_url: base, **static.dash_scripts(app)})
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
        .replace("<footer>", "<div hidden>")  # only scripts: no landmark beside ours
        .replace("</footer>", "</div>")
    )
    return app


def assets() -> dict[str, bytes]:
    """The files of the site; what lies in folders (README's pictures) is not part of it."""
    return {name: data for name, data in static.collect(ASSETS).items() if "/" not in name}


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


def land(boundaries: Boundaries) -> bytes:
    """All context land as one feature: one path to draw instead of hundreds."""
    parts = [p for shape in boundaries.context.geometry for p in getattr(shape, "geoms", [shape])]
    geometry = json.loads(shapely.to_geojson(shapely.MultiPolygon(parts)))
    feature = {"type": "Feature", "id": "land", "properties": {}, "geometry": geometry}
    return json.dumps(
        {"type": "FeatureCollection", "features": [feature]}, separators=(",", ":")
    ).encode()
