"""What may stand beside the map of a step: to add a figure, add a row here and draw it."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Text

#: A step holds a map and at most this many figures.
MOST = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a step; `county` where it can be told of one county only."""

    key: str
    label: Text
    county: bool = False


FIGURES: dict[str, Figure] = {
    figure.key: figure
    for figure in (
        Figure("pairs", Text("结对", "Pairing")),
        Figure("top", Text("前五位", "First five")),
        Figure("trend", Text("逐年", "By year")),
        Figure("sectors", Text("按领域", "By sector")),
        Figure("coverage", Text("公布了多少", "How much is published")),
        Figure("totals", Text("规划公布的总数", "Totals in the plan")),
        Figure("rank", Text("在 19 个县（区）中", "Among the 19 counties"), county=True),
        Figure("funds", Text("公开记录", "Public records"), county=True),
        Figure("supporters", Text("谁来支援", "Who supports it"), county=True),
        Figure("indicators", Text("几项指标", "A few indicators"), county=True),
    )
}
