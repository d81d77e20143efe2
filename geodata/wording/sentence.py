"""The one hedged sentence of a View, and the line that says what it measures.

Title, alt text, share card, slide note and live-region message are this sentence, so that
they say the same: never more than the figures do (rule 5 of the honesty rules).
"""

from __future__ import annotations

import math

from geodata.language import Language, Message, Text, lists, text_of, units
from geodata.language.lists import listed as listed
from geodata.registry import sectors
from geodata.registry.programme.provinces import PROVINCES
from geodata.registry.terms import OF_KEYS
from geodata.view import View
from geodata.wording import contrast
from geodata.wording.names import names as names

NORMALISE_LABELS = {
    "none": Text("总量", "Total"),
    "per_10k": Text("每万人", "Per 10,000 people"),
    "per_km2": Text("每平方公里", "Per km²"),
}


def sentence(view: View, language: Language) -> str:
    """What the map shows, as one sentence with 至少 and "of n with figures" where they belong."""
    if view.contrast:
        return contrast.sentence(view, language)
    known = view.values.dropna()
    if known.empty:
        return Message("没有符合条件的公开数字：{label}", label=view.metric.label).text(language)
    top = [str(code) for code in known.index[known == known.max()]]
    tail = _tail(view, language)
    if view.breaks.all_equal and len(known) > 1:
        value = _spaced(amount(view, top, language), language) + year_of(view, top, language)
        return Message(
            "有数字的 {n} 个县（区）{label}都是{value}{tail}",
            n=len(known),
            label=view.metric.label,
            value=value,
            tail=tail,
        ).text(language)
    head = _finding(view, top, language)
    if len(known) == 1:
        alone = (
            Message("{head}；所选范围内没有其他县（区）的数字{tail}", head=head, tail=tail)
            if filters(view, language)
            else Message("{head}；其他县（区）没有公开数字{tail}", head=head, tail=tail)
        )
        return alone.text(language)
    whole = len(known) == view.coverage.of and view.selection.province is None
    where = Message("库区") if whole else Message("有数字的 {n} 个县（区）中", n=len(known))
    gaps = {"head": head, "where": where, "most": view.metric.most, "tail": tail}
    if _open(view, float(known.max())):
        return Message("{head}，按已公布的数为{where}{most}{tail}", **gaps).text(language)
    return Message("{head}，为{where}{most}{tail}", **gaps).text(language)


def _open(view: View, top: float) -> bool:
    """Whether a county below the top may really be above it.

    Its figure may be only a minimum, or of another year than that of the top.
    """
    below = view.flags[view.values < top]
    if any("at_least" in flags for flags in below):
        return True
    known = view.values.dropna().index
    return view.metric.has_own_year and len({view.years[code][1] for code in known}) > 1


def _finding(view: View, top: list[str], language: Language) -> str:
    county = names(view, top, language)
    if len(top) > 1 and view.metric.adds_up:
        county = Message("{names}各", names=county).text(language)
    finding = view.metric.finding.in_(language).format(
        county=county,
        value=_spaced(amount(view, top, language), language),
        label=view.metric.label.in_(language),
    )
    return finding.strip() + year_of(view, top, language)


def amount(view: View, tied: list[str], language: Language) -> str:
    """What holds for each of several equal figures: 至少 if one of them is, 4 rather than 4/7."""
    if len(tied) > 1 and view.metric.counts_supporters:
        return units.with_unit(float(view.values[tied[0]]), view.scale, language)
    at_least = [code for code in tied if "at_least" in view.flags[code]]
    return view.amount((at_least or tied)[0], language)


def _spaced(value: str, language: Language) -> str:
    """Chinese sets a space before a number, none before 至少."""
    return f" {value}" if language == "zh" and value[:1].isdigit() else value


def year_of(view: View, tied: list[str], language: Language) -> str:
    """The years of figures of a level, in brackets; empty for what adds up over years."""
    years = sorted({view.years[code][1] for code in tied})
    if not view.metric.has_own_year or not years[-1]:
        return ""
    span = f"{years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return Message("（{year} 年）", year=span).text(language)


