"""Nature: fertiliser and pesticide use against 2020 (双下降), and forest cover as a reference."""

from __future__ import annotations

import math
from collections.abc import Callable

from geodata.analyses.double_decline import Fall, double_decline
from geodata.arithmetic import levels
from geodata.atlas import Atlas
from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.types import (
    MET,
    NOT_JUDGEABLE,
    NOT_MET,
    OBSERVED,
    Result,
    Row,
    overall,
)
from geodata.language import Message, Text, units
from geodata.registry.indicators import FERTILISER, INDICATORS
from geodata.registry.programme.plan import plan_facts

_VERDICTS = {True: MET, False: NOT_MET, None: NOT_JUDGEABLE}


def judging(key: str) -> Callable[[Atlas], Result]:
    """The rule of one of the two."""
    return lambda atlas: judge(atlas, key)


def judge(atlas: Atlas, key: str) -> Result:
    """County by county: the latest figure against 2020, of one source or method."""
    falls = {
        code: one.fertiliser if key == FERTILISER else one.pesticide
        for code, one in double_decline(atlas.tables).items()
    }
    cases = tuple(_case(atlas, key, code, fall) for code, fall in falls.items())
    counts = {one: sum(case.verdict == one for case in cases) for one in (MET, NOT_MET)}
    rest = len(cases) - counts[MET] - counts[NOT_MET]
    older = [fall.older for fall in falls.values() if fall.older]
    based = sum(fall.base is not None for fall in falls.values())
    return Result(
        status=overall(case.verdict for case in cases),
        finding=Message(
            "{of} 个县（区）：{met} 个下降，{missed} 个未降，{rest} 个无法判断",
            of=len(cases), met=counts[MET], missed=counts[NOT_MET], rest=rest,
        ),
        reason=_reason(atlas, key, rest),
        sure="high" if rest in (0, len(cases)) else "medium",
        why=Message("逐县核对全部公开县级数字，只比同一来源或方法"),
        rows=(
            Row(label=Text("有 2020 年数字的县（区）", "Counties with a figure of 2020"),
                value=based, years=str(plan_facts().base_year)),
            Row(label=Text("只有更早数字的县（区）", "Counties with older figures only"),
                value=len(older), years=str(max(one.year for one in older)) if older else "",
                sources=tuple(dict.fromkeys(s for case in cases for s in case.sources))),
        ),
        cases=cases,
        about_cases=Message("各县（区）"),
    )  # fmt: skip


def _reason(atlas: Atlas, key: str, rest: int) -> Message:
    label = INDICATORS[key].label
    if not rest:
        return Message("每个县（区）都有 2020 年和其后同口径的「{label}」", label=label)
    years = atlas.tables.indicators["year"][atlas.tables.indicators["indicator"] == key]
    if years.empty:
        return Message("「{label}」从来没有公开的县级数字", label=label)
    return Message(
        "「{label}」公开的县级数字最晚为 {year} 年；{rest} 个县（区）缺 2020 年或其后同口径的数",
        label=label,
        year=int(years.max()),
        rest=rest,
    )


def _case(atlas: Atlas, key: str, code: str, fall: Fall) -> Row:
    shown = fall.latest or fall.base or fall.older
    rows = levels.figures_of(atlas.tables, key)
    here = rows[(rows["adcode"] == code) & rows["chosen"]]
    used = {one.year for one in (fall.base, fall.latest, fall.older) if one}
    return Row(
        label=evidence.county(atlas.tables, code),
        value=shown.value if shown else math.nan,
        unit=units.TONNES,
        years=str(shown.year) if shown else "",
        sources=tuple(dict.fromkeys(map(str, here["source_id"][here["year"].isin(used)]))),
        verdict=_VERDICTS[fall.fell],
        said=_said(fall),
        adcode=code,
    )


def _said(fall: Fall) -> Message | str:
    if fall.base and fall.latest:
        if fall.fell is None:
            return Message("来源不同，不可比")
        return Message("2020 年为 {value}", value=units.number(fall.base.value, 0))
    if fall.older and not fall.base:
        return Message("2020 年以前的数字，不作判断")
    return ""


def referring(metric: str) -> Callable[[Atlas], Result]:
    """The rule of what the plan sets no limit for."""
    return lambda atlas: reference(atlas, metric)


def reference(atlas: Atlas, metric: str) -> Result:
    """The published forest cover of the plan's years, as a reference without a limit."""
    view = atlas.view(evidence.in_plan(metric=metric))
    n, of = int(view.values.notna().sum()), len(view.values)
    if not n:
        low = high = math.nan
    else:
        low, high = float(view.values.min()), float(view.values.max())
    return Result(
        status=OBSERVED if n else NOT_JUDGEABLE,
        finding=Message(
            "{n} / {of} 个县（区）公布过规划期内的森林覆盖率，{low}%—{high}%",
            n=n, of=of, low=units.number(low, 1), high=units.number(high, 1),
        ),
        reason=Message("规划没有定出界限；森林覆盖率口径约 2020—2022 年改变，前后不可比，"
                       "说不出升降"),
        sure="low",
        why=Message("多为转载，个别县（区）几处公布数不一"),
        rows=(
            Row(label=Text("有规划期数字的县（区）", "Counties with a figure of the plan's years"),
                value=n, years=evidence.SPAN, sources=evidence.sources(view)),
            Row(label=Text("最低", "Lowest"), value=low, unit=units.PERCENT, years=evidence.SPAN),
            Row(label=Text("最高", "Highest"), value=high, unit=units.PERCENT, years=evidence.SPAN),
        ),
        cases=evidence.cases(atlas, view, units.PERCENT),
        about_cases=Message("有数字的县（区），各取最近一年"),
    )  # fmt: skip
