"""Facts of the plan that the program works with, besides the rows of `plan.csv`.

`plan_facts()` is their one reader; nothing else names them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What one plan is reckoned by.

    Attributes
    ----------
    source
        Id of the plan among the sources; its pairs are cited by it.
    years
        First and last year of the plan, both included.
    base_year
        The year that it compares with: 较2020年下降, 不低于2020年.
    published_years
        First and last year of the totals that it publishes of what was done before (rule 17).
    totals_start_by
        A running total belongs to the whole support when it begins by this year or states no
        start (rule 10).
    together, unnamed
        Supporters of a row that its source gives for several together, or does not name.
    area
        What published totals call the whole area.
    counts
        Rows of the plan that count rows of the tables, and the number that it publishes.
    """

    source: str
    years: tuple[int, int]
    base_year: int
    published_years: tuple[int, int]
    totals_start_by: int
    together: str
    unnamed: str
    area: str
    counts: tuple[tuple[str, int], ...]

    @property
    def every_year(self) -> range:
        """All years of the plan."""
        return range(self.years[0], self.years[1] + 1)

    @property
    def placeholders(self) -> frozenset[str]:
        """What stands in the place of a supporter without being one."""
        return frozenset((self.together, self.unnamed))


@cache
def plan_facts() -> PlanFacts:
    """The facts of the plan of the package.

    >>> plan_facts().years, plan_facts().base_year
    ((2021, 2025), 2020)
    """
    return PlanFacts(
        source="s0000",
        years=(2021, 2025),
        base_year=2020,
        published_years=(2014, 2020),
        totals_start_by=1995,
        together="multiple",
        unnamed="unnamed",
        area="reservoir",
        counts=(
            ("counties", 19),
            ("supporters_provinces", 21),
            ("supporters_cities", 10),
            ("m_pairing", 34),
        ),
    )
