"""Embeds in a browser: on a page of another origin, by keyboard, narrow, dark, without scripts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from dashboard import words
from dashboard.look import theme
from geodata.language import Language
from geodata.registry.charts import CHARTS
from geodata.registry.metrics import METRICS
from tests.bench.browser import Wire, load
from tests.browser import steps
from tests.browser.access import COLOURS, WORDS, violations
from tests.browser.boxes import overlaps, sticking_out
from tests.browser.pages import Server, Watch, adopt, count_requests, quiet, watch_of

Open = Callable[..., Page]
Embed = Callable[..., Page]
Press = Callable[..., Page]
WIDTHS = (320, 360, 439, 600, 699, 1100)


@pytest.fixture
def embed(open_page: Open) -> Embed:
    """An embed by itself, at rest."""

    def open_at(path: str, width: int = 600, **options: object) -> Page:
        return open_page(f"/embed/{path}", width, 700, with_map=False, **options)

    return open_at


@pytest.fixture
def still(new_page: Open) -> Embed:
    """An embed in a browser without JavaScript."""

    def open_at(path: str) -> Page:
        page = new_page(viewport={"width": 600, "height": 700}, java_script_enabled=False)
        page.goto(f"/embed/{path}")
        return page

    return open_at


# On a page of another origin ----------------------------------------------------------------


class Newspaper(BaseHTTPRequestHandler):
    """Serves one page."""

    page = b""

    def do_GET(self) -> None:
        """The page at `/`, nothing else."""
        self.send_response(200 if self.path == "/" else 204)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.path == "/":
            self.wfile.write(self.page)

    def log_message(self, *_: object) -> None:
        """Nothing to say."""


@pytest.fixture
def press(browser: Browser, server: Server) -> Iterator[Press]:
    """A page of another origin with some HTML; at the end it asked no third host for anything."""
    running: list[ThreadingHTTPServer] = []
    opened: list[tuple[Page, Watch, str]] = []

    def open_with(body: str, width: int = 900) -> Page:
        handler = type(
            "Page", (Newspaper,), {"page": f"<!doctype html><title>n</title>{body}".encode()}
        )
        newspaper = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=newspaper.serve_forever, daemon=True).start()
        running.append(newspaper)
        host = f"127.0.0.1:{newspaper.server_port}"
        context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": 900})
        page, watch = context.new_page(), Watch(host)
        adopt(page, watch)
        opened.append((page, watch, host))
        page.goto(f"http://{host}/")
        return page

    yield open_with
    ours = urlsplit(server.address).netloc
    for page, watch, host in opened:
        assert set(watch.hosts) <= {host, ours}
        assert page.context.cookies() == []
        page.context.close()
    for newspaper in running:
        newspaper.shutdown()
        newspaper.server_close()
    complaints = [c for _, watch, _ in opened for c in watch.complaints()]
    assert [c for c in complaints if ours not in c] == []


def frames_of(
    server: Server, *charts: str, query: str = "metric=projects", script: bool = True
) -> str:
    """Frames as a newspaper writes them, and the script for their heights."""
    frames = "".join(
        f'<iframe id="{chart}" src="{server.url(f"/embed/{chart}?{query}")}" title="{chart}" '
        'width="100%" height="300" loading="lazy" style="border:0"></iframe>'
        for chart in charts
    )
    return frames + (f'<script src="{server.url("/embed.js")}" async></script>' if script else "")


def inside(page: Page, chart: str) -> Frame:
    """The document in a frame, once its chart is there."""
    frame = page.locator(f"#{chart}").element_handle().content_frame()  # type: ignore[union-attr]
    assert frame is not None
    frame.locator("#embed.live").wait_for()
    return frame


def fits(page: Page, chart: str) -> int:
    """Wait until a frame is as tall as its chart, and give that height."""
    frame = inside(page, chart)
    element = page.locator(f"#{chart}")
    for _ in range(100):
        tall = frame.evaluate(
            "() => Math.ceil(document.getElementById('embed').getBoundingClientRect().height)"
        )
        if element.evaluate("frame => frame.getBoundingClientRect().height") == tall:
            assert frame.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
            return int(tall)
        page.wait_for_timeout(50)
    raise AssertionError(f"{chart} does not fit its frame")


def test_a_newspaper_shows_all_five_charts_as_tall_as_they_are(
    server: Server, press: Press
) -> None:
    page = press(frames_of(server, *CHARTS))
    heights = {}
    for chart in CHARTS:
        page.locator(f"#{chart}").scroll_into_view_if_needed()
        heights[chart] = fits(page, chart)
    assert all(tall > 250 for tall in heights.values()) and len(set(heights.values())) == len(
        CHARTS
    )
    expect(page.frame_locator("#map").locator("#headline")).to_have_text(
        "万州区有据可查的项目至少 152 个，按已公布的数为有数字的 13 个县（区）中最多"
    )
    assert page.frame_locator("#pairing").locator(".tile.documented:visible").count() == 25 + 1


def test_frames_grow_and_shrink(server: Server, press: Press) -> None:
    page = press(frames_of(server, "map"))
    first = fits(page, "map")
    page.frame_locator("#map").locator("summary").click()
    unfolded = fits(page, "map")
    assert unfolded > first + 300
    page.frame_locator("#map").locator("summary").click()
    assert fits(page, "map") == first
    page.set_viewport_size({"width": 360, "height": 900})
    narrow = fits(page, "map")
    page.set_viewport_size({"width": 900, "height": 900})
    assert fits(page, "map") == first != narrow


def test_the_height_is_told_as_documented_to_pages_that_listen_themselves(
    server: Server, press: Press
) -> None:
    listener = """<script>window.said = [];
        window.addEventListener("message", event => said.push([event.origin, event.data]));</script>"""
    page = press(listener + frames_of(server, "trend", query="metric=gdp&lang=en", script=False))
    inside(page, "trend")
    steps.until(page, lambda: page.evaluate("() => said.length"))
    origin, data = page.evaluate("() => said[said.length - 1]")
    assert origin == server.address
    assert data == {
        "type": "atlas:height",
        "height": data["height"],
        "chart": "trend",
        "query": "metric=gdp&lang=en",
    }
    assert page.locator("#trend").evaluate("frame => frame.clientHeight") == 300  # left alone


def test_a_page_that_pretends_to_be_a_chart_changes_nothing(server: Server, press: Press) -> None:
    stranger = """<iframe id="other" srcdoc="<script>
        parent.postMessage({type: 'atlas:height', height: 9}, '*')</script>" height="200"></iframe>"""
    page = press(frames_of(server, "map") + stranger)
    fits(page, "map")
    page.evaluate("() => window.postMessage({type: 'atlas:height', height: 7}, '*')")
    quiet(page)
    assert page.locator("#other").evaluate("frame => frame.style.height") == ""
    assert fits(page, "map") > 300


