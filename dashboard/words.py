"""Small shared wording: translate, join, label legend classes and ledger terms."""

from __future__ import annotations

import math
import re
from html import escape

import pandas as pd
from dash import html

from dashboard.markup import Component
from geodata.analyses.pairing.figures import SUMS as SUMS
from geodata.arithmetic.breaks import Bin
from geodata.errors import BadSelection
from geodata.language import Language, Message, Text, lists, text_of, units
from geodata.query.keys import KEYS as QUERY_KEYS
from geodata.registry.programme.provinces import PROVINCES
from geodata.registry.terms import BASIS as BASIS
from geodata.registry.terms import FLAGS
from geodata.registry.terms import KINDS as KINDS
from geodata.registry.terms import METHODS as METHODS
from geodata.registry.terms import STATUS as STATUS
from geodata.registry.terms import TIERS as TIERS
from geodata.view import View
from geodata.wording import contrast

_CHINESE = re.compile("[\u3400-\u9fff]")

#: What people call the keys of a query.
KEYS = {key: row.label for key, row in QUERY_KEYS.items()} | {
    # Keys of /ecology alone.
    "show": Text("小图", "Small maps"), "relate": Text("纵轴", "Upwards"),
    "against": Text("横轴", "Across"),
}  # fmt: skip
PARAMETER = Text("链接中的参数", "Parameter in the link")


def mended(notice: BadSelection, language: Language) -> str:
    """What a page did with a value it could not use: 「年份「1990」：改用 2004。」"""
    where = KEYS.get(text_of(notice.where, "zh"), PARAMETER).in_(language)
    found, mend = text_of(notice.found, language), text_of(notice.mend, language)
    return f"{where}{lists.quoted(found, language)}{lists.colon(language)}{mend}"


def limits(part: Bin, view: View, language: Language, *, last: bool) -> str:
    """A class's limits as they read in the legend."""
    if view.breaks.diverging:
        return _signed_limits(part, view, language)

    def text(value: float) -> str:
        return units.figure(value, view.scale, language)

    if part.exact:
        return text(part.low)
    if view.unit.integer:
        high = part.high if last else part.high - 1
        return text(part.low) if high == part.low else f"{text(part.low)}–{text(high)}"
    return f"{text(part.low)} – {text(part.high)}"


def _signed_limits(part: Bin, view: View, language: Language) -> str:
    """Limits of differences with their signs, from low to high on both sides of zero."""
    if part.exact:
        return view.text(part.low, language)
    low, high = part.low, part.high
    if view.unit.integer:  # limits belong to the class farther from zero
        near, far = sorted((abs(low), abs(high)))
        outermost = near == max(min(abs(one.low), abs(one.high)) for one in view.breaks.bins)
        ends = sorted((max(near, 1), far if outermost else far - 1))
        low, high = ends if part.high > 0 else (-ends[1], -ends[0])
    if low == high:
        return view.text(low, language)
    return f"{view.text(low, language)} – {view.text(high, language)}"


def area_wide(view: View, language: Language) -> str:
    """What sources give for the whole area only, in one line; empty where there is none."""
    wide = view.area_wide
    if wide is None:
        return ""
    amount = units.with_unit(wide.value, view.scale, language)
    amount = Message("至少 {amount}", amount=amount).text(language) if wide.at_least else amount
    return Message(
        "另有全库区、不能分到县（区）：{amount}（{n} 条记录）", amount=amount, n=wide.records
    ).text(language)


def unit_text(view: View, language: Language) -> str:
    """The unit of the column in brackets, empty for plain counts in English."""
    label = view.scale.label.in_(language)
    return lists.bracketed(label, language) if label else ""


def t(language: Language, message: Message | Text) -> str:
    """A message or label in a language."""
    return message.text(language) if isinstance(message, Message) else message.in_(language)


def as_written(text: str) -> Component:
    """Names, titles and notes of sources stay as they are written, marked with their language."""
    return html.Span(text, lang="zh" if _CHINESE.search(text) else "en")


def base_map(review_number: str) -> Message:
    """The line about the base map; the number is the base map's, never that of our cropped map."""
    return Message(
        "底图：天地图，底图审图号 {number}（经裁切、简化） · 阿尔伯斯等积投影 · 河流 GSHHG",
        number=review_number,
    )


def label_value(view: View, adcode: str, language: Language) -> str:
    """The second line of a map label: the number, ≥ for a minimum, ≠ where sources disagree."""
    value = float(view.values[adcode])
    text = (
        view.number(adcode, language)
        if view.metric.counts_supporters
        else view.short_text(value, language)
    )
    if "at_least" in view.flags[adcode]:
        text = f"≥{text}"
    return f"{text}≠" if "disagree" in view.flags[adcode] and not math.isnan(value) else text


def hover(view: View, adcode: str, language: Language) -> str:
    """What a pointer over a county reads: name, figure, year and flags, records."""
    lines = [f"<b>{escape(view.name(adcode, language))}</b>", figure_line(view, adcode, language)]
    if view.counts[adcode]:
        lines.append(Message("{n} 条记录", n=int(view.counts[adcode])).text(language))
    return "<br>".join(lines)


def figure_line(view: View, adcode: str, language: Language) -> str:
    """A county's figure with what must be said of it."""
    flags = view.flags[adcode]
    if "outside" in flags:
        return FLAGS["outside"].in_(language)
    if pd.isna(view.values[adcode]):
        if view.contrast:
            why = lists.divided([FLAGS[f].in_(language) for f in flags], language)
            return Message("没有可比数字：{why}", why=why).text(language)
        return Message("没有公开数字").text(language)
    if view.metric.zero_is_stated and view.values[adcode] == 0 and not view.selection.supporters:
        return Message("0（规划未明确支援方）").text(language)
    notes = [FLAGS[f].in_(language) for f in flags if f != "at_least"]
    year = view.years[adcode][1] if view.metric.has_own_year else 0
    if view.contrast:
        notes.insert(0, contrast.came_about(view, adcode, language))
    elif year:
        notes.insert(0, Message("{year} 年", year=year).text(language))
    noted = lists.divided(notes, language)
    amount = view.amount(adcode, language)
    return amount + lists.bracketed(noted, language) if noted else amount


NO_RECORDS = Message("台账中没有这个县（区）的公开记录。空白不是零。")


UNNAMED = Message("规划未明确重点结对支援方（附表注 2）")


def own_province(province: str, language: Language) -> str:
    """Note 1 of the table, for the county's own province or municipality."""
    return Message(
        "另由 {province} 在省（市）内支援（附表注 1）", province=PROVINCES[province].label
    ).text(language)
