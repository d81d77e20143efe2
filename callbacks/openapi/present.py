"""OpenAPI description of the meeting on the wall: filters, room, theme, release."""

from __future__ import annotations

from callbacks.openapi.bodies import Object, ref
from dashboard.meeting.asked import TAKEN, THEME, THEMES
from geodata.meeting.room import BOUNDS, Room

#: What the keys of a room mean.
ROOM = {
    "inches": "屏幕对角线 · Diagonal of the screen.",
    "metres": "最远座位 · From the screen to the farthest seat.",
}


def own() -> list[Object]:
    """Keys of a meeting beside those of a selection; values beyond the bounds are mended."""
    sizes = [
        _key(key, ROOM[key], {"type": "number", "minimum": least, "maximum": most,
                              "default": getattr(Room(), key)})
        for key, (least, most) in BOUNDS.items()
    ]  # fmt: skip
    theme = {"type": "string", "enum": list(THEMES), "default": THEMES[0]}
    return [*sizes, _key(THEME, "深浅 · Ground of the slides.", theme)]


def paths(selection: dict[str, Object]) -> Object:
    """The page; `selection` are the parameters of a selection by their names."""
    kept = [*(selection[key] for key in TAKEN), *own(), ref("parameters", "If-None-Match")]
    summary = "会议模式 · The meeting: all slides in one page, no request after it"
    found: Object = {
        "operationId": "present",
        "summary": summary,
        "parameters": kept,
        "responses": {
            "200": {
                "description": summary,
                "headers": {name: ref("headers", name) for name in ("ETag", "Cache-Control")},
                "content": {"text/html": {"schema": {"type": "string"}}},
            },
            "302": {"description": "Without `release`: to the same address with the latest."},
            "304": {"description": "The caller has these very bytes."},
            "404": {
                "description": "The release is not known.",
                "content": {"text/html": {"schema": {"type": "string"}}},
            },
        },
    }
    return {"/present": {"get": found}}


def _key(name: str, description: str, schema: Object) -> Object:
    return {"name": name, "in": "query", "description": description, "schema": schema}
