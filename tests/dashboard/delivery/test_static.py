"""Static files as a browser meets them: real requests, every encoding, a second start."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from dash import Dash, html
from flask import Flask
from werkzeug.test import TestResponse

from dashboard.delivery import static

FILES = {
    "page.css": b"main { color: #123; }\n" * 200,
    "map.js": "const 图 = 1;\n".encode() * 200,
    "logo.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "geo/counties.geojson": b'{"type":"FeatureCollection","features":[]}' * 20,
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "var" / "static"


@pytest.fixture
def files(store: Path) -> static.StaticFiles:
    return static.StaticFiles(FILES, store)


def get(
    files: static.StaticFiles, url: str, encoding: str = "identity", **headers: str
) -> TestResponse:
    server = Flask(__name__)
    files.mount(server)
    accept = {"Accept-Encoding": encoding}
    return server.test_client().get(url, headers={**accept, **headers}, buffered=True)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("page.css", "text/css; charset=utf-8"),
        ("map.js", "text/javascript; charset=utf-8"),
        ("logo.png", "image/png"),
        ("geo/counties.geojson", "application/geo+json"),
    ],
)
def test_each_file_comes_whole_typed_and_for_ever(
    files: static.StaticFiles, name: str, media_type: str
) -> None:
    answer = get(files, files.url(name))

    assert answer.status_code == 200
    assert answer.data == FILES[name]
    assert answer.headers["Content-Type"].replace('"', "") == media_type
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    ("accepted", "sent", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_the_best_encoding_that_the_browser_takes(
    files: static.StaticFiles,
    accepted: str,
    sent: str | None,
    unpack: Callable[[bytes], bytes],
) -> None:
    answer = get(files, files.url("map.js"), accepted)

    assert answer.headers.get("Content-Encoding") == sent
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert unpack(answer.data) == FILES["map.js"]


def test_a_picture_is_not_compressed_again(files: static.StaticFiles) -> None:
    answer = get(files, files.url("logo.png"), "gzip, br")

    assert "Content-Encoding" not in answer.headers
    assert answer.data == FILES["logo.png"]


def test_the_address_follows_the_content(store: Path) -> None:
    before = static.StaticFiles({"page.css": b"a {}"}, store).url("page.css")
    after = static.StaticFiles({"page.css": b"b {}"}, store).url("page.css")

    assert before != after
    assert before.startswith("/static/page.")
    assert before.endswith(".css")


def test_an_unknown_name_is_a_key_error(files: static.StaticFiles) -> None:
    with pytest.raises(KeyError, match=r"nowhere\.css"):
        files.url("nowhere.css")


@pytest.mark.parametrize(
    "url", ["/static/page.000000000000.css", "/static/", "/static/../app.py", "/static/page.css"]
)
def test_a_wrong_address_is_a_404_even_though_dash_answers_everything(
    files: static.StaticFiles, url: str
) -> None:
    app = Dash(__name__, assets_ignore=".*")
    app.layout = html.Div()
    files.mount(app.server)
    client = app.server.test_client()

    assert client.get(url).status_code == 404
    assert client.get("/anything-else").status_code == 200


def test_an_unchanged_file_is_not_sent_again(files: static.StaticFiles) -> None:
    first = get(files, files.url("map.js"), "br")
    second = get(files, files.url("map.js"), "br", **{"If-None-Match": first.headers["ETag"]})

    assert second.status_code == 304
    assert second.data == b""


def test_a_second_start_compresses_nothing(
    files: static.StaticFiles, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_data: bytes) -> bytes:
        raise AssertionError("compressed again")

    monkeypatch.setattr(static, "_brotli", fail)
    monkeypatch.setattr(static, "_gzip", fail)
    again = static.StaticFiles(FILES, store)

    assert again.url("map.js") == files.url("map.js")
    assert get(again, again.url("map.js"), "br").headers["Content-Encoding"] == "br"


def test_a_store_that_cannot_be_written_to_is_replaced_by_a_temporary_one(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file where the folder should be", encoding="utf-8")

    files = static.StaticFiles(FILES, blocked / "static")

    assert get(files, files.url("page.css"), "br").headers["Content-Encoding"] == "br"
    assert list(tmp_path.iterdir()) == [blocked]


def test_collect_takes_styles_scripts_and_pictures_by_relative_name(tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    for name in ("b.js", "a.css", "icons/x.svg", "notes.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")

    assert static.collect(tmp_path) == {
        "a.css": b"a.css",
        "b.js": b"b.js",
        "icons/x.svg": b"icons/x.svg",
    }


def test_the_own_bundle_is_used_if_built_else_plotlys_own(tmp_path: Path) -> None:
    built = tmp_path / "plotly-atlas.min.js"
    assert len(static.plotly_script(built)) > 4_000_000

    built.write_text("window.Plotly = {};", encoding="utf-8")
    assert static.plotly_script(built) == b"window.Plotly = {};"


@pytest.mark.thorough
def test_dashs_own_scripts_are_served_compressed_at_dashs_addresses(store: Path) -> None:
    app = Dash(__name__, assets_ignore=".*")
    app.layout = html.Div()
    scripts = static.dash_scripts(app)
    static.StaticFiles({}, store).mount(app.server, scripts)
    renderer = next(url for url in scripts if "dash_renderer" in url)
    chunk = next(url for url in scripts if url.endswith("async-graph.js"))
    client = app.server.test_client()

    answer = client.get(renderer, headers={"Accept-Encoding": "br"}, buffered=True)
    assert answer.headers["Content-Encoding"] == "br"
    assert brotli.decompress(answer.data) == scripts[renderer]
    assert answer.headers["Cache-Control"] == static.FOREVER
    assert client.get(chunk, buffered=True).headers["Cache-Control"] == "no-cache"
