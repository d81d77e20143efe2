"""JSON Schemas of the JSON answers, for the OpenAPI description."""

from __future__ import annotations

from typing import Any

from geodata.export.columns import FIGURE_COLUMNS
from geodata.query.codec import Scope

Object = dict[str, Any]


def bodies(scope: Scope) -> Object:
    """The schemas by name."""
    return {"Figure": _figure(scope), "Metadata": _metadata(), "Data": _data(), "Map": _map()}


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
