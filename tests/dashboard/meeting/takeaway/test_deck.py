from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Emu

from dashboard.meeting import texts
from dashboard.meeting.takeaway import deck
from geodata.package.tables import DATA
from tests.dashboard.meeting.takeaway.conftest import HOSTILE, PUBLIC

pytestmark = pytest.mark.drawing


@pytest.fixture(scope="module")
def made(deck_bytes: bytes):
    return Presentation(io.BytesIO(deck_bytes))


def charts(page):
    return [shape.chart for shape in page.shapes if shape.has_chart]


def tables(page):
    return [shape.table for shape in page.shapes if shape.has_table]


def notes(page) -> str:
    return page.notes_slide.notes_text_frame.text


def cells(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_one_slide_a_step_between_title_and_list(made, meeting) -> None:
    pages = list(made.slides)
    assert len(pages) == 1 + 6 + 1
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9, abs=1e-3)
    assert [page.slide_layout.name for page in pages] == [
        "封面 · Cover",
        *["一步 · Step"] * 6,
        "清单 · List",
    ]
    for page, slide in zip(pages[1:], meeting.slides, strict=False):
        assert page.shapes.title.text == re.sub("[\u202e]", "_x202E_", slide.headline) or (
            page.shapes.title.text == slide.headline
        )


def test_nothing_is_left_to_fill_in_and_no_shape_leaves_the_slide(made) -> None:
    for page in made.slides:
        for holder in page.placeholders:
            text = holder.text_frame.text
            assert text, f"{holder.name} is empty"
            assert "Click" not in text
        for shape in page.shapes:
            right, bottom = shape.left + shape.width, shape.top + shape.height
            assert shape.left >= 0 and right <= made.slide_width + Emu(9525), shape.name
            assert shape.top >= 0 and bottom <= made.slide_height, shape.name


def test_hostile_words_are_words(made) -> None:
    pages = list(made.slides)
    assert pages[0].shapes.title.text.startswith("<b>&'\"]]></b> 三峡 🚢 ")
    assert pages[2].shapes.title.text.startswith("<b>&'\"]]></b> 三峡 🚢 ")
    assert HOSTILE[:20] in notes(pages[1])


def test_notes_hold_measure_sources_and_code(made, meeting) -> None:
    grants, slide = list(made.slides)[2], meeting.slides[1]
    said = notes(grants)
    assert said.startswith("无偿援助资金（万元）")
    assert slide.code in said
    rows = slide.view.sources.to_dict("records")
    assert len(rows) == 21
    for row in rows:
        assert row["title"] in said and row["publisher"] in said and row["url"] in said
    kinds = Counter(re.findall(r"^\d+\. \[(.+?)\]", said, re.MULTILINE))
    assert kinds == {"媒体": 8, "转载": 13}, "each source with its tier, as the source line counts"
    projects = notes(list(made.slides)[1])
    assert "另有 32 处来源，全部见 /records.xlsx?metric=projects" in projects, "62 sources less 30"


def test_columns_are_the_figures_of_the_view_and_blanks_are_gaps(made, meeting) -> None:
    trend, view = charts(list(made.slides)[2])[0], meeting.slides[1].view
    days = [int(float(str(day))) for day in trend.plots[0].categories]
    years = [(date(1899, 12, 30) + timedelta(day)).year for day in days]
    assert years == list(range(2008, 2026)), "every year, those without a record too"
    firm, reported = (dict(zip(years, one.values, strict=True)) for one in trend.plots[0].series)
    series = view.series[view.series["year"] > 0].set_index("year")
    for year in years:
        expected = series.loc[year] if year in series.index else {"firm": 0, "reported": 0}
        assert (firm[year] or 0) == expected["firm"], year
        assert (reported[year] or 0) == expected["reported"], year
    # Worked out from the ledger: in 2019, 5,042 are dated by the event, 7,042 by their report.
    assert (firm[2019], reported[2019]) == (5042, 7042)
    assert firm[2009] is None and reported[2009] is None, "no record is no zero"
    assert 'dispBlanksAs val="gap"' in trend._chartSpace.xml
    assert trend.has_legend and not trend.legend.include_in_layout


def test_bars_are_the_first_five_in_the_colours_of_their_classes(made, meeting) -> None:
    bars, block = charts(list(made.slides)[6])[0], meeting.slides[5].blocks[0]
    table = Path(DATA / "pairing.csv").read_text(encoding="utf-8-sig").splitlines()
    paired = Counter(row["adcode"] for row in csv.DictReader(table))
    assert bars.plots[0].series[0].values[0] == paired["500101"] == 7
    assert list(bars.plots[0].categories) == [row.label for row in block.rows]
    fill = bars.plots[0].series[0].points[0].format.fill.fore_color.rgb
    assert str(fill) == "C4412D", "the county of the step stands out"
    assert str(bars.plots[0].series[0].points[1].format.fill.fore_color.rgb) == "1E7E8B"


