"""HTML for somebody else's page: frame, picture, both with what shows where they do not."""

from __future__ import annotations

from dashboard.embed.heights import WIDEST, height
from dashboard.markup.svg import element
from dashboard.share.links import Links


def frame(links: Links, title: str, alt: str) -> str:
    """A frame no wider than its height is meant for; a picture for readers without scripts."""
    return _frame(links, title, alt, f"border:0;max-width:{WIDEST}px")


def frame_that_grows(links: Links, title: str, alt: str) -> str:
    """A frame as wide as its column and as high as its chart: a small script of ours listens."""
    script = element("script", src=f"{links.base}/embed.js", async_=True)
    return f"{_frame(links, title, alt, 'border:0')}\n{script}"


def _frame(links: Links, title: str, alt: str, style: str) -> str:
    inside = element(
        "iframe",
        src=links.base + links.frame,
        title=title,
        width="100%",
        height=height(links.asked.chart, links.asked.frame),
        loading="lazy",
        style=style,
    )
    return f"{inside}\n{element('noscript', _linked(links, alt))}"


def image(links: Links, alt: str) -> str:
    """The picture with twice the pixels for fine screens, linked to the live view."""
    return _linked(links, alt)


def picture(links: Links, alt: str) -> str:
    """The picture that follows the reader's dark or light screen."""
    dark = element(
        "source",
        media="(prefers-color-scheme: dark)",
        srcset=_srcset(links, theme="dark"),
    )
    shown = element("picture", dark, _image(links, alt))
    return element("a", shown, href=links.page)


def _linked(links: Links, alt: str) -> str:
    return element("a", _image(links, alt), href=links.page)


def _image(links: Links, alt: str) -> str:
    width, height = (round(side) for side in links.asked.picture.sides)
    return element(
        "img",
        src=links.base + links.picture(),
        srcset=_srcset(links),
        width=width,
        height=height,
        alt=alt,
        loading="lazy",
        style="max-width:100%;height:auto",
    )


def _srcset(links: Links, **changes: object) -> str:
    """1x and, where a picture may be that large, 2x."""
    once = f"{links.base}{links.picture(**changes)} 1x"  # type: ignore[arg-type]
    if not links.fits(2.0):
        return once
    return f"{once}, {links.base}{links.picture(scale=2.0, **changes)} 2x"  # type: ignore[arg-type]
