"""A real server, a real browser, and pages that must end clean.

A journey asks for `open_page` (or `page`, not yet at any address). When it ends, each page it
opened must have an empty console, no error, no failed request, no request to another host and
nothing blocked by the Content-Security-Policy. A test that provokes a fault on purpose says so:
`watch_of(page).allow("404")`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import browsers
from tests.browser.pages import REPORT_VIOLATIONS, Server, Watch, adopt, settled, watch_of

ROOT = Path(__file__).resolve().parents[2]
START_WITHIN = 60.0
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name is ever looked up: a page that needs the internet shows it at once.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`python app.py` on a free port, as a user starts it."""
    with started(tmp_path_factory.mktemp("server")) as running:
        yield running


@contextmanager
def started(folder: Path, **settings: str) -> Iterator[Server]:
    """The atlas with some settings; what it says goes to a file in the folder."""
    port = _free_port()
    running = Server(f"http://127.0.0.1:{port}", folder / "log.txt")
    with running.log.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=ROOT,
            env={**os.environ, "HOST": "127.0.0.1", "PORT": str(port), **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(running, process)
            yield running
            if process.poll() is not None:
                pytest.fail(f"`python app.py` {_ending(running, process)}")
        finally:
            _stop(process)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys; each page gets a context of its own."""
    command = browsers.require()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=command, args=ARGUMENTS, headless=True
        )
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(server: Server, browser: Browser) -> Iterator[Callable[..., Page]]:
    """A watched, empty page; options are those of Playwright's `new_context`."""
    opened: list[Page] = []

    def make(**options: object) -> Page:
        options = {"locale": "zh-CN", "viewport": {"width": 1366, "height": 768}, **options}
        context = browser.new_context(base_url=server.address, accept_downloads=True, **options)
        context.set_default_timeout(30_000)
        context.add_init_script(REPORT_VIOLATIONS)
        watch = Watch(urlsplit(server.address).netloc)
        context.on("page", lambda page: adopt(page, watch))  # pop-ups as well
        page = context.new_page()
        opened.append(page)
        return page

    yield make
    for page in opened:
        if not page.is_closed():
            page.wait_for_timeout(50)  # what was said last arrives
    complaints = [text for page in opened for text in watch_of(page).complaints()]
    for page in opened:
        page.context.close()
    assert not complaints, "the page did not end clean:\n" + "\n".join(complaints)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A watched page of 1366 x 768 in Chinese, at no address yet (`page.goto("/")`)."""
    return new_page()


@pytest.fixture
def open_page(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """A page at an address, at rest.

    `offline` cuts the network once the page is at rest; `with_map=False` is for pages that
    draw no map; `scripts=False` switches JavaScript off.
    """

    def open_at(
        path: str = "/",
        width: int = 1366,
        height: int = 768,
        *,
        touch: bool = False,
        offline: bool = False,
        dark: bool = False,
        locale: str = "zh-CN",
        with_map: bool = True,
        **options: object,
    ) -> Page:
        page = new_page(
            viewport={"width": width, "height": height},
            has_touch=touch,
            color_scheme="dark" if dark else "light",
            locale=locale,
            **options,
        )
        page.goto(path)
        settled(page, with_map)
        page.context.set_offline(offline)
        return page

    return open_at


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Until /healthz answers; a server that does not start shows what it said."""
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(server.url("/healthz"), timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"`python app.py` {_ending(server, process)}")


def _ending(server: Server, process: subprocess.Popen[bytes]) -> str:
    """How the server stands, and the last that it said."""
    code = process.poll()
    state = "does not answer" if code is None else f"ended with {code}"
    return f"{state}:\n{server.log.read_text(errors='replace')[-5000:]}"


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
