"""The floor of yearly grants: no pair's published yearly total below that of 2020.

A yearly total is published where a source says what one pair gave in one year: a bundle of the
ledger, or a total of that pair and year alone. Sums of stray records never stand for one, since
nobody knows what they leave out, and running totals are never differenced into years.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from geodata.arithmetic.ledger import BUNDLE
from geodata.atlas import Atlas
from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.evidence import YEARS
from geodata.evaluation.judges.types import MET, NOT_JUDGEABLE, NOT_MET, Result, Row, overall
from geodata.language import Message, Text, units
from geodata.package.tables import Tables
from geodata.registry.programme.plan import plan_facts
from geodata.registry.terms import DEFAULT_PROGRAMMES

#: The year that the plan compares with.
SINCE = plan_facts().base_year
#: How published totals call grants.
MEASURES = ("grants_wan", "grants_total_wan")
#: Figures that differ by less are the same one, rounded; 万元.
_ALIKE = 0.5


class Total(NamedTuple):
    """What is published of one pair and year, in 万元.

    Attributes
    ----------
    value
        NaN where sources disagree.
    """

    value: float
    sources: tuple[str, ...]

    @property
    def disputed(self) -> bool:
        """Whether sources give more than one total."""
        return math.isnan(self.value)


#: Supporter, county and year.
Key = tuple[str, str, int]


def totals(tables: Tables) -> dict[Key, Total]:
    """Every published yearly total of a pair of the plan's table."""
    pairs = set(zip(tables.pairing["supporter"], tables.pairing["adcode"], strict=True))
    found: dict[Key, list[tuple[float, str]]] = {}
    for key, value, source in (*_bundles(tables), *_published(tables)):
        if key[:2] in pairs:
            found.setdefault(key, []).append((value, source))
    return {key: _total(said) for key, said in found.items()}


def _total(said: list[tuple[float, str]]) -> Total:
    values = [value for value, _ in said]
    same = max(values) - min(values) < _ALIKE
    sources = tuple(dict.fromkeys(source for _, source in said))
    return Total(values[0] if same else math.nan, sources)


def _bundles(tables: Tables) -> Iterator[tuple[Key, float, str]]:
    """Bundles of the ledger: what one supporter gave one county in one year."""
    rows = tables.projects
    rows = rows[
        (rows["item"] == BUNDLE)
        & (rows["amount_kind"] == "grant")
        & rows["programme"].isin(DEFAULT_PROGRAMMES)
        & (rows["span"] == "")
        & rows["year"].notna()
        & rows["amount_wan"].notna()
    ]
    for _, row in rows.iterrows():
        key = (str(row["supporter"]), str(row["adcode"]), int(row["year"]))
        yield key, float(row["amount_wan"]), str(row["source_id"])


def _published(tables: Tables) -> Iterator[tuple[Key, float, str]]:
    """Totals of one pair over a span of one year."""
    pairs = tables.pair_totals[["supporter", "adcode", *_COLUMNS]]
    wide = tables.aggregates.rename(columns={"partner": "supporter", "scope": "adcode"})
    for rows in (wide[["supporter", "adcode", *_COLUMNS]], pairs):
        chosen = rows[rows["measure"].isin(MEASURES) & (rows["year_from"] == rows["year_to"])]
        for _, row in chosen.iterrows():
            key = (str(row["supporter"]), str(row["adcode"]), int(row["year_to"]))
            yield key, float(row["value"]), str(row["source_id"])


_COLUMNS = ("measure", "value", "year_from", "year_to", "source_id")


def verdict(base: Total | None, later: Total | None) -> str:
    """The verdict of one pair and year: an equal total keeps the floor.

    >>> verdict(Total(100.0, ()), Total(100.0, ())), verdict(Total(100.0, ()), Total(99.0, ()))
    ('met', 'not_met')
    >>> verdict(None, Total(99.0, ())), verdict(Total(100.0, ()), None)
    ('not_judgeable', 'not_judgeable')
    """
    if base is None or later is None or base.disputed or later.disputed:
        return NOT_JUDGEABLE
    return MET if later.value >= base.value else NOT_MET


