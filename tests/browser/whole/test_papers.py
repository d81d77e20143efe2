"""Sources and methods, coverage, gap workbooks, corrections: by keyboard, on a phone, with axe."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.access import both_themes
from tests.browser.pages import watch_of

Open = Callable[..., Page]
YUNYANG = "500235"


def opened(
    open_page: Open, path: str, width: int = 1366, height: int = 768, **options: object
) -> Page:
    page = open_page(path, width, height, with_map=False, **steps.CALM, **options)
    page.locator("main").first.wait_for()
    return page


def downloaded(page: Page, name: str) -> openpyxl.Workbook:
    """The workbook behind the link with a text."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).first.press("Enter")
    content = Path(str(waiting.value.path())).read_bytes()
    return openpyxl.load_workbook(io.BytesIO(content))


# Sources and methods


def test_contents_lead_to_their_sections_by_keyboard(open_page: Open) -> None:
    page = opened(open_page, "/about")
    link = page.locator(".contents a", has_text="名词").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#about-words h2")).to_be_in_viewport()
    assert page.url.endswith("/about#about-words")


def test_a_metric_of_the_overview_leads_to_its_counties(open_page: Open) -> None:
    page = opened(open_page, "/about?lang=en")
    page.locator("#about-coverage a", has_text="Grants").first.press("Enter")
    page.wait_for_url("**/about?metric=grants&lang=en#about-matrix")
    head = page.locator("#about-matrix")
    expect(head).to_have_text("Grants: records per county and year")
    expect(head).to_be_in_viewport()
    matrix = page.locator("table.covered").nth(1)
    rows = matrix.locator("tbody tr")
    expect(rows).to_have_count(19)
    expect(rows.first.locator("th")).to_have_text("Jiangjin")
    # projects.csv: seven rows of grants in 巫山 in 2018.
    years = matrix.locator("thead th").all_text_contents()
    cell = rows.filter(has_text="Wushan").locator("td").nth(years.index("2018") - 1)
    expect(cell).to_have_text("7")
    expect(matrix.locator("tfoot tr").first.locator("td").last).to_have_text("8")


def test_a_gap_workbook_comes_with_one_press(open_page: Open) -> None:
    page = opened(open_page, f"/county/{YUNYANG}")
    book = downloaded(page, "这个县（区）还缺哪些数：缺口表（Excel）")
    assert book.sheetnames == ["说明", "缺口", "已有", "词汇"]
    assert book["缺口"].max_row == 258
    page.goto("/about")
    page.locator("#about-gaps").wait_for()
    book = downloaded(page, "青岛市")
    assert book["缺口"].max_row == 11  # with the yearly total of 2020


def test_reposts_are_no_links_on_the_page_of_sources(open_page: Open) -> None:
    page = opened(open_page, "/about")
    reposts = page.locator("#about-sources .sources").last
    assert reposts.locator("li").count() > 100
    assert reposts.locator("a").count() == 0


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_has_nothing_to_say(open_page: Open, width: int) -> None:
    page = opened(open_page, "/about?metric=forest_cover", width)
    wrong = both_themes(page)
    page.emulate_media(color_scheme="light")
    page.goto("/correction?record=hb-001&lang=en")
    assert wrong + both_themes(page) == []


# Corrections


def test_from_a_record_to_its_correction_and_the_sheet_by_keyboard(open_page: Open) -> None:
    page = opened(open_page, f"/county/{YUNYANG}?metric=gdp")
    page.locator("#county-records a.wrong").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/correction?metric=gdp&record=*")
    expect(page.locator("h1")).to_have_text("这个数字有误")
    expect(page.locator("table.correction tbody tr").first.locator("td")).to_contain_text("cqa1-")
    sheet = downloaded(page, "下载更正表（Excel）")["更正"]
    assert sheet["A2"].value == "编号"
    assert sheet["B2"].value == page.locator("table.correction td").first.text_content()


def test_the_mail_is_copied(open_page: Open) -> None:
    page = opened(
        open_page, "/correction?record=hb-001", permissions=["clipboard-read", "clipboard-write"]
    )
    page.get_by_role("button", name="复制").press("Enter")
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == page.locator("textarea").input_value()
    assert copied.startswith("记录编号：hb-001")
    mail = page.get_by_role("link", name="打开邮件").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=")


def test_without_scripts_all_of_it_is_there(new_page: Open) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/correction?record=hb-001")
    expect(page.locator("table.correction tbody tr")).to_have_count(22)
    expect(page.locator("textarea")).to_be_visible()
    expect(page.get_by_role("button", name="复制")).to_be_hidden()


def test_an_unknown_record_has_a_designed_answer(open_page: Open) -> None:
    page = opened(open_page, "/about")
    watch_of(page).allow("404")
    page.goto("/correction?record=zz-999")
    expect(page.locator("h1")).to_have_text("没有这个页面")
    expect(page.get_by_role("link", name="回到地图")).to_be_visible()


# What is in a view


def test_what_is_in_the_view_follows_the_view(open_page: Open) -> None:
    page = open_page("/?metric=grants", **steps.CALM)
    page.locator(".in-view summary").press("Enter")
    lines = page.locator("#in-view li")
    expect(lines).to_have_count(5)
    expect(lines.first).to_contain_text("数的是无偿援助资金。")
    with steps.repainted(page):
        page.locator("#sectors input").first.click()
    expect(lines.first).to_contain_text("只看：旅游。")
