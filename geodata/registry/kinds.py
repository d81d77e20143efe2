"""Registry of the kinds of metrics: what is true of every metric of a kind.

Nothing outside the registry and `geodata.arithmetic` asks for a kind: it asks the metric one
of these questions. How a kind is computed stands in `geodata.arithmetic.kinds`.
"""

from __future__ import annotations

from dataclasses import dataclass

#: The tables of the package that hold records of metrics.
LEDGER, PAIRS, TOTALS, INDICATORS = "projects", "pairing", "pair_totals", "indicators"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The answers of one kind.

    Attributes
    ----------
    table
        Where the records behind its figures lie.
    adds_up
        Figures of several rows or years make one sum; False for levels, which never add up.
    has_own_year
        Every county's figure is of one year of its own, which is told beside it.
    has_charts
        It has a trend and sectors of its own; else another metric's are shown (rule 3).
    has_lines
        Its trend is a line per county; else bars per year.
    has_sectors
        It can be divided by sectors.
    as_published
        Its figures are those that sources print: nothing is counted or added.
    zero_is_stated
        0 is a fact of a table, never a figure that is small.
    counts_pairs
        It counts the pairs of the plan's table.
    counts_supporters
        It counts supporters of all that are paired, and reads as 4/7.
    sums_ledger
        It adds up a column of the ledger.
    is_running_total
        Its figures run up to years that differ between the counties.
    needs_pairs
        Which of its records count depends on the plan's table of pairs.
    moves_with_years
        A choice of sectors or years moves to another metric (rule 3).
    """

    key: str
    table: str
    adds_up: bool = True
    has_own_year: bool = False
    has_charts: bool = True
    has_lines: bool = False
    has_sectors: bool = True
    as_published: bool = False
    zero_is_stated: bool = False
    counts_pairs: bool = False
    counts_supporters: bool = False
    sums_ledger: bool = False
    is_running_total: bool = False
    needs_pairs: bool = False
    moves_with_years: bool = False


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(
            key="pairs",
            table=PAIRS,
            has_charts=False,
            zero_is_stated=True,
            counts_pairs=True,
            moves_with_years=True,
        ),
        Kind(key="active", table=LEDGER, counts_supporters=True, needs_pairs=True),
        Kind(key="ledger", table=LEDGER, sums_ledger=True),
        Kind(key="totals", table=TOTALS, has_charts=False, is_running_total=True, needs_pairs=True),
        Kind(
            key="indicator",
            table=INDICATORS,
            adds_up=False,
            has_own_year=True,
            has_lines=True,
            has_sectors=False,
            as_published=True,
        ),
    )
}
