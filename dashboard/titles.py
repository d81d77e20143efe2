"""What stands over a chart that is alone: its finding, and the line under it."""

from __future__ import annotations

from geodata.language import Language, Message, lists, units
from geodata.view import View
from geodata.wording import alt_charts, sentence


def headline(chart: str, view: View, language: Language) -> str:
    """The finding of a chart, in words."""
    if chart == "trend":
        return _trend(view, language)
    if chart in ("sectors", "pairing"):
        told = alt_charts.told_by_sectors if chart == "sectors" else alt_charts.told_by_pairing
        first = told(view, language)[0]
        return first.text(language) if isinstance(first, Message) else str(first)
    return sentence.sentence(view, language)


def _trend(view: View, language: Language) -> str:
    """The peak year of what adds up over years; for levels, whose lines these are."""
    label = view.charts_metric.label
    if view.charts_metric.is_level:
        return Message("{label}，按年", label=label).text(language)
    dated = view.series[view.series["year"] > 0]
    if view.selection.years:
        dated = dated[dated["year"].between(*view.selection.years)]
    sums = dated.set_index("year")[["firm", "reported"]].sum(axis=1)
    if not len(sums):
        return Message("没有符合条件的公开数字：{label}", label=label).text(language)
    top = float(sums.max())
    years = [str(year) for year in sums.index[sums == top]]
    value = units.with_unit(top, view.charts_metric.unit.scale(top), language)
    return Message(
        "{label}有记录的年份中 {year} 年最多，{value}",
        label=label,
        year=sentence.listed(years, language),
        value=value,
    ).text(language)


def subtitle(chart: str, view: View, language: Language) -> str:
    """Measure, unit, filter and caveat; of the metric that the chart shows (rule 3)."""
    kept = sentence.filters(view, language)
    if chart == "pairing":
        told = Message("《全国对口支援三峡库区合作规划（2021—2025年）》附表").text(language)
        return " · ".join([told, Message("格中为公开记录条数").text(language), *kept])
    same = view.charts_metric is view.metric and not view.contrast
    if chart in ("map", "ranking") or same:
        return sentence.subtitle(view, language)
    label, unit = view.charts_metric.label.in_(language), ""
    if chart == "trend":
        unit = _unit(view, language)
    return " · ".join([label + unit, *kept])


def _unit(view: View, language: Language) -> str:
    text = view.trend_scale.label.in_(language)
    return lists.bracketed(text, language) if text else ""
