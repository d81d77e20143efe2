"""Pairing over HTTP: `/pairing`, and `/supporter/<key>` by key, name or short name."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response, redirect

from callbacks.web import http
from callbacks.web.documents import Documents, blueprint
from callbacks.web.origin import origin
from dashboard import addresses
from dashboard.delivery.static import StaticFiles
from dashboard.embed import cards
from dashboard.pages.pairing import page
from dashboard.pages.pairing import supporter as supporter_page
from dashboard.pages.pairing.scene import PairingScene, read
from dashboard.site import Site
from geodata.errors import UnknownKey
from geodata.language import Message, lists
from geodata.language.shown import nearest_of, plain, printable

STYLES, SCRIPTS = ("matrix.css", "pairing.css"), ("pairing.js",)
#: Names that an unknown one is told it may mean.
NEAREST = 3


def register(server: Flask, site: Site, files: StaticFiles) -> None:
    """Put both pages on a site's server."""
    documents = Documents(site, files, styles=STYLES, scripts=SCRIPTS)

    def answer(scene: PairingScene, path: str, title: str, body: object) -> Response:
        card = scene.card(path, title, page.subtitle(scene))
        head = [cards.tags(card, origin(scene.site))]
        pinned = scene.selection.release is not None
        return documents.answer(title, body, scene.language, pinned=pinned, head=head)

    def pairing() -> Response:
        scene = read(site, http.query())
        return answer(scene, addresses.PAIRING.path, page.title(scene), page.page(scene))

    def of_supporter(supporter: str) -> Response:
        scene = read(site, http.query())
        key = key_of(scene, supporter)
        if key != supporter:
            return redirect(addresses.SUPPORTER.at(scene.view.selection, supporter=key))  # type: ignore[return-value]
        title = scene.supporter(key, formal=True)
        return answer(
            scene, addresses.SUPPORTER.filled(supporter=key), title, supporter_page.page(scene, key)
        )

    routes: dict[str, Callable[..., Response]] = {
        addresses.PAIRING.path: pairing,
        addresses.SUPPORTER.rule(): of_supporter,
    }
    blueprint(server, documents, "pairing", routes)


def key_of(scene: PairingScene, name: str) -> str:
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
    near = nearest_of(wanted, [*keys, *names], 0.4, most=2 * NEAREST)
    meant = dict.fromkeys(names.get(one, one) for one in near)
    told = [f"{scene.supporter(key, formal=True)} /supporter/{key}" for key in meant][:NEAREST]
    raise UnknownKey(
        where=Message("支援方"),
        found=printable(name),
        expected=lists.keys(told) or "shandong, 山东, 山东省, …",
        mend=Message("可从结对关系页进入。"),
    )
