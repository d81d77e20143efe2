"""The evaluation as files: workbook, Word and PDF of one release in one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from dashboard.delivery import program
from dashboard.pages.evaluation.blocks import Picture, Report
from dashboard.pages.evaluation.report import report
from dashboard.pictures.options import Imprint
from dashboard.site import Site
from geodata.evaluation import workbook as export_xlsx
from geodata.export import XLSX
from geodata.language import Message
from geodata.query import settling
from geodata.query.keys import ALWAYS
from geodata.selection import Selection

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
#: Sides of a picture in design pixels: at the width of a page its words are as large as the text.
SIDES = "width=860&height=520&scale=2.4"


@dataclass(frozen=True, eq=False)
class File:
    """One file that was asked for; made when its bytes are."""

    site: Site
    selection: Selection
    ending: str
    media_type: str
    make: Callable[[File], bytes]

    @cached_property
    def report(self) -> Report:
        """What Word and PDF say."""
        return report(self.site, self.selection)

    @property
    def name(self) -> str:
        """File name."""
        return export_xlsx.file_name(self.site.atlas, self.ending, self.selection.lang)

    @property
    def key(self) -> str:
        """What decides the bytes, as one digest."""
        release = self.site.atlas.tables.release
        return program.key(
            "evaluation", release.id, release.digest, self.selection.lang, self.ending,
            self.site.boundaries.digest, self.site.review_number,
        )  # fmt: skip

    def content(self) -> bytes:
        """Its bytes."""
        return self.make(self)

    def png(self, picture: Picture) -> bytes:
        """A chart in pixels."""
        return self._drawn(picture, "png")

    def svg(self, picture: Picture) -> bytes:
        """A chart whose text stays text."""
        return self._drawn(picture, "svg")

    def _drawn(self, picture: Picture, ending: str) -> bytes:
        from dashboard.pictures.picture import read  # Matplotlib takes a second to import

        query = f"{picture.selection.query()}&{SIDES}"
        imprint = Imprint(review_number=self.site.owner_number)
        return read(f"{picture.chart}.{ending}", query, self.site.releases, imprint).content()


def _xlsx(file: File) -> bytes:
    return export_xlsx.content(file.site.atlas, file.selection.lang)


def _docx(file: File) -> bytes:
    from dashboard.pages.evaluation import docx

    return docx.content(file.report, file.png)


def _pdf(file: File) -> bytes:
    from dashboard.pages.evaluation import pdf

    return pdf.content(file.report, file.svg)


_MADE: dict[str, tuple[str, Callable[[File], bytes]]] = {
    "xlsx": (XLSX, _xlsx),
    "docx": (DOCX, _docx),
    "pdf": (PDF, _pdf),
}


def read(site: Site, ending: str, query: str) -> File:
    """Read a query strictly: only a language and a release mean something here.

    Raises
    ------
    UnknownKey
        The release is not known.
    BadSelection, BadOption
        Anything else is asked for.
    """
    here, parsed = site.read(query, strict=True)
    selection = parsed.selection
    settling.strictly(selection, ALWAYS, Message("评估不按此项筛选，请删去。"))
    kind, make = _MADE[ending]
    return File(here, selection, ending, kind, make)
