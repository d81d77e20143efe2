"""From a query string to a Selection: total, never guessing in silence.

Two steps. `parse` knows spelling: unknown keys, unknown values, old names. `settle` (in
`geodata.query.settling`) knows meaning: what applies to the metric. Both
mend and report each mend as a `BadSelection`; pages show these as notices, data addresses
answer the first one as an error (`read(..., strict=True)`). An unknown release is never mended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from urllib.parse import parse_qsl

from geodata.errors import UnknownKey
from geodata.language import Message
from geodata.language.shown import plain, printable
from geodata.query.notices import Parsed, Reader
from geodata.query.scope import Scope
from geodata.query.settling import settle
from geodata.registry import sectors
from geodata.registry.terms import DEFAULT_PROGRAMMES
from geodata.selection import Selection

__all__ = ["Parsed", "Scope", "parse", "read", "settle"]

MAX_QUERY = 2000
MAX_LIST = 40
MAX_COMPARE = 4
RELEASE = "release"
#: Keys that were spelt otherwise in earlier links.
RENAMED_KEYS: dict[str, str] = {
    "sector": "sectors",
    "year": "years",
    "supporter": "supporters",
    "language": "lang",
    "normalize": "normalise",
}
#: Metrics that were named otherwise.
RENAMED_METRICS: dict[str, str] = {
    "support": "supporters",
    "funds": "grants",
    "co2": "co2_emissions",
}
#: What mail programs, chat programs and search engines hang onto links; it means nothing to us.
CARRIED_ALONG = frozenset(
    {"from", "isappinstalled", "nsukey", "spm", "fbclid", "gclid", "scene", "clicktime"}
)
_CAMPAIGN = "utm_"
_YEAR = re.compile("[1-9][0-9]{3}")

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
            value = READERS[key](key, text, reader)
            if value not in (None, ()):
                values.setdefault(key, value)
    return Parsed(Selection(**values), tuple(reader.notices))  # type: ignore[arg-type]


def _pairs(query: Query, reader: Reader) -> list[tuple[str, str]]:
    """Known keys with their text, in the order of the query."""
    known = []
    for raw, text in _split(query, reader):
        key = RENAMED_KEYS.get(raw, raw)
        if key in READERS:
            known.append((key, text.strip()))
        elif raw not in CARRIED_ALONG and not raw.startswith(_CAMPAIGN):
            reader.note("?", raw, ", ".join(READERS), Message("此参数不起作用，请删去。"))
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


def _choice(key: str, text: str, reader: Reader) -> str | None:
    allowed = reader.scope.allowed.get(key, ())
    wanted = plain(text)
    if wanted in allowed:
        return wanted
    named = reader.scope.names.get(key, {}).get(wanted)
    if named is not None:
        return named
    near = get_close_matches(wanted[:60], allowed, n=1, cutoff=0.7)
    default = getattr(Selection(), key)
    value = near[0] if near else default if isinstance(default, str) else None
    listed = ", ".join(allowed[:12]) + ("…" if len(allowed) > 12 else "")
    mend = Message("改用 {value}。", value=value) if value else Message("不作此项筛选。")
    reader.note(key, text, listed, mend)
    return value


def _metric(key: str, text: str, reader: Reader) -> str | None:
    return _choice(key, RENAMED_METRICS.get(plain(text), text), reader)


def _listed(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    """The values of a comma list, each once, in canonical order."""
    parts = [part for part in plain(text).split(",") if part.strip()]
    if len(parts) > MAX_LIST:
        most = Message("不超过 {n} 项", n=MAX_LIST)
        reader.note(key, text, most, Message("只用前 {n} 项。", n=MAX_LIST))
    found = {_choice(key, part, reader) for part in parts[:MAX_LIST]}
    return tuple(value for value in reader.scope.allowed.get(key, ()) if value in found)


def _choices(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    """A list that restricts; all of its values restrict nothing."""
    found = _listed(key, text, reader)
    return () if found == reader.scope.allowed.get(key, ()) else found


def _sectors(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    found = _listed(key, text, reader)
    if sectors.OTHERS in found:
        found = tuple(v for v in found if v == sectors.OTHERS or sectors.SECTORS[v].main)
    return () if set(found) == set(sectors.GROUPS) else found


def _programmes(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    """`default` stands for its programmes, alone for no choice at all."""
    found = set(_listed(key, text, reader))
    if "all" in found:
        return ("all",)
    if "default" in found:
        found = found - {"default"} | set(DEFAULT_PROGRAMMES)
    if found == set(DEFAULT_PROGRAMMES):
        return ()
    return tuple(value for value in reader.scope.allowed.get(key, ()) if value in found)


def _compare(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    found = _listed(key, text, reader)
    if len(found) > MAX_COMPARE:
        most = Message("不超过 {n} 项", n=MAX_COMPARE)
        reader.note(key, text, most, Message("只用前 {n} 项。", n=MAX_COMPARE))
    return found[:MAX_COMPARE]


def _tiers(key: str, text: str, reader: Reader) -> tuple[int, ...]:
    return tuple(int(value) for value in _choices(key, text, reader))


def _year(key: str, text: str, reader: Reader) -> int | None:
    years = _years(key, text, reader)
    return None if years is None else years[0]


def _years(key: str, text: str, reader: Reader) -> tuple[int, int] | None:
    parts = [part.strip() for part in plain(text).replace("–", "-").replace("—", "-").split("-")]
    if len(parts) > 2 or not all(_YEAR.fullmatch(part) for part in parts):
        reader.note(key, text, "2021 / 2014-2024", Message("不作此项筛选。"))
        return None
    first, last = int(parts[0]), int(parts[-1])
    if first > last:
        reader.note(key, text, f"{last}-{first}", Message("已按先后对调。"))
        first, last = last, first
    return first, last


def _release(key: str, text: str, reader: Reader) -> str:
    if text not in reader.scope.releases:
        raise UnknownKey(
            where=key,
            found=printable(text),
            expected=", ".join(reader.scope.releases),
            mend=Message("固定链接只指向已发布的版本，不会改用别的版本。"),
        )
    return text


READERS: dict[str, Callable[[str, str, Reader], object]] = {
    "metric": _metric,
    "sectors": _sectors,
    "years": _years,
    "province": _choice,
    "supporters": _choices,
    "county": _choice,
    "normalise": _choice,
    "baseline": _year,
    "change": _choice,
    "relative": _choice,
    "compare": _compare,
    "sort": _choice,
    "programme": _programmes,
    "status": _choices,
    "basis": _choices,
    "tier": _tiers,
    "lang": _choice,
    RELEASE: _release,
}
if tuple(READERS) != tuple(f.name for f in fields(Selection)):  # pragma: no cover - a slip of ours
    raise TypeError("READERS and Selection must name the same keys in the same order")
