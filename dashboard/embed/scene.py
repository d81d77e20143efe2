"""What an embed is made of: the chart, its View, how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.embed.options import Options
from dashboard.markup import Component
from dashboard.site import Site
from geodata.atlas import Atlas
from geodata.errors import BadSelection
from geodata.language import Language
from geodata.registry.charts import CHARTS, Chart
from geodata.selection import Selection
from geodata.view import View
from geodata.wording.alt_text import alt_text


@dataclass(frozen=True, eq=False, kw_only=True)
class EmbedScene:
    """One embed.

    Attributes
    ----------
    view
        What the chart draws; of the metric that it shows (rule 3).
    selection
        What the address asks for: the form and the link to the full view say this.
    """

    site: Site
    chart: str
    view: View
    selection: Selection
    options: Options
    notices: tuple[BadSelection, ...] = ()

    @property
    def facts(self) -> Chart:
        """What the registry says of the chart."""
        return CHARTS[self.chart]

    @property
    def language(self) -> Language:
        """Of every word in it."""
        return self.selection.lang

    @property
    def alt(self) -> str:
        """What a reader who cannot see the chart is told."""
        return alt_text(self.view, self.chart, self.language)


Draw = Callable[[EmbedScene], list[Component]]


def shown(chart: str, atlas: Atlas, selection: Selection) -> View:
    """The View that a chart draws.

    Trend and sectors of a metric that has neither show another one (rule 3), and amounts as
    they are, never per head: so their headline, coverage and sources are of what is drawn.
    """
    view = atlas.view(selection)
    if not CHARTS[chart].divides:
        return view
    drawn = selection.uncompared().but(metric=view.charts_metric.key)
    return view if drawn == selection else atlas.view(drawn)
