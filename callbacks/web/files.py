"""Files that take long to make, over HTTP: kept on disk, named by a key known before they are made.

A caller who has the file is answered at once, by its ETag. An address with `release=` gives the
same bytes for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, request

from callbacks.web import http
from dashboard.delivery.store import Store
from geodata.language import Language

#: Latest figures: a reader may be shown a file that is this old, in seconds.
SHORT = "public, max-age=300, must-revalidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file as its headers describe it.

    Attributes
    ----------
    key
        What decides the bytes: names the file in the store, and is its ETag.
    name
        File name, ASCII.
    pinned
        Whether the address names a release, so that the bytes never change.
    attached
        Whether browsers save it instead of showing it.
    latest
        Cache-Control of a file that is not pinned.
    """

    key: str
    name: str
    media_type: str
    pinned: bool
    language: Language | None = None
    attached: bool = False
    latest: str = SHORT


def answer(
    file: File, store: Store, make: Callable[[], bytes], made: Callable[[], object]
) -> Response:
    """The file from the store, made where it is not there; 304 where the caller has it.

    Parameters
    ----------
    made
        Called after the bytes are there: figure codes that they carry are remembered.

    Raises
    ------
    Busy, TooMany
        Too much is being made already, for everybody or for this client.
    """
    response = Response(content_type=file.media_type)
    response.set_etag(file.key)
    response.headers["Cache-Control"] = http.FOREVER if file.pinned else file.latest
    how = "attachment" if file.attached else "inline"
    response.headers["Content-Disposition"] = f'{how}; filename="{file.name}"'
    if file.language:
        response.headers["Content-Language"] = file.language
    if request.if_none_match.contains(file.key):
        response.status_code = 304
        return response
    response.set_data(store.get(file.key, make, request.remote_addr or ""))
    made()
    return response
