"""What is said of each chart: its finding, the line under it, what those hear who cannot see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geodata.errors import UnknownKey
from geodata.language import Language, Message, lists, units
from geodata.registry.charts import CHARTS, MAP, PAIRING, RANKING, SECTORS, TREND, Chart
from geodata.view import View
from geodata.wording import alt_charts, alt_counties, sentence
from geodata.wording.alt_counties import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The wording of one chart.

    Attributes
    ----------
    alt
        Whole sentences without their stops, the weightiest first.
    headline, subtitle
        What stands over the chart where it is alone.
    """

    alt: Callable[[View, Language], list[Said]]
    headline: Callable[[View, Language], str]
    subtitle: Callable[[View, Language], str]


def _first_of(alt: Callable[[View, Language], list[Said]]) -> Callable[[View, Language], str]:
    """A headline that is the first sentence of the alternative text."""

    def headline(view: View, language: Language) -> str:
        first = alt(view, language)[0]
        return first.text(language) if isinstance(first, Message) else str(first)

    return headline


def _peak(view: View, language: Language) -> str:
    """The peak year of what adds up over years; for levels, whose lines these are."""
    label = view.charts_metric.label
    if view.charts_metric.has_lines:
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


def _of_axis(view: View, language: Language) -> str:
    """Measure with the unit of the axis, and filters."""
    return _of_charts_metric(view, language, _unit(view, language))


def _of_charts_metric(view: View, language: Language, unit: str = "") -> str:
    """Measure and filters of the metric that the chart shows (rule 3)."""
    if view.charts_metric is view.metric and not view.contrast:
        return sentence.subtitle(view, language)
    label = view.charts_metric.label.in_(language) + unit
    return " · ".join([label, *sentence.filters(view, language)])


def _unit(view: View, language: Language) -> str:
    text = view.trend_scale.label.in_(language)
    return (f"（{text}）" if language == "zh" else f" ({text})") if text else ""


def _of_pairs(view: View, language: Language) -> str:
    plan = Message("《全国对口支援三峡库区合作规划（2021—2025年）》附表").text(language)
    cells = Message("格中为公开记录条数").text(language)
    return " · ".join([plan, cells, *sentence.filters(view, language)])


WORDS: dict[str, Words] = {
    MAP: Words(
        alt=alt_counties.map_sentences, headline=sentence.sentence, subtitle=sentence.subtitle
    ),
    RANKING: Words(
        alt=alt_counties.ranking_sentences, headline=sentence.sentence, subtitle=sentence.subtitle
    ),
    TREND: Words(alt=alt_charts.trend_sentences, headline=_peak, subtitle=_of_axis),
    SECTORS: Words(
        alt=alt_charts.sectors_sentences,
        headline=_first_of(alt_charts.sectors_sentences),
        subtitle=_of_charts_metric,
    ),
    PAIRING: Words(
        alt=alt_charts.pairing_sentences,
        headline=_first_of(alt_charts.pairing_sentences),
        subtitle=_of_pairs,
    ),
}
assert tuple(WORDS) == tuple(CHARTS)


def chart_of(key: str) -> Chart:
    """A chart by its key; UnknownKey lists those there are."""
    if key in CHARTS:
        return CHARTS[key]
    raise UnknownKey(
        where=Message("图表"),
        found=key[:60],
        expected=lists.keys(CHARTS),
        mend=Message("请改用其中之一。"),
    )
