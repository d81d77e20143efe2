"""Pages that need no React: a body becomes a document with head, styles and scripts of the site.

Filters on them are plain forms, charts are SVG and HTML from the server, and a script of their
own (an asset) may add what a pointer or a key does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from flask import Blueprint, Flask, Response, request

from callbacks.web import http
from callbacks.web.origin import origin
from dashboard.delivery.static import StaticFiles
from dashboard.embed import cards
from dashboard.markup import Component
from dashboard.markup.document import document
from dashboard.parts import frame
from dashboard.site import Site
from geodata.errors import AtlasError
from geodata.language import Language, Message
from geodata.query import refusal as asking
from geodata.selection import Selection

HTML = "text/html; charset=utf-8"
STYLES = ("tokens.css", "layout.css", "panels.css", "print.css")
SCRIPTS = ("page.js",)


class Documents:
    """Writes documents in the dress of the site.

    Parameters
    ----------
    styles, scripts
        Further assets of these pages.
    """

    def __init__(
        self,
        site: Site,
        files: StaticFiles,
        *,
        styles: Sequence[str] = (),
        scripts: Sequence[str] = (),
    ) -> None:
        self._site = site
        self._styles = [files.url(name) for name in (*STYLES[:-1], *styles, STYLES[-1])]
        self._scripts = [files.url(name) for name in (*SCRIPTS, *scripts)]
        self._icon = files.url("icon.svg")

    def answer(
        self,
        title: str,
        body: Component,
        language: Language,
        *,
        pinned: bool = False,
        head: Sequence[Component] = (),
    ) -> Response:
        """A page; for ever the same where its release is pinned.

        Parameters
        ----------
        head
            The share card of the page, where it has one that says more than the row of its address.
        """
        text = self._text(title, body, language, head or self._card(title))
        response = Response(text, content_type=HTML)
        response.headers["Content-Language"] = language
        return http.kept(response, http.FOREVER if pinned else http.ASK_AGAIN)

    def refusal(self, error: AtlasError) -> Response:
        """The designed answer where there is no such page or release."""
        language = asking.language_of(http.query())
        view = self._site.atlas.view(Selection(lang=language))
        body = frame.not_found(self._site, error, view, language)
        text = self._text(Message("没有这个页面").text(language), body, language, ())
        status = http.status_of(error)
        response = Response(text, status=status, content_type=HTML)
        response.headers["Cache-Control"] = http.NEVER
        return response

    def _card(self, title: str) -> Sequence[Component]:
        found = replace(cards.card(self._site, request.path, http.query()), title=title)
        return [cards.tags(found, origin(self._site))]

    def _text(
        self, title: str, body: Component, language: Language, head: Sequence[Component]
    ) -> str:
        return document(
            title=f"{title} · {Message('三峡库区对口支援地图').text(language)}",
            language=language,
            body=[body],
            styles=self._styles,
            scripts=self._scripts,
            head=head,
            icon=self._icon,
        )


def blueprint(
    server: Flask,
    documents: Documents,
    name: str,
    routes: dict[str, Callable[..., Response]],
) -> None:
    """Put some document routes on a server; what they refuse is answered as a page."""
    blueprint = Blueprint(name, __name__)
    for n, (rule, serve) in enumerate(routes.items()):
        blueprint.add_url_rule(rule, f"{name}_{n}", serve)
    blueprint.register_error_handler(AtlasError, lambda error: documents.refusal(error))
    server.register_blueprint(blueprint)
