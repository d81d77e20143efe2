"""The seal of the atlas, and QR codes as rectangles that stay sharp in print."""

from __future__ import annotations

import segno
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from dashboard.look.fonts import SERIF
from dashboard.pictures.canvas import Box, Canvas

#: Light modules around a code that readers need, in modules.
QUIET = 2


def seal(canvas: Canvas, box: Box) -> None:
    """The mark of the page's head: 峡 on teal."""
    canvas.rect(box, canvas.palette.teal, order=10)
    size = box.height * 0.68
    canvas.text(
        box.x + box.width / 2,
        box.y + box.height / 2 + size * 0.37,
        "峡",
        size=size,
        colour=canvas.palette.card,
        align="center",
        face=SERIF,
    )


def qr(canvas: Canvas, box: Box, address: str) -> None:
    """A QR code of an address, dark on light in every theme."""
    code = segno.make(address, micro=False, error="m")
    rows = [list(row) for row in code.matrix]
    side = box.width / (len(rows) + 2 * QUIET)
    canvas.rect(box, "#ffffff", order=10)
    path = Path.make_compound_path(
        *(
            Path.unit_rectangle().transformed(_square(box, x, y, side))
            for y, row in enumerate(rows)
            for x, dark in enumerate(row)
            if dark
        )
    )
    canvas.axes.add_artist(
        PathPatch(
            path,
            facecolor="#17262e",
            edgecolor="none",
            zorder=11,
            clip_on=False,
            gid="qr",
            snap=False,
        )
    )


def _square(box: Box, x: int, y: int, side: float) -> Transform:
    return (
        Affine2D()
        .scale(side * 1.01)
        .translate(box.x + side * (x + QUIET), box.y + side * (y + QUIET))
    )
