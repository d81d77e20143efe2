"""What our scripts use of Dash and plotly.js though neither promises it.

`assets/page/dash-plotly.js` alone touches it. Here a copy of that file works on a real page: when
an upgrade renames a class, a property or the form of an answer, a test of this file fails and says
which, before anybody misses a ring or a label.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.delivery.assets import FOLDER
from dashboard.drawing import plotly as figures
from geodata.boundaries import Boundaries
from tests.browser import steps
from tests.browser.pages import watch_of

Open = Callable[..., Page]
MAP = 'inside.plot("#map")'


@pytest.fixture
def page(open_page: Open) -> Page:
    """The map page at rest, with a copy of the adapter as `window.inside`."""
    page = open_page("/?metric=projects", **steps.CALM)
    parts = [FOLDER / "shared" / "dom.js", FOLDER / "page" / "dash-plotly.js"]
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    page.evaluate(f'() => {{"use strict"; {text}; window.inside = Inside; window.heard = [];}}')
    return page


# Dash


def test_what_is_read_of_dash(page: Page) -> None:
    dash_is_there_and_sets_properties(page)
    controls_are_named_where_dash_names_them_wrongly(page)
    an_open_drop_down_shows_its_search_and_its_options(page)


def dash_is_there_and_sets_properties(page: Page) -> None:
    assert page.evaluate("() => inside.isDash()")
    page.evaluate("() => inside.set('fault', {children: 'set from outside'})")
    expect(page.locator("#fault")).to_have_text("set from outside")


def controls_are_named_where_dash_names_them_wrongly(page: Page) -> None:
    stops = page.locator(".dash-dropdown-focus-target")
    assert stops.count() > 0
    for n in range(stops.count()):
        expect(stops.nth(n)).to_have_attribute("aria-labelledby", steps_of_dropdown(page, n))
        assert stops.nth(n).get_attribute("aria-hidden") is None
    ends = page.locator("#years [role=slider]")
    assert [end.get_attribute("aria-label") for end in ends.all()] == ["起始年", "结束年"]
    assert page.locator(".chips").count() > 0
    assert page.locator(".chips[role=listbox], .chips > [role=option]").count() == 0
    assert page.locator(".chips[role=group], .chips[role=radiogroup]").count() > 0


def an_open_drop_down_shows_its_search_and_its_options(page: Page) -> None:
    page.locator("#metric").click()
    page.locator(".dash-dropdown-search").wait_for()
    found = page.evaluate(
        """() => {
            const search = document.querySelector(".dash-dropdown-search");
            const list = inside.dropdown({target: search});
            return [list.search === search, list.options.length,
                list.options.every(one => one.matches("input:not([disabled])")),
                Boolean(search.closest(inside.DROPDOWN))];
        }"""
    )
    assert found[0] and found[2] and found[3]
    assert found[1] > 20  # the metrics
    assert page.evaluate("() => inside.dropdown({target: document.body})") is None
    page.keyboard.press("Escape")


def test_functions_are_offered_where_callbacks_look(page: Page) -> None:
    offered = page.evaluate(
        "() => { inside.offer('tried', () => 7); return dash_clientside.atlas.tried(); }"
    )
    assert offered == 7
    for name in ("compose", "address", "frames"):
        assert page.evaluate(f"() => typeof dash_clientside.atlas.{name}") == "function"
    page.evaluate("() => { dash_clientside.atlas.compose = () => inside.unchanged(); }")
    before = steps.fills(page)
    page.evaluate("() => inside.set('map-data', {data: null})")
    page.evaluate("() => new Promise(done => requestAnimationFrame(done))")
    assert steps.fills(page) == before  # Dash knows the sign for "nothing changes"


def test_an_update_is_heard_and_its_data_come_before_dash_draws(page: Page) -> None:
    page.evaluate(
        """() => {
            inside.watchUpdates({
                asked: () => heard.push("asked"),
                answered: ok => heard.push(`answered ${ok}`),
                failed: () => heard.push("failed")});
            const headline = document.getElementById("headline"), before = headline.textContent;
            inside.readEarly("map-data", async data => {
                heard.push(`${data.steps.length} steps`, headline.textContent === before);
            });
        }"""
    )
    with steps.repainted(page):
        steps.chip(page, "sectors", "旅游").click()
    counties = len(Boundaries.load().counties)
    assert page.evaluate("() => heard") == ["asked", f"{counties} steps", True, "answered true"]


def test_an_update_that_fails_is_heard(page: Page) -> None:
    page.evaluate(
        """() => inside.watchUpdates({asked: () => {}, answered: () => heard.push("answered"),
                                      failed: () => heard.push("failed")})"""
    )
    watch_of(page).allow("ERR_INTERNET_DISCONNECTED|Failed to fetch|Callback failed|error")
    page.context.set_offline(True)
    steps.chip(page, "sectors", "旅游").click()
    expect(page.locator("#fault")).to_contain_text("连不上服务器")
    assert page.evaluate("() => heard") == ["failed"]


def steps_of_dropdown(page: Page, n: int) -> str:
    """The labels of a drop-down's button: its label, then its value."""
    button = page.locator(".dash-dropdown-focus-target + *").nth(n)
    name = button.get_attribute("id")
    assert name
    assert page.locator(f"#{name}-label, #{name}-value").count() == 2
    return f"{name}-label {name}-value"


