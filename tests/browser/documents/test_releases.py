"""A pinned link on a site that has moved on: its figures stay, a quiet strip says what came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.pages import Server, watch_of
from tests.browser.servers import started
from tests.second_release import FENGJIE, ZIGUI

Open = Callable[..., Page]
PINNED = "/?metric=grants&release=r1"


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, server: Server, further: Path
) -> Iterator[Server]:
    """The atlas with a second release."""
    folder = tmp_path_factory.mktemp("two-releases")
    with started(folder, server, ATLAS_RELEASES=str(further)) as running:
        yield running


def strip(page: Page) -> Locator:
    return page.locator(".release-strip")


def value(page: Page, code: str) -> Locator:
    return page.locator(f"#ranking [data-county='{code}'] .value")


def test_a_pinned_page_shows_its_figures_and_stays_pinned(open_page: Open) -> None:
    page = open_page(PINNED)
    expect(page.locator("header .release")).to_contain_text("r1")
    expect(value(page, FENGJIE)).to_have_text("2,000")
    expect(strip(page)).to_contain_text("此链接固定在 r1（2026-11-24）；已有 r2（2027-11-24）。")
    expect(strip(page).locator("summary")).to_have_text(
        "2 个县（区）数字有变，1 个换了级别；相关记录 3 条。"
    )
    with steps.repainted(page):
        steps.chip(page, "province", "湖北").click()
    assert steps.query(page) == "metric=grants&province=hubei&release=r1"
    expect(value(page, ZIGUI)).to_have_text("1,327")
    expect(strip(page).locator("summary")).to_contain_text("1 个县（区）数字有变，0 个换了级别")
    with steps.repainted(page):
        value(page, ZIGUI).click()
    assert steps.query(page) == "metric=grants&province=hubei&county=420527&release=r1"
    with steps.repainted(page):
        page.go_back()
    assert steps.query(page) == "metric=grants&province=hubei&release=r1"
    expect(value(page, ZIGUI)).to_have_text("1,327")


def test_the_strip_unfolds_and_leads_to_the_latest(open_page: Open) -> None:
    page = open_page(PINNED)
    table = strip(page).locator("table")
    expect(table).to_be_hidden()
    strip(page).locator("summary").click()
    expect(table.locator("tbody tr")).to_have_count(3)
    expect(table.locator("tr", has_text="奉节县")).to_contain_text("+4,000 万元")
    strip(page).get_by_role("link", name="看最新版本的同一视图").click()
    expect(page.locator("header .release")).to_contain_text("r2")
    expect(value(page, FENGJIE)).to_have_text("6,000")
    assert steps.query(page) == "metric=grants"
    expect(strip(page)).to_have_count(0)


def test_a_pinned_county_page_leads_back_to_the_pinned_map(open_page: Open) -> None:
    page = open_page(f"/county/{ZIGUI}?release=r1", with_map=False)
    expect(strip(page)).to_contain_text("这个县（区）有 2 条记录不同")
    page.get_by_role("link", name="在地图上看").click()
    expect(page.locator("header .release")).to_contain_text("r1")
    assert steps.query(page) == f"county={ZIGUI}&release=r1"


def test_play_goes_through_the_years_of_the_pinned_release(open_page: Open) -> None:
    page = open_page("/?metric=grants&years=2024-2025&release=r1")
    page.locator("#play").click()
    expect(page.locator("#play-year")).to_have_text("2025")
    expect(page.locator("#play-year")).to_be_empty()  # it stops by itself and selects the year
    steps.at_rest(page)
    assert steps.query(page) == "metric=grants&years=2025&release=r1"
    expect(page.locator("header .release")).to_contain_text("r1")


@pytest.mark.parametrize("lang", ["", "&lang=en"])
def test_the_open_strip_fits_the_page(open_page: Open, lang: str) -> None:
    page = open_page(PINNED + lang, width=390, height=844)
    strip(page).locator("summary").click()
    across = "() => document.documentElement.scrollWidth"
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 844})
        steps.until(page, lambda most=width: page.evaluate(across) <= most)
    if lang:
        found = strip(page).evaluate("box => box.innerText")
        assert "此链接" not in found
        assert "This link is pinned to r1" in found


def test_unpinned_pages_follow_the_latest_without_a_word(open_page: Open) -> None:
    page = open_page("/?metric=grants")
    expect(value(page, FENGJIE)).to_have_text("6,000")
    expect(strip(page)).to_have_count(0)
    for path in ("/about", f"/county/{ZIGUI}"):
        page.goto(path)
        expect(page.locator("main")).to_be_visible()
        expect(strip(page)).to_have_count(0)


def test_a_release_that_is_not_known_lists_those_that_are(open_page: Open) -> None:
    page = open_page("/about?release=r2", with_map=False)
    watch_of(page).allow("404")
    page.goto("/?release=r3")
    expect(page.locator("main")).to_contain_text("r1, r2")
