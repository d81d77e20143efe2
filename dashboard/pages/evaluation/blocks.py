"""What a report is made of, whichever program writes it: headings, text, tables, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from geodata.language import Language
from geodata.selection import Selection

#: Rows of a table that is not divided between pages.
SHORT = 8


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 begins a chapter."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `kind` is blank, `finding`, `status` or `note`.

    Attributes
    ----------
    status
        Key of a status whose colour the paragraph takes.
    keeps
        Whether it stays on a page with what follows.
    """

    text: str
    kind: str = ""
    status: str = ""
    keeps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header row.

    Attributes
    ----------
    widths
        Of the columns, in parts of the whole.
    numbers
        Columns that are set to the right.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: frozenset[int] = frozenset()
    caption: str = ""
    small: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is short enough to stay on one page."""
        return len(self.rows) <= SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Pairs of a term and what is said of it."""

    pairs: tuple[tuple[str, str], ...]
    keeps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart of the atlas; the writer draws it as it needs it."""

    chart: str
    selection: Selection
    alt: str
    caption: str


Block = Heading | Paragraph | Table | Terms | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report.

    Attributes
    ----------
    foot
        One line at the bottom of every page.
    pages
        Number of the page, with the gaps `{n}` and `{of}`.
    contents
        What stands over the list of chapters.
    day
        That of the release: the file is dated by it, never by the clock.
    """

    title: str
    subtitle: str
    language: Language
    day: date
    foot: str
    pages: str
    contents: str
    blocks: tuple[Block, ...] = field(default=())

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures in order."""
        return tuple(block for block in self.blocks if isinstance(block, Picture))
