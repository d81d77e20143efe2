"""The report as a tagged PDF, set by typst from `report.typ`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.pages.evaluation.blocks import Block, Picture, Report, Table
from dashboard.pages.evaluation.docx import COLOURS
from dashboard.typeset import compile as sheets

TEMPLATE = Path(__file__).parent / "report.typ"


def content(report: Report, draw: Callable[[Picture], bytes]) -> bytes:
    """The PDF; the same report and pictures give the same bytes.

    Parameters
    ----------
    draw
        A picture as SVG.
    """
    names = {picture: f"picture{n}.svg" for n, picture in enumerate(report.pictures, 1)}
    data = {
        "title": report.title,
        "subtitle": report.subtitle,
        "language": report.language,
        "foot": report.foot,
        "page": report.pages,
        "contents": report.contents,
        "colours": {key: f"#{colour.lstrip('#')}" for key, colour in COLOURS.items()},
        "blocks": [_block(block, names) for block in report.blocks],
    }
    pictures = {name: draw(picture) for picture, name in names.items()}
    return sheets.pdf(TEMPLATE, data, report.day, pictures)


def _block(block: Block, names: dict[Picture, str]) -> dict[str, Any]:
    """A block as values of JSON, `is` telling what it is."""
    if isinstance(block, Picture):
        return {
            "is": "picture",
            "name": names[block],
            "alt": block.alt,
            "caption": block.caption,
        }
    found = asdict(block)
    if isinstance(block, Table):
        found |= {"numbers": sorted(block.numbers), "whole": block.whole}
    return {"is": type(block).__name__.lower(), **found}
