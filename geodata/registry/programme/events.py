"""Registry of events: fairs of the support, the plan, counties renamed; each with its source.

`fairs()` and `marks()` are their readers.
"""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Message, Text
from geodata.registry.programme.plan import plan_facts


@dataclass(frozen=True, slots=True)
class Fair:
    """A fair of the support: its year, what it is called, the source of its total."""

    year: int
    name: Text
    source_id: str


@dataclass(frozen=True, slots=True)
class Event:
    """A mark on a trend.

    Attributes
    ----------
    source_id
        Blank where the table of counties itself tells it.
    adcode
        The county that it is of; blank for the whole area.
    """

    year: int
    said: Message | Text
    source_id: str
    adcode: str = ""


# fmt: off
_FAIRS = (
    Fair(2006, Text("支洽会", "Fair of the support"), "s0275"),
    Fair(2015, Text("第十届支洽会", "10th fair of the support"), "s0051"),
    Fair(2018, Text("支洽会（宜昌）", "Fair of the support, Yichang"), "s0246"),
    Fair(2019, Text("第十二届支洽会", "12th fair of the support"), "s0072"),
    Fair(2021, Text("第十三届支洽会", "13th fair of the support"), "s0006"),
    Fair(2023, Text("第十四届支洽会", "14th fair of the support"), "s0274"),
)
_MARKS = (
    Event(2016, Text("开县改为开州区", "Kaixian becomes Kaizhou"), "", "500154"),
    Event(2016, Text("武隆县改为武隆区（2016—2017 年）", "Wulong becomes a district (2016–17)"),
          "", "500156"),
    Event(plan_facts().years[0], Text("规划期开始（2021—2025 年）", "The plan begins (2021–2025)"),
          plan_facts().source),
)
# fmt: on


def fairs() -> tuple[Fair, ...]:
    """The fairs in the order of their years; what was signed there stands in the tables."""
    return _FAIRS


def marks() -> tuple[Event, ...]:
    """What else stands on trends, whatever the release."""
    return _MARKS
