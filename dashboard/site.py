"""One site as its pages see it: the facts of the release that is shown, and what the owner set."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from geodata.atlas import Atlas
from geodata.boundaries import Boundaries
from geodata.meeting.office import Office
from geodata.query.codec import Parsed, Query
from geodata.registry.programme.plan import plan_facts
from geodata.registry.programme.published import PUBLISHED_TOTALS
from geodata.releases import Facts, Releases
from geodata.selection import Selection


@dataclass(frozen=True, eq=False)
class Site:
    """What every page needs: facts, geometry, static addresses, the owner's settings.

    Attributes
    ----------
    base_urls
        Address of the fixed part of the map, by release.
    owner_number
        The owner's own map review number; empty takes that of the base map.
    public_url
        Where readers reach the site; empty where nobody has said.
    shown
        The release that is shown; None is the latest, whichever that is.
    mail
        Who receives corrections; empty where nobody has said.
    office
        Whose script a meeting follows.
    """

    releases: Releases
    base_urls: Mapping[str, str]
    owner_number: str = ""
    public_url: str = ""
    shown: str | None = None
    mail: str = ""
    office: Office = field(default_factory=Office)

    def at(self, release: str | None) -> Site:
        """The same site showing another release, the latest for None."""
        return replace(self, shown=release)

    def read(self, query: Query, *, strict: bool = False) -> tuple[Site, Parsed]:
        """The site at the release that a query means, and the query; raises like `Releases.read`.

        >>> from geodata.releases import Releases
        >>> site, parsed = Site(Releases.load(), {"r1": "/map"}).read("metric=grants&release=r1")
        >>> site.shown, parsed.selection.metric
        ('r1', 'grants')
        """
        _, parsed = self.releases.read(query, strict=strict)
        return self.at(parsed.selection.release), parsed

    @property
    def facts(self) -> Facts:
        """Figures and boundaries of the release that is shown."""
        return self.releases.facts(self.shown)

    @property
    def atlas(self) -> Atlas:
        """Its figures."""
        return self.facts.atlas

    @property
    def boundaries(self) -> Boundaries:
        """Its boundaries."""
        return self.facts.boundaries

    @property
    def base_url(self) -> str:
        """Address of the fixed part of its map."""
        return self.base_urls[self.facts.id]

    @property
    def review_number(self) -> str:
        """The map review number that stands below its maps."""
        return self.owner_number or self.facts.base_map

    def plan_totals(self) -> dict[str, tuple[float, float]]:
        """Published totals of 2014–2020 and what the ledger documents of them; money in 亿元."""
        plan = self.atlas.tables.plan["value"]
        return {
            key: (
                float(plan[total.row]),
                self._documented(total.metric) / total.factor if total.documented else math.nan,
            )
            for key, total in PUBLISHED_TOTALS.items()
        }

    def _documented(self, metric: str) -> float:
        view = self.atlas.view(Selection(metric=metric, years=plan_facts().published_years))
        return float(view.values.sum()) + (view.area_wide.value if view.area_wide else 0.0)
