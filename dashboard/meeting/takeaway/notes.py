"""What stands behind a step: the speaker's words, the sources one by one, the code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard import addresses
from dashboard.meeting.slide import Slide
from geodata.language import Language, Message
from geodata.registry.terms import TIERS

#: Sources that are listed; all of them stand on the page of records.
MOST = 30


def lines(slide: Slide) -> Iterator[str]:
    """The notes of a slide, line by line."""
    language = slide.language
    yield slide.subtitle
    if note := slide.step.note.in_(language):
        yield note
    yield slide.source
    yield stamp(slide)
    yield from sources(slide)


def sources(slide: Slide, most: int = MOST) -> Iterator[str]:
    """The sources of a step, best tier first; each with its address as text (rule 20)."""
    rows = slide.view.sources.to_dict("records")
    for n, row in enumerate(rows[:most], start=1):
        yield f"{n}. {source(row, slide.language)}"
    if len(rows) > most:
        address = addresses.DATA["records.xlsx"].at(slide.view.selection)
        more = Message("另有 {n} 处来源，全部见 {address}", n=len(rows) - most, address=address)
        yield more.text(slide.language)


def source(row: Any, language: Language) -> str:
    """Title, tier, publisher, date, address; a repost names its original publisher."""
    tier = int(row["tier"])
    kind = TIERS[tier].in_(language)
    said = [f"[{kind}] {row['title']}", *(str(row[key]) for key in ("publisher", "date", "url"))]
    return " · ".join(part for part in said if part)


def release(slide: Slide) -> str:
    """The release and its day."""
    found = slide.view.release
    said = Message("数据版本 {id}（{date}）", id=found.id, date=found.date.isoformat())
    text = said.text(slide.language)
    return text[:1].upper() + text[1:]


def stamp(slide: Slide) -> str:
    """Release, its day and figure code: what finds the same figures again."""
    found = slide.view.release
    said = Message(
        "数据版本 {id}（{date}），图号 {code}",
        id=found.id, date=found.date.isoformat(), code=slide.code,
    )  # fmt: skip
    return said.text(slide.language)


def address(slide: Slide, public_url: str) -> str:
    """Where the code leads: the frozen view, with the query that proves it."""
    pinned = slide.view.selection.but(release=slide.view.release.id)
    return public_url + addresses.FIGURE_CODE.at(pinned, code=slide.code)


def qr_alt(slide: Slide, leads_to: str) -> str:
    """What a QR code is, for who cannot see it."""
    said = Message("图号 {code} 的二维码：{address}", code=slide.code, address=leads_to)
    return said.text(slide.language)
