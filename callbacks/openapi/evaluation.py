"""OpenAPI description of the evaluation of the plan as files."""

from __future__ import annotations

from callbacks.openapi.bodies import Object, ref
from dashboard.pages.evaluation.files import DOCX, PDF
from dashboard.pages.evaluation.scene import PATH
from geodata.export import XLSX

_SUMMARIES: dict[str, tuple[str, str]] = {
    "xlsx": (
        XLSX,
        "规划评估，全部结果、数字和来源 · The plan evaluated: results, figures and sources",
    ),
    "docx": (DOCX, "自评估报告，Word · Self-evaluation report, Word"),
    "pdf": (PDF, "自评估报告，PDF · Self-evaluation report, tagged PDF"),
}


def paths(selection: dict[str, Object]) -> Object:
    """All of them; `selection` are the parameters of a selection by their names."""
    kept = [selection["lang"], selection["release"], ref("parameters", "If-None-Match")]
    return {
        f"{PATH}.{ending}": {"get": _answer(ending, summary, kind, kept)}
        for ending, (kind, summary) in _SUMMARIES.items()
    }


def _answer(ending: str, summary: str, kind: str, parameters: list[Object]) -> Object:
    return {
        "operationId": f"evaluation_{ending}",
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": summary,
                "headers": {name: ref("headers", name) for name in ("ETag", "Cache-Control")},
                "content": {kind: {"schema": {"type": "string", "format": "binary"}}},
            },
            "304": {"description": "The caller has these very bytes."},
            "400": ref("responses", "BadSelection"),
            "404": ref("responses", "UnknownKey"),
            "429": {"description": "One line: this client asks for too much at once."},
            "503": {"description": "One line: too much is asked for at once, come again."},
        },
    }
