"""OpenAPI 3.1 description of the addresses that programs use, built from registries and scope."""

from __future__ import annotations

from callbacks.openapi import bodies, parameters
from callbacks.openapi.bodies import Object, ref
from dashboard.address import HTML, Address
from dashboard.addresses import ADDRESSES, PRESENT
from geodata.query.scope import Scope

VERSION = "1.0"
_LATER = "Too many at once; Retry-After says when to come again."
_LINE: Object = {"text/plain": {"schema": {"type": "string"}}}
#: What only one address answers.
_BESIDES: dict[str, Object] = {
    PRESENT.path: {
        "302": {"description": "Without `release`: to the same address with the latest."}
    }
}


def describe(scope: Scope) -> Object:
    """The whole description as a JSON object."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "三峡库区对口支援地图 · Three Gorges counterpart-support atlas",
            "version": VERSION,
            "description": (
                "Figures per county, the records behind them and their description. A blank value "
                "is no published figure, never zero. Every address answers GET and HEAD. Not every "
                "key applies to every metric: what does not apply is refused with 400 and one line "
                "of text, never ignored. A key with a blank value is as if it were left out, "
                "except `release`."
            ),
        },
        "paths": {row.path: {"get": operation(row, scope)} for row in ADDRESSES if row.operation},
        "components": {
            "parameters": parameters.of_selection(scope),
            "responses": _refusals(),
            "schemas": bodies.bodies(scope),
            "headers": {
                "ETag": {"schema": {"type": "string"}, "description": "Digest of the bytes."},
                "Cache-Control": {
                    "schema": {"type": "string"},
                    "description": "Immutable for a year where `release` is given, else asked.",
                },
            },
        },
    }


def operation(row: Address, scope: Scope) -> Object:
    """What an address takes and answers."""
    summary = " · ".join(dict.fromkeys(row.about))
    found: Object = {
        "operationId": row.operation,
        "summary": summary,
        "parameters": parameters.of(row, scope),
        "responses": {"200": _answer(row, summary)} | _BESIDES.get(row.path, {}),
    }
    if row.more.en:
        found["description"] = " · ".join(row.more)
    if row.kept:
        found["responses"]["304"] = {"description": "The caller has these very bytes."}
    if row.kind != "state":
        found["responses"] |= _refused(row)
    return found


def _answer(row: Address, summary: str) -> Object:
    media = row.media_type.partition(";")[0] if row.media_type == HTML else row.media_type
    found: Object = {
        "description": summary,
        "content": {media: {"schema": bodies.body(row)}},
    }
    if row.kept:
        found["headers"] = {name: ref("headers", name) for name in ("ETag", "Cache-Control")}
    return found


def _refused(row: Address) -> Object:
    """What may be wrong: pages mend a query, and refuse as pages."""
    if row.kind in ("page", "press") and row.media_type == HTML:
        page: Object = {"text/html": {"schema": {"type": "string"}}}
        found: Object = {
            "404": {"description": "There is no such chart, code or release.", "content": page}
        }
        return (
            found
            if row.kind == "page"
            else found | {"400": {"description": "The query is wrong.", "content": page}}
        )
    found = {"400": ref("responses", "BadSelection"), "404": ref("responses", "UnknownKey")}
    if row.limited:
        found |= {code: {"description": _LATER, "content": _LINE} for code in ("429", "503")}
    return found


def _refusals() -> Object:
    return {
        "BadSelection": {
            "description": "One line: what is wrong with the query and what would be right.",
            "content": _LINE,
        },
        "UnknownKey": {
            "description": "One line: the release, chart or record is not known.",
            "content": _LINE,
        },
    }
