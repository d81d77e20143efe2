"""Two figures per county and what sets them apart: change from a year, or distance to the area.

Change needs two figures of one source or method (rule 14); what cannot be compared is
blank, with the reason as its flag. The area's figure is what its counties' figures make up,
weighted by people or land; it takes part in no other sum.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from geodata.arithmetic.arrays import Floats, Mask
from geodata.arithmetic.measures import Figures
from geodata.language.units import PERCENT, POINTS, Unit

#: Differences of published decimals are exact to this many.
EXACT = 9
NO_BASE, NO_LATER, UNLIKE, ZERO_BASE, OF_MINIMUM = (
    "no_base",
    "no_later",
    "unlike",
    "zero_base",
    "of_minimum",
)
AT_LEAST = "at_least"


@dataclass(frozen=True, eq=False)
class Contrast:
    """What a View's values set apart.

    Attributes
    ----------
    before, after
        Per county the figure of the baseline year (or the area's figure) and the one set
        against it, normalised as the view is; NaN where there is none.
    unit
        Of both.
    since
        The baseline year; 0 against the area.
    area
        The area's figure; NaN where it is not known, and with a baseline.
    counted
        Counties whose figures make up the area's.
    published
        The area's figure in the plan, which may be of another definition; NaN without one.
    """

    kind: Literal["change", "relative"]
    before: pd.Series
    after: pd.Series
    unit: Unit
    since: int = 0
    area: float = math.nan
    counted: int = 0
    published: float = math.nan


def change(before: Figures, after: Figures, *, percent: bool) -> Figures:
    """The later figures less those of the baseline year, or by how many per cent they differ.

    Parameters
    ----------
    before, after
        One entry a county in river order, in one unit.

    Returns
    -------
    Figures
        In that unit or in per cent of `before`; NaN where the two cannot be compared, and `flags`
        say why.
    """
    alike = _alike(before, after)
    difference = np.round(after.values - before.values, EXACT)
    if percent:
        with np.errstate(divide="ignore", invalid="ignore"):
            difference = np.where(before.values == 0, np.nan, difference / before.values * 100)
    flags = [
        tuple(_said(*one, percent=percent))
        for one in zip(before.values, after.values, alike, before.flags, after.flags, strict=True)
    ]
    return replace(
        after,
        values=np.where(alike, difference, np.nan),
        first=before.first,
        flags=flags,
        counts=before.counts + after.counts,
        rows=pd.concat([before.rows, after.rows]),
    )


def _alike(before: Figures, after: Figures) -> Mask:
    """Where both figures are of one source or method; sums over the ledger always are."""
    if before.lines is None or after.lines is None:
        return np.ones(len(after.values), dtype=bool)
    return np.asarray(before.lines == after.lines)


def _said(
    was: float,
    now: float,
    alike: bool,
    before: tuple[str, ...],
    after: tuple[str, ...],
    *,
    percent: bool,
) -> Iterator[str]:
    if math.isnan(was):
        yield NO_BASE
    if math.isnan(now):
        yield NO_LATER
    if math.isnan(was) or math.isnan(now):
        return
    if not alike:
        yield UNLIKE
    elif percent and was == 0:
        yield ZERO_BASE
    else:
        yield from without_minimum((*before, *after))


def without_minimum(flags: tuple[str, ...]) -> tuple[str, ...]:
    """Flags of a difference: one with an "at least" in it is no minimum itself."""
    return tuple(OF_MINIMUM if flag == AT_LEAST else flag for flag in flags)


def area_figure(values: Floats, weights: Floats, *, whole: bool) -> float:
    """What the counties' figures make up together; NaN where one is missing and `whole`.

    Parameters
    ----------
    values, weights
        One entry a county in the same order; NaN in `values` is no published figure.

    Returns
    -------
    float
        The weighted mean over counties with a figure, in the unit of `values`.

    Examples
    --------
    >>> area_figure(np.array([10.0, 40.0, np.nan]), np.array([2.0, 1.0, 9.0]), whole=False)
    20.0
    """
    known = ~np.isnan(values)
    if not known.any() or (whole and not known.all()):
        return math.nan
    return float((values[known] * weights[known]).sum() / weights[known].sum())


def unit_of_change(unit: Unit, *, percent: bool) -> Unit:
    """The unit of a difference: percentage points of what is in per cent."""
    if percent:
        return PERCENT
    return POINTS if unit.key == PERCENT.key else unit
