"""A record that somebody holds for wrong: found by its id, told field by field.

A record of the ledger has an id. Rows of the other tables are known by what they speak of, as
`record_changes` knows them; their id is the name of the table and that key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geodata.errors import UnknownKey
from geodata.export.records import head
from geodata.language import Language, Message, Text, lists, units
from geodata.language.shown import printable
from geodata.package import contract
from geodata.package.cells import SEPARATOR
from geodata.package.rows import row_of
from geodata.package.tables import Tables
from geodata.package.vocabulary import Vocabulary, vocabularies
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.tables import COMPARED, TABLES
from geodata.releases.changes import LEDGER, Cells, Key, rows_by_key

_MARK = ":"
_LONGEST = 120
_SOURCE = ("source_id", "source_title", "source_publisher", "source_date", "source_tier",
           "source_address")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The rows that share an id; of figures one source may give two.

    Attributes
    ----------
    table
        Name of a table whose rows are compared (`COMPARED`).
    """

    table: str
    key: Key
    rows: tuple[Cells, ...]

    @property
    def id(self) -> str:
        """As the address of a correction names it."""
        return self.key[0] if TABLES[self.table].numbered else _MARK.join((self.table, *self.key))


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a record: its header, and what it says in words."""

    key: str
    label: str
    now: str


def record_id(table: str, row: Mapping[str, Any] | pd.Series, index: object = "") -> str:
    """The id of a row of a frame; a frame of the ledger has its ids as index.

    Parameters
    ----------
    table
        Name of a table whose rows are compared (`COMPARED`).
    row
        Its cells by column; true `derived` for a rate worked out from days.
    index
        What the frame has the row under; only the ledger's is read.

    Examples
    --------
    >>> record_id("indicators", {"adcode": "500101", "year": 2020, "indicator": "gdp",
    ...                          "source_id": "s0001"})
    'indicators:500101:2020:gdp:s0001'
    """
    if TABLES[table].numbered:
        return str(index)
    cells = {column: str(row[column]) for column in TABLES[table].known_by}
    if row.get("derived"):  # worked out from days, which are what was published
        cells["indicator"] = next(m.days for m in METRICS.values() if m.key == cells["indicator"])
    return _MARK.join((table, *cells.values()))


def find(tables: Tables, text: str) -> Record:
    """The record of an id.

    Raises
    ------
    UnknownKey
        No table has such a row.

    Examples
    --------
    >>> from geodata.package.tables import load
    >>> find(load(), "hb-001").table
    'projects'
    """
    table, *key = text.split(_MARK) if len(text) <= _LONGEST else [""]
    if table not in COMPARED or TABLES[table].numbered:
        table, key = LEDGER, [text]
    rows = rows_by_key(table, tables).get(tuple(key))
    if not rows:
        raise UnknownKey(
            where="record",
            found=printable(text),
            expected=str(tables.projects.index[0]),
            mend=Message("这个数据版本没有这条记录；请从县（区）页或记录页进入。"),
        )
    return Record(table=table, key=tuple(key), rows=tuple(rows))


def lines(record: Record, tables: Tables, language: Language) -> list[Line]:
    """What the record says, field by field; blanks are dashes."""
    words = vocabularies(tables)
    found = []
    for row in record.rows:
        cells = _with_source(row, tables)
        for key in (*described_columns(record.table), *_SOURCE):
            now = _said(key, cells, words, language)
            found.append(Line(key, head(key).in_(language), now or units.BLANK))
    return found


def described_columns(table: str) -> tuple[str, ...]:
    """The columns that tell a row, its note last; its source is told apart.

    >>> described_columns("pair_totals")
    ('adcode', 'supporter', 'measure', 'value', 'year_from', 'year_to', 'note')
    """
    own = [field.name for field in next(t for t in contract() if t.name == table).fields]
    note = ("note",) if "note" in own else ()
    chosen = TABLES[table].told or own
    return (*(name for name in chosen if name not in ("note", "source_id")), *note)


def _with_source(row: Cells, tables: Tables) -> dict[str, Any]:
    """A row with all that is known of its source; that of the pairs is the plan."""
    id_ = str(row.get("source_id") or plan_facts().source)
    source = row_of(tables.sources, id_)
    told = {"source_id": id_, "source_title": source["title"], "source_address": source["url"]}
    told |= {f"source_{name}": source[name] for name in ("publisher", "date", "tier")}
    return {**row, **told}


def _said(
    key: str, cells: Mapping[str, Any], words: Mapping[str, Vocabulary], language: Language
) -> str:
    value = cells[key]
    if value is None or value == "":
        return words["adcode"].labels[""].in_(language) if key == "adcode" else ""
    text = str(value)
    if key == "indicator":
        return INDICATORS[text].label.in_(language)
    if key == "measure":
        return _measure(text).in_(language)
    if key == "unit" and "indicator" in cells:
        return INDICATORS[str(cells["indicator"])].unit_text.in_(language)
    if key in words and (SEPARATOR in text or key == "supporter"):
        return lists.listed(
            (words[key].labels[one].in_(language) for one in text.split(SEPARATOR)), language
        )
    vocabulary = words.get(key.removeprefix("source_"))
    if vocabulary is not None and text in vocabulary.labels:
        label = vocabulary.labels[text].in_(language)
        zh = language == "zh"
        return label + lists.bracketed(text, language) if key == "adcode" and zh else label
    return _number(value) if isinstance(value, float) else text


def _measure(column: str) -> Text:
    """A running total is called what the metric that adds it up is called."""
    return next((m.label for m in METRICS.values() if m.column == column), Text(column, column))


def _number(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".")
