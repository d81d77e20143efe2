"""Ecology by mouse, touch and keyboard, on three screens, on paper, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.drawing import bivariate
from dashboard.look import theme
from geodata.language import Language
from tests.browser import steps
from tests.browser.access import either_language
from tests.browser.pages import quiet

Open = Callable[..., Page]
FENGJIE, WANZHOU, YUBEI, JIANGJIN = "500236", "500101", "500112", "500116"
DESKS = [(1920, 1080), (1366, 768)]
CO2 = "/ecology?metric=co2_emissions"
#: A point of the page that lies in a county of a drawing and nowhere near its edge.
_INSIDE = """
use => {
    const box = use.getBoundingClientRect();
    let best = null;
    for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++) {
        const x = box.left + box.width * i / 20, y = box.top + box.height * j / 20;
        const own = [[0, 0], [2, 0], [-2, 0], [0, 2], [0, -2]].every(([dx, dy]) => {
            const hit = document.elementFromPoint(x + dx, y + dy);
            return hit && hit.closest("use") === use;
        });
        const far = Math.hypot(i - 10, j - 10);
        if (own && (!best || far < best.far)) best = {x, y, far};
    }
    return best && [best.x, best.y];
}
"""


def opened(open_page: Open, path: str = CO2, width: int = 1366, height: int = 768,
           **options: object) -> Page:  # fmt: skip
    return open_page(path, width, height, with_map=False, **steps.CALM, **options)


def told(page: Page, section: str) -> Locator:
    return page.locator(f"#{section} .readout")


def cell(page: Page, county: str, column: int) -> Locator:
    return page.locator(f".heat.of-years tr[data-county='{county}'] td").nth(column)


def spot(use: Locator) -> tuple[float, float]:
    use.scroll_into_view_if_needed()
    found = use.evaluate(_INSIDE)
    assert found, "something lies over the county"
    return found[0], found[1]


@pytest.mark.parametrize(("width", "height"), DESKS)
def test_the_mouse_reads_out_every_chart(open_page: Open, width: int, height: int) -> None:
    page = opened(open_page, width=width, height=height)

    cell(page, FENGJIE, 2).hover()  # 2013, indicators.csv: 2.9137
    expect(told(page, "heat")).to_have_text("奉节县，2013 年：2.91")
    expect(page.locator(f".slopes .name.hit[data-county='{FENGJIE}']")).to_have_count(1)

    small = page.locator(f".multiples figure[data-column='2013'] use[data-county='{FENGJIE}']")
    page.mouse.move(*spot(small))
    expect(told(page, "maps")).to_have_text("奉节县，2013 年：2.91")
    expect(told(page, "heat")).to_have_text("")
    # The same county lights up in every small map, and the very figure in the table.
    lit = page.locator(".multiples use.hit")
    assert set(lit.evaluate_all("uses => uses.map(use => use.dataset.county)")) == {FENGJIE}
    expect(lit).to_have_count(7)
    expect(page.locator(".heat td.hit")).to_have_text("2.91")

    page.locator(f".scatter .wide [data-county='{YUBEI}'] circle").hover()
    expect(told(page, "relation")).to_contain_text("渝北区：二氧化碳排放量（模型估算） 14.5 百万吨")
    page.mouse.move(*spot(page.locator(f".bi-map use[data-county='{WANZHOU}']")))
    expect(told(page, "relation")).to_contain_text("高 × 高")
    expect(page.locator(f".scatter .wide [data-county='{WANZHOU}']")).to_have_class("point hit")

    page.locator(f".slopes .name[data-county='{JIANGJIN}']").hover()
    expect(told(page, "slopes")).to_have_text(
        "江津区：2011 年 5.43 百万吨，2017 年 5.48 百万吨，变差"
    )
    page.mouse.move(2, 2)
    expect(page.locator("#ecology .hit")).to_have_count(0)


def test_a_click_pins_and_another_lets_go(open_page: Open) -> None:
    page = opened(open_page)
    at = cell(page, FENGJIE, 0)
    at.click()
    page.mouse.move(2, 2)
    expect(told(page, "heat")).to_have_text("奉节县，2011 年：2.67")
    cell(page, WANZHOU, 0).hover()
    expect(told(page, "heat")).to_contain_text("万州区")
    page.mouse.move(2, 2)
    expect(told(page, "heat")).to_contain_text("奉节县")
    at.click()
    page.mouse.move(2, 2)
    expect(told(page, "heat")).to_have_text("")


def test_the_keyboard_reaches_every_cell_and_mark(open_page: Open) -> None:
    page = opened(open_page, "/ecology?metric=air_good_rate&against=gdp")
    # One stop for the whole table.
    expect(page.locator(".heat.of-years td[tabindex='0']")).to_have_count(1)
    page.locator(".heat.of-years td").first.focus()
    page.keyboard.press("ArrowDown")  # 巴南 2015: 285 of 365 days, worked out
    expect(told(page, "heat")).to_have_text("巴南区，2015 年：78.1*")
    page.keyboard.press("ArrowRight")
    expect(told(page, "heat")).to_have_text("巴南区，2016 年：没有公开数字")
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    expect(told(page, "heat")).to_have_text("江津区，2025 年：没有公开数字")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")  # the corner is the end
    focused = page.evaluate("() => document.activeElement.parentNode.dataset.county")
    assert focused == JIANGJIN
    expect(page.locator(".heat.of-years td[tabindex='0']")).to_have_count(1)

    marks = page.locator(".bi-map [data-mark]")
    marks.first.focus()
    page.keyboard.press("ArrowRight")
    expect(told(page, "relation")).to_contain_text("巴南区")
    page.keyboard.press("End")
    expect(told(page, "relation")).to_contain_text("夷陵区")
    page.keyboard.press("Enter")
    page.locator("h1").click()
    page.keyboard.press("Escape")
    expect(told(page, "relation")).to_have_text("")


def test_a_tap_reads_out_on_a_phone(open_page: Open) -> None:
    page = opened(open_page, width=390, height=844, touch=True)
    at = cell(page, YUBEI, 0)  # indicators.csv: 14.2729
    at.tap()
    expect(told(page, "heat")).to_have_text("渝北区，2011 年：14.27")
    use = page.locator(f".multiples figure[data-column='2012'] use[data-county='{YUBEI}']")
    page.touchscreen.tap(*spot(use))
    expect(told(page, "maps")).to_have_text("渝北区，2012 年：14.75")
    page.touchscreen.tap(*spot(page.locator(f".bi-map use[data-county='{WANZHOU}']")))
    expect(told(page, "relation")).to_contain_text("万州区")
    size = page.locator(".heat.of-years td").first.bounding_box()
    assert size and size["height"] >= 24 and size["width"] >= 24


def test_the_form_leads_to_an_address_and_the_relation_keeps_it(open_page: Open) -> None:
    page = opened(open_page, "/ecology")
    form = page.locator("#filters-form")
    form.locator("[name=metric]").select_option("co2_emissions")
    form.locator("[name=province]").select_option("hubei")
    form.locator(".go").click()
    quiet(page)
    assert steps.query(page) == "metric=co2_emissions&show=years&years=&province=hubei"
    expect(page.locator(".heat.of-years tbody tr")).to_have_count(4)

    relation = page.locator("#relation-form")
    relation.locator("[name=against]").select_option("population_census")
    relation.locator(".go").click()
    quiet(page)
    assert "#relation" in page.url and "against=population_census" in page.url
    assert "metric=co2_emissions" in page.url and "province=hubei" in page.url
    expect(page.locator("#relation")).to_be_in_viewport()
    page.locator("#language").click()
    quiet(page)
    expect(page.locator("#relation h2")).to_have_text(
        "Two metrics: CO₂ emissions, model estimate against Census population"
    )


def test_counties_have_the_nine_colours_and_blanks_are_hatched(open_page: Open) -> None:
    # See tests/geodata/analyses/test_relation.py: 巴东 high in both, 秭归 low in both; 江津 has no grants.
    page = opened(open_page, "/ecology?metric=air_good_rate&against=grants")
    for dark, nine in ((False, bivariate.LIGHT), (True, bivariate.DARK)):
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.locator(f"html[data-theme={'dark' if dark else 'light'}]").wait_for()
        fills = {
            code: page.locator(f".bi-map use[data-county='{code}']").evaluate(
                "use => getComputedStyle(use).fill"
            )
            for code in ("422823", "420527", JIANGJIN)
        }
        assert fills["422823"] == _rgb(nine[2][2])
        assert fills["420527"] == _rgb(nine[0][0])
        assert "#hatch" in fills[JIANGJIN]
    small = page.locator(".multiples figure[data-column='2015'] use[data-step='-1']").first
    assert "#hatch" in small.evaluate("use => getComputedStyle(use).fill")


def test_small_maps_and_cells_have_the_colours_of_the_ramp(open_page: Open) -> None:
    page = opened(open_page)
    ramp = theme.LIGHT.ramps["plum"]
    for code, column, step in ((YUBEI, 0, 5), (FENGJIE, 0, 2)):
        expect(cell(page, code, column)).to_have_css("background-color", _rgb(ramp[step - 1]))
        use = page.locator(f".multiples figure[data-column='2011'] use[data-county='{code}']")
        expect(use).to_have_css("fill", _rgb(ramp[step - 1]))


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5))})"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_has_nothing_to_say_in_either_theme(open_page: Open, language: Language) -> None:
    page = opened(open_page, f"{CO2}&lang={language}")
    wrong = either_language(page, language)
    for path in ("/ecology?show=indicators", "/ecology?metric=pm25&years=1990&against=zzz"):
        page.goto(f"{path}&lang={language}")
        quiet(page)
        wrong += either_language(page, language)
    assert not wrong, "\n".join(wrong)


def test_without_scripts_everything_is_there(new_page: Open) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(CO2)
    expect(page.locator(".multiples figure")).to_have_count(7)
    expect(cell(page, YUBEI, 0)).to_have_text("14.27")
    expect(page.locator(".slopes [data-mark] title").first).to_have_text(
        "江津区：2011 年 5.43 百万吨，2017 年 5.48 百万吨，变差"
    )
    page.locator("#filters-form [name=metric]").select_option("pm25")
    page.locator("#filters-form .go").click()
    expect(page.locator("#heat h2")).to_have_text("县（区）× 年：细颗粒物（PM2.5）年均浓度")


def test_paper_has_the_charts_and_no_controls(open_page: Open) -> None:
    page = opened(open_page)
    page.emulate_media(media="print")
    for gone in ("#filters-form", "#relation-form", ".jump", "#maps .files"):
        expect(page.locator(gone)).to_be_hidden()
    for there in (".multiples", ".heat", ".slopes", ".scatter .wide", ".bi-map", ".needed"):
        expect(page.locator(there)).to_be_visible()


def test_it_is_shared_with_its_own_keys(open_page: Open) -> None:
    page = opened(open_page, "/ecology?show=indicators&years=2020&against=grants")
    page.locator(".share-link[data-share=page]").click()
    link = "/ecology?metric=forest_cover&years=2020&release=r1&show=indicators&against=grants"
    expect(page.get_by_role("textbox", name="链接")).to_have_value(
        re.compile(re.escape(link) + "$")
    )
