"""How much is known of the area's environment: per metric how many counties, between which ends."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.atlas import Atlas
from geodata.registry.metrics import METRICS
from geodata.view import View


@dataclass(frozen=True, eq=False)
class Known:
    """The latest figures of one metric of ecology; ends and years are None without any."""

    view: View
    counties: int
    ends: tuple[float, float] | None
    years: tuple[int, int] | None


def summary(atlas: Atlas) -> tuple[Known, ...]:
    """Every metric of ecology in the order of the registry.

    >>> from geodata.atlas import Atlas
    >>> one = {known.view.metric.key: known for known in summary(Atlas.load())}["tree_cover_share"]
    >>> one.counties, one.years
    (19, (2019, 2019))
    """
    keys = [key for key, metric in METRICS.items() if metric.group == "ecology"]
    return tuple(_known(atlas.plain_views[key]) for key in keys)


def _known(view: View) -> Known:
    values = view.values.dropna()
    if values.empty:
        return Known(view, 0, None, None)
    years = [int(last) for _, last in view.years[values.index]]
    ends = float(values.min()), float(values.max())
    return Known(view, len(values), ends, (min(years), max(years)))
