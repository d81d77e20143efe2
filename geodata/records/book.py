"""The ledger row by row: filter, search, order, a page of it, and how many rows a value has.

Every row is here, also exchanges, which count in no metric. Which programmes are shown follows
the rule of every other page (rule 1): the default ones unless `programme` says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geodata.arithmetic import ledger
from geodata.arithmetic.arrays import Floats, Mask
from geodata.arithmetic.ledger import COLUMNS, EXCHANGE, UNDATED, Ledger
from geodata.language.shown import normalised
from geodata.query.keys import ROW_FILTERS
from geodata.records.request import RecordsRequest
from geodata.registry import sectors
from geodata.registry.terms import DEFAULT_PROGRAMMES, KINDS, PROGRAMMES, STATUS, TIERS

if TYPE_CHECKING:
    from geodata.atlas import Atlas

#: Most rows that one request gets.
MOST = 200
#: Facets in the order in which questions are asked: the key and what is counted under it.
FACETS = ("sectors", "years", "county", "supporters", "kind", "status", "programme", "tier")
#: Rows without one year of their own, in the facet of years.
NO_YEAR = ""
#: Rows for the whole area, in the facet of counties.
WHOLE_AREA = ""


@dataclass(frozen=True, eq=False)
class Book:
    """All rows of one release, laid out for filters and orders."""

    atlas: Atlas
    ledger: Ledger

    @property
    def rows(self) -> pd.DataFrame:
        """The rows as read, exchanges too.

        Returns
        -------
        pandas.DataFrame
            `tables.projects` itself, index `id`, in file order: treat it as read-only.
        """
        return self.ledger.rows

    def mask(self, asked: RecordsRequest, without: str = "") -> Mask:
        """Rows that pass every filter; `without` leaves the filter of one key out.

        Returns
        -------
        Mask
            One entry a row, in the order of `rows`; a new array each time.
        """
        selection = asked.selection
        if without in ROW_FILTERS:
            selection = selection.but(
                **{without: ("all",) if without == "programme" else _usual(without)}
            )
        mask = self.ledger.matching(selection)
        if selection.county:
            mask &= self._codes == selection.county
        if selection.province:
            inside = np.append(self.atlas.inside(selection), False)  # the whole area is no county
            mask &= inside[self.ledger.county]
        if asked.kind and without != "kind":
            mask &= np.isin(self._kinds, asked.kind)
        return mask & self.found(asked.q)

    def found(self, words: str) -> Mask:
        """Rows in whose text every word stands, whatever its capitals and widths.

        Returns
        -------
        Mask
            One entry a row, in the order of `rows`; all true without words.
        """
        wanted = plain_text(words).split()
        texts = self._texts
        return np.array([all(word in text for word in wanted) for text in texts], dtype=bool)

    def positions(self, asked: RecordsRequest) -> list[int]:
        """Rows that pass, in order; equal ones stay in river order, blanks come last."""
        mask = self.mask(asked)
        column, down = asked.order.removeprefix("-"), asked.order.startswith("-")
        known = [n for n in self._river if mask[n]]
        if not column:
            return known
        keys = self._keys[column]
        blank = [n for n in known if keys[n] is None]
        rest = [n for n in known if keys[n] is not None]
        return [*sorted(rest, key=lambda n: keys[n], reverse=down), *blank]  # type: ignore[arg-type,return-value]

    def facets(self, asked: RecordsRequest) -> dict[str, dict[str, int]]:
        """Per facet how many rows each value has under all other filters, in registry order.

        Values without a row are there too, with 0.
        """
        return {key: self._counted(key, self.mask(asked, key)) for key in FACETS}

    def _counted(self, key: str, mask: Mask) -> dict[str, int]:
        values = self._values[key]
        return {value: int((mask & having).sum()) for value, having in values.items()}

    def adds(self, row_id: str) -> dict[str, float]:
        """What a row counts for, by column of `COLUMNS`; nothing for exchanges and blanks."""
        rows = self.atlas.ledger.rows.index
        if row_id not in rows:
            return {}
        place = int(np.flatnonzero(rows == row_id)[0])
        found = {column: float(self.atlas.ledger.adds[column][place]) for column in COLUMNS}
        return {column: value for column, value in found.items() if not np.isnan(value)}

    def added(self, column: str) -> Floats:
        """What every row counts for in one column of `COLUMNS`.

        Returns
        -------
        Floats
            One entry a row, in the order of `rows`: projects, or money in 万元, of a bundle its
            remainder; NaN for exchanges and where the row gives no number.
        """
        known: pd.Series = pd.Series(
            self.atlas.ledger.adds[column], index=self.atlas.ledger.rows.index
        )
        return np.asarray(known.reindex(self.rows.index), dtype=np.float64)

    def members(self, row_id: str) -> list[str]:
        """Rows that are part of a bundle."""
        return [str(key) for key in self.rows.index[self.rows["part_of"] == row_id]]

    @cached_property
    def _codes(self) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
        return self.rows["adcode"].to_numpy(dtype=str)

    @cached_property
    def _kinds(self) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
        return self.rows["amount_kind"].to_numpy(dtype=str)

    @cached_property
    def _river(self) -> list[int]:
        """Positions upstream first, rows of the whole area last; within a county as in the file."""
        county = self.ledger.county
        return sorted(range(len(county)), key=lambda n: (county[n] < 0, county[n]))

    @cached_property
    def _texts(self) -> list[str]:
        tables = self.atlas.tables
        places = {
            code: _joined(row, "name_zh", "short_zh", "name_en") + " ".join(row["former_names"])
            for code, row in tables.counties.iterrows()
        }
        who = {
            key: _joined(row, "name_zh", "short_zh", "name_en")
            for key, row in tables.supporters.iterrows()
        }
        sources = {
            key: _joined(row, "title", "publisher") for key, row in tables.sources.iterrows()
        }
        return [
            plain_text(" ".join((
                str(key), row["name"], row["note"], places.get(row["adcode"], ""),
                *(who.get(one, "") for one in row["supporters"]), sources[row["source_id"]],
            )))
            for key, row in self.rows.iterrows()
        ]  # fmt: skip

    @cached_property
    def _keys(self) -> dict[str, list[object]]:
        """Per column of `ORDERS` what a row is ordered by; None is a blank."""
        rows, tables = self.rows, self.atlas.tables
        county = [None if n < 0 else int(n) for n in self.ledger.county]
        order = {
            "sector": list(sectors.SECTORS), "amount_kind": list(KINDS), "status": list(STATUS),
            "programme": list(PROGRAMMES),
        }  # fmt: skip

        def registered(column: str) -> list[object]:
            return [order[column].index(value) for value in rows[column]]

        def numbers(column: str) -> list[object]:
            return [None if pd.isna(value) else float(value) for value in rows[column]]

        latin = tables.supporters["name_en"]
        return {
            "county": list(county),
            "supporter": [str(latin[who[0]]) if who else None for who in rows["supporters"]],
            "name": [plain_text(name) or None for name in rows["name"]],
            "sector": registered("sector"),
            "year": [int(year) if year else None for year in self.ledger.year],
            "projects": numbers("project_count"),
            "amount": numbers("amount_wan"),
            "kind": registered("amount_kind"),
            "status": registered("status"),
            "programme": registered("programme"),
            "tier": [int(tier) for tier in self.ledger.tier],
            "id": [str(key) for key in rows.index],
        }  # fmt: skip

    @cached_property
    def _values(self) -> dict[str, dict[str, Mask]]:
        """Per facet the rows of each value, in the order of its registry."""
        years = sorted({int(year) for year in self.ledger.year if year}, reverse=True)
        supporters = self.atlas.tables.supporters.index
        return {
            "sectors": {key: self.ledger.any_of("sector", [key]) for key in sectors.SECTORS},
            "years": {str(year): self.ledger.year == year for year in years}
            | {NO_YEAR: self.ledger.year == UNDATED},
            "county": {str(code): self._codes == code for code in self.atlas.tables.counties.index}
            | {WHOLE_AREA: self._codes == WHOLE_AREA},
            "supporters": {str(key): self.ledger.active[:, n] for n, key in enumerate(supporters)},
            "kind": {key: self._kinds == key for key in KINDS},
            "status": {key: self.ledger.any_of("status", [key]) for key in STATUS},
            "programme": {key: self.ledger.any_of("programme", [key]) for key in PROGRAMMES},
            "tier": {str(tier): self.ledger.tier == tier for tier in TIERS},
        }


def _usual(key: str) -> object:
    return None if key in ("years", "county", "province") else ()


def _joined(row: pd.Series, *columns: str) -> str:
    return " ".join(str(row[column]) for column in columns) + " "


def plain_text(text: str) -> str:
    """One spelling for what is searched and what is found.

    >>> plain_text("ＡＢＣ 森林")
    'abc 森林'
    """
    return normalised(text).casefold()


@lru_cache(maxsize=8)
def book(atlas: Atlas) -> Book:
    """The book of a release, made once."""
    return Book(atlas, ledger.build(atlas.tables, exchanges=True))


__all__ = [
    "DEFAULT_PROGRAMMES", "EXCHANGE", "FACETS", "MOST", "NO_YEAR", "WHOLE_AREA", "Book", "book",
]  # fmt: skip
