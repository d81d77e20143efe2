"""Columns of the ledger on screen: one row each, for the grid and for the plain list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard import words
from dashboard.parts.records import place, supporter_names
from geodata.language import Language, Text, units
from geodata.package.rows import row_of
from geodata.package.tables import Tables
from geodata.records.book import Book
from geodata.registry import sectors
from geodata.registry.terms import ITEMS, KINDS, PROGRAMMES, STATUS, TIERS

Cell = Callable[[Tables, pd.Series, Language], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerColumn:
    """A column; its key is also what rows are ordered by (`geodata.records.request.ORDERS`).

    Attributes
    ----------
    width
        In pixels, at the least.
    flex
        Share of the room that is left.
    room
        Shown where the grid has this many pixels; the record itself always says it.
    """

    key: str
    label: Text
    text: Cell
    width: int
    flex: int = 0
    number: bool = False
    room: int = 500


def year_text(row: pd.Series, language: Language) -> str:
    """Year or span of years, and what it is the year of.

    Parameters
    ----------
    row
        Of the ledger, with `span` ("" for none), `year` (NA for none) and `year_basis`; a dash
        where it has neither span nor year.
    """
    year = row["span"] or ("" if pd.isna(row["year"]) else f"{int(row['year'])}")
    basis = words.BASIS[row["year_basis"]].in_(language) if row["year_basis"] in words.BASIS else ""
    return f"{year} {basis}".strip() if year else units.BLANK


def _name(_: Tables, row: pd.Series, language: Language) -> str:
    """A bundle or an exchange says that it is one: neither counts as it stands."""
    if row["item"] in ("project", "agreement"):
        return str(row["name"])
    return f"{row['name']} · {ITEMS[row['item']].in_(language)}"


def _source(tables: Tables, row: pd.Series, language: Language) -> str:
    tier = int(row_of(tables.sources, row["source_id"])["tier"])
    return f"{tier} {TIERS[tier].in_(language)}"


COLUMNS: tuple[LedgerColumn, ...] = (
    LedgerColumn(
        key="county", label=Text("县（区）", "County"), width=80, room=0,
        text=lambda t, r, lang: place(t, r["adcode"], lang),
    ),
    LedgerColumn(
        key="supporter", label=Text("支援方", "Supporter"), width=88,
        text=lambda t, r, lang: supporter_names(t, r["supporter"], lang) if r["supporter"] else "",
    ),
    LedgerColumn(key="name", label=Text("名称", "Name"), width=150, room=0, flex=3, text=_name),
    LedgerColumn(
        key="sector", label=Text("领域", "Sector"), width=106,
        text=lambda _, r, lang: sectors.label_of(r["sector"]).in_(lang),
    ),
    LedgerColumn(
        key="year", label=Text("年份", "Year"), width=118, room=0,
        text=lambda _, r, lang: year_text(r, lang),
    ),
    LedgerColumn(
        key="projects", label=Text("项目数", "Projects"), width=72, number=True,
        text=lambda _, r, __: units.number(float(r["project_count"]), 0),
    ),
    LedgerColumn(
        key="amount", label=Text("金额（万元）", "CNY 10,000"), width=106, number=True,
        text=lambda _, r, __: units.number(float(r["amount_wan"]), 2),
    ),
    LedgerColumn(
        key="kind", label=Text("资金性质", "Money"), width=94,
        text=lambda _, r, lang: KINDS[r["amount_kind"]].in_(lang),
    ),
    LedgerColumn(
        key="status", label=Text("状态", "Status"), width=92,
        text=lambda _, r, lang: STATUS[r["status"]].in_(lang),
    ),
    LedgerColumn(
        key="programme", label=Text("类别", "Programme"), width=96, room=1150, flex=1,
        text=lambda _, r, lang: PROGRAMMES[r["programme"]].in_(lang),
    ),
    LedgerColumn(key="tier", label=Text("来源", "Source"), width=80, room=900, text=_source),
    LedgerColumn(key="id", label=Text("编号", "ID"), width=88, room=1150,
           text=lambda _, r, __: str(r.name)),
)  # fmt: skip


def texts(book: Book, position: int, language: Language) -> dict[str, str]:
    """A row as it reads, by column key."""
    row, tables = book.rows.iloc[position], book.atlas.tables
    return {column.key: column.text(tables, row, language) for column in COLUMNS}
