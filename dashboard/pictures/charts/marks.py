"""The seal of the atlas, and QR codes as rectangles that stay sharp in print."""

from __future__ import annotations

from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from dashboard.drawing import qr as drawn_qr
from dashboard.look.fonts import SERIF
from dashboard.look.theme import LIGHT
from dashboard.pictures.charts.canvas import Box, Canvas


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
    rows = drawn_qr.matrix(address)
    side = box.width / (len(rows) + 2 * drawn_qr.QUIET_ON_PAPER)
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
            facecolor=LIGHT.ink,
            edgecolor="none",
            zorder=11,
            clip_on=False,
            gid="qr",
            snap=False,
        )
    )


def _square(box: Box, x: int, y: int, side: float) -> Transform:
    quiet = drawn_qr.QUIET_ON_PAPER
    return (
        Affine2D()
        .scale(side * 1.01)
        .translate(box.x + side * (x + quiet), box.y + side * (y + quiet))
    )
