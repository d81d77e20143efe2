"""Addresses of what is shared: the page, its picture in every form, the frame, the data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from dashboard import addresses
from dashboard.embed import options as embed
from dashboard.pictures import options as pictures
from dashboard.pictures.options import Options
from dashboard.share.request import ShareRequest
from geodata.errors import BadOption
from geodata.selection import Selection
from geodata.view import View

#: Width in pixels that a preview needs at most.
PREVIEW = 1200.0
#: Endings of pictures with what people call them.
FORMATS = {"png": "PNG", "svg": "SVG", "pdf": "PDF"}


@dataclass(frozen=True, eq=False)
class Links:
    """Where a view and what is made of it can be had.

    Attributes
    ----------
    base
        What stands before a path in an absolute address: `https://atlas.example.cn`.
    """

    asked: ShareRequest
    view: View
    base: str

    @property
    def page(self) -> str:
        """The page that shows the view."""
        return self.base + self.asked.selection.at(
            self.asked.at or addresses.MAP.path, self.asked.more
        )

    @property
    def code(self) -> str:
        """The page of the figure code, with the query behind it (rule 19)."""
        return self.base + addresses.FIGURE_CODE.at(self._pinned, code=self.view.code)

    @cached_property
    def _pinned(self) -> Selection:
        return self.asked.selection.but(release=self.view.release.id)

    def picture(self, ending: str = "png", **changes: object) -> str:
        """The picture as a path, with some of its options changed."""
        options = replace(self.asked.picture, **changes)  # type: ignore[arg-type]
        path = addresses.SNAPSHOTS[ending].filled(chart=self.asked.chart)
        return _at(path, self.asked.selection, options.query())

    @property
    def wechat(self) -> str:
        """The kit for articles that hold no frames; it has sizes of its own, and shows the map."""
        options = replace(
            self.asked.picture,
            size=Options().size,
            width=None,
            height=None,
            unit="px",
            plain=False,
            transparent=False,
        )
        return _at(addresses.WECHAT.path, self.asked.selection, options.query())

    @property
    def preview(self) -> str:
        """The picture as it will be, with no more pixels than a screen shows."""
        width = self.asked.picture.pixels[0]
        scale = min(1.0, max(0.25, round(PREVIEW / width, 2)))
        return self.picture(scale=scale) if self.fits(scale) else self.picture()

    def fits(self, scale: float) -> bool:
        """Whether the picture can be had in this scale."""
        try:
            pictures.read(replace(self.asked.picture, scale=scale).query())
        except BadOption:
            return False
        return True

    @property
    def frame(self) -> str:
        """The chart alone, for an iframe; below a map the number that its picture has too."""
        number = self.asked.picture.number if self.asked.has_map else ""
        options = replace(self.asked.frame, number=number)
        return embed.address(self.asked.chart, self.asked.selection, options)

    def data(self, address: str) -> str:
        """One of the files of `geodata.export`."""
        return self.asked.selection.at(address)


def _at(path: str, selection: Selection, more: str) -> str:
    query = "&".join(part for part in (selection.query(), more) if part)
    return f"{path}?{query}" if query else path
