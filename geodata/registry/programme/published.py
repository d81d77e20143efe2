"""Registry of the totals that the plan publishes of the years before it, 2014–2020."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTotal:
    """A total of the plan.

    Attributes
    ----------
    row
        Row of the table of the plan.
    metric
        In whose unit it is told.
    factor
        From the unit of the plan to that of the metric.
    documented
        Whether the ledger's sum of the metric is a part of it; signed money is not.
    """

    key: str
    row: str
    label: Text
    metric: str
    factor: float = 1.0
    documented: bool = True


_WAN_IN_YI = 10_000.0
PROJECTS, FUNDS, GRANTS = "projects", "funds", "grants"
PUBLISHED_TOTALS: dict[str, PublishedTotal] = {
    total.key: total
    for total in (
        PublishedTotal(
            key=PROJECTS,
            row="projects_2014_2020",
            label=Text("引进项目", "Projects brought in"),
            metric="projects",
        ),
        PublishedTotal(
            key=FUNDS,
            row="funds_2014_2020",
            label=Text("引进资金", "Funds brought in"),
            metric="investment",
            factor=_WAN_IN_YI,
            documented=False,
        ),
        PublishedTotal(
            key=GRANTS,
            row="grants_2014_2020",
            label=Text("其中无偿援助", "Of which grants"),
            metric="grants",
            factor=_WAN_IN_YI,
        ),
    )
}
