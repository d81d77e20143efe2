"""Response headers that keep pages from loading, framing or guessing what they should not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flask import Response, request

if TYPE_CHECKING:
    from dash import Dash

#: The only pages that others may show in a frame.
EMBED = "/embed/"
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
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{key} {value}" for key, value in directives.items())


def protect(dash_app: Dash) -> None:
    """Apply `secured` to every response of a site's server."""
    pages = cache(lambda: policy(dash_app))  # at the first request: by then all callbacks are there
    dash_app.server.after_request(lambda response: secured(response, request.path, pages()))


def secured(response: Response, path: str, pages: str) -> Response:
    """Add the headers of a response.

    Parameters
    ----------
    path
        Of the request: only what lies below `/embed/` may be framed.
    pages
        Content-Security-Policy of HTML.
    """
    is_page = response.mimetype == "text/html"
    if path.startswith(EMBED):
        pages = pages.replace("frame-ancestors 'none'", "frame-ancestors *")
    else:
        response.headers["X-Frame-Options"] = "DENY"
    response.headers.update(HEADERS)
    if (
        response.mimetype != "application/pdf"
    ):  # the browser's own PDF viewer needs what NO_PAGE forbids
        response.headers["Content-Security-Policy"] = pages if is_page else NO_PAGE
    return response
