"""The card of the selected county on the map: its figure, supporters, first records, indicators.

The whole profile is `dashboard.pages.profile`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
from dash import html

from dashboard import addresses, words
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.map import compare
from dashboard.parts import disputed, records
from dashboard.words import NO_RECORDS, UNNAMED, figure_line, own_province
from geodata.arithmetic import levels
from geodata.atlas import Atlas
from geodata.language import Language, Message, lists
from geodata.package.rows import county_name, row_of
from geodata.registry.indicators import INDICATORS
from geodata.registry.programme.provinces import PROVINCES
from geodata.registry.terms import FLAGS
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import sentence

RECORDS, INDICATORS_SHOWN = 8, 12
#: Parts of a profile that say who it is of: name, and place.
IDENTITY = 2


def panel(view: View, atlas: Atlas, language: Language) -> list[Component]:
    """The card of the selected county; empty without one."""
    code = view.selection.county
    if code is None:
        return []
    found = _card(view, atlas, code, language)
    return [
        html.Button(
            "×",
            type="button",
            className="close",
            **attributes({"data-clear": "county", "aria-label": Message("关闭").text(language)}),
        ),
        *found[:IDENTITY],
        compare.button(view, code, language),
        *found[IDENTITY:],
        html.P(
            html.A(
                Message("打开完整页面").text(language),
                href=addresses.COUNTY.at(view.selection.but(county=None), adcode=code),
            )
        ),
    ]


def _card(view: View, atlas: Atlas, code: str, language: Language) -> list[Component]:
    """In the order of questions."""
    row = row_of(atlas.tables.counties, code)
    rank = sentence.rank_text(view, code, language)
    return [
        html.H2(county_name(row, language)),
        html.P(_identity(code, row, language), className="muted"),
        html.P(
            [
                html.Strong(view.metric.label.in_(language)),
                " ",
                figure_line(view, code, language),
                f" · {rank}" if rank else "",
            ]
        ),
        *disputed.of_view(view, atlas, code, language),
        html.H3(Message("重点结对支援方").text(language)),
        _supporters(view, atlas, code, language),
        html.H3(Message("公开记录").text(language)),
        _records(atlas, code, language),
        html.H3(Message("指标").text(language)),
        _indicators(atlas, code, language),
    ]


def _identity(code: str, row: dict[str, Any], language: Language) -> list[Component]:
    city = row["city_zh"] if language == "zh" else PROVINCES[row["province"]].label.en
    parts: list[Component] = [f"{city} · {code} · "]
    if former := lists.listed(row["former_names"], "zh"):
        parts += [Message("曾用名").text(language), " ", words.as_written(former), " · "]
    return [*parts, Message("自上游起第 {n} 个", n=int(row["river_order"])).text(language)]


def _supporters(view: View, atlas: Atlas, code: str, language: Language) -> Component:
    """By the plan's table, each a link to its page, and the own province (note 1)."""
    rows = atlas.tables.pairing[atlas.tables.pairing["adcode"] == code].sort_values("order")
    comma = lists.comma(language)
    names: list[Component] = [
        part for key in rows["supporter"] for part in (comma, _link(view, atlas, key))
    ][1:]
    own = own_province(str(atlas.tables.counties.loc[code, "province"]), language)
    apart = "　" if language == "zh" else " · "
    unnamed = UNNAMED.text(language)
    return html.P(
        [
            *(names or [unnamed]),
            html.Span(apart + own + apart, className="muted"),
            html.A(Message("在结对关系图中看").text(language), href=_pairing(view, code)),
        ]
    )


def _pairing(view: View, code: str) -> str:
    kept = Selection(county=code, lang=view.selection.lang, release=view.selection.release)
    return addresses.PAIRING.at(kept)


def _link(view: View, atlas: Atlas, key: str) -> Component:
    kept = Selection(lang=view.selection.lang, release=view.selection.release)
    name = records.supporter_names(atlas.tables, key, view.selection.lang)
    return html.A(name, href=addresses.SUPPORTER.at(kept, supporter=key))


def _records(atlas: Atlas, code: str, language: Language) -> Component:
    mask = atlas.ledger.matching(Selection()) & (atlas.ledger.rows["adcode"] == code).to_numpy()
    rows = atlas.ledger.rows[mask]
    if rows.empty:
        return html.P(NO_RECORDS.text(language), className="muted")
    items = [_record(atlas, r, language) for _, r in rows.head(RECORDS).iterrows()]
    more = (
        [html.Li(Message("共 {n} 条", n=len(rows)).text(language), className="muted")]
        if len(rows) > RECORDS
        else []
    )
    return html.Ul([*items, *more], className="plain")


def _record(atlas: Atlas, row: pd.Series, language: Language) -> Component:
    said = records.ledger_line(atlas.tables, row, language)
    return html.Li(
        [
            words.as_written(row["name"]),
            html.Span(f" {said} ", className="muted"),
            records.source(atlas.tables, row["source_id"], language),
        ]
    )


@cache
def _latest(atlas: Atlas) -> pd.DataFrame:
    return levels.latest(atlas.tables)


def _indicators(atlas: Atlas, code: str, language: Language) -> Component:
    rows = _latest(atlas)
    latest = rows[rows["adcode"] == code].set_index("indicator", drop=False)
    known = [key for key in INDICATORS if key in latest.index]
    lines = [
        _indicator(row_of(latest, key), INDICATORS[key].label.in_(language), language)
        for key in known[:INDICATORS_SHOWN]
    ]
    return html.Table(html.Tbody(lines), className="indicators")


def _indicator(row: dict[str, Any], label: str, language: Language) -> Component:
    disagree = f" · {FLAGS['disagree'].in_(language)}" if row["disagree"] else ""
    return html.Tr(
        [
            html.Th(label, scope="row"),
            html.Td(records.indicator_value(row, language)),
            html.Td(f"{row['year']}{disagree}"),
        ]
    )
