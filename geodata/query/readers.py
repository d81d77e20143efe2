"""How the value of each key is spelt: from the text of a query to the value of a Selection.

A reader takes key, text and a `Reader`, and gives the value, or None or () where nothing of it
can be used; what had to be mended is noted.
"""

from __future__ import annotations

import re

from geodata.errors import UnknownKey
from geodata.language import Message, lists
from geodata.language.shown import nearest, plain, printable
from geodata.query.notices import Reader
from geodata.registry import sectors
from geodata.registry.terms import DEFAULT_PROGRAMMES
from geodata.selection import Selection

MAX_LIST = 40
MAX_COMPARE = 4
#: Metrics that were named otherwise.
RENAMED_METRICS: dict[str, str] = {
    "support": "supporters",
    "funds": "grants",
    "co2": "co2_emissions",
}
_YEAR = re.compile("[1-9][0-9]{3}")


def choice(key: str, text: str, reader: Reader) -> str | None:
    """The allowed value, the one that a name means, or the nearest with a notice."""
    allowed = reader.scope.allowed.get(key, ())
    wanted = plain(text)
    if wanted in allowed:
        return wanted
    named = reader.scope.names.get(key, {}).get(wanted)
    if named is not None:
        return named
    near = nearest(wanted, allowed)
    default = getattr(Selection(), key)
    value = near or (default if isinstance(default, str) else None)
    listed = lists.keys(allowed[:12]) + ("…" if len(allowed) > 12 else "")
    mend = Message("改用 {value}。", value=value) if value else Message("不作此项筛选。")
    reader.note(key, text, listed, mend)
    return value


def metric(key: str, text: str, reader: Reader) -> str | None:
    """A metric by its key or name, earlier ones too."""
    return choice(key, RENAMED_METRICS.get(plain(text), text), reader)


def _listed(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    """The values of a comma list, each once, in canonical order."""
    parts = [part for part in plain(text).split(",") if part.strip()]
    if len(parts) > MAX_LIST:
        most = Message("不超过 {n} 项", n=MAX_LIST)
        reader.note(key, text, most, Message("只用前 {n} 项。", n=MAX_LIST))
    found = {choice(key, part, reader) for part in parts[:MAX_LIST]}
    return tuple(value for value in reader.scope.allowed.get(key, ()) if value in found)


def choices(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    """A list that restricts; all of its values restrict nothing."""
    found = _listed(key, text, reader)
    return () if found == reader.scope.allowed.get(key, ()) else found


def sector_groups(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    """Sectors; `others` swallows those that are none of the main ones."""
    found = _listed(key, text, reader)
    if sectors.OTHERS in found:
        found = tuple(v for v in found if v == sectors.OTHERS or sectors.SECTORS[v].main)
    return () if set(found) == set(sectors.GROUPS) else found


def programmes(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    """`default` stands for its programmes, alone for no choice at all."""
    found = set(_listed(key, text, reader))
    if "all" in found:
        return ("all",)
    if "default" in found:
        found = found - {"default"} | set(DEFAULT_PROGRAMMES)
    if found == set(DEFAULT_PROGRAMMES):
        return ()
    return tuple(value for value in reader.scope.allowed.get(key, ()) if value in found)


def counties(key: str, text: str, reader: Reader) -> tuple[str, ...]:
    """At most `MAX_COMPARE` counties."""
    found = _listed(key, text, reader)
    if len(found) > MAX_COMPARE:
        most = Message("不超过 {n} 项", n=MAX_COMPARE)
        reader.note(key, text, most, Message("只用前 {n} 项。", n=MAX_COMPARE))
    return found[:MAX_COMPARE]


def tiers(key: str, text: str, reader: Reader) -> tuple[int, ...]:
    """Tiers as numbers."""
    return tuple(int(value) for value in choices(key, text, reader))


def year(key: str, text: str, reader: Reader) -> int | None:
    """One year; the first where a range is given."""
    found = years(key, text, reader)
    return None if found is None else found[0]


def years(key: str, text: str, reader: Reader) -> tuple[int, int] | None:
    """First and last year, put in order."""
    parts = [part.strip() for part in plain(text).replace("–", "-").replace("—", "-").split("-")]
    if len(parts) > 2 or not all(_YEAR.fullmatch(part) for part in parts):
        reader.note(key, text, "2021 / 2014-2024", Message("不作此项筛选。"))
        return None
    first, last = int(parts[0]), int(parts[-1])
    if first > last:
        reader.note(key, text, f"{last}-{first}", Message("已按先后对调。"))
        first, last = last, first
    return first, last


def release(key: str, text: str, reader: Reader) -> str:
    """A known release; UnknownKey for any other: it is never mended."""
    if text not in reader.scope.releases:
        raise UnknownKey(
            where=key,
            found=printable(text),
            expected=lists.keys(reader.scope.releases),
            mend=Message("固定链接只指向已发布的版本，不会改用别的版本。"),
        )
    return text
