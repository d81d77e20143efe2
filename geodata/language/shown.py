"""Text from outside: how it is made one spelling, and how it may stand in a message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from difflib import get_close_matches

#: Controls, line ends and the characters that turn the reading direction or hide.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
#: Signs of a foreign text that a message shows.
LONGEST = 60
#: Least likeness of two words that may be meant for each other.
LIKENESS = 0.7
#: Controls, line ends and the characters that turn the reading direction or hide.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def normalised(text: str) -> str:
    """Text in the composed, half-width form in which it is compared (NFKC).

    >>> normalised("ＡＢＣ１２")
    'ABC12'
    """
    return unicodedata.normalize("NFKC", text)


def plain(text: str) -> str:
    """One spelling for what looks the same: full-width digits and commas, capitals, spaces.

    >>> plain(" ２０２１，2022 ")
    '2021,2022'
    """
    return normalised(text).strip().lower()


def printable(text: str) -> str:
    r"""What somebody sent, as it may stand in a message: cut to 60 signs, hidden ones spelt out.

    >>> printable("a\x00b"), printable("x" * 99)[-3:]
    ('a\\x00b', 'xx…')
    """
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in cut)


def one_line(text: str) -> str:
    r"""Text as one line: control, format and unassigned characters and line ends become �.

    >>> one_line("r\n9")
    'r�9'
    """
    return "".join("�" if _breaks(sign) else sign for sign in text)


def _breaks(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "C" or sign in "\u2028\u2029"


def nearest(text: str, known: Iterable[str], likeness: float = LIKENESS) -> str:
    """The known word that looks most like a text; empty where none does.

    >>> nearest("grnats", ("grants", "gdp")), nearest("x", ("grants", "gdp"))
    ('grants', '')
    """
    return next(iter(nearest_of(text, list(known), likeness, most=1)), "")


def nearest_of(text: str, known: Collection[str], likeness: float, *, most: int) -> list[str]:
    """The known words that look most like a text, the likest first; a long text is cut."""
    return get_close_matches(text[:LONGEST], known, n=most, cutoff=likeness)
