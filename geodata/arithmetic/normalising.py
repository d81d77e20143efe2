"""Figures per head and per km² (rule 12): the unit they are in, and what land divides."""

from __future__ import annotations

from geodata.arithmetic import contrast
from geodata.language.units import PER_10K, PER_KM2, TONNES_PER_KM2, Unit
from geodata.registry.metrics import Metric
from geodata.selection import Selection

TONNES_IN_MEGATONNE = 1_000_000.0


def unit_of(selection: Selection) -> Unit:
    """The unit of a selection's values: normalised, and of differences what these are told in."""
    unit = plain_unit_of(selection)
    if not selection.compares:
        return unit
    return contrast.unit_of_change(unit, percent=selection.change == "pct")


def plain_unit_of(selection: Selection) -> Unit:
    """The unit of the figures themselves, normalising included."""
    unit = selection.metric_row.unit
    if selection.normalise == "none":
        return unit
    if selection.metric_row.is_level:
        return TONNES_PER_KM2
    return unit.per(PER_10K if selection.normalise == "per_10k" else PER_KM2)


def per_area(metric: Metric) -> float:
    """What a figure is multiplied by before it is divided by km²: levels become tonnes."""
    return TONNES_IN_MEGATONNE if metric.is_level else 1.0
