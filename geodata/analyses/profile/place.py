"""A county, or the whole area, as its page and its sheet tell it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from geodata.analyses.double_decline import double_decline
from geodata.analyses.pairing import matrix as pairs
from geodata.analyses.pairing.matrix import Matrix
from geodata.analyses.profile import sums
from geodata.analyses.profile.figures import Figure, figures
from geodata.analyses.profile.sums import EVERYTHING, Sum
from geodata.arithmetic.arrays import Mask
from geodata.arithmetic.ledger import UNDATED
from geodata.atlas import Atlas
from geodata.package import targets as plan
from geodata.package.rows import row_of
from geodata.package.targets import Target
from geodata.registry.indicators import FERTILISER, PESTICIDE
from geodata.registry.programme.plan import plan_facts


class Supporter(NamedTuple):
    """Who supports a county, and how many of its records name it."""

    key: str
    records: int


class Answer(NamedTuple):
    """A target of the plan and whether the county holds it; None where nobody can tell."""

    target: Target
    reached: bool | None


@dataclass(frozen=True, eq=False, kw_only=True)
class Place:
    """Everything of one place.

    Attributes
    ----------
    code
        Adcode; blank for the whole area.
    supporters
        Of the plan's table, in its order; of the area none.
    own
        The province or municipality that supports its own counties besides (note 1).
    records
        Rows of the ledger, the latest year first, those of no single year last.
    sources
        Registry rows, better tiers first; `used` counts the records and figures of each.
    """

    code: str
    row: dict[str, Any]
    supporters: tuple[Supporter, ...]
    own: Supporter | None
    total: Sum
    groups: tuple[Sum, ...]
    sectors: tuple[Sum, ...]
    years: tuple[Sum, ...]
    records: pd.DataFrame
    figures: tuple[Figure, ...]
    targets: tuple[Answer, ...]
    sources: pd.DataFrame

    @property
    def active(self) -> int:
        """Supporters of the plan's table with at least one record."""
        return sum(1 for one in self.supporters if one.records)


@cache
def county(atlas: Atlas, code: str) -> Place:
    """One of the 19 counties; KeyError for any other code."""
    row = row_of(atlas.tables.counties, code)
    matrix = pairs.matrix(atlas, EVERYTHING)
    known = figures(atlas, code)
    return Place(
        code=code,
        row=row,
        supporters=_supporters(matrix, code),
        own=_own(matrix, code),
        figures=known,
        targets=_targets(atlas, code),
        **_records(atlas, list(atlas.tables.counties.index).index(code), known),
    )


@cache
def area(atlas: Atlas) -> Place:
    """All counties and what belongs to none of them."""
    return Place(
        code="", row={}, supporters=(), own=None, figures=(), targets=(),
        **_records(atlas, None, ()),
    )  # fmt: skip


def _supporters(matrix: Matrix, code: str) -> tuple[Supporter, ...]:
    order = matrix.order[code]
    named = order[order > 0].sort_values(kind="stable").index
    return tuple(_supporter(matrix, str(key), code) for key in named)


def _own(matrix: Matrix, code: str) -> Supporter | None:
    own = matrix.own[code]
    keys = own.index[own]
    return _supporter(matrix, str(keys[0]), code) if len(keys) else None


def _supporter(matrix: Matrix, key: str, code: str) -> Supporter:
    return Supporter(key, int(matrix.records[code].to_dict()[key]))


def _records(atlas: Atlas, county: int | None, known: tuple[Figure, ...]) -> dict[str, Any]:
    """What the ledger says of a place, and all sources of it."""
    ledger = atlas.ledger
    mask = sums.rows_of(ledger, county)
    rows = ledger.rows[mask]
    cited = [*rows["source_id"], *(one.row["source_id"] for one in known)]
    return {
        "total": sums.total(ledger, mask),
        "groups": sums.by_group(ledger, mask),
        "sectors": sums.by_sector(ledger, mask),
        "years": sums.by_year(ledger, mask),
        "records": _latest_first(atlas, mask),
        "sources": _sources(atlas, cited),
    }


def _latest_first(atlas: Atlas, mask: Mask) -> pd.DataFrame:
    years = atlas.ledger.year[mask]
    return atlas.ledger.rows[mask].iloc[np.argsort(-years, kind="stable")]


def _sources(atlas: Atlas, cited: list[str]) -> pd.DataFrame:
    """The plan, of which the pairs are known, and every source that is cited."""
    used = pd.Series([plan_facts().source, *cited]).value_counts(sort=False)
    rows = atlas.tables.sources.loc[used.index].assign(used=used)
    return rows.sort_values(["tier", "used"], ascending=[True, False], kind="stable")


def important(atlas: Atlas, place: Place) -> pd.DataFrame:
    """The records in the order of a short list: with money, better tiers, later years first.

    Returns
    -------
    pandas.DataFrame
        All rows and columns of `place.records`.
    """
    rows = place.records
    year = rows["year"].where(rows["span"] == "").fillna(UNDATED)
    keyed = rows.assign(
        by_money=rows["amount_wan"].isna(),
        by_tier=atlas.tables.sources["tier"].reindex(rows["source_id"]).to_numpy(),
        by_year=-year,
    )
    order = ["by_money", "by_tier", "by_year"]
    return keyed.sort_values(order, kind="stable").drop(columns=order)


def _targets(atlas: Atlas, code: str) -> tuple[Answer, ...]:
    tables, decline = atlas.tables, double_decline(atlas.tables)[code]
    held = {
        target.key: fall.fell
        for key, fall in ((FERTILISER, decline.fertiliser), (PESTICIDE, decline.pesticide))
        for target in plan.targets(tables, key)
    }
    keys = tables.plan.index[tables.plan["kind"] == plan.KIND]
    return tuple(Answer(plan.target(tables, str(key)), held.get(str(key))) for key in keys)
