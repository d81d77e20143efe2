"""What trend, sectors and pairing show, in sentences (see `geodata.wording.alt_text`)."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from geodata.language import Language, Message, units
from geodata.registry import sectors
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.alt_counties import Said, filters, span


def trend_sentences(view: View, language: Language) -> list[Said]:
    """First, last and peak year, within the chosen years."""
    series, chosen = view.series, view.selection.years
    dated = series[series["year"] > 0]
    if chosen:
        dated = dated[dated["year"].between(*chosen)]
    metric = view.charts_metric
    if dated.empty:
        return [Message("没有符合条件的公开数字：{label}", label=metric.label)]
    told = _level_trend if metric.has_lines else _yearly_trend
    return [*told(view, dated, language), filters(view, language)]


def _yearly_trend(view: View, dated: pd.DataFrame, language: Language) -> list[Said]:
    """First, last and peak year of what adds up over years, and what has no single year."""
    sums = dated.set_index("year")[["firm", "reported"]].sum(axis=1)
    undated = float(view.series.query("year == 0")[["firm", "reported"]].to_numpy().sum())
    scale = view.charts_metric.unit.scale(float(sums.max()))
    peak = [str(year) for year in sums.index[sums == sums.max()]]

    def amount(value: float) -> str:
        return units.with_unit(value, scale, language)

    first, last = int(sums.index[0]), int(sums.index[-1])
    return [
        Message(
            "{label}，{years} 年中有数字的 {n} 个年份",
            label=view.charts_metric.label,
            years=span(first, last),
            n=len(sums),
        ),
        Message("最早 {year} 年，{value}", year=first, value=amount(float(sums.iloc[0]))),
        Message("最晚 {year} 年，{value}", year=last, value=amount(float(sums.iloc[-1]))),
        Message(
            "最高 {year} 年，{value}",
            year=sentence.listed(peak, language),
            value=amount(float(sums.max())),
        ),
        Message("没有数字的年份留空，不是零"),
        Message("年份不详或跨年：{value}", value=amount(undated))
        if undated and view.selection.years is None
        else None,
    ]


def _level_trend(view: View, dated: pd.DataFrame, language: Language) -> list[Said]:
    """How many counties have a line, and its first, last and highest points."""
    scale = view.charts_metric.unit.scale(float(dated["value"].abs().max()))
    years = dated["year"].astype(int)
    top = dated[dated["value"] == dated["value"].max()]
    said: list[Said] = [
        Message(
            "{label}，每线一县（区），{n} 个县（区）有数字",
            label=view.charts_metric.label,
            n=dated["adcode"].nunique(),
        ),
        Message("最早 {first} 年，最晚 {last} 年", first=years.min(), last=years.max()),
        Message(
            "最高：{county}，{value}（{year} 年）",
            county=sentence.names(view, list(dict.fromkeys(top["adcode"])), language),
            value=units.with_unit(float(top["value"].iloc[0]), scale, language),
            year=span(int(top["year"].min()), int(top["year"].max())),
        ),
    ]
    own = dated[dated["adcode"] == view.selection.county].sort_values("year")
    if view.selection.county and len(own):
        ends = own.iloc[[0, -1]] if len(own) > 1 else own
        listed = [
            Message(
                "{year} 年 {value}", year=int(year), value=units.with_unit(value, scale, language)
            ).text(language)
            for year, value in zip(ends["year"], ends["value"], strict=True)
        ]
        said.append(
            Message(
                "{county}：{values}",
                county=view.name(view.selection.county, language),
                values=sentence.listed(listed, language),
            )
        )
    return said


def sectors_sentences(view: View, language: Language) -> list[Said]:
    """The largest group and the others in order; blanks are named, not counted as nought."""
    metric, mix = view.charts_metric, view.mix
    if mix.empty:
        return [Message("该指标不分产业领域。").text(language).rstrip("。.")]
    known = mix.dropna(subset="value").sort_values("value", ascending=False, kind="stable")
    if known.empty:
        return [Message("没有符合条件的公开数字：{label}", label=metric.label)]
    scale = metric.unit.scale(float(known["value"].max()))
    rows = [
        f"{sectors.label_of(str(key)).in_(language)} "
        f"{units.with_unit(float(value), scale, language)}"
        for key, value in zip(known["sector"], known["value"], strict=True)
    ]
    blank = [
        sectors.label_of(str(key)).in_(language)
        for key, value in zip(mix["sector"], mix["value"], strict=True)
        if pd.isna(value)
    ]
    top = int((known["value"] == known["value"].max()).sum())
    return [
        Message(
            "{label}，最多的是{sectors}",
            label=metric.label,
            sectors=sentence.listed(rows[:top], language),
        ),
        Message("其次：{sectors}", sectors=sentence.listed(rows[top:], language))
        if rows[top:]
        else None,
        Message("没有公开数字的领域：{sectors}", sectors=sentence.listed(blank, language))
        if blank
        else None,
        filters(view, language),
    ]


def pairing_sentences(view: View, language: Language) -> list[Said]:
    """The table of pairs: how many, who has most, who has none named."""
    counts = view.paired[["outside" not in flags for flags in view.flags]]
    chosen = view.selection.supporters if view.metric.counts_pairs else ()
    if chosen:
        counts = view.values[counts.index].fillna(0).astype(int)
    most = [str(code) for code in counts.index[counts == counts.max()]] if counts.any() else []
    unnamed = [str(code) for code in counts.index[counts == 0]]
    only = Selection(province=view.selection.province, supporters=view.selection.supporters)
    said: list[Said] = [
        Message(
            "{n} 个受援县（区）与支援方结对 {pairs} 对", n=(counts > 0).sum(), pairs=counts.sum()
        )
    ]
    if most:
        amount = units.with_unit(float(counts.max()), units.COUNT.scale(1), language)
        county = sentence.names(view, most, language)
        said.append(Message("最多：{county}，{value}", county=county, value=amount))
    if unnamed and not chosen:
        county = sentence.names(view, unnamed, language)
        said.append(Message("规划未明确支援方：{county}", county=county))
    said.append(Message("年份：2021—2025 年规划期"))
    return [*said, filters(replace(view, selection=only), language)]
