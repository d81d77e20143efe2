"""Which records two releases do not share: rows that were added, removed or corrected.

The ledger numbers its rows; the rows of other tables are known by what they speak of, as the
registry of tables says. A source is part of its records: its tier and date decide which of
several figures stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd

from geodata.package.cells import SEPARATOR
from geodata.package.tables import Tables
from geodata.registry.kinds import INDICATORS as INDICATORS
from geodata.registry.kinds import LEDGER as LEDGER
from geodata.registry.kinds import PAIRS as PAIRS
from geodata.registry.kinds import TOTALS as TOTALS
from geodata.registry.tables import COMPARED, TABLES

Kind = Literal["added", "removed", "changed"]
Key = tuple[str, ...]
Cells = Mapping[str, object]

_OF_SOURCE = {"tier": "source_tier", "date": "source_date"}


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A row that one of two releases lacks, or has otherwise; blanks are None.

    Attributes
    ----------
    key
        Values of the columns by which the rows of the table are known, as text.
    before, after
        The row in the older and in the newer release, None where it has none.
    """

    table: str
    key: Key
    before: Cells | None
    after: Cells | None

    @property
    def kind(self) -> Kind:
        """What happened to the row."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def row(self) -> Cells:
        """The row as it is now, or as it last was."""
        found = self.after or self.before
        assert found is not None  # a change has one of them
        return found

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a changed row has otherwise; empty where it came or went."""
        if self.before is None or self.after is None:
            return ()
        return tuple(name for name in self.after if self.after[name] != self.before[name])

    def values(self, column: str) -> frozenset[str]:
        """What a column says before and after: one value or two."""
        rows = (row for row in (self.before, self.after) if row is not None)
        return frozenset(str(row.get(column, "")) for row in rows)

    @property
    def places(self) -> frozenset[str]:
        """The counties that the row speaks of before and after; blank stands for the whole area."""
        return frozenset(code for told in self.values("adcode") for code in told.split(SEPARATOR))


@lru_cache(maxsize=16)
def record_changes(before: Tables, after: Tables) -> tuple[RecordChange, ...]:
    """All rows that two releases do not share, table by table in the order of the newer one."""
    return tuple(
        change
        for name in COMPARED
        for change in _of_table(name, rows_by_key(name, before), rows_by_key(name, after))
    )


def row_keys(name: str, frame: pd.DataFrame) -> frozenset[Key]:
    """The keys of the rows of a frame that has the columns of a table."""
    parts = [[str(value) for value in frame[column]] for column in TABLES[name].known_by]
    return frozenset(zip(*parts, strict=True))


def _of_table(
    name: str, before: dict[Key, list[Cells]], after: dict[Key, list[Cells]]
) -> Iterator[RecordChange]:
    """Rows of one key are held against each other in their order, equal ones set aside."""
    for key in dict.fromkeys([*after, *before]):
        old, new = before.get(key, []), after.get(key, [])
        gone, come = [r for r in old if r not in new], [r for r in new if r not in old]
        for n in range(max(len(gone), len(come))):
            was, now = (rows[n] if n < len(rows) else None for rows in (gone, come))
            yield RecordChange(name, key, was, now)


@lru_cache(maxsize=16)
def rows_by_key(name: str, tables: Tables) -> dict[Key, list[Cells]]:
    """The rows of a table by what they are known by, each with tier and date of its source."""
    frame = tables.frame(name)
    frame = frame.reset_index() if frame.index.name is not None else frame
    if "source_id" in frame:
        sources = tables.sources[list(_OF_SOURCE)].rename(columns=_OF_SOURCE)
        frame = frame.join(sources, on="source_id")
    tuples = [column for column in TABLES[name].several.values() if column in frame]
    frame = frame.drop(columns=tuples)  # what stands beside them as text
    cells = frame.astype(object).where(frame.notna(), None).to_dict("records")
    found: dict[Key, list[Cells]] = defaultdict(list)
    for row in cells:
        found[tuple(str(row[column]) for column in TABLES[name].known_by)].append(
            {str(column): value for column, value in row.items()}
        )
    return found
