"""The query keys of `/records` beside those of the selection (see `geodata.ledger_asked`)."""

from __future__ import annotations

from geodata import ledger_asked

#: Keys of the page itself: the row that is open, and the page of the plain list.
OWN = ("record", "page")
#: In the order in which addresses write them.
KEYS = (*ledger_asked.KEYS, *OWN)
