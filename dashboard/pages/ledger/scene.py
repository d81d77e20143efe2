"""What every part of the page is drawn from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import quote

from dashboard.addresses import RECORDS
from dashboard.site import Site
from geodata.errors import BadSelection
from geodata.language import Language, Message
from geodata.language.shown import plain, printable
from geodata.query.keys import divided
from geodata.query.notices import Reader
from geodata.records import request as ledger_asked
from geodata.records.book import Book, book
from geodata.records.request import RecordsRequest
from geodata.selection import Selection
from geodata.view import View

PATH = RECORDS.path
#: Keys of the page itself: the row that is open, and the page of the plain list.
OWN = tuple(key for key in RECORDS.own if key not in ledger_asked.KEYS)
#: Rows of the plain list on one page.
LISTED = 100


@dataclass(frozen=True, eq=False)
class LedgerScene:
    """One state of the page."""

    site: Site
    asked: RecordsRequest
    record: str = ""
    number: int = 1
    notices: tuple[BadSelection, ...] = ()

    @property
    def language(self) -> Language:
        """Of every word on the page."""
        return self.asked.language

    @property
    def book(self) -> Book:
        """The ledger of the release that is shown."""
        return book(self.site.atlas)

    @cached_property
    def places(self) -> list[int]:
        """Rows that pass the filters, in order."""
        return self.book.positions(self.asked)

    @property
    def pages(self) -> int:
        """Pages of the plain list."""
        return max(1, -(-len(self.places) // LISTED))

    @cached_property
    def view(self) -> View:
        """What head and foot of the page ask for: release, language, addresses."""
        chosen = self.asked.selection
        found = self.site.atlas.view(Selection(lang=chosen.lang, release=chosen.release))
        return replace(found, selection=chosen)

    @property
    def more(self) -> str:
        """All keys of the address that no other page has, as a query."""
        own = {"record": self.record, "page": str(self.number) if self.number > 1 else ""}
        parts = [self.asked.own, *(f"{key}={quote(v)}" for key, v in own.items() if v)]
        return "&".join(part for part in parts if part)

    def at(self, *, record: str = "", number: int = 1, **changes: Any) -> str:
        """The address of another state; what is open closes unless it is named."""
        other = LedgerScene(self.site, self.asked.but(**changes), record, number)
        return other.asked.selection.at(PATH, other.more)

    def file(self, path: str) -> str:
        """The address of these rows as a file."""
        return self.asked.selection.at(path, self.asked.own)


def read(site: Site, query: str) -> LedgerScene:
    """The state that an address asks for, mended with notices.

    Raises
    ------
    UnknownKey
        The release is not known.
    """
    own, rest = divided(query, OWN)
    asked, _ = ledger_asked.read(rest, site.releases.latest.atlas.scope)
    here = site.at(asked.selection.release)
    asked, notices = ledger_asked.read(rest, here.atlas.scope)
    reader = Reader(here.atlas.scope, list(notices))
    values = dict(reversed(own))
    scene = LedgerScene(here, asked)
    record = _record(scene, plain(values.get("record", "")), reader)
    number = _page(scene, values.get("page", ""), reader)
    return LedgerScene(here, asked, record, number, tuple(reader.notices))


def _record(scene: LedgerScene, text: str, reader: Reader) -> str:
    if not text or text in scene.book.rows.index:
        return text
    expected = Message("台账中的编号")
    reader.note("record", printable(text), expected, Message("没有打开记录。"))
    return ""


def _page(scene: LedgerScene, text: str, reader: Reader) -> int:
    if not text:
        return 1
    known = text.isascii() and text.isdigit() and len(text) < 6 and int(text) >= 1
    number = min(int(text), scene.pages) if known else 1
    if str(number) != text:
        reader.note("page", text, f"1 … {scene.pages}", Message("改用 {value}。", value=number))
    return number
