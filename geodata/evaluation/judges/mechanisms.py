"""Mechanisms of the plan of which public records say something."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from geodata.arithmetic.ledger import Mask
from geodata.atlas import PLAN_SOURCE, Atlas
from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.evidence import AREA, SPAN, YEARS
from geodata.evaluation.judges.types import (
    MET,
    NOT_JUDGEABLE,
    NOT_MET,
    OBSERVED,
    Label,
    Result,
    Row,
    overall,
)
from geodata.language import Message, Text, units
from geodata.package.tables import Tables
from geodata.registry import sectors, terms

#: Programmes by which provinces support their own counties (note 1 of the plan's table).
OWN = ("own_province", "hubei_other", "chongqing_districts")
MEETING = "联席会议"
#: Published totals that count people who were sent or trained, and visits.
PEOPLE_SENT: dict[str, Text] = {
    "cadres_sent": Text("选派挂职干部", "cadres sent"),
    "cadres_attached": Text("跟班学习骨干", "staff attached for training"),
    "cadre_exchanges": Text("干部交流、挂职", "cadre exchanges"),
    "experts_sent": Text("选派专业人才", "experts sent"),
    "trainees": Text("培训", "people trained"),
}
#: Who runs the follow-up work: no part of the support.
_OTHER_PROGRAMMES = ("鲁渝协作", "非三峡")
_FOLLOW_UP = "mwr"
#: What a fair signed: number of projects or agreements, and money.
SIGNED = ("projects", "agreements", "signed_wan")


def pairing(atlas: Atlas) -> Result:
    """Whether each pair of the table has a record in the years of the plan."""
    tables = atlas.tables
    mask = atlas.ledger.matching(evidence.in_plan())
    cases = tuple(
        _pair(atlas, mask, str(row["supporter"]), str(row["adcode"]))
        for _, row in tables.pairing.iterrows()
    )
    shown = sum(case.verdict == MET for case in cases)
    listed, of = len(cases), evidence.plan_value(tables, "m_pairing")
    return Result(
        status=overall(case.verdict for case in cases) if listed == of else NOT_MET,
        finding=Message(
            "{n} / {of} 对在规划期内有公开记录，其余 {rest} 对没有",
            n=shown, of=listed, rest=listed - shown,
        ),
        reason=Message("有记录说明结对关系在继续；没有记录不等于中断"),
        sure="medium",
        why=Message("只看得到见诸公开报道的往来"),
        rows=(
            Row(label=Text("规划附表的结对", "Pairs of the plan's table"), value=listed,
                unit=units.PAIRS,
                sources=(PLAN_SOURCE,)),
            Row(label=Text("规划期内有记录的结对", "Pairs with records in the plan's years"),
                value=shown, unit=units.PAIRS, years=SPAN,
                sources=evidence.sources_of(atlas, mask & _of_pairs(atlas))),
        ),
        cases=cases,
        about_cases=Message("每一对，规划期内的记录条数"),
    )  # fmt: skip


def _of_pairs(atlas: Atlas) -> Mask:
    """Rows that name a county and a supporter of it."""
    book = atlas.ledger
    placed = book.county >= 0
    return np.asarray(placed & (book.active & book.paired[book.county]).any(axis=1))


def _pair(atlas: Atlas, mask: Mask, key: str, code: str) -> Row:
    book = atlas.ledger
    place = list(atlas.tables.counties.index).index(code)
    rows = mask & (book.county == place) & book.active[:, book.supporters.index(key)]
    n = int(rows.sum())
    return Row(
        label=evidence.pair(atlas.tables, key, code),
        value=float(n) if n else float("nan"),
        unit=units.RECORDS,
        years=SPAN,
        sources=evidence.sources_of(atlas, rows),
        verdict=MET if n else NOT_JUDGEABLE,
        adcode=code,
        supporter=key,
    )


def own_province(atlas: Atlas) -> Result:
    """Whether each county has a record of support by its own province in the plan's years."""
    tables = atlas.tables
    mask = atlas.ledger.matching(evidence.in_plan(programme=OWN))
    known = set(evidence.counties_of(atlas, mask))
    cases = []
    for n, code in enumerate(map(str, tables.counties.index)):
        rows = mask & (atlas.ledger.county == n)
        cases.append(
            Row(
                label=evidence.county(tables, code),
                value=float(rows.sum()) if code in known else float("nan"),
                unit=units.RECORDS,
                years=SPAN,
                sources=evidence.sources_of(atlas, rows),
                verdict=MET if code in known else NOT_JUDGEABLE,
                adcode=code,
            )
        )
    by_programme = (
        evidence.records(
            atlas, mask & atlas.ledger.any_of("programme", (key,)), terms.PROGRAMMES[key]
        )
        for key in OWN
    )
    return Result(
        status=overall(case.verdict for case in cases),
        finding=Message(
            "规划期内 {n} / {of} 个县（区）有本省（市）支援的公开记录，共 {records} 条",
            n=len(known), of=len(cases), records=int(mask.sum()),
        ),
        reason=Message("有记录说明在继续执行；没有记录不等于没有执行"),
        sure="low",
        why=Message("本省（市）内的支援很少见诸公开报道"),
        rows=tuple(by_programme),
        cases=tuple(cases),
        about_cases=Message("各县（区），规划期内的记录条数"),
    )  # fmt: skip


