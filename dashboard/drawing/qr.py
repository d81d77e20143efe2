"""QR code of an address as inline SVG: dark on light in every theme, or no camera reads it."""

from __future__ import annotations

import segno

from dashboard.look.theme import LIGHT
from dashboard.markup.html import Raw

#: Modules of quiet ground around the code, as its standard wants.
QUIET = 4


def code(address: str) -> Raw | None:
    """The code, or None for an address that is too long for any."""
    try:
        found = segno.make_qr(address, error="m")
    except segno.DataOverflowError:
        return None
    return Raw(
        found.svg_inline(
            border=QUIET, dark=LIGHT.ink, light=LIGHT.card, omitsize=True, svgclass="qr-code"
        )
    )
