"""The ledger as arrays: what each row adds once bundles are reduced to their remainder.

Rules 1, 4, 6, 7 and 8 of the design live here. Everything is computed once per release;
a filter is then a boolean mask over the rows, a total one `bincount`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata.arithmetic.arrays import Floats, Ints, Mask
from geodata.package.tables import Tables
from geodata.registry import sectors
from geodata.registry.metrics import METRICS
from geodata.registry.terms import DEFAULT_PROGRAMMES
from geodata.selection import Selection

EXCHANGE = "exchange"
BUNDLE = "bundle"
REPORTED = "reported"
AREA_WIDE = -1
UNDATED = 0
#: Ledger columns that can be added up, and the kind of money each takes ("" counts projects).
COLUMNS: dict[str, str] = {m.column: m.money for m in METRICS.values() if m.sums_ledger}
#: Columns of which a selection chooses values.
_CHOSEN_BY = ("programme", "sector", "status", "year_basis")


@dataclass(frozen=True, eq=False)
class Ledger:
    """Rows that can count (exchanges are left out), in file order.

    Attributes
    ----------
    rows
        The rows as read, index `id`.
    county
        Position in river order, -1 for the whole area.
    year
        Calendar year, 0 for undated rows and rows with a span of years.
    parent
        Position of the bundle that the row is a member of, -1 for none.
    adds
        Per column of `COLUMNS` what the row adds; NaN where the row says nothing.
        Money is in 万元.
    concerns
        Per column of `COLUMNS` the rows that speak of it, with or without a number.
    having
        Rows by value, for each column that a selection chooses from.
    active
        Rows × supporters, true where the row names that supporter.
    paired
        Counties × supporters of the plan's table.
    provinces
        Province key of each county in river order.
    """

    rows: pd.DataFrame
    county: Ints
    year: Ints
    tier: Ints
    parent: Ints
    adds: dict[str, Floats]
    concerns: dict[str, Mask]
    having: dict[str, dict[str, Mask]]
    active: npt.NDArray[np.bool_]
    paired: npt.NDArray[np.bool_]
    provinces: npt.NDArray[np.str_]
    supporters: tuple[str, ...]

    def matching(
        self, selection: Selection, *, years: bool = True, sectors_too: bool = True
    ) -> Mask:
        """Rows that pass the filters of a selection.

        `province` and `county` are no filters of rows.

        Returns
        -------
        Mask
            One entry a row, in the order of `rows`; a new array each time.
        """
        mask = self._programmes(selection)
        if selection.sectors and sectors_too:
            mask &= self.any_of("sector", sectors.members(selection.sectors))
        if selection.years is not None and years:
            first, last = selection.years
            mask &= (self.year > UNDATED) & (self.year >= first) & (self.year <= last)
        if selection.supporters:
            mask &= self.active[:, self.columns(selection.supporters)].any(axis=1)
        if selection.status:
            mask &= self.any_of("status", selection.status)
        if selection.basis:
            mask &= self.any_of("year_basis", selection.basis)
        if selection.tier:
            mask &= np.isin(self.tier, selection.tier)
        return mask

    def _programmes(self, selection: Selection) -> Mask:
        if selection.programme == ("all",):
            return np.ones(len(self.rows), dtype=bool)
        return self.any_of("programme", selection.programme or DEFAULT_PROGRAMMES)

    def any_of(self, column: str, values: Iterable[str]) -> Mask:
        """Rows that have one of the values in a column; a new array each time.

        Returns
        -------
        Mask
            One entry a row, in the order of `rows`.
        """
        found = np.zeros(len(self.rows), dtype=bool)
        for value in values:
            if value in self.having[column]:
                found |= self.having[column][value]
        return found

    def columns(self, supporters: Iterable[str]) -> list[int]:
        """Positions of supporters in `active` and `paired`."""
        return [self.supporters.index(key) for key in supporters]

    def silent(self, mask: Mask, column: str) -> Mask:
        """Rows of a mask that speak of a column without a number.

        Members are not silent while the bundle that states their sum is in the mask too.

        Parameters
        ----------
        mask
            One entry a row, in the order of `rows`; it stays as it is.
        column
            A key of `COLUMNS`.

        Returns
        -------
        Mask
            One entry a row, in the order of `rows`.
        """
        blank = np.isnan(self.adds[column])
        told = mask & ~blank
        covered = (self.parent >= 0) & told[self.parent]
        return mask & self.concerns[column] & blank & ~covered

    def active_pairs(self, mask: Mask) -> npt.NDArray[np.bool_]:
        """Counties × supporters: the plan's pairs with at least one of the rows.

        Returns
        -------
        numpy.ndarray
            bool, counties in river order × supporters in the order of `supporters`.
        """
        found = np.zeros_like(self.paired)
        rows, who = self.named(mask)
        found[self.county[rows], who] = True
        return found & self.paired

    def named(self, mask: Mask) -> tuple[Ints, Ints]:
        """Rows of a mask that belong to a county, once for each supporter, and that supporter.

        Parameters
        ----------
        mask
            One entry a row, in the order of `rows`; rows for the whole area drop out.

        Returns
        -------
        tuple
            Positions in `rows` and in `supporters`, of equal length; a row of two supporters twice.
        """
        rows, who = np.nonzero(self.active & (mask & (self.county >= 0))[:, np.newaxis])
        return rows, who


def build(tables: Tables, *, exchanges: bool = False) -> Ledger:
    """Reduce bundles and lay the ledger out as arrays (rule 7).

    A bundle adds `max(0, bundle − Σ members)`, in projects and in money, over all its
    members whatever their year or sector. A blank stays blank. With `exchanges` these are
    rows too, for lists only: they count for nothing.
    """
    rows = tables.projects
    if not exchanges:
        rows = rows[rows["item"] != EXCHANGE]
    places = {code: n for n, code in enumerate(tables.counties.index)}
    keys = tuple(tables.supporters.index)
    adds, concerns = {}, {}
    for column, money in COLUMNS.items():
        concerns[column] = _concerns(rows, money)
        adds[column] = _remainders(rows, _stated(rows, money, concerns[column]))
    spanning = (rows["span"] != "").to_numpy()
    year = rows["year"].fillna(UNDATED).to_numpy(dtype=np.int64)
    return Ledger(
        rows=rows,
        county=np.array([places.get(code, AREA_WIDE) for code in rows["adcode"]], dtype=np.int64),
        year=np.where(spanning, UNDATED, year),
        tier=tables.sources["tier"].reindex(rows["source_id"]).to_numpy(dtype=np.int64),
        parent=np.asarray(rows.index.get_indexer(pd.Index(rows["part_of"])), dtype=np.int64),
        adds=adds,
        concerns=concerns,
        having={column: _by_value(rows[column]) for column in _CHOSEN_BY},
        active=_matrix([row.split("|") for row in rows["supporter"]], keys),
        paired=_matrix(_named(tables), keys),
        provinces=tables.counties["province"].to_numpy(dtype=str),
        supporters=keys,
    )


def _concerns(rows: pd.DataFrame, money: str) -> Mask:
    if not money:
        return np.ones(len(rows), dtype=bool)
    return (rows["amount_kind"] == money).to_numpy()


def _stated(rows: pd.DataFrame, money: str, concerned: Mask) -> Floats:
    source = rows["amount_wan"] if money else rows["project_count"]
    return np.where(concerned, source.to_numpy(dtype=np.float64), np.nan)


def _remainders(rows: pd.DataFrame, stated: Floats) -> Floats:
    of_members = pd.Series(stated, index=rows["part_of"].to_numpy()).groupby(level=0).sum()
    taken = of_members.reindex(rows.index).fillna(0.0).to_numpy()
    return np.where((rows["item"] == BUNDLE).to_numpy(), np.maximum(0.0, stated - taken), stated)


def _by_value(column: pd.Series) -> dict[str, Mask]:
    values = column.to_numpy(dtype=str)
    return {str(value): values == value for value in np.unique(values)}


def _named(tables: Tables) -> list[list[str]]:
    """The plan's supporters of each county, counties along the river."""
    named: dict[str, list[str]] = {str(code): [] for code in tables.counties.index}
    for code, key in zip(tables.pairing["adcode"], tables.pairing["supporter"], strict=True):
        named[code].append(key)
    return list(named.values())


def _matrix(named: list[list[str]], keys: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    return np.array([[key in row for key in keys] for row in named], dtype=bool)
