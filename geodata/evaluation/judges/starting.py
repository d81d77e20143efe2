"""The plan's starting point: published figures of the area against those of its counties."""

from __future__ import annotations

import math

from geodata.atlas import Atlas
from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.evidence import figures
from geodata.evaluation.judges.types import NOT_JUDGEABLE, OBSERVED, Result, Row
from geodata.language import Message, Text, units
from geodata.registry.metrics import METRICS, PEOPLE, PEOPLE_YEAR
from geodata.registry.programme.plan import plan_facts

#: The year of the plan's starting point, and the earlier one that it compares with.
EARLIER, SINCE = plan_facts().published_years
#: Metrics whose figure of the whole area the plan states.
_OF_AREA = {metric.area_row: metric.key for metric in METRICS.values() if metric.area_row}
GDP, URBAN = _OF_AREA["gdp_area"], _OF_AREA["urbanization_2020"]
_OWN = Message("由县（区）数字算出，不是公布数")
_STATED = Text("规划公布数", "Published by the plan")


def gdp(atlas: Atlas) -> Result:
    """How much of the area's GDP of 2020 the published figures of counties make."""
    view = figures(atlas, GDP, SINCE)
    total, published = float(view.values.sum()), evidence.plan_value(atlas.tables, "gdp_area")
    n = int(view.values.notna().sum())
    return Result(
        status=OBSERVED,
        finding=Message(
            "{n} 个县（区）公开的 2020 年生产总值之和为全库区公布数的 {share}%",
            n=n,
            share=units.number(100 * total / published, 1),
        ),
        reason=Message("这是规划的起点数字，不是目标；县级数字不全，口径未必一致"),
        sure="low",
        why=Message("{n} / {of} 个县（区）有当年数字，多为转载", n=n, of=len(view.values)),
        rows=(
            evidence.plan_row(atlas.tables, "gdp_area", _STATED,
                              units.HUNDRED_MILLION_YUAN),
            Row(label=Message("{n} 个县（区）之和", n=n),
                value=total, unit=units.HUNDRED_MILLION_YUAN, years=str(SINCE), said=_OWN,
                sources=evidence.sources(view)),
        ),
        cases=evidence.cases(atlas, view, units.HUNDRED_MILLION_YUAN),
        about_cases=Message("有数字的县（区）"),
    )  # fmt: skip


def growth(atlas: Atlas) -> Result:
    """Whether the counties' own figures can follow the growth since 2014 that the plan states."""
    views = [figures(atlas, GDP, year) for year in (EARLIER, SINCE)]
    both = [code for code in evidence.known(views[0]) if code in evidence.known(views[1])]
    stated = evidence.plan_row(
        atlas.tables, "gdp_growth_since_2014", _STATED,
        units.PERCENT,
    )  # fmt: skip
    counts = [
        Row(
            label=Text("有当年生产总值的县（区）", "Counties with GDP of the year"),
            value=len(evidence.known(view)),
            years=str(year),
            sources=evidence.sources(view),
        )
        for view, year in zip(views, (EARLIER, SINCE), strict=True)
    ]
    of = len(views[0].values)
    return Result(
        status=NOT_JUDGEABLE if len(both) < of else OBSERVED,
        finding=Message(
            "{n} / {of} 个县（区）两年都有公开的生产总值，无法由县级数字复核", n=len(both), of=of
        ),
        reason=Message("规划没有写明是名义还是实际增长，县级数字也不齐"),
        sure="high",
        why=Message("逐县核对全部公开县级数字"),
        rows=(stated, *counts),
    )


