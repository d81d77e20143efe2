"""Sharing: a dialog by mouse and by keyboard, and the same address as a page without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from geodata.language import Language
from tests.browser import steps
from tests.browser.access import COLOURS, either_language, violations
from tests.browser.boxes import sticking_out
from tests.browser.pages import watch_of

Open = Callable[..., Page]
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
#: Address of a map's share page whose preview can be seen.
PICTURE = "/share/map?metric=grants&tab=picture"


def opened(page: Page, button: str = "#share") -> Locator:
    page.locator(button).click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    return dialog


def tab(page: Page, key: str) -> Locator:
    return page.locator(f"#share-tab-{key}")


def preview(page: Page) -> str:
    return page.locator("#share-preview").get_attribute("src") or ""


def test_the_dialog_shares_what_the_page_shows_now(open_page: Open) -> None:
    page = open_page("/?metric=grants", **CLIPBOARD)
    with steps.repainted(page):
        steps.chip(page, "sectors", "旅游").click()
    opened(page)
    expect(page.locator("#share-address")).to_have_value(f"{page.url}&release=r1")
    copy = page.locator("[data-copy=share-address]")
    copy.click()
    expect(copy).to_have_text("已复制")
    expect(page.locator("dialog [role=status]")).to_have_text("已复制")
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{page.url}&release=r1"
    expect(copy).to_have_text("复制")  # and then it can be used again

    page.locator(".share-close").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("#share")).to_be_focused()


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("/?metric=projects")
    page.locator("#share").focus()
    page.keyboard.press("Space")
    expect(tab(page, "link")).to_be_focused()

    page.keyboard.press("ArrowRight")
    expect(tab(page, "picture")).to_be_focused()
    expect(page.locator("#share-panel-picture")).to_be_visible()
    expect(page.locator("#share-panel-link")).to_be_hidden()
    page.keyboard.press("End")
    expect(tab(page, "data")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowRight")
    expect(tab(page, "link")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(tab(page, "data")).to_be_focused()

    page.keyboard.press("Tab")  # from the tabs into what the tab shows
    assert page.evaluate("() => Boolean(document.activeElement.closest('#share-panel-data'))")
    for _ in range(30):  # and never out of the dialog
        page.keyboard.press("Tab")
        inside = "() => document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
        assert page.evaluate(inside)

    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("#share")).to_be_focused()


def test_escape_closes_the_dialog_and_nothing_else(open_page: Open) -> None:
    page = open_page("/?metric=projects&county=500237")
    opened(page)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert steps.pressed(page) == [steps.WUSHAN]


def test_what_is_chosen_changes_preview_and_files_and_keeps_the_tab(open_page: Open) -> None:
    page = open_page("/?metric=grants")
    opened(page, "[data-share=ranking]")
    tab(page, "picture").click()
    assert preview(page) == "/snapshot/ranking.png?metric=grants&release=r1"

    page.locator("#share-size").focus()
    page.locator("#share-size").select_option("social")
    expect(page.locator("#share-preview")).to_have_attribute("width", "1080")
    expect(tab(page, "picture")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#share-size")).to_be_focused()

    page.locator("#share-title").fill("三峡")
    page.keyboard.press("Tab")
    expect(page.locator("#share-preview")).to_have_attribute(
        "src", "/snapshot/ranking.png?metric=grants&release=r1&size=social&title=%E4%B8%89%E5%B3%A1"
    )
    page.locator(".share-choice", has_text="地图").click()
    expect(page.locator("#share-number")).to_be_visible()
    expect(page.locator(".share-rules").first).to_contain_text("公开发表地图前须送审")
    page.locator(".share-choice", has_text="跟随最新").click()
    expect(page.locator(".share-why")).to_contain_text("跟随最新")
    assert "release" not in preview(page)
    hrefs = page.locator(".share-files a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert [href.partition("?")[0] for href in hrefs] == [
        "/snapshot/map.png", "/snapshot/map.svg", "/snapshot/map.pdf", "/snapshot/wechat.zip",
    ]  # fmt: skip
    assert page.url.endswith("/?metric=grants"), "the page below is as it was"


def test_two_fields_changed_quickly_are_both_kept(open_page: Open) -> None:
    """The answer to the first is on its way while the second and the third are filled in."""
    page = open_page(PICTURE, with_map=False)
    page.route("**/share/map?*", lambda route: (page.wait_for_timeout(400), route.continue_()))
    page.locator("#share-title").fill("三峡 ")
    page.locator("#share-size").select_option("social")
    page.locator("#share-subtitle").fill("副题")
    page.locator("#share-number").press_sequentially("GS1", delay=120)
    expect(page.locator("#share-preview")).to_have_attribute(
        "src",
        "/snapshot/map.png?metric=grants&release=r1&size=social"
        "&title=%E4%B8%89%E5%B3%A1&subtitle=%E5%89%AF%E9%A2%98&number=GS1",
    )
    expect(page.locator("#share-number")).to_be_focused()
    expect(page.locator("#share-title")).to_have_value("三峡")
    expect(page.locator("#share-frame_number")).to_have_value("GS1")
    assert "number=GS1" in (page.locator("#share-frame").get_attribute("src") or "")


def test_a_refused_title_stays_and_the_files_wait_for_it(open_page: Open) -> None:
    page = open_page(PICTURE, with_map=False)
    page.locator("#share-title").fill("熊猫🐼")
    expect(page.locator("#share-title")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#share-title")).to_have_value("熊猫🐼")
    expect(page.locator("#share-title-hint")).to_contain_text("🐼")
    expect(page.locator("#share-preview")).to_have_count(0)
    expect(page.locator(".share-files a[href]")).to_have_count(0)

    page.locator("#share-title").fill("熊猫")
    expect(page.locator("#share-preview")).to_be_visible()
    expect(page.locator("#share-title")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator(".share-files a[href]")).to_have_count(4)


def test_custom_sides_stay_open_and_wait_for_each_other(open_page: Open) -> None:
    page = open_page(PICTURE, with_map=False)
    page.locator("#share-more-sizes summary").click()
    page.locator("#share-width").fill("800")
    expect(page.locator("#share-sides-hint")).to_contain_text("宽和高要一起给")
    expect(page.locator(".share-files a[href]")).to_have_count(0)
    page.locator("#share-height").fill("500")
    expect(page.locator("#share-preview")).to_have_attribute("width", "800")


def test_copy_buttons_are_large_enough_for_a_finger(open_page: Open) -> None:
    page = open_page("/share/map?metric=grants", 390, 844, touch=True, with_map=False)
    heights = page.locator("#share-panel-link .share-copy").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) == 3
    assert min(heights) >= 44


def test_the_preview_is_the_picture(open_page: Open) -> None:
    page = open_page(PICTURE, with_map=False)
    expect(page.locator("#share-preview")).to_be_visible()
    width = "image => image.naturalWidth"
    steps.until(page, lambda: page.locator("#share-preview").evaluate(width))
    assert page.locator("#share-preview").evaluate(width) == 1200
    with page.expect_download() as found:
        page.locator(".share-files a", has_text="PDF").click()
    assert found.value.suggested_filename.endswith(".pdf")


def test_the_frame_grows_with_its_chart(open_page: Open) -> None:
    page = open_page("/?metric=projects")
    opened(page)
    tab(page, "embed").click()
    frame = page.frame_locator("#share-frame")
    expect(frame.locator("#headline")).to_contain_text("万州区有据可查的项目至少 152 个")
    told = page.locator("#share-frame")
    height = "frame => frame.style.height"
    steps.until(page, lambda: told.evaluate(height))
    inside = frame.locator("main").evaluate("main => main.getBoundingClientRect().height")
    assert told.evaluate(height) == f"{-(-inside // 1):g}px"

    page.locator("#share-frame_title").check()
    expect(page.locator("#share-frame")).to_have_attribute(
        "src", "/embed/map?metric=projects&release=r1&title=0"
    )
    assert "title=0" in page.locator("#share-iframe").input_value()


def test_pages_share_their_link(open_page: Open) -> None:
    page = open_page("/county/500101?lang=en", with_map=False)
    dialog = opened(page, ".share-link")
    expect(page.locator("#share-address")).to_have_value(f"{page.url}&release=r1")
    expect(dialog.locator("[role=tab]")).to_have_count(0)
    page.locator(".share-choice", has_text="Latest").click()
    expect(page.locator("#share-address")).to_have_value(page.url)


def test_a_click_with_ctrl_opens_the_page_of_its_own(open_page: Open) -> None:
    page = open_page("/?metric=grants")
    with page.context.expect_page() as found:
        page.locator("[data-share=trend]").click(modifiers=["ControlOrMeta"])
    other = found.value
    expect(other.locator("main h1")).to_have_text("分享")
    assert other.url.endswith("/share/trend?metric=grants")
    other.close()


def test_without_the_network_the_page_stays_and_says_so(open_page: Open) -> None:
    page = open_page("/?metric=grants")
    watch_of(page).allow("ERR_INTERNET_DISCONNECTED|Failed to fetch")
    page.context.set_offline(True)
    page.locator("#share").click()
    expect(page.locator("#fault")).to_contain_text("连不上服务器")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_without_scripts_it_is_a_page(new_page: Open) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/share/map?metric=grants")
    expect(page.locator("#share-panel-link")).to_be_visible()
    expect(page.locator("[data-copy]").first).to_be_hidden()
    tab(page, "picture").click()
    expect(page.locator("#share-panel-picture")).to_be_visible()
    expect(page.locator("#share-panel-link")).to_be_hidden()

    page.locator("#share-size").select_option("social")
    page.locator("#share-title").fill("三峡")
    page.locator("#share-panel-picture .share-send").click()
    expect(page.locator("#share-preview")).to_have_attribute("width", "1080")
    expect(page.locator("#share-title")).to_have_value("三峡")
    page.locator(".share-back").click()
    assert page.url.endswith("/?metric=grants&release=r1")


@pytest.mark.soak
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 1366])
def test_every_tab_is_accessible_and_nothing_sticks_out(
    open_page: Open, language: Language, width: int
) -> None:
    page = open_page(f"/?metric=grants&lang={language}", width, 844, **steps.CALM)
    opened(page)
    wrong = []
    for key in ("link", "picture", "embed", "data"):
        tab(page, key).click()
        expect(page.locator(f"#share-panel-{key}")).to_be_visible()
        assert sticking_out(page, "svg", within="dialog[open] *") == [], key
        within = None if key == "link" else "dialog[open]"  # the page behind it once
        wrong += either_language(page, language, within) if width == 1366 else []
        page.emulate_media(color_scheme="light")
        if language == "en":
            assert [text for text in steps.chinese(page) if text != "峡"] == [], key
    assert not wrong, "\n".join(wrong)


@pytest.mark.soak
@pytest.mark.parametrize("width", [390, 1920])
def test_the_page_of_its_own_is_accessible_too(open_page: Open, width: int) -> None:
    page = open_page(PICTURE, width, 844, with_map=False, **steps.CALM)
    assert sticking_out(page, "svg", within="main.share *") == []
    wrong = violations(page) if width == 1920 else []
    page.emulate_media(color_scheme="dark")  # this page follows it by its style sheet alone
    wrong += violations(page, COLOURS) if width == 1920 else []
    assert not wrong, "\n".join(wrong)
