"""Where things lie on a page: what sticks out of the screen, and which texts lie on each other."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

#: May be wider than the screen: what scrolls by itself, what nobody sees, what keys bring in.
APART = (".scroll", ".visually-hidden", ".skip")
_OUT = """
([within, apart]) => [...document.querySelectorAll(within)].filter(element => {
    if (element.closest(apart)) return false;
    const box = element.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map(element => `${element.tagName}#${element.id}.${element.className}`)
"""
_WIDTH = "() => document.documentElement.scrollWidth"
_OVERLAPS = """
(texts, [share, pixels, one]) => {
    const seen = texts.filter(text => text.getClientRects().length && text.textContent);
    const boxes = seen.map(text => [text, text.getBoundingClientRect()]);
    const whole = text => one && text.closest(one);
    return boxes.flatMap(([text, a], n) => boxes.slice(n + 1).filter(([other, b]) =>
        (!one || whole(text) !== whole(other)) && a.left + 1 < b.right && b.left + 1 < a.right &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) >
            share * Math.min(a.height, b.height) + pixels)
        .map(([other]) => `${text.textContent} on ${other.textContent}`));
}
"""


def sticking_out(page: Page, *apart: str, within: str = "body *") -> list[str]:
    """What is wider than the screen, parts of `apart` aside; the page itself scrolls down only."""
    found = list(page.evaluate(_OUT, [within, ", ".join((*APART, *apart))]))
    wide, screen = page.evaluate(_WIDTH), page.viewport_size
    assert screen is not None
    return found + [f"the page: {wide}"] * (wide > screen["width"])


def overlaps(texts: Locator, *, share: float = 0, pixels: float = 0, one: str = "") -> list[str]:
    """Texts that lie on each other.

    The box of a line is higher than its signs: `share` of the lower one and `pixels` may be
    common to both. Texts within the same element `one` belong together.
    """
    return list(texts.evaluate_all(_OVERLAPS, [share, pixels, one]))
