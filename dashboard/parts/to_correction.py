"""The link beside a record that leads to its correction."""

from __future__ import annotations

from urllib.parse import quote

import pandas as pd
from dash import html

from dashboard import addresses
from dashboard.markup import Component
from geodata.language import Language, Message
from geodata.records.corrections import record_id
from geodata.view import View

PATH, KEY = addresses.CORRECTION.path, "record"


def address(view: View, record: str, path: str = PATH) -> str:
    """Where a record of a view is corrected."""
    return view.selection.at(path, f"{KEY}={quote(record, safe=':')}")


def link(view: View, record: str, language: Language) -> Component:
    """A quiet link, which the record beside it explains."""
    words = Message("有误？").text(language)
    return html.A(words, href=address(view, record), className="wrong", rel="nofollow")


def of_rows(view: View, rows: pd.DataFrame, language: Language) -> list[Component]:
    """The links of the records of a view, row by row."""
    table = view.metric.table
    ids = [record_id(table, row, index) for index, row in rows.iterrows()]
    return [link(view, one, language) for one in ids]


def of_ledger(view: View, rows: pd.DataFrame, language: Language) -> list[Component]:
    """The same for rows of the ledger, whatever the view measures.

    Parameters
    ----------
    rows
        Index `id`; one link a row, in their order.
    """
    return [link(view, str(one), language) for one in rows.index]
