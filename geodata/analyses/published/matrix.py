"""What is covered, cell by cell: records and figures of a metric per county and year.

The numbers are those of maps: for each single year a county has a figure here exactly where
the map of that year has one (see `tests/geodata/analyses/published/test_coverage_matrix.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from geodata.arithmetic.arrays import Mask
from geodata.arithmetic.kinds import computing
from geodata.arithmetic.ledger import UNDATED
from geodata.atlas import Atlas
from geodata.registry.metrics import METRICS, Metric


@dataclass(frozen=True, eq=False, kw_only=True)
class Matrix:
    """Coverage of one metric.

    Attributes
    ----------
    records
        Counties in river order × years: how many records speak of it; int.
    figures
        The same: whether they give a figure for that year; bool.
    undated
        Records per county without a single year: undated, over several years, or of pairs.
    known
        Whether a county has a figure at all, whatever the year.
    area_wide
        Records without a county.
    """

    metric: Metric
    records: pd.DataFrame
    figures: pd.DataFrame
    undated: pd.Series
    known: pd.Series
    area_wide: int = 0

    @property
    def years(self) -> tuple[int, ...]:
        """Years with a record, the earliest first."""
        return tuple(int(year) for year in self.records.columns)


@cache
def matrix(atlas: Atlas, key: str) -> Matrix:
    """The coverage of a metric under no filter.

    Examples
    --------
    >>> found = matrix(Atlas.load(), "co2_emissions")
    >>> found.years[0], found.years[-1], int(found.records.to_numpy().sum())
    (1997, 2017, 399)
    """
    metric = METRICS[key]
    place, year, told, wide = computing(metric).rows(atlas, metric)
    index = atlas.tables.counties.index
    years = sorted(set(year[year > UNDATED].tolist()))

    def counted(rows: Mask) -> pd.DataFrame:
        dated = rows & (year > UNDATED)
        cells = np.zeros((len(index), len(years)), dtype=np.int64)
        np.add.at(cells, (place[dated], np.searchsorted(years, year[dated])), 1)
        return pd.DataFrame(cells, index=index, columns=years)

    every = np.ones(len(place), dtype=bool)
    undated = np.bincount(place[year == UNDATED], minlength=len(index)).astype(np.int64)
    known = np.bincount(place[told], minlength=len(index)) > 0
    return Matrix(
        metric=metric,
        records=counted(every),
        figures=counted(told) > 0,
        undated=pd.Series(undated, index=index),
        known=pd.Series(known, index=index),
        area_wide=wide,
    )


@cache
def overview(atlas: Atlas) -> pd.DataFrame:
    """Counties with a figure: metrics × years, and in column 0 in any year or without one.

    Returns
    -------
    pandas.DataFrame
        int64, index of all metrics; 0 where no county has a figure.

    Examples
    --------
    >>> table = overview(Atlas.load())
    >>> int(table.loc["population_census", 2020]), int(table.loc["supporters", 0])
    (19, 19)
    """
    found = {key: matrix(atlas, key) for key in METRICS}
    years = sorted({year for one in found.values() for year in one.years})
    rows = {
        key: one.figures.sum().reindex(years, fill_value=0).astype("int64")
        for key, one in found.items()
    }
    table = pd.DataFrame(rows).T.reindex(list(METRICS))
    table.insert(0, 0, [int(found[key].known.sum()) for key in METRICS])
    return table
