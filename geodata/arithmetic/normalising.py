"""Figures per head and per km² (rule 12): the unit they are in, and what land divides."""

from __future__ import annotations

from geodata.arithmetic import contrast
from geodata.language.units import PER_10K, Unit, per_km2
from geodata.registry.metrics import Metric
from geodata.selection import Selection


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
    return unit.per(PER_10K) if selection.normalise == "per_10k" else per_km2(unit)[0]


def per_area(metric: Metric) -> float:
    """What a figure is multiplied by before it is divided by km²: megatonnes become tonnes."""
    return per_km2(metric.unit)[1]
