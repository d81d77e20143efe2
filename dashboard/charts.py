"""The charts that leave the page, alone: as pictures, as embeds, in the share dialog."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.errors import UnknownKey
from geodata.language import Message, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart: its key in addresses and its name."""

    key: str
    label: Text


CHARTS: dict[str, Chart] = {
    chart.key: chart
    for chart in (
        Chart(key="map", label=Text("地图", "Map")),
        Chart(key="ranking", label=Text("排名", "Ranking")),
        Chart(key="trend", label=Text("趋势", "Trend")),
        Chart(key="sectors", label=Text("产业领域", "Sectors")),
        Chart(key="pairing", label=Text("结对关系", "Pairing")),
    )
}


def chart_of(key: str) -> Chart:
    """A chart by its key; UnknownKey lists those there are."""
    if key in CHARTS:
        return CHARTS[key]
    raise UnknownKey(
        where=Message("图表"),
        found=key[:60],
        expected=", ".join(CHARTS),
        mend=Message("请改用其中之一。"),
    )
