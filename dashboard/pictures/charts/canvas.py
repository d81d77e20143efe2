"""A sheet of pixels to draw on: one Matplotlib figure, measured from its top left corner.

Everything is placed in design pixels, whatever the output; type and lines are given in
design pixels too. Text is always text: what needs a casing is drawn twice, the casing first.

Shapes are added as plain artists: `add_patch` would measure each of them to fit the limits of
the axes, which are fixed here, and that takes longer than all the rest of a map.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patheffects import Stroke
from matplotlib.text import Text

from dashboard.look import fonts
from dashboard.look.fonts import SANS
from dashboard.look.theme import Palette

POINTS = 72.0
#: Share of a line's height above its middle: marks of both scripts look centred there.
MIDDLE = 0.36
#: Less is not read: the smallest type, in design pixels.
LEAST = 8.5


class Box(NamedTuple):
    """A part of the sheet; `y` grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Box:
        """The box without a margin on each side."""
        return Box(
            self.x + left, self.y + top, self.width - left - right, self.height - top - bottom
        )

    def meets(self, other: Box) -> bool:
        """Whether both share more than an edge.

        >>> Box(0, 0, 2, 2).meets(Box(1, 1, 2, 2)), Box(0, 0, 2, 2).meets(Box(2, 0, 2, 2))
        (True, False)
        """
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


class Canvas:
    """A figure of `width` × `height` design pixels.

    Parameters
    ----------
    unit
        Size of the design's pixel here: 1 in a picture of 1200 × 675.
    dots
        Design pixels to the inch; decides the physical size, not the layout.
    palette
        Colours of the theme.
    transparent
        Without ground.
    """

    def __init__(
        self,
        width: float,
        height: float,
        *,
        unit: float,
        dots: float,
        palette: Palette,
        transparent: bool = False,
    ) -> None:
        fonts.register()
        self.width, self.height, self.unit, self.dots = width, height, unit, dots
        self.palette, self.transparent = palette, transparent
        ground = "none" if transparent else palette.card
        self.figure = Figure(figsize=(width / dots, height / dots), dpi=dots, facecolor=ground)
        with rc_context(
            {
                "axes.spines.left": False,
                "axes.spines.right": False,
                "axes.spines.top": False,
                "axes.spines.bottom": False,
            }
        ):
            self.axes: Axes = self.figure.add_axes((0, 0, 1, 1), facecolor="none")
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.axes.set_axis_off()

    def points(self, pixels: float) -> float:
        """Design pixels in points, as Matplotlib wants type and lines."""
        return pixels * POINTS / self.dots

    def size(self, design: float) -> float:
        """Size of type whose size in the design is given, at least `LEAST`; design pixels."""
        return max(design * self.unit, LEAST)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        colour: str,
        align: str = "left",
        face: str = SANS,
        casing: str = "",
        name: str = "",
        turn: float = 0,
    ) -> None:
        """One line of text, its baseline at `y`, turned by degrees around its start."""
        if not text:
            return
        options: dict[str, Any] = {
            "fontsize": self.points(size),
            "family": fonts.family(text, face),
            "ha": align,
            "va": "baseline",
            "parse_math": False,
            "zorder": 20,
            "clip_on": False,
            "rotation": turn,
            "rotation_mode": "anchor",
        }
        if casing:
            mark = Text(x, y, text, color=casing, **options)
            mark.set_path_effects([Stroke(linewidth=self.points(size * 0.22), foreground=casing)])
            self.axes.add_artist(mark)
        self.axes.add_artist(Text(x, y, text, color=colour, gid=name or None, **options))

    def lines(
        self,
        x: float,
        y: float,
        lines: list[str],
        *,
        size: float,
        colour: str,
        leading: float = 1.4,
        face: str = SANS,
        align: str = "left",
    ) -> float:
        """Lines of text below each other from the top `y`; gives where they end."""
        for n, line in enumerate(lines):
            self.text(
                x,
                y + size * leading * n + size * 0.98,
                line,
                size=size,
                colour=colour,
                face=face,
                align=align,
            )
        return y + size * leading * len(lines)

    def rect(
        self,
        box: Box,
        fill: str,
        *,
        edge: str = "none",
        line: float = 0,
        name: str = "",
        order: float = 5,
        dash: bool = False,
    ) -> None:
        """A rectangle."""
        self.axes.add_artist(
            Rectangle(
                (box.x, box.y),
                box.width,
                box.height,
                facecolor=fill,
                edgecolor=edge,
                linewidth=self.points(line),
                gid=name or None,
                zorder=order,
                clip_on=False,
                linestyle=(0, (2, 2)) if dash else "-",
            )
        )

    def line(
        self,
        xs: list[float],
        ys: list[float],
        colour: str,
        width: float,
        *,
        order: float = 6,
        dash: bool = False,
        name: str = "",
        alpha: float = 1,
    ) -> None:
        """A line through points; NaN breaks it."""
        self.axes.add_artist(
            Line2D(
                xs,
                ys,
                color=colour,
                linewidth=self.points(width),
                solid_capstyle="round",
                solid_joinstyle="round",
                zorder=order,
                clip_on=False,
                gid=name or None,
                alpha=alpha,
                linestyle=(0, (4, 2)) if dash else "-",
            )
        )

    def dots_at(
        self, xs: list[float], ys: list[float], radius: float, fill: str, *, order: float = 7
    ) -> None:
        """Small discs: one shape, used at every place."""
        self.axes.add_artist(
            Line2D(
                xs,
                ys,
                linestyle="none",
                marker="o",
                markersize=self.points(radius * 2),
                markerfacecolor=fill,
                markeredgecolor="none",
                zorder=order,
                clip_on=False,
            )
        )

    def texts(self) -> list[Text]:
        """Everything written, casings included."""
        return [a for a in self.axes.get_children() if isinstance(a, Text) and a.get_text()]
