"""The evaluation in Word and PDF: what they say, how they are made, and that they repeat."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from functools import cache

import docx
import pypdfium2
import pytest
from PIL import Image

from dashboard.pages.evaluation import files
from dashboard.pages.evaluation.blocks import Heading, Paragraph, Picture, Table
from dashboard.pages.evaluation.report import report
from dashboard.pages.map.page import Site
from geodata.errors import BadOption, BadSelection, UnknownKey
from geodata.evaluation.rules import RULES
from geodata.selection import Selection

pytestmark = pytest.mark.thorough

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pixel() -> bytes:
    """One grey pixel: how charts are drawn is tested elsewhere."""
    out = io.BytesIO()
    Image.new("L", (1, 1), 128).save(out, "png")
    return out.getvalue()


@pytest.fixture(scope="module")
def told(site: Site):
    return cache(lambda language: report(site, Selection(lang=language)))


def test_every_rule_has_a_heading_and_the_chapters_are_numbered(told) -> None:
    found = told("zh")
    levels = Counter(b.level for b in found.blocks if isinstance(b, Heading))
    assert levels == {1: 9, 2: len(RULES)}
    chapters = [b.text for b in found.blocks if isinstance(b, Heading) and b.level == 1]
    assert chapters[0] == "一、结论" and chapters[-1] == "九、来源清单"
    first = next(b for b in found.blocks if isinstance(b, Paragraph))
    assert first.text.startswith("规划的 18 项目标和机制：1 项达到")


def test_every_source_that_a_figure_names_is_in_the_list(told, site: Site) -> None:
    tables = [b for b in told("zh").blocks if isinstance(b, Table)]
    listed = [row[0] for row in tables[-1].rows]
    assert listed == [str(k) for k in site.atlas.tables.sources.index if str(k) in set(listed)]
    named = {
        one
        for table in tables[:-1]
        if "来源" in table.head
        for row in table.rows
        for one in row[-1].replace("等", ",").replace(" ", "").split(",")
        if one.startswith("s0")
    }
    assert named <= set(listed) and len(named) > 30


def test_pictures_are_pinned_and_say_what_they_show(told) -> None:
    pictures = told("en").pictures
    assert [(p.chart, p.selection.metric) for p in pictures] == [
        ("map", "supporters"), ("sectors", "projects"), ("map", "projects"),
        ("map", "urbanization_rate_census"),
    ]  # fmt: skip
    for picture in pictures:
        assert (picture.selection.release, picture.selection.lang) == ("r1", "en")
        assert len(picture.alt) > 80 and "r1-" in picture.caption


def word(told, language: str) -> bytes:
    from dashboard.pages.evaluation import docx as writer

    return writer.content(told(language), lambda _: pixel())


@pytest.mark.thorough
def test_the_word_document_has_real_headings_tables_and_alternative_texts(told) -> None:
    content = word(told, "zh")
    made = docx.Document(io.BytesIO(content))
    styles = Counter(p.style.name for p in made.paragraphs)
    assert (styles["Title"], styles["Heading 1"], styles["Heading 2"]) == (1, 9, 31)
    tables = [b for b in told("zh").blocks if isinstance(b, Table)]
    assert len(made.tables) == len(tables)
    for table, block in zip(made.tables, tables, strict=True):
        first = table._tbl.tr_lst[0]
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert [c.text for c in table.rows[0].cells] == list(block.head)
        assert len(table._tbl.tr_lst) == len(block.rows) + 1
    pictures = [b for b in told("zh").blocks if isinstance(b, Picture)]
    assert [s._inline.docPr.get("descr") for s in made.inline_shapes] == [p.alt for p in pictures]
    fonts = made.styles["Normal"].element.rPr.rFonts
    assert fonts.get(f"{W}eastAsia") == "宋体" and fonts.get(f"{W}ascii") == "Times New Roman"
    assert made.styles["Heading 1"].element.rPr.rFonts.get(f"{W}eastAsia") == "黑体"
    assert made.styles["Heading 1"].element.rPr.rFonts.get(f"{W}asciiTheme") is None


@pytest.mark.thorough
def test_the_word_document_repeats_and_has_the_day_of_the_release(told, site: Site) -> None:
    first, second = word(told, "en"), word(told, "en")
    assert first == second
    day = site.atlas.tables.release.date
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {
            (day.year, day.month, day.day)
        }
        assert archive.namelist()[0] == "[Content_Types].xml"
    about = docx.Document(io.BytesIO(first)).core_properties
    assert (about.created.date(), about.modified.date(), about.author) == (day, day, "")


@pytest.mark.drawing
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pdf_says_the_same_as_the_report(site: Site, told, language: str) -> None:
    content = files.read(site, "pdf", f"lang={language}").content()
    pages = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    plain = "".join(text.split())
    for block in told(language).blocks:
        if isinstance(block, Heading):
            assert "".join(block.text.split()) in plain, block.text
    assert "□" not in plain
    assert 12 <= len(pages) <= 30 and len(content) < 3 * 2**20
    assert b"/StructTreeRoot" in content and b"/Alt" in content


@pytest.mark.drawing
def test_the_pdf_repeats(site: Site) -> None:
    asked = files.read(site, "pdf", "")
    assert asked.content() == asked.content()


def test_only_release_and_language_mean_something(site: Site) -> None:
    assert files.read(site, "pdf", "lang=en&release=r1").name == "evaluation_en_r1.pdf"
    for query in ("county=500101", "metric=gdp"):
        with pytest.raises(BadOption):
            files.read(site, "docx", query)
    with pytest.raises(BadSelection):
        files.read(site, "xlsx", "result=met")
    with pytest.raises(UnknownKey):
        files.read(site, "xlsx", "release=r9")


def test_the_key_tells_language_release_and_format_apart(site: Site) -> None:
    keys = {files.read(site, e, q).key for e in ("xlsx", "docx", "pdf") for q in ("", "lang=en")}
    assert len(keys) == 6
    # A pinned address and an open one of the same release give the same bytes.
    assert files.read(site, "pdf", "release=r1").key == files.read(site, "pdf", "").key
