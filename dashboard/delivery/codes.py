"""Figure codes this site has printed, so that a code typed from paper finds its view again."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from dashboard.delivery.store import UNWRITABLE, log, opened
from geodata.selection import Selection, figure_code

CODE = re.compile(r"(r[1-9][0-9]{0,5})-([A-Z2-7]{8})")
#: Bytes on disk at most; a code takes some hundred.
BYTES = 64 * 2**20
#: Signs that are no base32 and are easily read for one that is.
MISREAD = str.maketrans("0189", "OIBG")


class Codes:
    """A bounded table code → query in a folder; the least used go first.

    Parameters
    ----------
    folder
        Made if need be; one that cannot be written to keeps nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._cache = opened(folder, BYTES)

    def remember(self, selection: Selection, release: str) -> str:
        """Keep the view behind a code; gives the code."""
        code = figure_code(selection, release)
        if self._cache is None:
            return code
        try:
            if code not in self._cache:
                self._cache.set(code, selection.but(release=release).query().encode())
        except UNWRITABLE as fault:
            log.warning("figure codes are not kept any more: %s", fault)
            self._cache = None
        return code

    def query(self, code: str) -> str | None:
        """The query behind a code if the site has printed it."""
        found = None if self._cache is None else self._cache.get(code)
        return found.decode() if isinstance(found, bytes) else None


def typed(text: str) -> str | None:
    """A code as it was meant: small letters, blanks and misread signs mended; None if it is none.

    >>> typed(" r1-pfttx3sy "), typed("r1－PFTTX35Y"), typed("R1 0FTTX3SY"), typed("r1")
    ('r1-PFTTX3SY', 'r1-PFTTX35Y', 'r1-OFTTX3SY', None)
    """
    plain = re.sub(r"[\s\-‐-―−]+", "-", unicodedata.normalize("NFKC", text[:60]).strip())
    release, _, rest = plain.lower().partition("-")
    code = f"{release}-{rest.upper().translate(MISREAD)}"
    return code if CODE.fullmatch(code) else None