def test_charts_of_one_page_point_at_the_same_county(server: Server, press: Press) -> None:
    page = press(frames_of(server, "map", "ranking"))
    fits(page, "map")
    page.locator("#ranking").scroll_into_view_if_needed()
    fits(page, "ranking")
    in_map, in_ranking = page.frame_locator("#map"), page.frame_locator("#ranking")
    in_ranking.locator(f'[data-county="{steps.WUSHAN}"]').hover()
    ring = in_map.locator(f'.county[data-county="{steps.WUSHAN}"]').get_attribute("d")
    expect(in_map.locator(".ring.hover")).to_have_attribute("d", ring or "")
    expect(in_map.locator(".readout")).to_contain_text("巫山县，30 个")
    in_ranking.locator("#headline").hover()
    expect(in_map.locator(".ring.hover")).to_have_attribute("d", "")


@pytest.mark.parametrize("path", ["/", "/about", "/county/500101"])
def test_no_other_page_may_be_framed(server: Server, press: Press, path: str) -> None:
    page = press(f'<iframe id="whole" src="{server.url(path)}" width="600" height="400"></iframe>')
    quiet(page)
    assert page.frames[-1].url.startswith("chrome-error:")
    assert page.frames[-1].locator("#sheet").count() == 0
    watch_of(page).allow("refused to connect|Refused to display|ERR_BLOCKED_BY_RESPONSE")


