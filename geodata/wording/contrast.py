"""What is said of differences: the sentence, the measure, how each came about.

Which way is better is told in words; colours and order only tell more from less.
"""

from __future__ import annotations

import math

from geodata.arithmetic.contrast import Contrast
from geodata.language import Language, Message, Text, text_of, units
from geodata.view import View
from geodata.wording.names import names

#: Of documents, not of what was done: a change may be one of reporting.
LEDGER_CAVEAT = Text(
    "台账疏密逐年不同，不等于实际增减", "reporting differs by year: not what was done"
)
BETTER = {
    "more": Text("越高越好", "more is better"),
    "less": Text("越低越好", "less is better"),
}


def measure(view: View) -> Message | Text:
    """What the values are: the metric, its change, or its distance to the area's."""
    set_apart, label = view.contrast, view.metric.label
    if set_apart is None:
        return label
    if set_apart.kind == "relative":
        return Message("{label}，与全库区相比", label=label)
    gaps = {"label": label, "first": set_apart.since, "last": last_year(view)}
    percent = view.selection.change == "pct"
    if not gaps["last"]:
        if percent:
            return Message("{label}，{first} 年以来的变化率", **gaps)
        return Message("{label}，{first} 年以来的变化", **gaps)
    if percent:
        return Message("{label}，{first}—{last} 年的变化率", **gaps)
    return Message("{label}，{first}—{last} 年的变化", **gaps)


def last_year(view: View) -> int:
    """The later year where it is the same everywhere, else 0."""
    known = view.values.notna()
    years = {last for (_, last), is_known in zip(view.years, known, strict=True) if is_known}
    return years.pop() if len(years) == 1 else 0


def remarks(view: View, language: Language) -> list[str]:
    """What a reader of differences must know: which way is better, what the area's figure is."""
    set_apart = view.contrast
    if set_apart is None:
        return []
    said: list[Message | Text] = []
    if set_apart.kind == "relative":
        said.append(area(view, language))
    if view.metric.better in BETTER:
        said.append(BETTER[view.metric.better])
    if set_apart.kind == "change" and view.metric.sums_ledger:
        said.append(LEDGER_CAVEAT)
    return [text_of(one, language) for one in said]


def area(view: View, language: Language) -> Message:
    """The area's figure, and of how many counties it is made up."""
    set_apart = view.contrast
    assert set_apart is not None
    value = figure(set_apart, set_apart.area, language)
    if not math.isnan(set_apart.published):
        published = figure(set_apart, set_apart.published, language)
        return Message(
            "由各县（区）合成全库区 {value}，规划公布 {published}", value=value, published=published
        )
    if set_apart.counted == len(view.counties):
        return Message("全库区 {value}", value=value)
    return Message("有数字的 {n} 个县（区）合计 {value}", n=set_apart.counted, value=value)


def figure(set_apart: Contrast, value: float, language: Language) -> str:
    """One of the two figures with its unit."""
    largest = max(set_apart.before.abs().max(), set_apart.after.abs().max())
    return units.with_unit(value, set_apart.unit.scale(float(largest)), language)


def came_about(view: View, adcode: str, language: Language) -> str:
    """Both figures of a county: 「2011 年 7.81 → 2017 年 6.94 百万吨」; empty without both."""
    set_apart = view.contrast
    if set_apart is None or view.values.isna()[adcode]:
        return ""
    before, after = float(set_apart.before[adcode]), float(set_apart.after[adcode])
    gaps = {
        "before": figure(set_apart, before, language),
        "after": figure(set_apart, after, language),
    }
    if set_apart.kind == "relative":
        return Message("{after}，全库区 {before}", **gaps).text(language)
    first, last = view.years[adcode]
    return Message("{first} 年 {before} → {last} 年 {after}", first=first, last=last, **gaps).text(
        language
    )


def sentence(view: View, language: Language) -> str:
    """Who rose or fell most, or is farthest above and below, among those that can be compared."""
    known, what = view.values.dropna(), measure(view)
    if known.empty:
        return Message("没有可比的公开数字：{measure}", measure=what).text(language)
    if len(known) == 1:
        alone = _who(view, float(known.iloc[0]), language)
        only = Message("{measure}：只有{county}有可比的公开数字", measure=what, county=alone)
        return only.text(language)
    gaps = {"measure": what, "finding": _finding(view, language), "n": len(known)}
    if len(known) == len(view.counties):
        return Message("{measure}：{finding}", **gaps).text(language)
    return Message("{measure}：有可比数字的 {n} 个县（区）中，{finding}", **gaps).text(language)


def _finding(view: View, language: Language) -> Message:
    high, low = float(view.values.max()), float(view.values.min())
    if high == low:
        return Message("都是 {value}", value=_amount(view, high, language))
    gaps = {"top": _who(view, high, language), "bottom": _who(view, low, language)}
    above = view.contrast is not None and view.contrast.kind == "relative"
    if low >= 0:
        least = Message("高出最多的是{top}，最少的是{bottom}", **gaps)
        return least if above else Message("升幅最大的是{top}，最小的是{bottom}", **gaps)
    if high <= 0:
        least = Message("低得最多的是{bottom}，最少的是{top}", **gaps)
        return least if above else Message("降幅最大的是{bottom}，最小的是{top}", **gaps)
    if above:
        return Message("高出最多的是{top}，低得最多的是{bottom}", **gaps)
    return Message("升幅最大的是{top}，降幅最大的是{bottom}", **gaps)


def _who(view: View, value: float, language: Language) -> Message:
    """Counties of a value with it, and with its years where these are not the same for all."""
    codes = [str(code) for code in view.values.index[view.values == value]]
    gaps = {
        "county": names(view, codes, language),
        "value": _amount(view, value, language),
    }
    if view.selection.baseline is None or last_year(view):
        return Message("{county}（{value}）", **gaps)
    last = sorted({view.years[code][1] for code in codes})
    until = f"{last[0]}" if len(last) == 1 else f"{last[0]}/{last[-1]}"
    return Message("{county}（{value}，至 {year} 年）", **gaps, year=until)


def _amount(view: View, value: float, language: Language) -> str:
    return units.labelled(view.text(value, language), view.scale, language)
