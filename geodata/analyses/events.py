"""Events on the trends: fairs with what was signed there, the plan, counties renamed.

Every one has its source. What was signed is read from the published totals of the release,
so that a corrected total corrects its mark; an event whose total is not there is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geodata.language import Message, Text, units
from geodata.package.tables import Tables

#: The totals of the whole area, and the measures that count what was signed at a fair.
AREA = "reservoir"
SIGNED = ("projects", "agreements")


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
FAIRS = (
    Fair(2006, Text("支洽会", "Fair of the support"), "s0275"),
    Fair(2015, Text("第十届支洽会", "10th fair of the support"), "s0051"),
    Fair(2018, Text("支洽会（宜昌）", "Fair of the support, Yichang"), "s0246"),
    Fair(2019, Text("第十二届支洽会", "12th fair of the support"), "s0072"),
    Fair(2021, Text("第十三届支洽会", "13th fair of the support"), "s0006"),
    Fair(2023, Text("第十四届支洽会", "14th fair of the support"), "s0274"),
)
_OTHERS = (
    Event(2016, Text("开县改为开州区", "Kaixian becomes Kaizhou"), "", "500154"),
    Event(2016, Text("武隆县改为武隆区（2016—2017 年）", "Wulong becomes a district (2016–17)"),
          "", "500156"),
    Event(2021, Text("规划期开始（2021—2025 年）", "The plan begins (2021–2025)"), "s0000"),
)
# fmt: on


def events(tables: Tables) -> list[Event]:
    """All events of a release, in the order of their years."""
    return sorted([*_signed(tables), *_OTHERS], key=lambda event: event.year)


def between(found: list[Event], first: int, last: int, counties: tuple[str, ...]) -> list[Event]:
    """Those within a span of years; of single counties only while none or they are chosen."""
    return [
        event
        for event in found
        if first <= event.year <= last
        and (not event.adcode or not counties or event.adcode in counties)
    ]


def _signed(tables: Tables) -> Iterator[Event]:
    rows = tables.aggregates
    rows = rows[(rows["scope"] == AREA) & rows["measure"].isin(SIGNED)]
    for fair in FAIRS:
        own = rows[(rows["source_id"] == fair.source_id) & (rows["year_to"] == fair.year)]
        if len(own):
            number = units.number(float(own["value"].iloc[0]), 0)
            yield Event(
                fair.year,
                Message("{name}，签约 {n} 项", name=fair.name, n=number),
                fair.source_id,
            )
