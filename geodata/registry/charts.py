"""Registry of charts: the only place where a chart is named. To add one, add a row.

A row holds every fact about a chart. What draws it is looked up by its key in one table per
medium (`dashboard.embed.page`, `dashboard.pictures.sheet`), what is said of it in
`geodata.wording.charts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Text
from geodata.registry.metrics import DEFAULT, Metric, charted


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart that leaves the page alone: as a picture, as an embed, in the share dialog.

    Attributes
    ----------
    key
        In addresses.
    label, name
        In lists of charts; before an alternative text, where it says the form as well.
    height
        Of an embed's frame that nobody resizes, in CSS pixels: the tallest of all metrics in
        both languages at 320 to `embed.heights.WIDEST` pixels, with a review number.
    has_map
        Needs a base map with its review number.
    classed
        Its colours are the classes of the map: it has their legend and tells the coverage.
    has_counties
        Single counties can be found in it.
    by_year, by_sector
        Divides the metric by these: a metric that has neither is shown by another (rule 3).
    of_plan
        Shows the plan's table of pairs, whatever the metric.
    in_meetings
        A step of a meeting may show it.
    """

    key: str
    label: Text
    name: Text
    height: int
    has_map: bool = False
    classed: bool = False
    has_counties: bool = True
    by_year: bool = False
    by_sector: bool = False
    of_plan: bool = False
    in_meetings: bool = False

    @property
    def divides(self) -> bool:
        """Whether it shows `View.charts_metric`: the metric where that can be divided."""
        return self.by_year or self.by_sector

    def tells(self, metric: Metric) -> bool:
        """Whether it shows something of its own for a metric: the plan's table does so once."""
        if self.of_plan:
            return metric.key == DEFAULT
        return not self.by_sector or charted(metric).has_sectors


MAP, RANKING, TREND, SECTORS, PAIRING = "map", "ranking", "trend", "sectors", "pairing"
CHARTS: dict[str, Chart] = {
    chart.key: chart
    for chart in (
        Chart(
            key=MAP,
            label=Text("地图", "Map"),
            name=Text("地图", "Map"),
            height=880,
            has_map=True,
            classed=True,
            in_meetings=True,
        ),
        Chart(
            key=RANKING,
            label=Text("排名", "Ranking"),
            name=Text("排名条形图", "Ranking as bars"),
            height=940,
            classed=True,
        ),
        Chart(
            key=TREND,
            label=Text("趋势", "Trend"),
            name=Text("按年趋势图", "Trend by year"),
            height=590,
            by_year=True,
        ),
        Chart(
            key=SECTORS,
            label=Text("产业领域", "Sectors"),
            name=Text("产业领域条形图", "Bars by sector"),
            height=560,
            has_counties=False,
            by_sector=True,
        ),
        Chart(
            key=PAIRING,
            label=Text("结对关系", "Pairing"),
            name=Text("结对关系矩阵", "Matrix of pairs"),
            height=1360,
            of_plan=True,
            in_meetings=True,
        ),
    )
}