def test_lines_join_neighbouring_years_only(made, meeting) -> None:
    lines, block = charts(list(made.slides)[3])[0], meeting.slides[2].blocks[0]
    found = {one.name: one.values for one in lines.plots[0].series}
    assert len(found) == 19
    for line in block.lines:
        assert found[line.label] == tuple(value / block.divide for _, value in line.points)
    assert found["渝北"][-1] == 14.5041, "Chen et al. 2020, 2017"


def test_tables_say_the_facts(made) -> None:
    plan, known = (cells(table) for table in tables(list(made.slides)[1]))
    assert plan[0] == ["引进项目", "1,989 个  台账可查 10.2%"]
    assert plan[1] == ["引进资金", "1,499 亿元"]
    assert known[0][1].startswith("13 / 19 个")
    (listed,) = tables(list(made.slides)[-1])
    assert [row[3] for row in cells(listed)][1:] == [
        re.search(r"r1-[A-Z2-7]{8}", notes(page))[0] for page in list(made.slides)[1:7]
    ]


def test_pictures_charts_and_tables_are_told_to_who_cannot_see_them(made, meeting) -> None:
    for page in list(made.slides)[1:]:
        frames = [s for s in page.shapes if s.has_chart or s.has_table]
        for shape in [*frames, *(s for s in page.shapes if s.shape_type == 13)]:
            said = shape._element.xpath(".//p:cNvPr")[0].get("descr")
            assert said and len(said) >= 5, shape.name
    first = next(s for s in list(made.slides)[1].shapes if s.shape_type == 13)
    assert first._element.nvPicPr.cNvPr.get("descr") == meeting.slides[0].alt


def test_same_map_is_kept_once_and_the_county_is_an_outline(made, deck_bytes) -> None:
    pages = list(made.slides)
    maps = [next(s for s in page.shapes if s.shape_type == 13) for page in pages[5:7]]
    assert maps[0].image.sha1 == maps[1].image.sha1
    rings = [[s for s in page.shapes if s.name == "所说的县（区）"] for page in pages[5:7]]
    assert all(rings) and rings[0][0].left < rings[1][0].left, "江津 lies upstream of 万州"
    for ring in (rings[0][0], rings[1][0]):
        assert maps[0].left < ring.left < maps[0].left + maps[0].width
    size = Image.open(io.BytesIO(maps[0].image.blob)).size
    assert size == (1478, 934), "7.7 × 4.86 inches at 192 dots"
    assert len(deck_bytes) < 1_200_000


def test_qr_leads_to_the_frozen_view(made, meeting) -> None:
    import zxingcpp

    picture = [s for s in list(made.slides)[2].shapes if s.shape_type == 13][-1]
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.image.blob)).convert("RGB"))
    code = meeting.slides[1].code
    assert [one.text for one in found] == [f"{PUBLIC}/v/{code}?metric=grants&release=r1"]


def test_theme_is_ours(deck_bytes: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck_bytes)) as archive:
        names = archive.namelist()
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert '<a:ea typeface="微软雅黑"' in theme and '<a:ea typeface="宋体"' in theme
    assert "0E5A66" in theme
    assert not [name for name in names if "printerSettings" in name or "thumbnail" in name]
    assert sum("slideLayouts/slideLayout" in name and "rels" not in name for name in names) == 3


def test_same_meeting_same_bytes(meeting, deck_bytes: bytes) -> None:
    assert deck.content(meeting) == deck_bytes
    with zipfile.ZipFile(io.BytesIO(deck_bytes)) as archive:
        assert {head.date_time for head in archive.infolist()} == {(2026, 11, 24, 0, 0, 0)}
        sheet = next(name for name in archive.namelist() if name.endswith(".xlsx"))
        with zipfile.ZipFile(io.BytesIO(archive.read(sheet))) as inner:
            assert b"2026-11-24T00:00:00Z" in inner.read("docProps/core.xml")


def test_numbers_of_charts_are_written_as_the_map_writes_them(meeting) -> None:
    block = meeting.slides[2].blocks[1]
    assert texts.number_format(block) == "#,##0.00"
    assert texts.title(block) == "前五位（百万吨）"
    assert texts.alt(block, "zh").startswith("前五位（百万吨）：渝北 14.5；")