def judge(atlas: Atlas) -> Result:
    """Every pair in every year of the plan."""
    tables = atlas.tables
    published = totals(tables)
    cases = tuple(
        _case(tables, published, str(pair["supporter"]), str(pair["adcode"]), year)
        for _, pair in _along_river(tables).iterrows()
        for year in YEARS
    )
    counts = {one: sum(case.verdict == one for case in cases) for one in (MET, NOT_MET)}
    based = sum(key[2] == SINCE for key in published)
    later = [key for key in published if key[2] in YEARS]
    rest = len(cases) - counts[MET] - counts[NOT_MET]
    return Result(
        status=overall(case.verdict for case in cases),
        finding=Message(
            "{of} 个结对年（{pairs} 对 × {years} 年）：{met} 个达到，{missed} 个未达到，"
            "{rest} 个无法判断",
            of=len(cases), pairs=len(tables.pairing), years=len(YEARS), met=counts[MET],
            missed=counts[NOT_MET], rest=rest,
        ),
        reason=_reason(based, len(tables.pairing), rest),
        sure="high" if rest in (0, len(cases)) else "medium",
        why=Message("只认公布的结对年度合计；零散记录相加不作数，累计数不相减"),
        rows=(
            Row(label=Text("有 2020 年公布合计的结对", "Pairs with a published total of 2020"),
                value=based, unit=units.PAIRS, years=str(SINCE)),
            *(_found(tables, key, published[key]) for key in later),
        ),
        cases=cases,
        about_cases=Message("每个结对、每一年"),
    )  # fmt: skip


def _reason(based: int, pairs: int, rest: int) -> Message:
    if not based:
        return Message(
            "{pairs} 对中没有一对公布过 2020 年的年度合计，缺少比较的基数，所以任何一年都无法判断",
            pairs=pairs,
        )
    return Message(
        "{pairs} 对中 {based} 对公布过 2020 年的年度合计；其余 {rest} 个结对年缺少两端之一，"
        "或两处公布数不一",
        pairs=pairs,
        based=based,
        rest=rest,
    )


def _along_river(tables: Tables) -> pd.DataFrame:
    river = {str(code): n for n, code in enumerate(tables.counties.index)}
    place = tables.pairing["adcode"].map(river)
    return tables.pairing.assign(place=place).sort_values(["place", "order"], kind="stable")


def _found(tables: Tables, key: Key, total: Total) -> Row:
    supporter, code, year = key
    return Row(
        label=evidence.pair(tables, supporter, code),
        value=total.value,
        unit=units.TEN_THOUSAND_YUAN,
        years=str(year),
        sources=total.sources,
        said=Message("公布的年度合计"),
        adcode=code,
        supporter=supporter,
    )


def _case(tables: Tables, published: dict[Key, Total], who: str, code: str, year: int) -> Row:
    base, later = published.get((who, code, SINCE)), published.get((who, code, year))
    both = [total for total in (base, later) if total]
    return Row(
        label=evidence.pair(tables, who, code),
        value=later.value if later else math.nan,
        unit=units.TEN_THOUSAND_YUAN,
        years=str(year),
        sources=tuple(dict.fromkeys(source for total in both for source in total.sources)),
        verdict=verdict(base, later),
        said=_why(base, later),
        adcode=code,
        supporter=who,
    )


def _why(base: Total | None, later: Total | None) -> Message:
    if (base and base.disputed) or (later and later.disputed):
        return Message("两处公布数不一")
    if base and later:
        scale = units.TEN_THOUSAND_YUAN.scale(0)
        amount = Text(*(units.with_unit(base.value, scale, one) for one in ("zh", "en")))
        return Message("2020 年为 {amount}", amount=amount)
    if later:
        return Message("没有 2020 年的合计")
    return Message("没有当年的合计") if base else Message("两端都没有合计")
