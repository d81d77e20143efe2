"""Atlas: all facts of one release, and the only way from a Selection to a View."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from geodata.arithmetic import contrast, levels, measures, normalising
from geodata.arithmetic import coverage as coverages
from geodata.arithmetic import ledger as ledgers
from geodata.arithmetic.arrays import Floats, Mask
from geodata.arithmetic.breaks import Breaks, classify, diverge
from geodata.arithmetic.contrast import Contrast
from geodata.arithmetic.kinds import computing
from geodata.arithmetic.measures import Figures
from geodata.arithmetic.normalising import plain_unit_of, unit_of
from geodata.arithmetic.ranking import ordered, ranks
from geodata.arithmetic.ranking import steps_of as steps_of
from geodata.package import tables as packages
from geodata.package.tables import Tables
from geodata.query import baseline
from geodata.query.codec import Scope
from geodata.query.scope import build_scope
from geodata.registry.metrics import METRICS, PEOPLE, PEOPLE_YEAR, Metric, charted
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection
from geodata.view import View


@dataclass(frozen=True, eq=False)
class Atlas:
    """One release in memory; nothing in it changes after `load`.

    Attributes
    ----------
    areas
        Polygon areas in km² (equal-area), index adcode in river order.
    known
        Ids of all releases of the site, this one among them; empty where it is alone.
    """

    tables: Tables
    areas: pd.Series
    known: tuple[str, ...] = ()

    @classmethod
    def load(cls, folder: Path = packages.DATA) -> Atlas:
        """Read and check a package; DataError tells the first fault."""
        from geodata.boundaries import Boundaries  # slow to import

        return cls(packages.load(folder), Boundaries.load(folder / "geo").areas_km2())

    @cached_property
    def ledger(self) -> ledgers.Ledger:
        """The ledger with bundles reduced to their remainder."""
        return ledgers.build(self.tables)

    @cached_property
    def indicators(self) -> dict[str, pd.DataFrame]:
        """Source rows of every indicator metric along the river, by year, best first.

        Returns
        -------
        dict
            By metric, read-only: columns as in `levels.figures_of`, `value` in its `unit`, no NaN.
        """
        return {m.key: self.level(m.key).rows for m in METRICS.values() if m.reads_indicators}

    @cached_property
    def scope(self) -> Scope:
        """What a query may say in this release."""
        return build_scope(self.tables, self.metric_years, self.known or (self.tables.release.id,))

    @cached_property
    def metric_years(self) -> dict[str, tuple[int, int]]:
        """First and last year of each metric that has years."""
        found = {key: computing(metric).years(self, metric) for key, metric in METRICS.items()}
        return {key: years for key, years in found.items() if years}

    @cache  # noqa: B019 - an atlas lives as long as the process, and keys are few
    def level(self, key: str, tiers: tuple[int, ...] = ()) -> levels.Level:
        """An indicator as the sources of some tiers tell it (all tiers when empty)."""
        metric = METRICS[key]
        rows = levels.figures_of(self.tables, metric.column, metric.days, tiers)
        return levels.level(rows, self.tables.counties.index)

    @cache  # noqa: B019 - as above
    def lines(self, key: str, tiers: tuple[int, ...]) -> pd.DataFrame:
        """Points of an indicator by county and year, with what may be joined.

        Returns
        -------
        pandas.DataFrame
            As `levels.lines` gives it, made once: treat it as read-only.
        """
        return levels.lines(self.level(key, tiers).rows, METRICS[key].play_from)

    def running_totals(self, measure: str) -> pd.DataFrame:
        """The running totals of a measure that count (rule 10)."""
        return self._totals[measure]

    @cached_property
    def _totals(self) -> dict[str, pd.DataFrame]:
        rows = measures.counted_totals(self.tables)
        return {str(measure): part for measure, part in rows.groupby("measure", sort=False)}

    @cached_property
    def _paired(self) -> pd.Series:
        return pd.Series(self.ledger.paired.sum(axis=1), index=self.tables.counties.index)

    @cached_property
    def _people(self) -> Floats:
        chosen = Selection(metric=PEOPLE, years=(PEOPLE_YEAR, PEOPLE_YEAR))
        return self.figures(chosen).values

    @cached_property
    def _areas(self) -> Floats:
        return self.areas.reindex(self.tables.counties.index).to_numpy(dtype=np.float64)

    @cached_property
    def _sources_by_tier(self) -> pd.DataFrame:
        return self.tables.sources.sort_values("tier", kind="stable")

    def figures(self, selection: Selection) -> Figures:
        """Values per county before normalising; `province` is not applied."""
        return computing(selection.metric_row).figures(self, selection)

    def view(self, selection: Selection) -> View:
        """Answer a settled selection (see `codec.read`)."""
        metric, counties = selection.metric_row, self.tables.counties
        found, set_apart = self.contrasted(selection)
        inside = self.inside(selection)
        values = np.where(inside, found.values, np.nan)
        breaks = self.breaks(selection, values)
        charts = charted(metric)
        records = self._records_inside(found.rows, inside)
        wide = coverages.area_wide(self.ledger, selection)
        share = coverages.share_of_plan(selection, values, wide, self.tables.plan)

        def per_county(data: object) -> pd.Series:
            return pd.Series(data, index=counties.index)

        figures = per_county(values)

        return View(
            selection=selection,
            release=self.tables.release,
            metric=metric,
            unit=unit_of(selection),
            contrast=set_apart,
            counties=counties,
            values=figures,
            years=per_county(list(zip(found.first.tolist(), found.last.tolist(), strict=True))),
            flags=per_county(measures.flags_in_order(found, inside)),
            counts=per_county(np.where(inside, found.counts, 0)),
            breaks=breaks,
            steps=steps_of(figures, breaks),
            ranks=per_county(ranks(values, found, metric)),
            order=ordered(values, counties, selection.sort),
            series=self.series(selection, charts),
            mix=self.mix(selection, charts),
            charts_metric=charts,
            records=records,
            sources=self._sources(records, metric),
            coverage=coverages.coverage(values, found, inside, records, share),
            area_wide=wide,
            paired=self._paired,
            end_year=measures.end_year(found, inside) if metric.is_running_total else 0,
        )

    def contrasted(self, selection: Selection) -> tuple[Figures, Contrast | None]:
        """Figures as the view shows them: as they are, since a year, or against the area."""
        if selection.baseline is not None:
            return self._changed(selection)
        found = self._normalised(self.figures(selection), selection)
        return (found, None) if selection.relative is None else self._related(found, selection)

    def _normalised(self, found: Figures, selection: Selection) -> Figures:
        return replace(found, values=self.normalised(found.values, selection))

    def _changed(self, selection: Selection) -> tuple[Figures, Contrast]:
        """The figures after the baseline year against those of exactly that year."""
        since, percent = selection.baseline or 0, selection.change == "pct"
        first, last = selection.years or self.metric_years[selection.metric]
        before = self.figures(selection.but(years=(since, since)))
        after = self.figures(selection.but(years=(max(first, since + 1), last)))
        found = contrast.change(before, after, percent=percent)
        return self._normalised(found, selection), Contrast(
            kind="change",
            before=self._per_county(self.normalised(before.values, selection)),
            after=self._per_county(self.normalised(after.values, selection)),
            unit=plain_unit_of(selection),
            since=since,
        )

    def comparable(self, selection: Selection) -> dict[int, int]:
        """Baseline years under a selection's filters, and how many counties each compares."""
        kept = selection.uncompared().but(county=None, compare=(), sort="value", lang="zh")
        return self._comparable(kept.but(province=None, release=None))

    @lru_cache(maxsize=256)  # noqa: B019 - an atlas lives as long as the process
    def _comparable(self, selection: Selection) -> dict[int, int]:
        metric, span = selection.metric_row, self.metric_years.get(selection.metric)
        years = baseline.baselines(metric, span, selection.years)
        if metric.sums_ledger:
            told = measures.counties_with_values(self.ledger, selection, metric.column)
            last = told.get(years.stop, frozenset())
            counts = {year: len(told.get(year, frozenset()) & last) for year in years}
        else:
            changes = {y: self._changed(selection.but(baseline=y))[0].values for y in years}
            counts = {year: int((~np.isnan(values)).sum()) for year, values in changes.items()}
        return {year: counties for year, counties in counts.items() if counties}

    def _related(self, found: Figures, selection: Selection) -> tuple[Figures, Contrast]:
        """Figures less that of the whole area, whatever province is chosen."""
        weights = self.weights(baseline.weight(selection))
        metric, known = selection.metric_row, ~np.isnan(found.values)
        years = np.unique(found.last[known]) if metric.has_own_year else ()
        area = contrast.area_figure(found.values, weights, whole=not metric.adds_up)
        area = area if len(years) < 2 else np.nan  # figures of several years make up none
        flags = [contrast.without_minimum(said) for said in found.flags]
        return replace(found, values=found.values - area, flags=flags), Contrast(
            kind="relative",
            before=self._per_county(np.full(len(found.values), area)),
            after=self._per_county(found.values),
            unit=plain_unit_of(selection),
            area=area,
            counted=int(known.sum()),
            published=float(self.tables.plan["value"].to_dict().get(metric.area_row, np.nan)),
        )

    def weights(self, by: str) -> Floats:
        """Per county what shares are weighted by: people of the census 2020, or km²."""
        return {"people": self._people, "km2": self._areas}[by]

    @cached_property
    def plain_views(self) -> dict[str, View]:
        """Every metric with nothing chosen, by its key."""
        return {key: self.view(Selection(metric=key)) for key in METRICS}

    def _per_county(self, values: Floats) -> pd.Series:
        return pd.Series(values, index=self.tables.counties.index)

    def inside(self, selection: Selection) -> Mask:
        """Counties of the chosen province; all of them without one.

        Returns
        -------
        Mask
            One entry a county in river order; a new array each time.
        """
        if selection.province is None:
            return np.ones(len(self.tables.counties), dtype=bool)
        return np.asarray(self.ledger.provinces == selection.province)

    def normalised(self, values: Floats, selection: Selection) -> Floats:
        """Values, in river order, per 10,000 people (census 2020) or per km² (rule 12)."""
        if selection.normalise == "none":
            return values
        if selection.normalise == "per_10k":
            return values / self._people
        return values * normalising.per_area(selection.metric_row) / self._areas

    def breaks(self, selection: Selection, values: Floats) -> Breaks:
        """Classes of a still map: of its values, for levels over all years (rule 13)."""
        metric = selection.metric_row
        if selection.compares:
            return diverge(values.tolist(), integer=unit_of(selection).integer)
        pool = computing(metric).pool(self, metric, levels.first_year(selection, metric))
        if pool is None:
            counts = metric.unit.integer and selection.normalise == "none"
            return classify(values.tolist(), metric.scheme, integer=counts)
        every, places = pool
        if selection.normalise == "per_km2":
            every = every * normalising.per_area(metric) / self._areas[places]
        return classify(every.tolist(), metric.scheme, zero_apart=False)

    def series(self, selection: Selection, metric: Metric) -> pd.DataFrame:
        """The trend of a metric under the selection's filters, as `View.series` has it."""
        return computing(metric).series(self, selection, metric)

    def mix(self, selection: Selection, metric: Metric) -> pd.DataFrame:
        """The same by sector group, as `View.mix`; empty for what has no sectors."""
        return computing(metric).mix(self, selection, metric)

    def _records_inside(self, rows: pd.DataFrame, inside: Mask) -> pd.DataFrame:
        if inside.all():
            return rows
        return rows[rows["adcode"].isin(self.tables.counties.index[inside])]

    def _sources(self, records: pd.DataFrame, metric: Metric) -> pd.DataFrame:
        """Sources of the records, best tier first; the plan itself for pairs."""
        ids = [plan_facts().source] if metric.counts_pairs else records["source_id"].unique()
        sources = self._sources_by_tier
        return sources.take(np.sort(sources.index.get_indexer(pd.Index(ids))))
