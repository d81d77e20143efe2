"""One record with all that is known of it: columns, source, bundle, what it counts for."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from dash import html

from dashboard import words
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.ledger.columns import COLUMNS, texts
from dashboard.pages.ledger.scene import LedgerScene
from dashboard.parts import records, to_correction
from geodata.arithmetic.ledger import BUNDLE, EXCHANGE
from geodata.language import Language, Message, lists, units
from geodata.package.rows import Row, row_of
from geodata.registry.metrics import METRICS
from geodata.registry.terms import BASIS, DEFAULT_PROGRAMMES, ITEMS, KINDS
from geodata.selection import Selection


def detail(scene: LedgerScene) -> Component:
    """The record that is open; an empty place where none is."""
    if not scene.record:
        return html.Section(id="detail", hidden=True)
    language, row = scene.language, row_of(scene.book.rows, scene.record)
    pairs: list[tuple[str, Component]] = [
        *_columns(scene),
        *_more(scene, row),
        (Message("计入").text(language), counted(scene, scene.record)),
        *_bundle(scene, row),
        (Message("来源").text(language), _source(scene, row)),
    ]
    close, name = Message("关闭").text(language), row["name"] or scene.record
    kept = scene.asked.selection.release
    asked = Selection(lang=language, release=kept)  # the filters say nothing about the record
    address = to_correction.address(replace(scene.view, selection=asked), scene.record)
    return html.Section(
        [
            html.Div(
                [
                    html.H2(words.as_written(name), id="detail-title", tabIndex=-1),
                    html.A(
                        "×",
                        href=scene.at(),
                        className="close",
                        id="detail-close",
                        **attributes({"aria-label": close}),
                    ),
                ],
                className="head",
            ),
            html.Dl([part for label, value in pairs for part in (html.Dt(label), html.Dd(value))]),
            html.P(html.A(Message("这条有误").text(language), href=address)),
        ],
        id="detail",
        className="detail",
        **attributes({"aria-labelledby": "detail-title"}),
    )


def _columns(scene: LedgerScene) -> list[tuple[str, Component]]:
    place = int(list(scene.book.rows.index).index(scene.record))
    said = texts(scene.book, place, scene.language)
    return [
        (column.label.in_(scene.language), said[column.key] or units.BLANK)
        for column in COLUMNS
        if column.key not in ("name", "tier")
    ]


def _more(scene: LedgerScene, row: Row) -> list[tuple[str, Component]]:
    """What the list has no column for; blanks of the source are said to be blank."""
    language = scene.language
    basis = BASIS[row["year_basis"]].in_(language) if row["year_basis"] in BASIS else units.BLANK
    note = words.as_written(row["note"]) if row["note"] else units.BLANK
    return [
        (Message("记录类别").text(language), ITEMS[row["item"]].in_(language)),
        (Message("年份依据").text(language), basis),
        (Message("起止").text(language), row["span"] or units.BLANK),
        (Message("备注").text(language), note),
    ]


def counted(scene: LedgerScene, row_id: str) -> str:
    """What a record adds to the metrics, and why where it is not what it says."""
    language, row = scene.language, row_of(scene.book.rows, row_id)
    if row["item"] == EXCHANGE:
        return Message("活动，不计入任何指标。").text(language)
    found = scene.book.adds(row_id)
    said = [_figure(column, value, language) for column, value in found.items()]
    parts = [lists.divided(said, language) if said else Message("没有可计的数字").text(language)]
    if row["item"] == BUNDLE:
        parts.append(Message("打包条目只计减去成员后的余数").text(language))
    if row["amount_kind"] == "unknown" and not pd.isna(row["amount_wan"]):
        kind = KINDS["unknown"]
        parts.append(Message("金额性质为「{kind}」，不计入资金", kind=kind).text(language))
    if row["programme"] not in DEFAULT_PROGRAMMES:
        parts.append(Message("此类别不在默认口径内").text(language))
    return lists.divided(parts, language)


def _figure(column: str, value: float, language: Language) -> str:
    metric = next(m for m in METRICS.values() if m.sums_ledger and m.column == column)
    figure = units.with_unit(value, metric.unit.scales[0], language)
    return f"{metric.label.in_(language)} {figure}"


def _bundle(scene: LedgerScene, row: Row) -> list[tuple[str, Component]]:
    language, found = scene.language, []
    if row["part_of"]:
        found.append((Message("属于打包条目").text(language), _link(scene, row["part_of"])))
    if members := scene.book.members(scene.record):
        label = Message("打包条目的成员（{n} 条）", n=len(members)).text(language)
        found.append((label, html.Ul([html.Li(_link(scene, one)) for one in members])))
    return found


def _link(scene: LedgerScene, row_id: str) -> Component:
    row = row_of(scene.book.rows, row_id)
    amount = units.number(float(row["amount_wan"]), 2)
    unit = Message("{amount} 万元", amount=amount).text(scene.language)
    said = [
        words.as_written(f"{row_id} {row['name']}"),
        f" {unit}" if amount != units.BLANK else "",
    ]
    return html.A(said, href=scene.at(record=row_id))


def _source(scene: LedgerScene, row: Row) -> Component:
    """Title, tier, publisher and address; of a repost that it is one (rule 20)."""
    tables, language = scene.site.atlas.tables, scene.language
    found = row_of(tables.sources, row["source_id"])
    note = str(found.get("note", "") or "")
    told = Message("转载件，原发布者见标题与备注；地址只供复制。").text(language)
    repost = html.Span([" ", told], className="muted") if int(found["tier"]) == 3 else None
    return html.Div(
        [
            records.source(tables, row["source_id"], language),
            repost,
            html.Span([" ", words.as_written(note)], className="muted") if note else None,
        ]
    )
