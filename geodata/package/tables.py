"""The tables of a data package as pandas frames, typed, and the release they belong to.

A small converter that follows the schema of the shipped `datapackage.json` reads them at
start (about 20 ms). Frictionless, whose import alone takes 0.6 s, is used by `check` only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

import pandas as pd

from geodata.errors import DataError
from geodata.language import Message
from geodata.language.shown import printable
from geodata.package import DATA as DATA
from geodata.package import DESCRIPTOR, Edition, Field, contract, read_edition
from geodata.package.cells import SEPARATOR, cell_faults, key_faults, link_faults
from geodata.package.files import place
from geodata.package.sheets import Sheet, empty, read_sheet
from geodata.registry.indicators import INDICATORS
from geodata.registry.tables import TABLES


@dataclass(frozen=True, slots=True)
class Release:
    """Which edition of the figures this is.

    Attributes
    ----------
    id
        `version` of the package: r1, r2, …
    date
        Day on which the package was made, from `created`.
    digest
        SHA-256, in hex, over name, length and bytes of `datapackage.json` and of the CSV
        files in the package's order.
    """

    id: str
    date: date
    digest: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Tables:
    """All facts of one release; treat the frames as read-only.

    Text columns hold "" for a blank. Numbers that may be blank are float with NaN, years
    that may be blank `Int64` with NA; money is in 万元.

    Attributes
    ----------
    counties
        19 rows by river order; index `adcode`. `former_names` holds tuples.
    supporters
        Index `key`.
    pairing
        One row per named pair, in the plan's order: `adcode`, `supporter`, `order`.
    plan
        Index `key`.
    projects
        Index `id`. `adcode` is "" for the whole area. `supporter` keeps the text ("a|b"),
        `supporters` holds it as a tuple.
    indicators
        One row per county, year, indicator and source; `year` is int64.
    aggregates, pair_totals
        Published totals with `year_from` and `year_to`.
    sources
        Index `source_id`; `tier` is 1, 2 or 3.
    more
        Every further table of the contract by name, empty where this release lacks it; see
        `frame`.
    """

    release: Release
    counties: pd.DataFrame
    supporters: pd.DataFrame
    pairing: pd.DataFrame
    plan: pd.DataFrame
    projects: pd.DataFrame
    indicators: pd.DataFrame
    aggregates: pd.DataFrame
    pair_totals: pd.DataFrame
    sources: pd.DataFrame
    more: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    def frame(self, name: str) -> pd.DataFrame:
        """A table of the contract by its name; KeyError where the contract has no such table.

        Returns
        -------
        pandas.DataFrame
            The table itself, no copy, indexed and typed as `Tables` says: treat it as read-only.

        Examples
        --------
        >>> len(load().frame("projects"))
        278
        """
        if name in _FRAMES:
            found: pd.DataFrame = getattr(self, name)
            return found
        return self.more[name]


#: The tables that have a field of their own.
_FRAMES = frozenset(f.name for f in fields(Tables)) - {"release", "more"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A package as it was found: sheets that could be read, and every fault of form."""

    edition: Edition | None
    sheets: dict[str, Sheet]
    faults: list[DataError]


def load(folder: Path = DATA) -> Tables:
    """Read a package folder into typed frames.

    Raises
    ------
    DataError
        The first fault in the order of the contract: descriptor, file, header, row, cell,
        repeated key, link to another table, indicator that is not registered. What needs
        the figures themselves (ranges, bundles, totals) is left to `geodata.intake.check.package`.

    Examples
    --------
    >>> tables = load()
    >>> tables.counties.loc["420506", "short_zh"], len(tables.projects)
    ('夷陵', 278)
    """
    reading = read(folder)
    for fault in reading.faults:
        raise fault
    assert reading.edition is not None  # without an edition there is a fault
    return tables_of(reading.edition, reading.sheets)


def read(folder: Path) -> Reading:
    """Read a package folder and collect all its faults of form; never raises for its content."""
    edition, faults = read_edition(folder)
    sheets: dict[str, Sheet] = {}
    for table in contract() if edition is None else edition.tables:
        sheet, found = read_sheet(folder, table)
        faults += found
        if sheet is not None:
            sheets[table.name] = sheet
            faults += [*cell_faults(sheet), *key_faults(sheet)]
    faults += [*link_faults(sheets), *_counties_missing(sheets), *_unregistered(sheets)]
    return Reading(edition, sheets, faults)


