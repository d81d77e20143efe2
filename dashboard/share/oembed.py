"""oEmbed 1.0 (oembed.com): what a site that finds one of our addresses may show for it.

Pages and embeds are `rich`: a frame of the chart. Pictures are `photo`. Nothing is said of
addresses that are not ours, or that we would not answer ourselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import SplitResult, urlsplit
from xml.etree import ElementTree

from dashboard import addresses, titles
from dashboard.address import Address
from dashboard.addresses import (
    ECOLOGY,
    EMBED,
    EVERY_PAGE,
    PAIRING,
    SNAPSHOT_PNG,
    SUPPORTER,
    listed,
)
from dashboard.embed import heights
from dashboard.embed import options as embed
from dashboard.markup.svg import element
from dashboard.pages.ecology import request as ecology
from dashboard.pages.pairing import scene as pairs
from dashboard.pictures import options as pictures
from dashboard.pictures.options import Options
from dashboard.site import Site
from geodata.errors import AtlasError, UnknownKey
from geodata.language import Message
from geodata.language.shown import printable
from geodata.query import keys
from geodata.registry.metrics import DEFAULT
from geodata.selection import Selection
from geodata.view import View
from geodata.wording.charts import chart_of
from geodata.wording.citation import ATLAS

VERSION = "1.0"
#: Width of a frame before somebody wants it narrower.
WIDTH = 800
#: Seconds for which an answer may be kept: for ever with a pinned release.
PINNED, LATEST = 31_536_000, 3_600
MAX_URL = 8_000
#: What oEmbed has a picture or a frame for.
ANSWERED = (*(row for row in EVERY_PAGE if row.chart), EMBED, SNAPSHOT_PNG)

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class OembedRequest:
    """What a consumer asks: an address and the room it has for the answer."""

    url: str
    width: int | None = None
    height: int | None = None


def answer(site: Site, asked: OembedRequest, origins: tuple[str, ...]) -> Answer:
    """The answer for an address.

    Parameters
    ----------
    origins
        What our addresses may begin with; the first is written before those in the answer.

    Raises
    ------
    UnknownKey
        The address is none of ours, or is one that we have no answer for.
    """
    parts = _ours(asked.url, origins)
    try:
        return _answer(site, parts, asked, origins[0])
    except AtlasError as error:
        raise _unknown(asked.url) from error


def _ours(url: str, origins: tuple[str, ...]) -> SplitResult:
    """The address without what all of ours begin with."""
    for origin in origins:
        if origin and len(url) <= MAX_URL and url.startswith((f"{origin}/", f"{origin}?")):
            return urlsplit(url.removeprefix(origin))
        if origin and url == origin:
            return urlsplit(addresses.MAP.path)
    raise _unknown(url)


def _unknown(url: str) -> UnknownKey:
    return UnknownKey(
        where="url",
        found=printable(url),
        expected=listed(ANSWERED),
        mend=Message("请从地图页进入。"),
    )


def _answer(site: Site, parts: SplitResult, asked: OembedRequest, origin: str) -> Answer:
    path, query = parts.path or addresses.MAP.path, parts.query
    row, gaps = addresses.of(path) or (None, {})
    if "chart" in gaps:
        chart_of(gaps["chart"])
    if row is SNAPSHOT_PNG:
        chosen, look = pictures.divided(query)
        shown, parsed = site.read(chosen, strict=True)
        view = shown.atlas.view(parsed.selection)
        return _photo(view, gaps["chart"], pictures.read(look), asked, origin)
    if row is EMBED:
        wanted = embed.read(query)
        shown, parsed = site.read(wanted.selection)
        view = shown.atlas.view(parsed.selection)
        return _rich(view, gaps["chart"], wanted.options, asked, origin)
    if row is None or not row.chart:
        raise _unknown(path)
    return _rich(_of_page(site, row, gaps, query), row.chart, embed.Options(), asked, origin)


def _of_page(site: Site, row: Address, gaps: dict[str, str], query: str) -> View:
    """What a page shows; UnknownKey where the release has no such county or supporter."""
    shown, selection = READERS.get(row, _plainly)(site, keys.parted(query, row.own)[1], query)
    tables = shown.atlas.tables
    if code := gaps.get("adcode"):
        if code not in tables.counties.index:
            raise _unknown(row.filled(**gaps))
        selection = selection.but(county=code)
    if supporter := gaps.get("supporter"):
        if supporter not in tables.supporters.index:
            raise _unknown(row.filled(**gaps))
        selection = selection.but(supporters=(supporter,))
    return shown.atlas.view(selection)


def _plainly(site: Site, rest: str, _: str) -> tuple[Site, Selection]:
    shown, parsed = site.read(rest)
    return shown, parsed.selection


def _ecology(site: Site, _: str, query: str) -> tuple[Site, Selection]:
    shown, asked = ecology.read(site, query)
    return shown, asked.selection


def _pairing(site: Site, _: str, query: str) -> tuple[Site, Selection]:
    """What the pages of pairs show; without sectors or years in its shortest address."""
    scene = pairs.read(site, query)
    chosen = scene.selection
    plain = chosen if chosen.sectors or chosen.years else chosen.but(metric=DEFAULT)
    return scene.site, plain


#: Pages that read a selection in their own way: their metric is not any.
READERS: dict[Address, Callable[[Site, str, str], tuple[Site, Selection]]] = {
    ECOLOGY: _ecology,
    PAIRING: _pairing,
    SUPPORTER: _pairing,
}


def _rich(
    view: View, chart: str, options: embed.Options, asked: OembedRequest, origin: str
) -> Answer:
    """A frame of the chart, no wider and no higher than there is room."""
    tall = heights.height(chart, options)
    width, height = min(asked.width or WIDTH, WIDTH), min(asked.height or tall, tall)
    title = titles.headline(chart, view, view.selection.lang)
    frame = element(
        "iframe",
        src=origin + embed.address(chart, view.selection, options),
        title=title,
        width=width,
        height=height,
        loading="lazy",
        style="border:0;max-width:100%",
    )
    said = {"type": "rich", "html": str(frame), "width": width, "height": height}
    return _common(view, title, origin) | said | _thumbnail(view, chart, asked, origin)


def _photo(view: View, chart: str, options: Options, asked: OembedRequest, origin: str) -> Answer:
    """The picture with as many pixels as there is room."""
    look, sides = _within(options, asked)
    address = _picture(view.selection, chart, look)
    title = options.title or titles.headline(chart, view, view.selection.lang)
    said = {"type": "photo", "url": origin + address, "width": sides[0], "height": sides[1]}
    return _common(view, title, origin) | said | _thumbnail(view, chart, asked, origin)


def _common(view: View, title: str, origin: str) -> Answer:
    return {
        "version": VERSION,
        "title": title,
        "provider_name": ATLAS.text(view.selection.lang),
        "provider_url": f"{origin}/",
        "cache_age": PINNED if view.selection.release else LATEST,
    }


def _thumbnail(view: View, chart: str, asked: OembedRequest, origin: str) -> Answer:
    look, (width, height) = _within(Options(), asked)
    return {
        "thumbnail_url": origin + _picture(view.selection, chart, look),
        "thumbnail_width": width,
        "thumbnail_height": height,
    }


def _within(options: Options, asked: OembedRequest) -> tuple[Options, tuple[int, int]]:
    """The picture in the room, and the sides at which it is shown.

    A picture has a smallest size; below it the same pixels are shown smaller.
    """
    width, height = options.pixels
    share = min(1.0, *(room / side for room, side in _rooms(asked, width, height)))
    sides = (max(1, int(width * share)), max(1, int(height * share)))
    wanted = replace(options, scale=round(options.scale * share, 3))
    try:
        pictures.read(wanted.query())
    except AtlasError:
        wanted = options
    return wanted, sides


def _rooms(asked: OembedRequest, width: int, height: int) -> list[tuple[int, int]]:
    rooms = ((asked.width, width), (asked.height, height))
    return [(room, side) for room, side in rooms if room] or [(1, 1)]


def _picture(selection: Selection, chart: str, options: Options) -> str:
    return SNAPSHOT_PNG.at(selection, options.query(), chart=chart)


def as_xml(found: Answer) -> bytes:
    """The same answer as XML.

    >>> as_xml({"version": "1.0", "title": "a < b"}).decode().splitlines()[-1]
    '<oembed><version>1.0</version><title>a &lt; b</title></oembed>'
    """
    root = ElementTree.Element("oembed")
    for key, value in found.items():
        ElementTree.SubElement(root, key).text = str(value)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
