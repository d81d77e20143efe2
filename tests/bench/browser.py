"""What a page does in Chromium: bytes, requests, and the time from a click to new colours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import browsers
from tests.browser.conftest import ARGUMENTS
from tests.browser.pages import count_requests, settled

UPDATE = "/_dash-update-component"
#: Clicks a sector and answers [milliseconds until its colours are on the screen, … until the page
#: changes no more]. Both are taken once a frame with the change is out; the page is at rest when
#: nothing has changed in it for QUIET milliseconds.
CLICK = """(index) => new Promise((done, fail) => {
    const QUIET = 600;
    const colours = () => Array.from(
        document.querySelectorAll("#map .choroplethlayer path"),
        (path) => (path.dataset.step || "") + path.style.fill + path.getAttribute("fill")).join();
    const before = colours(), box = document.querySelectorAll("#sectors input")[index];
    const begun = performance.now();
    let painted = null, drawn = null, timer = null;
    const shown = (then) => requestAnimationFrame(() => {
        const frame = new MessageChannel();
        frame.port1.onmessage = () => then(performance.now() - begun);
        frame.port2.postMessage(0);
    });
    const map = document.getElementById("map");
    const recoloured = new MutationObserver(() => {
        if (colours() === before) { return; }
        recoloured.disconnect();
        shown((time) => { painted = time; });
    });
    const changed = new MutationObserver(() => {
        shown((time) => { drawn = time; });
        clearTimeout(timer);
        timer = setTimeout(() => {
            if (painted === null) { return; }
            changed.disconnect();
            done([painted, drawn]);
        }, QUIET);
    });
    const attributeFilter = ["data-step", "style", "fill"];
    recoloured.observe(map, {subtree: true, childList: true, attributeFilter});
    changed.observe(document.body, {
        subtree: true, childList: true, characterData: true, attributes: true});
    setTimeout(() => fail(new Error(`no new colours after sector ${index}`)), 15000);
    box.click();
})"""


@dataclass(frozen=True)
class Answer:
    """One finished request."""

    url: str
    size: int  # on the wire, headers too; 0 from the browser's own store
    body: str | None  # what a POST sent


@dataclass
class Wire:
    """Everything that a page has asked for, as the browser counts it."""

    asked: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)

    def attach(self, page: Page) -> None:
        """Count from now on."""
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._finished)

    def _asked(self, event: dict) -> None:  # type: ignore[type-arg]
        request = event["request"]
        if request["url"].startswith("http"):
            self.asked[event["requestId"]] = (request["url"], request.get("postData"))

    def _finished(self, event: dict) -> None:  # type: ignore[type-arg]
        if event["requestId"] in self.asked:
            url, body = self.asked[event["requestId"]]
            self.answers.append(Answer(url, int(event["encodedDataLength"]), body))

    @property
    def size(self) -> int:
        """Bytes on the wire."""
        return sum(answer.size for answer in self.answers)

    @property
    def over_network(self) -> list[Answer]:
        """What the browser did not find in its own store."""
        return [answer for answer in self.answers if answer.size]

    def updates(self) -> list[Answer]:
        """Answers of callbacks."""
        return [answer for answer in self.answers if UPDATE in answer.url]

    def clear(self) -> None:
        """Count anew."""
        self.answers.clear()


@dataclass(frozen=True)
class Load:
    """First and second load in one browser profile."""

    first: Wire
    second: Wire


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the journeys."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browsers.require(), args=ARGUMENTS, headless=True
        )
        yield browser
        browser.close()


def opened(browser: Browser) -> BrowserContext:
    """A fresh profile."""
    return browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 768})


def load(browser: Browser, url: str) -> Load:
    """Load a page twice in a fresh profile."""
    context = opened(browser)
    wires = []
    for _ in range(2):
        page, wire = context.new_page(), Wire()
        wire.attach(page)
        count_requests(page)
        page.goto(url)
        settled(page)
        wires.append(wire)
        page.close()
    context.close()
    return Load(*wires)


class Clicker:
    """A page whose sectors are clicked on, one after the other, each on and off again."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.page, self.wire = opened(browser).new_page(), Wire()
        self.wire.attach(self.page)
        count_requests(self.page)
        self.page.goto(url)
        settled(self.page)
        self.sectors = self.page.locator("#sectors input").count()
        self.clicks = 0
        self.wire.clear()

    def click(self) -> tuple[float, float]:
        """Milliseconds until the new colours are on the screen, and until all is drawn."""
        self.page.bring_to_front()
        index = self.clicks // 2 % self.sectors
        self.clicks += 1
        painted, drawn = self.page.evaluate(CLICK, index)
        settled(self.page)
        return painted, drawn

    def close(self) -> None:
        """Give the profile back."""
        self.page.context.close()