def meetings(atlas: Atlas) -> Result:
    """Records that name a joint meeting; whether they are held regularly no source tells."""
    rows = atlas.tables.projects
    named = rows["name"].str.contains(MEETING) | rows["note"].str.contains(MEETING)
    found = rows[named & rows["year"].notna()].sort_values("year")
    inside = found[found["year"].isin(YEARS)]
    return Result(
        status=OBSERVED if len(inside) else NOT_JUDGEABLE,
        finding=Message(
            "规划期内 {n} 条公开记录提到联席会议；更早的有 {m} 条",
            n=len(inside), m=len(found) - len(inside),
        ),
        reason=Message("是否定期召开、是否为省级，要有会议清单才能判断"),
        sure="high" if not len(inside) else "low",
        why=Message("逐条检索台账的名称和备注"),
        rows=tuple(
            Row(label=str(row["name"]), value=float("nan"), years=str(row["year"]),
                sources=(str(row["source_id"]),), said=str(row["note"]))
            for _, row in found.iterrows()
        ),
    )  # fmt: skip


def cadres(atlas: Atlas) -> Result:
    """Running totals of people sent and trained; never added, never differenced."""
    rows = atlas.tables.aggregates
    rows = rows[
        rows["measure"].isin(PEOPLE_SENT)
        & (rows["partner"] != _FOLLOW_UP)
        & ~rows["note"].str.contains("|".join(_OTHER_PROGRAMMES))
    ]
    inside = rows[rows["year_from"].isin(YEARS) & rows["year_to"].isin(YEARS)]
    return Result(
        status=OBSERVED if len(rows) else NOT_JUDGEABLE,
        finding=Message(
            "{n} 个公布数说到挂职、交流或培训，其中 {m} 个专指规划期",
            n=len(rows), m=len(inside),
        ),
        reason=Message("多为 1992 年以来的累计数，起止不一，不能相加，也看不出是否「常态化」"),
        sure="low",
        why=Message("只见于少数支援方的回顾报道"),
        rows=tuple(_person(atlas.tables, row) for _, row in rows.iterrows()),
    )  # fmt: skip


def _person(tables: Tables, row: pd.Series) -> Row:
    first, last = (0 if pd.isna(row[c]) else int(row[c]) for c in ("year_from", "year_to"))
    return Row(
        label=Message(
            "{who}：{what}", who=_whose(tables, row), what=PEOPLE_SENT[str(row["measure"])]
        ),
        value=float(row["value"]),
        unit=units.VISITS,
        years=evidence.span(first, last),
        sources=(str(row["source_id"]),),
        said=str(row["note"]),
    )


