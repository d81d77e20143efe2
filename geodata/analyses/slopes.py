"""First and latest figure of each county, where they may be compared: of one source or method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from geodata.registry.metric_types import Metric
from geodata.view import View

#: Why a county has no slope: no figure, figures of one year only, years of sources apart.
Reason = Literal["none", "one", "apart"]
Way = Literal["better", "worse", "same", "more", "less"]


@dataclass(frozen=True, slots=True)
class Slope:
    """What a county's figure was and is."""

    adcode: str
    first: int
    last: int
    before: float
    after: float

    @property
    def by(self) -> float:
        """The change, in the unit of the metric."""
        return self.after - self.before

    def way(self, metric: Metric) -> Way:
        """Whether that is good; only more or less where the metric says neither."""
        if self.by == 0:
            return "same"
        if metric.better == "none":
            return "more" if self.by > 0 else "less"
        return "better" if (self.by > 0) == (metric.better == "more") else "worse"


@dataclass(frozen=True, eq=False)
class Slopes:
    """Slopes along the river, and why the other counties have none."""

    found: tuple[Slope, ...]
    missing: dict[str, Reason]


def of_view(view: View) -> Slopes:
    """The slopes within the years and the province of an indicator's View."""
    lines, years = view.series, view.selection.years
    if years:
        lines = lines[lines["year"].between(*years)]
    inside = [str(code) for code, flags in view.flags.items() if "outside" not in flags]
    return slopes(lines, inside)


def slopes(lines: pd.DataFrame, codes: list[str]) -> Slopes:
    """The longest stretch of one line per county (rule 14).

    Parameters
    ----------
    lines
        As `View.series` of an indicator: `adcode`, `year`, `value`, `line`.
    codes
        Counties in river order.

    Notes
    -----
    Of stretches that are equally long the one that ends later counts.
    """
    found: list[Slope] = []
    missing: dict[str, Reason] = {}
    for code in codes:
        rows = lines[lines["adcode"] == code]
        stretches = [_stretch(code, line) for _, line in rows.groupby("line", sort=True)]
        longest = max(stretches, key=lambda s: (s.last - s.first, s.last), default=None)
        if longest is not None and longest.first < longest.last:
            found.append(longest)
        else:
            years = rows["year"].nunique()
            missing[code] = "none" if years == 0 else "one" if years == 1 else "apart"
    return Slopes(tuple(found), missing)


def _stretch(code: str, line: pd.DataFrame) -> Slope:
    ordered = line.sort_values("year")
    years, values = ordered["year"].tolist(), ordered["value"].tolist()
    return Slope(code, int(years[0]), int(years[-1]), float(values[0]), float(values[-1]))
