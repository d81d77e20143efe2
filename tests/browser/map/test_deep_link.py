"""A link opens exactly the view that was shared; a wrong one is mended or refused aloud."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.look import theme
from tests.browser import steps
from tests.browser.pages import quiet, watch_of

Open = Callable[..., Page]

# Ledger, tourism, 2021-2025: Wushan has cqa2-026, -028, -029, -031 and -034, one project each.
# Eight counties have rows; of the 18 rows all but hb-007, hb-047 and cqb-052 are dated by report.
TOURISM = "metric=projects&sectors=tourism&years=2021-2025&county=500237"
TOURISM_SAYS = (
    "巫山县有据可查的项目 5 个，为有数字的 8 个县（区）中最多；图中 18 条记录有 15 条按报道年份计"
)
REMEMBER_HEADLINES = """
window.seen = [];
new MutationObserver(() => {
    const text = document.getElementById("headline")?.textContent;
    if (text && !window.seen.includes(text)) window.seen.push(text);
}).observe(document, {childList: true, subtree: true, characterData: true});
"""


def test_a_deep_link_shows_its_view_in_every_part(open_page: Open) -> None:
    page = open_page(f"/?{TOURISM}")

    expect(page.locator("#headline")).to_have_text(TOURISM_SAYS)
    expect(page.locator("#metric")).to_contain_text("有据可查的项目")
    expect(page.locator("#sectors input:checked")).to_have_count(1)
    expect(page.locator("#years [role=slider]").first).to_have_attribute("aria-valuenow", "2021")
    expect(page.locator("#years [role=slider]").last).to_have_attribute("aria-valuenow", "2025")
    assert steps.pressed(page) == [steps.WUSHAN]
    expect(page.locator("#county-panel h2")).to_have_text("巫山县")
    expect(page.locator(".class .marker", has_text="◀")).to_have_count(1)
    assert steps.query(page) == TOURISM
    assert watch_of(page).complaints() == []


@pytest.mark.parametrize(
    ("query", "dark"),
    [
        ("", False),
        (TOURISM, False),
        ("metric=grants", True),
        ("metric=forest_cover", False),
        ("metric=pm25", True),
    ],
)
def test_the_19_fills_are_the_classes_of_the_view(open_page: Open, query: str, dark: bool) -> None:
    page = open_page(f"/?{query}" if query else "/", dark=dark, **steps.CALM)
    palette = theme.DARK if dark else theme.LIGHT

    painted = steps.fills(page)

    assert len(painted) == 19
    assert painted == steps.expected_fills(query, palette)


def test_a_shared_link_opens_first_time_without_a_flash_of_another_view(new_page: Open) -> None:
    page = new_page()
    page.add_init_script(REMEMBER_HEADLINES)
    page.goto(f"/?{TOURISM}")
    expect(page.locator("#headline")).to_have_text(TOURISM_SAYS)
    quiet(page)

    assert page.evaluate("() => window.seen") == [TOURISM_SAYS]
    assert steps.entries(page) == 2  # the empty page it began on, and this one


@pytest.mark.parametrize("name", ["开县", "开州区", "500154"])
def test_a_county_is_found_by_old_name_new_name_and_code(open_page: Open, name: str) -> None:
    page = open_page(f"/?county={name}")

    assert steps.pressed(page) == [steps.KAIZHOU]
    assert steps.query(page) == "county=500154"


@pytest.mark.parametrize(("name", "code"), [("武隆县", "500156"), ("江津市", "500116")])
def test_other_old_names_open_the_county_page(open_page: Open, name: str, code: str) -> None:
    page = open_page(f"/county/{name}", with_map=False)

    expect(page.locator("h1, h2").first).to_contain_text(name[:2] + "区")
    expect(page.locator("main a:not(.share-link)").first).to_have_attribute(
        "href", f"/?county={code}"
    )


def test_wrong_values_are_mended_with_a_notice_and_the_address_follows(open_page: Open) -> None:
    page = open_page("/?metric=grnts&years=1990-2019&colour=red&compare=500101,500237")

    notices = page.locator("#notices .notice")
    said = " ".join(notices.all_inner_texts())
    for part in ("grnts", "1990-2019", "colour"):
        assert part in said
    assert steps.query(page) == "metric=grants&years=2004-2019&compare=500101,500237"
    expect(page.locator("#headline")).to_contain_text("无偿援助")


def test_pairs_with_a_sector_move_to_active_supporters_with_a_notice(open_page: Open) -> None:
    page = open_page("/?sectors=tourism")

    # Guangdong, Guangzhou and Shenzhen, of Wushan's four; Zhuhai has no tourism row.
    expect(page.locator("#headline")).to_contain_text("巫山县有公开记录的支援方 3/4 个")
    expect(page.locator("#notices")).to_contain_text("改看")
    assert steps.query(page) == "metric=active_supporters&sectors=tourism"


@pytest.mark.parametrize(
    "path",
    [
        "/?county=%3Cscript%3Ealert(1)%3C/script%3E&metric='%20OR%201=1--",
        "/?metric=%E0%A4%A&sectors=%00",
        "/?" + "metric=grants&" * 300,
    ],
)
def test_hostile_links_show_a_map_and_say_what_was_left_out(open_page: Open, path: str) -> None:
    page = open_page(path)

    expect(page.locator("#notices .notice").first).to_be_visible()
    expect(page.locator("#headline")).not_to_be_empty()


@pytest.mark.parametrize(
    "path", ["/nothing-here", "/county/999999", "/county/..%2f..%2fetc", "/?release=r99"]
)
def test_what_does_not_exist_has_a_designed_answer(new_page: Open, path: str) -> None:
    page = new_page()
    watch_of(page).allow(r"status of 404")

    answer = page.goto(path)

    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("没有这个页面")
    expect(page.locator("main a")).to_have_attribute("href", "/")
    if path == "/nothing-here":
        page.locator("main a").click()
        expect(page.locator("#headline")).to_be_visible()


def test_an_unknown_release_is_404_for_data_too(page: Page) -> None:
    answer = page.request.get("/data.csv?release=r99")

    assert answer.status == 404
    assert "r99" in answer.text()
