"""From a query string to a Selection: total, never guessing in silence.

Two steps. `parse` knows spelling: unknown keys, unknown values, old names. `settle` (in
`geodata.query.settling`) knows meaning: what applies to the metric. Both
mend and report each mend as a `BadSelection`; pages show these as notices, data addresses
answer the first one as an error (`read(..., strict=True)`). An unknown release is never mended.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from geodata.language import Message, lists
from geodata.query.keys import KEYS, MAX_QUERY
from geodata.query.notices import Parsed, Reader
from geodata.query.scope import Scope
from geodata.query.settling import settle
from geodata.selection import Selection

__all__ = ["Parsed", "Scope", "parse", "read", "settle"]

RELEASE = "release"
#: Keys that were spelt otherwise in earlier links.
RENAMED_KEYS: dict[str, str] = {
    "sector": "sectors",
    "year": "years",
    "supporter": "supporters",
    "language": "lang",
    "normalize": "normalise",
}
#: What mail programs, chat programs and search engines hang onto links; it means nothing to us.
CARRIED_ALONG = frozenset(
    {"from", "isappinstalled", "nsukey", "spm", "fbclid", "gclid", "scene", "clicktime"}
)
_CAMPAIGN = "utm_"

Query = str | bytes | Mapping[str, str]


def read(query: Query, scope: Scope, *, strict: bool = False) -> Parsed:
    """Parse and settle a query.

    Raises
    ------
    UnknownKey
        The release is not known (always).
    BadSelection
        With `strict`, the first thing that a page would have mended.
    """
    parsed = parse(query, scope)
    settled = settle(parsed.selection, scope)
    notices = (*parsed.notices, *settled.notices)
    if strict and notices:
        raise notices[0]
    return Parsed(settled.selection, notices)


def parse(query: Query, scope: Scope) -> Parsed:
    """Read the spelling of a query.

    Examples
    --------
    >>> scope = Scope({"metric": ("supporters", "grants")}, {}, {}, ("r1",))
    >>> parse("metric=grant", scope).selection.metric
    'grants'
    """
    reader = Reader(scope)
    values: dict[str, object] = {}
    for key, text in _pairs(query, reader):
        if key in values:
            reader.note(key, text, Message("每个参数一次"), Message("只用第一个。"))
        if key == RELEASE or (text and key not in values):  # every release must be a known one
            value = KEYS[key].read(key, text, reader)
            if value not in (None, ()):
                values.setdefault(key, value)
    return Parsed(Selection(**values), tuple(reader.notices))  # type: ignore[arg-type]


def _pairs(query: Query, reader: Reader) -> list[tuple[str, str]]:
    """Known keys with their text, in the order of the query."""
    known = []
    for raw, text in _split(query, reader):
        key = RENAMED_KEYS.get(raw, raw)
        if key in KEYS:
            known.append((key, text.strip()))
        elif raw not in CARRIED_ALONG and not raw.startswith(_CAMPAIGN):
            reader.note("?", raw, lists.keys(KEYS), Message("此参数不起作用，请删去。"))
    return known


def _split(query: Query, reader: Reader) -> list[tuple[str, str]]:
    if isinstance(query, Mapping):
        return list(query.items())
    text = query.decode("utf-8", "replace") if isinstance(query, bytes) else query
    pairs = parse_qsl(text.lstrip("?"), keep_blank_values=True, errors="replace")
    if len(text) <= MAX_QUERY:
        return pairs
    limit = Message("不超过 {n} 个字符", n=MAX_QUERY)
    reader.note("?", len(text), limit, Message("已用默认视图。"))
    return [pair for pair in pairs if pair[0] == RELEASE]  # a pinned link stays pinned
