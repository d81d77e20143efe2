from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from dashboard.meeting.takeaway import paper, request

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.drawing


@pytest.fixture(scope="module")
def content(meeting) -> bytes:
    return paper.content(meeting)


@pytest.fixture(scope="module")
def pages(content: bytes) -> Iterator[list[str]]:
    found = pdfium.PdfDocument(content)
    texts = []
    for page in found:
        text = page.get_textpage()
        texts.append(text.get_text_bounded().replace("\r\n", "\n"))
        text.close()
        page.close()
    yield texts
    found.close()


def test_a_page_a_step_between_title_and_list(pages: list[str], meeting) -> None:
    assert len(pages) == 1 + 6 + 1
    for text, slide in zip(pages[1:7], meeting.slides, strict=True):
        assert slide.code in text
        assert slide.source in text
    assert "2 / 8" in pages[1]


def test_text_reads_as_it_is_drawn(pages: list[str]) -> None:
    assert "万州" in pages[1] and "≥152" in pages[1], "the map's labels are text"
    assert "规划公布的总数 · 2014–2020" in pages[1]
    assert "1,989 个" in pages[1]
    assert "规划没有为江津区明确重点结对支援方" in pages[5]
    assert "GS(2024)0650号" in pages[1], "the number of the base map stands under each map"


def test_hostile_words_are_words_and_what_no_font_draws_is_a_box(pages: list[str]) -> None:
    assert "<b>&'\"]]></b> 三峡 □ abc" in pages[2].replace("\n", " ")


def test_list_has_every_code(pages: list[str], meeting) -> None:
    for slide in meeting.slides:
        assert slide.code in pages[-1]


def test_pages_are_as_wide_as_the_slides(content: bytes) -> None:
    found = pdfium.PdfDocument(content)
    assert found[1].get_width() / found[1].get_height() == pytest.approx(16 / 9, abs=0.01)
    assert found.get_metadata_value("CreationDate").startswith("D:20261124")
    found.close()
    assert b"/StructTreeRoot" in content and b"pdfuaid" in content, "tagged, PDF/UA"
    assert len(content) < 3_000_000


def test_same_meeting_same_bytes(told_site, content: bytes) -> None:
    assert paper.content(request.read(told_site, "")) == content
