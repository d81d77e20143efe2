"""The parts of the page around the map, each a pure function of a View."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
import pandas as pd
from dash import html

from dashboard import ids, words
from dashboard.drawing.plotly import figure_line
from dashboard.markup.html import attributes
from dashboard.parts import in_view
from dashboard.parts import legend as marks
from geodata.errors import BadSelection
from geodata.language import Language, Message, units
from geodata.package.tables import Tables
from geodata.records import asked as ledger_asked
from geodata.registry import sectors
from geodata.registry.charts import MAP, TREND
from geodata.view import FLAGS, View
from geodata.wording import contrast, fragility, sentence
from geodata.wording.alt_text import alt_text

Component = Any
#: Rows of the records table on the page; the rest is one link away.
RECORDS_SHOWN = 18


def notices(found: tuple[BadSelection, ...], language: Language) -> list[Component]:
    """One calm line per mended value, which a reader can put away."""
    return [
        dbc.Alert(words.mended(n, language), className="notice", dismissable=True, fade=False)
        for n in found
    ]


def plain_notices(found: tuple[BadSelection, ...], language: Language) -> list[Component]:
    """The same where the page comes as one text, which no component of Dash's can be part of."""
    return [html.P(words.mended(n, language), className="notice") for n in found]


def legend(view: View, language: Language) -> list[Component]:
    """Swatches with class limits and the number of counties in each; no data has its own row."""
    rows = [
        html.Li(
            html.Button(
                legend_cells(row, view, language),
                className="class",
                type="button",
                **attributes({"data-step": str(row.step)}),
            )
        )
        for row in words.classes(view, language)
    ]
    if note := borrowed_note(view, language):
        rows.append(html.Li(note, className="legend-note"))
    title = html.P(legend_title(view, language), className="legend-title")
    return [title, html.Ul(rows, className="classes")]


def legend_title(view: View, language: Language) -> str:
    """What the colours measure, with the unit; a sentence where there is only one value."""
    if view.breaks.all_equal and view.values.notna().sum() > 1:
        return sentence.sentence(view, language)
    return sentence.measure(view, language) + words.unit_text(view, language)


def legend_cells(row: words.ClassRow, view: View, language: Language) -> list[Component]:
    """Swatch, limits, a mark for the class of the chosen county, number of counties."""
    chosen = view.selection.county
    mark = "◀" if chosen and row.step == int(view.steps[chosen]) else ""
    return [
        html.Span(className="swatch", style={"background": f"var(--step-{row.step})"}),
        html.Span(row.label, className="limits"),
        html.Span(mark, className="marker", **attributes({"aria-hidden": "true"})),
        html.Span(
            Message("{n} 个", n=row.count).text(language),
            className="count" + marks.of_class(view, row.step),
        ),
    ]


def borrowed_note(view: View, language: Language) -> list[Component]:
    """What dots over a county mean; nothing where there are none."""
    if not any("borrowed" in flags for flags in view.flags):
        return []
    return [html.Span(className="swatch dots"), Message("带点：非当年数").text(language)]


def map_notes(view: View, language: Language) -> list[Component]:
    """What the marks beside figures mean: sources that disagree, classes that are fragile."""
    said = (
        Message("来源不一：{n} 个，县（区）卡片中并列", n=len(view.disputed)),
        fragility.summary(view),
    )
    return [html.Span(note, className="mark-note") for note in _marked(view, said, language)]


def short_notes(view: View, language: Language) -> list[list[Component]]:
    """The same in few words, for a legend."""
    said = (
        Message("来源不一：{n} 个", n=len(view.disputed)),
        Message("级别不稳：{n} 个", n=len(view.fragile)),
    )
    return list(_marked(view, said, language))


def _marked(
    view: View, said: tuple[Message, Message], language: Language
) -> Iterator[list[Component]]:
    disputed, fragile = (html.Span(one.text(language)) for one in said)
    if view.disputed:
        yield [marks.alone(marks.DISPUTED), disputed]
    if view.fragile:
        yield [marks.alone(marks.FRAGILE), fragile]


def ranking(view: View, language: Language) -> list[Component]:
    """All 19 counties as buttons with bars in class colours."""
    return [_ranking_row(view, code, language) for code in view.order]


def _ranking_row(view: View, code: str, language: Language) -> Component:
    label = county_line(view, code, language)
    return html.Li(
        html.Button(
            ranking_cells(view, code, language),
            type="button",
            className="row",
            title=label,
            **attributes(
                {
                    "data-county": code,
                    "aria-label": label,
                    "aria-pressed": "true" if view.selection.county == code else "false",
                }
            ),
        )
    )


