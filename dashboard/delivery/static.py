"""Static files: hashed names, compressed once, cached by browsers for ever.

Each file gets an address with its content's hash, `/static/<name>.<hash>.<ext>`, so a browser
never asks twice and never sees an old one. Compressed forms are kept on disk by that same
address: only the first start pays for them. What Dash serves at addresses of its own (React,
its renderer, the component libraries) can be taken over too; see `dash_scripts`.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import brotli
import plotly
from whitenoise import WhiteNoise

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from dash import Dash
    from flask import Flask

PREFIX = "/static/"
SUFFIXES = frozenset({".css", ".js", ".svg", ".png", ".ico", ".woff2", ".json", ".geojson"})
MEDIA_TYPES = {".geojson": "application/geo+json"}
PACKED = frozenset({".png", ".ico", ".woff2"})  # compressed by their own format
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"  # kept by the browser, but asked for by its ETag each time
SUITES = "/_dash-component-suites/"
DASH_CHUNKS = tuple(f"dash/dcc/async-{part}.js" for part in ("graph", "dropdown", "slider"))
# Size → Brotli level. The best takes 1.7 s a megabyte: 8 s for plotly.py's whole plotly.js.
BROTLI_LEVELS = ((1_000_000, 11), (2_000_000, 10), (sys.maxsize, 9))

_FINGERPRINT = re.compile(r"\.v[\w-]+m[0-9a-f]+\.")
_HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")


class StaticFiles:
    """A fixed set of files under hashed addresses.

    Parameters
    ----------
    files
        Name → content. A name may hold folders: `fonts/sans.woff2`.
    store
        Folder for the compressed forms, made if need be. Files found there are used as they
        are; where new ones cannot be written, a temporary folder takes them.

    Examples
    --------
    >>> files = StaticFiles({"page.css": b"p {}"}, Path(tempfile.mkdtemp()))
    >>> files.url("page.css")
    '/static/page.48d24394dd48.css'
    """

    def __init__(self, files: Mapping[str, bytes], store: Path) -> None:
        self._store = _Store(store)
        self._urls = {name: PREFIX + hashed_name(name, data) for name, data in files.items()}
        self._files = {self._urls[name]: data for name, data in files.items()}
        self._paths = self._store.keep_all(self._files)

    def url(self, name: str) -> str:
        """The address of a file, with its hash; `KeyError` for a name that was not given."""
        return self._urls[name]

    def mount(self, server: Flask, others: Mapping[str, bytes] | None = None) -> None:
        """Serve the files from a Flask application, before it sees the request.

        Parameters
        ----------
        server
            Its `wsgi_app` is wrapped. Any other address below `/static/` becomes a 404.
        others
            Address → content, for files whose address somebody else has fixed.
        """
        service = WhiteNoise(
            _refuse_unknown(server.wsgi_app),
            allow_all_origins=False,
            mimetypes=MEDIA_TYPES,
            add_headers_function=_add_headers,
        )
        paths = {**self._paths, **self._store.keep_all(others or {})}
        for url, path in paths.items():
            service.add_file_to_dictionary(url, str(path))
        server.wsgi_app = service  # type: ignore[method-assign]


def hashed_name(name: str, data: bytes) -> str:
    """`map.js` with content `…` → `map.0123456789ab.js`.

    >>> hashed_name("geo/counties.geojson", b"{}")
    'geo/counties.44136fa355b3.geojson'
    """
    path = PurePosixPath(name)
    digest = hashlib.sha256(data).hexdigest()[:12]
    return str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))


def collect(folder: Path) -> dict[str, bytes]:
    """Every style, script and picture below a folder, by its relative name, in name order."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def plotly_script(built: Path) -> bytes:
    """Our own plotly.js if `make bundle` has built it, else the whole one of plotly.py."""
    if built.is_file():
        return built.read_bytes()
    return (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()


def dash_scripts(app: Dash, chunks: Iterable[str] = DASH_CHUNKS) -> dict[str, bytes]:
    """The scripts that the page loads from Dash itself, by address, for `StaticFiles.mount`.

    Parameters
    ----------
    app
        A finished application: its own page is asked which scripts it names.
    chunks
        Scripts that Dash's loader asks for later, below `/_dash-component-suites/`.
    """
    client = app.server.test_client()
    page = client.get("/").get_data(as_text=True)
    named = re.findall(rf'"({re.escape(SUITES)}[^"]+\.js)"', page)
    urls = [*named, *(SUITES + chunk for chunk in chunks)]
    answers = {url: client.get(url, buffered=True) for url in urls}
    return {url: answer.get_data() for url, answer in answers.items() if answer.status_code == 200}


def is_immutable(url: str) -> bool:
    """Whether an address changes whenever its content does.

    >>> is_immutable("/static/page.48d24394dd48.css")
    True
    >>> is_immutable("/_dash-component-suites/dash/dcc/async-graph.js")
    False
    """
    if url.startswith(PREFIX):
        return bool(_HASHED.search(url))
    return bool(_FINGERPRINT.search(url))


class _Store:
    """Files and their compressed forms on disk, each written once, named by its content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._spare: Path | None = None

    def keep_all(self, files: Mapping[str, bytes]) -> dict[str, Path]:
        """Address → path of the plain file; `.br` and `.gz` lie beside it."""
        names = {url: _store_name(url, data) for url, data in files.items()}
        missing = {names[url]: data for url, data in files.items() if not self._has(names[url])}
        target = self._writable_folder() if missing else self._folder
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda item: _write(target, *item), missing.items()))
        return {
            url: (target if name in missing else self._folder) / name for url, name in names.items()
        }

    def _has(self, name: str) -> bool:
        return all((self._folder / form).is_file() for form in _forms(name))

    def _writable_folder(self) -> Path:
        """The store's own folder, or a temporary one where that cannot be written to."""
        if self._spare is None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                with tempfile.TemporaryFile(dir=self._folder):
                    return self._folder
            except OSError:
                self._spare = Path(tempfile.mkdtemp(prefix="atlas-static-"))
        return self._spare


def _store_name(url: str, data: bytes) -> str:
    """A name on disk that tells the content; the suffix tells its type."""
    return hashlib.sha256(data).hexdigest()[:40] + PurePosixPath(url).suffix


def _forms(name: str) -> dict[str, Callable[[bytes], bytes]]:
    """The forms that a file is kept in: file name → how to make it."""
    plain: dict[str, Callable[[bytes], bytes]] = {name: bytes}
    if PurePosixPath(name).suffix in PACKED:
        return plain
    return {f"{name}.br": _brotli, f"{name}.gz": _gzip, **plain}


def _brotli(data: bytes) -> bytes:
    level = next(level for size, level in BROTLI_LEVELS if len(data) <= size)
    packed: bytes = brotli.compress(data, quality=level)
    return packed


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def _write(folder: Path, name: str, data: bytes) -> None:
    """Write every form of a file so that another process sees it whole or not at all."""
    for form, pack in _forms(name).items():
        handle, draft = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(pack(data))
        Path(draft).chmod(0o644)
        Path(draft).replace(folder / form)


def _add_headers(headers: Any, _path: str, url: str) -> None:
    """Caching and safety of each file."""
    headers["Cache-Control"] = FOREVER if is_immutable(url) else ASK_AGAIN
    headers["X-Content-Type-Options"] = "nosniff"


def _refuse_unknown(application: WSGIApplication) -> WSGIApplication:
    """Dash answers any address with its page; below `/static/` a wrong one is a 404."""

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not environ.get("PATH_INFO", "").startswith(PREFIX):
            return application(environ, start_response)
        start_response(
            "404 Not Found", [("Content-Type", "text/plain"), ("Cache-Control", "no-store")]
        )
        return [b"404: no such file\n"]

    return guarded
