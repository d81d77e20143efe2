"""Check a whole data package at once: every fault with its place, hints, counts, coverage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geodata.analyses.published.counts import counts as counts
from geodata.analyses.published.counts import coverage as coverage
from geodata.errors import DataError
from geodata.intake.check import ledger as check_ledger
from geodata.intake.check import rules
from geodata.intake.check.hints import hints
from geodata.intake.check.rules import Frames
from geodata.package import DESCRIPTOR, contract
from geodata.package.files import spot
from geodata.package.tables import DATA, Reading, Tables, frame_of, read, tables_of

Rule = Callable[[Frames], Iterator[DataError]]

#: Each rule with the tables it reads; it runs when all of them could be read.
RULES: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (rules.county_faults, ("counties",)),
    (rules.pair_faults, ("pairing", "supporters")),
    (rules.plan_faults, ("plan", "counties", "supporters", "pairing")),
    (rules.indicator_faults, ("indicators",)),
    (rules.repeated_figures, ("indicators",)),
    (rules.source_faults, ("sources",)),
    (rules.total_faults, ("aggregates", "counties", "supporters")),
    (rules.running_total_faults, ("pair_totals",)),
    (check_ledger.bundle_faults, ("projects",)),
    (check_ledger.kind_faults, ("projects",)),
    (check_ledger.supporter_faults, ("projects",)),
    (check_ledger.span_faults, ("projects",)),
    (check_ledger.repeated_rows, ("projects",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found.

    Attributes
    ----------
    faults
        All faults, file by file and row by row; the package may be used when there are none.
    hints
        What deserves a second look; only filled when the package could be loaded.
    rows
        Rows read per table, in the package's order.
    tables
        The typed tables, or None when a fault of form kept them from being built.
    """

    folder: Path
    faults: tuple[DataError, ...]
    hints: tuple[DataError, ...]
    rows: dict[str, int]
    tables: Tables | None


def check(folder: Path = DATA) -> Report:
    """Check a package folder and report everything found; never raises for its content.

    Form comes first. Then come the rules on figures, bundles, supporters, spans and totals, on
    the rows without a fault of form, and the boundary files in `geo`. Sums against the plan's
    totals need a package without such faults and come last.

    Examples
    --------
    >>> check().faults
    ()
    """
    reading = read(folder)
    faults = list(reading.faults)
    clean = not faults
    faults += _judged(reading, faults)
    faults += boundary_faults(folder)
    tables = None
    if clean and reading.edition is not None:
        tables = tables_of(reading.edition, reading.sheets)
        if not faults:
            faults += check_ledger.published_faults(tables)
    return Report(
        folder=folder,
        faults=tuple(sorted(faults, key=_order)),
        hints=hints(tables) if tables is not None else (),
        rows={name: len(sheet.rows) for name, sheet in reading.sheets.items()},
        tables=tables,
    )


def boundary_faults(folder: Path) -> list[DataError]:
    """The first fault of the boundary files beside the tables, if any."""
    from geodata.boundaries import Boundaries

    try:
        Boundaries.load(folder / "geo")
    except DataError as fault:
        return [fault]
    return []


def _judged(reading: Reading, faults: list[DataError]) -> Iterator[DataError]:
    bad: dict[str, set[int]] = {}
    for fault in faults:
        file, row, _ = spot(fault)
        if row is not None:
            bad.setdefault(file.removesuffix(".csv"), set()).add(row)
    frames: dict[str, pd.DataFrame] = {
        name: frame_of(sheet, frozenset(bad.get(name, ())))
        for name, sheet in reading.sheets.items()
    }
    for rule, needed in RULES:
        if frames.keys() >= set(needed):
            yield from rule(frames)
    if reading.edition is not None and frames.keys() >= {"projects", "indicators"}:
        yield from check_ledger.future_faults(frames, reading.edition.date)


def _order(fault: DataError) -> tuple[int, str, int, str]:
    file, row, column = spot(fault)
    files = [DESCRIPTOR, *(table.path for table in contract())]
    return files.index(file) if file in files else len(files), file, row or 0, column
