"""oEmbed 1.0 (oembed.com): what a site that finds one of our addresses may show for it.

Pages and embeds are `rich`: a frame of the chart. Pictures are `photo`. Nothing is said of
addresses that are not ours, or that we would not answer ourselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import SplitResult, urlsplit
from xml.etree import ElementTree

from dashboard import titles
from dashboard.embed import heights
from dashboard.embed import options as embed
from dashboard.embed.cards import COUNTY
from dashboard.markup.svg import element
from dashboard.pages.ecology import asked as ecology
from dashboard.pages.ecology.form import PATH as ECOLOGY
from dashboard.pages.pairing import scene as pairs
from dashboard.pages.pairing.page import PATH as PAIRING
from dashboard.pictures import options as pictures
from dashboard.pictures.options import Options
from dashboard.site import Site
from geodata.errors import AtlasError, UnknownKey
from geodata.language import Message
from geodata.language.shown import printable
from geodata.registry import charts
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
EMBED = re.compile(r"/embed/(?P<chart>[a-z_]+)")
SUPPORTER = re.compile(r"/supporter/([a-z][a-z0-9_]{0,40})/?")
PICTURE = re.compile(r"/snapshot/(?P<chart>[a-z_]+)\.png")

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a consumer asks: an address and the room it has for the answer."""

    url: str
    width: int | None = None
    height: int | None = None


def answer(site: Site, asked: Asked, origins: tuple[str, ...]) -> Answer:
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
            return urlsplit("/")
    raise _unknown(url)


def _unknown(url: str) -> UnknownKey:
    return UnknownKey(
        where="url",
        found=printable(url),
        expected="/, /pairing, /supporter/<key>, /ecology, /county/<adcode>, /embed/<chart>, "
        "/snapshot/<chart>.png",
        mend=Message("请从地图页进入。"),
    )


def _answer(site: Site, parts: SplitResult, asked: Asked, origin: str) -> Answer:
    path, query = parts.path or "/", parts.query
    if found := PICTURE.fullmatch(path):
        chart_of(found["chart"])
        chosen, look = pictures.divided(query)
        shown, parsed = site.read(chosen, strict=True)
        view = shown.atlas.view(parsed.selection)
        return _photo(view, found["chart"], pictures.read(look), asked, origin)
    if found := EMBED.fullmatch(path):
        chart_of(found["chart"])
        wanted = embed.read(query)
        shown, parsed = site.read(wanted.selection)
        view = shown.atlas.view(parsed.selection)
        return _rich(view, found["chart"], wanted.options, asked, origin)
    chart, view = _of_page(site, path, query)
    return _rich(view, chart, embed.Options(), asked, origin)


def _of_page(site: Site, path: str, query: str) -> tuple[str, View]:
    """The chart that stands for a page, and what it shows there."""
    if path == ECOLOGY:
        shown, asked = ecology.read(site, query)
        return charts.MAP, shown.atlas.view(asked.selection)
    if path == PAIRING:
        shown, selection = _pairing(site, query)
        return charts.PAIRING, shown.atlas.view(selection)
    if found := SUPPORTER.fullmatch(path):
        shown, selection = _pairing(site, query)
        if found[1] in shown.atlas.tables.supporters.index:
            return charts.PAIRING, shown.atlas.view(selection.but(supporters=(found[1],)))
    shown, parsed = site.read(query)
    county = COUNTY.fullmatch(path)
    if county and county[1] in shown.atlas.tables.counties.index:
        return charts.MAP, shown.atlas.view(parsed.selection.but(county=county[1]))
    if path != "/":
        raise _unknown(path)
    return charts.MAP, shown.atlas.view(parsed.selection)


def _pairing(site: Site, query: str) -> tuple[Site, Selection]:
    """What the pages of pairs show; without sectors or years in its shortest address."""
    scene = pairs.read(site, query)
    chosen = scene.selection
    plain = chosen if chosen.sectors or chosen.years else chosen.but(metric=DEFAULT)
    return scene.site, plain


def _rich(view: View, chart: str, options: embed.Options, asked: Asked, origin: str) -> Answer:
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


def _photo(view: View, chart: str, options: Options, asked: Asked, origin: str) -> Answer:
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


def _thumbnail(view: View, chart: str, asked: Asked, origin: str) -> Answer:
    look, (width, height) = _within(Options(), asked)
    return {
        "thumbnail_url": origin + _picture(view.selection, chart, look),
        "thumbnail_width": width,
        "thumbnail_height": height,
    }


def _within(options: Options, asked: Asked) -> tuple[Options, tuple[int, int]]:
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


def _rooms(asked: Asked, width: int, height: int) -> list[tuple[int, int]]:
    rooms = ((asked.width, width), (asked.height, height))
    return [(room, side) for room, side in rooms if room] or [(1, 1)]


def _picture(selection: Selection, chart: str, options: Options) -> str:
    query = "&".join(part for part in (selection.query(), options.query()) if part)
    return f"/snapshot/{chart}.png?{query}" if query else f"/snapshot/{chart}.png"


def as_xml(found: Answer) -> bytes:
    """The same answer as XML.

    >>> as_xml({"version": "1.0", "title": "a < b"}).decode().splitlines()[-1]
    '<oembed><version>1.0</version><title>a &lt; b</title></oembed>'
    """
    root = ElementTree.Element("oembed")
    for key, value in found.items():
        ElementTree.SubElement(root, key).text = str(value)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
