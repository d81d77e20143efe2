"""Places of the counties: ranks, the order of the ranking list, ramp steps (rules 13 and 15)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geodata.arithmetic.arrays import Floats, Mask
from geodata.arithmetic.breaks import Breaks
from geodata.arithmetic.measures import Figures
from geodata.registry.metrics import Metric

#: Ranks need this many figures of one metric (rule 15).
RANKS_NEED = 5


def steps_of(values: pd.Series, breaks: Breaks) -> pd.Series:
    """Ramp step per county, -1 without a figure.

    Parameters
    ----------
    values
        One figure a county, in the unit of `breaks`; NaN is none.

    Returns
    -------
    pandas.Series
        int, index of `values`.
    """
    steps = [breaks.step(value) for value in values.tolist()]
    return pd.Series([-1 if step is None else step for step in steps], index=values.index)


def ranks(values: Floats, found: Figures, metric: Metric) -> Floats:
    """Ranks from the highest, ties shared; all NaN where they would mislead (rule 15).

    Parameters
    ----------
    values
        One entry a county in river order, as the view shows it; NaN is no figure.
    found
        The figures behind the values, in the same order, for their years and methods.

    Returns
    -------
    Floats
        One entry a county in the order of `values`: 1 is the highest, and counties with equal
        figures all take the better place (1, 2, 2, 4: standard competition ranking); NaN without
        a figure.
    """
    known = ~np.isnan(values)
    if not metric.ranked or known.sum() < RANKS_NEED or _mixed(found, metric, known):
        return np.full(len(values), np.nan)
    higher = (values[np.newaxis, :] > values[:, np.newaxis]).sum(axis=1)
    return np.where(known, 1.0 + higher, np.nan)


def _mixed(found: Figures, metric: Metric, known: Mask) -> bool:
    """Whether the figures are of different years or methods.

    Sums over the ledger never are: they answer for the same years everywhere.
    """
    if not (metric.has_own_year or metric.is_running_total):
        return False
    years = len(np.unique(found.last[known]))
    methods = 1 if found.methods is None else len(np.unique(found.methods[known]))
    return years > 1 or methods > 1


def ordered(values: Floats, counties: pd.DataFrame, sort: str) -> tuple[str, ...]:
    """Adcodes as the ranking lists them: by value, along the river, or by name.

    Parameters
    ----------
    values
        One entry a county in river order; NaN goes last, ties stay in river order.
    counties
        Registry frame in river order.
    sort
        `value`, `river` or `name`.
    """
    if sort == "river":
        return tuple(counties.index)
    if sort == "name":
        return tuple(counties.sort_values("name_en").index)
    places = np.argsort(-values, kind="stable")  # blanks go last, ties stay in river order
    return tuple(counties.index[places])
