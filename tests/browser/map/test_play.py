"""Years play on the page alone: one step a second, no request, and they end where they stop."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser import steps

Open = Callable[..., Page]
# The sum of each year's projects is another one, so each step changes map, sentence and ranking.
FOUR_YEARS = "/?metric=projects&years=2021-2024"

#: Chooses a county and answers the year that is shown at this very moment.
CHOOSE = """code => {
    const year = document.getElementById("play-year").textContent;
    document.querySelector(`#ranking [data-county="${code}"]`).click();
    return year;
}"""


#: Remembers for each year how the page looks when it changes for the last time in that year: a
#: machine with other things to do may well look at a page only when its year is over.
REMEMBER = """() => {
    window.played = {};
    const text = (what) => document.querySelector(what).innerText;
    const look = () => {
        const year = text("#play-year");
        if (!year) { return; }
        const fills = Array.from(document.querySelectorAll("#map path[data-adcode]"),
            (path) => `${path.dataset.adcode} ${getComputedStyle(path).fill}`).join();
        played[year] = {
            parts: [fills, text("#headline"), text("#ranking"), text("#coverage")],
            query: location.search.slice(1),
            legend: Array.from(document.querySelectorAll("#legend .limits"), (one) => one.innerText),
            // All but the icon, which Chromium takes from its cache anew at each address.
            asked: performance.getEntriesByType("resource")
                .filter((one) => !one.name.includes("/static/icon.")).length,
        };
    };
    new MutationObserver(look).observe(document.documentElement, {
        subtree: true, childList: true, characterData: true, attributes: true});
}"""


def test_each_year_changes_every_part_without_a_request_and_the_last_becomes_the_selection(
    open_page: Open,
) -> None:
    page = open_page(FOUR_YEARS, **steps.CALM)
    entries, still_legend = (
        steps.entries(page),
        tuple(page.locator("#legend .limits").all_inner_texts()),
    )
    year = page.locator("#play-year")
    page.evaluate(REMEMBER)
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_text("暂停")
    expect(page.locator("#play")).to_have_text("逐年播放")
    expect(year).to_be_empty()
    played = page.evaluate("() => played")
    assert list(played) == ["2021", "2022", "2023", "2024"]
    for number, seen in played.items():
        assert seen["query"] == f"metric=projects&years={number}"
    for earlier, later in pairwise(seen["parts"] for seen in played.values()):
        assert all(a != b for a, b in zip(earlier, later, strict=True)), (earlier, later)
    assert len({seen["asked"] for seen in played.values()}) == 1, "no request for a frame"
    legends = {tuple(seen["legend"]) for seen in played.values()}
    assert len(legends) == 1, "colours do not jump while years play"
    assert still_legend not in legends

    steps.at_rest(page)
    page.wait_for_timeout(1200)  # longer than a year lasts: no further year comes
    assert steps.query(page) == "metric=projects&years=2024"
    expect(page.locator("#years-text")).to_have_text("2024")
    assert steps.fills(page).keys() == steps.expected_fills("", steps.theme.LIGHT).keys()
    assert steps.fills(page) == steps.expected_fills(
        "metric=projects&years=2024", steps.theme.LIGHT
    )
    assert steps.entries(page) == entries + 1, "all of the play is one entry"
    with steps.repainted(page):
        page.go_back()
    assert steps.query(page) == "metric=projects&years=2021-2024"


def test_pause_keeps_the_year_play_goes_on_from_there_and_escape_ends(open_page: Open) -> None:
    page = open_page(FOUR_YEARS)
    year = page.locator("#play-year")
    page.locator("#play").focus()
    page.keyboard.press("Enter")
    expect(year).to_have_text("2022")
    page.keyboard.press("Enter")
    expect(year).to_be_empty()
    steps.at_rest(page)
    assert steps.query(page) == "metric=projects&years=2022"
    expect(page.locator("#years-text")).to_have_text("2022")

    page.keyboard.press("Enter")
    expect(year).to_have_text("2023")
    page.keyboard.press("Escape")
    expect(year).to_be_empty()
    steps.at_rest(page)
    expect(page.locator("#years-text")).to_have_text("2023")
    assert steps.query(page) == "metric=projects&years=2023"


def test_a_county_chosen_while_years_play_ends_them_at_that_year(open_page: Open) -> None:
    page = open_page(FOUR_YEARS)
    page.locator("#play").click()
    expect(page.locator("#play-year")).to_have_text("2022")
    year = page.evaluate(CHOOSE, steps.WUSHAN)
    assert year >= "2022"
    expect(page.locator("#county-panel h2")).to_have_text("巫山县")
    page.wait_for_timeout(1300)  # longer than a year lasts: no further year comes

    assert steps.query(page) == f"metric=projects&years={year}&county=500237"
    expect(page.locator("#play-year")).to_be_empty()


def test_levels_carry_the_last_figure_forward_with_dots(open_page: Open) -> None:
    page = open_page("/?metric=forest_cover&years=2023-2025")
    page.locator("#play").click()
    expect(page.locator("#play-year")).to_have_text("2024")
    dots = page.locator("#map [data-layer=dots] path")
    expect(dots.first).to_be_attached()
    expect(page.locator("#ranking .bar.dotted")).to_have_count(dots.count())
    page.keyboard.press("Escape")
    steps.at_rest(page)


def test_what_cannot_play_says_why(open_page: Open) -> None:
    page = open_page("/")

    expect(page.locator("#play")).to_be_disabled()
    expect(page.locator("#years-reason")).to_contain_text("不分年份")
