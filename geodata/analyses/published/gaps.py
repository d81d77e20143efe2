"""What is not published: exactly the cells that a county or a supporter could fill.

A county lacks figures of indicators, a supporter lacks records and grants of its pairs. What
cannot be filled by anybody there is not asked for: a census of another year, figures of some
months, satellite and model figures of years that their makers did not cover.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from geodata.arithmetic import ledger as ledgers
from geodata.arithmetic.arrays import Mask
from geodata.atlas import Atlas
from geodata.errors import BadOption
from geodata.language import Message
from geodata.query import settling
from geodata.query.keys import ALWAYS
from geodata.registry.indicators import FERTILISER, INDICATORS, PESTICIDE
from geodata.registry.metrics import METRICS, Metric
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection

#: Kinds of supporters that have pairs: those of the plan's table, and a county's own province.
PAIRED_KINDS = ("province", "city", "own_province")
#: What is asked of a pair: the measures of which the plan publishes totals.
PAIR_METRICS: dict[str, Metric] = {k: m for k, m in METRICS.items() if m.published}
#: What the plan compares with its base year: 双下降, and the floor of a pair's yearly grants.
AGAINST_BASE = frozenset(
    (FERTILISER, PESTICIDE, *(m.key for m in PAIR_METRICS.values() if m.money))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsRequest:
    """Whose gaps a workbook holds: those of a county or of supporters, never of both."""

    adcode: str = ""
    supporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A cell without a published figure.

    Attributes
    ----------
    key
        Indicator, or metric of `PAIR_METRICS`.
    supporter
        Of a pair; blank for figures of a county.
    of_plan
        True in the years of the plan; False in a year that only other counties have, and in the
        year that the plan compares with.
    """

    adcode: str
    key: str
    year: int
    supporter: str = ""
    of_plan: bool = True

    @property
    def id(self) -> str:
        """By what a filled workbook is read back.

        >>> Gap(adcode="500235", key="gdp", year=2023).id
        '500235:gdp:2023'
        """
        parts = (self.adcode, self.supporter, self.key, str(self.year))
        return ":".join(part for part in parts if part)


def read(selection: Selection) -> GapsRequest:
    """Whose gaps a query asks for.

    Raises
    ------
    BadOption
        It names no county and no supporter, both, or something that no gap depends on.
    """
    found = GapsRequest(adcode=selection.county or "", supporters=selection.supporters)
    applies = ("county", "supporters", *ALWAYS)
    settling.strictly(selection, applies, Message("缺口表不按此项筛选，请删去。"))
    if bool(found.adcode) == bool(found.supporters):
        raise BadOption(
            where="county / supporters",
            found=selection.query() or Message("空白"),
            expected=Message("一个县（区），或者若干支援方"),
            mend=Message("请只写其中一项，例如 {example}。", example="county=500235"),
        )
    return found


def gaps(atlas: Atlas, wanted: GapsRequest) -> tuple[Gap, ...]:
    """The gaps of a county or of supporters, in the order of the registries and years.

    Raises
    ------
    BadOption
        A supporter has no pairs: a central body, several or unnamed supporters.

    Examples
    --------
    >>> found = gaps(Atlas.load(), GapsRequest(supporters=("qingdao",)))
    >>> [(gap.key, gap.year) for gap in found if gap.year < 2023][0], len(found)
    (('projects', 2021), 10)
    """
    if wanted.adcode:
        return tuple(_of_county(atlas, wanted.adcode))
    return tuple(gap for key in wanted.supporters for gap in _of_supporter(atlas, key))


def publishable_years(atlas: Atlas, key: str) -> tuple[int, ...]:
    """The years in which a county's figure of an indicator is wanted.

    Those of the plan for what is published every year, the year that the plan compares it with,
    and the own years of a metric: those in which the map has a figure of any county. None for
    figures of some months.
    """
    row = INDICATORS[key]
    if row.part_year:
        return ()
    years = set() if row.method else set(plan_facts().every_year)
    if key in AGAINST_BASE:
        years.add(plan_facts().base_year)
    if key in atlas.indicators:
        years |= {int(year) for year in atlas.indicators[key]["year"]}
    return tuple(sorted(years))


def known_years(atlas: Atlas, adcode: str) -> dict[str, set[int]]:
    """Years with a figure per indicator; the days of a rate and the rate are one fact."""
    rows = atlas.tables.indicators[atlas.tables.indicators["adcode"] == adcode]
    known: dict[str, set[int]] = {key: set() for key in INDICATORS}
    for key, year in zip(rows["indicator"], rows["year"], strict=True):
        known[key].add(int(year))
    for metric in METRICS.values():
        if metric.days:
            known[metric.key] = known[metric.days] = known[metric.key] | known[metric.days]
    return known


def pairs_of(atlas: Atlas, key: str) -> tuple[str, ...]:
    """The counties that a supporter is paired with, upstream first (notes of the plan's table)."""
    counties = atlas.tables.counties
    if atlas.tables.supporters.loc[key, "kind"] == "own_province":
        return tuple(str(code) for code in counties.index[counties["province"] == key])
    column = atlas.ledger.supporters.index(key)
    return tuple(str(code) for code in counties.index[atlas.ledger.paired[:, column]])


def rows_of_pair(atlas: Atlas, key: str, adcode: str) -> Mask:
    """Default rows of the ledger that name a supporter and a county.

    Returns
    -------
    Mask
        One entry a row of the ledger, in its order.
    """
    place = list(atlas.tables.counties.index).index(adcode)
    named = atlas.ledger.active[:, atlas.ledger.supporters.index(key)]
    return np.asarray(atlas.ledger.matching(Selection()) & named & (atlas.ledger.county == place))


def _of_county(atlas: Atlas, adcode: str) -> Iterator[Gap]:
    known, of_plan = known_years(atlas, adcode), plan_facts().every_year
    for key in INDICATORS:
        for year in publishable_years(atlas, key):
            if year not in known[key]:
                yield Gap(adcode=adcode, key=key, year=year, of_plan=year in of_plan)


def _of_supporter(atlas: Atlas, key: str) -> Iterator[Gap]:
    counties, plan = pairs_of(atlas, key), plan_facts()
    if not counties:
        raise BadOption(
            where="supporters",
            found=key,
            expected=Message("规划中有结对县（区）的支援方"),
            mend=Message("中央单位和未写明的支援方没有结对县（区）。"),
        )
    for adcode in counties:
        mask = rows_of_pair(atlas, key, adcode)
        for metric in PAIR_METRICS.values():
            against_base = metric.key in AGAINST_BASE
            years = (plan.base_year, *plan.every_year) if against_base else plan.every_year
            for year in years:
                rows = mask & (atlas.ledger.year == year)
                if year == plan.base_year:  # compared is the total of the year, not a stray record
                    rows &= (atlas.ledger.rows["item"] == ledgers.BUNDLE).to_numpy()
                if not _told(atlas, rows, metric):
                    yield Gap(
                        adcode=adcode,
                        key=metric.key,
                        year=year,
                        supporter=key,
                        of_plan=year in plan.every_year,
                    )


def _told(atlas: Atlas, rows: Mask, metric: Metric) -> bool:
    """Whether the rows answer: any record does for projects, only a stated sum for money."""
    if metric.money:
        rows = rows & ~np.isnan(atlas.ledger.adds[metric.column])
    return bool(rows.any())
