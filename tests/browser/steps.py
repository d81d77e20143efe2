"""What the journeys do and look at, in the words of a visitor; and what they expect to see."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page

from dashboard.look import theme
from geodata.atlas import Atlas
from geodata.query.codec import read
from geodata.view import View

DATA = Path(__file__).resolve().parents[2] / "geodata" / "data"
WANZHOU, WUSHAN, JIANGJIN, KAIZHOU = "500101", "500237", "500116", "500154"
#: A style is right once transitions of colour have ended.
CALM = {"reduced_motion": "reduce"}
_FILLS = """
() => Object.fromEntries([...document.querySelectorAll("#map path[data-adcode]")]
    .map(path => [path.dataset.adcode, getComputedStyle(path).fill]))
"""
#: Ends once the map was painted anew since `before` (null: once no update is under way), the
#: page is not busy, and what came is on the screen.
_AT_REST = """
before => new Promise((done, fail) => {
    const body = document.body, frame = requestAnimationFrame;
    const rest = () => !body.classList.contains("busy") && (body.dataset.painted || "0") !== before;
    const end = () => { observer.disconnect(); clearTimeout(late); frame(() => frame(done)); };
    const observer = new MutationObserver(() => rest() && end());
    observer.observe(body, {attributeFilter: ["class", "data-painted"]});
    const late = setTimeout(() => { observer.disconnect(); fail(new Error(
        `painted ${body.dataset.painted}, was ${before}; class "${body.className}"`)); }, 30000);
    if (rest()) end();
})
"""


# Titles of records and sources are quoted as published, and so is the number of the base map.
_CHINESE = r"""
() => {
    const quoted = "[lang=zh], [lang=zh-CN], #records td, #county-panel li, .plain-page li";
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        const text = node.data.replace("0650号", "");
        if (/[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/.test(text) && !parent.closest(quoted)
            && !["SCRIPT", "STYLE"].includes(parent.tagName)) found.push(text.trim());
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
        for (const name of ["aria-label", "title", "placeholder", "alt"]) {
            const text = element.getAttribute(name);
            if (text && /[\u4e00-\u9fff]/.test(text) && !element.closest(quoted)) found.push(text);
        }
    return found;
}
"""


@cache
def atlas() -> Atlas:
    """The shipped figures, read in this process: what the server ought to show."""
    return Atlas.load(DATA)


def view(query: str) -> View:
    """The View of a query."""
    return atlas().view(read(query, atlas().scope).selection)


def expected_fills(query: str, palette: theme.Palette) -> dict[str, str]:
    """County → colour, from the View's classes and the palette."""
    shown = view(query)
    colours = {-1: palette.nodata, 0: palette.zero}
    colours |= dict(enumerate(palette.colours(shown.ramp), start=1))
    return {str(code): colours[int(step)].lower() for code, step in shown.steps.items()}


def fills(page: Page) -> dict[str, str]:
    """County → colour, as painted."""
    painted = page.evaluate(_FILLS)
    return {code: _hexadecimal(colour) for code, colour in painted.items()}


def _hexadecimal(colour: str) -> str:
    parts = [int(part) for part in re.findall(r"\d+", colour)[:3]]
    return "#" + "".join(f"{part:02x}" for part in parts)


@contextmanager
def repainted(page: Page) -> Iterator[None]:
    """What is done inside paints the map anew; afterwards the page is at rest."""
    before = painted(page)
    yield
    page.evaluate(_AT_REST, before)


def painted(page: Page) -> str:
    """How often the map was painted."""
    return page.locator("body").get_attribute("data-painted") or "0"


def at_rest(page: Page) -> None:
    """No update under way, and what it brought is painted."""
    page.evaluate(_AT_REST, None)


def until(page: Page, holds: Callable[[], object]) -> None:
    """Wait until something holds that no locator can say; it is looked at every few frames."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end, "it does not come to hold"
        page.wait_for_timeout(20)


def query(page: Page) -> str:
    """What the address says."""
    return page.url.partition("?")[2]


def entries(page: Page) -> int:
    """Entries of the history."""
    return int(page.evaluate("() => history.length"))


def county(page: Page, code: str) -> Locator:
    """A county's shape on the map."""
    return page.locator(f'#map path[data-adcode="{code}"]')


def inside(page: Page, code: str) -> tuple[float, float]:
    """A point of the page that lies in a county and nowhere near its edge."""
    spot = page.evaluate(
        """code => {
            const path = document.querySelector(`#map path[data-adcode="${code}"]`);
            path.scrollIntoView({block: "center"});
            const box = path.getBoundingClientRect();
            const back = path.getScreenCTM().inverse();
            let best = null;
            for (let i = 1; i < 16; i++) for (let j = 1; j < 16; j++) {
                const x = box.left + box.width * i / 16, y = box.top + box.height * j / 16;
                const around = [[0, 0], [5, 0], [-5, 0], [0, 5], [0, -5]];
                const own = around.every(([dx, dy]) => {
                    const hit = document.elementFromPoint(x + dx, y + dy);
                    const spot = new DOMPoint(x + dx, y + dy).matrixTransform(back);
                    return hit && hit.closest("#map") && path.isPointInFill(spot);
                });
                const far = Math.hypot(i - 8, j - 8);
                if (own && (!best || far < best.far)) best = {x, y, far};
            }
            return best && [best.x, best.y];
        }""",
        code,
    )
    assert spot, f"no free spot in {code}: something lies over the county"
    return spot[0], spot[1]


def chip(page: Page, field: str, text: str) -> Locator:
    """A chip of a control by its words."""
    return page.locator(f"#{field} label", has_text=text)


def pressed(page: Page) -> list[str]:
    """Counties marked in the ranking."""
    rows = page.locator("#ranking .row[aria-pressed=true]")
    return rows.evaluate_all("rows => rows.map(row => row.dataset.county)")


def chinese(page: Page) -> list[str]:
    """Chinese words that are read on a page, quoted titles apart."""
    return list(page.evaluate(_CHINESE))
