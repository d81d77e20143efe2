"""Profiles and their sheets: by keyboard, on a phone, on paper, with axe, without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.access import both_themes

Open = Callable[..., Page]
WUSHAN = "/county/500237"


def opened(open_page: Open, path: str, width: int = 1366, height: int = 768) -> Page:
    return open_page(path, width, height, with_map=False, **steps.CALM)


def test_a_county_tells_all_and_leads_on_by_keyboard(open_page: Open) -> None:
    page = opened(open_page, WUSHAN)
    expect(page.locator("h1")).to_have_text("巫山县")
    # projects.csv: 30 default rows, seven of them of 2018; thirteenth of 19 in the census.
    expect(page.locator("#county-records li")).to_have_count(30)
    row = page.locator("#by-year tbody tr", has_text="2018")
    expect(row.locator("td").first).to_have_text("7")
    census = page.locator("#indicators tr", has_text="普查常住人口")
    expect(census).to_contain_text("比 2010 年 −3.26 万人")
    expect(census).to_contain_text("第 13 位（有数字的 19 个中）")
    expect(census.locator("svg.spark path.line")).to_have_count(1)
    summary = page.locator(".all-sources summary")
    summary.press("Enter")
    expect(page.locator(".sources li")).to_have_count(19)
    page.get_by_role("link", name="广州", exact=True).press("Enter")
    page.wait_for_url("**/supporter/guangzhou")


def test_the_sheet_is_one_press_away(open_page: Open) -> None:
    page = opened(open_page, f"{WUSHAN}?lang=en")
    href = page.locator(".place-map a").get_attribute("href")
    assert href == f"{WUSHAN}.pdf?lang=en"
    answer = page.request.get(href)
    assert answer.headers["content-type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.body())
    assert len(document) == 1 and document.is_tagged()
    assert "Wushan has 4 paired supporters" in document[0].get_textpage().get_text_range()


def test_from_the_area_to_a_county_and_its_other_language(open_page: Open) -> None:
    page = opened(open_page, "/area")
    expect(page.locator("nav a[aria-current=page]")).to_have_attribute("href", "/area")
    expect(page.locator("#counties tbody tr")).to_have_count(19)
    page.locator("#counties a", has_text="忠县").press("Enter")
    page.wait_for_url("**/county/500233")
    page.locator("#language").click()
    page.wait_for_url("**/county/500233?lang=en")
    expect(page.locator("h1")).to_have_text("Zhongxian")


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_has_nothing_to_say(open_page: Open, width: int) -> None:
    page = opened(open_page, WUSHAN, width)
    wrong = both_themes(page)
    page.emulate_media(color_scheme="light")
    page.goto("/area?lang=en")
    assert wrong + both_themes(page) == []


def test_without_scripts_all_of_it_is_there(new_page: Open) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/county/500116")
    expect(page.locator("h1")).to_have_text("江津区")
    expect(page.locator("#county-records")).to_contain_text("空白不是零")
    expect(page.locator(".identity")).to_contain_text("曾用名 江津市")
