"""`/present`: the meeting, fixed to a release by its address."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from flask import Flask, Response, redirect

from callbacks.web import http
from callbacks.web.documents import HTML, Documents, blueprint
from dashboard import addresses
from dashboard.delivery.codes import Codes
from dashboard.delivery.static import StaticFiles
from dashboard.markup.document import document
from dashboard.meeting import request
from dashboard.meeting.wall import page
from dashboard.site import Site
from geodata.meeting.office import Stamp

STYLES, SCRIPTS = ("tokens.css", "present.css"), ("present.js",)
PATH = addresses.PRESENT.path
#: Documents that are kept ready: languages, rooms, filters in use.
KEPT = 16


def register(server: Flask, site: Site, codes: Codes, files: StaticFiles) -> None:
    """Put the meeting on a site's server."""
    styles, scripts = [files.url(n) for n in STYLES], [files.url(n) for n in SCRIPTS]

    @lru_cache(maxsize=KEPT)
    def written(query: str, _: Stamp) -> tuple[str, str]:
        """The document of an address; another one when the office's script has changed."""
        meeting = request.read(site, query)
        told = meeting.slides
        for one in told:
            codes.remember(one.view.selection, meeting.site.facts.id)
        text = document(
            title=page.title(meeting),
            language=meeting.language,
            body=page.page(meeting, told),
            styles=styles,
            scripts=scripts,
            theme=meeting.theme,
            icon=files.url("icon.svg"),
        )
        return text, meeting.language

    def present() -> Response:
        query = http.query()
        meeting = request.read(site, query)
        if meeting.chosen.release is None:
            return _pinned(meeting.site.facts.id, query)
        text, language = written(query, site.office.stamp)
        response = Response(text, content_type=HTML)
        response.headers["Content-Language"] = language
        # An office may mend its script on the day; without one the page is for ever the same,
        # and a browser shows it again when the network is gone.
        return http.kept(response, http.ASK_AGAIN if site.office.path else http.FOREVER)

    routes: dict[str, Callable[..., Response]] = {PATH: present}
    blueprint(server, Documents(site, files), "present", routes)


def _pinned(release: str, query: str) -> Response:
    """The same address with the release that is the latest now: it stays when a newer one comes."""
    kept = f"{query}&" if query else ""
    response = redirect(f"{PATH}?{kept}release={release}", 302)
    response.headers["Cache-Control"] = http.NEVER
    return response  # type: ignore[return-value]
