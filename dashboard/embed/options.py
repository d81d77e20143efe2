"""How an embed shows its chart: keys beside those of the selection, mended as on pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import get_args
from urllib.parse import quote

from dashboard import addresses
from dashboard.markup.document import Theme
from dashboard.pictures import options as pictures
from geodata.errors import BadOption, BadSelection
from geodata.language import Message
from geodata.language.shown import printable
from geodata.query.keys import divided
from geodata.selection import Selection

THEMES: tuple[Theme, ...] = get_args(Theme)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One field per key, in the order in which addresses write them.

    Attributes
    ----------
    controls
        A form with metric, years, sector and province.
    search
        A field that finds a county by its names, old names and pinyin.
    theme
        `auto` follows the reader's system.
    title
        False leaves the headline to the page around; measure and unit stay.
    interactive
        False: no script at all.
    number
        The publisher's own map review number, bounded as on pictures; printed below the map.
    """

    controls: bool = False
    search: bool = False
    theme: Theme = "auto"
    title: bool = True
    interactive: bool = True
    number: str = ""

    def query(self) -> str:
        """The keys that differ from the defaults.

        >>> Options(controls=True, theme="dark", title=False).query()
        'controls=1&theme=dark&title=0'
        """
        return "&".join(f"{key}={quote(value, safe='')}" for key, value in self.spelt().items())

    def spelt(self) -> dict[str, str]:
        """The same as key and value."""
        return {
            field.name: _spelt(getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name) != field.default
        }


KEYS = tuple(field.name for field in fields(Options))


@dataclass(frozen=True, slots=True)
class EmbedRequest:
    """A query as two: the selection's keys as they were written, and the options."""

    selection: str
    options: Options
    notices: tuple[BadSelection, ...] = ()


def address(chart: str, selection: Selection, options: Options | None = None) -> str:
    """The address of an embed: `/embed/<chart>` with the selection's keys, then the options.

    >>> address("map", Selection(metric="grants"), Options(search=True))
    '/embed/map?metric=grants&search=1'
    """
    return addresses.EMBED.at(selection, options.query() if options else "", chart=chart)


def read(query: str) -> EmbedRequest:
    """Divide a query and read its options; a value that is none keeps the default, with a notice.

    >>> asked = read("metric=grants&theme=dark&controls=yes")
    >>> asked.selection, asked.options.theme, asked.options.controls, len(asked.notices)
    ('metric=grants', 'dark', False, 1)
    """
    own, rest = divided(query, KEYS)
    found: dict[str, object] = {}
    notices = []
    for key, text in own:
        if not text.strip():
            continue
        try:
            value = READERS[key](key, text.strip())
        except BadOption as error:
            notices.append(_unused(key, error))
        else:
            found.setdefault(key, value)
    return EmbedRequest(rest, Options(**found), tuple(notices))  # type: ignore[arg-type]


def _unused(key: str, error: BadOption) -> BadSelection:
    """What was refused, as something that was mended: the default stands instead."""
    default = _spelt(getattr(Options(), key))
    mend = Message("改用 {value}。", value=default) if default else Message("未采用。")
    return BadSelection(where=key, found=error.found, expected=error.expected, mend=mend)


def _spelt(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def _one_of(values: dict[str, object]) -> Callable[[str, str], object]:
    def read_one(key: str, text: str) -> object:
        if (lower := text.lower()) in values:
            return values[lower]
        raise BadOption(
            where=key, found=printable(text), expected=" / ".join(values), mend=Message("未采用。")
        )

    return read_one


_SWITCH = _one_of({"0": False, "1": True})
READERS: dict[str, Callable[[str, str], object]] = dict.fromkeys(KEYS, _SWITCH) | {
    "theme": _one_of({theme: theme for theme in THEMES}),
    "number": pictures.READERS["number"],
}
