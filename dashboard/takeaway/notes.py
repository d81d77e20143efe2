"""What stands behind a step: the speaker's words, the sources one by one, the code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.meeting.slide import Slide
from geodata.language import Language, Message
from geodata.terms import TIERS

#: Sources that are listed; all of them stand on the page of records.
MOST = 30
TIER_OF_REPOSTS = 3


def lines(slide: Slide) -> Iterator[str]:
    """The notes of a slide, line by line."""
    language = slide.language
    yield slide.subtitle
    if note := slide.step.note.in_(language):
        yield note
    yield slide.source
    yield Message("数据版本 {id}（{date}），图号 {code}", id=slide.view.release.id,
                  date=slide.view.release.date.isoformat(), code=slide.code).text(language)  # fmt: skip
    yield from sources(slide)


def sources(slide: Slide, most: int = MOST) -> Iterator[str]:
    """The sources of a step, best tier first; each with its address as text (rule 20)."""
    rows = slide.view.sources.to_dict("records")
    for n, row in enumerate(rows[:most], start=1):
        yield f"{n}. {source(row, slide.language)}"
    if more := len(rows) - most:
        if more > 0:
            address = slide.view.selection.at("/records.xlsx")
            yield Message("另有 {n} 处来源，全部见 {address}", n=more, address=address).text(
                slide.language
            )


def source(row: Any, language: Language) -> str:
    """Title, tier, publisher, date, address; a repost names its original publisher."""
    tier = int(row["tier"])
    kind = TIERS[tier].in_(language)
    said = [f"[{kind}] {row['title']}", *(str(row[key]) for key in ("publisher", "date", "url"))]
    return " · ".join(part for part in said if part)


def release(slide: Slide) -> str:
    """The release and its day."""
    found = slide.view.release
    return Message("数据版本 {id}（{date}）", id=found.id, date=found.date.isoformat()).text(
        slide.language
    )


def code(slide: Slide) -> str:
    """The figure code with its name."""
    return Message("图号 {code}", code=slide.code).text(slide.language)


def address(slide: Slide, public_url: str) -> str:
    """Where the code leads: the frozen view, with the query that proves it."""
    pinned = slide.view.selection.but(release=slide.view.release.id)
    return public_url + pinned.at(f"/v/{slide.code}")


def qr_alt(slide: Slide, leads_to: str) -> str:
    """What a QR code is, for who cannot see it."""
    said = Message("图号 {code} 的二维码：{address}", code=slide.code, address=leads_to)
    return said.text(slide.language)
