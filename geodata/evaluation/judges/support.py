"""Coverage of counties by sector, and what share of the plan's published totals is documented."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from geodata.atlas import Atlas
from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.evidence import SPAN
from geodata.evaluation.judges.types import NOT_JUDGEABLE, OBSERVED, Result, Row
from geodata.language import Message, Text, units
from geodata.registry import sectors
from geodata.registry.metrics import METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection

_STATED = Text("规划公布数", "Published by the plan")


def covering(key: str) -> Callable[[Atlas], Result]:
    """The rule of one sector."""
    return lambda atlas: coverage(atlas, key)


def coverage(atlas: Atlas, key: str) -> Result:
    """In how many counties a sector has records dated in the years of the plan."""
    tables, book = atlas.tables, atlas.ledger
    mask = book.matching(evidence.in_plan(sectors=(key,)))
    ever = book.matching(Selection(sectors=(key,)))
    known = evidence.counties_of(atlas, mask)
    cases = []
    for code in known:
        rows = mask & (book.county == list(tables.counties.index).index(code))
        cases.append(
            Row(
                label=evidence.county(tables, code),
                value=float(rows.sum()),
                unit=units.RECORDS,
                years=SPAN,
                sources=evidence.sources_of(atlas, rows),
                adcode=code,
            )
        )
    projects = float(np.nansum(book.adds["projects"][mask]))
    return Result(
        status=OBSERVED if mask.any() else NOT_JUDGEABLE,
        finding=Message(
            "规划期内 {n} / {of} 个县（区）有「{sector}」的公开记录，共 {records} 条",
            n=len(known), of=len(tables.counties), sector=sectors.label_of(key),
            records=int(mask.sum()),
        ),
        reason=Message("规划没有为领域定数；没有记录的县（区）不等于没有项目"),
        sure="medium",
        why=Message("覆盖面随公开报道而定"),
        rows=(
            Row(label=Text("有记录的县（区）", "Counties with records"), value=len(known),
                years=SPAN, sources=evidence.sources_of(atlas, mask)),
            Row(label=Text("有据可查的项目", "Documented projects"), value=projects, years=SPAN,
                sources=evidence.sources_of(atlas, mask)),
            Row(label=Text("历年有记录的县（区）", "Counties with records of any year"),
                value=len(evidence.counties_of(atlas, ever)),
                sources=evidence.sources_of(atlas, ever)),
        ),
        cases=tuple(cases),
        about_cases=Message("有记录的县（区），规划期内的记录条数"),
    )  # fmt: skip


def sharing(metric: str) -> Callable[[Atlas], Result]:
    """The rule of a published total of 2014–2020."""
    return lambda atlas: share(atlas, metric)


def share(atlas: Atlas, metric: str) -> Result:
    """What the ledger documents of a published total (rule 17)."""
    published = METRICS[metric].published
    assert published is not None  # only such metrics are registered here
    key, factor = published
    view = atlas.view(Selection(metric=metric, years=plan_facts().published_years))
    wide = view.area_wide.value if view.area_wide else 0.0
    total, unit = float(view.values.sum()) + wide, METRICS[metric].unit
    return Result(
        status=OBSERVED,
        finding=Message(
            "台账有据可查的占公布总数的 {share}%（{n} / {of} 个县（区）有数字）",
            share=units.number(100 * view.coverage.share, 1),
            n=view.coverage.counties,
            of=view.coverage.of,
        ),
        reason=Message("这是公开程度，不是完成程度；其余部分没有逐项公开"),
        sure="high",
        why=Message("公布总数和台账同口径、同年份"),
        rows=(
            evidence.plan_row(atlas.tables, key, _STATED, unit, factor),
            Row(label=Text("台账合计", "Sum of the ledger"), value=total, unit=unit,
                years=evidence.span(*plan_facts().published_years),
                sources=tuple(map(str, view.sources.index))),
            Row(label=Text("占比", "Share"), value=100 * view.coverage.share, unit=units.PERCENT,
                years=evidence.span(*plan_facts().published_years)),
        ),
        cases=evidence.cases(
            atlas, view, METRICS[metric].unit, years=evidence.span(*plan_facts().published_years)
        ),
        about_cases=Message("有数字的县（区）"),
    )  # fmt: skip


def apart(metric: str) -> Callable[[Atlas], Result]:
    """The rule of a total that a metric must not be set against."""
    return lambda atlas: funds(atlas, metric)


def funds(atlas: Atlas, metric: str) -> Result:
    """The published total of funds brought in, which no sum of signings can be set against."""
    view = atlas.view(Selection(metric=metric, years=plan_facts().published_years))
    return Result(
        status=NOT_JUDGEABLE,
        finding=Message("公布的是引进资金总额，台账里是签约额，两者不可比"),
        reason=Message("签约额与到位额不可比，不算占比"),
        sure="high",
        why=Message("口径不同，见来源与方法"),
        rows=(
            evidence.plan_row(
                atlas.tables, "funds_2014_2020", _STATED, units.TEN_THOUSAND_YUAN, 10_000
            ),
            Row(
                label=Text("台账签约额，不可比", "Signed investment of the ledger, not comparable"),
                value=float(view.values.sum()),
                unit=units.TEN_THOUSAND_YUAN,
                years=evidence.span(*plan_facts().published_years),
                sources=tuple(map(str, view.sources.index)),
            ),
        ),
    )


def serving(fields: tuple[str, ...]) -> Callable[[Atlas], Result]:
    """The rule of public services; `fields` are sectors of the ledger that serve them."""
    return lambda atlas: services(atlas, fields)


def services(atlas: Atlas, fields: tuple[str, ...]) -> Result:
    """Support for public services: what was put in, which says nothing of the level reached."""
    rows = []
    for key in fields:
        mask = atlas.ledger.matching(evidence.in_plan(sectors=(key,)))
        n = len(evidence.counties_of(atlas, mask))
        label = Message("「{sector}」的记录，{n} 个县（区）", sector=sectors.label_of(key), n=n)
        rows.append(evidence.records(atlas, mask, label))
    return Result(
        status=NOT_JUDGEABLE,
        finding=Message("没有公开的县级公共服务水平数字，也没有可比的全国数"),
        reason=Message("台账只说投入了什么，不说达到了什么水平"),
        sure="high",
        why=Message("数据中没有就业率、升学率、床位、参保率等县级指标"),
        rows=tuple(rows),
    )
