"""Tables of records: ledger rows, indicators, pairs, running totals, each with its source."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html

from dashboard import addresses, words
from dashboard.markup import Component
from dashboard.parts import to_correction
from geodata.language import Language, Message, lists, units
from geodata.package.rows import Row, county_name, row_of
from geodata.package.tables import Tables
from geodata.records import request as ledger_asked
from geodata.registry import kinds, sectors
from geodata.registry.indicators import INDICATORS
from geodata.registry.programme.plan import plan_facts
from geodata.view import View

WHOLE_AREA = Message("全库区")
_CNY = "CNY "
Beside = list[Component] | None


def record_rows(
    view: View,
    tables: Tables,
    rows: pd.DataFrame,
    language: Language,
    *,
    correct: bool = False,
) -> Component:
    """The fitting table for the rows of a view; with `correct`, each leads to its correction.

    Parameters
    ----------
    rows
        Some of `view.records`, in the order in which they are shown.
    """
    if rows.empty:
        return html.P(Message("没有符合条件的记录。").text(language), className="muted")
    table = view.metric.table
    beside = to_correction.of_rows(view, rows, language) if correct else None
    if table == kinds.LEDGER:
        return ledger_table(tables, rows, language, beside)
    if table == kinds.INDICATORS:
        return indicator_table(tables, rows, language, beside)
    if table == kinds.TOTALS:
        return totals_table(tables, rows, language, beside)
    return pairs_table(tables, rows, language, beside)


def _table(
    heads: list[Message], rows: list[list[Component]], language: Language, beside: Beside = None
) -> Component:
    """A table; what stands beside a row goes into its last cell."""
    if beside:
        rows = [[*row[:-1], [row[-1], " ", one]] for row, one in zip(rows, beside, strict=True)]
    return html.Table(
        [
            html.Thead(html.Tr([html.Th(h.text(language), scope="col") for h in heads])),
            html.Tbody([html.Tr([html.Td(cell) for cell in row]) for row in rows]),
        ],
        className="records",
    )


def ledger_table(
    tables: Tables, rows: pd.DataFrame, language: Language, beside: Beside = None
) -> Component:
    """Rows of the ledger, in their order; numbers that are NaN are dashes.

    Parameters
    ----------
    rows
        Of `tables.projects`; as many as `beside`, where there is something.
    """
    heads = [
        Message("县（区）"),
        Message("支援方"),
        Message("名称"),
        Message("领域"),
        Message("年份"),
        Message("项目数"),
        Message("金额（万元）"),
        Message("状态"),
        Message("来源"),
    ]
    body = [_ledger_row(tables, r, language) for _, r in rows.iterrows()]
    return _table(heads, body, language, beside)


def _ledger_row(tables: Tables, row: pd.Series, language: Language) -> list[Component]:
    basis = words.BASIS[row["year_basis"]].in_(language) if row["year_basis"] in words.BASIS else ""
    year = row["span"] or ("" if pd.isna(row["year"]) else f"{int(row['year'])}")
    amount = units.number(float(row["amount_wan"]), 2)
    kind = words.KINDS[row["amount_kind"]].in_(language)
    return [
        place(tables, row["adcode"], language),
        supporter_names(tables, row["supporter"], language),
        words.as_written(row["name"]),
        sectors.label_of(row["sector"]).in_(language),
        f"{year} {basis}".strip() or units.BLANK,
        units.number(float(row["project_count"]), 0),
        f"{amount} {kind}" if amount != units.BLANK else units.BLANK,
        words.STATUS[row["status"]].in_(language),
        source(tables, row["source_id"], language),
    ]


def ledger_line(tables: Tables, row: Any, language: Language) -> str:
    """When, by whom and how much, as one line; what a record does not say is left out."""
    year = row["span"] or ("" if pd.isna(row["year"]) else str(int(row["year"])))
    amount = (
        ""
        if pd.isna(row["amount_wan"])
        else Message(
            "{amount} 万元（{kind}）",
            amount=units.number(float(row["amount_wan"]), 2),
            kind=words.KINDS[row["amount_kind"]],
        ).text(language)
    )
    by = supporter_names(tables, row["supporter"], language)
    return " · ".join(part for part in (year, by, amount) if part)


def indicator_table(
    tables: Tables, rows: pd.DataFrame, language: Language, beside: Beside = None
) -> Component:
    """Source rows of an indicator, the chosen one first where sources disagree."""
    heads = [
        Message("县（区）"),
        Message("年份"),
        Message("数值"),
        Message("方法"),
        Message("采用"),
        Message("来源"),
    ]
    body = []
    for _, row in rows.iterrows():
        chosen = Message("采用") if row["chosen"] else Message("并列来源，未采用")
        body.append(
            [
                place(tables, row["adcode"], language),
                str(row["year"]),
                indicator_value(row, language),
                words.METHODS[row["method"]].in_(language),
                chosen.text(language),
                source(tables, row["source_id"], language),
            ]
        )
    return _table(heads, body, language, beside)


def indicator_value(row: Row, language: Language) -> str:
    """A figure of an indicator with its unit, as precise as its source.

    >>> [indicator_value({"indicator": "gdp", "value": 1401.59}, one) for one in ("zh", "en")]
    ['1,401.59 亿元', 'CNY 1,401.59 × 100 million']
    """
    label = INDICATORS[row["indicator"]].unit_text.in_(language)
    text = units.number(float(row["value"]), 4)
    if label.startswith(_CNY):  # a power of ten in words stands behind the number
        return f"{_CNY}{text} × {label.removeprefix(_CNY)}"
    return f"{text}{label}" if label == "%" else f"{text} {label}".strip()


def totals_table(
    tables: Tables, rows: pd.DataFrame, language: Language, beside: Beside = None
) -> Component:
    """Published running totals of pairs."""
    heads = [
        Message("县（区）"),
        Message("支援方"),
        Message("累计"),
        Message("起止"),
        Message("说明"),
        Message("来源"),
    ]
    body = []
    for _, row in rows.iterrows():
        first = "" if pd.isna(row["year_from"]) else int(row["year_from"])
        body.append(
            [
                place(tables, row["adcode"], language),
                supporter_names(tables, row["supporter"], language),
                units.number(float(row["value"]), 2),
                f"{first}–{int(row['year_to'])}",
                words.as_written(row["note"]) if row["note"] else "",
                source(tables, row["source_id"], language),
            ]
        )
    return _table(heads, body, language, beside)


def pairs_table(
    tables: Tables, rows: pd.DataFrame, language: Language, beside: Beside = None
) -> Component:
    """Pairs of the plan's table."""
    heads = [Message("县（区）"), Message("支援方"), Message("来源")]
    body = [
        [
            place(tables, r["adcode"], language),
            supporter_names(tables, r["supporter"], language),
            source(tables, plan_facts().source, language),
        ]
        for _, r in rows.iterrows()
    ]
    return _table(heads, body, language, beside)


