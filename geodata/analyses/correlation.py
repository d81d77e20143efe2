"""Spearman's rank correlation of two metrics, or none where it would mislead."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

#: Fewer counties with both figures than this give no coefficient.
FEWEST = 8


@dataclass(frozen=True, slots=True)
class Correlation:
    """How far the order by one metric is the order by the other; it says nothing of cause.

    Attributes
    ----------
    n
        Counties that have both figures.
    rho
        -1 to 1; None where n is below `FEWEST` or one of the two never varies.
    """

    n: int
    rho: float | None


def spearman(one: pd.Series, other: pd.Series) -> Correlation:
    """The correlation of two columns with the same index, NaN where there is no figure.

    Pearson's correlation of the ranks, ties sharing their mean rank: what `scipy.stats.spearmanr`
    computes (a test holds both equal), without a library that takes a second to import.

    Parameters
    ----------
    one, other
        One entry a county; their units do not matter, only the order of the figures does.

    Examples
    --------
    >>> spearman(pd.Series(range(8)), pd.Series([0, 1, 2, 3, 4, 5, 7, 6])).rho
    0.9761904761904762
    """
    both = pd.DataFrame({"one": one, "other": other}).dropna()
    if len(both) < FEWEST or (both.nunique() < 2).any():
        return Correlation(len(both), None)
    ranks = both.rank()
    rho = float(ranks["one"].corr(ranks["other"]))
    return Correlation(len(both), None if math.isnan(rho) else max(-1.0, min(1.0, rho)))