def county_line(view: View, code: str, language: Language) -> str:
    """A county's name, figure and place, in one line."""
    parts = (
        view.name(code, language),
        figure_line(view, code, language),
        sentence.rank_text(view, code, language),
    )
    return words.joined((part for part in parts if part), language, "，")


def ranking_cells(view: View, code: str, language: Language) -> list[Component]:
    """Rank, name, bar in the class colour of the map, figure."""
    rank = "" if math.isnan(view.ranks[code]) else str(int(view.ranks[code]))
    dotted = " dotted" if "borrowed" in view.flags[code] else ""
    return [
        html.Span(rank, className="rank"),
        html.Span(view.name(code, language, short=True), className="name"),
        _ranking_bar(view, code, f"bar{dotted}"),
        _ranking_number(view, code, language),
    ]


def _ranking_number(view: View, code: str, language: Language) -> Component:
    """The figure with its marks; of differences as wide as the widest, for a common zero."""
    said = at_least(view, code) + view.number(code, language)
    name = "value" + marks.names(view, code)
    if not view.contrast:
        return html.Span(said, className=name)
    widest = max(len(view.number(one, language)) for one in view.order)
    return html.Span(said, className=name, style={"minWidth": f"{widest * 0.62:.2f}em"})


def _ranking_bar(view: View, code: str, name: str) -> Component:
    """A bar in the class colour of the map; of differences from a common zero, to both sides."""
    left, width = view.extent(code)
    style = {"width": f"{width * 100:.1f}%", "background": f"var(--step-{int(view.steps[code])})"}
    if not view.contrast:
        return html.Span(html.Span(className=name, style=style), className="track")
    track = {"--zero": f"{view.zero * 100:.1f}%"}
    style["marginLeft"] = f"{left * 100:.1f}%"
    return html.Span(html.Span(className=name, style=style), className="track signed", style=track)


def bar(width: float, colour: str, name: str = "bar") -> Component:
    """A bar on its track; `width` in per cent of the longest."""
    style = {"width": f"{width:.1f}%", "background": colour}
    return html.Span(html.Span(className=name, style=style), className="track")


def table(view: View, language: Language, *, act: bool = True) -> Component:
    """What the map says, as a table; with `act`, a county's name chooses it on the map."""
    heads = [
        Message("县（区）"),
        Message("数值"),
        Message("年份"),
        Message("记录"),
        Message("说明"),
    ]
    unit = words.unit_text(view, language)
    head = html.Tr(
        [
            html.Th(h.text(language) + (unit if n == 1 else ""), scope="col")
            for n, h in enumerate(heads)
        ]
    )
    rows = [
        html.Tr(
            [
                html.Th(
                    _choosing(c, view.name(c, language)) if act else view.name(c, language),
                    scope="row",
                ),
                html.Td(at_least(view, c) + view.number(c, language), className="number"),
                html.Td(year_text(view, c), className="number"),
                html.Td(str(int(view.counts[c])), className="number"),
                html.Td(words.joined(_remarks(view, c, language), language, "；")),
            ]
        )
        for c in view.order
    ]
    return html.Table(
        [html.Caption(sentence.sentence(view, language)), html.Thead(head), html.Tbody(rows)]
    )


def _remarks(view: View, code: str, language: Language) -> list[str]:
    """What must be said of a figure: how it came about, its flags, a fragile class."""
    why = view.fragile.get(code)
    said = [
        contrast.came_about(view, code, language),
        *(FLAGS[flag].in_(language) for flag in view.flags[code]),
        fragility.reason(why).text(language) if why else "",
    ]
    return [one for one in said if one]


def _choosing(code: str, name: str) -> Component:
    return html.Button(name, type="button", className="link", **attributes({"data-county": code}))


def at_least(view: View, adcode: str) -> str:
    """What stands before a number that is only a minimum."""
    return "≥" if "at_least" in view.flags[adcode] else ""


def year_text(view: View, adcode: str) -> str:
    """Years of a figure: one, a span, or a dash."""
    first, last = view.years[adcode]
    if not last or pd.isna(view.values[adcode]):
        return units.BLANK
    return str(last) if first in (last, 0) else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class SectorBar:
    """One bar of the sectors: key of the group, label, figure as text (a dash for none), length."""

    key: str
    label: str
    text: str
    width: float


