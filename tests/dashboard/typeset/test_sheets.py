"""Sheets of paper: every county on one page in both languages, and what they say."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from dashboard.pages.profile.paper import area, county
from dashboard.site import Site
from geodata.atlas import Atlas
from geodata.language import LANGUAGES, Language
from geodata.releases import Facts, Releases
from geodata.selection import Selection
from tests.soak import some

pytestmark = pytest.mark.thorough

WUSHAN, ZHONGXIAN = "500237", "500233"
#: What extraction gives where a font maps a glyph to a radical that only looks the same.
RADICALS = re.compile("[\u2e80-\u2fdf]")


def read(content: bytes) -> tuple[int, str]:
    """Number of pages, and their text without the ends of lines."""
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return len(document), re.sub(r"\s+", " ", text)


def plain(text: str) -> str:
    return text.replace(" ", "")


@pytest.mark.soak
@pytest.mark.drawing
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_county_has_one_page(site: Site, language: Language) -> None:
    for code in some(map(str, site.atlas.tables.counties.index), 4):
        wanted = county.read(site, code, Selection(lang=language))
        pages, text = read(county.content(wanted))
        assert pages == 1, code
        assert not RADICALS.search(text), code
        named = wanted.view.name(code, language)
        # From the first line to the last: nothing is cut off but what says so.
        for said in (named, code, wanted.view.code, "GS(2024)0650", wanted.path):
            assert plain(said) in plain(text), (code, said)
        shown = [row["name"] for row in county.data(wanted)["records"]["rows"]]
        drawn = sum(1 for name in shown if plain(name)[:6] in plain(text))
        assert drawn >= min(len(shown), 4), code


def test_the_sheets_of_two_counties_by_hand(site: Site) -> None:
    _, text = read(county.content(county.read(site, WUSHAN, Selection())))
    for said in (
        "巫山县有 4 个重点结对支援方，都有公开记录；可查的记录 30 条；写明的无偿援助至少 1,595 万元",
        "广东 19 条记录", "另由 重庆 在省（市）内支援（附表注 1）", "至少 1,595 万元",
        "比 2010 年 −3.26", "13/19", "神女峰游客接待中心", "2022 · 广州 · 1,000 万元（无偿）",
        "来源（19 处）", "数据版本 r1（2026-11-24）", "空白和「—」表示没有公开数字，不是零",
        "第 1 页，共 1 页",
    ):  # fmt: skip
        assert plain(said) in plain(text), said
    _, text = read(county.content(county.read(site, ZHONGXIAN, Selection(lang="en"))))
    for said in (
        "Zhongxian has 2 paired supporters, all of them with public records", "at least CNY 53 m",
        "documented records: 14", "Shandong", "Shenyang", "Chongqing", "Figure code r1-",
        "page 1 of 1",
    ):  # fmt: skip
        assert plain(said) in plain(text), said


def test_the_area_on_two_pages_by_hand(site: Site) -> None:
    pages, text = read(area.content(area.read(site, Selection())))
    assert pages == 2 and not RADICALS.search(text)
    for said in (
        "万州区有 7 个重点结对支援方，为库区最多；江津区未明确支援方", "1,989", "41.63",
        "台账可查 203 个，10.2%", "206 条公开记录", "三峡产业投资基金", "夷陵区", "9,298 亿元",
        "第 2 页，共 2 页",
    ):  # fmt: skip
        assert plain(said) in plain(text), said


def test_a_qr_code_only_where_readers_reach_the_site(site: Site) -> None:
    wanted = county.read(replace(site, public_url="https://atlas.example.cn"), WUSHAN, Selection())
    page = pypdfium2.PdfDocument(io.BytesIO(county.content(wanted)))[0]
    (found,) = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    assert found.text == f"https://atlas.example.cn/v/{wanted.view.code}?county={WUSHAN}&release=r1"
    assert "二维码" not in str(county.data(county.read(site, WUSHAN, Selection()))["name"])
    page = pypdfium2.PdfDocument(
        io.BytesIO(county.content(county.read(site, WUSHAN, Selection())))
    )[0]
    assert zxingcpp.read_barcodes(page.render(scale=3).to_pil()) == []


def test_the_same_sheet_is_the_same_to_the_byte_and_hostile_text_stays_text(site: Site) -> None:
    hostile = '#read("/etc/passwd") $x$ *bold* <script>alert(1)</script> 😀 ' + "长" * 300
    tables = site.atlas.tables
    projects, sources = tables.projects.copy(), tables.sources.copy()
    projects["name"], sources["title"], sources["publisher"] = hostile, hostile, hostile
    doctored = Atlas(replace(tables, projects=projects, sources=sources), site.atlas.areas)
    odd = replace(site, releases=Releases({"r1": Facts(doctored, site.boundaries)}))
    wanted = county.read(odd, WUSHAN, Selection())
    content = county.content(wanted)
    pages, text = read(content)
    assert pages == 1
    assert plain('#read("/etc/passwd") $x$ *bold* <script>alert(1)</script> □') in plain(text)
    assert "root:" not in text
    assert content == county.content(wanted)
