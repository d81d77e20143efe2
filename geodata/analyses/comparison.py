"""Counties beside each other and beside the area: every metric, rank with ties, own past.

Only figures that stand on the maps are compared; the area's is a sum, a weighted mean or
the plan's own, and is left out where none of them can be told honestly.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from geodata.arithmetic.contrast import area_figure
from geodata.atlas import Atlas
from geodata.package.rows import row_of
from geodata.registry.metrics import Metric
from geodata.view import View

How = Literal["sum", "mean", "plan"]


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """The area's figure of a metric: its value, how it came about, of which year (0: several)."""

    value: float
    how: How
    year: int = 0
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """How a county has come to its figure: its first comparable one, or its year of most."""

    year: int
    value: float
    last_year: int
    last: float

    @property
    def percent(self) -> float:
        """The change from the first to the last, in per cent; NaN from nothing."""
        return (self.last - self.value) / self.value * 100 if self.value else math.nan


def profile(atlas: Atlas, codes: tuple[str, ...]) -> Iterator[View]:
    """The plain view of every metric of which one of the counties has a figure."""
    for view in atlas.plain_views.values():
        if view.values[list(codes)].notna().any():
            yield view


def area(atlas: Atlas, view: View) -> AreaFigure | None:
    """The area's figure of a plain view, whatever province is chosen."""
    metric = view.metric
    if metric.counts_pairs:
        return AreaFigure(float(view.values.sum()), "sum")
    if metric.sums_ledger:
        wide = view.area_wide
        value = float(view.values.sum()) + (wide.value if wide else 0.0)
        return AreaFigure(value, "sum", at_least=True)
    if metric.has_own_year:
        return _of_level(atlas, view)
    return None


def _of_level(atlas: Atlas, view: View) -> AreaFigure | None:
    metric = view.metric
    values = view.values.to_numpy(dtype=np.float64)
    years = {last for _, last in view.years if last}
    if len(years) == 1 and not np.isnan(values).any():
        year = years.pop()
        if metric.weight:
            return AreaFigure(
                area_figure(values, atlas.weights(metric.weight), whole=True), "mean", year
            )
        if metric.extensive:
            return AreaFigure(float(values.sum()), "sum", year)
    return _of_plan(atlas, metric)


def _of_plan(atlas: Atlas, metric: Metric) -> AreaFigure | None:
    rows = atlas.tables.plan
    if metric.area_row not in rows.index:
        return None
    row = row_of(rows, metric.area_row)
    return AreaFigure(float(row["value"]), "plan", int(row["year_to"]))


def pasts(atlas: Atlas, view: View, codes: tuple[str, ...]) -> dict[str, Past]:
    """The own past of counties up to the last chosen year, for those that have one.

    Levels: from the first figure of the same source or method as the last one. What adds up
    over years: from the year of most to the last year with a figure.
    """
    points_of = _on_its_line if view.metric.has_lines else _by_year
    last = view.selection.years[1] if view.selection.years else _NO_END
    found = {}
    for code, points in points_of(atlas, view, codes, last).items():
        first = points[0] if view.metric.has_lines else max(points, key=lambda point: point[1])
        if first[0] != points[-1][0]:
            found[code] = Past(*first, *points[-1])
    return found


#: Later than any year.
_NO_END = 9999
Points = dict[str, list[tuple[int, float]]]


def _on_its_line(_: Atlas, view: View, codes: tuple[str, ...], last: int) -> Points:
    """The figures of each county that its last one may be joined with, by year."""
    found: Points = {}
    for code in codes:
        own = (view.series["adcode"] == code) & (view.series["year"] <= last)
        rows = view.series[own].sort_values("year")
        if len(rows):
            rows = rows[rows["line"] == rows["line"].iloc[-1]]
            found[code] = list(zip(rows["year"].tolist(), rows["value"].tolist(), strict=True))
    return found


def _by_year(atlas: Atlas, view: View, codes: tuple[str, ...], last: int) -> Points:
    """Each year of what adds up over years; nothing of pairs and running totals."""
    if not (view.metric.adds_up and view.metric.key in atlas.metric_years):
        return {}
    first, end = atlas.metric_years[view.metric.key]
    plain = view.selection.uncompared()
    found: Points = {}
    for year in range(first, min(last, end) + 1):
        values = atlas.figures(plain.but(years=(year, year))).values
        for code in codes:
            value = float(values[view.counties.index.get_loc(code)])
            if not math.isnan(value):
                found.setdefault(code, []).append((year, value))
    return found


def plain_view(view: View, atlas: Atlas) -> View:
    """The same figures as they are, where a view shows differences."""
    return atlas.view(view.selection.uncompared()) if view.contrast else view
