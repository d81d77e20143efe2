"""What map and ranking show, in sentences: figures of counties (see `geodata.wording.alt_text`)."""

from __future__ import annotations

from dataclasses import replace

from geodata.language import Language, Message
from geodata.language.units import Scale
from geodata.registry.metrics import MOST
from geodata.view import View
from geodata.wording import contrast, sentence
from geodata.wording.names import span_of

#: Places that the text of a ranking names.
LEADERS = 3
#: A sentence, or nothing to say.
Said = Message | str | None


def map_sentences(view: View, language: Language) -> list[Said]:
    """Headline, lowest, blanks, years, filters, unit: the order of their weight."""
    return [sentence.sentence(view, language), *_common(view, language)]


def ranking_sentences(view: View, language: Language) -> list[Said]:
    """The same as the map with the first places."""
    return [sentence.sentence(view, language), _leaders(view, language), *_common(view, language)]


def _common(view: View, language: Language) -> list[Said]:
    if view.contrast:  # its sentence has the lowest and the years
        return [
            *_without(view, language),
            *contrast.remarks(view, language),
            filters(view, language),
            _unit(view.scale, language),
        ]
    return [
        _lowest(view, language),
        *_without(view, language),
        _years(view),
        filters(view, language),
        _unit(view.scale, language),
    ]


def _leaders(view: View, language: Language) -> Said:
    """The first places, where places may be named (rule 15) and ties do not make them many."""
    ranks = view.ranks.dropna().sort_values(kind="stable")
    first = [str(code) for code in ranks.index[ranks <= LEADERS]]
    if len(first) != LEADERS:
        return None
    listed = sentence.listed(
        [f"{view.name(code, language)} {view.amount(code, language)}" for code in first], language
    )
    return Message("前三位：{counties}", counties=listed)


def _lowest(view: View, language: Language) -> Said:
    """The lowest figure and who has it; of pairs the fewest that anybody has."""
    known = view.values.dropna()
    unnamed = view.metric.zero_is_stated and not view.selection.supporters
    if unnamed:
        known = known[known > 0]
    if known.nunique() < 2:
        return None
    low = [str(code) for code in known.index[known == known.min()]]
    gaps = {
        "county": sentence.names(view, low, language),
        "value": sentence.amount(view, low, language) + sentence.year_of(view, low, language),
    }
    if unnamed:
        return Message("有支援方的县（区）中最少：{county}，{value}", **gaps)
    if view.metric.most is MOST:
        return Message("有数字的县（区）中最少：{county}，{value}", **gaps)
    return Message("有数字的县（区）中最低：{county}，{value}", **gaps)


def _without(view: View, language: Language) -> list[Said]:
    """How many counties have no figure, and how many were not asked for."""
    outside = sum("outside" in flags for flags in view.flags)
    blank = int(view.values.isna().sum()) - outside
    if view.metric.counts_pairs and view.selection.supporters:
        missing = Message("与所选支援方没有结对的县（区）：{n} 个", n=blank) if blank else None
    elif blank and view.contrast:
        missing = Message("没有可比数字的县（区）：{n} 个", n=blank)
    elif blank and filters(view, language):
        missing = Message("没有符合筛选的公开数字的县（区）：{n} 个", n=blank)
    elif blank:
        missing = Message("没有公开数字的县（区）：{n} 个", n=blank)
    else:
        missing = Message("{n} 个县（区）都有数字", n=view.coverage.of)
    return [
        missing,
        Message("不在所选省市的县（区）：{n} 个", n=outside) if outside else None,
    ]


def _years(view: View) -> Said:
    """Years of the figures, where the filters do not say them."""
    if view.metric.counts_pairs:
        return Message("年份：2021—2025 年规划期")
    if view.metric.has_own_year:
        first, last = span_of(view)
        return Message("数字的年份：{years}", years=span(first, last)) if last else None
    if view.metric.is_running_total:
        ends = [last for _, last in view.years if last]
        return Message("累计截至：{years}", years=span(min(ends), max(ends))) if ends else None
    if view.selection.years is None:
        return Message("年份：不限，年份不详的也计入")
    return None


def span(first: int, last: int) -> str:
    """Years from first to last, one year alone."""
    return str(last) if first == last else f"{first}–{last}"


def filters(view: View, language: Language) -> Said:
    """What the view is restricted to; dividing by people or area is said by the unit."""
    counted = replace(view, selection=view.selection.but(normalise="none"))
    found = sentence.filters(counted, language)
    return Message("筛选：{filters}", filters=sentence.listed(found, language)) if found else None


def _unit(scale: Scale, language: Language) -> Said:
    label = scale.label.in_(language)
    return Message("单位：{unit}", unit=label) if label else None