def _tail(view: View, language: Language) -> str:
    if view.metric.zero_is_stated and (view.values == 0).any() and not view.selection.supporters:
        named = [view.name(str(c), language) for c in view.values.index[view.values == 0]]
        return Message("；{county}未明确支援方", county=listed(named, language)).text(language)
    if view.selection.years and view.coverage.reported:
        return Message(
            "；图中 {of} 条记录有 {n} 条按报道年份计",
            of=view.coverage.records,
            n=view.coverage.reported,
        ).text(language)
    return ""


def filters(view: View, language: Language) -> list[str]:
    """What is filtered, in the order of the controls; empty for the whole."""
    chosen = view.selection
    parts = [sectors.label_of(k).in_(language) for k in chosen.sectors]
    if chosen.years and not (chosen.baseline and view.metric.sums_ledger):
        first, last = chosen.years
        span = f"{first}" if first == last else f"{first}–{last}"
        parts.append(Message("{years} 年", years=span).text(language))
    if chosen.province:
        parts.append(PROVINCES[chosen.province].label.in_(language))
    if chosen.supporters:
        parts.append(Message("{n} 个支援方", n=len(chosen.supporters)).text(language))
    if chosen.normalise != "none":
        parts.append(NORMALISE_LABELS[chosen.normalise].in_(language))
    for key, labels in OF_KEYS.items():
        if named := [labels[str(value)].in_(language) for value in getattr(chosen, key)]:
            parts.append(listed(named, language))
    return parts


def measure(view: View, language: Language) -> str:
    """What the values are: the metric, or its differences."""
    return text_of(contrast.measure(view), language)


def subtitle(view: View, language: Language) -> str:
    """Measure, unit, method, filter and caveat in one line."""
    parts = [measure(view, language)]
    unit = view.scale.label.in_(language)
    if unit:
        parts[0] += lists.bracketed(unit, language)
    parts += contrast.remarks(view, language)
    parts += filters(view, language)
    if view.end_year:
        parts.append(Message("截至 {year} 年或更晚", year=view.end_year).text(language))
    if view.metric.caveat.zh:
        parts.append(view.metric.caveat.in_(language))
    return " · ".join(parts)


def coverage(view: View, language: Language) -> str:
    """How many counties have a figure, how many records, what share of the published total."""
    known = view.coverage
    text = Message(
        "覆盖：{of} 个县（区）中 {n} 个有数字，{records} 条记录",
        of=known.of,
        n=known.counties,
        records=known.records,
    ).text(language)
    if view.metric.sums_ledger and (planned := _planned(view)):
        text += Message("，其中 {n} 条还是签约或计划", n=planned).text(language)
    if not math.isnan(known.share):
        share = Message("；占规划公布总数的 {share}%", share=units.number(known.share * 100, 1))
        text += share.text(language)
    elif view.metric.sums_ledger and view.metric.published is None:
        text += Message("；签约额与到位额不可比").text(language)
    return text


def _planned(view: View) -> int:
    """Records of a county whose project is signed or planned: nothing says it was carried out."""
    records = view.records
    return int(((records["status"] == "planned") & (records["adcode"] != "")).sum())


def rank_text(view: View, adcode: str, language: Language) -> str:
    """The place of a county, "3rd of 12 with figures"; empty where ranks would mislead."""
    rank = view.ranks[adcode]
    if math.isnan(rank):
        return ""
    tied = int((view.ranks == rank).sum()) > 1
    return place_text(int(rank), view.coverage.counties, tied, language)


def place_text(rank: int, of: int, tied: bool, language: Language) -> str:
    """A rank in words, among so many with figures."""
    if tied:
        return Message("第 {rank} 位（有数字的 {n} 个中，并列）", rank=rank, n=of).text(language)
    return Message("第 {rank} 位（有数字的 {n} 个中）", rank=rank, n=of).text(language)
