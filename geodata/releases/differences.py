"""What a newer release says otherwise of one view: where, by how much, through which records.

A pinned link keeps its figures for ever; its readers may still learn that there are newer
ones, and what has become of these.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from geodata.arithmetic.breaks import Bin
from geodata.errors import BadSelection
from geodata.language import Language, Message
from geodata.query import codec
from geodata.registry.metrics import METRICS, PEOPLE, PEOPLE_YEAR
from geodata.releases import Releases
from geodata.releases.changes import (
    INDICATORS,
    LEDGER,
    PAIRS,
    Key,
    RecordChange,
    record_changes,
    row_keys,
)
from geodata.view import View

#: Stands for the whole area, where a record or an amount belongs to no county.
WHOLE_AREA = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a place stands in one release; None is "no published figure", or no rank or class."""

    value: float | None
    years: tuple[int, int] = (0, 0)
    flags: tuple[str, ...] = ()
    rank: int | None = None
    step: int = -1
    limits: Bin | None = None


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A county of which something differs, or the whole area (its code is blank)."""

    adcode: str
    before: Standing
    after: Standing
    records: tuple[RecordChange, ...] = ()

    @property
    def moved(self) -> bool:
        """True where the figure differs, came or went."""
        return self.before.value != self.after.value

    @property
    def by(self) -> float | None:
        """By how much; None where one of the releases has no figure."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def reclassed(self) -> bool:
        """True where the map shows another class."""
        return self.before.step != self.after.step

    @property
    def differs(self) -> bool:
        """True where the figure, its year, its flags, its class or its records differ.

        Ranks and limits of classes do not count: those of every county move with one figure.
        """
        said = [(s.value, s.years, s.flags, s.step) for s in (self.before, self.after)]
        return said[0] != said[1] or bool(self.records)


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """One view in two releases.

    Attributes
    ----------
    places
        Where something differs: counties down the river, the whole area last.
    refused
        Why the newer release cannot be asked the same; then nothing is compared.
    county
        The only county that was compared, with all its records; blank for the whole view.
    """

    before: View
    after: View
    places: tuple[PlaceChange, ...] = ()
    refused: tuple[BadSelection, ...] = ()
    county: str = ""

    @property
    def records(self) -> tuple[RecordChange, ...]:
        """The records of all places, each once."""
        every = (record for place in self.places for record in place.records)
        return tuple({id(record): record for record in every}.values())

    @property
    def moved(self) -> int:
        """Number of counties with another figure."""
        return sum(place.moved for place in self.places if place.adcode != WHOLE_AREA)

    @property
    def reclassed(self) -> int:
        """Number of counties in another class."""
        return sum(place.reclassed for place in self.places)

    def sentence(self, language: Language) -> str:
        """What differs, in one sentence."""
        if self.refused:
            said = Message("同样的筛选在 {id} 中不能照用，没有逐县比较。", id=self.after.release.id)
        else:
            said = self._of_county() if self.county else self._of_view()
        return said.text(language)

    def _of_view(self) -> Message:
        if not self.places:
            return Message("这一视图的数字、级别和记录都没有变化。")
        records = len(self.records)
        if not (self.moved or self.reclassed):
            return Message(
                "各县（区）的数字和级别未变；相关记录 {k} 条有变{area}。",
                k=records,
                area=self._area(),
            )
        return Message(
            "{n} 个县（区）数字有变，{m} 个换了级别；相关记录 {k} 条{area}。",
            n=self.moved,
            m=self.reclassed,
            k=records,
            area=self._area(),
        )

    def _of_county(self) -> Message:
        if not self.places:
            return Message("这个县（区）的数字和记录都没有变化。")
        return Message(
            "这个县（区）有 {k} 条记录不同；{label}：{said}。",
            k=len(self.records),
            label=self.before.metric.label,
            said=Message("数字有变") if self.moved else Message("数字未变"),
        )

    def _area(self) -> Message | str:
        wide = next((p for p in self.places if p.adcode == WHOLE_AREA), None)
        return Message("；不能分到县（区）的数字有变") if wide and wide.moved else ""