# The same as the View -----------------------------------------------------------------------

_FILLS = """() => Object.fromEntries([...document.querySelectorAll(".county")]
    .map(path => [path.dataset.county, getComputedStyle(path).fill]))"""


#: One view of each ramp; which metric has which ramp is asked without a browser (`test_embed`).
RAMPS = {metric.ramp: f"metric={key}" for key, metric in METRICS.items()}
RAMPS["change"] = "metric=co2_emissions&baseline=2011"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_colours_on_screen_are_those_of_the_view(embed: Embed, dark: bool) -> None:
    page = embed("map", dark=dark, **steps.CALM)
    palette = theme.DARK if dark else theme.LIGHT
    assert RAMPS.keys() == palette.ramps.keys() | {"change"}
    for ramp, query in RAMPS.items():
        page.goto(f"/embed/map?{query}")
        painted = {c: steps._hexadecimal(colour) for c, colour in page.evaluate(_FILLS).items()}
        assert painted == steps.expected_fills(query, palette), ramp


# By pointer, finger and keyboard -------------------------------------------------------------


def test_pointing_reads_out_the_figure_and_a_press_keeps_it(embed: Embed) -> None:
    page = embed("map?metric=projects")
    readout = page.locator(".readout[role=status]")
    expect(readout).to_have_text("指向或点按图形看数字")
    page.locator('[data-county="500237"]').hover()
    view = steps.view("metric=projects")
    expect(readout).to_contain_text(words.figure_line(view, "500237", "zh"))
    page.locator('[data-county="500237"]').click()
    page.locator("footer").hover()
    expect(readout).to_contain_text("巫山县，30 个")
    outline = page.locator(".ring.chosen")
    shape = page.locator('[data-county="500237"]').get_attribute("d")
    expect(outline).to_have_attribute("d", shape or "")
    page.keyboard.press("Escape")
    expect(outline).to_have_attribute("d", "")
    expect(readout).to_have_text("指向或点按图形看数字")


def test_a_tap_reads_out_the_figure(embed: Embed) -> None:
    page = embed("map?metric=projects", 360, touch=True)
    page.locator('[data-county="500237"]').tap()
    expect(page.locator(".readout")).to_contain_text("巫山县，30 个")


def test_one_stop_of_the_tab_key_and_arrows_down_the_river(embed: Embed) -> None:
    page = embed("map")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("aria-label", "江津区")
    expect(page.locator(".readout")).to_have_text(
        "江津区，0（规划未明确支援方），第 19 位（有数字的 19 个中）"
    )
    page.keyboard.press("ArrowRight")
    expect(focused).to_have_attribute("aria-label", "巴南区")
    expect(page.locator(".ring.hover.focus")).to_have_count(1)
    page.keyboard.press("End")
    expect(focused).to_have_attribute("aria-label", "夷陵区")
    page.keyboard.press("Enter")
    expect(focused).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    expect(focused).to_have_class("class")
    expect(page.locator(".readout")).to_contain_text("夷陵区，3 个")


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_is_worked_by_keyboard(embed: Embed, chart: str) -> None:
    page = embed(f"{chart}?metric=projects&lang=en")
    mark = page.locator("[data-mark]").first
    mark.focus()
    page.keyboard.press("ArrowDown")
    first = page.locator(".readout").text_content()
    page.keyboard.press("ArrowDown")
    second = page.locator(".readout").text_content()
    assert first and second and first != second
    assert page.locator("[data-mark][tabindex='0']").count() == 1


