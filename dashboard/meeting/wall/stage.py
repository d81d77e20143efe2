"""Where things stand on the stage of 1920 × 1080 design pixels; the same on every slide.

The map never moves between slides, so that only its colours and numbers change. Larger type
takes room from the map, not from the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard.meeting.wall.roles import SMALL, size
from geodata.meeting.room import Room

WIDTH, HEIGHT = 1920.0, 1080.0
#: Left and right, above, below.
SIDES, TOP, BOTTOM = 72.0, 44.0, 34.0
GAP = 44.0
#: Width of the column of figures, in body sizes.
COLUMN = 14.2
#: Line heights of headline and text.
HEAD_LINE, LINE = 1.24, 1.32
#: Two lines of a headline are at most this large, in body sizes.
TWO_LINES = 1.36
#: Room for the buttons at the foot.
BUTTONS = 350.0


@dataclass(frozen=True)
class Stage:
    """Lengths in design pixels."""

    room: Room

    @property
    def body(self) -> float:
        """Size of body text."""
        return size("body", self.room)

    @property
    def small(self) -> float:
        """Size of labels, legend and source line."""
        return size("small", self.room)

    @property
    def line(self) -> float:
        """Width of headline and subtitle."""
        return WIDTH - 2 * SIDES

    @property
    def head(self) -> float:
        """Height of headline and subtitle."""
        return self.body * (2 * TWO_LINES * HEAD_LINE + SMALL * LINE)

    @property
    def foot(self) -> float:
        """Height of the source line, two lines at most."""
        return max(2 * self.small * LINE, 64.0)

    @property
    def column(self) -> float:
        """Width of the column of figures."""
        return COLUMN * self.body

    @property
    def top(self) -> float:
        """Where map and figures begin."""
        return TOP + self.head + 10

    @property
    def height(self) -> float:
        """Height of map and figures."""
        return HEIGHT - BOTTOM - self.foot - 14 - self.top

    @property
    def width(self) -> float:
        """Width of the map."""
        return self.line - self.column - GAP

    @cached_property
    def css(self) -> dict[str, str]:
        """What the style sheet takes over, as properties of the stage."""
        lengths = {
            "body": self.body,
            "head": self.head,
            "foot": self.foot,
            "column": self.column,
            "map-w": self.width,
            "map-h": self.height,
        }
        return {f"--{name}": f"{value:.2f}" for name, value in lengths.items()}
