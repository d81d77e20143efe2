"""What a metric is: the fields of a row of `geodata.registry.metrics`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geodata.language import Text
from geodata.language.units import Unit

Kind = Literal["pairs", "active", "ledger", "totals", "indicator"]
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
    ledger_column
        Ledger column that documents a part of a running total; blank for other kinds.
    days
        Indicator of days from which a rate is worked out where none is published (rule 11).
    """

    key: str
    label: Text
    unit: Unit
    group: Group
    kind: Kind
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

    @property
    def is_level(self) -> bool:
        """True for indicators: they never add up over years or counties."""
        return self.kind == "indicator"
