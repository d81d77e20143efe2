"""View: the one answer to a Selection; screen, paper and files are made from it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from geodata.arithmetic.breaks import Breaks
from geodata.arithmetic.contrast import Contrast
from geodata.arithmetic.coverage import AreaWide, Coverage
from geodata.arithmetic.fragility import Fragility, fragility
from geodata.language import Language, units
from geodata.language.units import Scale, Unit
from geodata.package.rows import county_name
from geodata.package.tables import Release
from geodata.registry.metrics import Metric
from geodata.selection import Selection, figure_code

#: The ramp of values that are differences.
CHANGE_RAMP = "change"


@dataclass(frozen=True, eq=False)
class View:
    """Values per county and what belongs to them.

    Attributes
    ----------
    counties
        Registry frame, index adcode in river order (19 rows), the index of all Series here.
    values
        float, in `unit`; NaN is "no published figure".
    years
        First and last year of the figure, `(0, 0)` where it has none.
    flags
        Tuples of keys of `FLAGS`.
    counts
        Records behind each figure.
    breaks, steps
        Classes, and each county's ramp step (-1 without a figure).
    ranks
        1 = highest, ties share a rank, NaN where ranks would mislead (rule 15).
    order
        Adcodes in the order of the ranking list.
    series
        Trend: columns `year` (0 = undated or spanning), `firm`, `reported` for ledger
        metrics; `adcode`, `year`, `value`, `line` for indicators.
    mix
        By sector group: columns `sector`, `value`, `records`; empty for indicators.
    charts_metric
        The metric that `series` and `mix` show (rule 3).
    records
        The rows behind the values: ledger rows, indicator rows, pairs or running totals.
    paired
        Number of paired supporters per county (for 4/7).
    contrast
        What the values set apart, where they are differences.
    """

    selection: Selection
    release: Release
    metric: Metric
    unit: Unit
    counties: pd.DataFrame
    values: pd.Series
    years: pd.Series
    flags: pd.Series
    counts: pd.Series
    breaks: Breaks
    steps: pd.Series
    ranks: pd.Series
    order: tuple[str, ...]
    series: pd.DataFrame
    mix: pd.DataFrame
    charts_metric: Metric
    records: pd.DataFrame
    sources: pd.DataFrame
    coverage: Coverage
    area_wide: AreaWide | None
    paired: pd.Series
    end_year: int = 0
    contrast: Contrast | None = None

    @cached_property
    def scale(self) -> Scale:
        """The scale of the whole column, from its largest value."""
        return self.unit.scale(float(self.values.abs().max()) if self.values.notna().any() else 0.0)

    @cached_property
    def trend_scale(self) -> Scale:
        """The scale of `series`, whose values are never normalised or differences."""
        rows = self.series[self.series["year"] > 0]
        sums = rows["value"] if "value" in rows else rows["firm"] + rows["reported"]
        return self.charts_metric.unit.scale(float(sums.abs().max()) if len(sums) else 0.0)

    @cached_property
    def _reach(self) -> tuple[float, float]:
        """How far bars reach below and above zero; amounts that are no differences never below."""
        known = self.values.dropna()
        if known.empty:
            return 0.0, 0.0
        if not self.contrast:
            return 0.0, float(known.abs().max())
        return min(0.0, float(known.min())), max(0.0, float(known.max()))

    @property
    def zero(self) -> float:
        """Where bars begin, as a share of the room for them."""
        low, high = self._reach
        return abs(low) / (high - low) if low < high else 0.0

    def extent(self, adcode: str) -> tuple[float, float]:
        """Where a county's bar begins and how long it is, as shares of the room for bars."""
        value, (low, high) = float(self.values[adcode]), self._reach
        if math.isnan(value) or low == high:
            return self.zero, 0.0
        length = abs(value) / (high - low)
        return (self.zero - length if self.contrast and value < 0 else self.zero), length

    @cached_property
    def fragile(self) -> dict[str, Fragility]:
        """The counties whose class is not to be leant on, with the reasons."""
        published = self.metric.as_published and self.selection.uncompared() == self.selection
        rows = zip(self.values.index, self.values.tolist(), self.flags, strict=True)
        found = {
            str(code): fragility(value, self.breaks, self.unit, published=published, flags=flags)
            for code, value, flags in rows
        }
        return {code: why for code, why in found.items() if why is not None}

    @property
    def disputed(self) -> list[str]:
        """The counties whose sources do not agree."""
        known = self.values.notna()
        rows = zip(self.flags.index, self.flags, known, strict=True)
        return [str(code) for code, flags, is_known in rows if is_known and "disagree" in flags]

    @property
    def ramp(self) -> str:
        """Name of the colour ramp: the metric's, or the one on both sides of zero."""
        return CHANGE_RAMP if self.contrast else self.metric.ramp

    @property
    def code(self) -> str:
        """Figure code (rule 19)."""
        return figure_code(self.selection, self.release.id)

    def number(self, adcode: str, language: Language) -> str:
        """A county's figure as text in the column's scale, a dash where there is none."""
        value = float(self.values[adcode])
        text = self.text(value, language)
        if self.metric.counts_supporters and not math.isnan(value):
            return f"{text}/{int(self.paired[adcode])}"
        return text

    def text(self, value: float, language: Language) -> str:
        """A value in the column's scale; with its sign where values are differences."""
        text = units.figure(value, self.scale, language)
        return units.signed(text) if self.contrast else text

    def short_text(self, value: float, language: Language) -> str:
        """The same for a map label."""
        text = units.short_figure(value, self.scale, language)
        return units.signed(text) if self.contrast else text

    def amount(self, adcode: str, language: Language) -> str:
        """A county's figure with unit and 至少 where it applies."""
        value = float(self.values[adcode])
        if self.metric.counts_supporters and not math.isnan(value):
            return f"{self.number(adcode, language)}{' 个' if language == 'zh' else ''}"
        text = units.labelled(self.text(value, language), self.scale, language)
        if "at_least" in self.flags[adcode]:
            return f"至少 {text}" if language == "zh" else f"at least {text}"
        return text

    def name(self, adcode: str, language: Language, *, short: bool = False) -> str:
        """A county's formal name, or the short one of map labels."""
        return county_name(self._registry[adcode], language, short=short)

    @cached_property
    def _registry(self) -> dict[str, dict[str, Any]]:
        """Rows of `counties`: a page asks for names some hundred times."""
        return {
            str(code): {str(name): value for name, value in row.items()}
            for code, row in self.counties.to_dict("index").items()
        }