def sector_bars(view: View, language: Language) -> list[SectorBar]:
    """Bars per sector group; none for metrics without sectors."""
    top = float(view.mix["value"].max()) if view.mix["value"].notna().any() else 0.0
    scale = view.charts_metric.unit.scale(top)
    return [
        SectorBar(
            key=str(key),
            label=sectors.label_of(str(key)).in_(language),
            text=units.with_unit(float(value), scale, language),
            width=0.0 if math.isnan(value) or not top else float(value) / top * 100,
        )
        for key, value in zip(view.mix["sector"], view.mix["value"], strict=True)
    ]


def no_sectors(language: Language) -> Component:
    """What stands instead of the bars for a metric without sectors."""
    return html.P(Message("该指标不分产业领域。").text(language), className="muted")


def sector_mix(view: View, language: Language) -> list[Component]:
    """Bars per sector group; a click filters."""
    if view.mix.empty:
        return [no_sectors(language)]
    rows = [
        html.Li(
            html.Button(
                sector_cells(one),
                type="button",
                className="row",
                **attributes(
                    {
                        "data-sector": one.key,
                        "aria-pressed": str(one.key in view.selection.sectors).lower(),
                        "aria-label": f"{one.label} {one.text}",
                    }
                ),
            )
        )
        for one in sector_bars(view, language)
    ]
    return [html.Ul(rows)]


def sector_cells(one: SectorBar) -> list[Component]:
    """Label, bar in the colour of the sector, figure."""
    return [
        html.Span(one.label, className="name"),
        bar(one.width, f"var(--sector-{one.key})"),
        html.Span(one.text, className="value"),
    ]


def area_wide(view: View, language: Language) -> list[Component]:
    """Money and projects that sources give for the whole area only."""
    text = words.area_wide(view, language)
    return [html.Span(className="wide-swatch"), html.Span(text)] if text else []


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
    query = view.selection.at("/records.csv")
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
                html.A("XLSX", href=view.selection.at("/records.xlsx"), download=""),
                *(_in_ledger(view, language) if correct else ()),
            ]
        ),
    ]


def _in_ledger(view: View, language: Language) -> list[Component]:
    """The way to the same rows in the ledger, where it has them."""
    if not view.metric.reads_ledger:
        return []
    asked = ledger_asked.behind(view.selection)
    address = asked.selection.at("/records", asked.own)
    return [" · ", html.A(Message("在台账中查看").text(language), href=address)]


def downloads(view: View, language: Language) -> list[Component]:
    """Links to the same view as files."""
    label = {
        "csv": "CSV",
        "xlsx": "Excel",
        "json": "JSON",
        "geojson": "GeoJSON",
        "zip": Message("数据包").text(language),
    }
    links = [
        html.A(text, href=view.selection.at(f"/data.{ext}"), download="")
        for ext, text in label.items()
    ]
    return [html.Span(Message("下载数据").text(language), className="muted"), *links]


def key_cells(
    totals: dict[str, tuple[float, float]], language: Language
) -> list[tuple[str, str, str]]:
    """Label, number and share: published totals of 2014–2020, what the ledger documents of them."""
    zh = language == "zh"
    plan = [
        (units.number(totals["projects"][0], 0), Message("引进项目（个）")),
        (
            units.number(totals["funds"][0], 0) if zh else units.number(totals["funds"][0] / 10, 1),
            Message("引进资金（亿元）"),
        ),
        (
            units.number(totals["grants"][0], 2)
            if zh
            else units.number(totals["grants"][0] / 10, 2),
            Message("其中无偿援助（亿元）"),
        ),
    ]
    shares = [
        Message(
            "台账可查 {n} 个，{share}%",
            n=units.number(totals["projects"][1], 0),
            share=units.number(totals["projects"][1] / totals["projects"][0] * 100, 1),
        ),
        Message("签约额与到位额不可比"),
        Message(
            "台账可查 {n} 亿元，{share}%",
            n=units.number(totals["grants"][1] if zh else totals["grants"][1] / 10, 2),
            share=units.number(totals["grants"][1] / totals["grants"][0] * 100, 1),
        ),
    ]
    return [
        (label.text(language), number, share.text(language))
        for (number, label), share in zip(plan, shares, strict=True)
    ]