def tables_of(edition: Edition, sheets: Mapping[str, Sheet]) -> Tables:
    """The frames of sheets that have no fault of form."""
    frames = {table.name: _indexed(sheets.get(table.name) or empty(table)) for table in contract()}
    more = {name: frames.pop(name) for name in frames.keys() - _FRAMES}
    return Tables(release=_release(edition, sheets), more=more, **frames)


def _indexed(sheet: Sheet) -> pd.DataFrame:
    """The frame of a sheet by its key, in the order of its table."""
    table, frame = sheet.table, frame_of(sheet)
    one = len(table.key) == 1
    frame = frame.set_index(table.key[0]) if one else frame.reset_index(drop=True)
    order = TABLES[table.name].order
    return frame.sort_values(order) if order else frame


def frame_of(sheet: Sheet, leave_out: frozenset[int] = frozenset()) -> pd.DataFrame:
    """One sheet as a typed frame whose index is the row number in the file.

    Parameters
    ----------
    leave_out
        Rows, by their place in `sheet.rows`, that are faulty and must not be converted.

    Returns
    -------
    pandas.DataFrame
        The columns of the table in their order, then those of tuples. Text is `str` with "" for
        a blank, numbers are float64 with NaN, whole ones int64, or `Int64` with NA where they may
        be blank. Index `row`, int64, as a spreadsheet counts: the first record is row 2.
    """
    keep = [n for n, row in enumerate(sheet.rows) if row not in leave_out]
    index = pd.Index([sheet.rows[n] for n in keep], name="row", dtype="int64")
    columns = {
        field.name: _typed(field, [sheet.columns[field.name][n] for n in keep], index)
        for field in sheet.table.fields
    }
    for source, target in TABLES[sheet.table.name].several.items():
        columns[target] = _tuples([sheet.columns[source][n] for n in keep], index)
    return pd.DataFrame(columns, index=index)


def _typed(field: Field, cells: list[str], index: pd.Index[int]) -> pd.Series:
    if field.type == "string":
        return pd.Series(cells, index=index, dtype="str")
    if field.type == "number":
        numbers = [float(text) if text else float("nan") for text in cells]
        return pd.Series(numbers, index=index, dtype="float64")
    whole = [int(text) if text else None for text in cells]
    return pd.Series(whole, index=index, dtype="int64" if field.required else "Int64")


def _tuples(cells: list[str], index: pd.Index[int]) -> pd.Series:
    parts = [tuple(text.split(SEPARATOR)) if text else () for text in cells]
    return pd.Series(parts, index=index, dtype="object")


def _release(edition: Edition, sheets: Mapping[str, Sheet]) -> Release:
    found = {sheet.table.path: sheet.content for sheet in sheets.values()}
    files = {DESCRIPTOR: edition.content} | found
    return Release(edition.id, edition.date, digest_of(files))


def digest_of(files: Mapping[str, bytes]) -> str:
    """SHA-256, in hex, over name, length and bytes of the descriptor and the tables in order."""
    digest = hashlib.sha256()
    known = (DESCRIPTOR, *(table.path for table in contract()))
    for name in (name for name in known if name in files):
        digest.update(f"{name}\n{len(files[name])}\n".encode())
        digest.update(files[name])
    return digest.hexdigest()


def _counties_missing(sheets: Mapping[str, Sheet]) -> list[DataError]:
    """The table of counties must have one row for each place of the river order."""
    sheet = sheets.get("counties")
    if sheet is None or not sheet.whole:
        return []
    places = next(f for f in sheet.table.fields if f.name == "river_order").maximum or 0
    if len(sheet.rows) == places:
        return []
    return [
        DataError(
            where="counties.csv",
            found=Message("{n} 行", n=len(sheet.rows)),
            expected=Message("{n} 行，每个受援县（区）一行", n=int(places)),
            mend=Message("请补上缺少的县（区），或删去多余的行。"),
        )
    ]


def _unregistered(sheets: Mapping[str, Sheet]) -> list[DataError]:
    sheet = sheets.get("indicators")
    if sheet is None:
        return []
    return [
        DataError(
            where=place(sheet.table.path, row, "indicator"),
            found=printable(key),
            expected=Message("已登记的指标键"),
            mend=Message("请改正指标键，或在 {file} 登记。", file="geodata/registry/indicators.py"),
        )
        for row, key in zip(sheet.rows, sheet.columns["indicator"], strict=True)
        if key and key not in INDICATORS
    ]
