"""The query keys of `/ecology` beside those of the selection (see `asked`)."""

from __future__ import annotations

from typing import Literal

Show = Literal["years", "indicators"]
#: In the order in which addresses write them.
KEYS = ("show", "relate", "against")
