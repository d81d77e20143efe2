"""Facts of a step as native tables, which Office can edit and read aloud."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.look import fonts
from dashboard.look.theme import LIGHT
from dashboard.meeting import texts
from dashboard.meeting.blocks import Fact, Facts
from dashboard.meeting.takeaway.deck_master import Placeholder

Shapes = Any
#: Type of charts and tables, in points: names, what stands beside them, figures.
TYPE, SMALL, FIGURE = 12, 10.5, 16
#: Office's table without fills and lines: ours are drawn.
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
#: Share of a table that its labels take; line height.
LABELS, LEADING = 0.44, 1.25
#: Ground around the text of a cell, in inches.
PAD = 0.05
#: A text, its size and its colour.
Run = tuple[str, float, str]


def rgb(colour: str) -> RGBColor:
    """A colour of the palette.

    >>> str(rgb("#0e5a66"))
    '0E5A66'
    """
    return RGBColor(*bytes.fromhex(colour[1:]))


def facts(shapes: Shapes, block: Facts, place: Placeholder, scale: float) -> None:
    """A table of two columns; small words below the figure they belong to."""
    room = Placeholder(place.x, place.y, place.width, 0.1)
    table = shapes.add_table(len(block.rows), 2, *room.emu).table
    plain(table)
    table.first_col = True
    table.columns[0].width = Inches(place.width * LABELS)
    table.columns[1].width = Inches(place.width * (1 - LABELS))
    for n, fact in enumerate(block.rows):
        lined(table.cell(n, 0), [[(fact.label, TYPE * scale, LIGHT.muted)]])
        lined(table.cell(n, 1), _said(fact, place.width, scale))
        table.rows[n].height = Inches(row_height(fact, place.width, scale))


def _said(fact: Fact, width: float, scale: float) -> list[list[Run]]:
    """The figure, and what belongs to it beside it where there is room, else below."""
    small = SMALL * scale
    figure, note = (fact.text, FIGURE * scale, LIGHT.ink), (fact.note, small, LIGHT.muted)
    if not fact.note:
        return [[figure]]
    both = fonts.width(fact.text, FIGURE * scale) + fonts.width(f"   {fact.note}", small)
    if both * texts.SAFE <= _inner(1 - LABELS, width):
        return [[figure, ("  ", small, LIGHT.muted), note]]
    return [[figure], [note]]


def _inner(share: float, width: float) -> float:
    return (share * width - 2 * PAD) * 72


def row_height(fact: Fact, width: float, scale: float) -> float:
    """How tall a row of a table gets, in inches."""
    right = sum(
        _tall("".join(run[0] for run in line), line[0][1], _inner(1 - LABELS, width))
        for line in _said(fact, width, scale)
    )
    return 2 * PAD + max(_tall(fact.label, TYPE * scale, _inner(LABELS, width)), right) / 72


def _tall(text: str, size: float, room: float) -> float:
    """Height of a text that is broken into lines, in points."""
    return LEADING * size * len(fonts.wrapped(text, size * texts.SAFE, room, 9))


def plain(table: Any) -> None:
    """A table without Office's own fills and lines."""
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE
    table.first_row, table.horz_banding = False, False


def lined(cell: Any, lines: list[list[Run]], pad: float = PAD) -> None:
    """Lines of text in a cell, on a pale line."""
    write(cell, lines, pad)
    properties = cell._tc.get_or_add_tcPr()
    for side in ("lnL", "lnR", "lnT", "lnB"):
        properties.append(_edge(side, LIGHT.hairline if side == "lnB" else ""))


def write(cell: Any, lines: list[list[Run]], pad: float) -> None:
    """Lines of text with their sizes and colours."""
    frame = cell.text_frame
    cell.margin_left = cell.margin_right = Inches(PAD)
    cell.margin_top = cell.margin_bottom = Inches(pad)
    cell.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, True
    for n, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not n else frame.add_paragraph()
        for text, size, colour in line:
            run = paragraph.add_run()
            run.text, run.font.size, run.font.color.rgb = text, Pt(size), rgb(colour)


def _edge(side: str, colour: str) -> Any:
    line = etree.Element(qn(f"a:{side}"), w="9525" if colour else "0")
    if not colour:
        etree.SubElement(line, qn("a:noFill"))
        return line
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour[1:].upper())
    return line
