"""What a form is: a sheet that people fill, column by column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geodata.language import Language, Text
from geodata.language.shown import plain
from geodata.package import Field, contract

#: `said` is what the form says and nobody changes.
Kind = Literal["text", "number", "integer", "date", "coded", "said"]
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column of a form.

    Attributes
    ----------
    key
        Name within the form.
    field
        Table and column of the package whose rule its cells keep; blank for what is only said.
    words
        Name of the vocabulary of a coded column; blank for others.
    needed
        True where a row cannot do without it (the rules of the package know more).
    """

    key: str
    label: Text
    kind: Kind
    about: Text = _NOTHING
    field: tuple[str, str] = ("", "")
    words: str = ""
    needed: bool = False
    width: int = 12

    @property
    def fills(self) -> bool:
        """Whether people write into it."""
        return self.kind != "said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A sheet to be filled.

    Attributes
    ----------
    sheet
        Its name, which tells it from others when it comes back.
    fixed
        First columns that stay while the others are scrolled.
    """

    key: str
    sheet: Text
    columns: tuple[FormColumn, ...]
    fixed: int = 0

    def column(self, key: str) -> FormColumn:
        """A column by its key."""
        return next(one for one in self.columns if one.key == key)

    def label(self, key: str, language: Language) -> str:
        """The header of a column."""
        return self.column(key).label.in_(language)

    def headers(self) -> dict[str, str]:
        """Every spelling of a header to the key of its column."""
        return {plain(text): c.key for c in self.columns for text in (*c.label, c.key)}

    @property
    def names(self) -> frozenset[str]:
        """The names of its sheet in both languages, as `shown.plain` makes them."""
        return frozenset(plain(name) for name in self.sheet)


def field_of(table: str, column: str) -> Field:
    """The package's rule for a column.

    >>> field_of("projects", "year").minimum
    1949
    """
    found = next(one for one in contract() if one.name == table)
    return next(one for one in found.fields if one.name == column)
