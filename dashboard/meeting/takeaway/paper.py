"""A meeting as a PDF: pages of 16:9, page by page the slides.

16:9 and not A4: who opens it shows it full screen or prints it beside the slides, and a printer
fits it to its sheet; on A4 a sixth of each page would be empty.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard.drawing import axis, qr
from dashboard.look import fonts
from dashboard.look.theme import LIGHT
from dashboard.meeting import texts
from dashboard.meeting.blocks import Bars, Block, Columns, Fact, Facts, Lines
from dashboard.meeting.request import Meeting
from dashboard.meeting.slide import Slide
from dashboard.meeting.takeaway import cover, maps, notes
from dashboard.meeting.takeaway.maps import DOTS, Drawn, Frame
from dashboard.typeset import compile as sheets
from geodata.language import Language, Message, units

TEMPLATE = Path(__file__).with_name("present.typ")
MM = 25.4
#: Width and height of a map beside figures, and of one alone, in millimetres.
BESIDE, ALONE = (200, 128), (308, 128)
#: Height of a chart beside another, or beside a table or alone.
CHART, TALL = 36, 62
#: Points of a headline, and the room for it.
SIZES, ROOM = (22.0, 20.5, 19.0), 308 / MM * 72
#: Points of a figure in a table and of its note, and the room of their cell.
FIGURE, NOTE, CELL = 14, 9, 156
#: Share of a year that its column takes.
BAR = 0.7


def content(meeting: Meeting) -> bytes:
    """The bytes of the PDF."""
    pictures: dict[str, bytes] = {}
    drawn: dict[Any, tuple[str, Drawn]] = {}
    slides = meeting.slides
    steps = [_step(slide, meeting, pictures, drawn) for slide in slides]
    language = meeting.language
    heads = (Message("步"), Message("所见"), Message("图号"))
    data = {
        "title": cover.title(meeting), "author": cover.atlas(language), "language": language,
        "under": cover.lines(meeting), "pale": texts.PALE, "release": notes.release(slides[0]),
        "steps": steps,
        "list": {
            "title": Message("放映的视图").text(language),
            "under": Message("在网址 /v/ 后输入图号，可再看当时的图和数").text(language),
            "heads": [head.text(language) for head in heads],
        },
    }  # fmt: skip
    return sheets.pdf(TEMPLATE, data, slides[0].view.release.date, pictures)


def _step(
    slide: Slide, meeting: Meeting, pictures: dict[str, bytes], drawn: dict[Any, tuple[str, Drawn]]
) -> dict[str, Any]:
    across, down = BESIDE if slide.blocks else ALONE
    frame = Frame(width=round(across / MM * DOTS), height=round(down / MM * DOTS))
    key = (slide.step.chart, maps.shown(slide).query(), frame)
    if key not in drawn:
        name = f"map{len(drawn)}.svg"
        drawn[key] = name, maps.content(slide, frame, "svg")
        pictures[name] = drawn[key][1].content
    name, picture = drawn[key]
    scale = across / frame.width
    rings = maps.outline(slide, picture, frame)
    return {
        "number": slide.number, "headline": slide.headline, "under": slide.subtitle,
        "size": texts.title_size(slide.headline, SIZES, ROOM) or SIZES[0],
        "source": slide.source, "code": notes.stamp(slide),
        "figure": slide.code,
        "map": {
            "name": name, "alt": slide.alt, "width": across, "height": down,
            "rings": [[[x * scale, y * scale] for x, y in ring[:-1]] for ring in rings],
        },
        "blocks": [_block(block, slide) for block in slide.blocks],
        "tall": CHART if len(slide.blocks) > 1 and not _tables(slide.blocks) else TALL,
        **_qr(slide, meeting, pictures),
    }  # fmt: skip


def _tables(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Facts) for block in blocks)


def _qr(slide: Slide, meeting: Meeting, pictures: dict[str, bytes]) -> dict[str, str]:
    if not meeting.site.public_url:
        return {"qr": "", "qr-alt": ""}
    address = notes.address(slide, meeting.site.public_url)
    pictures[name := f"qr{slide.number}.svg"] = qr.svg(address)
    return {"qr": name, "qr-alt": notes.qr_alt(slide, address)}


def _block(block: Block, slide: Slide) -> dict[str, Any]:
    language = slide.language
    whole = {"title": texts.title(block), "alt": texts.alt(block, language)}
    if isinstance(block, Facts):
        return {**whole, "kind": "facts", "rows": [
            {"label": one.label, "text": one.text, "note": one.note, "below": _below(one)}
            for one in block.rows
        ]}  # fmt: skip
    if isinstance(block, Bars):
        fills = texts.fills(block, LIGHT.colours(slide.view.ramp))
        return {**whole, "kind": "bars", "rows": [
            {"label": row.label, "text": row.text, "share": row.value, "colour": fill}
            for row, fill in zip(block.rows, fills, strict=True)
        ]}  # fmt: skip
    if isinstance(block, Columns):
        return {**whole, "kind": "columns", **_columns(block, language)}
    return {**whole, "kind": "lines", **_lines(block, language)}


def _below(fact: Fact) -> bool:
    """Whether a note has no place beside its figure."""
    both = fonts.width(fact.text, FIGURE) + fonts.width(f"   {fact.note}", NOTE)
    return bool(fact.note) and both > CELL


def _axes(years: range, low: float, high: float) -> tuple[axis.Axis, axis.Axis, dict[str, Any]]:
    across, up = axis.years(years[0], years[-1]), axis.figures(low, high)
    ticks = [{"at": up.share(tick), "text": units.number(tick, 4)} for tick in up.ticks]
    named = [{"at": across.share(year), "text": f"{year:.0f}"} for year in across.ticks]
    return across, up, {"ticks": ticks, "years": named}


def _columns(block: Columns, language: Language) -> dict[str, Any]:
    across, up, axes = _axes(texts.years(block), 0.0, texts.highest(block))
    bars, wide = [], BAR / (across.high - across.low)
    for row in block.rows:
        foot = 0.0
        for pale, value in ((False, row.firm), (True, row.reported)):
            tall = up.share(value / block.divide)
            if tall:
                x = across.share(row.year) - wide / 2
                bars.append({"x": x, "y": foot, "wide": wide, "tall": tall, "pale": pale})
            foot += tall
    kinds = texts.kinds(language)
    dated = any(row.reported for row in block.rows)
    legend = [{"text": kinds[n], "pale": bool(n)} for n in range(1 + dated)]
    return {**axes, "bars": bars, "legend": legend}


def _lines(block: Lines, language: Language) -> dict[str, Any]:
    values = [value / block.divide for line in block.lines for _, value in line.points]
    across, up, axes = _axes(texts.years(block), min(0.0, *values), max(values))
    colours = iter((LIGHT.teal, LIGHT.cinnabar, LIGHT.river))
    ordered = sorted(block.lines, key=lambda line: line.strong)
    return {**axes, "note": texts.listed_note(block, language), "lines": [
        {
            "label": line.label, "strong": line.strong,
            "colour": next(colours, LIGHT.teal) if line.strong else LIGHT.province,
            "runs": [
                [[across.share(year), up.share(value / block.divide)] for year, value in run]
                for run in texts.runs(line)
            ],
        }
        for line in ordered
    ]}  # fmt: skip
