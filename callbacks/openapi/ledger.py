"""OpenAPI description of the ledger as data: pieces of it as JSON, its rows as files."""

from __future__ import annotations

from typing import Any

from dashboard.pages.ledger.columns import COLUMNS
from geodata.export import CSV, JSON, XLSX
from geodata.query.keys import ALWAYS, ROW_FILTERS
from geodata.records.asked import LONGEST, ORDERS
from geodata.records.book import MOST
from geodata.registry.terms import KINDS

Object = dict[str, Any]
#: Keys of a selection that mean something here.
KEYS = (*ROW_FILTERS, *ALWAYS)
_OWN: dict[str, tuple[str, Object]] = {
    "q": (
        "查找 · Words that all stand in name, note, county, supporter, source or id of a record.",
        {"type": "string", "maxLength": LONGEST},
    ),
    "kind": (
        "资金性质 · Kinds of money, separated by commas.",
        {"type": "array", "items": {"type": "string", "enum": [*KINDS, ""]}},
    ),
    "order": (
        "次序 · A column, with - downwards; absent: river order. Blanks come last.",
        {"type": "string", "enum": [*ORDERS, *(f"-{key}" for key in ORDERS), ""]},
    ),
}
_PIECE: dict[str, tuple[str, Object]] = {
    "start": ("起 · The first row, from 0.", {"type": "integer", "minimum": 0, "maximum": 999_999}),
    "end": (
        f"止 · The row after the last, at most {MOST} more than `start`.",
        {"type": "integer", "minimum": 0, "maximum": 999_999},
    ),
}


def paths(selection: dict[str, Object]) -> Object:
    """All of them; `selection` holds the parameters of a selection by key.

    `county` and `province` filter records here.
    """
    shared = [*(selection[key] for key in KEYS), *_parameters(_OWN)]
    return {
        "/records.json": {
            "get": _answer(
                "ledger_rows",
                "台账记录，一段 · A piece of the ledger, as it reads",
                [*shared, *_parameters(_PIECE)],
                JSON,
                _rows(),
            )
        },
        "/ledger.csv": {
            "get": _answer(
                "ledger_csv", "台账记录，CSV · Records of the ledger, CSV", shared, CSV,
                {"type": "string"},
            )
        },
        "/ledger.xlsx": {
            "get": _answer(
                "ledger_xlsx", "台账记录，Excel · Records of the ledger, Excel", shared, XLSX,
                {"type": "string", "format": "binary"},
            )
        },
    }  # fmt: skip


def _parameters(keys: dict[str, tuple[str, Object]]) -> list[Object]:
    return [
        {"name": name, "in": "query", "description": text, "schema": schema}
        | ({"style": "form", "explode": False} if schema["type"] == "array" else {})
        for name, (text, schema) in keys.items()
    ]


def _rows() -> Object:
    row: Object = {
        "type": "object",
        "required": [column.key for column in COLUMNS],
        "properties": {column.key: {"type": "string"} for column in COLUMNS},
        "additionalProperties": False,
    }
    count: Object = {"type": "integer", "minimum": 0}
    return {
        "type": "object",
        "required": ["total", "start", "rows"],
        "properties": {
            "total": count,
            "start": count,
            "rows": {"type": "array", "maxItems": MOST, "items": row},
        },
    }


def _answer(key: str, summary: str, parameters: list[Object], kind: str, schema: Object) -> Object:
    return {
        "operationId": key,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": summary, "content": {kind: {"schema": schema}}},
            "400": {"$ref": "#/components/responses/BadSelection"},
            "404": {"$ref": "#/components/responses/UnknownKey"},
        },
    }
