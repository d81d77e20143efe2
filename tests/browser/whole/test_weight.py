"""Counts and sizes of what the page loads and sends; times are for `make bench`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from callbacks.assembly import BUNDLE
from dashboard import ids
from tests.bench import servers
from tests.bench.browser import UPDATE, Answer, Clicker, Load, Wire, load
from tests.browser import steps
from tests.browser.pages import Server, settled

PAGE = "/?metric=projects"  # a page with a full table of records: heavier than the one at `/`
MOST_UPDATE = 20_000
MOST_AGAIN = 20_000
MOST_REQUESTS = 32
MOST_REQUESTS_AGAIN = 7


@pytest.fixture(scope="module")
def stock_load(browser: Browser) -> Load:
    """The stock design, loaded twice."""
    with servers.running(*servers.STOCK) as stock:
        return load(browser, stock.address)


@pytest.fixture(scope="module")
def loads(browser: Browser, server: Server) -> Iterator[Callable[[str], Load]]:
    """Our page, loaded twice, with or without our own plotly.js.

    The server of all tests has the bundle where there is one, and is without it elsewhere.
    """
    found: dict[str, Load] = {}
    with ExitStack() as stack:

        def loaded(variant: str) -> Load:
            if variant == "bundle" and not BUNDLE.is_file():
                pytest.skip("there is no bundle here; `make bundle` builds it")
            if variant not in found:
                address = server.address
                if variant == "no bundle" and BUNDLE.is_file():
                    other = servers.running(*servers.OURS_WITHOUT_BUNDLE)
                    address = stack.enter_context(other).address
                found[variant] = load(browser, address + PAGE)
            return found[variant]

        yield loaded


VARIANTS = pytest.mark.parametrize("variant", ["bundle", "no bundle"])


def listed(wire: Wire) -> str:
    return "\n".join(f"{answer.size:>9,} {answer.url}" for answer in wire.over_network)


@pytest.mark.parametrize(("variant", "most"), [("bundle", 0.2), ("no bundle", 0.35)])
def test_a_first_load_weighs_a_fraction_of_the_stock_design(
    loads: Callable[[str], Load], stock_load: Load, variant: str, most: float
) -> None:
    first = loads(variant).first

    assert first.size <= most * stock_load.first.size, listed(first)


@VARIANTS
def test_a_first_load_asks_for_few_files_and_for_each_once(
    loads: Callable[[str], Load], variant: str
) -> None:
    first = loads(variant).first

    assert len(first.answers) <= MOST_REQUESTS, listed(first)
    addresses = [answer.url for answer in first.answers]
    assert len(set(addresses)) == len(addresses), listed(first)
    assert len(first.updates()) == 1, "the page alone: what it shows comes with it"


@VARIANTS
def test_a_second_load_brings_the_figures_only(loads: Callable[[str], Load], variant: str) -> None:
    again = loads(variant).second

    assert again.size <= MOST_AGAIN, listed(again)
    assert len(again.over_network) <= MOST_REQUESTS_AGAIN, listed(again)


def test_the_page_does_not_carry_a_copy_of_itself_for_checks(page: Page) -> None:
    page.goto("/about")

    config = json.loads(page.locator("#_dash-config").text_content() or "")

    assert "validation_layout" not in config


@pytest.mark.parametrize(
    "query",
    [
        "metric=supporters",
        "metric=projects",
        "metric=investment",
        "metric=forest_cover",
        "metric=projects&lang=en",
    ],
)
def test_an_update_is_small_whatever_is_chosen(open_page: Callable[..., Page], query: str) -> None:
    page, wire = open_page(f"/?{query}"), Wire()
    wire.attach(page)
    with page.expect_response(lambda response: UPDATE in response.url):
        page.locator('[data-county="500101"]').first.dispatch_event("click")
    settled(page)
    updates = wire.updates()

    assert len(updates) == 1
    assert 0 < updates[0].size <= MOST_UPDATE


def test_a_click_on_a_sector_is_one_small_request(server: Server, browser: Browser) -> None:
    clicker = Clicker(browser, server.url(PAGE))
    boxes = clicker.page.locator("#sectors input")
    for index in range(clicker.sectors):
        for _ in range(2):  # on and off again
            with steps.repainted(clicker.page):
                boxes.nth(index).dispatch_event("click")
    settled(clicker.page)
    asked: list[Answer] = clicker.wire.over_network
    clicker.close()

    assert all(UPDATE in answer.url for answer in asked)
    assert len(asked) == 2 * clicker.sectors
    assert max(answer.size for answer in asked) <= MOST_UPDATE


#: Steps and numbers of the map.
SAYS = """() => Array.from(
    document.querySelectorAll("#map path[data-step], #map [data-layer=labels] text"),
    (part) => `${part.dataset.step} ${part.textContent}`).join()"""
#: The same when its first colour changes after a click.
EARLY = f"""() => new Promise((done) => {{
    const observer = new MutationObserver(() => {{
        observer.disconnect();
        done(({SAYS})());
    }});
    observer.observe(document.getElementById("map"), {{subtree: true, attributeFilter: ["data-step"]}});
    document.querySelector("#sectors input").click();
}})"""


def test_the_map_says_at_first_what_it_says_when_all_is_drawn(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(PAGE)

    before = page.evaluate(SAYS)
    with page.expect_response(lambda response: UPDATE in response.url):
        early = page.evaluate(EARLY)
    steps.at_rest(settled(page))

    assert early != before
    assert early == page.evaluate(SAYS)


def test_years_play_without_a_request(open_page: Callable[..., Page]) -> None:
    page = open_page(PAGE)
    wire = Wire()
    wire.attach(page)
    page.locator(f"#{ids.PLAY}").click()
    year = page.locator("#play-year")
    year.filter(has_text="2005").wait_for()  # the frames are there and the second is shown
    wire.clear()

    year.filter(has_text="2008").wait_for()

    assert wire.over_network == [], listed(wire)
