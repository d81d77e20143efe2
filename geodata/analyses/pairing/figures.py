"""What is known of each pair of supporter and county: records, money, running totals, years.

Grants and investment stand apart and are never added (honesty rule 2). A figure of one pair is
that of `/data.csv` with this supporter chosen, so a row that names two supporters counts for each
of them, and the figures of pairs do not add up to those of a county.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from geodata.analyses.pairing import matrix as pairs
from geodata.analyses.pairing.matrix import Matrix
from geodata.arithmetic import measures
from geodata.arithmetic.ledger import REPORTED, UNDATED
from geodata.atlas import Atlas
from geodata.registry.metrics import METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection

#: Metrics that add up the ledger, and those that hold published running totals.
SUMS = tuple(m.key for m in METRICS.values() if m.sums_ledger)
TOTALS = tuple(m.key for m in METRICS.values() if m.is_running_total)
PAIRED, OWN, BESIDE = "paired", "own", "beside"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in the unit of its metric, NaN where no record gives a number."""

    value: float = math.nan
    at_least: bool = False

    @property
    def is_known(self) -> bool:
        """Whether a number is published; a blank is not a zero."""
        return not math.isnan(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The latest running total that was published of a pair; no filter changes it.

    Attributes
    ----------
    first
        Year in which it begins, 0 where its source does not say.
    together
        It is of several supporters of this county at once.
    """

    metric: str
    value: float
    first: int
    last: int
    together: bool
    source: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A supporter and a county that belong together.

    Attributes
    ----------
    relation
        `paired` by the plan's table, `own` province (note 1 of the table), or `beside` the plan:
        only records say so.
    order
        Place of the supporter among those of the county in the table, 0 outside it.
    sums
        By metric of `SUMS`.
    last
        Latest year of a record; 0 where there is none, or none of one single year.
    reported
        In that year there are only records that are dated by their report.
    """

    supporter: str
    adcode: str
    relation: str
    order: int
    records: int
    sums: dict[str, Amount]
    last: int
    reported: bool
    totals: tuple[Total, ...]

    @property
    def key(self) -> str:
        """Names the pair in a page."""
        return f"{self.supporter}-{self.adcode}"


@dataclass(frozen=True, eq=False)
class PairFigures:
    """All pairs within a selection, by county down the river, then in the order of the table."""

    matrix: Matrix
    pairs: tuple[Pair, ...]

    def of(self, relation: str) -> tuple[Pair, ...]:
        """Those of one relation."""
        return tuple(pair for pair in self.pairs if pair.relation == relation)

    @property
    def documented(self) -> tuple[Pair, ...]:
        """Pairs of the plan's table that records speak of."""
        return tuple(pair for pair in self.of(PAIRED) if pair.records)


def pair_figures(atlas: Atlas, selection: Selection) -> PairFigures:
    """What a settled selection leaves of every pair.

    Examples
    --------
    >>> found = pair_figures(Atlas.load(), Selection())
    >>> len(found.of("paired")), len(found.of("own")), len(found.documented)
    (34, 19, 25)
    """
    matrix = pairs.matrix(atlas, selection)
    related = _related(matrix)
    published = _totals(atlas)
    made = [
        pair
        for n, key in enumerate(map(str, matrix.supporters.index))
        for pair in _of_supporter(atlas, selection, key, related.get(n, []), published)
    ]
    river = {str(code): n for n, code in enumerate(matrix.counties.index)}
    rank = {PAIRED: 0, OWN: 1, BESIDE: 2}
    made.sort(key=lambda pair: (river[pair.adcode], rank[pair.relation], pair.order))
    return PairFigures(matrix, tuple(made))


def pairs_of(atlas: Atlas, selection: Selection, key: str) -> tuple[Pair, ...]:
    """The pairs of any supporter down the river, whether the plan's table names it or not.

    A supporter without a row in the matrix has those counties that its records or its running
    totals name.
    """
    matrix, published = pairs.matrix(atlas, selection), _totals(atlas)
    if key in matrix.supporters.index:
        row = int(str(matrix.supporters.index.get_loc(key)))
        cells = _related(matrix).get(row, [])
    else:
        cells = _named(atlas, selection, key, published)
    return tuple(_of_supporter(atlas, selection, key, cells, published))


class _Cell(NamedTuple):
    """A cell of the matrix that says something."""

    adcode: str
    relation: str
    order: int
    records: int


def _related(matrix: Matrix) -> dict[int, list[_Cell]]:
    """By row of the matrix, the counties that belong to this supporter."""
    order, records = matrix.order.to_numpy(), matrix.records.to_numpy()
    own, inside = matrix.own.to_numpy(), matrix.inside.to_numpy()
    found: dict[int, list[_Cell]] = {}
    for row, column in zip(*np.nonzero(inside & ((order > 0) | own | (records > 0))), strict=True):
        place = int(order[row, column])
        relation = PAIRED if place else OWN if own[row, column] else BESIDE
        code = str(matrix.counties.index[column])
        cell = _Cell(code, relation, place, int(records[row, column]))
        found.setdefault(int(row), []).append(cell)
    return found


def _named(atlas: Atlas, selection: Selection, key: str, published: _Published) -> list[_Cell]:
    ledger, inside = atlas.ledger, atlas.inside(selection)
    mask = ledger.matching(selection.but(supporters=(key,))) & (ledger.county >= 0)
    records = np.bincount(ledger.county[mask], minlength=len(inside))
    with_total = {code for code, supporter, _ in published if supporter == key}
    return [
        _Cell(str(code), BESIDE, 0, int(count))
        for code, count, here in zip(atlas.tables.counties.index, records, inside, strict=True)
        if here and (count or code in with_total)
    ]


def _of_supporter(
    atlas: Atlas, selection: Selection, key: str, cells: list[_Cell], published: _Published
) -> list[Pair]:
    if not cells:
        return []
    known = any(cell.records for cell in cells)
    alone = selection.but(supporters=(key,))
    sums = {metric: _sums(atlas, alone, metric) if known else {} for metric in SUMS}
    years = _years(atlas, alone) if known else {}
    made = []
    for cell in cells:
        last, reported = years.get(cell.adcode, (0, False))
        pair = Pair(
            supporter=key,
            adcode=cell.adcode,
            relation=cell.relation,
            order=cell.order,
            records=cell.records,
            sums={metric: found.get(cell.adcode, Amount()) for metric, found in sums.items()},
            last=last,
            reported=reported,
            totals=_of_pair(published, key, cell),
        )
        made.append(pair)
    return made


def _sums(atlas: Atlas, alone: Selection, metric: str) -> dict[str, Amount]:
    """By county that has a number; `alone` chooses one supporter."""
    found = measures.ledger_sum(atlas.ledger, alone, METRICS[metric].column)
    return {
        str(code): Amount(float(value), "at_least" in flags)
        for code, value, flags in zip(
            atlas.tables.counties.index, found.values, found.flags, strict=True
        )
        if not math.isnan(value)
    }


def _years(atlas: Atlas, alone: Selection) -> dict[str, tuple[int, bool]]:
    """By county, the latest year of a record, and whether only reports date it."""
    ledger = atlas.ledger
    rows = np.flatnonzero(ledger.matching(alone) & (ledger.county >= 0) & (ledger.year > UNDATED))
    reported = ledger.any_of("year_basis", (REPORTED,))
    found: dict[str, tuple[int, bool]] = {}
    for row in rows:
        code = str(atlas.tables.counties.index[ledger.county[row]])
        said = (int(ledger.year[row]), bool(reported[row]))
        best = found.get(code)
        if best is None or said[0] > best[0]:
            found[code] = said
        elif said[0] == best[0]:
            found[code] = (best[0], best[1] and said[1])
    return found


_Published = dict[tuple[str, str, str], Total]


def _totals(atlas: Atlas) -> _Published:
    """The latest running total by county, supporter and metric."""
    metrics = {METRICS[key].column: key for key in TOTALS}
    rows = atlas.tables.pair_totals.sort_values("year_to", kind="stable")
    return {
        (str(row["adcode"]), str(row["supporter"]), metrics[row["measure"]]): _total(
            metrics[row["measure"]], row
        )
        for _, row in rows.iterrows()
    }


def _total(metric: str, row: pd.Series) -> Total:
    return Total(
        metric=metric,
        value=float(row["value"]),
        first=0 if pd.isna(row["year_from"]) else int(row["year_from"]),
        last=int(row["year_to"]),
        together=row["supporter"] == plan_facts().together,
        source=str(row["source_id"]),
        note=str(row["note"]),
    )


def _of_pair(published: _Published, key: str, cell: _Cell) -> tuple[Total, ...]:
    """Its own; where it has none, what is given for the county's pairs together."""
    who = (key, plan_facts().together) if cell.relation == PAIRED else (key,)
    found = [
        next(
            (published[place] for one in who if (place := (cell.adcode, one, metric)) in published),
            None,
        )
        for metric in TOTALS
    ]
    return tuple(total for total in found if total)
