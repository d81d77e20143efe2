"""The two languages: Chinese is the source text, English comes from a gettext catalogue.

It sits in the lowest layer because errors, notices and the sentence of a View are
worded there. Registries and tables carry both languages in the row itself (`Text`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from babel.messages.pofile import read_po

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
#: One gettext file per area of the program, named after it; no message stands in two.
CATALOGUES = Path(__file__).parent / "locale" / "en"


class Text(NamedTuple):
    """A label in both languages, written where the thing itself is registered.

    >>> Text("县（区）", "County").in_("en")
    'County'
    """

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The label in one language."""
        return self.en if language == "en" else self.zh


class Message:
    """A Chinese sentence with `{named}` gaps, translated when it is shown.

    Parameters
    ----------
    msgid
        The Chinese text; must stand literally in the call so that Babel can extract it.
    gaps
        Values of the gaps: plain text, numbers, or further messages and labels.

    Examples
    --------
    >>> Message("{n} 条记录", n=3).text("zh")
    '3 条记录'
    """

    __slots__ = ("gaps", "msgid")

    def __init__(self, msgid: str, **gaps: object) -> None:
        self.msgid = msgid
        self.gaps = gaps

    def text(self, language: Language) -> str:
        """The sentence in one language; KeyError when the catalogue lacks it."""
        pattern = self.msgid if language == "zh" else catalogue()[self.msgid]
        return pattern.format(**{k: text_of(v, language) for k, v in self.gaps.items()})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.msgid, self.gaps) == (other.msgid, other.gaps)

    def __hash__(self) -> int:
        return hash(self.msgid)

    def __repr__(self) -> str:
        return f"Message({self.msgid!r}, {self.gaps!r})"


def text_of(part: object, language: Language) -> str:
    """Any part of a sentence as plain text."""
    if isinstance(part, Message):
        return part.text(language)
    if isinstance(part, Text):
        return part.in_(language)
    return str(part)


@cache
def catalogue() -> dict[str, str]:
    """Chinese source text to English, read once from the gettext catalogues."""
    found: dict[str, str] = {}
    for path in sorted(CATALOGUES.glob("*.po")):
        with path.open("rb") as file:
            messages = read_po(file, locale="en")
        found |= {str(m.id): str(m.string) for m in messages if m.id and m.string}
    return found
