"""The query keys of `/records` beside those of the selection (see `geodata.records.asked`)."""

from __future__ import annotations

from geodata.records import asked

#: Keys of the page itself: the row that is open, and the page of the plain list.
OWN = ("record", "page")
#: In the order in which addresses write them.
KEYS = (*asked.KEYS, *OWN)
