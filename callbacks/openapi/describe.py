"""OpenAPI 3.1 description of the addresses that programs use, built from registries and scope."""

from __future__ import annotations

from dataclasses import fields

from callbacks.openapi import evaluation, handouts, present, press, sheets, takeaway
from callbacks.openapi import ledger as openapi_ledger
from callbacks.openapi.bodies import Object, bodies, ref
from geodata.export import CSV, EXPORTS, JSON, Export
from geodata.query.codec import MAX_COMPARE, MAX_LIST, Scope
from geodata.query.comparing import baselines
from geodata.registry.metrics import LEDGER_KEYS, METRICS
from geodata.selection import Selection

VERSION = "1.0"

#: Query keys that take a comma list.
LISTS = frozenset({"sectors", "supporters", "compare", "programme", "status", "basis", "tier"})
KEYS: dict[str, str] = {
    "metric": "指标 · What is shown; also the metric's Chinese or English name.",
    "sectors": "产业领域 · Sectors; `others` is all that are not the four main ones.",
    "years": "年份 · One year or first-last, within the metric's years.",
    "province": "省市 · Figures outside it are blank.",
    "supporters": "支援方 · Supporters, by key or by name.",
    "county": "县区 · Highlights a county; figures stay the same. Code or name, former names too.",
    "normalise": "换算 · Per 10,000 people (census 2020) or per km², where the metric allows it.",
    "baseline": (
        "基准年 · Values are the change from this year: levels from its own figures to the latest "
        "later ones, both of one source or method; the ledger year against one year in `years`."
    ),
    "change": "变化 · With `baseline`: the difference, or in per cent (not of shares).",
    "relative": (
        "与全区相比 · Values less the area's figure, where the counties' figures make it up: "
        "shares and rates; not with `baseline`."
    ),
    "compare": "对比 · Counties side by side; figures stay the same.",
    "sort": "排序 · Order of the ranking; files are always in river order.",
    "programme": "渠道 · Programmes of the ledger; `all` takes every one.",
    "status": "状态 · Status of the projects.",
    "basis": "年份依据 · What the year of a record refers to.",
    "tier": "来源级别 · 1 official, 2 press, 3 repost or encyclopaedia.",
    "lang": "语言 · Language of names, units and messages.",
    "release": "版本 · Pins the figures of one release for ever; 404 when it is not known.",
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
    if export.body:
        return ref("schemas", export.body)
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
    default = {f.name: f.default for f in fields(Selection)}[key]
    schema = _schema(key, scope)
    if isinstance(default, str):
        schema = schema | {"default": default}
    most = MAX_COMPARE if key == "compare" else MAX_LIST
    limit = f" At most {most}, separated by commas." if key in LISTS else ""
    found: Object = {
        "name": key,
        "in": "query",
        "description": KEYS[key] + limit + _applies(key, scope),
        "schema": schema,
    }
    if key in LISTS:
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
    if key == "years":
        return {
            "type": "string",
            "pattern": "^([0-9]{4}(-[0-9]{4})?)?$",
            "examples": ["2021", "2014-2024"],
        }
    if key == "baseline":
        return {"type": "string", "pattern": "^([0-9]{4})?$"}
    if key == "release":
        return {"type": "string", "enum": list(scope.releases)}
    one: Object = {"type": "string", "enum": [*scope.allowed[key], ""]}
    return {"type": "array", "items": one} if key in LISTS else one


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
