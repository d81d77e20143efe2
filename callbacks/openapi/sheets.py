"""OpenAPI description of the sheets of paper."""

from __future__ import annotations

from callbacks.openapi.bodies import Object, ref
from geodata.query.scope import Scope

_BODY: Object = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
_LINE: Object = {"text/plain": {"schema": {"type": "string"}}}
_LATER = "Too many at once; Retry-After says when to come again."


def paths(scope: Scope, selection: dict[str, Object]) -> Object:
    """Both of them; `selection` are the parameters of a selection by their names."""
    kept = [selection["lang"], selection["release"], ref("parameters", "If-None-Match")]
    adcode: Object = {
        "name": "adcode",
        "in": "path",
        "required": True,
        "description": "县（区）· Code or any name of a county.",
        "schema": {"type": "string", "enum": list(scope.allowed["county"])},
    }
    summary = "一页纸 · A county on one page of A4: tagged PDF (PDF/UA-1)"
    return {
        "/county/{adcode}.pdf": {"get": _answer("county_sheet", summary, [adcode, *kept])},
        "/area.pdf": {"get": _answer("area_sheet", "概况 · The whole area on two pages", kept)},
    }


def _answer(key: str, summary: str, parameters: list[Object]) -> Object:
    refused = {code: {"description": _LATER, "content": _LINE} for code in ("429", "503")}
    return {
        "operationId": key,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": summary,
                "headers": {name: ref("headers", name) for name in ("ETag", "Cache-Control")},
                "content": _BODY,
            },
            "304": {"description": "The caller has these very bytes."},
            "400": ref("responses", "BadSelection"),
            "404": ref("responses", "UnknownKey"),
            **refused,
        },
    }
