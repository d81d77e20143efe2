"""Mechanisms of the plan of which public records say something."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from geodata.atlas import Atlas
from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.evidence import AREA, SPAN, YEARS
from geodata.evaluation.judges.types import (
    MET,
    NOT_JUDGEABLE,
    OBSERVED,
    Label,
    Result,
    Row,
)
from geodata.language import Message, Text, units
from geodata.package.tables import Tables
from geodata.registry import sectors, terms

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
