"""OpenAPI description of what people take away: gap workbooks, corrections, whole releases."""

from __future__ import annotations

from callbacks.openapi.bodies import Object, ref
from geodata.export import XLSX
from geodata.query.codec import Scope

ZIP = "application/zip"
#: What `/data.zip` holds besides the View where a release is all that is asked for.
WHOLE = (
    "只写 `release`（可加 `lang`）时，包里还有整版数据包：datapackage.json、全部 CSV 和边界。 · "
    "With "
    "`release` and nothing else (but `lang`) the archive also holds the whole release as a data "
    "package: datapackage.json, all CSV files and the boundaries, byte for byte."
)
_BINARY: Object = {"type": "string", "format": "binary"}


def paths(scope: Scope, selection: dict[str, Object]) -> Object:
    """All of them; `selection` are the parameters of a selection by their names."""
    kept = [selection["lang"], selection["release"], ref("parameters", "If-None-Match")]
    release: Object = {
        "name": "release",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": list(scope.releases)},
    }
    record: Object = {
        "name": "record",
        "in": "query",
        "required": True,
        "description": (
            "记录 · Id of a ledger row, or table and key of another one, e.g. "
            "`indicators:500101:2020:gdp:s0001`."
        ),
        "schema": {"type": "string", "minLength": 1, "maxLength": 120},
    }
    every = [one for name, one in selection.items() if name not in ("lang", "release")]
    return {
        "/gaps.xlsx": {
            "get": _answer(
                "gaps",
                "缺口表：一个县（区）或若干支援方 · Gap workbook of a county, or of supporters: "
                "exactly one of the two",
                XLSX,
                [selection["county"], selection["supporters"], *kept],
            )
        },
        "/correction.xlsx": {
            "get": _answer(
                "correction", "更正表 · A record to be corrected", XLSX, [record, *every, *kept]
            )
        },
        "/release/{release}.zip": {
            "get": _answer(
                "release",
                "整版数据包 · A whole release as a Frictionless data package; `Repr-Digest` states "
                "its SHA-256",
                ZIP,
                [release, selection["lang"], ref("parameters", "If-None-Match")],
            )
        },
    }


def _answer(key: str, summary: str, kind: str, parameters: list[Object]) -> Object:
    return {
        "operationId": key,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": summary,
                "headers": {name: ref("headers", name) for name in ("ETag", "Cache-Control")},
                "content": {kind: {"schema": _BINARY}},
            },
            "304": {"description": "The caller has these very bytes."},
            "400": ref("responses", "BadSelection"),
            "404": ref("responses", "UnknownKey"),
        },
    }
