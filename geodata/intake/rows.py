"""Rows that somebody filled in, held against the rules of the package: ledger rows and figures.

The rules are those of `check_rules`, `check_ledger` and `cells`; here their faults are led back
to the cells of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from geodata.errors import DataError, Part
from geodata.intake.check import ledger as check_ledger
from geodata.intake.check import rules
from geodata.intake.check.hints import hints as hints_of
from geodata.intake.filled import Filled
from geodata.language import Message
from geodata.language.shown import printable
from geodata.package import Table, contract
from geodata.package.cells import SEPARATOR, cell_faults, key_faults
from geodata.package.files import place, spot
from geodata.package.sheets import Sheet
from geodata.package.tables import Tables, frame_of

#: Keys of rows and sources that are not registered yet; the pattern of the package allows them.
_NEW_ROW, _NEW_SOURCE = "new-{:04d}", "s{:04d}"
_FIRST_NEW_SOURCE = 9_999
#: Columns of the package to those of the forms, where they have another name there.
_SOURCE_KEYS = {
    "title": "source_title", "url": "source_url", "publisher": "source_publisher",
    "date": "source_date", "tier": "source_tier", "source_id": "source_title",
}  # fmt: skip
_NOTHING = Message("没有行")
_PROJECTS, _INDICATORS, _SOURCES = "projects", "indicators", "sources"


@dataclass(frozen=True, eq=False, kw_only=True)
class CheckedSheet:
    """What the rules say of one sheet; its faults stand in `Filled`.

    Attributes
    ----------
    rows
        The rows without a fault, typed, by row number of the sheet.
    whole
        The tables as they would be with these rows.
    hints
        What is worth a second look.
    summary
        Rows, sums and counties in one line.
    """

    rows: pd.DataFrame
    whole: Tables
    hints: tuple[DataError, ...] = ()
    summary: Message = _NOTHING


def ledger_rows(
    filled: Filled, texts: Mapping[str, Sequence[str]], keys: Mapping[str, str], tables: Tables
) -> CheckedSheet:
    """Judge rows of the ledger; faults are kept in `filled`.

    Parameters
    ----------
    texts
        Columns of the package's table, as text, one cell per row of `filled`.
    keys
        Columns of the package to the keys of the form, where they differ.
    """
    sources = _sources(filled)
    sheet = _sheet(_PROJECTS, filled.rows, {**texts, "source_id": sources.ids(filled, texts)})
    _tell(filled, [*cell_faults(sheet), *key_faults(sheet)], keys)
    _tell(filled, sources.faults, _SOURCE_KEYS)
    bad = frozenset(row for row, _ in filled.bad)
    rows = frame_of(sheet, bad)
    frames = {_PROJECTS: rows}
    for rule in (
        check_ledger.kind_faults,
        check_ledger.supporter_faults,
        check_ledger.span_faults,
        check_ledger.repeated_rows,
    ):
        _tell(filled, rule(frames), keys)
    _tell(filled, _bundles(rows, tables), keys)
    _tell(filled, _known(rows, tables), keys)
    whole = _merged(tables, rows, sources.frame)
    _tell(filled, check_ledger.published_faults(whole), keys)
    hints = tuple(_hints(filled, tables, whole, rows, keys))
    return CheckedSheet(rows=_faultless(filled, rows), whole=whole, hints=hints)


def figures(
    filled: Filled, texts: Mapping[str, Sequence[str]], keys: Mapping[str, str], tables: Tables
) -> CheckedSheet:
    """Judge figures of indicators; faults are kept in `filled`."""
    sources = _sources(filled)
    sheet = _sheet(_INDICATORS, filled.rows, {**texts, "source_id": sources.ids(filled, texts)})
    _tell(filled, cell_faults(sheet), keys)
    _tell(filled, sources.faults, _SOURCE_KEYS)
    rows = frame_of(sheet, frozenset(row for row, _ in filled.bad))
    frames = {_INDICATORS: rows}
    _tell(filled, rules.indicator_faults(frames), keys)
    return CheckedSheet(rows=_faultless(filled, rows), whole=tables)


def _faultless(filled: Filled, rows: pd.DataFrame) -> pd.DataFrame:
    """What is left when the rules have spoken: sums hold only what would be stored."""
    return rows[~rows.index.isin({row for row, _ in filled.bad})]


@dataclass(frozen=True, eq=False)
class _Sources:
    """Sources that rows describe, each once; those that are registered are named by their id."""

    keys: Mapping[tuple[str, ...], str]
    described: Mapping[int, tuple[str, ...]]
    frame: pd.DataFrame
    faults: tuple[DataError, ...]

    def ids(self, filled: Filled, texts: Mapping[str, Sequence[str]]) -> list[str]:
        """The id of each row's source."""
        named = texts.get("source_id") or [""] * len(filled.rows)
        return [
            one or self.keys[self.described[row]]
            for row, one in zip(filled.rows, named, strict=True)
        ]


