"""Parameters of the addresses: keys of a selection, keys of one address alone, gaps of paths."""

from __future__ import annotations

from callbacks.openapi.bodies import Object, ref
from dashboard.address import Address
from dashboard.meeting.request import THEMES as GROUNDS
from dashboard.pictures.options import LONGEST, MOST, SIZES, THEMES
from geodata.meeting.room import BOUNDS, Room
from geodata.query.baseline import baselines
from geodata.query.codec import RELEASE
from geodata.query.keys import KEYS
from geodata.query.readers import MAX_COMPARE, MAX_LIST
from geodata.query.scope import Scope
from geodata.records import request as ledger
from geodata.records.book import MOST as MOST_ROWS
from geodata.registry.charts import CHARTS
from geodata.registry.metrics import LEDGER_KEYS, METRICS
from geodata.registry.terms import KINDS

Described = dict[str, tuple[str, Object]]
_YES_OR_NO: Object = {"type": "string", "enum": ["0", "1", ""]}
_COUNT: Object = {"type": "integer", "minimum": 0, "maximum": 999_999}
_SIDE: Object = {"type": "number", "minimum": 1, "maximum": MOST}
_PIXELS: tuple[str, Object] = ("像素 · Pixels.", {"type": "integer", "minimum": 1})


def _typed(key: str) -> Object:
    return {"type": "string", "maxLength": LONGEST[key]}


#: Keys of a picture.
PICTURE: Described = {
    "size": ("格式 · Named format.", {"type": "string", "enum": [*SIZES, ""]}),
    "width": ("宽 · Width, with `height`.", _SIDE),
    "height": ("高 · Height, with `width`.", _SIDE),
    "scale": ("倍数 · Of the pixels of a PNG.", {"type": "number", "minimum": 0.25, "maximum": 4}),
    "unit": ("单位 · Of width and height.", {"type": "string", "enum": ["px", "mm", ""]}),
    "plain": ("不要标题 · Without headline.", _YES_OR_NO),
    "transparent": ("透明底 · Without ground.", _YES_OR_NO),
    "logo": ("标记 · The seal of the atlas.", _YES_OR_NO),
    "theme": ("深浅 · Theme.", {"type": "string", "enum": [*THEMES, ""]}),
    "title": ("标题 · Instead of the headline.", _typed("title")),
    "subtitle": ("副标题 · Instead of the line under it.", _typed("subtitle")),
    "note": ("附注 · A line more.", _typed("note")),
    "number": ("审图号 · The publisher's own map review number.", _typed("number")),
}
#: Keys of an embed.
EMBED: Described = {
    "controls": ("筛选 · A form of filters.", _YES_OR_NO),
    "search": ("查找 · A field for a county.", _YES_OR_NO),
    "title": ("标题 · The headline.", _YES_OR_NO),
    "interactive": ("互动 · 0: no script at all.", _YES_OR_NO),
    "theme": ("深浅 · Theme.", {"type": "string", "enum": ["auto", *THEMES, ""]}),
    "number": PICTURE["number"],
}
#: What the keys of a room mean; they and the theme change `/present`, and no file made of it.
_ROOM = {
    "inches": "屏幕对角线 · Diagonal of the screen.",
    "metres": "最远座位 · From the screen to the farthest seat.",
}
#: Keys that rows of the registry name as their own.
OWN: Described = {
    "q": (
        "查找 · Words that all stand in name, note, county, supporter, source or id of a record.",
        {"type": "string", "maxLength": ledger.LONGEST},
    ),
    "kind": (
        "资金性质 · Kinds of money, separated by commas.",
        {"type": "array", "items": {"type": "string", "enum": [*KINDS, ""]}},
    ),
    "order": (
        "次序 · A column, with - downwards; absent: river order. Blanks come last.",
        {"type": "string", "enum": [*ledger.ORDERS, *(f"-{key}" for key in ledger.ORDERS), ""]},
    ),
    "start": ("起 · The first row, from 0.", _COUNT),
    "end": (f"止 · The row after the last, at most {MOST_ROWS} more than `start`.", _COUNT),
    "record": (
        "记录 · Id of a ledger row, or table and key of another one, e.g. "
        "`indicators:500101:2020:gdp:s0001`.",
        {"type": "string", "minLength": 1, "maxLength": 120},
    ),
    **{
        key: (_ROOM[key], {"type": "number", "minimum": least, "maximum": most,
                           "default": getattr(Room(), key)})
        for key, (least, most) in BOUNDS.items()
    },
    "theme": (
        "深浅 · Ground of the slides.",
        {"type": "string", "enum": list(GROUNDS), "default": GROUNDS[0]},
    ),
    "url": (
        "地址 · An address of this site.",
        {"type": "string", "examples": ["https://atlas.example.cn/embed/map"]},
    ),
    "format": ("格式 · Format.", {"type": "string", "enum": ["json", "xml"]}),
    "maxwidth": _PIXELS,
    "maxheight": _PIXELS,
}  # fmt: skip
REQUIRED = frozenset({"record", "url"})


def of(row: Address, scope: Scope) -> list[Object]:
    """All parameters of an address, those of its path first."""
    own = {"files.snapshots": PICTURE, "press.embeds": EMBED}.get(row.module, {})
    if not row.gaps:  # the kit has the sizes of its pictures
        own = {}
    own = own | {key: OWN[key] for key in row.own}
    return [
        *(_gap(name, scope) for name in row.gaps),
        *(_own(name, text, schema) for name, (text, schema) in own.items()),
        *(ref("parameters", key) for key in row.keys),
        *([ref("parameters", "If-None-Match")] if row.kept else []),
    ]


def _own(name: str, text: str, schema: Object) -> Object:
    found: Object = {"name": name, "in": "query", "description": text, "schema": schema}
    if name in REQUIRED:
        found["required"] = True
    return found | ({"style": "form", "explode": False} if schema.get("type") == "array" else {})


def _gap(name: str, scope: Scope) -> Object:
    gaps: dict[str, tuple[str, Object]] = {
        "adcode": (
            "县（区）· Code or any name of a county.",
            {"type": "string", "enum": list(scope.allowed["county"])},
        ),
        "chart": ("图 · Which chart.", {"type": "string", "enum": list(CHARTS)}),
        "code": ("图号 · A figure code.", {"type": "string", "examples": ["r1-PFTTX3SY"]}),
        "release": ("版本 · A release.", {"type": "string", "enum": list(scope.releases)}),
    }
    text, schema = gaps[name]
    return {"name": name, "in": "path", "required": True, "description": text, "schema": schema}


def of_selection(scope: Scope) -> Object:
    """The parameters that addresses share, by name: every key of a selection, and the ETag."""
    return {key: _parameter(key, scope) for key in KEYS} | {
        "If-None-Match": {
            "name": "If-None-Match",
            "in": "header",
            "description": "ETag of an earlier answer.",
            "schema": {"type": "string"},
        }
    }


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
