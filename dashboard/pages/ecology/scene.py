"""What the page of ecology is drawn from: the facts, what is asked, the figures worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard.drawing.shapes import Shapes, shapes
from dashboard.pages.ecology.request import ECOLOGY, EcologyRequest
from dashboard.site import Site
from geodata.analyses import slopes
from geodata.analyses.relation import Relation, companion, relation
from geodata.analyses.single_years import SingleYears, single_years
from geodata.analyses.slopes import Slopes
from geodata.language import Language
from geodata.registry.metrics import Metric
from geodata.selection import Selection
from geodata.view import View


@dataclass(frozen=True, eq=False)
class EcologyScene:
    """One state of the page."""

    site: Site
    asked: EcologyRequest

    @property
    def language(self) -> Language:
        """Of every word on the page."""
        return self.asked.language

    @property
    def selection(self) -> Selection:
        """What heat map, slopes and relation show."""
        return self.asked.selection

    @property
    def metric(self) -> Metric:
        """The ecological metric of the page."""
        return self.selection.metric_row

    @cached_property
    def view(self) -> View:
        """Its latest figures: the finding, the coverage and the sources are of these."""
        return self.site.atlas.view(self.selection)

    @cached_property
    def years(self) -> SingleYears:
        """The metric year by year."""
        return single_years(self.site.atlas, self.selection)

    @cached_property
    def indicators(self) -> dict[str, View]:
        """Every ecological metric in the one year that is asked for."""
        year = (self.asked.year, self.asked.year)
        return {key: self._of(key, year) for key in ECOLOGY}

    def _of(self, key: str, year: tuple[int, int]) -> View:
        plain = self.selection.but(metric=key, normalise="none", years=year)
        return self.site.atlas.view(plain)

    @cached_property
    def slopes(self) -> Slopes:
        """First and latest figure of each county."""
        return slopes.of_view(self.view)

    @cached_property
    def relation(self) -> Relation:
        """The two metrics that are related."""
        atlas, chosen = self.site.atlas, self.selection
        up, across = (
            companion(atlas, chosen, key) for key in (self.asked.relate, self.asked.against)
        )
        return relation(atlas, up, across)

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of the counties."""
        return shapes(self.site.boundaries)

    @property
    def codes(self) -> tuple[str, ...]:
        """Counties of the chosen province, along the river."""
        return tuple(str(code) for code, flags in self.view.flags.items() if "outside" not in flags)

    def name(self, code: str, *, short: bool = True) -> str:
        """Name of a county."""
        return self.view.name(code, self.language, short=short)

    def province(self, code: str) -> str:
        """Key of the province of a county."""
        return str(self.view.counties["province"][code])
