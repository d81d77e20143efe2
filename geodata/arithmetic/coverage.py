"""How much of the whole a View knows (rule 17): counties, records, share of the plan, area-wide."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geodata.arithmetic.arrays import Floats, Mask
from geodata.arithmetic.ledger import REPORTED, Ledger
from geodata.arithmetic.measures import Figures
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection


@dataclass(frozen=True, eq=False)
class Coverage:
    """How much is known: counties with a figure, records, share of the published total."""

    counties: int
    of: int
    records: int
    reported: int = 0
    share: float = math.nan
    published: float = math.nan


@dataclass(frozen=True, eq=False)
class AreaWide:
    """What sources give for the whole area only: it belongs to no county."""

    value: float
    records: int
    at_least: bool = False


def coverage(
    values: Floats,
    found: Figures,
    inside: Mask,
    records: pd.DataFrame,
    share: tuple[float, float],
) -> Coverage:
    """Counties with a figure and the records behind them; area-wide rows are told apart.

    Parameters
    ----------
    values, inside
        One entry a county in river order; NaN is no published figure.
    records
        The rows behind the values, area-wide ones too.
    share
        From `share_of_plan`.
    """
    return Coverage(
        counties=int((~np.isnan(values)).sum()),
        of=int(inside.sum()),
        records=int(found.counts[inside].sum()),
        reported=_reported(records),
        share=share[0],
        published=share[1],
    )


def _reported(records: pd.DataFrame) -> int:
    """Ledger rows of a county that are dated by their report (rule 9)."""
    if "year_basis" not in records:
        return 0
    return int(((records["year_basis"] == REPORTED) & (records["adcode"] != "")).sum())


def share_of_plan(
    selection: Selection, values: Floats, wide: AreaWide | None, plan: pd.DataFrame
) -> tuple[float, float]:
    """Share of the plan's published total and that total, NaN where it may not be told.

    Only for exactly the plan's years and with nothing else filtered.

    Parameters
    ----------
    values
        One entry a county in river order; NaN adds nothing.

    Returns
    -------
    tuple
        The share (0 to 1, or above) and the published total in the metric's unit.
    """
    told = selection.metric_row.published
    shown = selection.but(county=None, compare=(), sort="value", lang="zh", release=None)
    if told is None or shown != Selection(
        metric=selection.metric, years=plan_facts().published_years
    ):
        return math.nan, math.nan
    row, factor = told
    published = float(plan["value"].to_dict()[row]) * factor
    return (float(np.nansum(values)) + (wide.value if wide else 0.0)) / published, published


def area_wide(ledger: Ledger, selection: Selection) -> AreaWide | None:
    """Ledger rows without a county; None where no number is told or a province is chosen."""
    metric = selection.metric_row
    if not metric.sums_ledger or selection.province or selection.uncompared() != selection:
        return None
    matching = ledger.matching(selection) & ledger.concerns[metric.column] & (ledger.county < 0)
    adds = ledger.adds[metric.column][matching]
    if np.isnan(adds).all():
        return None
    silent = ledger.silent(matching, metric.column)
    return AreaWide(float(np.nansum(adds)), int(matching.sum()), bool(silent.any()))
