"""What is in a view, in five sentences: what counts, what does not, years, blanks, coverage.

They are made from the View alone, so they say what was done for exactly these figures.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from geodata.arithmetic.levels import BORROWED
from geodata.language import Language, Message, Text, lists, text_of
from geodata.registry.kinds import INDICATORS, LEDGER, PAIRS, TOTALS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.terms import KINDS, PROGRAMMES
from geodata.view import View
from geodata.wording import contrast, sentence
from geodata.wording.source_line import source_line

Words = Message | Text | str


def lines(view: View, language: Language) -> list[str]:
    """Five sentences about a view, always in the same order.

    Examples
    --------
    >>> from geodata.atlas import Atlas
    >>> from geodata.selection import Selection
    >>> len(lines(Atlas.load().view(Selection()), "zh"))
    5
    """
    parts = (_counted(view, language), _left_out(view, language), _years(view),
             _blanks(view), _covered(view, language))  # fmt: skip
    return [_joined(part, language) for part in parts]


def _joined(parts: list[Words], language: Language) -> str:
    texts = [text_of(part, language) for part in parts if part]
    return ("" if language == "zh" else " ").join(texts)


def _counted(view: View, language: Language) -> list[Words]:
    measure = text_of(contrast.measure(view), language)
    said: list[Words] = [Message("数的是{measure}。", measure=measure), view.metric.about]
    if kept := sentence.filters(view, language):
        said.append(Message("只看：{filters}。", filters=lists.listed(kept, language)))
    return [*said, Message("{source}。", source=source_line(view, language))]


def _left_out(view: View, language: Language) -> list[Words]:
    return _LEFT_OUT[view.metric.table](view, language)


def _of_pairs(_view: View, _: Language) -> list[Words]:
    return [
        Message(
            "不在其中：省（市）对所辖县（区）的支援（附表注 1）、中央单位，以及结对以外的支援。"
        )
    ]


def _of_active(view: View, language: Language) -> list[Words]:
    return [
        Message("不在其中：交流活动，以及不在规划附表里的支援方。"),
        _programmes(view, language),
    ]


def _of_ledger(view: View, language: Language) -> list[Words]:
    if view.metric.counts_supporters:
        return _of_active(view, language)
    said: list[Words] = [Message("不在其中：交流活动，连同写在它们名下的金额。")]
    if view.metric.money:
        kinds = (KINDS[kind] for kind in KINDS if kind != view.metric.money)
        others = lists.listed((kind.in_(language) for kind in kinds), language)
        said.append(
            Message("金额性质为「{others}」的也不在其中，各种金额从不相加。", others=others)
        )
    return [*said, _programmes(view, language)]


def _of_totals(_view: View, _: Language) -> list[Words]:
    return [
        Message(
            "不在其中：起点晚于 {year} 年的累计、结对以外的累计，以及任何年度数。",
            year=plan_facts().totals_start_by,
        )
    ]


def _of_indicator(view: View, _: Language) -> list[Words]:
    aside = int((~view.records["chosen"].astype(bool)).sum()) if len(view.records) else 0
    said: list[Words] = [Message("不在其中：只含几个月的数，以及口径不同、名称相近的指标。")]
    if aside:
        said.append(Message("另有 {n} 个并列的数未采用，记录里都列出。", n=aside))
    return said


def _programmes(view: View, language: Language) -> Words:
    """Which programmes of the ledger are in."""
    chosen = view.selection.programme
    if chosen == ("all",):
        return Message("各种渠道的记录都在其中。")
    if not chosen:
        return Message("其他渠道（如鲁渝协作、定点帮扶）的记录不在其中，可另选。")
    return Message(
        "只含这些渠道的记录：{names}。",
        names=lists.listed((PROGRAMMES[key].in_(language) for key in chosen), language),
    )


_LEFT_OUT: dict[str, Callable[[View, Language], list[Words]]] = {
    PAIRS: _of_pairs,
    LEDGER: _of_ledger,
    TOTALS: _of_totals,
    INDICATORS: _of_indicator,
}


def _years(view: View) -> list[Words]:
    metric = view.metric
    if metric.counts_pairs:
        return [Message("没有年份：规划附表是整个规划期的安排。")]
    span = _span(view)
    if metric.is_running_total:
        return [Message("不分年份：各县（区）的累计截至 {span} 年不等。", span=span)]
    if metric.has_own_year:
        return _of_levels(view, span)
    reported = view.coverage.reported
    dated = Message("{n} 条记录按报道年份计，其余按签约、开工或完成的年份。", n=reported)
    if view.selection.years is None:
        return [Message("年份：全部，含年份不详和跨年的记录。"), dated]
    first, last = view.selection.years
    chosen = f"{first}" if first == last else f"{first}–{last}"
    return [Message("年份：{years}，不含年份不详和跨年的记录。", years=chosen), dated]


def _of_levels(view: View, span: str) -> list[Words]:
    old = sum(BORROWED in flags for flags in view.flags)
    said: list[Words] = [
        Message("每个县（区）取所选年份里最近的一个数（{span} 年），从不跨年相加。", span=span)
    ]
    if view.contrast and view.contrast.since:
        year = view.contrast.since
        said.append(Message("与 {year} 年相比时，来源和方法都不同的两个数不比。", year=year))
    if old:
        said.append(Message("{n} 个县（区）的数早于末年两年以上，图上加点。", n=old))
    return said


def _span(view: View) -> str:
    """First and last year of the figures that are there."""
    last = [pair[1] for pair in view.years[view.values.notna()] if pair[1]]
    if not last:
        return "—"
    return f"{min(last)}" if min(last) == max(last) else f"{min(last)}–{max(last)}"


def _blanks(view: View) -> list[Words]:
    blank = view.coverage.of - view.coverage.counties
    said: list[Words] = [
        Message("{n} 个县（区）空白：没有公开数字，不是零。", n=blank)
        if blank
        else Message("没有空白的县（区）；空白表示没有公开数字，不是零。")
    ]
    if outside := sum("outside" in flags for flags in view.flags):
        said.append(Message("所选省市以外的 {n} 个县（区）不显示数字。", n=outside))
    metric = view.metric
    if metric.zero_is_stated:
        said.append(Message("0 是规划附表写明的事实：未明确支援方。"))
    if metric.counts_supporters:
        said.append(Message("一条记录写明两个支援方的，各算一次。"))
    if metric.sums_ledger:
        said.append(Message("打包条目只计明细以外的余数，没有一笔计两次。"))
        if silent := sum("at_least" in flags for flags in view.flags):
            said.append(Message("{n} 个县（区）另有没写数的记录，合计前加「至少」。", n=silent))
    return said


def _covered(view: View, language: Language) -> list[Words]:
    said: list[Words] = [Message("{coverage}。", coverage=sentence.coverage(view, language))]
    if view.area_wide:
        n = view.area_wide.records
        said.append(Message("另有 {n} 条记录只给了全库区的数，不能分到县（区）。", n=n))
    if view.metric.published and math.isnan(view.coverage.share):
        first, last = plan_facts().published_years
        said.append(
            Message(
                "规划公布的总数是 {first}—{last} 年的，只有选这几年、不作别的筛选时才能相比。",
                first=first,
                last=last,
            )
        )
    return said
