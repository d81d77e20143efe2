"""A meeting by touch, by keys, by a remote alone, without a network, on four walls and a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.access import COLOURS, WORDS, violations
from tests.browser.pages import Server
from tests.browser.servers import started
from tests.soak import some

Open = Callable[..., Page]
WALLS = [(1920, 1080), (3840, 2160), (5760, 2160), (1366, 768)]
#: Rooms whose type is smallest, usual, largest.
ROOMS = ["metres=3", "", "metres=12"]
#: What is off the stage, too wide for its place, or over something else, on the slide shown.
_FAULTS = """
() => {
    const slide = document.querySelector(".slide:target") || document.querySelector(".slide");
    const stage = document.getElementById("stage").getBoundingClientRect(), found = [];
    const box = what => slide.querySelector(what)?.getBoundingClientRect();
    const texts = "h2,.sub,h3,.bars li,dl>div,dd,dt,.source,.legend,.labels text,.chart text,.pairs li";
    for (const one of slide.querySelectorAll(texts)) {
        const at = one.getBoundingClientRect(), name = one.textContent.slice(0, 30);
        if (!at.width) continue;
        if (at.left < stage.left - 1 || at.right > stage.right + 1 || at.top < stage.top - 1 ||
            at.bottom > stage.bottom + 1) found.push("off the stage: " + name);
        if (!(one instanceof SVGElement) && one.scrollWidth > one.clientWidth + 2)
            found.push("too wide: " + name);
    }
    const line = parseFloat(getComputedStyle(slide.querySelector("h2")).lineHeight);
    if (box("h2").height > 2.1 * line) found.push("headline of more than two lines");
    if (box(".sub").bottom > box("header").bottom + 3) found.push("subtitle below its place");
    const drawn = box(".mapped,.pairs"), source = box(".source"), side = slide.querySelector(".side");
    if (source.top < drawn.bottom - 1) found.push("source over the map");
    if (source.right > document.querySelector(".bar").getBoundingClientRect().left + 2)
        found.push("source under the buttons");
    if (side?.children.length && side.lastElementChild.getBoundingClientRect().bottom >
        side.getBoundingClientRect().bottom + 2) found.push("figures too high");
    return found;
}
"""
#: Size of type in design pixels, by what it is of, on the slide shown.
_SIZES = """
() => {
    const slide = document.querySelector(".slide:target") || document.querySelector(".slide");
    const unit = document.getElementById("stage").getBoundingClientRect().height / 1080, found = {};
    for (const one of slide.querySelectorAll("h2,.sub,h3,dt,dd,.name,.value,.source,text,.legend,.pairs")) {
        const drawn = one.ownerSVGElement ? one.ownerSVGElement.getScreenCTM().a : 1;
        const size = parseFloat(getComputedStyle(one).fontSize) * drawn / unit;
        found[one.className.baseVal ?? one.className ?? one.tagName] = size;
    }
    return found;
}
"""
_EACH = f"""
keys.map(key => {{
    location.hash = key;
    return [key, ({_FAULTS.strip()})(), ({_SIZES.strip()})()];
}})
"""


def shown(page: Page) -> Locator:
    return page.locator(".slide:visible")


def is_at(page: Page, key: str) -> None:
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_have_id(key)


def keys_of(page: Page) -> list[str]:
    return page.eval_on_selector_all(".slide[data-n]", "all => all.map(one => one.id)")


@pytest.fixture
def meet(open_page: Open) -> Open:
    def opened(query: str = "", width: int = 1920, height: int = 1080, **options: object) -> Page:
        path = f"/present?{query}" if query else "/present"
        return open_page(path, width, height, with_map=False, **options)

    return opened


def test_a_leader_tells_the_whole_story_with_the_network_gone(meet: Open) -> None:
    page = meet(offline=True)
    assert page.url.endswith("/present?release=r1")
    is_at(page, "area")
    keys = keys_of(page)
    for key in keys[1:]:
        page.keyboard.press("PageDown")
        is_at(page, key)
    page.keyboard.press("PageDown")
    is_at(page, "list")
    expect(page.locator(".shown li.seen")).to_have_count(31)
    page.keyboard.press("PageDown")
    is_at(page, "list")  # it ends there
    page.keyboard.press("Home")
    is_at(page, "area")
    page.go_back()
    is_at(page, "list")


def test_a_remote_alone_turns_blackens_and_leaves_at_the_second_time(meet: Open) -> None:
    page = meet("release=r1")
    for key, at in (("PageDown", "pairing"), ("ArrowRight", "matrix"), ("PageUp", "pairing"),
                    (" ", "matrix"), ("ArrowLeft", "pairing"), ("Enter", "matrix")):  # fmt: skip
        page.keyboard.press(key)
        is_at(page, at)
    page.keyboard.press("b")
    expect(page.locator("#p_black")).to_be_visible()
    page.keyboard.press("PageDown")  # wakes and does not turn
    expect(page.locator("#p_black")).to_be_hidden()
    is_at(page, "matrix")
    page.keyboard.press("Escape")
    expect(page.locator("#p_hint")).to_have_text("再按一次 Esc 回到地图")
    is_at(page, "matrix")
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"/\?release=r1$"))


def test_a_finger_turns_opens_a_county_and_comes_back(meet: Open) -> None:
    page = meet("release=r1", 1366, 768, touch=True)
    page.locator(".bar [data-do=next]").tap()
    is_at(page, "pairing")
    page.locator("#pairing [data-county='500101']").dispatch_event("click")
    is_at(page, "county-500101")
    back = page.locator(".bar [data-do=return]")
    expect(back).to_be_visible()
    back.tap()
    is_at(page, "pairing")
    swipe(page, 900, 300)
    is_at(page, "matrix")
    swipe(page, 300, 900)
    is_at(page, "pairing")
    page.locator("#p_count").tap()
    page.locator("#p_overview a", has_text="奉节").tap()
    is_at(page, "county-500236")
    expect(page.locator("#p_overview")).to_be_hidden()
    expect(page.locator("#p_count")).to_have_text("25 / 31")


def swipe(page: Page, start: int, end: int) -> None:
    for kind, x in (("pointerdown", start), ("pointerup", end)):
        page.locator("#stage").dispatch_event(
            kind, {"pointerType": "touch", "isPrimary": True, "clientX": x, "clientY": 400}
        )


def test_a_filtered_meeting_keeps_to_its_counties(meet: Open) -> None:
    page = meet("province=hubei&lang=en")
    assert page.url.endswith("/present?province=hubei&lang=en&release=r1")
    assert len(keys_of(page)) == 12 + 4
    # outside Hubei nothing can be opened
    assert page.locator("#pairing .county[data-county]").count() == 4


def test_a_tap_on_a_county_without_a_step_leads_beside_the_script(
    tmp_path, browser: Browser, server: Server
) -> None:
    script = tmp_path / "ours.toml"
    script.write_text('[[step]]\nkey = "one"\nview = "metric=grants"\nfigures = ["top"]\n')
    with started(tmp_path, server, ATLAS_SCRIPT=str(script)) as ours:
        page = browser.new_page(base_url=ours.address)
        page.goto("/present")
        page.locator("#one .county[data-county='422823']").dispatch_event("click")
        is_at(page, "county-422823")
        expect(shown(page).locator("h2")).to_have_text("北京重点结对支援巴东县")
        page.keyboard.press("Escape")
        is_at(page, "one")
        page.close()


def test_years_play_and_the_map_comes_back(meet: Open) -> None:
    page = meet("release=r1#carbon")
    slide = page.locator("#carbon")
    county, value = (
        slide.locator("[href='#m-500112'].county"),
        slide.locator("[data-label='500112'] .value"),
    )
    expect(value).to_have_text("14.5")
    before = county.get_attribute("data-step")
    page.keyboard.press("y")
    expect(slide.locator(".year")).to_have_text("2011")
    expect(value).not_to_have_text("14.5")
    expect(slide.locator(".legend.moving")).to_be_visible()
    page.keyboard.press("y")
    expect(value).to_have_text("14.5")
    assert county.get_attribute("data-step") == before
    expect(slide.locator(".legend.moving")).to_be_hidden()


def test_it_runs_by_itself_pauses_and_stops_at_the_end(new_page: Callable[..., Page]) -> None:
    page = new_page(fresh=True, reduced_motion="reduce")  # the clock is the context's
    page.clock.install()
    page.goto("/present?release=r1#county-420527")
    auto = page.locator(".bar [data-do=auto]")
    page.keyboard.press("p")
    expect(auto).to_have_attribute("aria-pressed", "true")
    page.clock.run_for(14_000)
    is_at(page, "county-420527")
    page.keyboard.press("p")
    page.clock.run_for(60_000)
    is_at(page, "county-420527")  # paused
    page.keyboard.press("p")
    page.clock.run_for(15_500)
    is_at(page, "county-420506")
    page.clock.run_for(15_500)
    is_at(page, "list")
    expect(auto).to_have_attribute("aria-pressed", "false")


@pytest.mark.soak
@pytest.mark.parametrize(("room", "language"), some(product(ROOMS, ["zh", "en"]), 3))
def test_no_slide_overflows_and_no_text_is_smaller_than_its_room_wants(
    meet: Open, room: str, language: str
) -> None:
    page = meet(f"lang={language}&{room}&release=r1", reduced_motion="reduce")
    least = {"metres=3": 0.81 * 32, "": 0.81 * 40.3, "metres=12": 0.81 * 48}[room]
    found = page.evaluate(f"keys => {_EACH}", keys_of(page))
    faults = [f"{key}: {fault}" for key, told, _ in found for fault in told]
    for key, _, sizes in found:
        if key == "matrix" and room == "metres=12":
            sizes.pop("pairs", None)  # the check of type says that this room is too deep
        faults += [f"{key}: {n} {size:.1f}" for n, size in sizes.items() if size < least - 0.1]
    assert not faults


def test_walls_are_letterboxed_and_buttons_can_be_hit_everywhere(meet: Open) -> None:
    page = meet("release=r1#pairing")
    for width, height in [*WALLS, (2560, 1080), (3840, 1080), (390, 844)]:
        page.set_viewport_size({"width": width, "height": height})
        stage = page.locator("#stage").bounding_box()
        assert stage
        if width > height:
            assert stage["width"] / stage["height"] == pytest.approx(16 / 9, abs=0.01)
            assert max(stage["width"] / width, stage["height"] / height) == pytest.approx(
                1, abs=0.01
            )
            assert stage["x"] == pytest.approx((width - stage["width"]) / 2, abs=1)
        for button in page.locator(".bar button:visible").all():
            box = button.bounding_box()
            assert box and min(box["width"], box["height"]) >= 44, (width, button.inner_text())
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_the_check_lists_what_stays_below_16_minutes(meet: Open) -> None:
    page = meet("release=r1&metres=12")
    page.keyboard.press("?")
    panel = page.locator("#p_check")
    expect(panel).to_be_visible()
    # 48 px on 75″ at 12 m are 11.9′
    expect(panel.locator("[data-role=body] td").nth(1)).to_have_text("11.9′")
    expect(panel.locator("tr.low")).to_have_count(4)
    expect(panel).to_contain_text("正文在 7.1 米以内够大")
    panel.locator("input[name=metres]").fill("6")
    panel.locator("[type=submit]").click()
    page.wait_for_url(re.compile(r"metres=6"))
    page.keyboard.press("?")
    expect(page.locator("#p_check tr.low")).to_have_count(2)


@pytest.mark.parametrize(
    ("query", "rules"),
    [("release=r1", None), ("release=r1&lang=en&theme=light", COLOURS + WORDS)],
)
def test_axe_has_nothing_to_say(meet: Open, query: str, rules: list[str] | None) -> None:
    page = meet(query, reduced_motion="reduce")
    for key in ("matrix", "carbon", "list"):
        page.evaluate("key => { location.hash = key; }", key)
        expect(page.locator(f"#{key}")).to_be_visible()
        assert violations(page, rules) == []
    for key in ("o", "?"):
        page.keyboard.press(key)
        assert violations(page, rules) == []


def test_the_list_prints_on_one_sheet(server: Server, meet: Open) -> None:
    import pypdfium2

    page = meet("release=r1&lang=en")
    page.keyboard.press("PageDown")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    assert text.count("✓") == 2 and "Wanzhou is paired with Shanghai" in text
    assert text.count("r1-") == 31
