"""The fixtures themselves: what makes a page unclean, on pages that need no atlas."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser import browsers
from tests.browser.access import violations
from tests.browser.pages import REPORT_VIOLATIONS, Watch, adopt, quiet
from tests.soak import soaking

HOST = "127.0.0.1:9"


def watched(browser: Browser, html: str) -> Watch:
    context = browser.new_context()
    context.add_init_script(REPORT_VIOLATIONS)
    page = context.new_page()
    watch = Watch(HOST)
    adopt(page, watch)
    page.route(
        "http://atlas.test/", lambda route: route.fulfill(body=html, content_type="text/html")
    )
    page.goto("http://atlas.test/")
    quiet(page)
    watch.hosts.remove("atlas.test")
    context.close()
    return watch


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<script>console.error('broken')</script>", "console error: broken"),
        ("<script>console.warn('old')</script>", "console warning: old"),
        ("<script>throw Error('thrown')</script>", "page error: thrown"),
        ("<img src='http://elsewhere.test/x.png'>", "request to another host: elsewhere.test"),
        (
            "<meta http-equiv='Content-Security-Policy' content=\"img-src 'none'\">"
            "<img src='/x.png'>",
            "CSP blocked http://atlas.test/x.png by img-src",
        ),
    ],
)
def test_each_kind_of_fault_is_noticed(browser: Browser, body: str, complaint: str) -> None:
    complaints = watched(browser, body).complaints()

    assert any(complaint in text for text in complaints), complaints


def test_a_quiet_page_is_clean_and_an_expected_fault_is_allowed(browser: Browser) -> None:
    assert watched(browser, "<link rel=icon href='data:,'><p>ok").complaints() == []

    watch = watched(browser, "<link rel=icon href='data:,'><script>console.error('404')</script>")
    watch.allow("404")
    assert watch.complaints() == []


def test_the_browser_named_in_the_environment_comes_first_and_must_exist(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CHROMIUM", "no-such-browser")

    with pytest.raises(browsers.NoBrowserError, match="no-such-browser"):
        browsers.require()


#: Five hundred texts alike, and some among them that differ in what contrast depends on.
_CELLS = """<!doctype html><html lang="en"><title>Cells</title><style>
p { color: #767676; background: #fff; font-size: 14px; } .pale { color: #bbb; }
.dark { background: #444; } .thin { opacity: 0.4; }
.laid { position: absolute; left: 300px; }
</style><main><h1>Cells</h1>%s</main>"""


@pytest.mark.parametrize(
    ("odd", "found"),
    [
        ("<p>darker</p>", False),
        ("<p class=pale>paler</p>", True),
        ("<div class=dark><p style='background: none'>on the dark</p></div>", True),
        ("<div class=thin><p>seen through</p></div>", True),
        ("<p style='color: #888; font-size: 24px'>large enough</p>", False),
        ("<p style='color: #888'>not large enough</p>", True),
        ("<p class='laid pale'>laid over</p>", True),
        ("<p>of two <b class=pale>colours</b></p>", True),
    ],
)
def test_contrast_is_asked_of_each_kind_of_text(browser: Browser, odd: str, found: bool) -> None:
    page = browser.new_page()
    page.set_content(_CELLS % ("<p>alike</p>" * 250 + odd + "<p>alike</p>" * 250))
    wrong = violations(page)
    marked = page.locator("[data-alike]").count()
    page.close()
    assert any("color-contrast" in fault for fault in wrong) == found, wrong
    assert marked == 0 if soaking() else marked > 490
