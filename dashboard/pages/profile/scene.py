"""What the page of a place is made of: site, view, what is known of it, addresses."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from dashboard.markup import Component
from dashboard.site import Site
from geodata.analyses.profile import place as places
from geodata.analyses.profile.place import Place
from geodata.atlas import Atlas
from geodata.errors import BadSelection, UnknownKey
from geodata.language import Language, Message
from geodata.language.shown import printable
from geodata.package.rows import county_name
from geodata.query import codec
from geodata.selection import Selection
from geodata.view import View


@dataclass(frozen=True, eq=False)
class ProfileScene:
    """One page of one release: the county, and the view that the address asks for."""

    site: Site
    view: View
    place: Place
    notices: tuple[BadSelection, ...] = ()

    @property
    def language(self) -> Language:
        """Of every word."""
        return self.view.selection.lang

    @property
    def atlas(self) -> Atlas:
        """Figures of the release."""
        return self.site.atlas

    @property
    def name(self) -> str:
        """Of the county, formal."""
        return county_name(self.place.row, self.language)

    def kept(self, **chosen: object) -> Selection:
        """What links to other pages say: language and release, and what is given."""
        plain = Selection(lang=self.language, release=self.view.selection.release)
        return plain.but(**chosen)


def scene(
    site: Site, code: str, view: View, notices: tuple[BadSelection, ...] = ()
) -> ProfileScene:
    """The page of a county that the registry knows; of the whole area for a blank code."""
    place = places.county(site.atlas, code) if code else places.area(site.atlas)
    return ProfileScene(site, view, place, notices)


def section(title: Message, inside: list[Component], language: Language, id_: str) -> Component:
    """A part of a page under its heading."""
    return html.Section([html.H2(title.text(language)), *inside], id=id_)


def county_of(site: Site, text: str) -> str:
    """The code that a code or any name of a county means; UnknownKey for all else."""
    try:
        code = codec.read({"county": text[:40]}, site.atlas.scope, strict=True).selection.county
    except BadSelection as wrong:
        mend = Message("请从地图页进入。")
        raise UnknownKey(
            where=wrong.where, found=wrong.found, expected=wrong.expected, mend=mend
        ) from wrong
    if code is None:
        raise UnknownKey(
            where="county",
            found=printable(text),
            expected="420506 … 500240",
            mend=Message("请从地图页进入。"),
        )
    return code
