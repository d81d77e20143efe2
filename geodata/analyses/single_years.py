"""Single years side by side: each by itself, nothing borrowed, all on the same classes."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.arithmetic.breaks import Breaks
from geodata.atlas import Atlas
from geodata.selection import Selection
from geodata.view import View


@dataclass(frozen=True, eq=False)
class SingleYears:
    """The years of a level metric.

    Attributes
    ----------
    views
        By year, every year of the range, also those without any figure.
    older
        Years that the range has but that are not comparable: single maps only (rule 14).
    """

    views: dict[int, View]
    older: range

    @property
    def known(self) -> dict[int, View]:
        """Those with at least one figure."""
        return {year: view for year, view in self.views.items() if view.values.notna().any()}

    @property
    def silent(self) -> tuple[int, ...]:
        """Years of the range without any figure: a gap is a gap."""
        return tuple(year for year in self.views if year not in self.known)

    @property
    def breaks(self) -> Breaks:
        """The classes of all of them: those of the release, which no filter moves (rule 13)."""
        return next(iter(self.views.values())).breaks if self.views else Breaks()

    @property
    def figures(self) -> int:
        """How many figures they hold."""
        return sum(int(view.values.notna().sum()) for view in self.views.values())


def single_years(atlas: Atlas, selection: Selection) -> SingleYears:
    """The years of a settled selection of a level metric.

    A metric with `play_from` stands side by side from then on; one older year chosen alone is
    a single map.
    """
    since = selection.metric_row.play_from
    first, last = selection.years or atlas.metric_years[selection.metric]
    start = first if first == last else max(first, since)
    years = range(start, last + 1)
    return SingleYears(
        views={year: atlas.view(selection.but(years=(year, year))) for year in years},
        older=range(first, min(start, last + 1)),
    )
