"""The page `/supporter/<key>`: whom a province or city supports, and what is published of it."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pandas as pd
from dash import html

from dashboard import addresses, words
from dashboard.drawing import matrix
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.pairing import form, published, rows
from dashboard.pages.pairing.page import subtitle
from dashboard.pages.pairing.places import little_map
from dashboard.pages.pairing.scene import PairingScene
from dashboard.parts import differences, frame, in_view, notices, records
from geodata.analyses.pairing import figures as pair_figures
from geodata.analyses.pairing.figures import Pair
from geodata.analyses.pairing.matrix import KINDS
from geodata.arithmetic.ledger import REPORTED, UNDATED
from geodata.language import Language, Message, lists, units
from geodata.package.rows import row_of
from geodata.registry import sectors
from geodata.registry.metrics import METRICS
from geodata.selection import Selection
from geodata.view import View
from geodata.wording.source_line import source_line

#: Records on the page; the file has all.
RECORDS_SHOWN = 60


def page(scene: PairingScene, key: str) -> Component:
    """The whole page of a supporter that the registry knows."""
    language, path = scene.language, addresses.SUPPORTER.filled(supporter=key)
    told = [
        *differences.page_differences(scene.site, scene.view, path, language),
        *notices.plain_notices(scene.notices, language),
    ]
    return frame.plain(scene.site, scene.view, language, path, body(scene, key), told)


def body(scene: PairingScene, key: str) -> list[Component]:
    """Everything in the main part."""
    language = scene.language
    pairs = pair_figures.pairs_of(scene.site.atlas, scene.selection, key)
    views = _views(scene, key)
    return [
        html.P(html.A(Message("← 全部结对关系").text(language), href=_back(scene))),
        html.Div(
            [
                html.Div(
                    [
                        html.H1(scene.supporter(key, formal=True)),
                        html.P(finding(scene, key, pairs), className="finding"),
                        html.P(f"{_kind(scene, key)} · {subtitle(scene)}", className="subtitle"),
                        form.form(scene, addresses.SUPPORTER.filled(supporter=key)),
                    ]
                ),
                little_map(scene, {pair.adcode for pair in pairs}),
            ],
            className="with-map",
        ),
        *_counties(scene, pairs),
        *_totals(scene, pairs),
        *published.section(scene, key),
        *_sectors(scene, views),
        *_years(scene, views),
        *_list(scene, views[scene.selection.metric]),
        *_gaps(scene, key),
        html.P(source_line(views[scene.selection.metric], language), className="muted"),
        in_view.details(views[scene.selection.metric], language),
    ]


def finding(scene: PairingScene, key: str, pairs: tuple[Pair, ...]) -> str:
    """Whom it supports, and how much of that records speak of."""
    language, name = scene.language, scene.supporter(key, formal=True)
    by_plan = [pair for pair in pairs if pair.relation == pair_figures.PAIRED]
    own = [pair for pair in pairs if pair.relation == pair_figures.OWN]
    known = len([pair for pair in by_plan or own if pair.records])
    gaps = {"supporter": name, "n": len(by_plan or own), "known": known}
    if by_plan:
        named = lists.listed((scene.county(pair.adcode) for pair in by_plan), language)
        told = Message(
            "{supporter}结对支援{counties}，其中 {known} 个有公开记录", counties=named, **gaps
        )
    elif own:
        told = Message(
            "{supporter}支援本省（市）的 {n} 个县（区），其中 {known} 个有公开记录", **gaps
        )
    else:
        told = Message("{supporter}不在规划附表中，以下是写明它的公开记录", supporter=name)
    return told.text(language)


def _kind(scene: PairingScene, key: str) -> str:
    kind = _kind_of(scene, key)
    if kind in matrix.GROUPS:
        return matrix.GROUPS[kind].in_(scene.language)
    return Message("附表以外").text(scene.language)


def _kind_of(scene: PairingScene, key: str) -> str:
    return str(row_of(scene.site.atlas.tables.supporters, key)["kind"])


def _back(scene: PairingScene) -> str:
    kept = scene.view.selection.but(supporters=(), county=None)
    return addresses.PAIRING.at(kept)


def _counties(scene: PairingScene, pairs: tuple[Pair, ...]) -> list[Component]:
    language = scene.language
    heading = html.H2(Message("支援的县（区）").text(language))
    if not pairs:
        return [heading, html.P(rows.NO_PAIRS.text(language), className="muted")]
    caption = rows.CAPTION.text(language)
    table = rows.table(scene, pairs, by="supporter", caption=caption)
    return [
        heading,
        html.Div(table, className="pairs-box"),
        html.P(rows.NOTE.text(language), className="note"),
    ]


def _gaps(scene: PairingScene, key: str) -> list[Component]:
    """The way to its gap workbook; only those of the plan's table have one."""
    if _kind_of(scene, key) not in KINDS:
        return []
    chosen = scene.view.selection
    wanted = Selection(supporters=(key,), lang=chosen.lang, release=chosen.release)
    label = Message("这个支援方还缺哪些数：缺口表（Excel）").text(scene.language)
    return [html.P(html.A(label, href=addresses.GAPS.at(wanted), download=""), id="gaps")]


