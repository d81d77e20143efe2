"""One county, chosen anywhere, is chosen everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps

Open = Callable[..., Page]


def chosen_everywhere(page: Page, code: str | None) -> None:
    """Map, ranking, panel, legend and address name the same county, or none."""
    at = [code] if code else []
    assert steps.pressed(page) == at
    assert ("county=" + str(code) in steps.query(page)) is bool(code)
    expect(page.locator("#map [data-layer=selected] path")).to_have_count(len(at))
    expect(page.locator("#county-panel h2")).to_have_count(len(at))
    expect(page.locator(".class .marker", has_text="◀")).to_have_count(len(at))


def test_map_ranking_and_table_choose_it_and_a_second_click_or_escape_clears(
    open_page: Open,
) -> None:
    page = open_page("/?metric=projects")
    with steps.repainted(page):
        page.mouse.click(*steps.inside(page, steps.WANZHOU))
    chosen_everywhere(page, steps.WANZHOU)
    outline = page.locator("#map [data-layer=selected] path")
    assert outline.evaluate("path => getComputedStyle(path).stroke") == "rgb(196, 65, 45)"
    name = page.locator("#ranking .row[aria-pressed=true] .name")
    assert name.evaluate("text => getComputedStyle(text).color") == "rgb(196, 65, 45)"
    with steps.repainted(page):
        page.mouse.click(*steps.inside(page, steps.WANZHOU))
    chosen_everywhere(page, None)

    row = page.locator(f"#ranking [data-county='{steps.WUSHAN}']")
    with steps.repainted(page):
        row.click()
    chosen_everywhere(page, steps.WUSHAN)
    with steps.repainted(page):
        row.click()
    chosen_everywhere(page, None)

    page.locator(".twin summary").click()
    with steps.repainted(page):
        page.locator(f"#table [data-county='{steps.KAIZHOU}']").click()
    chosen_everywhere(page, steps.KAIZHOU)
    with steps.repainted(page):
        page.keyboard.press("Escape")
    chosen_everywhere(page, None)

    with steps.repainted(page):
        row.click()
    with steps.repainted(page):
        page.locator("#county-panel .close").click()
    chosen_everywhere(page, None)


def test_the_panel_tells_supporters_and_records_and_leads_to_the_page(open_page: Open) -> None:
    page = open_page(f"/?county={steps.WUSHAN}")
    panel = page.locator("#county-panel")
    for supporter in ("广东", "广州", "深圳", "珠海"):
        expect(panel).to_contain_text(supporter)

    panel.locator("a[href^='/county/']").click()
    expect(page.locator("main h1, main h2").first).to_have_text("巫山县")
    assert page.locator("main a[href^='http']").count() > 0, "every record leads to its source"


@pytest.mark.parametrize("touch", [False, True])
def test_a_class_of_the_legend_lifts_its_counties(open_page: Open, touch: bool) -> None:
    page = open_page("/", touch=touch, **steps.CALM)
    for how in ["tap"] if touch else ["hover", "focus"]:
        lifts(page, how)


def lifts(page: Page, how: str) -> None:
    row = page.locator(".class[data-step='2']")  # two supporters: five counties
    if how == "hover":
        row.hover()
    elif how == "focus":
        row.focus()
    else:
        row.tap()

    lifted = page.locator("#map path.lifted")
    expect(lifted).to_have_count(5)
    assert set(lifted.evaluate_all("all => all.map(path => path.dataset.step)")) == {"2"}
    pale = page.locator("#map path[data-step]:not(.lifted)").first
    assert float(pale.evaluate("path => getComputedStyle(path).opacity")) < 0.5
    expect(row).to_have_attribute("aria-pressed", "true" if how == "tap" else "false")

    if how == "hover":
        page.mouse.move(5, 5)
    elif how == "focus":
        page.locator("#play").evaluate("() => document.activeElement.blur()")
    else:
        row.tap()
        page.locator("#headline").tap()
        page.evaluate("() => document.activeElement.blur()")
    expect(page.locator(".map-box.lifting")).to_have_count(0)


def test_the_pointer_reads_name_figure_and_records(open_page: Open) -> None:
    page = open_page("/?metric=projects")
    page.mouse.move(*steps.inside(page, steps.WUSHAN))

    label = page.locator("#map .hoverlayer .hovertext")
    expect(label).to_contain_text("巫山县")
    expect(label).to_contain_text("条记录")
