"""Events on the trends: fairs with what was signed there, the plan, counties renamed.

Every one has its source. What was signed is read from the published totals of the release,
so that a corrected total corrects its mark; an event whose total is not there is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from geodata.language import Message, units
from geodata.package.tables import Tables
from geodata.registry.programme.events import Event, fairs, marks
from geodata.registry.programme.plan import plan_facts

#: The measures that count what was signed at a fair.
SIGNED = ("projects", "agreements")


def events(tables: Tables) -> list[Event]:
    """All events of a release, in the order of their years."""
    return sorted([*_signed(tables), *marks()], key=lambda event: event.year)


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
    rows = rows[(rows["scope"] == plan_facts().area) & rows["measure"].isin(SIGNED)]
    for fair in fairs():
        own = rows[(rows["source_id"] == fair.source_id) & (rows["year_to"] == fair.year)]
        if len(own):
            number = units.number(float(own["value"].iloc[0]), 0)
            yield Event(
                fair.year,
                Message("{name}，签约 {n} 项", name=fair.name, n=number),
                fair.source_id,
            )
