"""Pairing over HTTP: `/pairing`, and `/supporter/<key>` by key, name or short name."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from flask import Flask, Response, redirect

from callbacks import http
from callbacks.documents import Documents, blueprint
from callbacks.origin import origin
from dashboard import cards
from dashboard.pairing import page, supporter
from dashboard.pairing.scene import Scene, read
from dashboard.site import Site
from dashboard.static import StaticFiles
from geodata.errors import UnknownKey
from geodata.language import Message
from geodata.notices import printable
from geodata.scope import plain

STYLES, SCRIPTS = ("matrix.css", "pairing.css"), ("pairing.js",)
#: Names that an unknown one is told it may mean.
NEAREST = 3


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put both pages on a site's server."""
    documents = Documents(files, styles=STYLES, scripts=SCRIPTS)

    def answer(scene: Scene, path: str, title: str, body: object) -> Response:
        card = scene.card(path, title, page.subtitle(scene))
        head = [cards.tags(card, origin(scene.site))]
        pinned = scene.selection.release is not None
        return documents.answer(title, body, scene.language, pinned=pinned, head=head)

    def pairing() -> Response:
        scene = read(site, http.query())
        return answer(scene, "/pairing", page.title(scene), page.page(scene))

    def of_supporter(name: str) -> Response:
        scene = read(site, http.query())
        key = key_of(scene, name)
        if key != name:
            return redirect(scene.view.selection.at(f"/supporter/{key}"))  # type: ignore[return-value]
        title = scene.supporter(key, formal=True)
        return answer(scene, f"/supporter/{key}", title, supporter.page(scene, key))

    routes: dict[str, Callable[..., Response]] = {
        "/pairing": pairing,
        "/supporter/<name>": of_supporter,
    }
    blueprint(server, site, documents, "pairing", routes)


def key_of(scene: Scene, name: str) -> str:
    """The key that a key or any name of a supporter means.

    Raises
    ------
    UnknownKey
        No supporter is called so; the nearest names are told.
    """
    scope, wanted = scene.site.atlas.scope, plain(name)
    keys, names = scope.allowed["supporters"], scope.names["supporters"]
    if wanted in keys:
        return wanted
    if wanted in names:
        return names[wanted]
    near = get_close_matches(wanted[:60], [*keys, *names], n=2 * NEAREST, cutoff=0.4)
    meant = dict.fromkeys(names.get(one, one) for one in near)
    told = [f"{scene.supporter(key, formal=True)} /supporter/{key}" for key in meant][:NEAREST]
    raise UnknownKey(
        where=Message("支援方"),
        found=printable(name),
        expected=", ".join(told) or "shandong, 山东, 山东省, …",
        mend=Message("可从结对关系页进入。"),
    )