def test_a_class_of_the_legend_lifts_its_counties(embed: Embed) -> None:
    page = embed("map?metric=projects")
    row = page.locator('.class[data-step="1"]')
    row.hover()
    view = steps.view("metric=projects")
    lifted = page.locator(".county.lifted")
    expect(lifted).to_have_count(int((view.steps == 1).sum()))
    page.locator("footer").hover()
    expect(page.locator(".lifting")).to_have_count(0)
    row.focus()
    page.keyboard.press("Enter")
    page.locator(".chart").hover(position={"x": 3, "y": 3})
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(lifted).to_have_count(int((view.steps == 1).sum()))


def test_search_finds_old_names_and_pinyin(embed: Embed) -> None:
    page = embed("map?metric=gdp&search=1")
    box = page.locator("[name=county]")
    readout = page.locator(".readout")
    box.press_sequentially("kaix")
    expect(readout).to_contain_text("没有匹配项")
    for text in ("开县", "kaizhou", "KZ", "500154"):
        box.fill(text)
        expect(readout).to_contain_text("开州区")
    box.fill("wu")  # 巫山、巫溪、武隆, and 500… has none
    expect(page.locator(".county.lifted")).to_have_count(3)
    box.fill("万县市")
    box.press("Enter")
    expect(page.locator('.county[aria-pressed="true"]')).to_have_attribute("data-county", "500101")


def test_the_form_follows_without_a_new_page(embed: Embed) -> None:
    page = embed("map?controls=1&theme=dark")
    page.evaluate("() => { window.same = true; }")
    box = page.locator("select[name=metric]")
    box.focus()
    box.select_option("grants")
    expect(page.locator("#headline")).to_contain_text("无偿援助")
    expect(page.locator(":focus")).to_have_attribute("name", "metric")
    assert page.evaluate("() => window.same && history.length") == page.evaluate(
        "() => history.length"
    )
    assert page.url.endswith("/embed/map?metric=grants&controls=1&theme=dark")
    page.locator("select[name=years]").select_option("2021-2025")
    expect(page.locator(".subtitle")).to_contain_text("2021–2025")
    assert page.locator("#embed").get_attribute("data-ramp") == "ochre"
    page.locator('[data-county="500101"]').hover()
    expect(page.locator(".readout")).to_contain_text("万州区")


# Without scripts -----------------------------------------------------------------------------


@pytest.mark.parametrize("chart", CHARTS)
def test_without_scripts_everything_is_there(still: Embed, chart: str) -> None:
    page = still(f"{chart}?metric=projects&county=500237")
    assert page.locator("#headline").is_visible() and page.locator("footer").is_visible()
    marks = page.locator("[data-mark]")
    assert marks.count() >= 5
    titled = page.locator("[data-mark][title], [data-mark] > title").count()
    assert titled == marks.count()
    if chart in ("map", "ranking"):
        expect(page.locator(".readout")).to_contain_text("巫山县，30 个")


def test_without_scripts_the_form_has_a_button(still: Embed) -> None:
    page = still("map?controls=1&search=1&interactive=0")
    page.locator("select[name=metric]").select_option("gdp")
    page.locator("[name=county]").fill("开县")
    page.locator("button").click()
    page.wait_for_load_state()
    expect(page.locator("#headline")).to_contain_text("地区生产总值")
    expect(page.locator(".readout")).to_contain_text("开州区")
    assert "interactive=0" in page.url
    expect(page.locator("button")).to_be_visible()


@pytest.mark.parametrize(("wanted", "dark", "ground"), [
    ("auto", True, theme.DARK), ("auto", False, theme.LIGHT), ("light", True, theme.LIGHT),
    ("dark", False, theme.DARK),
])  # fmt: skip
def test_the_theme_needs_no_script(
    embed: Embed, wanted: str, dark: bool, ground: theme.Palette
) -> None:
    page = embed(f"map?theme={wanted}&interactive=0", dark=dark)
    colour = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert steps._hexadecimal(colour) == ground.ground


