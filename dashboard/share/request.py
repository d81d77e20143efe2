"""What the share page is asked for: a chart, a view, a picture, a frame, and which tab is open.

All of it stands in the address, so that every change of an option is an address too. The page
mends what it cannot use and says so; only an unknown release or chart is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard import addresses
from dashboard.addresses import COUNTY, PAGES, SUPPORTER, listed
from dashboard.embed import options as embed
from dashboard.embed.options import Options as Frame
from dashboard.pictures import options as pictures
from dashboard.pictures.options import Options
from dashboard.site import Site
from geodata.errors import AtlasError, BadOption, UnknownKey
from geodata.language import LANGUAGES, Language, Message, Text, text_of
from geodata.language.shown import printable
from geodata.package.rows import row_of
from geodata.query.keys import divided, parted
from geodata.registry.charts import CHARTS
from geodata.selection import Selection
from geodata.wording.charts import chart_of

#: The pages that are shared as a link only, under the chart key `page`.
PAGE = "page"
ITEMS = (COUNTY, SUPPORTER)
TABS: dict[str, Text] = {
    "link": Text("链接", "Link"),
    "picture": Text("图片", "Picture"),
    "embed": Text("嵌入", "Embed"),
    "data": Text("数据", "Data"),
}
#: Keys of the share page itself, in the order in which addresses write them.
OWN = ("tab", "words", "latest")
#: Stands before the keys of the frame: two of them are keys of the picture too.
FRAME = "frame_"
#: Its keys; its number is that of the picture.
FRAMED = tuple(FRAME + key for key in embed.KEYS if key != "number")
#: Keys of a picture that mean something together only.
SIDES = ("width", "height", "unit")
#: Keys that are typed: what cannot be used of them stays in its field until it is right.
TYPED = (*pictures.LONGEST, *SIDES)


@dataclass(frozen=True, slots=True)
class Refused:
    """What an editor typed and no picture can take: it stays in its field, with what is wrong.

    Attributes
    ----------
    typed
        Key → text as it came; the sides of a picture are refused together.
    """

    typed: Mapping[str, str]
    error: BadOption

    def text(self, language: Language) -> str:
        """What is wrong; what was found is named only where it is not what the field shows."""
        found, expected = (
            text_of(part, language) for part in (self.error.found, self.error.expected)
        )
        shown = {printable(text.strip()) for text in self.typed.values()}
        if found in shown or any(f"{key}=" in found for key in self.typed):
            return Message("请改正。要求：{expected}。", expected=expected).text(language)
        told = Message("请改正「{found}」。要求：{expected}。", found=found, expected=expected)
        return told.text(language)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRequest:
    """One state of the share page.

    Attributes
    ----------
    chart
        Key of `CHARTS`, or `page`.
    selection
        With its release, the default for what is published; without one it follows the latest.
    words
        Language of the page itself; that of what is shared is the selection's.
    at
        Path of the page that is shared; blank for charts.
    more
        The page's own keys, as a query.
    refused
        What was typed and cannot be used: while there is any, nothing is made of the picture.
    """

    chart: str
    selection: Selection
    picture: Options = field(default_factory=Options)
    frame: Frame = field(default_factory=Frame)
    tab: str = "link"
    words: Language = "zh"
    at: str = ""
    more: str = ""
    notices: tuple[AtlasError, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def typed(self) -> dict[str, str]:
        """What was refused, by its key."""
        return {key: text for one in self.refused for key, text in one.typed.items()}

    def wrong(self, key: str) -> Refused | None:
        """Why a field is not right."""
        return next((one for one in self.refused if key in one.typed), None)

    def but(self, **changes: object) -> ShareRequest:
        """The same with some fields changed; `lang` and `release` change the selection."""
        inner = {key: changes.pop(key) for key in ("lang", "release") if key in changes}
        selection = self.selection.but(**inner) if inner else self.selection
        return replace(self, **({"selection": selection} | changes))  # type: ignore[arg-type]

    @property
    def has_map(self) -> bool:
        """Whether what is shared has a map in it."""
        return self.chart != PAGE and CHARTS[self.chart].has_map

    @property
    def path(self) -> str:
        """Address of the page without its query."""
        return addresses.SHARE.filled(chart=self.chart) + self.at

    @property
    def address(self) -> str:
        """Address of this state."""
        query = self.query()
        return f"{self.path}?{query}" if query else self.path

    def query(self) -> str:
        """Selection, picture, frame, then the keys of the page; defaults left out.

        What was refused is carried along where it is no longer than an address may be.
        """
        own = {
            "tab": "" if self.tab == "link" else self.tab,
            "words": "" if self.words == self.selection.lang else self.words,
            "latest": "" if self.selection.release else "1",
        }
        said = "&".join(f"{key}={value}" for key, value in own.items() if value)
        frame = "&".join(f"{FRAME}{key}={value}" for key, value in self.frame.spelt().items())
        parts = (self.selection.query(), self.more, self.picture.query(), frame, said)
        query = "&".join(part for part in parts if part)
        whole = "&".join(filter(None, (query, urlencode(self.typed))))
        return whole if len(whole) <= pictures.MAX_QUERY else query


def read(site: Site, chart: str, query: str, at: str = "") -> ShareRequest:
    """Read the address of a share page.

    Parameters
    ----------
    at
        Path of the page, where no chart is shared.

    Raises
    ------
    UnknownKey
        There is no such chart, page or release.
    """
    if chart != PAGE:
        chart_of(chart)
    parts = _divided(query, own_keys(at))
    own = dict(parse_qsl(parts["own"], errors="replace"))
    _, parsed = site.read(parts["selection"])
    selection = parsed.selection
    if selection.release is None and own.get("latest") != "1":
        selection = selection.but(release=site.releases.latest.id)
    picture, every = _picture(parts["picture"])
    refused = tuple(one for one in every if set(one.typed) <= set(_fields(chart)))
    mended = tuple(one.error for one in every if one not in refused)
    framed = embed.read(parts["frame"])
    words = next((one for one in LANGUAGES if one == own.get("words")), selection.lang)
    return ShareRequest(
        chart=chart,
        selection=selection,
        picture=picture,
        frame=framed.options,
        tab=own["tab"] if own.get("tab") in TABS else "link",
        words=words,
        at=_page(site, at) if chart == PAGE else "",
        more=urlencode(parse_qsl(parts["page"], errors="replace")),
        notices=(*parsed.notices, *mended, *framed.notices),
        refused=refused,
    )


def _fields(chart: str) -> tuple[str, ...]:
    """Keys that the page has a field for where this chart is shared."""
    if chart == PAGE:
        return ()
    return tuple(key for key in TYPED if key != "number" or CHARTS[chart].has_map)


def own_keys(path: str) -> tuple[str, ...]:
    """Keys of a page's query that no other page has."""
    row = next((page for page in PAGES if page.path == path), None)
    return tuple(key for key in row.own if key not in pictures.KEYS) if row else ()


