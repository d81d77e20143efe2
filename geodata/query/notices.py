"""What had to be mended to answer a query, collected while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from geodata.errors import BadSelection
from geodata.language import Message
from geodata.language.shown import printable
from geodata.query.scope import Scope
from geodata.selection import Selection


@dataclass(frozen=True, eq=False)
class Parsed:
    """A selection and what had to be mended to get it."""

    selection: Selection
    notices: tuple[BadSelection, ...] = ()


@dataclass(eq=False)
class Reader:
    """Reads against a scope and keeps a notice of everything amiss."""

    scope: Scope
    notices: list[BadSelection] = field(default_factory=list)

    def note(self, where: str, found: object, expected: str | Message, mend: Message) -> None:
        """Keep a notice; what was found is made safe to print and cut to 60 signs."""
        text = printable(str(found))
        self.notices.append(BadSelection(where=where, found=text, expected=expected, mend=mend))
