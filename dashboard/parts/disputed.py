"""Two sources, two figures: side by side, with the rule that chose."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.markup import Component
from dashboard.parts import records
from geodata.analyses.disputes import Dispute, disputes
from geodata.atlas import Atlas
from geodata.language import Language, Message, lists
from geodata.view import View


def of_view(view: View, atlas: Atlas, code: str, language: Language) -> list[Component]:
    """What stands in the card of a county whose figure is in dispute; nothing elsewhere."""
    if code not in view.disputed:
        return []
    rows = view.records[view.records["adcode"] == code]
    told = [_dispute(one, atlas, language) for one in disputes(rows, atlas.tables.sources)]
    return [html.Div(told, className="dispute")] if told else []


def _dispute(found: Dispute, atlas: Atlas, language: Language) -> Component:
    """What stands and what else is said, why, and then the sources of both."""
    others = [row for row, _ in found.others]
    said = Message(
        "来源不一（{year} 年）：采用 {taken}，另有 {others}；依据：{rule}。",
        year=found.stands["year"],
        taken=records.indicator_value(found.stands, language),
        others=lists.listed((records.indicator_value(row, language) for row in others), language),
        rule=found.others[0][1],
    )
    lines = [_line(row, atlas, language) for row in (found.stands, *others)]
    return html.Div([html.P(said.text(language)), html.Ul(lines, className="plain")])


def _line(row: dict[str, Any], atlas: Atlas, language: Language) -> Component:
    value = html.Strong(records.indicator_value(row, language))
    return html.Li([value, " ", records.source(atlas.tables, row["source_id"], language)])
