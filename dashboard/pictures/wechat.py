"""The kit for a WeChat article, which holds no frames: pictures, text and words in one archive."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from html import escape

from dashboard import addresses, titles
from dashboard.pictures import options
from dashboard.pictures.options import Imprint, Options
from dashboard.pictures.picture import Picture
from geodata.errors import BadOption
from geodata.export import file_name
from geodata.export.archive import archive
from geodata.language import Language, Message
from geodata.registry.charts import MAP
from geodata.releases import Releases
from geodata.wording.alt_text import alt_text
from geodata.wording.citation import caption

#: File name → how its picture is asked for.
PICTURES: dict[str, Options] = {
    "cover-900x383.png": Options(size="wechat"),
    "thumb-500x500.png": Options(width=500.0, height=500.0),
    "long-1080.png": Options(width=1080.0, height=1760.0),
}


@dataclass(frozen=True, eq=False)
class Kit:
    """The archive of one View.

    Attributes
    ----------
    cover
        Its first picture; the others are the same View in other sizes.
    """

    cover: Picture

    @property
    def key(self) -> str:
        """What decides the bytes, as one digest."""
        return hashlib.sha256(f"wechat {self.cover.key}".encode()).hexdigest()[:40]

    @property
    def name(self) -> str:
        """File name of the archive."""
        return file_name(self.cover.view, "zip", "wechat")

    def content(self) -> bytes:
        """Draw the pictures, write the words, pack both; dated by the release."""
        view, language = self.cover.view, self.cover.selection.lang
        members = {
            name: replace(self.cover, options=self._look(look)).content()
            for name, look in PICTURES.items()
        }
        code, pinned = view.code, view.selection.but(release=view.release.id)
        members |= {
            "article.html": self._article(language).encode(),
            "caption.txt": self._caption(language).encode(),
            "alt.txt": alt_text(view, MAP, language).encode(),
            "code.txt": f"{code}\n{addresses.MAP.at(pinned)}\n".encode(),
        }
        return archive(members, view.release.date)

    def _look(self, look: Options) -> Options:
        ours = self.cover.options
        kept = ("theme", "title", "subtitle", "note", "number", "logo")
        return replace(look, **{key: getattr(ours, key) for key in kept})

    def _caption(self, language: Language) -> str:
        view, look = self.cover.view, self.cover.options
        return caption(
            view,
            MAP,
            language,
            title=look.title or titles.headline(MAP, view, language),
            subtitle=look.subtitle or titles.subtitle(MAP, view, language),
            base_map=self.cover.imprint.review_number or self.cover.facts.base_map,
            number=look.number,
        )

    def _article(self, language: Language) -> str:
        """A fragment that the editor of WeChat takes over: inline styles only, no scripts."""
        view = self.cover.view
        headline = escape(self.cover.options.title or titles.headline(MAP, view, language))
        under = escape(titles.subtitle(MAP, view, language))
        notes = escape(self._caption(language))
        alt = escape(alt_text(view, MAP, language), quote=True)
        return (
            '<section style="margin:16px 0;color:#17262e;line-height:1.75;font-size:16px">\n'
            f'<p style="margin:0 0 4px;font-size:19px;font-weight:600">{headline}</p>\n'
            f'<p style="margin:0 0 10px;font-size:14px;color:#5c6b70">{under}</p>\n'
            f'<p style="margin:0"><img src="long-1080.png" alt="{alt}" '
            'style="display:block;width:100%;height:auto"></p>\n'
            f'<p style="margin:8px 0 0;font-size:12px;color:#5c6b70">{notes}</p>\n'
            "</section>\n"
        )


def read(query: str, releases: Releases, imprint: Imprint) -> Kit:
    """Read a query strictly; sizes are those of the kit and cannot be chosen."""
    chosen, look = options.divided(query)
    read = options.read(look)
    fixed = [
        key
        for key in ("size", "width", "scale", "unit")
        if getattr(read, key) != getattr(Options(), key)
    ]
    if fixed or read.plain or read.transparent:
        raise BadOption(
            where=fixed[0] if fixed else "plain, transparent",
            found=look[:60],
            expected="theme, title, subtitle, note, number, logo",
            mend=Message("请改正后再试。"),
        )
    facts, parsed = releases.read(chosen, strict=True)
    look_of_cover = replace(read, size="wechat")
    return Kit(Picture(MAP, "png", facts, parsed.selection, look_of_cover, imprint))