def _divided(query: str, of_page: tuple[str, ...]) -> dict[str, str]:
    """The query by whom its keys belong to."""
    found, rest = {}, query
    whose = {"own": OWN, "page": of_page, "picture": pictures.KEYS, "frame": FRAMED}
    for kind, keys in whose.items():
        found[kind], rest = parted(rest, keys)
    frame = [(key.removeprefix(FRAME), text) for key, text in divided(found["frame"], FRAMED)[0]]
    return found | {"frame": urlencode(frame), "selection": rest}


def _picture(query: str) -> tuple[Options, tuple[Refused, ...]]:
    """The picture's options without those that it would refuse, and the refusals."""
    given: dict[str, list[tuple[str, str]]] = {}
    for key, text in parse_qsl(query, errors="replace"):
        given.setdefault("sides" if key in SIDES else key, []).append((key, text))
    options, refused = Options(), []
    for pairs in given.values():
        try:
            options = pictures.read("&".join(filter(None, (options.query(), urlencode(pairs)))))
        except BadOption as error:
            refused.append(Refused(dict(pairs), error))
    return options, tuple(refused)


def _page(site: Site, path: str) -> str:
    """A page that exists, or UnknownKey."""
    if path in {page.path for page in PAGES} - {addresses.MAP.path} or item_of(site, path):
        return path
    raise UnknownKey(
        where=Message("地址"),
        found=printable(path),
        expected=listed((*ITEMS, *PAGES[1:])),
        mend=Message("请从地图页进入。"),
    )


def item_of(site: Site, path: str) -> dict[str, Any]:
    """The registry row of the county or supporter whose page this is; empty for other pages."""
    tables = site.atlas.tables
    found = None if path.endswith("/") else addresses.of(path)
    if not found or found[0] not in ITEMS:
        return {}
    row, (key,) = found[0], found[1].values()
    rows = tables.counties if row is COUNTY else tables.supporters
    return row_of(rows, key) if key in rows.index else {}


def keys_of(asked: ShareRequest, leave_out: tuple[str, ...]) -> list[tuple[str, str]]:
    """Keys and values of an address but some: what a form carries along unseen."""
    pairs = parse_qsl(asked.query(), keep_blank_values=True)
    return [(key, value) for key, value in pairs if key not in leave_out]
