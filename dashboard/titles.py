"""What stands over a chart that is alone: its finding, and the line under it."""

from __future__ import annotations

from geodata.language import Language
from geodata.view import View
from geodata.wording.charts import WORDS


def headline(chart: str, view: View, language: Language) -> str:
    """The finding of a chart, in words."""
    return WORDS[chart].headline(view, language)


def subtitle(chart: str, view: View, language: Language) -> str:
    """Measure, unit, filter and caveat; of the metric that the chart shows (rule 3)."""
    return WORDS[chart].subtitle(view, language)
