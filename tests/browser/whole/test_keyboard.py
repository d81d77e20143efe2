"""Everything by keyboard alone, and always seen where one is."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import steps

Open = Callable[..., Page]
_WHERE = """
() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const shown = [element, ...element.querySelectorAll("*"), element.closest("label")]
        .filter(Boolean).some(one => {
            const own = getComputedStyle(one);
            return parseFloat(own.outlineWidth) > 0 && own.outlineStyle !== "none"
                || own.boxShadow !== "none";
        });
    const owner = element.closest("[id]");
    return {id: owner ? owner.id : "", tag: element.tagName, shown,
            text: (element.textContent || "").trim(), county: element.dataset.focus || ""};
}
"""


def walk(page: Page, presses: int) -> list[dict[str, object]]:
    """Press Tab so often and remember every stop."""
    stops = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(_WHERE))
    return stops


def test_tab_goes_skip_link_header_controls_map_legend_in_this_order(open_page: Open) -> None:
    page = open_page("/?metric=projects")
    stops = walk(page, 44)

    assert stops[0]["text"] == "跳到地图"
    hidden = [stop for stop in stops if not stop["shown"]]
    assert not hidden, hidden
    order: list[object] = []
    for stop in stops:
        if stop["id"] not in order:
            order.append(stop["id"])
    wanted = ["theme-switch", "language", "metric", "sectors", "years", "play", "province"]
    wanted += ["supporters", "normalise", "baseline"]
    found = [place for place in order if place in wanted]
    assert found == wanted, order
    counties = [stop for stop in stops if stop["county"]]
    assert len(counties) == 1, "the 19 counties are one stop; arrows lead through them"


def test_the_skip_link_leads_to_the_map(open_page: Open) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("() => !!document.activeElement.closest('#main')")
    expect(page.locator("#headline")).to_be_visible()


def test_arrows_lead_down_the_river_enter_chooses_and_escape_clears(open_page: Open) -> None:
    page = open_page("/?metric=projects")
    first = page.locator("[data-focus]").first
    first.focus()
    ring = page.locator("#map path.focused")
    expect(ring).to_have_count(1)
    expect(first).to_have_attribute("data-focus", steps.JIANGJIN)
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    button = page.locator("[data-focus]:focus")
    expect(button).to_have_attribute("data-focus", steps.WANZHOU)
    records = int(steps.view("metric=projects").counts[steps.WANZHOU])
    expect(button).to_have_attribute("aria-label", f"万州区 至少 152 个 {records} 条记录")
    expect(button).to_be_in_viewport()
    same = "([ring, path]) => ring.getAttribute('d') === path.getAttribute('d')"
    handles = [ring.element_handle(), steps.county(page, steps.WANZHOU).element_handle()]
    assert page.evaluate(same, handles)

    with steps.repainted(page):
        page.keyboard.press("Enter")
    assert steps.query(page) == "metric=projects&county=500101"
    handles = [ring.element_handle(), steps.county(page, steps.WANZHOU).element_handle()]
    assert page.evaluate(same, handles), "the ring stays on its county after a new painting"
    page.keyboard.press("End")
    expect(page.locator("[data-focus]:focus")).to_have_attribute("data-focus", "420506")
    page.keyboard.press("Home")
    expect(page.locator("[data-focus]:focus")).to_have_attribute("data-focus", steps.JIANGJIN)
    with steps.repainted(page):
        page.keyboard.press("Escape")
    assert steps.query(page) == "metric=projects"


def test_a_whole_question_without_a_pointer(open_page: Open) -> None:
    page = open_page("/")
    page.locator("#language").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#metric")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".dash-dropdown-content input:focus")).to_have_value("supporters")
    page.keyboard.type("wuchangyuanzhu")
    expect(page.locator(".dash-dropdown-search")).to_have_value("wuchangyuanzhu")
    page.keyboard.press("ArrowDown")
    with steps.repainted(page):
        page.keyboard.press("Enter")
    assert steps.query(page).startswith("metric=grants")

    page.locator("#sectors input").first.focus()
    with steps.repainted(page):
        page.keyboard.press("Space")
    assert "sectors=tourism" in steps.query(page)
    legend = page.locator(".class[data-step]").first
    legend.focus()
    expect(page.locator("#map path.lifted").first).to_be_attached()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("#map path.lifted").count() > 0
