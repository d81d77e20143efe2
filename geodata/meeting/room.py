"""How large type must be to be read across a room.

The eye resolves text that subtends 20 minutes of arc without effort and fails below 16
(ISO 9241-303:2011, 5.5.4: 16′ at least, 20′ to 22′ preferred).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from urllib.parse import parse_qsl

from geodata.errors import BadOption
from geodata.language import Message
from geodata.language.shown import printable
from geodata.query.keys import MAX_QUERY

#: Minutes of arc of body text, and the least of any text.
BODY_ARC, LEAST_ARC = 20.0, 16.0
#: Design pixels: the stage is this high whatever the screen; body text is at least so large, and
#: at most: beyond it a map with 19 names has no room left.
LINES, LEAST_BODY, MOST_BODY = 1080, 32.0, 48.0
_SIDES = (16, 9)
_METRES_PER_INCH = 0.0254
KEYS = ("inches", "metres")
#: What each may be, and what it is when nobody says.
BOUNDS = {"inches": (20.0, 400.0), "metres": (1.0, 40.0)}


@dataclass(frozen=True, slots=True)
class Room:
    """A screen of 16:9 by its diagonal in inches, and the farthest seat in metres.

    Examples
    --------
    >>> round(Room().body), round(Room(inches=55, metres=3).body), round(Room(metres=12).body)
    (40, 32, 48)
    >>> round(Room().arc(Room().body), 1), Room().fits, Room(metres=12).fits
    (20.0, True, False)
    """

    inches: float = 75.0
    metres: float = 6.0

    @property
    def height(self) -> float:
        """Height of the picture in metres."""
        return self.inches * _METRES_PER_INCH * _SIDES[1] / math.hypot(*_SIDES)

    @property
    def needed(self) -> float:
        """Design pixels that subtend 20 minutes of arc at the farthest seat."""
        return self.metres * math.tan(math.radians(BODY_ARC / 60)) / self.height * LINES

    @property
    def body(self) -> float:
        """Size of body text in design pixels: as wanted, within what a slide can hold."""
        return min(MOST_BODY, max(LEAST_BODY, self.needed))

    @property
    def fits(self) -> bool:
        """Whether body text reaches 20 minutes of arc at the farthest seat."""
        return self.needed <= MOST_BODY

    @property
    def reach(self) -> float:
        """Metres up to which body text of the largest size still subtends 20 minutes of arc."""
        return self.metres * MOST_BODY / self.needed

    def arc(self, pixels: float) -> float:
        """Minutes of arc that a size in design pixels subtends at the farthest seat."""
        return math.degrees(math.atan(pixels / LINES * self.height / self.metres)) * 60

    def query(self) -> str:
        """The keys that differ from the defaults, `inches=86&metres=8`."""
        usual = Room()
        return "&".join(
            f"{key}={getattr(self, key):g}"
            for key in KEYS
            if getattr(self, key) != getattr(usual, key)
        )


def read(query: str) -> tuple[Room, tuple[BadOption, ...]]:
    """A room from a query; what is no size is mended to the nearest, with a notice.

    >>> room, notices = read("inches=9999&metres=x&metric=gdp")
    >>> room, [notice.where for notice in notices]
    (Room(inches=400.0, metres=6.0), ['inches', 'metres'])
    """
    found, notices = {}, []
    for key, text in dict(parse_qsl(query[:MAX_QUERY])).items():
        if key not in KEYS:
            continue
        least, most = BOUNDS[key]
        usual = getattr(Room(), key)
        value = _number(text)
        found[key] = usual if value is None else min(most, max(least, value))
        if found[key] != value:
            notices.append(
                BadOption(
                    where=key,
                    found=printable(text),
                    expected=f"{least:g}–{most:g}",
                    mend=Message("改用 {value}。", value=f"{found[key]:g}"),
                )
            )
    return Room(**found), tuple(notices)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
