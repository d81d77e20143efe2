"""JSON Schemas of the JSON answers, for the OpenAPI description."""

from __future__ import annotations

from typing import Any

from dashboard.address import HTML, Address
from dashboard.pages.ledger.columns import COLUMNS as LEDGER
from geodata.export import CSV, JSON
from geodata.export.columns import FIGURE_COLUMNS
from geodata.query.codec import Scope
from geodata.records.book import MOST

Object = dict[str, Any]
#: The schema of an answer in JSON, by `operationId`.
_NAMED = {
    "data_json": "Data",
    "data_geojson": "Map",
    "metadata_json": "Metadata",
    "ledger_rows": "Rows",
    "healthz": "Alive",
    "readyz": "Ready",
}


def bodies(scope: Scope) -> Object:
    """The schemas by name."""
    return {
        "Figure": _figure(scope),
        "Metadata": _metadata(),
        "Data": _data(),
        "Map": _map(),
        "Rows": _rows(),
        "Alive": _state("status"),
        "Ready": _state("status", "release", "digest"),
    }


def body(row: Address) -> Object:
    """The schema of what an address answers."""
    if row.operation in _NAMED:
        return ref("schemas", _NAMED[row.operation])
    if row.media_type in (HTML, CSV):
        return {"type": "string"}
    return {"type": "object"} if row.media_type == JSON else {"type": "string", "format": "binary"}


def ref(kind: str, name: str) -> Object:
    """A reference to a component of the description."""
    return {"$ref": f"#/components/{kind}/{name}"}


def _figure(scope: Scope) -> Object:
    known = {"adcode": {"enum": list(scope.allowed["county"])}}
    kinds: Object = {
        key: {**column.schema, "description": column.about.en, **known.get(key, {})}
        for key, column in FIGURE_COLUMNS.items()
    }
    return {
        "type": "object",
        "required": list(FIGURE_COLUMNS),
        "properties": kinds,
        "additionalProperties": False,
    }


_METADATA = (
    "title",
    "code",
    "query",
    "release",
    "selection",
    "metric",
    "coverage",
    "area_wide",
    "comparison",
    "classes",
    "columns",
    "flags",
    "blank",
    "sources",
    "licence",
    "base_map",
)


def _metadata() -> Object:
    return {"type": "object", "required": list(_METADATA)}


def _data() -> Object:
    figures = {"type": "array", "minItems": 19, "maxItems": 19, "items": ref("schemas", "Figure")}
    return {
        "type": "object",
        "required": [*_METADATA, "figures"],
        "properties": {"figures": figures},
    }


def _map() -> Object:
    feature = {
        "type": "object",
        "required": ["type", "id", "properties", "geometry"],
        "properties": {
            "type": {"const": "Feature"},
            "id": {"type": "string"},
            "properties": ref("schemas", "Figure"),
            "geometry": {"type": "object"},
        },
    }
    features = {"type": "array", "minItems": 19, "maxItems": 19, "items": feature}
    return {
        "type": "object",
        "required": ["type", "metadata", "features"],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "metadata": ref("schemas", "Metadata"),
            "features": features,
        },
    }


def _rows() -> Object:
    row: Object = {
        "type": "object",
        "required": [column.key for column in LEDGER],
        "properties": {column.key: {"type": "string"} for column in LEDGER},
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


def _state(*keys: str) -> Object:
    return {
        "type": "object",
        "required": list(keys),
        "properties": {key: {"type": "string"} for key in keys},
    }
