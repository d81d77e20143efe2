"""What somebody wrote: in one spelling to be read, and made safe to stand in a message."""

from __future__ import annotations

import re
import unicodedata

#: Longer texts are cut where a message shows them.
LONGEST = 60
#: Controls, line ends and the characters that turn the reading direction or hide.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def plain(text: str) -> str:
    """One spelling for what looks the same: full-width digits and commas, capitals, spaces.

    >>> plain(" ２０２１，2022 ")
    '2021,2022'
    """
    return unicodedata.normalize("NFKC", text).strip().lower()


def printable(text: str) -> str:
    r"""What somebody sent, as it may stand in a message: cut to 60 signs, no hidden ones.

    >>> printable("a\x00b"), printable("x" * 99)[-3:]
    ('a\\x00b', 'xx…')
    """
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in cut)


def shown(text: str) -> str:
    r"""A cell as it may stand in a message: hidden characters spelt out, cut to 60.

    >>> shown("a\nb")
    'a\\nb'
    >>> shown("x" * 99)[-3:]
    'xx…'
    """
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return HIDDEN.sub(lambda m: repr(m[0])[1:-1], cut)
