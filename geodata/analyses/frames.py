"""Year play: one View per year on classes that do not move.

Counts and money show each year by itself; levels carry the latest earlier figure forward,
marked as borrowed (rule 13). Undated and spanning rows stay out (rule 8).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from geodata.arithmetic.breaks import Breaks, classify
from geodata.atlas import Atlas, steps_of
from geodata.selection import Selection
from geodata.view import View


def years_of_play(atlas: Atlas, selection: Selection) -> range:
    """The years of play: the chosen ones, else all of the metric from `play_from` on."""
    metric = selection.metric_row
    if not metric.play or metric.key not in atlas.metric_years or selection.compares:
        return range(0)
    first, last = atlas.metric_years[metric.key]
    if selection.years and selection.years[0] < selection.years[1]:
        first, last = selection.years
    return range(max(first, metric.play_from), last + 1)


def views(atlas: Atlas, selection: Selection) -> list[View]:
    """One view per year, all on the same classes."""
    found = [_frame(atlas, selection, year) for year in years_of_play(atlas, selection)]
    fixed = play_breaks(found)
    return [replace(v, breaks=fixed, steps=steps_of(v.values, fixed)) for v in found]


def _frame(atlas: Atlas, selection: Selection, year: int) -> View:
    if not selection.metric_row.has_own_year:
        return atlas.view(selection.but(years=(year, year)))
    first = atlas.metric_years[selection.metric][0]
    view = atlas.view(selection.but(years=(min(first, year), year)))
    carried = [
        tuple(dict.fromkeys((*f, "borrowed"))) if 0 < view.years[str(c)][1] < year else f
        for c, f in view.flags.items()
    ]
    flags = view.flags.copy()
    flags[:] = carried
    return replace(view, flags=flags)


def play_breaks(found: list[View]) -> Breaks:
    """Classes of single-year values, over all frames."""
    if not found:
        return Breaks()
    first = found[0]
    if first.metric.has_own_year:
        return first.breaks
    pool = list(_values(found))
    counts = first.metric.unit.integer and first.selection.normalise == "none"
    return classify(pool, first.metric.scheme, integer=counts)


def _values(found: list[View]) -> Iterator[float]:
    for view in found:
        yield from np.asarray(view.values, dtype=np.float64).tolist()
