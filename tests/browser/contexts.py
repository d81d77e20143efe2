"""Pages of one browser: those of a kind share a context, whose scripts are compiled once.

A new context has an empty cache, so that each page would fetch and compile all scripts again,
which takes most of the time of a page with a map. Journeys that ask for the same options share a
context for a whole run; between them it forgets cookies and whatever a page has stored. What
measures a first visit, or changes the context itself, asks for a fresh one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.pages import REPORT_VIOLATIONS, Server, Watch, adopt, watch_of

#: The pages of a shared context live in one process, which keeps compiled scripts.
ONE_PROCESS = "--process-per-site"
#: Options of `new_context` that a page can have for itself.
_MEDIA = ("color_scheme", "reduced_motion", "forced_colors")
#: All that a page can leave behind but the cache.
_LEFT_BEHIND = "cookies,local_storage,indexeddb,websql,service_workers,cache_storage,file_systems"


@dataclass
class _Shared:
    """A context, and an idle page that keeps its process alive."""

    context: BrowserContext
    idle: Page
    #: Records what the page opened last does, and its pop-ups.
    watch: Watch

    def clear(self, origin: str) -> None:
        """As new for the next journey, the cache apart."""
        for page in self.context.pages:
            if page is not self.idle:
                page.close()
        self.context.set_offline(False)
        self.context.clear_cookies()
        session = self.context.new_cdp_session(self.idle)
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": _LEFT_BEHIND})
        session.detach()


@dataclass
class Contexts:
    """Hands out watched pages, and takes them back when a journey ends."""

    browser: Browser
    _shared: dict[tuple[str, str], _Shared] = field(default_factory=dict)
    _used: set[tuple[str, str]] = field(default_factory=set)
    _fresh: list[BrowserContext] = field(default_factory=list)
    _pages: list[Page] = field(default_factory=list)

    def page(self, server: Server, fresh: bool, options: dict[str, object]) -> Page:
        """An empty page; options are those of Playwright's `new_context`."""
        media = {name: options.pop(name) for name in _MEDIA if name in options}
        size = options.pop("viewport")
        if fresh:
            shared = self._made(server, options)
            self._fresh.append(shared.context)
        else:
            key = (server.address, repr(sorted(options.items())))
            if key not in self._shared:
                self._shared[key] = self._made(server, options)
            self._used.add(key)
            shared = self._shared[key]
        shared.watch = Watch(urlsplit(server.address).netloc)
        page = shared.context.new_page()
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a dict of Playwright's own options
        if media:
            page.emulate_media(**media)  # type: ignore[arg-type]  # a dict of Playwright's own options
        self._pages.append(page)
        return page

    def _made(self, server: Server, options: dict[str, object]) -> _Shared:
        context = self.browser.new_context(
            base_url=server.address,
            accept_downloads=True,
            **options,  # type: ignore[arg-type]  # a dict of Playwright's own options
        )
        context.set_default_timeout(60_000)
        idle = context.new_page()
        idle.goto("/healthz")
        shared = _Shared(context, idle, Watch(""))
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("page", lambda page: adopt(page, shared.watch))  # pop-ups as well
        return shared

    def end_journey(self) -> list[str]:
        """What stands against the pages of the journey; they are closed."""
        for page in self._pages:
            if not page.is_closed():
                page.wait_for_timeout(50)  # what was said last arrives
        complaints = [text for page in self._pages for text in watch_of(page).complaints()]
        self._pages.clear()
        for context in self._fresh:
            context.close()
        self._fresh.clear()
        for key in self._used:
            self._shared[key].clear(key[0])
        self._used.clear()
        return complaints