def place(tables: Tables, adcode: str, language: Language) -> str:
    """Name of a county, or the whole area for a blank code."""
    return (
        county_name(row_of(tables.counties, adcode), language)
        if adcode
        else WHOLE_AREA.text(language)
    )


def supporter_names(tables: Tables, keys: str, language: Language) -> str:
    """Names of one or two supporters."""
    column = "name_en" if language == "en" else "short_zh"
    names = (str(tables.supporters.loc[key, column]) for key in keys.split("|"))
    return lists.listed(names, language)


def source(tables: Tables, source_id: str, language: Language) -> Component:
    """A source with its tier; tier 3 has its address as text, never as a link (rule 20)."""
    row = row_of(tables.sources, source_id)
    tier = int(row["tier"])
    badge = html.Span(words.TIERS[tier].in_(language), className=f"tier tier-{tier}")
    said = " · ".join(str(row[k]) for k in ("publisher", "date") if row[k])
    url = str(row["url"])
    if url.startswith(("http://", "https://")) and tier < 3:
        title: Component = html.A(
            words.as_written(row["title"]), href=url, rel="noopener noreferrer", target="_blank"
        )
    else:
        address = html.Span(url, className="address", lang="en") if url else None
        title = html.Span([words.as_written(row["title"]), address])
    return html.Span(
        [
            badge,
            " ",
            title,
            " ",
            html.Span(words.as_written(said) if said else "", className="muted"),
        ],
        className="source",
    )


#: Rows of the records table on the page; the rest is one link away.
RECORDS_SHOWN = 18


def records(
    view: View, tables: Tables, language: Language, *, correct: bool = False
) -> list[Component]:
    """The first records behind the view with source and tier, and a link to all of them.

    Parameters
    ----------
    correct
        Whether each leads to its correction, all to the ledger; the map is lighter without.
    """
    from dashboard.parts.records import record_rows

    total = len(view.records)
    head = Message(
        "视图背后的记录（{n} 条，先列 {shown} 条）", n=total, shown=min(total, RECORDS_SHOWN)
    ).text(language)
    query = addresses.DATA["records.csv"].at(view.selection)
    return [
        html.H2(head),
        html.Div(
            record_rows(view, tables, view.records.head(RECORDS_SHOWN), language, correct=correct),
            className="scroll",
        ),
        html.P(
            [
                html.A(Message("全部记录 CSV").text(language), href=query, download=""),
                " · ",
                html.A("XLSX", href=addresses.DATA["records.xlsx"].at(view.selection), download=""),
                *(_in_ledger(view, language) if correct else ()),
            ]
        ),
    ]


def _in_ledger(view: View, language: Language) -> list[Component]:
    """The way to the same rows in the ledger, where it has them."""
    if not view.metric.reads_ledger:
        return []
    asked = ledger_asked.behind(view.selection)
    address = asked.selection.at(addresses.RECORDS.path, asked.own)
    return [" · ", html.A(Message("在台账中查看").text(language), href=address)]
