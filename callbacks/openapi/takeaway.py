"""OpenAPI description of what leaves the room: slides, PDF, brief."""

from __future__ import annotations

from callbacks.openapi.bodies import Object, ref
from dashboard.meeting.asked import TAKEN, THEME, THEMES
from dashboard.meeting.takeaway.kinds import KINDS
from geodata.meeting.room import BOUNDS

_LINE: Object = {"text/plain": {"schema": {"type": "string"}}}
_LATER = "Too many at once; Retry-After says when to come again."
SAID = {
    "/present.pptx": "幻灯片 · The script of the meeting as slides with native charts and tables",
    "/present.pdf": "讲稿 PDF · The same as a tagged PDF (PDF/UA-1) of 16:9 pages",
    "/brief.html": "离线简报 · The same as one HTML file with everything inside, 3 MB at most",
}
assert tuple(SAID) == tuple(kind.path for kind in KINDS)


def paths(selection: dict[str, Object]) -> Object:
    """All of them; `selection` are the parameters of a selection by their names."""
    room: list[Object] = [
        {
            "name": key,
            "in": "query",
            "description": "会议室 · Of the room of `/present`; changes no file.",
            "schema": {"type": "number", "minimum": low, "maximum": high},
        }
        for key, (low, high) in BOUNDS.items()
    ]
    theme: Object = {
        "name": THEME,
        "in": "query",
        "description": "深浅 · Of `/present`; changes no file.",
        "schema": {"type": "string", "enum": list(THEMES)},
    }
    kept = [selection[key] for key in TAKEN]
    parameters = [*kept, *room, theme, ref("parameters", "If-None-Match")]
    return {kind.path: {"get": _answer(kind.path, kind.media_type, parameters)} for kind in KINDS}


def _answer(path: str, kind: str, parameters: list[Object]) -> Object:
    refused = {code: {"description": _LATER, "content": _LINE} for code in ("429", "503")}
    named = ("ETag", "Cache-Control")
    return {
        "operationId": path[1:].replace(".", "_"),
        "summary": SAID[path],
        "description": (
            "Under filters, steps without any figure are left out. Charts and maps are those of "
            "the script; keys that a script decides are refused."
        ),
        "parameters": parameters,
        "responses": {
            "200": {
                "description": SAID[path],
                "headers": {name: ref("headers", name) for name in named},
                "content": {kind: {"schema": {"type": "string", "format": "binary"}}},
            },
            "304": {"description": "The caller has these very bytes."},
            "400": ref("responses", "BadSelection"),
            "404": ref("responses", "UnknownKey"),
            **refused,
        },
    }
