"""The parts of the page around the map, each a pure function of a View."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import addresses, ids
from dashboard.markup import Component
from dashboard.parts import in_view
from dashboard.parts.legend import legend, map_notes
from dashboard.parts.ranking import area_wide, ranking, table
from dashboard.parts.records import records
from dashboard.parts.sectors import sector_mix
from geodata.export import EXPORTS
from geodata.language import Language, Message, lists
from geodata.package.tables import Tables
from geodata.registry.charts import MAP, TREND
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.alt_text import alt_text


def downloads(view: View, language: Language) -> list[Component]:
    """Links to the same view as files."""
    links = [
        html.A(one.short.in_(language), href=view.selection.at(one.address), download="")
        for one in EXPORTS.values()
        if one.short.zh
    ]
    return [html.Span(Message("下载数据").text(language), className="muted"), *links]


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
            links += [
                " · ",
                html.A(metric.label.in_(language), href=addresses.MAP.at(other.selection)),
            ]
    if not links:
        return [html.Span(Message("没有任何指标符合这些筛选；放宽年份或领域再试。").text(language))]
    return [html.Span(Message("这些筛选下有数字的指标：").text(language)), *links[1:]]


def _other_baselines(view: View, atlas: Any, language: Language) -> list[Component]:
    """For a baseline year without comparable figures: those that have some, as links."""
    links: list[Component] = []
    for year in atlas.comparable(view.selection):
        links += [
            lists.comma(language),
            html.A(str(year), href=addresses.MAP.at(view.selection.but(baseline=year))),
        ]
    if not links:
        return [html.Span(Message("没有一个基准年有可比的数字。").text(language))]
    return [html.Span(Message("有可比数字的基准年：").text(language)), *links[1:]]
