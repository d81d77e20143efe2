"""The report as a Word document: real headings, header rows, pictures that say what they show."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.delivery.pack import packed
from dashboard.look.theme import LIGHT
from dashboard.markup.document import TAGS
from dashboard.pages.evaluation.blocks import (
    Block,
    Heading,
    Paragraph,
    Picture,
    Report,
    Table,
    Terms,
)

#: Faces that every Chinese office has; Latin signs beside them.
SANS, SERIF, LATIN, LATIN_SERIF = "黑体", "宋体", "Arial", "Times New Roman"
PAGE = (Cm(21.0), Cm(29.7))
SIDE, TEXT = Cm(2.5), Cm(16.0)
#: Colours of statuses; the sign and the word say it too.
COLOURS = {"met": "2C6B3A", "partly": "8A5A0B", "not_met": "B03526",
           "not_judgeable": LIGHT.muted, "observed": LIGHT.teal}  # fmt: skip
Draw = Callable[[Picture], bytes]


def content(report: Report, draw: Draw) -> bytes:
    """The document; the same report and pictures give the same bytes.

    Parameters
    ----------
    draw
        A picture as PNG.
    """
    made = Document()
    _dress(made, report)
    title = made.add_paragraph(report.title, style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.LEFT
    made.add_paragraph(report.subtitle, style="Subtitle")
    for block in report.blocks:
        _WRITE[type(block)](made, block, draw)
    _describe(made, report)
    out = io.BytesIO()
    made.save(out)
    return packed(out.getvalue(), report.day)


def _describe(made: Any, report: Report) -> None:
    day, told = datetime.combine(report.day, time()), made.core_properties
    told.title, told.subject = report.title[:255], report.subtitle[:255]
    told.author = told.last_modified_by = told.comments = told.keywords = ""
    told.created = told.modified = told.last_printed = day
    told.language, told.revision = TAGS[report.language], 1


def _dress(made: Any, report: Report) -> None:
    section = made.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    _face(made.styles["Normal"], SERIF, LATIN_SERIF, 10.5, LIGHT.ink)
    made.styles["Normal"].paragraph_format.space_after = Pt(4)
    made.styles["Normal"].paragraph_format.line_spacing = 1.25
    for name, size, before in (("Title", 20, 0), ("Heading 1", 15, 18), ("Heading 2", 12, 14)):
        style = made.styles[name]
        _face(style, SANS, LATIN, size, LIGHT.ink)
        style.font.bold = report.language == "en"
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        style.paragraph_format.keep_with_next = True
        border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if border is not None:
            style.element.pPr.remove(border)
    _face(made.styles["Subtitle"], SERIF, LATIN_SERIF, 10, LIGHT.muted)
    made.styles["Subtitle"].font.italic = made.styles["Subtitle"].font.bold = False
    for spread in made.styles["Subtitle"].element.rPr.findall(qn("w:spacing")):
        made.styles["Subtitle"].element.rPr.remove(spread)
    _face(made.styles["Caption"], SERIF, LATIN_SERIF, 9, LIGHT.muted)
    made.styles["Caption"].font.bold = False
    _foot(section, report)


def _face(style: Any, eastern: str, latin: str, size: float, colour: str) -> None:
    """Faces for both scripts; those of the template's theme would win over them."""
    style.font.size, style.font.color.rgb = (
        Pt(size),
        RGBColor.from_string(colour.lstrip("#").upper()),
    )
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name, face in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", eastern)):
        fonts.set(qn(f"w:{name}"), face)
    lang = style.element.rPr.find(qn("w:lang"))
    if lang is None:
        lang = OxmlElement("w:lang")
        style.element.rPr.append(lang)
    lang.set(qn("w:val"), "en-GB")
    lang.set(qn("w:eastAsia"), TAGS["zh"])