def _totals(scene: PairingScene, pairs: tuple[Pair, ...]) -> list[Component]:
    """Where the running totals are from, with what their sources say of them."""
    language, tables = scene.language, scene.site.atlas.tables
    items = [
        html.Li(
            [
                html.Strong(scene.county(pair.adcode)),
                f" {rows.total_text(total, language)} ",
                html.Span([words.as_written(total.note), " "], className="muted"),
                records.source(tables, total.source, language),
            ]
        )
        for pair in pairs
        for total in pair.totals
    ]
    if not items:
        return []
    heading = html.H2(Message("累计数的来源").text(language))
    return [html.Section([heading, html.Ul(items, className="plain")], id=rows.TOTALS_ID)]


def _views(scene: PairingScene, key: str) -> dict[str, View]:
    """Its Views: of the records, and of everything that adds up."""
    chosen = _alone(scene, key)
    atlas, active = scene.site.atlas, scene.selection.metric
    return {m: atlas.view(chosen.but(metric=m)) for m in (active, *pair_figures.SUMS)}


def _alone(scene: PairingScene, key: str) -> Selection:
    return scene.selection.but(supporters=(key,))


def _single_year(found: pd.DataFrame) -> pd.Series:
    """The year of each row, `UNDATED` where it has none or a span of them (rule 8)."""
    return found["year"].where(found["span"] == "").fillna(UNDATED).astype("int64")


def _sectors(scene: PairingScene, views: dict[str, View]) -> list[Component]:
    """By sector group, whatever sectors are chosen."""
    records, *sums = (view.mix for view in views.values())
    body = [
        _Line(
            sectors.label_of(str(group)).in_(scene.language),
            int(records["records"].iloc[n]),
            [float(mix["value"].iloc[n]) for mix in sums],
        )
        for n, group in enumerate(records["sector"])
    ]
    return _table(scene, Message("按产业领域"), Message("领域"), body)


def _years(scene: PairingScene, views: dict[str, View]) -> list[Component]:
    """By year; what has no single year comes last."""
    records, *sums = views.values()
    single = _single_year(records.records)
    counts = single.value_counts().sort_index()
    firm = set(single[records.records["year_basis"] != REPORTED])
    series = [_by_year(view) for view in sums]
    body = [
        _Line(
            _year(year, year in firm, scene.language),
            int(counts[year]),
            [by_year.get(year, math.nan) for by_year in series],
        )
        for year in sorted(map(int, counts.index), key=lambda year: (year == UNDATED, year))
    ]
    return _table(scene, Message("按年份"), Message("年份"), body)


def _year(year: int, firm: bool, language: Language) -> str:
    """A year, and whether its records are only dated by their reports."""
    if not year:
        return Message("年份不详或跨年").text(language)
    return str(year) if firm else Message("{year}（报道年份）", year=year).text(language)


def _by_year(view: View) -> dict[int, float]:
    sums = view.series[["firm", "reported"]].sum(axis=1)
    return dict(zip(view.series["year"].tolist(), sums.tolist(), strict=True))


class _Line(NamedTuple):
    """A row of a table of sums."""

    label: str
    records: int
    sums: list[float]


def _table(
    scene: PairingScene, title: Message, first: Message, body: list[_Line]
) -> list[Component]:
    """Records as bars and numbers, money apart; a sentence where nothing matches."""
    language = scene.language
    heading = html.H2(title.text(language))
    most = max((line.records for line in body), default=0)
    if not most:
        return [heading, _nothing(language)]
    scales = [
        METRICS[metric].unit.scale(np.nanmax([0.0, *(line.sums[n] for line in body)]))
        for n, metric in enumerate(pair_figures.SUMS)
    ]
    heads = [
        rows.headed(METRICS[metric].label, scale.label, language)
        for metric, scale in zip(pair_figures.SUMS, scales, strict=True)
    ]
    lines = [
        html.Tr(
            [
                html.Th(line.label, scope="row"),
                html.Td(html.Div([_bar(line.records / most), _count(line)], className="counted")),
                *(
                    html.Td(units.figure(value, scale, language))
                    for value, scale in zip(line.sums, scales, strict=True)
                ),
            ]
        )
        for line in body
    ]
    named = [first.text(language), rows.RECORDS.in_(language), *heads]
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in named]))
    table = html.Table([head, html.Tbody(lines)], className="sums")
    return [heading, html.Div(table, className="scroll", tabIndex="0")]


def _count(line: _Line) -> str:
    return str(line.records) if line.records else units.BLANK


def _nothing(language: Language) -> Component:
    return html.P(Message("没有符合条件的记录。").text(language), className="muted")


def _bar(share: float) -> Component:
    return html.Span(
        className="bar",
        style={"width": f"{share * 7:.2f}rem"},
        **attributes({"aria-hidden": "true"}),
    )


def _list(scene: PairingScene, view: View) -> list[Component]:
    """Its records, the latest year first, those of no single year last."""
    language, tables = scene.language, scene.site.atlas.tables
    latest = view.records.assign(by=-_single_year(view.records)).sort_values("by", kind="stable")
    total, shown = len(latest), min(len(latest), RECORDS_SHOWN)
    head = Message("公开记录（{n} 条）", n=total)
    if shown < total:
        head = Message("公开记录（{n} 条，先列 {shown} 条）", n=total, shown=shown)
    body = _nothing(language)
    if total:
        table = records.ledger_table(tables, latest.head(RECORDS_SHOWN), language)
        body = html.Div(table, className="scroll", tabIndex="0")
    links = html.P(rows.downloads(view.selection))
    return [html.Section([html.H2(head.text(language)), body, links], id=rows.RECORDS_ID)]
