"""What a journey may ask of a page: whether it is at rest, and what it has done so far."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import ConsoleMessage, Error, Page, Request

COUNTIES = 19
#: Seconds that a page may take to come to rest; what takes longer hangs.
REST_WITHIN = 60.0


@dataclass(frozen=True)
class Server:
    """The running atlas."""

    address: str
    log: Path
    pid: int

    def url(self, path: str) -> str:
        """`/county/500101` → the whole address."""
        return self.address + path


@dataclass
class Watch:
    """Everything a page did that a clean page does not do."""

    host: str
    hosts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        """Expect faults whose text matches: this test provokes them."""
        self.allowed.append(pattern)

    def complaints(self) -> list[str]:
        """What stands against the page at the end of a test."""
        faults = [f for f in self.faults if not any(re.search(p, f) for p in self.allowed)]
        strangers = sorted({host for host in self.hosts if host != self.host})
        return faults + [f"request to another host: {host}" for host in strangers]

    def attach(self, page: Page) -> None:
        """Listen to everything that the page does."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            where = message.location.get("url", "")
            self.faults.append(f"console {message.type}: {message.text} ({where})")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if urlsplit(request.url).scheme not in {"data", "blob", "about"}:
            self.hosts.append(urlsplit(request.url).netloc)

    def _failed(self, request: Request) -> None:
        # Aborted is what a download, or a page left while loading, looks like.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"request failed: {request.url} ({request.failure})")


REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
    `CSP blocked ${event.blockedURI || "inline"} by ${event.violatedDirective}`,
    `in ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
"""
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_WATCHES: WeakKeyDictionary[Page, Watch] = WeakKeyDictionary()
_PENDING: WeakKeyDictionary[Page, set[Request]] = WeakKeyDictionary()


def adopt(page: Page, watch: Watch) -> None:
    """From now on the watch records what the page does."""
    _WATCHES[page] = watch
    watch.attach(page)
    count_requests(page)


def watch_of(page: Page) -> Watch:
    """What was recorded of a page that `open_page` or `page` gave."""
    return _WATCHES[page]


def count_requests(page: Page) -> None:
    """From now on it is known which requests of the page are under way; `quiet` needs that."""
    pending = _PENDING[page] = set()
    page.on("request", lambda request: pending.add(request))  # Playwright takes no built-in
    page.on("requestfinished", lambda request: pending.discard(request))
    page.on("requestfailed", lambda request: pending.discard(request))


def settled(page: Page, with_map: bool = True) -> Page:
    """Wait until the page is at rest: all counties drawn, no request under way, painted."""
    if with_map:
        # A locator: what waits by a function needs eval, which the page's policy forbids.
        page.locator("#map .choroplethlayer path").nth(COUNTIES - 1).wait_for(state="attached")
    return quiet(page)


def quiet(page: Page) -> Page:
    """Wait until the page is loaded and asks for nothing, for two frames, twice.

    What an answer starts (a further request, a new drawing) begins within the frames after it;
    each look lets the browser say which requests have begun and which have ended.
    """
    page.wait_for_load_state("load")
    pending, end, calm = _PENDING[page], time.monotonic() + REST_WITHIN, 0
    while calm < 2:
        calm = calm + 1 if _frames(page) and not pending else 0
        if time.monotonic() > end:
            under_way = [request.url for request in pending]
            raise AssertionError(f"{page.url} is not at rest; under way: {under_way}")
    return page


def _frames(page: Page) -> bool:
    """Two frames later; False where the page was left for another one meanwhile."""
    try:
        page.evaluate(_TWO_FRAMES)
    except Error as error:
        if "context was destroyed" not in error.message:
            raise
        page.wait_for_load_state("load")
        return False
    return True