def test_on_paper_the_interface_is_gone(embed: Embed) -> None:
    page = embed("map?controls=1&search=1&theme=dark")
    page.emulate_media(media="print")
    assert not page.locator("form").is_visible() and not page.locator(".readout").is_visible()
    assert page.locator(".legend").is_visible() and page.locator("footer").is_visible()
    assert (
        page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        == "rgb(255, 255, 255)"
    )


def test_reduced_motion_is_kept(embed: Embed) -> None:
    page = embed("map", reduced_motion="reduce")
    assert (
        page.locator(".county").first.evaluate("p => getComputedStyle(p).transitionDuration")
        == "0s"
    )


# Layout --------------------------------------------------------------------------------------

_SMALL = """() => [...document.querySelectorAll("#embed *")].filter(one =>
    [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    && parseFloat(getComputedStyle(one).fontSize) < 10).map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "metric", ["supporters", "projects", "gdp", "population_resident", "fertilizer_use"]
)
def test_labels_of_the_map_do_not_overlap(embed: Embed, metric: str, language: Language) -> None:
    page = embed(f"map?metric={metric}&lang={language}", WIDTHS[0])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        quiet(page)
        # Line boxes have air above and below the signs.
        names = page.locator(".label text:visible")
        assert overlaps(names, pixels=4, one=".label") == [], width
        shown = page.locator(".label .value:visible").count()
        assert shown >= (16 if width < 400 else 18), width


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("chart", CHARTS)
def test_at_320_nothing_is_cut_off_or_too_small(
    embed: Embed, chart: str, language: Language
) -> None:
    query = f"lang={language}&controls=1&search=1"
    page = embed(f"{chart}?metric=supporters&{query}", 320)
    for metric in ("supporters", "investment", "gdp"):
        if metric != "supporters":
            page.goto(f"/embed/{chart}?metric={metric}&{query}")
            quiet(page)
        assert sticking_out(page, "svg") == [] and page.evaluate(_SMALL) == []


def test_the_matrix_scrolls_in_its_own_box_and_keeps_its_first_column(embed: Embed) -> None:
    page = embed("pairing", 320)
    box, name = page.locator(".scroll"), page.locator("tbody th[scope=row]").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    left = name.bounding_box()
    box.evaluate("box => { box.scrollLeft = 400; }")
    assert left and name.bounding_box() == left


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("chart", CHARTS)
def test_axe_has_nothing_to_say(embed: Embed, chart: str, language: Language) -> None:
    query = f"metric=projects&county=500237&controls=1&search=1&nonsense=1&lang={language}"
    page = embed(f"{chart}?{query}", **steps.CALM)
    wrong = violations(page, None if language == "zh" else WORDS)
    if language == "zh":
        page.emulate_media(color_scheme="dark")
        wrong += violations(page, COLOURS)
    assert wrong == []


# Weight --------------------------------------------------------------------------------------


def test_an_embed_weighs_a_fraction_of_the_page(server: Server, browser: Browser) -> None:
    whole = load(browser, server.address + "/").first.size
    for chart in CHARTS:
        context = browser.new_context()
        page, wire = context.new_page(), Wire()
        wire.attach(page)
        count_requests(page)
        page.goto(server.url(f"/embed/{chart}"))
        quiet(page)
        context.close()
        assert len(wire.answers) == 3, [answer.url for answer in wire.answers]
        assert wire.size <= 0.1 * whole and wire.size <= 40_000


def test_offline_nothing_is_missing(embed: Embed) -> None:
    page = embed("map?controls=1", offline=True)
    page.locator('[data-county="500237"]').hover()
    expect(page.locator(".readout")).to_contain_text("巫山县")
    watch = watch_of(page)
    assert {urlsplit(url).path for url in watch.requests if url.startswith("http")} == {
        "/embed/map", "/embed.css", "/embed-chart.js",
    }  # fmt: skip
