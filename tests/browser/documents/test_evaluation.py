"""The evaluation by keyboard and touch, on a phone, on paper, without scripts; axe clean."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from geodata.language import Language
from tests import office
from tests.browser import steps
from tests.browser.access import either_language

Open = Callable[..., Page]
PATH = "/evaluation"


def opened(open_page: Open, query: str = "", width: int = 1366, height: int = 768,
           **options: object) -> Page:  # fmt: skip
    return open_page(f"{PATH}{query}", width, height, with_map=False, **steps.CALM, **options)


def test_the_keyboard_chooses_a_result_and_opens_pairs_and_years(open_page: Open) -> None:
    page = opened(open_page)
    met = page.locator(".chips a", has_text="达到").nth(0)
    met.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/evaluation?result=met")
    expect(page.locator("article.rule")).to_have_count(1)
    expect(page.locator(".chips a[aria-current=true]")).to_have_text("✓ 达到 1")
    page.locator(".chips a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/evaluation")

    details = page.locator("#m_fund_floor > details")
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    row = details.locator("tbody tr", has_text="北京 → 巴东县")
    expect(row.locator("td").first).to_have_text("?无法判断 5,113 万元")  # agg-007
    expect(row.get_by_role("link")).to_have_attribute("href", "/gaps.xlsx?supporters=beijing")
    # A wide table can be reached and scrolled with the keys.
    details.locator(".scroll").focus()
    expect(details.locator(".scroll")).to_be_focused()


def test_a_figure_leads_to_the_view_that_shows_it(open_page: Open) -> None:
    page = opened(open_page, "?lang=en&release=r1")
    rule = page.locator("#m_pairing")
    expect(rule.locator(".finding")).to_contain_text("23 of 34")
    rule.get_by_role("link", name="Pairing 2021–2025").click()
    page.wait_for_url("**/pairing?**")
    assert steps.query(page) == ("metric=active_supporters&years=2021-2025&lang=en&release=r1")
    expect(page.locator("main")).to_contain_text("23")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_phone_everything_can_be_tapped(open_page: Open, language: str) -> None:
    page = opened(open_page, f"?lang={language}", 390, 844, touch=True)
    sizes = page.locator(".chips a, .see a, .opening .files a, .rule > details summary")
    heights = sizes.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) > 40 and min(heights) >= 44
    page.locator("#t_fertilizer > details summary").tap()
    expect(page.locator("#t_fertilizer > details tbody tr").first).to_be_visible()


def test_english_pages_are_english(open_page: Open) -> None:
    page = opened(open_page, "?lang=en")
    for details in page.locator("details").all():
        details.evaluate("one => { one.open = true; }")
    assert steps.chinese(page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_has_nothing_to_say_in_either_theme(open_page: Open, language: Language) -> None:
    page = opened(open_page, f"?lang={language}")
    page.locator("#m_fund_floor > details summary").click()
    wrong = either_language(page, language)
    assert not wrong, "\n".join(wrong)


def test_paper_has_the_rules_and_no_controls(open_page: Open) -> None:
    page = opened(open_page)
    page.emulate_media(media="print")
    for gone in (".chips", ".opening .files", "#m_pairing .see", "#m_pairing .gap"):
        expect(page.locator(gone).first).to_be_hidden()
    for there in (".summary", "#m_pairing .finding", "#m_pairing .basis", "#m_pairing .figures"):
        expect(page.locator(there).first).to_be_visible()


def test_the_report_opens_in_an_office_program(open_page: Open, tmp_path) -> None:
    page = opened(open_page)
    with page.expect_download() as waited:
        page.get_by_role("link", name="自评估报告（Word）").click()
    path = tmp_path / waited.value.suggested_filename
    waited.value.save_as(path)
    assert path.name == "evaluation_r1.docx" and zipfile.is_zipfile(path)
    made = office.as_pdf(path, tmp_path)
    assert made.read_bytes()[:5] == b"%PDF-"
