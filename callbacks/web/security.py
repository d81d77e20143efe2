"""Response headers that keep pages from loading, framing or guessing what they should not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flask import Response, request

from dashboard import addresses

if TYPE_CHECKING:
    from dash import Dash

#: The only pages that others may show in a frame; they hold no inline script.
EMBED = addresses.EMBED.stem
EMBED_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # lengths of bars stand in style attributes
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: What is no page loads nothing; an SVG picture may carry its own styles, type and pixels.
NO_PAGE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-ancestors 'none'"
)


def policy(dash_app: Dash) -> str:
    """The Content-Security-Policy of pages; call it when all clientside callbacks are registered.

    Dash's inline scripts are allowed by their hashes. Plotly and Dash set style attributes and
    insert style rules, hence `'unsafe-inline'` for styles only; a picture that the browser makes
    of a chart is a blob.
    """
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *dash_app.csp_hashes())),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "frame-src": "'self'",  # the share dialog shows an embed as it will be
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return _written(directives)


def protect(dash_app: Dash, frame_ancestors: str = "*") -> None:
    """Apply `secured` to every response of a site's server."""
    pages = cache(lambda: policy(dash_app))  # at the first request: by then all callbacks are there
    dash_app.server.after_request(
        lambda response: secured(response, request.path, pages(), frame_ancestors)
    )


def secured(response: Response, path: str, pages: str, frame_ancestors: str = "*") -> Response:
    """Add the headers of a response.

    Parameters
    ----------
    path
        Of the request: only what lies below `/embed/` may be framed.
    pages
        Content-Security-Policy of HTML.
    frame_ancestors
        Who may frame embeds besides this site itself, as Content-Security-Policy writes it.
    """
    response.headers.update(HEADERS)
    if path.startswith(EMBED):
        response.headers["Content-Security-Policy"] = _embed_policy(frame_ancestors)
        return response
    response.headers["X-Frame-Options"] = "DENY"
    if (
        response.mimetype != "application/pdf"
    ):  # the browser's own PDF viewer needs what NO_PAGE forbids
        is_page = response.mimetype == "text/html"
        response.headers["Content-Security-Policy"] = pages if is_page else NO_PAGE
    return response


def _embed_policy(frame_ancestors: str) -> str:
    allowed = frame_ancestors if "*" in frame_ancestors.split() else f"'self' {frame_ancestors}"
    directives = EMBED_POLICY | {"frame-ancestors": allowed}
    return _written(directives)


def _written(directives: dict[str, str]) -> str:
    return "; ".join(f"{key} {value}" for key, value in directives.items())
