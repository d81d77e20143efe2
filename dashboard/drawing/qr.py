"""QR codes of addresses in every form: dark on light in every theme, or no camera reads them."""

from __future__ import annotations

import io
from typing import Any

import segno

from dashboard.look.theme import LIGHT
from dashboard.markup.html import Raw

#: Modules of quiet ground around the code, as its standard wants.
QUIET = 4
#: The same on paper and slides, which are light around it already.
QUIET_ON_PAPER = 2


def code(address: str) -> Raw | None:
    """The code as inline SVG, or None for an address that is too long for any."""
    try:
        found = _made(address)
    except segno.DataOverflowError:
        return None
    return Raw(
        found.svg_inline(
            border=QUIET, dark=LIGHT.ink, light=LIGHT.card, omitsize=True, svgclass="qr-code"
        )
    )


def matrix(address: str) -> list[list[bool]]:
    """The modules row by row, True where dark, without quiet ground."""
    return [[bool(dark) for dark in row] for row in _made(address).matrix]


def svg(address: str) -> bytes:
    """The code as an SVG file for a sheet of paper."""
    return _saved(address, kind="svg", xmldecl=False)


def png(address: str) -> bytes:
    """The code as a PNG file for a slide."""
    return _saved(address, kind="png", scale=6)


def _saved(address: str, **how: Any) -> bytes:
    out = io.BytesIO()
    _made(address).save(out, border=QUIET_ON_PAPER, dark=LIGHT.ink, light=LIGHT.card, **how)
    return out.getvalue()


def _made(address: str) -> Any:
    return segno.make_qr(address, error="m")
