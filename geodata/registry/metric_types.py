"""What a metric is: the fields of a row of `geodata.registry.metrics`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geodata.language import Text
from geodata.language.units import Unit
from geodata.registry import kinds

Group = Literal["support", "ecology", "people"]
Scheme = Literal["values", "natural", "log"]
#: By what counties' shares make up the area's: people, land, or "" where nothing does.
Weight = Literal["", "people", "km2"]

NOTHING = Text("", "")
HIGHEST = Text("最高", "the highest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What can be put on the map.

    Attributes
    ----------
    kind
        Key of `KINDS`: the rule that computes it, and the answers below.
    column
        Ledger column (`projects`, `grants`, `investment`), running total or indicator it reads.
    keys
        Query keys that apply besides `metric`, `province`, `county`, `sort`, `lang`, `release`.
    normalise
        Allowed values of `normalise` besides `none`.
    finding
        The noun phrase of the headline, with gaps `{county}` and `{value}`.
    most
        The superlative that fits: 最多 for amounts, 最高 for levels.
    ranked
        False where places are not comparable enough to be ranked.
    play_from
        First year of trend, play and change; older years are single maps.
    money
        Kind of money (`amount_kind`) that a ledger metric adds up; blank where it counts projects.
    published
        Row of the plan that it is a share of, and the factor to the metric's unit (rule 17).
    unchanging
        Why two years of it cannot be compared; blank where they can.
    weight
        By what its figures of counties add up to that of the area (`relative=area`); rates
        per head or km² are weighted by what they were divided by.
    extensive
        Its figures of all counties add up to that of the area.
    area_row
        Row of the plan with the area's figure; blank where it has none.
    on_slides
        Its place among the figures of a county in a meeting, from 1; 0 for none.
    ledger_column
        Ledger column that documents a part of a running total; blank for other kinds.
    days
        Indicator of days from which a rate is worked out where none is published (rule 11).
    """

    key: str
    label: Text
    unit: Unit
    group: Group
    kind: str
    column: str
    ramp: str
    scheme: Scheme
    about: Text
    source: Text
    finding: Text
    most: Text = HIGHEST
    method: Text = NOTHING
    caveat: Text = NOTHING
    keys: frozenset[str] = frozenset({"years", "tier"})
    normalise: frozenset[str] = frozenset()
    ranked: bool = True
    play: bool = True
    play_from: int = 0
    better: Literal["more", "less", "none"] = "none"
    money: str = ""
    published: tuple[str, float] | None = None
    unchanging: Text = NOTHING
    weight: Weight = ""
    extensive: bool = False
    area_row: str = ""
    ledger_column: str = ""
    days: str = ""
    on_slides: int = 0

    @property
    def table(self) -> str:
        """The table that holds the records behind its figures."""
        return kinds.KINDS[self.kind].table

    @property
    def adds_up(self) -> bool:
        """Whether figures of several rows or years make one sum; levels never do."""
        return kinds.KINDS[self.kind].adds_up

    @property
    def has_own_year(self) -> bool:
        """Whether every county's figure is of one year of its own, told beside it."""
        return kinds.KINDS[self.kind].has_own_year

    @property
    def has_charts(self) -> bool:
        """Whether it has a trend and sectors of its own (rule 3)."""
        return kinds.KINDS[self.kind].has_charts

    @property
    def has_lines(self) -> bool:
        """Whether its trend is a line per county; else bars per year."""
        return kinds.KINDS[self.kind].has_lines

    @property
    def has_sectors(self) -> bool:
        """Whether it can be divided by sectors."""
        return kinds.KINDS[self.kind].has_sectors

    @property
    def as_published(self) -> bool:
        """Whether its figures are those that sources print."""
        return kinds.KINDS[self.kind].as_published

    @property
    def zero_is_stated(self) -> bool:
        """Whether 0 is a fact of a table, never a figure that is small."""
        return kinds.KINDS[self.kind].zero_is_stated

    @property
    def counts_pairs(self) -> bool:
        """Whether it counts the pairs of the plan's table."""
        return kinds.KINDS[self.kind].counts_pairs

    @property
    def counts_supporters(self) -> bool:
        """Whether it counts supporters of all that are paired, and reads as 4/7."""
        return kinds.KINDS[self.kind].counts_supporters

    @property
    def sums_ledger(self) -> bool:
        """Whether it adds up a column of the ledger."""
        return kinds.KINDS[self.kind].sums_ledger

    @property
    def is_running_total(self) -> bool:
        """Whether its figures run up to years that differ between the counties."""
        return kinds.KINDS[self.kind].is_running_total

    @property
    def needs_pairs(self) -> bool:
        """Whether the plan's table of pairs decides which of its records count."""
        return kinds.KINDS[self.kind].needs_pairs

    @property
    def moves_with_years(self) -> bool:
        """Whether a choice of sectors or years moves to another metric (rule 3)."""
        return kinds.KINDS[self.kind].moves_with_years

    @property
    def reads_ledger(self) -> bool:
        """Whether the records behind its figures are rows of the ledger."""
        return self.table == kinds.LEDGER

    @property
    def reads_indicators(self) -> bool:
        """Whether they are rows of county figures."""
        return self.table == kinds.INDICATORS
