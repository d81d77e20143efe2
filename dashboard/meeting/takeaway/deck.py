"""A meeting as slides: title, one slide a step, the list of views. Same meeting, same bytes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Inches, Pt

from dashboard.delivery import pack
from dashboard.drawing import qr
from dashboard.look import fonts
from dashboard.look.theme import LIGHT
from dashboard.meeting import texts
from dashboard.meeting.blocks import Bars, Block, Columns, Facts, Lines
from dashboard.meeting.request import Meeting
from dashboard.meeting.slide import Slide
from dashboard.meeting.takeaway import cover, deck_charts, deck_tables, maps, notes
from dashboard.meeting.takeaway.deck_master import (
    BODY,
    CODE,
    COVER,
    INNER,
    LIST,
    MARGIN,
    NUMBER,
    SOURCE,
    STEP,
    TITLE,
    UNDER,
    WIDTH,
    Placeholder,
    deck,
)
from dashboard.meeting.takeaway.deck_tables import rgb
from dashboard.meeting.takeaway.maps import DOTS, Drawn, Frame
from geodata.language import Message

#: Where map and figures stand; without figures the map has all of the width.
MAP = Placeholder(MARGIN, BODY.y, 7.7, BODY.height)
BESIDE = Placeholder(8.62, BODY.y, WIDTH - MARGIN - 8.62, BODY.height)
GAP = 0.28
QR = Placeholder(WIDTH - MARGIN - 0.62, 0.42, 0.62, 0.62)
#: Points of a title: that of the master, and what it may shrink to.
TITLE_SIZES = (26.0, 24.0, 22.0)
#: Shares of the type of tables; the least height of a chart, in inches.
SCALES, LEAST = (1.0, 0.92, 0.84, 0.76), 1.5
#: Rows of the list on one slide.
ROWS = 16


def content(meeting: Meeting) -> bytes:
    """The bytes of the presentation."""
    made, slides = deck(), meeting.slides
    _cover(made, meeting)
    pictures: dict[Any, Drawn] = {}
    for slide in slides:
        _step(made, slide, meeting, pictures)
    for first in range(0, len(slides), ROWS):
        _list(made, slides[first : first + ROWS], meeting)
    day = slides[0].view.release.date
    _properties(made, meeting, datetime(day.year, day.month, day.day, tzinfo=UTC))
    out = io.BytesIO()
    made.save(out)
    return pack.packed(out.getvalue(), day)


def _properties(made: Deck, meeting: Meeting, day: datetime) -> None:
    facts = made.core_properties
    facts.title, facts.author = cover.title(meeting), cover.atlas(meeting.language)
    facts.subject, facts.keywords = cover.lines(meeting)[0], ""
    facts.language = "zh-CN" if meeting.language == "zh" else "en"
    facts.last_modified_by, facts.comments, facts.revision = facts.author, "", 1
    facts.created = facts.modified = day.replace(tzinfo=None)


def _cover(made: Deck, meeting: Meeting) -> None:
    page = made.slides.add_slide(made.slide_layouts[COVER])
    page.shapes.title.text = cover.title(meeting)
    under = page.placeholders[UNDER].text_frame
    said = cover.lines(meeting)
    under.text = said[0]
    for line in said[1:]:
        under.add_paragraph().text = line
    _note(page, [cover.title(meeting), *said])


def _step(made: Deck, slide: Slide, meeting: Meeting, pictures: dict[Any, Drawn]) -> None:
    page = made.slides.add_slide(made.slide_layouts[STEP])
    _words(page, slide.headline, slide.subtitle)
    _foot(page, slide.source, notes.stamp(slide))
    place = MAP if slide.blocks else BODY
    frame = Frame(width=round(place.width * DOTS), height=round(place.height * DOTS))
    key = (slide.step.chart, maps.shown(slide).query(), frame)
    if key not in pictures:
        pictures[key] = maps.content(slide, frame, "png")
    drawn = pictures[key]
    picture = page.shapes.add_picture(io.BytesIO(drawn.content), *place.emu)
    picture.name = Message("地图").text(slide.language)
    picture._element.nvPicPr.cNvPr.set("descr", slide.alt)
    for ring in maps.outline(slide, drawn, frame):
        _ring(page, ring, place)
    if slide.blocks:
        ramp = LIGHT.colours(slide.view.ramp)
        for block, at in zip(slide.blocks, _places(slide.blocks), strict=True):
            deck_charts.draw(page.shapes, block, at, ramp, slide.language, _scale(slide.blocks))
    if meeting.site.public_url:
        _qr(page, slide, meeting)
    _note(page, list(notes.lines(slide)))


def _words(page: Any, headline: str, under: str) -> None:
    page.shapes.title.text = headline
    if size := texts.title_size(headline, TITLE_SIZES, TITLE.width * 72):
        page.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    page.placeholders[UNDER].text = under


def _foot(page: Any, source: str, code: str) -> None:
    """Source, code and page number: python-pptx leaves these out of new slides."""
    layout = page.slide_layout
    for number, text in ((SOURCE, source), (CODE, code), (NUMBER, "")):
        holder = next(p for p in layout.placeholders if p.placeholder_format.idx == number)
        page.shapes.clone_placeholder(holder)
        made = next(p for p in page.placeholders if p.placeholder_format.idx == number)
        if number != NUMBER:
            made.text_frame.text = text
            continue
        paragraph = made.text_frame.paragraphs[0]._p
        paragraph.insert(0, parse_xml(
            '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'id="{7D4D1E0A-2D3B-4C56-9A41-6E2C5B0F1A01}" type="slidenum"><a:rPr lang="zh-CN"/>'
            f"<a:t>{_number(page)}</a:t></a:fld>"
        ))  # fmt: skip


def _number(page: Any) -> int:
    """Its place among the slides, from 1."""
    return 1 + int(page.part.package.presentation_part.presentation.slides.index(page))


def _places(blocks: tuple[Block, ...]) -> list[Placeholder]:
    """Figures below each other: tables and bars take what they need, other charts the rest."""
    wanted = [_height(block, _scale(blocks)) for block in blocks]
    room = _room(blocks)
    free = room - sum(height for height in wanted if height)
    open_ = sum(height is None for height in wanted)
    places, top = [], BESIDE.y
    for height in wanted:
        tall = min(height if height is not None else free / open_, room)
        places.append(Placeholder(BESIDE.x, top, BESIDE.width, tall))
        top += tall + GAP
    return places


def _room(blocks: tuple[Block, ...]) -> float:
    return BESIDE.height - GAP * (len(blocks) - 1)


def _scale(blocks: tuple[Block, ...]) -> float:
    """How large the type of tables is: as designed, or as their rows fit."""
    for scale in SCALES:
        if sum(_height(block, scale) or LEAST for block in blocks) <= _room(blocks):
            return scale
    return SCALES[-1]


def _height(block: Block, scale: float) -> float | None:
    """What a figure needs, in inches; None takes what is left."""
    if isinstance(block, Facts):
        return deck_charts.HEAD + sum(
            deck_tables.row_height(fact, BESIDE.width, scale) for fact in block.rows
        )
    if isinstance(block, Bars):
        return deck_charts.HEAD + deck_charts.bars_height(block)
    assert isinstance(block, (Columns, Lines))
    return None


def _ring(page: Any, ring: maps.Points, place: Placeholder) -> None:
    """The outline of a county over the picture; it says nothing that the picture does not."""
    scale = Inches(1) / DOTS
    spots = [
        (round(Inches(place.x) + x * scale), round(Inches(place.y) + y * scale)) for x, y in ring
    ]
    builder = page.shapes.build_freeform(*spots[0], scale=1.0)
    builder.add_line_segments(spots[1:], close=True)
    shape = builder.convert_to_shape()
    shape.fill.background()
    shape.line.color.rgb, shape.line.width = rgb(LIGHT.cinnabar), Pt(2.25)
    shape._element.remove(shape._element.find(qn("p:style")))  # with the theme's shadow
    shape.name = Message("所说的县（区）").text("zh")


def _qr(page: Any, slide: Slide, meeting: Meeting) -> None:
    """Where the code leads: the frozen view."""
    address = notes.address(slide, meeting.site.public_url)
    picture = page.shapes.add_picture(io.BytesIO(qr.png(address)), *QR.emu)
    picture._element.nvPicPr.cNvPr.set("descr", notes.qr_alt(slide, address))


def _list(made: Deck, slides: list[Slide], meeting: Meeting) -> None:
    """The views shown, each with the code under which it is found again."""
    language = meeting.language
    page = made.slides.add_slide(made.slide_layouts[LIST])
    _words(
        page,
        Message("放映的视图").text(language),
        Message("在网址 /v/ 后输入图号，可再看当时的图和数").text(language),
    )
    _foot(page, cover.atlas(language), notes.release(slides[0]))
    columns = (0.5, 1.75, INNER - 3.65, 1.4)
    place = Placeholder(MARGIN, BODY.y, INNER, 0.3 * len(slides))
    frame = page.shapes.add_table(len(slides) + 1, len(columns), *place.emu)
    table = frame.table
    deck_tables.plain(table)
    table.first_row = True
    for n, width in enumerate(columns):
        table.columns[n].width = Inches(width)
    heads = (Message("步"), Message("部分"), Message("所见"), Message("图号"))
    rows = [tuple(head.text(language) for head in heads)]
    rows += [
        (str(slide.number), slide.step.part.in_(language), slide.headline, slide.code)
        for slide in slides
    ]
    for y, row in enumerate(rows):
        table.rows[y].height = Inches(4.7 / (ROWS + 1))
        for x, text in enumerate(row):
            size = 10.5
            said = fonts.fitted(text, size, columns[x] * 72 - 8)
            colour = LIGHT.ink if y and x else LIGHT.muted
            deck_tables.lined(table.cell(y, x), [[(said, size, colour)]], 0.01)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", Message("放映的视图").text(language))
    _note(page, [f"{slide.number}. {slide.headline} · {slide.code}" for slide in slides])


def _note(page: Any, lines: list[str]) -> None:
    page.notes_slide.notes_text_frame.text = "\n".join(lines)
