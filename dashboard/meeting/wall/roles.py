"""Sizes of type on the wall, once: the style sheet, the layout and the check read these rows."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geodata.language import Text
from geodata.meeting.room import LEAST_ARC, Room


@dataclass(frozen=True, slots=True)
class Role:
    """What type is used for; `share` is its size in body sizes.

    `fixed` is a size in design pixels instead, of type for whoever stands at the screen: it may
    stay below 16′, and is listed. `assets/meeting/present.css` says the same.
    """

    key: str
    label: Text
    share: float = 0.0
    fixed: float = 0.0


#: 16′ are four fifths of 20′; a little more, so that rounding does not lose them.
SMALL = 0.81
ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        Role("figure", Text("大数字", "Large figures"), 1.9),
        Role("year", Text("播放的年份", "Year that plays"), 2.4),
        Role("head", Text("标题句（至多两行）", "Headline, two lines at most"), 1.6),
        Role("body", Text("正文、数值", "Body text, figures"), 1.0),
        Role("small", Text("地图注记、图例、来源行", "Map labels, legend, source line"), SMALL),
        Role("button", Text("页码、按钮（操作者看）", "Page number, buttons (operator)"), fixed=30),
        Role("menu", Text("目录、清单（操作者看）", "Steps, list at the end (operator)"), fixed=24),
    )
}


@dataclass(frozen=True, slots=True)
class Sized:
    """A role in a room: design pixels, minutes of arc, whether everybody can read it."""

    role: Role
    pixels: float
    arc: float

    @property
    def readable(self) -> bool:
        """At least 16 minutes of arc at the farthest seat."""
        return self.arc >= LEAST_ARC


def size(role: str, room: Room) -> float:
    """Design pixels of a role; the stage is 1080 of them high.

    Whole pixels, rounded up: there are few layouts, and each is made once.

    >>> [round(size(key, Room())) for key in ROLES]
    [78, 98, 66, 41, 33, 30, 24]
    """
    found = ROLES[role]
    return found.fixed or found.share * math.ceil(room.body)


def sized(room: Room) -> list[Sized]:
    """Every role, the largest first."""
    found = [Sized(role, size(key, room), room.arc(size(key, room))) for key, role in ROLES.items()]
    return sorted(found, key=lambda one: -one.pixels)
