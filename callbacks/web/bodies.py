"""Bodies of requests, before anything reads them: their size, and the form of Dash's updates.

Pages send small JSON; whatever is larger or of another form comes from somebody else. It is
answered with one line and leaves nothing of its text in the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, request

if TYPE_CHECKING:
    from dash import Dash

#: Bytes of a body at most; the largest that a page sends (play, with all its frames) has a tenth.
LARGEST = 2 * 2**20
UPDATE = "/_dash-update-component"
TEXT = "text/plain; charset=utf-8"
MALFORMED = "400: not an update of this site\n"


def guard(dash_app: Dash) -> None:
    """Refuse bodies that are too large (413) and malformed updates (400), before Dash sees them."""
    dash_app.server.config["MAX_CONTENT_LENGTH"] = LARGEST
    dash_app.server.before_request(lambda: _refused(dash_app))


def _refused(dash_app: Dash) -> Response | None:
    if request.path != UPDATE or request.method != "POST":
        return None
    body = request.get_json(silent=True) if request.is_json else None
    if fits(body, dash_app.callback_map):
        return None
    return Response(MALFORMED, status=400, content_type=TEXT)


def fits(body: object, callbacks: dict[str, Any]) -> bool:
    """Whether a body names a callback of the site and brings exactly what it takes.

    Parameters
    ----------
    body
        What JSON gave; None where it was none.
    callbacks
        Dash's `callback_map`: by output, with `inputs` and `state` as lists of id and property.
    """
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    callback = callbacks.get(body["output"])
    changed = body.get("changedPropIds", [])
    return (
        callback is not None
        and _named(body.get("inputs", [])) == _named(callback["inputs"])
        and _named(body.get("state", [])) == _named(callback["state"])
        and isinstance(changed, list)
        and all(isinstance(one, str) for one in changed)
    )


def _named(parts: object) -> list[tuple[str, str]] | None:
    """Id and property of each part; None where the parts have another form."""
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        return None
    named = [(part.get("id"), part.get("property")) for part in parts]
    return named if all(isinstance(x, str) for pair in named for x in pair) else None
