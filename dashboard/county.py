"""A county's profile: the figure of the view, supporters, records, indicators, sources."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
from dash import html

from dashboard import compare, disputed, records, words, wrong
from dashboard.figures import figure_line
from dashboard.markup import attributes
from geodata import levels, sentence
from geodata.atlas import Atlas
from geodata.corrections import record_id
from geodata.indicators import INDICATORS
from geodata.language import Language, Message
from geodata.record_changes import INDICATORS as FIGURES
from geodata.scope import PROVINCES
from geodata.selection import Selection
from geodata.view import FLAGS, View, county_name, row_of

Component = Any
RECORDS_IN_PANEL = 8
#: Parts of a profile that say who it is of: name, and place.
IDENTITY = 2


def panel(view: View, atlas: Atlas, language: Language) -> list[Component]:
    """The card of the selected county; empty without one."""
    code = view.selection.county
    if code is None:
        return []
    found = profile(view, atlas, code, language, limit=RECORDS_IN_PANEL)
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
                href=view.selection.but(county=None).at(f"/county/{code}"),
            )
        ),
    ]


def profile(
    view: View, atlas: Atlas, code: str, language: Language, *, limit: int | None = None
) -> list[Component]:
    """Everything known of a county, in the order of questions."""
    row = row_of(atlas.tables.counties, code)
    rank = sentence.rank_text(view, code, language)
    section = html.H3 if limit else html.H2
    return [
        (html.H2 if limit else html.H1)(county_name(row, language)),
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
        section(Message("重点结对支援方").text(language)),
        _supporters(view, atlas, code, language),
        section(Message("公开记录").text(language)),
        _records(view, atlas, code, language, limit),
        section(Message("指标").text(language)),
        _indicators(view, atlas, code, language, limit),
        *([] if limit else [_gaps(view, code, language)]),
    ]


def _identity(code: str, row: dict[str, Any], language: Language) -> list[Component]:
    city = row["city_zh"] if language == "zh" else sentence.PROVINCE_LABELS[row["province"]].en
    parts: list[Component] = [f"{city} · {code} · "]
    if former := words.joined(row["former_names"], "zh"):
        parts += [Message("曾用名").text(language), " ", words.as_written(former), " · "]
    return [*parts, Message("自上游起第 {n} 个", n=int(row["river_order"])).text(language)]


def _supporters(view: View, atlas: Atlas, code: str, language: Language) -> Component:
    """By the plan's table, each a link to its page, and the own province (note 1)."""
    rows = atlas.tables.pairing[atlas.tables.pairing["adcode"] == code].sort_values("order")
    own = list(PROVINCES)[0 if atlas.tables.counties.loc[code, "province"] == "hubei" else 1]
    names: list[Component] = [
        part for key in rows["supporter"] for part in (_mark(language), _link(view, atlas, key))
    ][1:]
    own_name = Message(
        "另由 {province} 在省（市）内支援（附表注 1）", province=sentence.PROVINCE_LABELS[own]
    )
    apart = "　" if language == "zh" else " · "
    unnamed = Message("规划未明确重点结对支援方（附表注 2）").text(language)
    return html.P(
        [
            *(names or [unnamed]),
            html.Span(apart + own_name.text(language) + apart, className="muted"),
            html.A(Message("在结对关系图中看").text(language), href=_pairing(view, code)),
        ]
    )


def _pairing(view: View, code: str) -> str:
    kept = Selection(county=code, lang=view.selection.lang, release=view.selection.release)
    return kept.at("/pairing")


def _mark(language: Language) -> str:
    return "、" if language == "zh" else ", "


def _link(view: View, atlas: Atlas, key: str) -> Component:
    kept = Selection(lang=view.selection.lang, release=view.selection.release)
    name = records.supporter_names(atlas.tables, key, view.selection.lang)
    return html.A(name, href=kept.at(f"/supporter/{key}"))


def _gaps(view: View, code: str, language: Language) -> Component:
    """The way to what is not published of this county, as a workbook to be filled."""
    kept = Selection(county=code, lang=view.selection.lang, release=view.selection.release)
    text = Message("这个县（区）还缺哪些数：缺口表（Excel）").text(language)
    return html.P(html.A(text, href=kept.at("/gaps.xlsx"), download=""))


def _records(
    view: View, atlas: Atlas, code: str, language: Language, limit: int | None
) -> Component:
    mask = atlas.ledger.matching(Selection()) & (atlas.ledger.rows["adcode"] == code).to_numpy()
    rows = atlas.ledger.rows[mask]
    if rows.empty:
        return html.P(
            Message("台账中没有这个县（区）的公开记录。空白不是零。").text(language),
            className="muted",
        )
    rows_shown = rows.head(limit or len(rows))
    beside = [None] * len(rows_shown) if limit else wrong.of_ledger(view, rows_shown, language)
    items = [
        _record(atlas, r, language, one)
        for (_, r), one in zip(rows_shown.iterrows(), beside, strict=True)
    ]
    more = (
        [html.Li(Message("共 {n} 条", n=len(rows)).text(language), className="muted")]
        if limit and len(rows) > limit
        else []
    )
    return html.Ul([*items, *more], className="plain")


def _record(atlas: Atlas, row: pd.Series, language: Language, beside: Component) -> Component:
    said = records.ledger_line(atlas.tables, row, language)
    return html.Li(
        [
            words.as_written(row["name"]),
            html.Span(f" {said} ", className="muted"),
            records.source(atlas.tables, row["source_id"], language),
            *([" ", beside] if beside else []),
        ]
    )


@cache
def _latest(atlas: Atlas) -> pd.DataFrame:
    return levels.latest(atlas.tables)


def _indicators(
    view: View, atlas: Atlas, code: str, language: Language, limit: int | None
) -> Component:
    rows = _latest(atlas)
    latest = rows[rows["adcode"] == code].set_index("indicator", drop=False)
    known = [key for key in INDICATORS if key in latest.index]
    lines = []
    for key in known[: (limit or 0) + 4 if limit else None]:
        row, meta = row_of(latest, key), INDICATORS[key]
        lines.append(
            html.Tr(
                [
                    html.Th(meta.label.in_(language), scope="row"),
                    html.Td(records.indicator_value(row, language)),
                    html.Td(
                        f"{row['year']}"
                        + (f" · {FLAGS['disagree'].in_(language)}" if row["disagree"] else "")
                    ),
                    *([] if limit else [html.Td(_origin(view, atlas, row, language))]),
                ]
            )
        )
    return html.Table(html.Tbody(lines), className="indicators")


def _origin(view: View, atlas: Atlas, row: dict[str, Any], language: Language) -> list[Component]:
    """Source of a figure, and the way to correct it."""
    source = records.source(atlas.tables, row["source_id"], language)
    return [source, " ", wrong.link(view, record_id(FIGURES, row), language)]
