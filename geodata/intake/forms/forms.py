"""The forms that people fill in a spreadsheet, once for writing and for reading them back.

Headers are the titles that the data package gives its columns; a header is known again by its
title in either language or by the name of the column.
"""

from __future__ import annotations

from geodata.intake.forms.types import Form, FormColumn, Kind
from geodata.intake.forms.words import ABOUT, LABELS, WIDTHS
from geodata.language import Text
from geodata.language.shown import plain
from geodata.package import shipped_descriptor

_COMMON_WIDTH = 12


def _of(table: str, name: str, kind: Kind, *, key: str = "", needed: bool = False) -> FormColumn:
    """A column that is filled by the rule of a column of the package."""
    key = key or name
    return FormColumn(
        key=key,
        label=LABELS.get(key) or _described(table, name, "title"),
        kind=kind,
        about=ABOUT.get(key) or _described(table, name, "description"),
        field=(table, name),
        words=name if kind == "coded" else "",
        needed=needed,
        width=WIDTHS.get(key, _COMMON_WIDTH),
    )


def _said(key: str) -> FormColumn:
    return FormColumn(key=key, label=LABELS[key], kind="said", width=WIDTHS[key])


def _described(table: str, column: str, part: str) -> Text:
    tables = {one["name"]: one for one in shipped_descriptor()["resources"]}
    found = next(f for f in tables[table]["schema"]["fields"] if f["name"] == column)
    return Text(found[part], found[f"{part}_en"])


_SOURCE = (
    _of("sources", "title", "text", key="source_title"),
    _of("sources", "url", "text", key="source_url"),
    _of("sources", "publisher", "text", key="source_publisher"),
    _of("sources", "date", "date", key="source_date"),
    _of("sources", "tier", "coded", key="source_tier"),
)
_NOTE = _of("projects", "note", "text")
_VALUE = FormColumn(
    key="value", label=LABELS["value"], kind="number", about=ABOUT["value"], needed=True,
    width=WIDTHS["value"],
)  # fmt: skip

LEDGER = Form(
    key="ledger",
    sheet=Text("台账", "Ledger"),
    columns=(
        _of("projects", "adcode", "coded", needed=True),
        _of("projects", "supporter", "coded", needed=True),
        _of("projects", "supporter", "coded", key="supporter_2"),
        _of("projects", "name", "text", needed=True),
        _of("projects", "sector", "coded", needed=True),
        _of("projects", "item", "coded", needed=True),
        _of("projects", "year", "integer"),
        _of("projects", "year_basis", "coded", needed=True),
        _of("projects", "project_count", "number"),
        _of("projects", "amount_wan", "number"),
        _of("projects", "amount_kind", "coded", needed=True),
        _of("projects", "status", "coded", needed=True),
        _of("projects", "programme", "coded", needed=True),
        _of("projects", "span", "text"),
        *_SOURCE,
        _of("projects", "source_id", "coded"),
        _NOTE,
        _of("projects", "id", "text"),
        _of("projects", "part_of", "coded"),
    ),
    fixed=1,
)
_WHAT = tuple(_said(key) for key in ("what", "at", "unit", "meaning", "why", "wanted", "office"))
GAPS_OF_COUNTY = Form(
    key="county",
    sheet=Text("缺口", "Gaps"),
    columns=(
        _said("county"),
        *_WHAT,
        _VALUE,
        _of("indicators", "method", "coded", needed=True),
        _of("indicators", "quality", "coded"),
        *_SOURCE,
        _NOTE,
        _said("gap"),
    ),
    fixed=3,
)
GAPS_OF_SUPPORTER = Form(
    key="supporter",
    sheet=Text("缺口", "Gaps"),
    columns=(
        _said("who"),
        _said("county"),
        *_WHAT,
        _VALUE,
        _of("projects", "year_basis", "coded", needed=True),
        *_SOURCE,
        _NOTE,
        _said("gap"),
    ),
    fixed=4,
)
FORMS = (LEDGER, GAPS_OF_COUNTY, GAPS_OF_SUPPORTER)
#: The sheets of a workbook that are read, never filled.
GUIDE, KNOWN, WORDS = Text("说明", "Guide"), Text("已有", "Known"), Text("词汇", "Words")
OTHER_SHEETS = frozenset(plain(name) for sheet in (GUIDE, KNOWN, WORDS) for name in sheet)
