"""What other programs read in the head of a page: title, share card, where to ask for an embed.

The card's picture is the snapshot of that very view, its words are those of the page. Whatever
cannot be read gives the plain card of the site; nothing here ever keeps a page from loading.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from dashboard import addresses, titles
from dashboard.address import Address
from dashboard.addresses import COUNTY, MAP, OEMBED, SNAPSHOT_PNG
from dashboard.embed import options as embed
from dashboard.markup.html import Raw, as_html
from dashboard.markup.svg import element
from dashboard.pictures.options import SIZES
from dashboard.site import Site
from geodata.errors import AtlasError
from geodata.language import Language, Message, lists
from geodata.package.rows import county_name, row_of
from geodata.query.keys import divided
from geodata.registry import charts
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.alt_text import alt_text
from geodata.wording.citation import ATLAS

#: Format of the picture on every card, and what programs that show cards ask for.
SIZE = SIZES["web"]
LOCALES: dict[Language, str] = {"zh": "zh_CN", "en": "en_US"}


@dataclass(frozen=True, eq=False, kw_only=True)
class Card:
    """What a card says of a page.

    Attributes
    ----------
    path
        Of the page, with its query.
    picture
        Path of the snapshot.
    alt
        What the picture shows.
    embeds
        Whether `/oembed` answers for this page.
    """

    title: str
    description: str
    path: str
    picture: str
    alt: str
    language: Language
    embeds: bool = True


def card(site: Site, path: str, query: str) -> Card:
    """The card of a page's address; that of the site where the address is wrong or none of ours."""
    try:
        shown, parsed = site.read(query)
        code = _county(shown, path)
    except AtlasError:
        return _plain(site)
    view = shown.atlas.view(parsed.selection)
    if code:
        return _of_county(view, code)
    if path == MAP.path:
        return of_chart(view, charts.MAP)
    found = addresses.of(path)
    if found is None or found[0].kind != "page" or found[0].gaps:
        return _plain(site, parsed.selection)
    return _of_row(view, found[0], path, query)


def of_chart(view: View, chart: str, path: str = MAP.path, query: str = "") -> Card:
    """The card of a chart's view.

    Parameters
    ----------
    path, query
        Of the page where they are not those of the map.
    """
    chosen, language = view.selection, view.selection.lang
    return Card(
        title=titles.headline(chart, view, language),
        description=lists.sentences(
            [titles.subtitle(chart, view, language), sentence.coverage(view, language)], language
        ),
        path=f"{path}?{query}" if query else chosen.at(path),
        picture=SNAPSHOT_PNG.at(chosen, chart=chart),
        alt=alt_text(view, chart, language),
        language=language,
    )


def of_embed(view: View, chart: str, options: embed.Options) -> Card:
    """The card of a chart that stands alone."""
    found = of_chart(view, chart)
    return replace(found, path=embed.address(chart, view.selection, options))


def _of_county(view: View, code: str) -> Card:
    """A county is highlighted on the map of the view; its name comes first."""
    language, chosen = view.selection.lang, view.selection.but(county=code)
    name = county_name(row_of(view.counties, code), language)
    found = of_chart(replace(view, selection=chosen), charts.MAP)
    return replace(
        found,
        title=Message("{county} · {atlas}", county=name, atlas=ATLAS).text(language),
        description=lists.sentences([found.title, found.description], language),
        path=COUNTY.at(view.selection, adcode=code),
    )


def _of_row(view: View, row: Address, path: str, query: str) -> Card:
    """What the row of a page says of it, and the chart that is nearest to it."""
    chosen, language = view.selection, view.selection.lang
    own, _ = divided(query, row.own)
    found = of_chart(view, row.chart or charts.MAP)
    return replace(
        found,
        title=row.label.in_(language),
        description=lists.sentences([row.about.in_(language), found.title], language),
        path=chosen.at(path, urlencode(own)),
        embeds=bool(row.chart),
    )


def _plain(site: Site, asked: Selection | None = None) -> Card:
    """The site's own card."""
    chosen = Selection(lang=asked.lang if asked else "zh")
    found = of_chart(site.at(None).atlas.view(chosen), charts.MAP)
    return replace(
        found,
        title=ATLAS.text(chosen.lang),
        description=lists.sentences([found.title, found.description], chosen.lang),
        embeds=False,
    )


def _county(site: Site, path: str) -> str:
    found = COUNTY.match(path) or {}
    code = found.get("adcode", "")
    return code if code in site.atlas.tables.counties.index else ""


def title(shown: Card) -> str:
    """What stands on the window: the card's title and the site's name, each once."""
    site = ATLAS.text(shown.language)
    return shown.title if site in shown.title else f"{shown.title} · {site}"


def tags(shown: Card, origin: str) -> Raw:
    """The tags of a card, every value escaped; the title is none of them.

    Parameters
    ----------
    origin
        What stands before a path in an absolute address.
    """
    page, picture = origin + shown.path, origin + shown.picture
    told = {"title": shown.title, "description": shown.description, "image": picture}
    opened = {
        "type": "website",
        "site_name": ATLAS.text(shown.language),
        "locale": LOCALES[shown.language],
        "url": page,
        **told,
        "image:type": "image/png",
        "image:width": f"{SIZE.width:g}",
        "image:height": f"{SIZE.height:g}",
        "image:alt": shown.alt,
    }
    items = {"name": shown.title} | {key: told[key] for key in ("description", "image")}
    return Raw(
        as_html(
            [
                element("meta", name_="description", content=shown.description),
                [element("meta", property=f"og:{k}", content=v) for k, v in opened.items()],
                # Its other tags default to those above.
                element("meta", name_="twitter:card", content="summary_large_image"),
                # WeChat and QQ read these.
                [element("meta", itemprop=k, content=v) for k, v in items.items()],
                discovery(shown, origin) if shown.embeds else None,
            ]
        )
    )


def discovery(shown: Card, origin: str) -> list[Raw]:
    """Where the oEmbed answer for the page is to be had."""
    page = quote(origin + shown.path, safe="")
    return [
        element(
            "link",
            rel="alternate",
            type=f"{kind}+oembed",
            href=f"{origin}{OEMBED.path}?url={page}&format={name}",
            title=shown.title,
        )
        for name, kind in (("json", "application/json"), ("xml", "text/xml"))
    ]
