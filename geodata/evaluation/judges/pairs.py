"""Who supports whom: the pairs of the plan's table, and provinces their own counties."""

from __future__ import annotations

import numpy as np

from geodata.arithmetic.arrays import Mask
from geodata.atlas import Atlas
from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.evidence import SPAN
from geodata.evaluation.judges.types import MET, NOT_JUDGEABLE, NOT_MET, Result, Row, overall
from geodata.language import Message, Text, units
from geodata.registry import terms
from geodata.registry.programme.plan import plan_facts

#: Programmes by which provinces support their own counties (note 1 of the plan's table).
OWN = ("own_province", "hubei_other", "chongqing_districts")


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
                sources=(plan_facts().source,)),
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
