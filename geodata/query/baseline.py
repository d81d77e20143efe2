"""What `baseline`, `change` and `relative` may be asked of, and how they are brought in line.

Ledger metrics are compared year with year: what several years add up to is more than any one
year has. Levels compare their latest figure after the baseline with that of the baseline
year itself, which is never borrowed. A value against the area needs the area's figure, and
only shares and rates have one that their counties' figures make up.
"""

from __future__ import annotations

from geodata.language import Message, Text, units
from geodata.query.notices import Reader
from geodata.registry.metric_types import Metric, Weight
from geodata.selection import Selection

#: What normalised values are weighted by to give the area's: what they were divided by.
_DIVIDED_BY: dict[str, Weight] = {"per_10k": "people", "per_km2": "km2"}

Reason = Message | Text


def baselines(
    metric: Metric, span: tuple[int, int] | None, years: tuple[int, int] | None = None
) -> range:
    """The years that a metric may be compared with, before the last one that is asked for.

    Parameters
    ----------
    span
        First and last year of the metric; None where it has none.
    years
        The chosen years, within the span.

    Examples
    --------
    >>> from geodata.registry.metrics import METRICS
    >>> baselines(METRICS["co2_emissions"], (1997, 2017), (2005, 2014))
    range(2011, 2014)
    """
    if span is None or metric.unchanging.zh:
        return range(0)
    return range(max(span[0], metric.play_from), years[1] if years else span[1])


def no_change(
    metric: Metric, span: tuple[int, int] | None, years: tuple[int, int] | None = None
) -> Reason | None:
    """Why a metric has no map of change; None where it has one."""
    if metric.unchanging.zh:
        return metric.unchanging
    if not baselines(metric, span):
        return Message("只有一个年份的数字")
    if not baselines(metric, span, years):
        return Message("所选年份以前没有可比的年份")
    return None


def no_percentage(metric: Metric) -> Reason | None:
    """Why a change of a metric is not told in per cent; None where it is."""
    if metric.unit.key == units.PERCENT.key:
        return Message("该指标本身是百分比，变化以百分点计")
    return None


def no_area(selection: Selection) -> Reason | None:
    """Why values cannot be set against the area's figure; None where they can."""
    metric = selection.metric_row
    if weight(selection):
        return None
    if metric.normalise and not metric.is_running_total:
        return Message("数量随县（区）大小而异，先换算成每万人或每平方公里")
    if metric.extensive or metric.counts_pairs:
        return Message("数量随县（区）大小而异，与全库区合计不可比")
    return Message("没有公布的全库区数字，也不能由各县（区）的数字合成")


def weight(selection: Selection) -> Weight:
    """By what the counties' figures make up the area's; "" where nothing does."""
    metric = selection.metric_row
    if metric.is_running_total:  # their end years differ
        return ""
    return _DIVIDED_BY.get(selection.normalise, metric.weight)


def changed(selection: Selection, reader: Reader) -> Selection:
    """Bring `baseline` and `change` in line with metric and years."""
    if selection.baseline is None:
        return _without_change(selection, reader)
    metric, span = selection.metric_row, reader.scope.metric_years.get(selection.metric)
    reason = no_change(metric, span, selection.years)
    if reason is not None or span is None:
        mend = Message("{reason}，不作变化。", reason=reason)
        reader.note("baseline", selection.baseline, Message("该指标没有此项"), mend)
        return selection.but(baseline=None, change=Selection().change)
    selection = _at_baseline(selection, baselines(metric, span, selection.years), reader)
    if metric.sums_ledger:
        selection = _in_one_year(selection, span, reader)
    return _told_in(selection, reader)


def _without_change(selection: Selection, reader: Reader) -> Selection:
    if selection.change == Selection().change:
        return selection
    mend = Message("没有基准年，不作变化。")
    reader.note("change", selection.change, Message("与基准年同用"), mend)
    return selection.but(change=Selection().change)


def _at_baseline(selection: Selection, allowed: range, reader: Reader) -> Selection:
    wanted = selection.baseline or 0
    nearest = min(max(wanted, allowed[0]), allowed[-1])
    if nearest != wanted:
        mend = Message("改用 {value}。", value=nearest)
        reader.note("baseline", wanted, f"{allowed[0]}-{allowed[-1]}", mend)
    return selection.but(baseline=nearest)


def _in_one_year(selection: Selection, span: tuple[int, int], reader: Reader) -> Selection:
    """A sum over years has no counterpart in one year: the last of them is compared."""
    first, last = selection.years or span
    if first == last and selection.years:
        return selection
    asked = selection.spelt("years") if selection.years else f"{first}-{last}"
    mend = Message("多年合计与一年不可比，改用 {value} 年。", value=last)
    reader.note("years", asked, Message("一个年份"), mend)
    return selection.but(years=(last, last))


def _told_in(selection: Selection, reader: Reader) -> Selection:
    """Shares change by percentage points; per cent of a rate is that of the amount itself."""
    if selection.change == Selection().change:
        return selection
    reason = no_percentage(selection.metric_row)
    if reason is not None:
        mend = Message("{reason}。", reason=reason)
        reader.note("change", selection.change, Selection().change, mend)
        return selection.but(change=Selection().change)
    if selection.normalise != Selection().normalise:
        mend = Message("变化按百分比时换算不起作用，已略去。")
        reader.note("normalise", selection.normalise, Selection().normalise, mend)
        return selection.but(normalise=Selection().normalise)
    return selection


def related(selection: Selection, reader: Reader) -> Selection:
    """Bring `relative` in line with metric and baseline: one comparison at a time."""
    if selection.relative is None:
        return selection
    reason = no_area(selection)
    if selection.baseline is not None:
        reason = Message("已与基准年比较")
    if reason is None:
        return selection
    mend = Message("{reason}，不与全库区相比。", reason=reason)
    reader.note("relative", selection.relative, Message("该指标没有此项"), mend)
    return selection.but(relative=None)
