"""What is asked of the ledger itself: the filters of a selection, and keys of its own.

=========  =====================================================================================
`q`        words that all must stand in name, note, county, supporter, source or id
`kind`     comma list of `grant`, `investment`, `unknown`
`order`    a column of `ORDERS`, `-column` for downwards; absent: river order
=========  =====================================================================================

`county` and `province` filter rows here; `metric` and what belongs to maps mean nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from geodata.errors import BadSelection
from geodata.language import Language, Message, lists
from geodata.language.shown import nearest, normalised, plain
from geodata.query import codec, readers, settling
from geodata.query.keys import ALWAYS, FILTERS, ROW_FILTERS, divided
from geodata.query.notices import Reader
from geodata.query.scope import Scope
from geodata.registry.terms import KINDS
from geodata.selection import Selection

#: In the order in which addresses write them.
KEYS = ("q", "kind", "order")
#: Columns that rows can be ordered by.
ORDERS = (
    "county", "supporter", "name", "sector", "year", "projects", "amount", "kind", "status",
    "programme", "tier", "id",
)  # fmt: skip
LONGEST = 60
_APPLIES = (*ROW_FILTERS, *ALWAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsRequest:
    """One state of the ledger: which rows, in which order."""

    selection: Selection
    q: str = ""
    kind: tuple[str, ...] = ()
    order: str = ""

    @property
    def language(self) -> Language:
        """Of every word that answers."""
        return self.selection.lang

    def but(self, **changes: Any) -> RecordsRequest:
        """The same with some keys changed, those of the selection too.

        >>> RecordsRequest(selection=Selection()).but(county="500101", q="路").query()
        'county=500101&q=%E8%B7%AF'
        """
        own = {key: changes.pop(key, getattr(self, key)) for key in KEYS}
        return RecordsRequest(selection=self.selection.but(**changes), **own)

    @property
    def own(self) -> str:
        """The ledger's own keys as a query; defaults left out."""
        values = {"q": self.q, "kind": ",".join(self.kind), "order": self.order}
        return "&".join(f"{key}={quote(text, safe=',')}" for key, text in values.items() if text)

    def query(self) -> str:
        """The whole query, in canonical order."""
        return "&".join(part for part in (self.selection.query(), self.own) if part)


def read(
    query: str, scope: Scope, *, strict: bool = False
) -> tuple[RecordsRequest, tuple[BadSelection, ...]]:
    """The state that a query asks for, and what had to be mended.

    Raises
    ------
    UnknownKey
        The release is not known (always).
    BadSelection
        With `strict`, the first thing that a page would have mended.

    Examples
    --------
    >>> scope = Scope({"lang": ("zh", "en")}, {}, {}, ("r1",))
    >>> read("q=%EF%BC%A1&order=-year&lang=en", scope)[0].query()
    'lang=en&q=A&order=-year'
    """
    own, rest = divided(query, KEYS)
    parsed = codec.parse(rest, scope)
    reader = Reader(scope, list(parsed.notices))
    mend = Message("此参数对台账不起作用，请删去。")
    selection = settling.only(parsed.selection, _APPLIES, reader, mend)
    asked = RecordsRequest(selection=selection, **_own(own, reader))
    if strict and reader.notices:
        raise reader.notices[0]
    return asked, tuple(reader.notices)


def _own(pairs: list[tuple[str, str]], reader: Reader) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for key, text in pairs:
        if key in found:
            reader.note(key, text, Message("每个参数一次"), Message("只用第一个。"))
        elif text.strip():
            found[key] = {"q": _words, "kind": _kinds, "order": _order}[key](text, reader)
    return found


def _words(text: str, reader: Reader) -> str:
    """What is searched for, in one spelling: NFKC, single blanks, at most `LONGEST` signs."""
    shown = "".join(s if s.isprintable() else " " for s in normalised(text))
    wanted = " ".join(shown.split())
    if len(wanted) <= LONGEST:
        return wanted
    most = Message("不超过 {n} 个字符", n=LONGEST)
    reader.note("q", text, most, Message("只用前 {n} 个字符。", n=LONGEST))
    return wanted[:LONGEST].rstrip()


def _kinds(text: str, reader: Reader) -> tuple[str, ...]:
    parts = [part.strip() for part in plain(text).split(",") if part.strip()][: readers.MAX_LIST]
    named = {plain(name): key for key, label in KINDS.items() for name in label}
    wanted = [named.get(part, part) for part in parts]
    for part in wanted:
        if part not in KINDS:
            reader.note("kind", part, lists.keys(KINDS), Message("此参数不起作用，请删去。"))
    found = tuple(key for key in KINDS if key in wanted)
    return () if len(found) == len(KINDS) else found


def _order(text: str, reader: Reader) -> str:
    wanted = plain(text)
    down, column = wanted.startswith("-"), wanted.removeprefix("-")
    if column in ORDERS:
        return wanted
    near = nearest(column, ORDERS)
    expected = Message("{columns}，前面可加 -", columns=lists.keys(ORDERS))
    value = f"{'-' * down}{near}" if near else ""
    mend = Message("改用 {value}。", value=value) if near else Message("按江序排列。")
    reader.note("order", text, expected, mend)
    return value


def behind(selection: Selection) -> RecordsRequest:
    """The rows of the ledger behind a selection; a county is no filter on the map.

    >>> behind(Selection(metric="grants", county="500101", years=(2021, 2021))).query()
    'years=2021&kind=grant'
    """
    money = selection.metric_row.money
    rows = settling.kept(selection, (*FILTERS, *ALWAYS))
    return RecordsRequest(selection=rows, kind=(money,) if money else ())