def _foot(section: Any, report: Report) -> None:
    line = section.footer.paragraphs[0]
    line.style = "Caption"
    line.add_run(report.foot + "\t")
    line.paragraph_format.tab_stops.add_tab_stop(TEXT, alignment=2)  # right
    before, _, rest = report.pages.partition("{n}")
    between, _, after = rest.partition("{of}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        line.add_run(text)
        if field:
            _field(line, field)


def _field(line: Any, name: str) -> None:
    """A number that Word works out."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("shown", "1"), ("end", "")):
        run = line.add_run(text if kind == "shown" else "")._r
        if kind == "shown":
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run.append(part)


def _heading(made: Any, block: Heading, _: Draw) -> None:
    made.add_paragraph(block.text, style=f"Heading {block.level}")


def _paragraph(made: Any, block: Paragraph, _: Draw) -> None:
    line = made.add_paragraph(style="Caption" if block.kind == "note" else "Normal")
    run = line.add_run(block.text)
    run.bold = block.kind in ("finding", "status") or None
    if block.status:
        run.font.color.rgb = RGBColor.from_string(COLOURS[block.status].lstrip("#").upper())
    line.paragraph_format.keep_with_next = block.keeps


def _terms(made: Any, block: Terms, _: Draw) -> None:
    for term, text in block.pairs:
        line = made.add_paragraph()
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = (
            Cm(2.6),
            Cm(-2.6),
        )
        line.paragraph_format.tab_stops.add_tab_stop(Cm(2.6))
        line.paragraph_format.space_after = Pt(1)
        line.paragraph_format.keep_with_next = True
        run = line.add_run(f"{term}\t")
        run.font.color.rgb = RGBColor.from_string(LIGHT.muted.lstrip("#").upper())
        line.add_run(text)
    line.paragraph_format.space_after = Pt(6)
    line.paragraph_format.keep_with_next = block.keeps


def _table(made: Any, block: Table, _: Draw) -> None:
    if block.caption:
        line = made.add_paragraph(block.caption, style="Caption")
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.space_before = Pt(6)
    table = made.add_table(rows=1 + len(block.rows), cols=len(block.head), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _lines(table)
    whole = sum(block.widths)
    widths = [int(TEXT * part / whole) for part in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, cells in enumerate((block.head, *block.rows)):
        row = table.rows[number]._tr
        _row_kept(row, head=number == 0)
        for place, (cell, text) in enumerate(zip(row.tc_lst, cells, strict=True)):
            cell.width = widths[place]
            kept = block.whole and number < len(block.rows)
            _cell(cell, text, block, place, head=number == 0, kept=kept)
    made.add_paragraph().paragraph_format.space_after = Pt(2)


def _cell(cell: Any, text: str, block: Table, place: int, *, head: bool, kept: bool) -> None:
    """Text of a cell, written as XML at once: a long table has a thousand of them."""
    line = cell.p_lst[0]
    layout = line.get_or_add_pPr()
    if kept:
        layout.append(OxmlElement("w:keepNext"))
    spacing = OxmlElement("w:spacing")
    for name in ("before", "after"):
        spacing.set(qn(f"w:{name}"), "30")
    spacing.set(qn("w:line"), "250")
    spacing.set(qn("w:lineRule"), "auto")
    layout.append(spacing)
    if place in block.numbers:
        side = OxmlElement("w:jc")
        side.set(qn("w:val"), "right")
        layout.append(side)
    run = line.add_r()
    look = run.get_or_add_rPr()
    if head:
        look.append(OxmlElement("w:b"))
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), "17" if block.small else "19")
    look.append(size)
    run.add_t(text)
    if head:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", LIGHT.land.lstrip("#"))):
            shade.set(qn(f"w:{name}"), value)
        cell.get_or_add_tcPr().append(shade)


def _row_kept(row: Any, *, head: bool) -> None:
    """A row stays on one page; the head comes again on each."""
    layout = row.get_or_add_trPr()
    layout.append(OxmlElement("w:cantSplit"))
    if head:
        layout.append(OxmlElement("w:tblHeader"))


def _lines(table: Any) -> None:
    """Hairlines between rows, none beside the columns."""
    borders = OxmlElement("w:tblBorders")
    for name in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{name}")
        strong = name != "insideH"
        colour = LIGHT.ink if strong else LIGHT.hairline
        look = {"val": "single", "sz": "8" if strong else "4", "space": "0"}
        for key, value in (look | {"color": colour.lstrip("#")}).items():
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    for name in ("left", "right", "insideV"):
        line = OxmlElement(f"w:{name}")
        line.set(qn("w:val"), "nil")
        borders.append(line)
    after = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")  # Word minds the order
    table._tbl.tblPr.insert_element_before(borders, *after)


def _picture(made: Any, block: Picture, draw: Draw) -> None:
    line = made.add_paragraph()
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_before = Pt(8)
    shape = line.add_run().add_picture(io.BytesIO(draw(block)), width=TEXT)
    described = shape._inline.docPr
    described.set("descr", block.alt)
    described.set("title", block.caption)
    made.add_paragraph(block.caption, style="Caption")


_WRITE: dict[type[Block], Callable[[Any, Any, Draw], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Table: _table,
    Terms: _terms,
    Picture: _picture,
}
