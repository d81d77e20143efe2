"""From an address to a picture: what was asked for, under which name, as which bytes.

Site, command line and press kit all come through here, so the same query gives the same
bytes everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard import titles
from dashboard.delivery import program
from dashboard.pictures import options, output, sheet
from dashboard.pictures.options import Imprint, Options
from geodata.errors import UnknownKey
from geodata.export import file_name
from geodata.language import Message, lists
from geodata.releases import Facts, Releases
from geodata.selection import Selection
from geodata.view import View
from geodata.wording.charts import chart_of


@dataclass(frozen=True, eq=False)
class Picture:
    """One picture that was asked for; drawn when its bytes are.

    Attributes
    ----------
    chart, ending
        Keys of `charts.CHARTS` and of `output.MEDIA_TYPES`.
    facts
        The release that is shown.
    pinned
        Whether the address names the release: then its bytes never change.
    """

    chart: str
    ending: str
    facts: Facts
    selection: Selection
    options: Options
    imprint: Imprint

    @property
    def pinned(self) -> bool:
        """Whether the address names the release."""
        return self.selection.release is not None

    @cached_property
    def view(self) -> View:
        """The View that is drawn."""
        return self.facts.atlas.view(self.selection)

    @property
    def media_type(self) -> str:
        """Of the bytes."""
        return output.MEDIA_TYPES[self.ending]

    @property
    def name(self) -> str:
        """File name: chart, view, size, release and its date."""
        day = f"{self.view.release.date:%Y%m%d}"
        return file_name(self.view, self.ending, self.chart).replace(
            f"_{self.view.release.id}.", f"_{self.options.size}_{self.view.release.id}_{day}."
        )

    @cached_property
    def key(self) -> str:
        """What decides the bytes, as one digest: names files of a cache, and is the ETag."""
        release = self.facts.atlas.tables.release
        return program.key(
            release.id,
            release.digest,
            self.facts.boundaries.digest,
            self.chart,
            self.ending,
            self.selection.but(release=release.id).query(),
            self.options.query(),
            self.imprint.review_number,
            self.imprint.public_url,
        )

    def content(self) -> bytes:
        """Draw it and write it in its format."""
        view, language = self.view, self.selection.lang
        canvas = sheet.draw(self.chart, view, self.facts, self.options, self.imprint)
        title = self.options.title or titles.headline(self.chart, view, language)
        return output.encoded(canvas, self.ending, self.options.pixels, title, view.release.date)


def read(name: str, query: str, releases: Releases, imprint: Imprint) -> Picture:
    """Read a name like `map.png` and a query, strictly.

    Raises
    ------
    UnknownKey
        There is no such chart, format or release.
    BadSelection
        Anything in the query is wrong or does not apply.
    """
    chart, _, ending = name.rpartition(".")
    chart_of(chart)
    if ending not in output.MEDIA_TYPES:
        raise UnknownKey(
            where=Message("图片格式"),
            found=ending[:20],
            expected=lists.keys(output.MEDIA_TYPES),
            mend=Message("请改用其中之一。"),
        )
    chosen, look = options.divided(query)
    facts, parsed = releases.read(chosen, strict=True)
    return Picture(chart, ending, facts, parsed.selection, options.read(look), imprint)
