"""Three classes of nearly equal size in which equal figures never part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

CLASSES = 3


@dataclass(frozen=True, eq=False)
class Thirds:
    """Low, middle and high.

    Attributes
    ----------
    classes
        0, 1, 2 per county, -1 without a figure; index as given.
    limits
        Lowest and highest figure of each class; None for a middle that ties have left empty.
    """

    classes: pd.Series
    limits: tuple[tuple[float, float] | None, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many counties each class holds."""
        return tuple(int((self.classes == n).sum()) for n in range(CLASSES))


def thirds(values: pd.Series) -> Thirds | None:
    """Divide figures where the sizes come nearest to thirds; None where all are equal.

    A cut lies only between two different figures. Three different figures or more always make
    three classes, two make a low and a high one.

    Parameters
    ----------
    values
        One entry a county; NaN is no published figure and takes no part.

    Examples
    --------
    >>> found = thirds(pd.Series([5.0, 1.0, 1.0, 1.0, 1.0, 2.0]))
    >>> found.classes.tolist(), found.limits
    ([2, 0, 0, 0, 0, 1], ((1.0, 1.0), (2.0, 2.0), (5.0, 5.0)))
    """
    known = values.dropna()
    ordered = np.sort(known.to_numpy(dtype=np.float64))
    cuts = (np.flatnonzero(np.diff(ordered) > 0) + 1).tolist()
    if not cuts:
        return None
    low, high = _best(cuts, len(ordered))
    first, second = ordered[low], ordered[high]
    found = [_class(value, first, second) for value in values.tolist()]
    classes = pd.Series(found, index=values.index, dtype="int64")
    return Thirds(classes, tuple(_limits(known[classes[known.index] == n]) for n in range(CLASSES)))


def _best(cuts: list[int], n: int) -> tuple[int, int]:
    """The two cuts nearest to a third and two thirds; the same one twice leaves no middle."""
    pairs = list(combinations(cuts, 2)) or [(cuts[0], cuts[0])]
    return min(pairs, key=lambda pair: abs(pair[0] * 3 - n) + abs(pair[1] * 3 - 2 * n))


def _class(value: float, first: float, second: float) -> int:
    return -1 if np.isnan(value) else 0 if value < first else 1 if value < second else 2


def _limits(values: pd.Series) -> tuple[float, float] | None:
    return (float(values.min()), float(values.max())) if len(values) else None
