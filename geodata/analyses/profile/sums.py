"""Records of a place by sector and by year, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geodata.arithmetic.arrays import Floats, Mask
from geodata.arithmetic.ledger import COLUMNS, REPORTED, UNDATED, Ledger
from geodata.registry import sectors
from geodata.selection import Selection

#: Everything that a place has: the default rows, undated ones too.
EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Sum:
    """Some records together.

    Attributes
    ----------
    key
        Of a sector or group of sectors; a year, `0` for undated and spanning rows; blank for all.
    reported
        How many of the records are dated by their report (rule 9).
    amounts
        By ledger metric; NaN where no record says a number.
    at_least
        Metrics of which some record speaks without a number (rule 6).
    """

    key: str
    records: int
    reported: int
    amounts: dict[str, float]
    at_least: frozenset[str]


def rows_of(ledger: Ledger, county: int | None) -> Mask:
    """Rows of a county by its place along the river; of everything, area-wide rows too, for None.

    Returns
    -------
    Mask
        One entry a row of the ledger, in its order.

    Examples
    --------
    >>> from geodata.atlas import Atlas
    >>> ledger = Atlas.load().ledger
    >>> int(rows_of(ledger, None).sum()) > int(rows_of(ledger, 0).sum())
    True
    """
    mask = ledger.matching(EVERYTHING)
    return mask if county is None else mask & (ledger.county == county)


def total(ledger: Ledger, mask: Mask) -> Sum:
    """All rows of a mask.

    Parameters
    ----------
    mask
        One entry a row of the ledger; money of the sums is in 万元.
    """
    return _sum(ledger, mask, "")


def by_group(ledger: Ledger, mask: Mask) -> tuple[Sum, ...]:
    """The four sectors and all others together, records or not.

    Parameters
    ----------
    mask
        One entry a row of the ledger; money of the sums is in 万元.
    """
    return tuple(
        _sum(ledger, mask & ledger.any_of("sector", sectors.members((key,))), key)
        for key in sectors.GROUPS
    )


def by_sector(ledger: Ledger, mask: Mask) -> tuple[Sum, ...]:
    """The four sectors, then every other that has records.

    Parameters
    ----------
    mask
        One entry a row of the ledger; money of the sums is in 万元.
    """
    every = [_sum(ledger, mask & ledger.any_of("sector", (key,)), key) for key in sectors.SECTORS]
    return tuple(one for one in every if one.records or one.key in sectors.MAIN)


def by_year(ledger: Ledger, mask: Mask) -> tuple[Sum, ...]:
    """Every year that has records in order; what has no single year comes last.

    Parameters
    ----------
    mask
        One entry a row of the ledger; money of the sums is in 万元.
    """
    years = sorted(set(ledger.year[mask].tolist()), key=lambda year: (year == UNDATED, year))
    return tuple(_sum(ledger, mask & (ledger.year == year), str(year)) for year in years)


def _sum(ledger: Ledger, mask: Mask, key: str) -> Sum:
    def amounts(of: Callable[[str], float]) -> dict[str, float]:
        return {column: of(column) for column in COLUMNS}

    return Sum(
        key=key,
        records=int(mask.sum()),
        reported=int((mask & ledger.any_of("year_basis", (REPORTED,))).sum()),
        amounts=amounts(lambda column: _added(ledger.adds[column][mask])),
        at_least=frozenset(c for c in COLUMNS if ledger.silent(mask, c).any()),
    )


def _added(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(known.sum()) if known.size else np.nan