def _whose(tables: Tables, row: pd.Series) -> Label:
    """Supporter and county of a total, as far as its row names them."""
    scope, partner = str(row["scope"]), str(row["partner"])
    known = partner in tables.supporters.index
    if scope in tables.counties.index:
        if known:
            return evidence.pair(tables, partner, scope)
        return evidence.county(tables, scope)
    who = partner if known else scope
    return evidence.supporter(tables, who) if who in tables.supporters.index else _WHOLE_AREA


_WHOLE_AREA = Text("全库区", "whole area")


def fairs(atlas: Atlas) -> Result:
    """What each support fair signed, as published for the whole area."""
    rows = atlas.tables.aggregates
    rows = rows[
        (rows["scope"] == AREA)
        & (rows["year_from"] == rows["year_to"])
        & rows["measure"].isin(SIGNED)
    ].sort_values("year_to", kind="stable")
    years = sorted({int(year) for year in rows["year_to"] if int(year) in YEARS})
    return Result(
        status=MET if years else NOT_JUDGEABLE,
        finding=Message("规划期内公布过 {n} 届支洽会的签约数：{years}", n=len(years),
                        years=_listed(years)),
        reason=Message("平台在规划期内办过并公布了签约数；签约不等于建成，各届不能相加"),
        sure="medium",
        why=Message("签约数各届一处来源；招商推介会没有统一的公布数"),
        rows=tuple(_signed(row) for _, row in rows.iterrows()),
    )  # fmt: skip


def _listed(years: Iterable[int]) -> Text:
    told = [str(year) for year in years] or [units.BLANK]
    return Text("、".join(told), ", ".join(told))


def _signed(row: pd.Series) -> Row:
    money = str(row["measure"]) == "signed_wan"
    return Row(
        label=Text("签约额", "signed investment") if money else Text("签约项目", "projects signed"),
        value=float(row["value"]),
        unit=units.TEN_THOUSAND_YUAN if money else units.COUNT,
        years=str(int(row["year_to"])),
        sources=(str(row["source_id"]),),
        said=str(row["note"]),
    )


#: From a plan to a plant at work; what is not said stands last.
STAGES: tuple[str, ...] = ("planned", "building", "completed", "operating", "unknown")


def pipeline(atlas: Atlas) -> Result:
    """Documented projects of the plan's years by how far they are."""
    book = atlas.ledger
    mask = book.matching(evidence.in_plan())
    rows = []
    counted = {}
    for stage in STAGES:
        here = mask & book.any_of("status", (stage,))
        counted[stage] = float(np.nansum(book.adds["projects"][here]))
        least = bool(book.silent(here, "projects").any())
        said: Label = Message("{n} 条记录", n=int(here.sum()))
        if least:
            said = Message("{n} 条记录；有的没有写明项目数，至少如此", n=int(here.sum()))
        rows.append(
            Row(
                label=terms.STATUS[stage],
                value=counted[stage],
                years=SPAN,
                sources=evidence.sources_of(atlas, here),
                said=said,
            )
        )
    done = counted["completed"] + counted["operating"]
    return Result(
        status=OBSERVED if mask.any() else NOT_JUDGEABLE,
        finding=Message(
            "规划期有据可查的项目：签约或计划 {planned} 个，在建 {building} 个，"
            "已完成或运营中 {done} 个，未写明 {unknown} 个",
            planned=units.number(counted["planned"], 0),
            building=units.number(counted["building"], 0),
            done=units.number(done, 0),
            unknown=units.number(counted["unknown"], 0),
        ),
        reason=Message("状态是报道时的状态，以后的进展没有跟踪；看得出分布，看不出是否全过程管理"),
        sure="medium",
        why=Message("建成的比签约的更容易见报"),
        rows=tuple(rows),
    )


def recorded(sector: str) -> Callable[[Atlas], tuple[Row, ...]]:
    """What records say of a sector, where what the plan asks for is not published."""

    def rows(atlas: Atlas) -> tuple[Row, ...]:
        mask = atlas.ledger.matching(evidence.in_plan(sectors=(sector,)))
        label = Message("「{sector}」的记录", sector=sectors.label_of(sector))
        return (evidence.records(atlas, mask, label),)

    return rows
