"""OpenAPI description of the addresses of articles: pictures, embeds, oEmbed, figure codes."""

from __future__ import annotations

from typing import Any

from dashboard.pictures.options import LEAST, LONGEST, MOST, SIZES, THEMES
from geodata.registry.charts import CHARTS, MAP

Object = dict[str, Any]
FORMATS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
OEMBED: Object = {"type": "string", "enum": ["json", "xml"]}
YES_OR_NO: Object = {"type": "string", "enum": ["0", "1", ""]}
#: Keys of a picture beside those of the selection.
PICTURE: dict[str, tuple[str, Object]] = {
    "size": ("格式 · Named format.", {"type": "string", "enum": [*SIZES, ""]}),
    "width": ("宽 · Width, with `height`.", {"type": "number", "minimum": 1, "maximum": MOST}),
    "height": ("高 · Height, with `width`.", {"type": "number", "minimum": 1, "maximum": MOST}),
    "scale": ("倍数 · Of the pixels of a PNG.", {"type": "number", "minimum": 0.25, "maximum": 4}),
    "unit": ("单位 · Of width and height.", {"type": "string", "enum": ["px", "mm", ""]}),
    "plain": ("不要标题 · Without headline.", YES_OR_NO),
    "transparent": ("透明底 · Without ground.", YES_OR_NO),
    "logo": ("标记 · The seal of the atlas.", YES_OR_NO),
    "theme": ("深浅 · Theme.", {"type": "string", "enum": [*THEMES, ""]}),
    "title": ("标题 · Instead of the headline.", {"type": "string", "maxLength": LONGEST["title"]}),
    "subtitle": (
        "副标题 · Instead of the line under it.",
        {"type": "string", "maxLength": LONGEST["subtitle"]},
    ),
    "note": ("附注 · A line more.", {"type": "string", "maxLength": LONGEST["note"]}),
    "number": (
        "审图号 · The publisher's own map review number.",
        {"type": "string", "maxLength": LONGEST["number"]},
    ),
}
EMBED: dict[str, tuple[str, Object]] = {
    "controls": ("筛选 · A form of filters.", YES_OR_NO),
    "search": ("查找 · A field for a county.", YES_OR_NO),
    "title": ("标题 · The headline.", YES_OR_NO),
    "interactive": ("互动 · 0: no script at all.", YES_OR_NO),
    "theme": ("深浅 · Theme.", {"type": "string", "enum": ["auto", *THEMES, ""]}),
    "number": PICTURE["number"],
}


def paths(selection: list[Object]) -> Object:
    """All of them; `selection` are the parameters of a selection."""
    chart: Object = {
        "name": "chart",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": list(CHARTS)},
    }
    found: Object = {
        f"/snapshot/{{chart}}.{ending}": {
            "get": _answer(
                f"snapshot_{ending}",
                f"图片 · Picture, {ending.upper()}: sides of {LEAST} to {MOST} pixels.",
                kind,
                [chart, *selection, *_keys(PICTURE)],
                limited=True,
            )
        }
        for ending, kind in FORMATS.items()
    }
    html = "text/html; charset=utf-8"
    return found | {
        "/snapshot/wechat.zip": {
            "get": _answer(
                "wechat", "公众号素材包 · Kit for a WeChat article", "application/zip",
                selection, limited=True,
            )
        },
        "/embed/{chart}": {
            "get": _answer(
                "embed", "嵌入 · One chart alone, live", html, [chart, *selection, *_keys(EMBED)]
            )
        },
        "/share/{chart}": {
            "get": _answer("share", "分享 · The share page", html, [chart, *selection])
        },
        "/v/{code}": {
            "get": _answer(
                "figure_code", "图号 · The frozen view behind a figure code", html,
                [_text("code", "path", "r1-PFTTX3SY"), *selection],
            )
        },
        "/oembed": {
            "get": _answer(
                "oembed", "oEmbed 1.0", "application/json",
                [
                    _text("url", "query", f"https://atlas.example.cn/embed/{MAP}"),
                    *_keys({"format": ("格式 · Format.", OEMBED)}),
                    *_keys({
                        key: ("像素 · Pixels.", {"type": "integer", "minimum": 1})
                        for key in ("maxwidth", "maxheight")
                    }),
                ],
            )
        },
    }  # fmt: skip


def _keys(keys: dict[str, tuple[str, Object]]) -> list[Object]:
    return [
        {"name": name, "in": "query", "description": text, "schema": schema}
        for name, (text, schema) in keys.items()
    ]


def _text(name: str, place: str, example: str) -> Object:
    schema = {"type": "string", "examples": [example]}
    return {"name": name, "in": place, "required": True, "schema": schema}


def _answer(
    key: str, summary: str, kind: str, parameters: list[Object], *, limited: bool = False
) -> Object:
    line: Object = {"text/plain": {"schema": {"type": "string"}}}
    body: Object = {kind.split(";")[0]: {"schema": {"type": "string", "format": "binary"}}}
    refusals = {"400": "The query is wrong.", "404": "There is no such chart, release or code."}
    if limited:
        refusals |= {
            "429": "Too many at once for one client; Retry-After says when to come again.",
            "503": "Too many at once; Retry-After says when to come again.",
        }
    return {
        "operationId": key,
        "summary": summary,
        "parameters": parameters,
        "responses": {"200": {"description": summary, "content": body}}
        | {code: {"description": text, "content": line} for code, text in refusals.items()},
    }
