"""Who supports whom, by mouse, touch and keyboard, on three screens, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from geodata.language import Language
from tests.browser import steps
from tests.browser.access import either_language

Open = Callable[..., Page]
ZHONGXIAN, WANZHOU, JIANGJIN = "500233", "500101", "500116"
DESKS = [(1920, 1080), (1366, 768)]


def opened(open_page: Open, path: str = "/pairing", width: int = 1366, height: int = 768,
           **options: object) -> Page:  # fmt: skip
    return open_page(path, width, height, with_map=False, **steps.CALM, **options)


def lit(page: Page, figure: str, what: str) -> set[str]:
    """Keys of the marks that are highlighted in a drawing: `c` of counties, `s` of supporters."""
    other = "s" if what == "c" else "c"
    marks = page.locator(f"{figure} [data-{what}].hit:not([data-{other}])")
    return set(marks.evaluate_all(f"marks => marks.map(mark => mark.dataset.{what})"))


def told(page: Page) -> Locator:
    return page.locator(".told")


@pytest.mark.parametrize(("width", "height"), DESKS)
def test_the_mouse_lights_up_the_other_side(open_page: Open, width: int, height: int) -> None:
    page = opened(open_page, width=width, height=height)

    page.locator(".schema .end[data-s=shandong]").hover()
    expect(page.locator("#pairing")).to_have_class("pairing lit")
    assert lit(page, ".schema .places", "c") == {ZHONGXIAN}
    expect(told(page).locator("h3")).to_have_text("山东省")
    expect(told(page).locator("tr")).to_have_count(1)

    x, y = page.locator(f'.schema .place[data-c="{ZHONGXIAN}"]').evaluate(
        """place => { const box = place.getBoundingClientRect(); for (let i = 2; i < 18; i++)
        for (let j = 2; j < 18; j++) { const x = box.left + box.width * i / 20, y = box.top +
        box.height * j / 20; const hit = document.elementFromPoint(x, y);
        if (hit && hit.closest(".place") === place) return [x, y]; } }"""
    )
    page.mouse.move(x, y)
    # pairing.csv: 忠县 1 shandong, 2 shenyang; Chongqing supports it besides.
    assert lit(page, ".schema .givers", "s") == {"shandong", "shenyang", "chongqing"}
    expect(told(page).locator("tr")).to_have_count(3)

    page.mouse.move(2, 2)
    expect(page.locator("#pairing")).to_have_class("pairing")
    expect(told(page)).to_be_empty()


def test_a_click_stays_until_escape_and_reaches_all_drawings(open_page: Open) -> None:
    page = opened(open_page)

    page.locator(".schema .end[data-s=jiangsu]").click()
    page.mouse.move(2, 2)
    # pairing.csv: 秭归, 云阳, 万州; 夷陵 by a record beside the plan.
    expected = {"420527", "500235", WANZHOU, "420506"}
    assert lit(page, ".schema .places", "c") == expected
    assert lit(page, ".sankey .to", "c") == expected
    assert lit(page, ".matrix thead", "c") == expected
    assert page.url.endswith("/pairing")
    expect(told(page).locator("tr")).to_have_count(4)
    expect(page.locator(".schema .end[data-s=jiangsu]")).to_have_attribute("aria-pressed", "true")

    page.keyboard.press("Escape")
    expect(told(page)).to_be_empty()
    page.locator(".schema .end[data-s=jiangsu]").click()
    told(page).get_by_role("link", name="打开江苏省的页面").click()
    page.locator("h1", has_text="江苏省").wait_for()
    assert page.url.endswith("/supporter/jiangsu")


def test_the_matrix_by_keyboard(open_page: Open) -> None:
    page = opened(open_page)
    first = page.locator(".matrix thead a").first

    first.focus()
    page.keyboard.press("ArrowDown")  # from the head of 江津 to the row of 北京
    expect(page.locator("*:focus")).to_have_attribute("data-s", "beijing")
    page.keyboard.press("ArrowRight")
    expect(page.locator("*:focus")).to_have_attribute("data-c", "422823")
    expect(told(page).locator("h3")).to_have_text("北京、巴东县")
    expect(told(page)).to_contain_text("17,680")
    page.keyboard.press("Enter")
    page.keyboard.press("Home")
    expect(page.locator("*:focus")).to_have_attribute("data-c", JIANGJIN)
    page.keyboard.press("Escape")
    # One stop of the tab key for each drawing that is seen.
    stops = page.locator("[data-figure] a[tabindex='0']:visible")
    expect(stops).to_have_count(2)


def test_the_tab_key_goes_on_into_what_the_panel_shows(open_page: Open) -> None:
    """Its links were taken away by the very key that was to reach them."""
    page = opened(open_page)
    page.locator(".schema .place").first.focus()
    page.keyboard.press("End")  # 重庆, without pinning it
    expect(page.locator(".told h3")).to_have_text("重庆市")
    page.keyboard.press("Tab")
    expect(page.locator(".told a:focus")).to_have_attribute("href", "/supporter/chongqing")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("*:focus")).to_have_attribute("data-s", "chongqing")
    page.locator(".matrix a").first.focus()
    expect(page.locator(".told h3")).not_to_have_text("重庆市")


def test_the_sheet_by_keyboard(open_page: Open) -> None:
    page = opened(open_page)

    page.locator(".schema .place").first.focus()
    page.keyboard.press("End")
    focused = page.locator("*:focus")
    expect(focused).to_have_attribute("data-s", "chongqing")
    # Chongqing supports its fifteen counties, 江津 among them (notes 1 and 2 of the table).
    page.keyboard.press(" ")
    expect(focused).to_have_attribute("aria-pressed", "true")
    assert len(lit(page, ".schema .places", "c")) == 15
    assert JIANGJIN in lit(page, ".schema .places", "c")


def test_a_finger_on_a_phone(open_page: Open) -> None:
    page = opened(open_page, width=390, height=844, touch=True)

    expect(page.locator(".schema")).not_to_be_visible()
    tianjin = page.locator(".sankey a[data-s=tianjin]")
    tianjin.tap()
    assert lit(page, ".sankey .to", "c") == {WANZHOU}
    panel = page.locator(".pair-panel").bounding_box()
    assert panel and panel["y"] >= 844 * 0.5 and panel["y"] + panel["height"] <= 844 + 1
    expect(told(page)).to_contain_text("至少 500")

    page.locator(f'.sankey a[data-c="{ZHONGXIAN}"]').tap()
    assert lit(page, ".sankey .ends:not(.to)", "s") == {"shandong", "shenyang", "chongqing"}
    told(page).get_by_role("button", name="关闭").tap()
    expect(told(page)).to_be_empty()

    page.get_by_text("示意图", exact=True).tap()
    expect(page.locator(".schema")).to_be_visible()
    expect(page.locator(".sankey")).not_to_be_visible()


def test_the_two_drawings_are_switched_by_keys(open_page: Open) -> None:
    page = opened(open_page)

    expect(page.locator(".sankey")).not_to_be_visible()
    page.locator("#as-schema").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".sankey")).to_be_visible()
    expect(page.locator(".schema")).not_to_be_visible()


def test_filters_are_a_form_and_the_address(open_page: Open) -> None:
    page = opened(open_page)

    page.get_by_label("产业领域").select_option("tourism")
    page.get_by_label("年份").select_option("2021-2025")
    page.get_by_role("button", name="查看").click()
    # projects.csv: ten pairs have a tourism record of 2021 to 2025.
    page.locator("h1", has_text="10 对有公开记录").wait_for()
    assert page.url.partition("?")[2].startswith("sectors=tourism&years=2021-2025")
    page.get_by_role("link", name="清除筛选").click()
    page.locator("h1", has_text="25 对有公开记录").wait_for()


def test_without_scripts_every_mark_is_a_link(new_page: Open) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/pairing")

    page.locator(f'.matrix a[data-s=shenyang][data-c="{ZHONGXIAN}"]').click()
    assert page.url.endswith(f"#pair-shenyang-{ZHONGXIAN}")
    page.locator("label[for=as-sankey]").click()
    expect(page.locator(".sankey")).to_be_visible()
    page.locator(".sankey a[data-s=shandong]").click()
    page.locator("h1", has_text="山东省").wait_for()
    page.locator("table.pairs a", has_text="忠县").click()
    page.wait_for_url(f"**/county/{ZHONGXIAN}")


def test_county_supporter_and_pairing_lead_to_each_other(open_page: Open) -> None:
    page = open_page(f"/?county={ZHONGXIAN}")

    page.locator("#county-panel").get_by_role("link", name="沈阳", exact=True).click()
    page.locator("h1", has_text="沈阳市").wait_for()
    page.locator("table.pairs a", has_text="忠县").click()
    page.locator("h1", has_text="忠县").wait_for()
    page.get_by_role("link", name="在结对关系图中看").first.click()
    page.locator(".told h3", has_text="忠县").wait_for()
    assert page.url.endswith(f"/pairing?county={ZHONGXIAN}")


def test_nothing_chinese_is_left_in_english(open_page: Open) -> None:
    page = opened(open_page, "/pairing?lang=en", locale="en-GB")
    page.locator(".schema .end[data-s=shandong]").click()
    assert steps.chinese(page) == []
    page.goto("/supporter/shenyang?lang=en")
    assert steps.chinese(page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_has_nothing_to_say(open_page: Open, language: Language) -> None:
    page = opened(open_page, f"/pairing?lang={language}")
    wrong = either_language(page, language)
    page.locator("label[for=as-sankey]").click()
    wrong += either_language(page, language)
    page.set_viewport_size({"width": 390, "height": 844})
    wrong += either_language(page, language)
    page.goto(f"/supporter/shenyang?lang={language}")
    wrong += either_language(page, language)
    assert not wrong, "\n".join(wrong)