# Plotly


def test_what_is_read_of_plotly(page: Page) -> None:
    layers_of_the_map_have_the_names_of_its_traces(page)
    shapes_of_the_counties_say_their_place_and_their_code(page)
    points_of_the_map_are_places_on_the_earth(page)
    a_chart_without_a_map_has_no_places(page)
    the_world_map_that_plotly_would_fetch_is_there_and_empty(page)


def layers_of_the_map_have_the_names_of_its_traces(page: Page) -> None:
    names = page.evaluate(f"() => inside.layers({MAP}).map(layer => layer.name)")
    assert set(names) <= set(figures.TRACES)
    assert {"land", "counties", "river", "labels"} <= set(names)
    assert len(names) == len(set(names))
    assert page.evaluate(f"() => inside.isMade({MAP}) && !inside.isMade(null)")


def shapes_of_the_counties_say_their_place_and_their_code(page: Page) -> None:
    shapes = page.evaluate(
        f"""() => inside.shapes(inside.layers({MAP}).find(one => one.name === "counties").group)
            .map(shape => [shape.index, shape.key])"""
    )
    codes = list(Boundaries.load().counties.index)
    assert sorted(n for n, _ in shapes) == list(range(len(codes)))
    assert [code for _, code in sorted(shapes)] == [str(code) for code in codes]


def points_of_the_map_are_places_on_the_earth(page: Page) -> None:
    boundaries = Boundaries.load()
    shape = boundaries.counties.to_crs(4326).loc[steps.WANZHOU].geometry
    x, y = steps.inside(page, steps.WANZHOU)
    lon, lat = page.evaluate(
        f"""([x, y]) => {{
            const sheet = inside.sheets({MAP})[0].getBoundingClientRect();
            return inside.projection({MAP}).place([x - sheet.left, y - sheet.top]);
        }}""",
        [x, y],
    )
    west, south, east, north = shape.bounds
    assert west < lon < east
    assert south < lat < north
    size = page.evaluate(
        f"() => {{const map = inside.projection({MAP}); return [map.width, map.height];}}"
    )
    box = page.locator("#map .main-svg").first.bounding_box()
    assert box is not None
    assert size == pytest.approx([box["width"], box["height"]], abs=1)


def a_chart_without_a_map_has_no_places(page: Page) -> None:
    assert page.evaluate("() => inside.projection(inside.plot('#trend'))") is None
    assert page.evaluate("() => inside.scale(inside.plot('#trend'))") == 1


def the_world_map_that_plotly_would_fetch_is_there_and_empty(page: Page) -> None:
    world = page.evaluate("() => PlotlyGeoAssets.topojson.world_110m")
    assert world == {"type": "Topology", "arcs": [], "objects": {}}


def test_a_copy_lies_over_its_layer_and_plotly_leaves_it_alone(page: Page) -> None:
    page.evaluate(
        f"""() => {{
            const group = inside.layers({MAP}).find(one => one.name === "counties").group;
            const copy = document.createElementNS("http://www.w3.org/2000/svg", "path");
            copy.id = "copied";
            inside.layOver(group.querySelector("path"), copy);
        }}"""
    )
    with steps.repainted(page):
        steps.chip(page, "sectors", "旅游").click()
    assert page.evaluate(
        f"""() => {{
            const copy = document.getElementById("copied");
            return copy.ownerSVGElement !== null && !copy.closest(".choroplethlayer")
                && inside.layers({MAP}).every(layer => !layer.group.contains(copy));
        }}"""
    )


def test_the_map_is_zoomed_and_says_so(page: Page) -> None:
    page.evaluate(
        f"""() => ["relayout", "afterplot"].forEach(
            kind => inside.on({MAP}, kind, () => heard.push(kind)))"""
    )
    assert page.evaluate(f"() => inside.scale({MAP})") == 1
    page.evaluate(f"() => inside.zoom({MAP}, 1.5)")
    expect_scale(page, 1.5)
    assert {"relayout", "afterplot"} <= set(page.evaluate("() => heard"))
    page.evaluate(f"() => inside.zoom({MAP}, null)")
    expect_scale(page, 1)


def expect_scale(page: Page, scale: float) -> None:
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")
    assert page.evaluate(f"() => inside.scale({MAP})") == scale
