"""The pairing matrix: who supports whom by the plan, and how many public records say so.

Supporters down, counties across in river order. What it shows does not depend on the metric;
the other filters of the selection choose the records (rules 1 to 4 and 16).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from geodata.arithmetic.arrays import Ints, Mask
from geodata.atlas import Atlas
from geodata.package.tables import Release, Tables
from geodata.selection import Selection

#: Kinds of supporters that have a row, in the order of their groups. The plan's table names the
#: first two; each county's own province supports it besides (note 1 of the table).
OWN_PROVINCE = "own_province"
KINDS = ("province", "city", OWN_PROVINCE)


@dataclass(frozen=True, eq=False, kw_only=True)
class Matrix:
    """Frames of supporters × counties, all with the same index and columns.

    Attributes
    ----------
    supporters
        31 registry rows, index `key`: 19 provinces, 10 cities, then the 2 own provinces.
    counties
        19 registry rows, index adcode in river order.
    paired
        bool: the plan's table names this pair.
    order
        int: place of the supporter among those of the county, as the table lists them; 0 where
        it is not paired.
    own
        bool: the county lies in this province, which supports it besides.
    records
        int: matching ledger rows that name this supporter and this county. Under `paired` a 0 says
        that nothing was published; a number where nothing is paired or own is support beside
        the plan. A row that names two supporters counts for each.
    inside
        bool: within the chosen province and the chosen supporters.
    beyond
        Matching rows of these counties that no cell holds: of central bodies, and of supporters
        that the source does not name.
    area_wide
        Matching rows without a county; 0 under a chosen province (rule 17).
    """

    selection: Selection
    release: Release
    supporters: pd.DataFrame
    counties: pd.DataFrame
    paired: pd.DataFrame
    order: pd.DataFrame
    own: pd.DataFrame
    records: pd.DataFrame
    inside: pd.DataFrame
    beyond: int
    area_wide: int

    @property
    def unnamed(self) -> tuple[str, ...]:
        """Counties for which the table names nobody (note 2): a fact of the table, no blank."""
        return tuple(str(code) for code in self.counties.index[~self.paired.any()])

    @cached_property
    def kinds(self) -> dict[tuple[str, str], str]:
        """What there is to say of a supporter and a county; nothing of most of them.

        `documented` and `silent` pairs with and without matching records, `own` province,
        `beside` the plan: records of a pair that its table does not name.
        """
        told = self.records.to_numpy() > 0
        kinds = np.select(
            [self.paired.to_numpy() & told, self.paired.to_numpy(), self.own.to_numpy(), told],
            ["documented", "silent", "own", "beside"],
            default="",
        )
        keys, codes = list(map(str, self.supporters.index)), list(map(str, self.counties.index))
        return {
            (keys[row], codes[column]): str(kinds[row, column])
            for row, column in zip(*np.nonzero((kinds != "") & self.inside.to_numpy()), strict=True)
        }

    @property
    def documented(self) -> pd.DataFrame:
        """bool: pairs of the table that matching records speak of (`active_supporters`).

        Returns
        -------
        pandas.DataFrame
            Index and columns of `paired`: supporters × counties in river order.
        """
        return self.paired & (self.records > 0)


def matrix(atlas: Atlas, selection: Selection) -> Matrix:
    """The matrix of a settled selection (see `codec.read`).

    Examples
    --------
    >>> found = matrix(Atlas.load(), Selection())
    >>> found.paired.shape, int(found.paired.sum().sum()), found.unnamed
    ((31, 19), 34, ('500116',))
    """
    tables, index = atlas.tables, atlas.tables.counties.index
    supporters = _rows(tables)

    def frame(cells: Ints | Mask) -> pd.DataFrame:
        return pd.DataFrame(cells, index=supporters.index, columns=index)

    here = atlas.inside(selection)
    inside = np.outer(_chosen(supporters, selection), here)
    order = _order(tables, supporters)
    counted = _counted(atlas, selection, supporters)
    return Matrix(
        selection=selection,
        release=tables.release,
        supporters=supporters,
        counties=tables.counties,
        paired=frame(order > 0),
        order=frame(order),
        own=frame(_own(supporters, tables.counties)),
        records=frame(np.where(inside, counted.cells, 0)),
        inside=frame(inside),
        beyond=int(counted.beyond[here].sum()),
        area_wide=0 if selection.province else counted.area_wide,
    )


class _Counted(NamedTuple):
    """Matching rows per supporter and county, per county without a cell, and without a county."""

    cells: Ints
    beyond: Ints
    area_wide: int


def _counted(atlas: Atlas, selection: Selection, supporters: pd.DataFrame) -> _Counted:
    ledger = atlas.ledger
    matching = ledger.matching(selection)
    columns = ledger.columns(supporters.index)
    cells = np.zeros((len(ledger.supporters), len(ledger.paired)), dtype=np.int64)
    rows, who = ledger.named(matching)
    np.add.at(cells, (who, ledger.county[rows]), 1)
    placed = matching & (ledger.county >= 0)
    without = ledger.county[placed & ~ledger.active[:, columns].any(axis=1)]
    beyond = np.bincount(without, minlength=len(ledger.paired)).astype(np.int64)
    return _Counted(cells[columns], beyond, int((matching & (ledger.county < 0)).sum()))


def _rows(tables: Tables) -> pd.DataFrame:
    """Supporters by kind, in the order of the registry within a kind."""
    rows = tables.supporters
    return pd.concat([rows[rows["kind"] == kind] for kind in KINDS])


def _chosen(supporters: pd.DataFrame, selection: Selection) -> Mask:
    if not selection.supporters:
        return np.ones(len(supporters), dtype=bool)
    return np.asarray(supporters.index.isin(selection.supporters))


def _order(tables: Tables, supporters: pd.DataFrame) -> Ints:
    cells = np.zeros((len(supporters), len(tables.counties)), dtype=np.int64)
    who = supporters.index.get_indexer(pd.Index(tables.pairing["supporter"]))
    where = tables.counties.index.get_indexer(pd.Index(tables.pairing["adcode"]))
    cells[who, where] = tables.pairing["order"].to_numpy(dtype=np.int64)
    return cells


def _own(supporters: pd.DataFrame, counties: pd.DataFrame) -> Mask:
    """The keys of own provinces are those of `counties.province`."""
    keys = np.where(supporters["kind"] == OWN_PROVINCE, supporters.index, "")
    return np.asarray(keys[:, np.newaxis] == counties["province"].to_numpy(dtype=str))
