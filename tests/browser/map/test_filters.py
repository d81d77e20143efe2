"""The controls: what, which sectors, when; each answer can be worked out by hand from the rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.pages import watch_of

Open = Callable[..., Page]


def test_a_sector_chip_filters_everything_and_a_second_click_opens_it_again(
    open_page: Open,
) -> None:
    page = open_page("/?metric=grants")
    with steps.repainted(page):
        steps.chip(page, "sectors", "旅游").click()

    # Two tourism rows have a sum: cqa2-031 (Wushan, 1,000) and hb-047 (Badong, 70).
    assert steps.query(page) == "metric=grants&sectors=tourism"
    expect(page.locator("#headline")).to_contain_text("巫山县有据可查的无偿援助")
    expect(page.locator("#headline")).to_contain_text("1,000 万元，为有数字的 2 个县（区）中最多")
    first, second = page.locator("#ranking .row .value").all_inner_texts()[:2]
    assert (first.lstrip("≥"), second.lstrip("≥")) == ("1,000", "70")
    assert page.locator("#map path[data-step='-1']").count() == 17
    expect(page.locator("#coverage")).to_contain_text("19 个县（区）中 2 个有数字")

    with steps.repainted(page):
        steps.chip(page, "sectors", "旅游").click()
    assert steps.query(page) == "metric=grants"


def test_a_metric_is_found_by_chinese_pinyin_initials_and_english(open_page: Open) -> None:
    page = open_page("/")
    searches = [
        ("森林", "forest_cover"),
        ("senlin", "forest_cover"),
        ("slfgl", "forest_cover"),
        ("forest cov", "forest_cover"),
        ("wuchang", "grants"),
        ("PM2", "pm25"),
    ]
    for typed, expected in searches:
        page.locator("#metric").click()
        page.locator(".dash-dropdown-search").fill(typed)
        options = page.locator(
            ".dash-dropdown-content .dash-options-list-option input:not([disabled])"
        )
        expect(options.first).to_be_attached()
        found = options.evaluate_all("inputs => inputs.map(input => input.value)")
        assert expected in found, (typed, found)
        assert len(found) <= 4, (typed, found)
        page.keyboard.press("Escape")

    page.locator("#metric").click()
    page.locator(".dash-dropdown-search").fill("slfgl")
    with steps.repainted(page):
        page.locator(".dash-dropdown-content label", has_text="森林覆盖率").click()
    assert steps.query(page) == "metric=forest_cover"
    expect(page.locator("#headline")).to_contain_text("森林覆盖率")


def test_years_move_by_the_keys_of_the_slider_and_by_the_preset(open_page: Open) -> None:
    page = open_page("/?metric=projects&years=2021-2025")
    end = page.locator("#years [role=slider]").last
    entries = steps.entries(page)

    end.focus()
    with steps.repainted(page):
        page.keyboard.press("ArrowLeft")
    assert steps.query(page) == "metric=projects&years=2021-2024"
    with steps.repainted(page):
        page.keyboard.press("ArrowLeft")
    assert steps.query(page) == "metric=projects&years=2021-2023"
    assert steps.entries(page) == entries + 1, "steps of one slide are one entry"

    with steps.repainted(page):
        page.locator(".preset", has_text="全部年份").click()
    assert steps.query(page) == "metric=projects"
    with steps.repainted(page):
        page.locator(".preset", has_text="规划期").click()
    assert steps.query(page) == "metric=projects&years=2021-2025"
    expect(end).to_have_attribute("aria-valuenow", "2025")
    assert steps.entries(page) == entries + 3


def test_a_bar_of_the_trend_chooses_its_year_and_one_of_the_mix_its_sector(
    open_page: Open,
) -> None:
    page = open_page("/?metric=projects")
    bars = page.locator("#trend .trace.bars").first.locator(".point path")
    bar = bars.last.bounding_box()
    assert bar
    with steps.repainted(page):
        page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] - 3)
    assert steps.query(page) == "metric=projects&years=2025"

    with steps.repainted(page):
        page.go_back()
    with steps.repainted(page):
        page.locator("#sector-mix [data-sector=logistics]").click()
    assert steps.query(page) == "metric=projects&sectors=logistics"
    expect(page.locator("#sectors input[value=logistics]")).to_be_checked()


def test_every_control_keeps_the_address_and_the_page_together(open_page: Open) -> None:
    page = open_page("/?metric=projects")
    with steps.repainted(page):
        steps.chip(page, "province", "湖北").click()
    assert steps.query(page) == "metric=projects&province=hubei"
    assert page.locator("#map path:not([data-step='-1'])[data-adcode^='5']").count() == 0
    with steps.repainted(page):
        steps.chip(page, "normalise", "每万人").click()
    assert steps.query(page) == "metric=projects&province=hubei&normalise=per_10k"
    with steps.repainted(page):
        steps.chip(page, "sort", "按江序").click()
    assert steps.query(page).endswith("&sort=river")
    first = page.locator("#ranking .row").first
    expect(first).to_have_attribute("data-county", steps.JIANGJIN)
    assert steps.fills(page) == pytest.approx(steps.fills(page))
    assert watch_of(page).complaints() == []


def test_an_empty_selection_says_so_and_offers_metrics_that_have_figures(open_page: Open) -> None:
    page = open_page("/?metric=investment&sectors=tourism&years=2024")
    expect(page.locator("#headline")).to_contain_text("没有符合条件的公开数字")
    assert page.locator("#map path[data-step='-1']").count() == 19

    offers = page.locator("#offer a")
    expect(offers.first).to_be_visible()
    assert "有据可查的项目" in offers.all_inner_texts()
    offers.filter(has_text="有据可查的项目").click()
    # Of 2024: hb-012 (Yiling), hb-047 (Badong) and cqb-052 (Zhong), one project each.
    expect(page.locator("#headline")).to_contain_text("有数字的 3 个县（区）")
    assert steps.query(page) == "metric=projects&sectors=tourism&years=2024"
