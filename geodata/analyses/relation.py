"""One metric against another: the counties that have both, their correlation, their classes.

Both are asked for with the same filters, as far as each metric has them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd

from geodata.analyses.correlation import Correlation, spearman
from geodata.analyses.terciles import CLASSES, Thirds, thirds
from geodata.atlas import Atlas
from geodata.query import codec
from geodata.registry.metrics import LEDGER_KEYS, METRICS
from geodata.selection import Selection
from geodata.view import View

#: Metrics that can be related, in the order of the registry: their figures can be ordered, and
#: none is a running total, whose end years differ.
RELATED: tuple[str, ...] = tuple(
    key for key, metric in METRICS.items() if not metric.is_running_total and metric.ranked
)
#: Fewer counties with both figures than this, two for each third, make no classes.
FEWEST = 2 * CLASSES

Doubt = Literal["years", "methods"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Relation:
    """Two Views, of the metric that is read upwards and of the one that is read across."""

    up: View
    across: View

    @cached_property
    def both(self) -> tuple[str, ...]:
        """Counties with both figures, along the river."""
        known = pd.DataFrame({"up": self.up.values, "across": self.across.values}).dropna()
        return tuple(map(str, known.index))

    @cached_property
    def lacking(self) -> dict[str, tuple[bool, bool]]:
        """The other counties of the chosen province: whether they have each of the two."""
        return {
            code: (not math.isnan(self.up.values[code]), not math.isnan(self.across.values[code]))
            for code in map(str, self.up.values.index)
            if code not in self.both and "outside" not in self.up.flags[code]
        }

    @cached_property
    def correlation(self) -> Correlation:
        """Of the counties with both figures."""
        return spearman(self.up.values, self.across.values)

    @cached_property
    def thirds(self) -> tuple[Thirds, Thirds] | None:
        """Classes of each among the counties with both; None where there are too few."""
        if len(self.both) < FEWEST:
            return None
        up, across = (
            thirds(view.values.where(view.values.index.isin(self.both)))
            for view in (self.up, self.across)
        )
        return None if up is None or across is None else (up, across)

    @cached_property
    def cells(self) -> dict[str, tuple[int, int]]:
        """By county its third of the metric read across and of the one read upwards."""
        if self.thirds is None:
            return {}
        up, across = (found.classes for found in self.thirds)
        return {code: (int(across[code]), int(up[code])) for code in self.both}

    def doubts(self, view: View) -> tuple[Doubt, ...]:
        """What the related figures of one metric do not share: their year, their method."""
        if not view.metric.has_own_year:
            return ()
        years = {view.years[code] for code in self.both}
        rows = view.records[view.records["adcode"].isin(self.both) & view.records["chosen"]]
        found: list[tuple[Doubt, bool]] = [
            ("years", len(years) > 1),
            ("methods", rows["method"].nunique() > 1),
        ]
        return tuple(doubt for doubt, there in found if there)


def relation(atlas: Atlas, up: Selection, across: Selection) -> Relation:
    """Relate the metrics of two settled selections."""
    return Relation(up=atlas.view(up), across=atlas.view(across))


def companion(atlas: Atlas, selection: Selection, metric: str) -> Selection:
    """The same selection of another metric, without what that one does not have.

    Where a level has no figure at all in the years that are asked for, they are left out: its
    latest figures then stand, each with its year.
    """
    row, plain = METRICS[metric], Selection()
    dropped = {key: getattr(plain, key) for key in LEDGER_KEYS - row.keys}
    if selection.normalise not in row.normalise:
        dropped["normalise"] = plain.normalise
    found = selection.but(metric=metric, **dropped)
    if found.years and row.has_own_year and _is_silent(atlas, found):
        found = found.but(years=None)
    return codec.settle(found, atlas.scope).selection


def _is_silent(atlas: Atlas, selection: Selection) -> bool:
    """Whether a level has no figure in any county in the years."""
    return bool(np.isnan(atlas.figures(selection).values).all())