Concerned = Callable[[RecordChange], bool]


def newer(releases: Releases, view: View) -> Difference | None:
    """The view in its own release and in the latest; None where that is the same one."""
    found = _asked_anew(releases, view)
    if found is None or found.refused:
        return found
    changes = [c for c in _changes(releases, view) if _concerned(found.before, found.after)(c)]
    codes = [*(str(code) for code in view.counties.index), WHOLE_AREA]
    return _with_places(found, codes, changes)


def newer_of_county(releases: Releases, view: View, code: str) -> Difference | None:
    """The same of one county, with every record of it, whatever the view shows."""
    found = _asked_anew(releases, view)
    if found is None or found.refused:
        return found
    changes = [change for change in _changes(releases, view) if code in change.places]
    return replace(_with_places(found, [code], changes), county=code)


def _asked_anew(releases: Releases, view: View) -> Difference | None:
    latest = releases.latest
    if view.release.id == latest.id:
        return None
    query = view.selection.but(release=latest.id).query()
    parsed = codec.read(query, latest.atlas.scope)
    return Difference(view, latest.atlas.view(parsed.selection), refused=parsed.notices)


def _changes(releases: Releases, view: View) -> tuple[RecordChange, ...]:
    before = releases.facts(view.release.id).atlas.tables
    return record_changes(before, releases.latest.atlas.tables)


def _with_places(
    found: Difference, codes: Iterable[str], changes: list[RecordChange]
) -> Difference:
    places = [_place(found.before, found.after, code, changes) for code in codes]
    return replace(found, places=tuple(place for place in places if place.differs))


def _place(before: View, after: View, code: str, changes: list[RecordChange]) -> PlaceChange:
    was, now = standing(before, code), standing(after, code)
    outside = "outside" in was.flags and "outside" in now.flags
    through = tuple(c for c in changes if code in c.places and not outside)
    return PlaceChange(code, was, now, through)


def standing(view: View, code: str) -> Standing:
    """How a county stands in a view, or the whole area for a blank code."""
    if code == WHOLE_AREA:
        wide = view.area_wide
        flags = ("at_least",) if wide and wide.at_least else ()
        return Standing(wide.value if wide else None, flags=flags)
    value, step = _number(view.values[code]), int(view.steps[code])
    first, last = (0, 0) if value is None else view.years[code]  # a blank is of no year
    return Standing(
        value=value,
        years=(int(first), int(last)),
        flags=tuple(view.flags[code]),
        rank=None if math.isnan(view.ranks[code]) else int(view.ranks[code]),
        step=step,
        limits=next((part for part in view.breaks.bins if part.step == step), None),
    )


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _concerned(before: View, after: View) -> Concerned:
    """Which changes have a part in a view: its own records, and what these are reckoned with.

    A bundle is reckoned with its members, activity and running totals with the plan's pairs,
    a rate per 10,000 people with the census.
    """
    metric = before.metric
    behind = _behind(before) | _behind(after)
    bundles = {key[0] for table, key in behind if table == LEDGER}
    people = METRICS[PEOPLE].column

    def concerned(change: RecordChange) -> bool:
        if (change.table, change.key) in behind:
            return True
        if change.table == LEDGER:
            return bool(change.values("part_of") & bundles)
        if change.table == PAIRS:
            return metric.needs_pairs
        if change.table != INDICATORS or before.selection.normalise != "per_10k":
            return False
        return change.values("indicator") == {people} and change.values("year") == {
            str(PEOPLE_YEAR)
        }

    return concerned


def _behind(view: View) -> frozenset[tuple[str, Key]]:
    """Table and key of every record of a view."""
    metric, rows = view.metric, view.records
    if metric.table == INDICATORS:
        # What is derived from days is known by the row of the days.
        own = rows["indicator"].where(~rows["derived"].astype(bool), metric.days)
        rows = rows.assign(indicator=own)
    elif metric.reads_ledger:
        rows = rows.reset_index()
    return frozenset((metric.table, key) for key in row_keys(metric.table, rows))