def per_person(atlas: Atlas) -> Result:
    """The area's published GDP over the census population of its counties."""
    people = figures(atlas, PEOPLE, PEOPLE_YEAR)
    heads = float(people.values.sum())
    published = evidence.plan_value(atlas.tables, "gdp_area")
    each = published / heads
    stated = evidence.plan_value(atlas.tables, "gdp_per_capita_area")
    unit = units.WAN_YUAN
    complete = bool(people.values.notna().all())
    return Result(
        status=OBSERVED if complete else NOT_JUDGEABLE,
        finding=Message(
            "按第七次普查人口计算为人均 {value}，规划称突破 {stated}",
            value=_money(each, 2), stated=_money(stated, 0),
        ),
        reason=Message("这是规划的起点数字，不是目标；由公布的总量和普查人口算出，可以复核"),
        sure="high" if complete else "low",
        why=Message("普查人口 {n} / {of} 个县（区）齐全", n=int(people.values.notna().sum()),
                    of=len(people.values)),
        rows=(
            evidence.plan_row(atlas.tables, "gdp_per_capita_area",
                              Text("规划公布数，突破", "Published by the plan, more than"), unit),
            evidence.plan_row(atlas.tables, "gdp_area", Text("全库区生产总值", "GDP of the area"),
                              units.HUNDRED_MILLION_YUAN),
            Row(label=Text("普查常住人口之和", "Census population, sum"), value=heads,
                unit=units.TEN_THOUSAND_PEOPLE, years=str(PEOPLE_YEAR),
                sources=evidence.sources(people)),
            Row(label=Text("人均生产总值", "GDP per person"), value=each, unit=unit,
                years=str(SINCE), said=_OWN,
                sources=(plan_facts().source, *evidence.sources(people))),
        ),
    )  # fmt: skip


def _money(value: float, decimals: int) -> Text:
    """An amount in 万元 as both languages write it."""
    yuan = units.number(value * 10_000, 0)
    return Text(f"{units.number(value, decimals)} 万元", f"CNY {yuan}")


def urban_2014(atlas: Atlas) -> Result:
    """No census of 2014 exists: whether yearly figures of counties could stand in."""
    rows = atlas.tables.indicators
    there = rows[(rows["indicator"] == "urbanization_rate") & (rows["year"] == EARLIER)]
    n, of = int(there["adcode"].nunique()), len(atlas.tables.counties)
    return Result(
        status=NOT_JUDGEABLE,
        finding=Message("{n} / {of} 个县（区）有 2014 年的公开城镇化率", n=n, of=of),
        reason=Message("2014 年没有普查，县级年度数字没有公开"),
        sure="high",
        why=Message("逐县核对全部公开县级数字"),
        rows=(evidence.plan_row(atlas.tables, "urbanization_2014", _STATED, units.PERCENT),),
    )


def urban_2020(atlas: Atlas) -> Result:
    """The census against the published rate of the area, as a whole and county by county."""
    view, people = figures(atlas, URBAN, PEOPLE_YEAR), figures(atlas, PEOPLE, PEOPLE_YEAR)
    both = view.values.notna() & people.values.notna()
    heads = people.values[both]
    area = float((view.values[both] * heads).sum() / heads.sum()) if both.any() else math.nan
    stated = evidence.plan_value(atlas.tables, "urbanization_2020")
    above = int((view.values > stated).sum())

    def said(code: str) -> Message:
        return Message("高于公布数") if view.values[code] > stated else Message("不高于公布数")

    return Result(
        status=OBSERVED,
        finding=Message(
            "{above} / {of} 个县（区）高于全库区公布的 {stated}%；按普查人口加权为 {area}%",
            above=above, of=len(view.values), stated=units.number(stated, 1),
            area=units.number(area, 1),
        ),
        reason=Message(
            "规划没有定城镇化率目标，也没有写明口径；普查加权数与公布数相差 {gap} 个百分点；"
            "数据中没有全国数",
            gap=units.number(abs(area - stated), 1),
        ),
        sure="high" if both.all() else "medium",
        why=Message("第七次普查 {n} / {of} 个县（区）齐全", n=int(both.sum()), of=len(both)),
        rows=(
            evidence.plan_row(atlas.tables, "urbanization_2020",
                              _STATED, units.PERCENT),
            Row(label=Text("普查，按人口加权", "Census, weighted by population"), value=area,
                unit=units.PERCENT, years=str(PEOPLE_YEAR), said=_OWN,
                sources=evidence.sources(view)),
        ),
        cases=evidence.cases(atlas, view, units.PERCENT, said),
        about_cases=Message("各县（区），第七次普查"),
    )  # fmt: skip
