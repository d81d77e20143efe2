"""What leaves the room: slides that an Office program opens, a brief that opens from a stick."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

from tests import office
from tests.browser.access import COLOURS, WORDS, violations
from tests.browser.pages import Server
from tests.soak import soaking

SCREENS = ((1366, 768), (390, 844))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("takeaway")


def fetched(server: Server, path: str, name: Path) -> Path:
    import urllib.request

    with urllib.request.urlopen(server.url(path), timeout=300) as answer:
        name.write_bytes(answer.read())
    return name


def texts(pdf: Path) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return found


def plain(text: str) -> str:
    """Without blanks, which programs set between scripts, and what is drawn in another type."""
    return re.sub(r"[\s₂]", "", text)


#: What Office does with a deck is long to ask: of the other language in make soak.
@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.long)])
def test_slides_open_in_an_office_program(server: Server, folder: Path, language: str) -> None:
    from pptx import Presentation

    path = fetched(server, f"/present.pptx?lang={language}", folder / f"deck-{language}.pptx")
    pages = texts(office.as_pdf(path, folder))
    slides = list(Presentation(str(path)).slides)
    assert len(pages) == len(slides) > 30
    for page, slide in zip(pages, slides, strict=True):
        assert plain(slide.shapes.title.text) in plain(page)
    last = slides[-1].notes_slide.notes_text_frame.text
    for code in re.findall(r"r1-[A-Z2-7]{8}", last):
        assert code in pages[-1]


@pytest.fixture(scope="module", params=["zh", "en"])
def brief(request, server: Server, folder: Path) -> Path:
    name = folder / f"brief-{request.param}.html"
    return fetched(server, f"/brief.html?lang={request.param}", name)


@pytest.fixture
def on_stick(brief: Path, browser: Browser) -> Iterator:
    """Opens the brief from its file with the network off; it asks for nothing but itself."""
    opened = []

    def open_at(width: int = 1366, height: int = 768, where: str = "", **options) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_offline(True)
        page = context.new_page()
        page.asked, page.told = [], []
        page.on("request", lambda one: page.asked.append(one.url))
        page.on("console", lambda one: page.told.append(one.text))
        page.on("pageerror", lambda one: page.told.append(str(one)))
        page.goto(brief.as_uri() + where)
        opened.append(page)
        return page

    yield open_at
    for page in opened:
        outside = [url for url in page.asked if not url.startswith((brief.as_uri(), "data:"))]
        assert outside == [] and page.told == []
        page.context.close()


def shown(page: Page):
    return page.locator(".step.now")


def test_brief_opens_by_double_click_offline_and_turns_by_key(on_stick) -> None:
    page = on_stick()
    expect(shown(page)).to_have_count(1)
    expect(page.locator(".step:visible")).to_have_count(1)
    expect(shown(page)).to_have_id("area")
    for key in ("ArrowRight", "PageDown", " "):
        page.keyboard.press(key)
    expect(shown(page)).to_have_id("years")
    page.keyboard.press("PageUp")
    expect(shown(page)).to_have_id("matrix")
    page.keyboard.press("End")
    expect(shown(page)).to_have_id("list")
    expect(page.locator("#next")).to_be_disabled()
    page.go_back()
    expect(shown(page)).to_have_id("matrix")
    files = [url for url in page.asked if url.startswith("file:")]
    assert len(files) == 1, "the file itself and nothing else"


def test_brief_shows_every_year_and_comes_back(on_stick) -> None:
    page = on_stick(where="#years")
    head = shown(page).locator("h2").inner_text()
    value = shown(page).locator('[data-label="500236"] .value')
    still = value.text_content()
    slider = shown(page).locator("input[type=range]")
    slider.fill("2019")
    expect(shown(page).locator("output.year")).to_have_text("2019")
    expect(value).to_have_text(re.compile("^(2,000|20)$"))  # 20 million yuan, reported in 2019
    expect(shown(page).locator('[data-label="500116"] .value')).to_have_text("—")
    assert shown(page).locator("h2").inner_text() != head
    shown(page).locator("button.whole").click()
    expect(value).to_have_text(still)
    expect(shown(page).locator("h2")).to_have_text(head)


def test_brief_turns_by_touch(on_stick) -> None:
    page = on_stick(390, 844, has_touch=True)
    page.locator("#next").tap()
    expect(shown(page)).to_have_id("pairing")
    page.locator("summary").first.tap()
    page.locator('nav a[href="#county-500101"]').tap()
    expect(shown(page)).to_have_id("county-500101")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
    for box in (page.locator(f"#{name}").bounding_box() for name in ("back", "next")):
        assert box and min(box["width"], box["height"]) >= 44


#: Screen, theme and rules (None: all of them) by which each language of the brief is looked at.
LOOKS = {
    "zh": [(SCREENS[0], "light", None), (SCREENS[1], "light", None),
           (SCREENS[0], "dark", COLOURS), (SCREENS[1], "dark", COLOURS)],
    "en": [(SCREENS[1], "light", WORDS)],
}  # fmt: skip


def test_axe_has_nothing_to_say_of_the_brief(on_stick, brief: Path) -> None:
    for (width, height), dark, rules in LOOKS[brief.stem.removeprefix("brief-")]:
        page = on_stick(width, height, "#years", color_scheme=dark, bypass_csp=True)
        for step in ("years", "matrix", "county-500101", "list"):
            page.evaluate(f"location.hash = '{step}'")
            expect(shown(page)).to_have_id(step)
            assert violations(page, rules) == []


@pytest.mark.soak
def test_brief_without_scripts_is_all_there_and_prints_a_page_a_step(
    on_stick, brief: Path, folder: Path
) -> None:
    page = on_stick(java_script_enabled=False)
    steps = page.locator(".step")
    assert steps.count() == page.locator(".step:visible").count() == 32
    if brief.stem == "brief-en" and not soaking():
        return  # what a sheet of each step takes longest
    page = on_stick()
    page.pdf(path=folder / "brief.pdf", prefer_css_page_size=True)
    pages = texts(folder / "brief.pdf")
    assert len(pages) == 32
    assert plain("1 / 32") in plain(pages[0])
    for text, code in zip(pages, re.findall(r"r1-[A-Z2-7]{8}", pages[-1]), strict=False):
        assert code in text
