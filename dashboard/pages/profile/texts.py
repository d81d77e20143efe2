"""What a profile says in words, for its page and for its sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable

from geodata.analyses.pairing.figures import SUMS as SUMS
from geodata.analyses.profile.figures import Change, Figure, Rank
from geodata.analyses.profile.place import Answer, Place
from geodata.analyses.profile.sums import Sum
from geodata.atlas import Atlas
from geodata.language import Language, Message, Text, lists, text_of, units
from geodata.language.units import Scale
from geodata.package.rows import county_name
from geodata.registry import sectors
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS
from geodata.registry.programme.provinces import PROVINCES
from geodata.wording import sentence

#: The money that is given, never added to what is invested.
GRANTS = next(key for key, metric in METRICS.items() if metric.money == "grant")
UNDATED = Message("年份不详或跨年")
#: How targets are answered.
ANSWERS: dict[bool | None, Text] = {
    True: Text("已达到", "held"),
    False: Text("未达到", "not held"),
    None: Text("无法判断", "cannot be told"),
}
#: A change of shares is told in points.
POINTS = Text("个百分点", "points")


def finding(place: Place, language: Language) -> str:
    """Whom a county is supported by, and how much of that records speak of."""
    name = county_name(place.row, language)
    n, active = len(place.supporters), place.active
    if not n:
        first = Message("{county}属支援范围，规划未明确重点结对支援方", county=name)
    elif n == 1:
        told = Message("有公开记录") if active else Message("没有公开记录")
        first = Message("{county}有 1 个重点结对支援方，{told}", county=name, told=told)
    elif n == active:
        first = Message("{county}有 {n} 个重点结对支援方，都有公开记录", county=name, n=n)
    else:
        first = Message(
            "{county}有 {n} 个重点结对支援方，其中 {k} 个有公开记录", county=name, n=n, k=active
        )
    if not place.total.records:
        said: list[Message] = [first, Message("台账中没有记录，空白不是零")]
    else:
        said = [first, Message("可查的记录 {n} 条", n=place.total.records)]
        if not math.isnan(place.total.amounts[GRANTS]):
            money = amount(place.total, GRANTS, language)
            said.append(Message("写明的无偿援助{amount}", amount=_spaced(money, language)))
    return lists.divided([one.text(language) for one in said], language)


def _spaced(text: str, language: Language) -> str:
    return f" {text}" if language == "zh" and text[:1].isdigit() else text


def identity(place: Place, language: Language) -> list[str]:
    """City or province, code, former names (Chinese), place along the river."""
    row = place.row
    city = row["city_zh"] if language == "zh" else PROVINCES[row["province"]].label.en
    former = lists.listed(row["former_names"], "zh")
    return [
        str(city),
        place.code,
        Message("自上游起第 {n} 个", n=int(row["river_order"])).text(language),
        *([Message("曾用名 {names}", names=former).text(language)] if former else []),
    ]


def amount(one: Sum, metric: str, language: Language, scale: Scale | None = None) -> str:
    """A sum with its unit, and 至少 where a record is silent; a dash where none says a number."""
    value = one.amounts[metric]
    if math.isnan(value):
        return units.BLANK
    scale = scale or METRICS[metric].unit.scale(value)
    text = units.with_unit(value, scale, language)
    return Message("至少 {amount}", amount=text).text(language) if _open(one, metric) else text


def number(one: Sum, metric: str, scale: Scale, language: Language) -> str:
    """The same in a column, whose head has the unit."""
    value = one.amounts[metric]
    text = units.figure(value, scale, language)
    return f"≥{text}" if _open(one, metric) and not math.isnan(value) else text


def _open(one: Sum, metric: str) -> bool:
    return metric in one.at_least


def scale_of(sums: Iterable[Sum], metric: str) -> Scale:
    """The scale of a column."""
    known = [one.amounts[metric] for one in sums if not math.isnan(one.amounts[metric])]
    return METRICS[metric].unit.scale(max(known, default=0.0))


def head(metric: str, scale: Scale, language: Language) -> str:
    """Label and unit of a column."""
    label, unit = METRICS[metric].label.in_(language), scale.label.in_(language)
    if not unit:
        return label
    return label + lists.bracketed(unit, language)


def sector(one: Sum, language: Language) -> str:
    """Name of a sector or group."""
    return sectors.label_of(one.key).in_(language)


def year(one: Sum, language: Language) -> str:
    """A year, or that there is no single one."""
    return UNDATED.text(language) if one.key == "0" else one.key


def rank(found: Rank | None, language: Language) -> str:
    """The place among those with figures; empty where there is none."""
    if found is None:
        return ""
    return sentence.place_text(found.place, found.of, found.tied, language)


def rank_short(found: Rank | None, language: Language) -> str:
    """The same where room is short: 3/12."""
    if found is None:
        return ""
    text = f"{found.place}/{found.of}"
    return Message("{rank} 并列", rank=text).text(language) if found.tied else text


def change(figure: Figure, language: Language, *, short: bool = False) -> str:
    """By how much the latest figure differs from the first comparable one; empty without one.

    Parameters
    ----------
    short
        Without the unit, which stands with the latest figure; points are named all the same.
    """
    found: Change | None = figure.change
    if found is None:
        return ""
    label = INDICATORS[figure.key].unit_text
    unit = POINTS.in_(language) if label.zh == "%" else "" if short else label.in_(language)
    by = units.signed(units.number(found.by, INDICATORS[figure.key].decimals or 1))
    return Message("比 {year} 年 {by}", year=found.since, by=f"{by} {unit}".strip()).text(language)


def rank_of_metric(atlas: Atlas, metric: str, place: Place, language: Language) -> str:
    """The place of a county on the map of a metric."""
    return sentence.rank_text(atlas.plain_views[metric], place.code, language)


def answer(one: Answer, language: Language) -> str:
    """Whether a target is held, and by what rule that is judged."""
    told = ANSWERS[one.reached].in_(language)
    rule = text_of(one.target.rule, language)
    if not rule:
        return told
    return told + lists.bracketed(rule, language)