def _sources(filled: Filled) -> _Sources:
    table = _table(_SOURCES)
    columns = [f.name for f in table.fields if f.name != "source_id"]
    blanks = [""] * len(filled.rows)
    parts = [filled.texts.get(_SOURCE_KEYS[name], blanks) for name in columns]
    named = filled.texts.get("source_id", blanks)
    described = dict(zip(filled.rows, zip(*parts, strict=True), strict=True))
    distinct = dict.fromkeys(described.values())
    keys = {one: _NEW_SOURCE.format(_FIRST_NEW_SOURCE - n) for n, one in enumerate(distinct)}
    judged = [row for row, id_ in zip(filled.rows, named, strict=True) if not id_]
    cells = {name: [described[row][n] for row in judged] for n, name in enumerate(columns)}
    sheet = _sheet(_SOURCES, judged, {**cells, "source_id": [keys[described[r]] for r in judged]})
    refused = {row for row in judged if not any(described[row]) and not _touched(filled, row)}
    faults = [f for f in cell_faults(sheet) if spot(f)[1] not in refused]
    bad = {row for _, row, _ in map(spot, faults) if row is not None} | refused
    frame = frame_of(sheet, frozenset(bad | {row for row, _ in filled.bad}))
    faults += rules.source_faults({_SOURCES: frame})
    for row in sorted(refused):
        filled.refuse(
            row,
            "source_title",
            Message("来源"),
            Message("每个数都要有来源：请填标题、发布方和层级。"),
        )
    frame = frame.drop_duplicates("source_id").set_index("source_id")
    return _Sources(keys, described, frame, tuple(faults))


def _touched(filled: Filled, row: int) -> bool:
    """Whether something of the source was written but refused."""
    return any((row, key) in filled.bad for key in (*_SOURCE_KEYS.values(), "source_id"))


def _table(name: str) -> Table:
    return next(table for table in contract() if table.name == name)


def _sheet(name: str, rows: Sequence[int], texts: Mapping[str, Sequence[str]]) -> Sheet:
    """Cells as a sheet of the package; columns that no form has are blank."""
    table = _table(name)
    return Sheet(
        table=table, content=b"", rows=list(rows), whole=True,
        columns={f.name: [*texts.get(f.name, [""] * len(rows))] for f in table.fields},
    )  # fmt: skip


def new_ids(texts: Sequence[str]) -> list[str]:
    """The ids of rows: those that were written, and for new rows one that none has.

    >>> new_ids(["", "hb-001", ""])
    ['new-0001', 'hb-001', 'new-0003']
    """
    return [text or _NEW_ROW.format(n) for n, text in enumerate(texts, 1)]


def _tell(filled: Filled, faults: Iterable[DataError], keys: Mapping[str, str]) -> None:
    """Lead faults of the package's tables back to cells; a cell that is told of stays told once."""
    for fault in faults:
        _, row, column = spot(fault)
        named = [keys.get(one, one) for one in column.split(",") if one]
        held = [key for key in dict.fromkeys(named) if key in filled.places]
        if row is None:
            where = place(printable(filled.sheet.name))
        elif any((row, key) in filled.bad for key in held):
            continue
        else:
            where = filled.where(row, *held) if held else place(printable(filled.sheet.name), row)
            filled.bad |= {(row, key) for key in held}
        found = _worded(filled, held, fault.found)
        filled.faults.append(
            DataError(where=where, found=found, expected=fault.expected, mend=fault.mend)
        )


def _worded(filled: Filled, held: Sequence[str], found: Part) -> Part:
    """Codes in the words of the drop-down of their cell: who fills a form never sees the codes."""
    words = filled.words.get(filled.form.column(held[0]).words) if len(held) == 1 else None
    if words is None or not isinstance(found, str):
        return found
    parts = [words.labels.get(code) for code in found.split(SEPARATOR)]
    labels = [label.in_(filled.language) for label in parts if label and all(label)]
    return SEPARATOR.join(labels) if labels and len(labels) == len(parts) else found


def _bundles(rows: pd.DataFrame, tables: Tables) -> Iterator[DataError]:
    """Rules of bundles, with those of the ledger; only what is said of new rows."""
    old = tables.projects.reset_index()
    old = old[~old["id"].isin(rows["id"])]
    old.index = pd.Index(range(-len(old), 0), name=rows.index.name)
    whole = pd.concat([old, rows])
    for fault in check_ledger.bundle_faults({_PROJECTS: whole}):
        if (spot(fault)[1] or 0) > 0:
            yield fault


def _known(rows: pd.DataFrame, tables: Tables) -> Iterator[DataError]:
    """Rows that the ledger has already under another id."""
    keys = ["adcode", "supporter", "name", "year"]
    ledger = tables.projects
    have = {tuple(map(str, line)): str(id_) for id_, *line in ledger[keys].itertuples()}
    for row, id_, *line in rows[["id", *keys]].itertuples():
        same = have.get(tuple(map(str, line)))
        if same and same != id_:
            yield DataError(
                where=place(f"{_PROJECTS}.csv", int(row), "name"),
                found=printable(str(line[2])),
                expected=Message("台账里没有的条目"),
                mend=Message("台账已有 {id}：不必再填；要更正它，请在「编号」列写 {id}。", id=same),
            )


def _merged(tables: Tables, rows: pd.DataFrame, sources: pd.DataFrame) -> Tables:
    """The tables as they would be with these rows; corrected rows replace what they correct."""
    old = tables.projects[~tables.projects.index.isin(rows["id"])]
    return replace(
        tables,
        projects=pd.concat([old, rows.set_index("id")]),
        sources=pd.concat([tables.sources, sources]),
    )


def _hints(
    filled: Filled, tables: Tables, whole: Tables, rows: pd.DataFrame, keys: Mapping[str, str]
) -> Iterator[DataError]:
    """What these rows make worth a second look: in them, or elsewhere because of them."""
    before = {hint.text("zh") for hint in hints_of(tables)}
    first = len(whole.projects) - len(rows) + 2
    for hint in hints_of(whole):
        file, row, column = spot(hint)
        if file == f"{_PROJECTS}.csv" and row is not None and row >= first:
            key = keys.get(column, column)
            at, held = int(rows.index[row - first]), [key] if key in filled.places else []
            found = _worded(filled, held, hint.found)
            where = filled.where(at, *held)
            yield DataError(where=where, found=found, expected=hint.expected, mend=hint.mend)
        elif file != "sources.csv" and hint.text("zh") not in before:
            yield hint
