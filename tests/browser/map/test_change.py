"""Comparing: since a year, against the area, up to four counties side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.look import theme
from geodata.language import Language
from tests.browser import steps
from tests.browser.access import either_language

Open = Callable[..., Page]
YUBEI = "500112"


def choose(page: Page, year: str) -> None:
    """A baseline year from its drop-down, by mouse."""
    page.locator("#baseline").click()
    with steps.repainted(page):
        page.locator(".dash-dropdown-content label", has_text=year).click()


def test_a_baseline_is_set_by_mouse_and_back_restores_the_plain_map(open_page: Open) -> None:
    page = open_page("/?metric=population_census", **steps.CALM)
    plain = page.locator("#headline").inner_text()
    entries = steps.entries(page)
    choose(page, "2010 年（19 个可比）")

    assert steps.query(page) == "metric=population_census&baseline=2010"
    assert steps.entries(page) == entries + 1
    # 渝北 219.1493 − 134.5410, 丰都 55.7374 − 64.9182 (10,000 people).
    expect(page.locator("#headline")).to_contain_text("升幅最大的是渝北区（+84.6 万人）")
    expect(page.locator("#headline")).to_contain_text("降幅最大的是丰都县（−9.2 万人）")
    assert steps.fills(page) == steps.expected_fills(
        "metric=population_census&baseline=2010", theme.LIGHT
    )
    numbers = page.locator("#ranking .row .value").all_inner_texts()
    assert (numbers[0], numbers[-1]) == ("+84.6", "−9.2")
    expect(page.locator("#play")).to_be_disabled()

    with steps.repainted(page):
        steps.chip(page, "change", "百分比").click()
    assert steps.query(page) == "metric=population_census&baseline=2010&change=pct"
    expect(page.locator("#ranking .row .value").first).to_have_text("+62.9")  # 渝北

    for _ in range(2):
        with steps.repainted(page):
            page.go_back()
    assert steps.query(page) == "metric=population_census"
    expect(page.locator("#headline")).to_have_text(plain)
    assert steps.fills(page) == steps.expected_fills("metric=population_census", theme.LIGHT)
    expect(page.locator("#play")).to_be_enabled()


def test_a_baseline_is_set_and_cleared_by_keyboard(open_page: Open) -> None:
    page = open_page("/?metric=co2_emissions", **steps.CALM)
    page.locator("#province input:checked").focus()
    for _ in range(12):  # on through supporters and normalise
        page.keyboard.press("Tab")
        if page.evaluate("() => !!document.activeElement.closest('.field-comparison')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".dash-dropdown-content")).to_be_visible()
    page.keyboard.press("ArrowDown")
    with steps.repainted(page):
        page.keyboard.press("Space")

    assert steps.query(page).startswith("metric=co2_emissions&baseline=20")
    expect(page.locator("#headline")).to_contain_text("年的变化")
    page.keyboard.press("Escape")
    assert steps.fills(page) == steps.expected_fills(steps.query(page), theme.LIGHT)


def test_sums_are_compared_year_with_year_and_say_so(open_page: Open) -> None:
    page = open_page("/?metric=projects")
    choose(page, "2019 年（5 个可比）")

    assert steps.query(page) == "metric=projects&years=2025&baseline=2019"
    expect(page.locator("#notices")).to_contain_text("多年合计与一年不可比，改用 2025 年")
    expect(page.locator("#years-text")).to_have_text("2025")
    expect(page.locator("#coverage")).to_contain_text("19 个县（区）中 5 个有数字")


def test_what_cannot_be_compared_says_why_in_place(open_page: Open) -> None:
    page = open_page("/?metric=forest_cover&baseline=2018")

    assert "baseline" not in steps.query(page)
    expect(page.locator("#notices")).to_contain_text("统计口径约 2020—2022 年改变")
    expect(page.locator("#baseline-reason")).to_contain_text("统计口径约 2020—2022 年改变")
    expect(page.locator("#baseline")).to_be_disabled()
    expect(page.locator("#relative input")).to_be_disabled()


def test_values_are_set_against_the_area(open_page: Open) -> None:
    page = open_page("/?metric=urbanization_rate_census", **steps.CALM)
    with steps.repainted(page):
        steps.chip(page, "relative", "与全库区相比").click()

    assert steps.query(page) == "metric=urbanization_rate_census&relative=area"
    expect(page.locator(".subtitle")).to_contain_text("规划公布 57.7%")
    assert steps.fills(page) == steps.expected_fills(steps.query(page), theme.LIGHT)


def test_two_counties_are_compared_from_their_cards(open_page: Open) -> None:
    page = open_page("/?metric=gdp")
    add = page.locator("#county-panel .compare-add")
    for code in (steps.WANZHOU, YUBEI):
        with steps.repainted(page):
            page.locator(f"#ranking [data-county='{code}']").click()
        with steps.repainted(page):
            add.click()
        expect(add).to_have_text("移出对比")
    assert steps.query(page) == f"metric=gdp&county={YUBEI}&compare={YUBEI},{steps.WANZHOU}"
    table = page.locator("#compare table")
    expect(table.locator("thead th")).to_have_text(["指标", "渝北区", "万州区", "全库区"])
    expect(page.locator("#compare .compare-chip")).to_have_count(2)
    expect(page.locator("#map [data-layer=compared] path")).to_have_count(2)

    with steps.repainted(page):
        page.locator(f"#compare .compare-chip[data-compare='{YUBEI}']").press("Enter")
    assert steps.query(page) == f"metric=gdp&county={YUBEI}&compare={steps.WANZHOU}"
    with steps.repainted(page):
        page.go_back()
    expect(page.locator("#compare .compare-chip")).to_have_count(2)
    with steps.repainted(page):
        page.locator("#compare [data-compare='']").click()
    expect(page.locator("#compare")).to_be_empty()
    assert "compare" not in steps.query(page)


def test_marks_and_events_are_explained(open_page: Open) -> None:
    page = open_page(f"/?metric=gdp&years=2018&county={steps.WANZHOU}")
    expect(page.locator("#map-notes")).to_contain_text("来源不一：8 个")
    expect(page.locator("#county-panel .dispute")).to_contain_text(
        "采用 860.67 亿元，另有 982.58 亿元；依据：修订数在前"
    )
    expect(page.locator("#map-notes")).to_contain_text("级别不稳：17 个中")
    page.locator("#trend-note a", has_text="大事").click()
    expect(page.locator("#about-events li").first).to_contain_text("2006 支洽会，签约 38 项")


@pytest.mark.parametrize("dark", [False, True])
def test_a_change_is_painted_in_both_themes_and_on_a_phone(open_page: Open, dark: bool) -> None:
    query = "metric=co2_emissions&baseline=2011&change=pct&lang=en"
    page = open_page(f"/?{query}", 390, 844, touch=True, dark=dark, locale="en", **steps.CALM)

    assert steps.fills(page) == steps.expected_fills(query, theme.DARK if dark else theme.LIGHT)
    assert steps.chinese(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_has_nothing_to_say_of_a_comparison(open_page: Open, language: Language) -> None:
    query = f"metric=gdp&years=2018&county={steps.WANZHOU}&compare={steps.WANZHOU},{YUBEI}"
    page = open_page(f"/?{query}" + ("&lang=en" if language == "en" else ""), **steps.CALM)
    page.locator(".twin summary").click()
    assert not either_language(page, language)
    page.goto(f"/?metric=co2_emissions&baseline=2011&change=pct&lang={language}")
    page.locator("#map path[data-step='7']").first.wait_for()
    assert not either_language(page, language)


def test_four_counties_and_the_area_stand_side_by_side_in_english(open_page: Open) -> None:
    """“1,564.4 thousand people” pushed the column of the whole area out of sight."""
    page = open_page("/?metric=gdp&compare=500101,500235,420527,500116&lang=en", **steps.CALM)
    box = page.locator("#compare .scroll")
    expect(box.locator("thead th")).to_have_count(6)
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
