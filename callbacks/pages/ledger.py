"""The ledger over HTTP: the page `/records`, pieces of it as JSON, and its rows as files."""

from __future__ import annotations

import json
from collections.abc import Callable

from flask import Blueprint, Flask, Response

from callbacks.web import http
from callbacks.web.documents import Documents, blueprint
from dashboard import addresses
from dashboard.delivery.static import StaticFiles
from dashboard.pages.ledger import grid, page
from dashboard.pages.ledger.columns import texts
from dashboard.pages.ledger.scene import PATH, read
from dashboard.site import Site
from geodata.errors import AtlasError, BadSelection
from geodata.export import CSV, JSON, XLSX
from geodata.language import Message
from geodata.language.shown import printable
from geodata.query.keys import divided
from geodata.records import files as ledger_export
from geodata.records import request as ledger_asked
from geodata.records.book import MOST, Book, book
from geodata.records.request import RecordsRequest

STYLES = ("records.css",)
SCRIPTS = (*grid.SCRIPTS, "records.js")
FILES = {"csv": (ledger_export.csv_pieces, CSV), "xlsx": (ledger_export.xlsx_pieces, XLSX)}
#: Keys of a piece: the first row, and the one after the last.
PIECE = ("start", "end")


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put the page and its data on a site's server."""
    register_data(server, site)
    documents = Documents(site, files, styles=STYLES, scripts=SCRIPTS)

    def records() -> Response:
        scene = read(site, http.query())
        pinned = scene.asked.selection.release is not None
        return documents.answer(page.title(scene), page.page(scene), scene.language, pinned=pinned)

    blueprint(server, documents, "ledger", {PATH: records})


def register_data(server: Flask, site: Site) -> None:
    """Put pieces and files of the ledger on a server."""
    data = Blueprint("ledger_data", __name__)
    routes: dict[str, Callable[[], Response]] = {
        addresses.LEDGER_ROWS.path: lambda: _piece(site),
        addresses.LEDGER_CSV.path: lambda: _file(site, "csv"),
        addresses.LEDGER_XLSX.path: lambda: _file(site, "xlsx"),
    }
    for address, serve in routes.items():
        data.add_url_rule(address, address[1:].replace(".", "_"), serve)
    data.register_error_handler(AtlasError, http.refused)
    server.register_blueprint(data)


def _read(site: Site, query: str) -> tuple[Book, RecordsRequest]:
    asked, _ = ledger_asked.read(query, site.releases.latest.atlas.scope)
    here = site.at(asked.selection.release)
    asked, _ = ledger_asked.read(query, here.atlas.scope, strict=True)
    return book(here.atlas), asked


def _piece(site: Site) -> Response:
    """Some rows as they read, and how many there are in all."""
    own, rest = divided(http.query(), PIECE)
    found, asked = _read(site, rest)
    start, end = _bounds(own)
    places = found.positions(asked)
    rows = [texts(found, place, asked.language) for place in places[start:end]]
    told = {"total": len(places), "start": start, "rows": rows}
    response = Response(json.dumps(told, ensure_ascii=False), mimetype=JSON)
    return http.kept(response, http.FOREVER if asked.selection.release else http.ASK_AGAIN)


def _bounds(own: list[tuple[str, str]]) -> tuple[int, int]:
    """First row and the one after the last, at most `MOST` apart."""
    found: dict[str, int] = {}
    for key, text in own:
        if key in found or not (text.isascii() and text.isdigit() and len(text) <= 6):
            raise _bad(key, text, Message("一个不为负的整数，每个参数一次"))
        found[key] = int(text)
    start = found.get("start", 0)
    end = found.get("end", start + MOST)
    if not start <= end <= start + MOST:
        raise _bad("end", str(end), f"{start} … {start + MOST}")
    return start, end


def _bad(where: str, found: str, expected: str | Message) -> BadSelection:
    mend = Message("改用 {value}。", value=f"start=0, end={MOST}")
    return BadSelection(where=where, found=printable(found), expected=expected, mend=mend)


def _file(site: Site, ending: str) -> Response:
    found, asked = _read(site, http.query())
    write, kind = FILES[ending]
    response = Response(write(found, asked), content_type=kind)
    name = ledger_export.file_name(found, asked, ending)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Language"] = asked.language
    response.headers["Cache-Control"] = http.FOREVER if asked.selection.release else http.ASK_AGAIN
    return response
