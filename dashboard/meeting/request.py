"""What a meeting is asked for: script under filters, room, language, release.

=========  ===================================================================================
filters    keys of `geodata.query.keys.FILTERS`, as everywhere
`inches`   diagonal of the screen; `metres` from it to the farthest seat
`theme`    `dark` (default) or `light`
`lang`, `release`
=========  ===================================================================================

What is shown, and of which county, is said by the script: other keys are told to have no effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import urlencode

from dashboard.meeting.slide import Slide, slides
from dashboard.site import Site
from geodata.errors import AtlasError, BadOption, BadSelection, DataError
from geodata.language import Language, Message, lists, text_of
from geodata.language.shown import printable
from geodata.meeting import room
from geodata.meeting.filters import filtered
from geodata.meeting.room import Room
from geodata.meeting.script import Script
from geodata.query import codec, settling
from geodata.query.keys import ALWAYS, FILTERS, divided
from geodata.query.notices import Reader
from geodata.query.scope import Scope
from geodata.selection import Selection

Theme = Literal["dark", "light"]
THEMES: tuple[Theme, ...] = get_args(Theme)
THEME = "theme"
OWN = (*room.KEYS, THEME)
#: Keys of a selection that a meeting takes from its address; all others stand in the script.
TAKEN = (*FILTERS, *ALWAYS)


@dataclass(frozen=True, eq=False, kw_only=True)
class Meeting:
    """One meeting.

    Attributes
    ----------
    site
        At the release of the meeting.
    chosen
        Filters, language and release as the address names them.
    script
        As it is told: the office's or the shipped one, under the filters.
    notices
        What was mended in the address.
    emptied
        Those of the notices that are no fault of the address: steps without figures under it.
    faults
        What is wrong with the office's script; the shipped one stands in its place.
    """

    site: Site
    chosen: Selection
    room: Room
    theme: Theme
    script: Script
    notices: tuple[AtlasError, ...] = ()
    emptied: tuple[AtlasError, ...] = ()
    faults: tuple[DataError, ...] = ()

    @property
    def language(self) -> Language:
        """Of every word in it."""
        return self.chosen.lang

    @property
    def slides(self) -> list[Slide]:
        """The steps as they are told."""
        return slides(self.script, self.site, self.language)

    def at(self, path: str, *, theme: Theme | None = None, **changed: object) -> str:
        """Another address of the same meeting: `/present.pdf`, the other language."""
        more = [self.room.query(), f"{THEME}=light" if (theme or self.theme) == "light" else ""]
        return self.chosen.but(**changed).at(path, "&".join(part for part in more if part))


def read(site: Site, query: str) -> Meeting:
    """The meeting that an address names; what cannot be used is mended with a notice.

    Raises
    ------
    UnknownKey
        The release is not known.
    """
    own, rest = divided(query, OWN)
    release = codec.parse(rest, site.releases.latest.atlas.scope).selection.release
    here = site.at(release)
    parsed = codec.parse(rest, here.atlas.scope)
    size, sizes = room.read(urlencode(own))
    theme, themes = _theme(own)
    chosen = settling.kept(parsed.selection, TAKEN)
    office = here.office.script(here.atlas)
    script, emptied = _script(here, office.script, chosen)
    notices = (
        *parsed.notices,
        *_untaken(parsed.selection, here.atlas.scope),
        *sizes,
        *themes,
        *emptied,
    )
    return Meeting(
        site=here, chosen=chosen, room=size, theme=theme, script=script,
        notices=notices, emptied=tuple(emptied), faults=office.faults,
    )  # fmt: skip


def _theme(own: list[tuple[str, str]]) -> tuple[Theme, tuple[BadOption, ...]]:
    asked = dict(own).get(THEME, THEMES[0])
    if asked in THEMES:
        return asked, ()
    mend = Message("改用 {value}。", value=THEMES[0])
    found = printable(asked)
    return THEMES[0], (BadOption(where=THEME, found=found, expected=" / ".join(THEMES), mend=mend),)


def _untaken(found: Selection, scope: Scope) -> list[BadSelection]:
    """Keys that a map would follow and a meeting does not."""
    reader = Reader(scope)
    mend = Message("会议放什么由讲稿决定，此参数不起作用。")
    settling.only(found, TAKEN, reader, mend)
    return reader.notices


def _script(site: Site, whole: Script, chosen: Selection) -> tuple[Script, list[BadSelection]]:
    """The steps under the filters; those without any figure there are left out and named."""
    atlas = site.atlas
    narrowed = filtered(whole, chosen, atlas.tables, atlas.scope)
    if chosen.but(lang="zh", release=None) == Selection():
        return narrowed, []
    told = [step for step in narrowed.steps if atlas.view(step.selection).coverage.counties]
    if len(told) == len(narrowed.steps):
        return narrowed, []
    gone = [step.key for step in narrowed.steps if step not in told]
    mend = (
        Message("{n} 步没有数字，不放映。", n=len(gone))
        if told
        else Message("没有一步有数字，放映整份讲稿。")
    )
    notice = BadSelection(
        where=text_of(Message("筛选"), chosen.lang),
        found=printable(lists.keys(gone)),
        expected=Message("至少一个县（区）有数字"),
        mend=mend,
    )
    return Script(title=whole.title, steps=tuple(told)) if told else whole, [notice]
