"""The query keys of `/evaluation` beside those of the selection (see `scene`)."""

from __future__ import annotations

#: `result`: a status, of which only the rules are shown.
KEYS = ("result",)