def key_figures(totals: dict[str, tuple[float, float]], language: Language) -> list[Component]:
    """The plan's published totals first, then what the ledger documents of them (2014–2020)."""
    return [
        html.P(Message("规划公布 2014—2020 年").text(language), className="strip-title"),
        html.Dl(
            [
                html.Div([html.Dd(number), html.Dt(label), html.Dd(share, className="share-of")])
                for label, number, share in key_cells(totals, language)
            ]
        ),
    ]


def trend_title(view: View, language: Language) -> str:
    """What the trend shows, with its unit."""
    metric = view.charts_metric
    unit = view.trend_scale.label.in_(language)
    title = Message("{label}，按年", label=metric.label).text(language)
    return (
        f"{title}（{unit}）"
        if unit and language == "zh"
        else f"{title} ({unit})"
        if unit
        else title
    )


def trend_note(view: View, language: Language) -> list[Component]:
    """Legend of the trend and what has no single year."""
    if view.charts_metric.has_lines:
        caveat = view.metric.caveat.in_(language)
        return [
            html.Span(Message("每线一县（区），只连同一来源或方法").text(language)),
            html.Span(caveat, className="caveat"),
        ]
    parts = [
        html.Span([html.I(className="key firm"), Message("确切年份").text(language)]),
        html.Span([html.I(className="key reported"), Message("报道年份").text(language)]),
    ]
    undated = view.series[view.series["year"] == 0]
    if len(undated) and view.selection.years is None:
        value = float(undated["firm"].iloc[0] + undated["reported"].iloc[0])
        text = units.with_unit(value, view.charts_metric.unit.scale(value), language)
        parts.append(html.Span(Message("年份不详 / 跨年 {value}", value=text).text(language)))
    return parts


IDS_OF_PARTS = (
    ids.HEADLINE,
    ids.SUBTITLE,
    ids.LEGEND,
    ids.RANKING,
    ids.TABLE,
    ids.SECTOR_MIX,
    ids.COVERAGE,
    ids.AREA_WIDE,
    ids.MAP_NOTES,
    ids.RECORDS,
    ids.DOWNLOADS,
    ids.IN_VIEW,
    ids.MAP_ALT,
    ids.TREND_ALT,
)


def parts(view: View, tables: Tables, language: Language) -> dict[str, Component]:
    """Children of every part that follows the view, by id."""
    return {
        ids.HEADLINE: sentence.sentence(view, language),
        ids.SUBTITLE: sentence.subtitle(view, language),
        ids.LEGEND: legend(view, language),
        ids.RANKING: ranking(view, language),
        ids.TABLE: table(view, language),
        ids.SECTOR_MIX: sector_mix(view, language),
        ids.COVERAGE: sentence.coverage(view, language),
        ids.AREA_WIDE: area_wide(view, language),
        ids.MAP_NOTES: map_notes(view, language),
        ids.RECORDS: records(view, tables, language),
        ids.DOWNLOADS: downloads(view, language),
        ids.IN_VIEW: in_view.items(view, language),
        ids.MAP_ALT: alt_text(view, MAP, language),
        ids.TREND_ALT: alt_text(view, TREND, language),
    }


def offer(view: View, atlas: Any, language: Language) -> list[Component]:
    """For an empty map: the metrics that do have records under the same filters, as links."""
    if view.values.notna().any():
        return []
    if view.selection.baseline is not None and view.metric.has_own_year:
        return _other_baselines(view, atlas, language)
    from geodata.registry.metrics import LEDGER_KEYS, METRICS

    links: list[Component] = []
    for metric in METRICS.values():
        if metric.keys != LEDGER_KEYS or metric.key == view.metric.key:
            continue
        other = atlas.view(view.selection.uncompared().but(metric=metric.key))
        if other.values.notna().any():
            links += [" · ", html.A(metric.label.in_(language), href=other.selection.at("/"))]
    if not links:
        return [html.Span(Message("没有任何指标符合这些筛选；放宽年份或领域再试。").text(language))]
    return [html.Span(Message("这些筛选下有数字的指标：").text(language)), *links[1:]]


def _other_baselines(view: View, atlas: Any, language: Language) -> list[Component]:
    """For a baseline year without comparable figures: those that have some, as links."""
    links: list[Component] = []
    for year in atlas.comparable(view.selection):
        links += [
            "、" if language == "zh" else ", ",
            html.A(str(year), href=view.selection.but(baseline=year).at("/")),
        ]
    if not links:
        return [html.Span(Message("没有一个基准年有可比的数字。").text(language))]
    return [html.Span(Message("有可比数字的基准年：").text(language)), *links[1:]]
