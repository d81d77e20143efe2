"""The document of a meeting: sizes, places of labels, figures that fit, what is in it."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
import shapely

from dashboard.drawing.shapes import Fit, shapes
from dashboard.markup.html import as_html
from dashboard.meeting import request
from dashboard.meeting.blocks import Bar, Bars, BlockColumn, Columns, Fact, Facts
from dashboard.meeting.wall import fit, measure, page, places, roles, slide, stage
from dashboard.meeting.wall.map import MARGIN, WallSheet
from dashboard.meeting.wall.places import LabelSize
from geodata.meeting.room import LEAST_ARC, Room
from tests.dashboard.documents import parsed

pytestmark = pytest.mark.thorough

ROOMS = (Room(), Room(metres=3), Room(metres=12))


@pytest.fixture(scope="module")
def meeting(site):
    return request.read(site, "release=r1")


@pytest.fixture(scope="module")
def told(meeting):
    return meeting.slides


@pytest.fixture(scope="module")
def document(meeting, told):
    return parsed(as_html(page.page(meeting, told)))


def test_only_what_the_operator_reads_is_below_16_minutes_in_a_room_that_fits():
    for room in (Room(), Room(metres=3), Room(inches=110, metres=9)):
        assert room.fits
        low = [one.role.key for one in roles.sized(room) if one.arc < LEAST_ARC]
        assert set(low) <= {"button", "menu"}
    far = [one.role.key for one in roles.sized(Room(metres=12)) if not one.readable]
    # 48 px at 12 m are 11.9′, so headlines of 77 px (19′) still reach 16′ and nothing smaller does
    assert far == ["body", "small", "button", "menu"]


def test_the_stage_is_filled_and_never_overfilled():
    for room in ROOMS:
        one = stage.Stage(room)
        assert one.width + one.column + stage.GAP + 2 * stage.SIDES == pytest.approx(1920)
        assert one.top + one.height + one.foot + stage.BOTTOM < 1080
        assert one.height > 600 and one.width > 950


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["zh", "en"])
def test_labels_stand_off_the_river_off_each_other_and_off_the_legend(site, language):
    drawn, size = shapes(site.boundaries), 33.0
    box = (1150.0, 712.0)
    legend = (box[0] - 360, box[1] - 270, *box)
    put = Fit.into(drawn, *box, MARGIN)
    names = {"zh": 66.0, "en": 150.0}
    asks = tuple(LabelSize(code, names[language], names[language] + 60) for code in drawn.counties)
    found = places.places(drawn, put, asks, size, box, (legend,))
    assert set(found) == set(drawn.counties)
    river, band = put.shape(drawn.course), shapely.union_all(list(drawn.outlines.values()))
    boxes = {}
    for ask in asks:
        one = found[ask.code]
        wide, tall = (ask.single, size) if one.single else (ask.stacked, 2 * size)
        boxes[ask.code] = shapely.box(
            one.x - wide / 2, one.y - tall / 2, one.x + wide / 2, one.y + tall / 2
        )
        assert not boxes[ask.code].intersects(river), ask.code
        assert not boxes[ask.code].intersects(shapely.box(*legend))
        if not one.inside:  # beside the band, with a line that ends in its own county
            assert not boxes[ask.code].intersects(put.shape(band).buffer(-3))
            assert put.shape(drawn.outlines[ask.code]).distance(shapely.Point(one.leader[:2])) < 3
    list_ = list(boxes.values())
    clash = np.array([[a.intersects(b) for b in list_] for a in list_])
    assert clash.sum() == len(list_)  # each only with itself


def test_a_headline_keeps_number_and_unit_together_and_breaks_after_a_clause():
    (first, _, last) = slide.set_headline("甲" * 20 + " 1,499 亿元，" + "乙" * 12, 60, 1776)
    assert first.endswith("1,499\u00a0亿元，") and last == "乙" * 12
    assert slide.set_headline("短", 60, 1776) == ["短"]


@pytest.mark.thorough
def test_headlines_take_two_lines_at_most(told, meeting):
    one = stage.Stage(meeting.room)
    for text in [*(each.headline for each in told), "长" * 80, "word " * 32]:
        size = slide.headline_size(text, one)
        assert size >= one.small
        assert measure.lines(text, size, one.line, slide.fonts.SERIF) <= 2


def test_rows_go_before_type_gets_small():
    bars = Bars("前五位", "", tuple(Bar(f"县{n}", 5 - n, str(n), chosen=n == 4) for n in range(5)))
    years = Columns("逐年", "个", (BlockColumn(2020, 1, 0, "1"),))
    # 1.5 + 5 · 1.42 = 8.6; 0.9 between; a chart of 1.5 + 4.6 = 6.1: 15.6 in all
    both = fit.fitted([bars, years], 15.7)
    assert [len(both[0].block.rows), round(both[1].height, 1)] == [5, 6.2]
    shorter = fit.fitted([bars, years], 13.0)  # two rows less are 12.76
    assert [bar.label for bar in shorter[0].block.rows] == ["县0", "县1", "县4"]
    assert [type(one.block) for one in fit.fitted([bars, years], 6.0)] == [Bars]
    assert fit.fitted([years], 3.0) == []


def test_first_facts_are_told_large_where_there_is_room():
    facts = Facts("结对", (Fact("重点结对", "34 对"),))
    assert [one.large for one in fit.fitted([facts], 10)] == [True]
    assert [one.large for one in fit.fitted([facts], 4)] == [False]


@pytest.mark.thorough
def test_all_slides_are_in_one_small_document(document, meeting, told):
    slides = document.all("section", class_="slide")
    assert len(slides) == 31 + 1  # the list at the end
    assert [one.attributes["id"] for one in slides[:-1]] == [s.key for s in meeting.script.steps]
    assert len(as_html(page.page(meeting, told)).encode()) < 600_000
    assert len(document.all("path", id="m-500101")) == 1
    assert len(document.all("use", href="#m-500101", class_="county")) == 30  # all but the list


@pytest.mark.thorough
def test_numbers_on_the_map_are_those_of_the_plan(document):
    pairing = document.one("section", id="pairing")
    label = pairing.one("g", data_label="500101")
    assert label.text.replace(" ", "") == "万州7"
    county = pairing.one("use", href="#m-500116", class_="county")
    assert county.attributes["data-step"] == "0"  # 江津: a zero, no blank
    facts = pairing.one("div", class_="side").text
    assert "34 对" in facts and "29 个" in facts


@pytest.mark.thorough
def test_the_list_of_pairs_follows_the_river_and_names_every_pair(document):
    rows = [row.text for row in document.one("ol", class_="pairs").all("li")]
    assert len(rows) == 19
    assert rows[0] == "江津规划未明确重点结对支援方" and rows[-1] == "夷陵黑龙江、上海、青岛"
    assert "万州上海、天津、江苏、福建、南京、宁波、厦门" in rows
    names = [name for row in document.one("ol", class_="pairs").all("li") for name in row.all()
             if name.tag in ("b", "span") and "class" not in name.attributes]  # fmt: skip
    assert len(names) == 34


@pytest.mark.thorough
def test_years_play_on_classes_of_their_own(document):
    frames = json.loads(document.one("section", id="carbon").attributes["data-frames"])
    assert [frame["year"] for frame in frames] == list(range(2011, 2018))
    assert {len(frame["steps"]) for frame in frames} == {19}
    # 渝北 is third along the river; 14.5 Mt in 2017
    assert frames[-1]["labels"][2] == "14.5"
    assert "data-frames" not in document.one("section", id="forest").attributes


@pytest.mark.thorough
def test_a_county_without_a_step_has_a_slide_beside_the_script(site):
    beside = page.asides(m := request.read(site, "release=r1&province=hubei"), m.slides)
    assert beside == []
    other = request.read(site, "release=r1")
    few = [one for one in other.slides if not one.view.selection.county]
    codes = [one.view.selection.county for one in page.asides(other, few)]
    assert len(codes) == 19 and codes[0] == "500116"


def test_what_is_mended_and_what_cannot_be_followed_is_told_once(site):
    found = request.read(site, "release=r1&metric=gdp&metres=90&theme=pink&lang=en")
    assert [one.where for one in found.notices] == ["metric", "metres", "theme"]
    assert (found.room.metres, found.theme, found.language) == (40, "dark", "en")
    assert found.at("/present.pdf") == "/present.pdf?lang=en&release=r1&metres=40"


def test_steps_without_a_figure_under_the_filters_are_left_out_and_named(site):
    # PM2.5 and the like have no figure in Hubei: the ledger of logistics has one county there
    found = request.read(site, "release=r1&sectors=logistics&years=2021")
    keys = [step.key for step in found.script.steps]
    assert "agriculture" not in keys and "logistics" in keys
    assert len(found.notices) == 1 and "agriculture" in str(found.notices[0].found)


@pytest.mark.thorough
def test_qr_codes_only_where_the_address_of_the_site_is_known(site, meeting, document):
    from dataclasses import replace

    assert not document.all("svg", class_="qr-code")
    public = replace(site, public_url="https://atlas.example.cn")
    there = request.read(public, "release=r1")
    page_ = parsed(as_html(page.page(there, there.slides)))
    assert len(page_.all("svg", class_="qr-code")) == 31 + 1


@pytest.mark.thorough
def test_every_text_on_the_wall_is_in_the_language_of_the_meeting(site):
    english = request.read(site, "release=r1&lang=en")
    text = as_html(page.page(english, english.slides))
    seen = re.sub(r"<a[^>]*lang=\"zh\"[^>]*>.*?</a>|<[^>]+>", " ", text)
    assert set(re.findall("[\u3400-\u9fff]+", seen)) <= {"号"}  # of the number of the base map


def test_the_frame_of_labels_is_one_for_all_slides(meeting):
    sheet = WallSheet(shapes(meeting.site.boundaries), stage.Stage(meeting.room), "zh")
    assert all(left < right and top < low for left, top, right, low in sheet.kept)
