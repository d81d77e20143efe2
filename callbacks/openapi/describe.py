"""OpenAPI 3.1 description of the addresses that programs use, built from registries and scope."""

from __future__ import annotations

from callbacks.openapi import evaluation, handouts, present, press, sheets, takeaway
from callbacks.openapi import ledger as openapi_ledger
from callbacks.openapi.bodies import Object, bodies, ref
from geodata.export import CSV, EXPORTS, JSON, Export
from geodata.query.codec import RELEASE, Scope
from geodata.query.comparing import baselines
from geodata.query.keys import KEYS
from geodata.query.readers import MAX_COMPARE, MAX_LIST
from geodata.registry.metrics import LEDGER_KEYS, METRICS

VERSION = "1.0"


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
        "paths": {
            **{export.address: {"get": _export(export)} for export in EXPORTS.values()},
            **press.paths([ref("parameters", key) for key in KEYS]),
            **openapi_ledger.paths({key: ref("parameters", key) for key in KEYS}),
            **evaluation.paths({key: ref("parameters", key) for key in KEYS}),
            **handouts.paths(scope, {key: ref("parameters", key) for key in KEYS}),
            **sheets.paths(scope, {key: ref("parameters", key) for key in KEYS}),
            **present.paths({key: ref("parameters", key) for key in KEYS}),
            **takeaway.paths({key: ref("parameters", key) for key in KEYS}),
            "/openapi.json": {
                "get": _plain("openapi", "本说明 · This description", {"type": "object"}, kept=True)
            },
            "/healthz": {"get": _plain("healthz", "存活 · Liveness", _state("status"))},
            "/readyz": {
                "get": _plain("readyz", "就绪 · Readiness", _state("status", "release", "digest"))
            },
        },
        "components": {
            "parameters": {key: _parameter(key, scope) for key in KEYS}
            | {"If-None-Match": _if_none_match()},
            "responses": _refusals(),
            "schemas": bodies(scope),
            "headers": {
                "ETag": {"schema": {"type": "string"}, "description": "Digest of the bytes."},
                "Cache-Control": {
                    "schema": {"type": "string"},
                    "description": "Immutable for a year where `release` is given, else asked.",
                },
            },
        },
    }


def _export(export: Export) -> Object:
    more = {"description": handouts.WHOLE} if export.ending == "zip" else {}
    return more | {
        "operationId": export.address[1:].replace(".", "_"),
        "summary": f"{export.label.zh} · {export.label.en}",
        "parameters": [ref("parameters", key) for key in (*KEYS, "If-None-Match")],
        "responses": {
            "200": {
                "description": export.label.en,
                "headers": {
                    **{name: ref("headers", name) for name in ("ETag", "Cache-Control")},
                    "Content-Disposition": {
                        "schema": {"type": "string"},
                        "description": "The file's name.",
                    },
                },
                "content": {export.media_type: {"schema": _body(export)}},
            },
            "304": {"description": "The caller has these very bytes."},
            "400": ref("responses", "BadSelection"),
            "404": ref("responses", "UnknownKey"),
        },
    }


def _body(export: Export) -> Object:
    known = {"/data.json": "Data", "/data.geojson": "Map", "/metadata.json": "Metadata"}
    if export.address in known:
        return ref("schemas", known[export.address])
    return (
        {"type": "string"} if export.media_type == CSV else {"type": "string", "format": "binary"}
    )


def _plain(key: str, summary: str, schema: Object, *, kept: bool = False) -> Object:
    responses: Object = {"200": {"description": summary, "content": {JSON: {"schema": schema}}}}
    if kept:
        responses["304"] = {"description": "The caller has these very bytes."}
    found: Object = {"operationId": key, "summary": summary, "responses": responses}
    return found | ({"parameters": [ref("parameters", "If-None-Match")]} if kept else {})


def _parameter(key: str, scope: Scope) -> Object:
    row, schema = KEYS[key], _schema(key, scope)
    if isinstance(row.default, str):
        schema = schema | {"default": row.default}
    most = MAX_COMPARE if key == "compare" else MAX_LIST
    limit = f" At most {most}, separated by commas." if row.many else ""
    found: Object = {
        "name": key,
        "in": "query",
        "description": f"{row.label.zh} · {row.about.en}" + limit + _applies(key, scope),
        "schema": schema,
    }
    if row.many:
        found |= {"style": "form", "explode": False}
    return found


def _changing(scope: Scope) -> list[str]:
    spans = scope.metric_years
    return [m.key for m in METRICS.values() if baselines(m, spans.get(m.key))]


def _applies(key: str, scope: Scope) -> str:
    """To which metrics a key applies, where not to all."""
    if key == "normalise":
        return f" Metrics: {', '.join(m.key for m in METRICS.values() if m.normalise)}."
    if key == "baseline":
        return f" Metrics: {', '.join(_changing(scope))}."
    if key not in LEDGER_KEYS:
        return ""
    return f" Metrics: {', '.join(m.key for m in METRICS.values() if key in m.keys)}."


def _schema(key: str, scope: Scope) -> Object:
    row = KEYS[key]
    if row.pattern:
        examples: Object = {"examples": list(row.examples)} if row.examples else {}
        return {"type": "string", "pattern": row.pattern} | examples
    if key == RELEASE:
        return {"type": "string", "enum": list(scope.releases)}
    one: Object = {"type": "string", "enum": [*scope.allowed[key], ""]}
    return {"type": "array", "items": one} if row.many else one


def _if_none_match() -> Object:
    return {
        "name": "If-None-Match",
        "in": "header",
        "description": "ETag of an earlier answer.",
        "schema": {"type": "string"},
    }


def _refusals() -> Object:
    line = {"text/plain": {"schema": {"type": "string"}}}
    return {
        "BadSelection": {
            "description": "One line: what is wrong with the query and what would be right.",
            "content": line,
        },
        "UnknownKey": {"description": "One line: the release is not known.", "content": line},
    }


def _state(*keys: str) -> Object:
    return {
        "type": "object",
        "required": list(keys),
        "properties": {key: {"type": "string"} for key in keys},
    }
