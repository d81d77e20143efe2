"""What is covered, as tables that are heat maps too: metrics by year, and one metric by county."""

from __future__ import annotations

import pandas as pd
from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.markup.table import scrolled
from geodata.analyses.published import matrix
from geodata.analyses.published.gaps import PAIRED_KINDS
from geodata.analyses.published.matrix import Matrix
from geodata.atlas import Atlas
from geodata.language import Language, Message
from geodata.package.rows import county_name, row_of
from geodata.registry.metrics import GROUPS, METRICS, Metric
from geodata.selection import Selection
from geodata.view import View

#: What stands where nothing is published; never a zero.
NONE = "·"
#: Strongest shade in per cent of the main colour: text on it must stay readable.
_DEEPEST = 40
_MATRIX = "about-matrix"
_OVERVIEW = Message("有公开数字的县（区）数，按指标和年份")


def body(atlas: Atlas, view: View, language: Language) -> list[Component]:
    """The overview of all metrics, then the metric of the view county by county."""
    counties = len(atlas.tables.counties)
    chosen = matrix.matrix(atlas, view.metric.key)
    head = Message("{metric}：各县（区）各年的记录数", metric=view.metric.label).text(language)
    return [
        html.P(
            Message(
                "每格是那一年有公开数字的县（区）数，共 {n} 个；{none} 表示没有。年份新的在前。"
                "点指标看是哪些县（区）。",
                n=counties, none=NONE,
            ).text(language)
        ),
        scrolled(_overview(atlas, view, language), _OVERVIEW.text(language)),
        html.H3(head, id=_MATRIX),
        html.P(
            Message(
                "沿江而下；每格是记录数，不是数值；{none} 表示没有公开的记录，不是零。", none=NONE
            ).text(language)
        ),
        scrolled(_matrix(atlas, chosen, language), head),
    ]  # fmt: skip


def _cell(number: int, most: int) -> Component:
    """A number on a shade that grows with it."""
    if not number:
        return html.Td(NONE, className="heat")
    share = round(_DEEPEST * number / max(most, 1)) or 1
    return html.Td(str(number), className="heat", style={"--heat": f"{share}%"})


def _overview(atlas: Atlas, view: View, language: Language) -> Component:
    table, counties = matrix.overview(atlas), atlas.tables.counties
    years = sorted((str(year) for year in table.columns if year), reverse=True)
    heads = [Message("指标").text(language), Message("任何年份").text(language), *years]
    rows = []
    for group, label in GROUPS.items():
        rows.append(html.Tr(html.Th(label.in_(language), colSpan=len(heads), scope="rowgroup")))
        rows += [
            html.Tr(
                [
                    html.Th(_choice(metric, view, language), scope="row"),
                    *(_cell(int(n), len(counties)) for n in _newest_first(table, metric)),
                ]
            )
            for metric in METRICS.values()
            if metric.group == group
        ]
    return _table(_OVERVIEW.text(language), heads, rows)


def _newest_first(table: pd.DataFrame, metric: Metric) -> list[int]:
    """The row of a metric: any year, then the years from the latest on."""
    whole, *years = table.loc[[metric.key]].to_numpy()[0].tolist()
    return [whole, *reversed(years)]


def _choice(metric: Metric, view: View, language: Language) -> Component:
    """The way to the counties of a metric; the one that is shown says so."""
    here = metric.key == view.metric.key
    chosen = Selection(metric=metric.key, lang=language, release=view.selection.release)
    return html.A(
        metric.label.in_(language),
        href=f"{chosen.at('/about')}#{_MATRIX}",
        **attributes({"aria-current": "true"} if here else {}),
    )


def _matrix(atlas: Atlas, found: Matrix, language: Language) -> Component:
    years = list(reversed(found.years))
    undated = bool(found.undated.sum())
    heads = [
        Message("县（区）").text(language),
        *map(str, years),
        *([Message("无单一年份").text(language)] if undated else []),
        Message("合计").text(language),
    ]
    most = max([1, *found.records.to_numpy().ravel().tolist(), *found.undated.tolist()])
    rows = [
        html.Tr(
            [
                html.Th(
                    county_name(row_of(atlas.tables.counties, str(code)), language), scope="row"
                ),
                *(_cell(int(n), most) for n in found.records.loc[code, years]),
                *([_cell(int(found.undated[code]), most)] if undated else []),
                _sum(int(found.records.loc[code].sum() + found.undated[code])),
            ]
        )
        for code in found.records.index
    ]
    return _table(
        Message("{metric}的记录数，按县（区）和年份", metric=found.metric.label).text(language),
        heads,
        rows,
        [*_summary(found, years, undated, language), *_wide(found, len(heads), language)],
    )


def _sum(number: int) -> Component:
    return html.Td(str(number) if number else NONE, className="heat sum")


def _summary(found: Matrix, years: list[int], undated: bool, language: Language) -> list[Component]:
    """Counties with a figure, and records, of every year."""
    gap = [_sum(0)] if undated else []
    return [
        html.Tr(
            [
                html.Th(Message("有数字的县（区）").text(language), scope="row"),
                *(_sum(int(n)) for n in found.figures[years].sum()),
                *gap,
                _sum(int(found.known.sum())),
            ]
        ),
        html.Tr(
            [
                html.Th(Message("记录数").text(language), scope="row"),
                *(_sum(int(n)) for n in found.records[years].sum()),
                *([_sum(int(found.undated.sum()))] if undated else []),
                _sum(int(found.records.to_numpy().sum() + found.undated.sum())),
            ]
        ),
    ]


def _wide(found: Matrix, width: int, language: Language) -> list[Component]:
    if not found.area_wide:
        return []
    text = Message("另有 {n} 条记录只给了全库区的数。", n=found.area_wide).text(language)
    return [html.Tr(html.Td(text, colSpan=width))]


def _table(
    caption: str, heads: list[str], rows: list[Component], foot: list[Component] | None = None
) -> Component:
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    parts = [html.Caption(caption), head, html.Tbody(rows)]
    return html.Table([*parts, *([html.Tfoot(foot)] if foot else [])], className="covered")


def gaps(atlas: Atlas, view: View, language: Language) -> list[Component]:
    """One workbook per county and per supporter, with exactly the cells that are missing."""
    kept = Selection(lang=language, release=view.selection.release)
    counties = [
        (
            county_name(row_of(atlas.tables.counties, str(code)), language),
            kept.but(county=str(code)),
        )
        for code in atlas.tables.counties.index
    ]
    supporters = atlas.tables.supporters
    name = "name_en" if language == "en" else "name_zh"
    paired = supporters[supporters["kind"].isin(PAIRED_KINDS)]
    others = [(str(row[name]), kept.but(supporters=(str(key),))) for key, row in paired.iterrows()]
    return [
        html.P(
            Message(
                "每个县（区）、每个支援方一个 Excel：正好是没有公开数字的格子，"
                "写明单位、含义、要求的方法和来源，填好可以交回检查。"
            ).text(language)
        ),
        html.H3(Message("受援县（区）").text(language)),
        _links(counties),
        html.H3(Message("支援方").text(language)),
        _links(others),
    ]


def _links(asked: list[tuple[str, Selection]]) -> Component:
    items = [html.Li(html.A(name, href=one.at("/gaps.xlsx"), download="")) for name, one in asked]
    return html.Ul(items, className="contents")
