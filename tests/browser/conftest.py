"""A real server, a real browser, and pages that must end clean.

A journey asks for `open_page` (or `page`, not yet at any address). When it ends, each page it
opened must have an empty console, no error, no failed request, no request to another host and
nothing blocked by the Content-Security-Policy. A test that provokes a fault on purpose says so:
`watch_of(page).allow("404")`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import browsers
from tests.browser.contexts import ONE_PROCESS, Contexts
from tests.browser.pages import Server, settled
from tests.browser.servers import shared

#: Patience costs nothing where all is well, and the machine may have other things to do.
expect.set_options(timeout=20_000)
HERE = Path(__file__).parent
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks axe asks more of it in `make soak`."""
    for item in items:
        if item.path.is_relative_to(HERE) and item.name.startswith("test_axe_"):
            item.add_marker(pytest.mark.soak)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The atlas on a free port, as users get it; all workers of a run share it."""
    folder, worker = tmp_path_factory.getbasetemp(), os.environ.get("PYTEST_XDIST_WORKER")
    with shared(folder.parent if worker else folder, worker or "alone") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    command = browsers.require()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=command, args=[*ARGUMENTS, ONE_PROCESS], headless=True
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """The contexts that journeys share."""
    return Contexts(browser)


@pytest.fixture
def new_page(server: Server, contexts: Contexts) -> Iterator[Callable[..., Page]]:
    """A watched, empty page; options are those of Playwright's `new_context`.

    `fresh=True` is for what measures a first visit or changes the context itself.
    """

    def make(*, fresh: bool = False, **options: object) -> Page:
        options = {"locale": "zh-CN", "viewport": {"width": 1366, "height": 768}, **options}
        return contexts.page(server, fresh, options)

    yield make
    complaints = contexts.end_journey()
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
