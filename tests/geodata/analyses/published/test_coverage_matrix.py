"""Coverage cell by cell is what the maps of single years show, and what the files hold."""

from __future__ import annotations

import csv
from collections import Counter

import numpy as np
import pytest

from geodata.analyses.published.matrix import matrix, overview
from geodata.atlas import Atlas
from geodata.package import DATA
from geodata.registry.metrics import METRICS
from geodata.selection import Selection

DATED = [key for key, m in METRICS.items() if m.kind in ("active", "ledger", "indicator")]


@pytest.mark.parametrize("key", DATED)
def test_a_county_has_a_figure_where_the_map_of_that_year_has_one(atlas: Atlas, key: str) -> None:
    found = matrix(atlas, key)
    first, last = atlas.metric_years[key]
    for year in range(first, last + 1):
        view = atlas.view(Selection(metric=key, years=(year, year)))
        shown = view.values.notna().to_numpy()
        if year in found.years:
            assert (found.figures[year].to_numpy() == shown).all(), year
            assert (found.records[year].to_numpy() == view.counts.to_numpy()).all(), year
        else:
            assert not shown.any(), year


@pytest.mark.parametrize("key", METRICS)
def test_a_county_is_known_where_the_map_of_all_years_has_a_figure(atlas: Atlas, key: str) -> None:
    view = atlas.view(Selection(metric=key))
    found = matrix(atlas, key)
    assert (found.known.to_numpy() == view.values.notna().to_numpy()).all()
    if METRICS[key].kind in ("active", "ledger"):
        every = found.records.sum(axis=1) + found.undated
        assert (every.to_numpy() == view.counts.to_numpy()).all()


def test_grants_of_wushan_by_hand(atlas: Atlas) -> None:
    """Six school records and a bundle of 2018, two of 2022; 2019 states a thing, not a sum."""
    row = matrix(atlas, "grants").records.loc["500237"]
    assert {year: int(n) for year, n in row.items() if n} == {2018: 7, 2022: 2}
    assert bool(matrix(atlas, "grants").figures.loc["500237", 2018])  # the bundle's 595


def test_good_air_counts_days_where_no_rate_is_published(atlas: Atlas) -> None:
    """兴山 2020 has 343 days and no rate: the map works one out, so there is a figure."""
    assert bool(matrix(atlas, "air_good_rate").figures.loc["420526", 2020])


def test_the_census_counted_from_the_file(atlas: Atlas) -> None:
    with (DATA / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = Counter(
            r["year"] for r in csv.DictReader(file) if r["indicator"] == "population_census"
        )
    found = matrix(atlas, "population_census")
    assert {str(y): int(n) for y, n in found.records.sum().items()} == dict(rows) == {
        "2010": 19, "2020": 19,
    }  # fmt: skip


def test_counties_lie_along_the_river(atlas: Atlas) -> None:
    index = matrix(atlas, "gdp").records.index
    assert (index[0], index[-1]) == ("500116", "420506")  # 江津 … 夷陵
    assert len(index) == 19


def test_the_overview_sums_up_every_matrix(atlas: Atlas) -> None:
    table = overview(atlas)
    assert list(table.index) == list(METRICS)
    years = [year for year in table.columns if year]
    assert years == sorted(years) and (years[0], years[-1]) == (1997, 2025)
    for key in METRICS:
        found = matrix(atlas, key)
        for year in years:
            counted = int(found.figures[year].sum()) if year in found.years else 0
            assert table.loc[key, year] == counted
    assert table.loc["gdp", 0] == 19
    assert table.loc["pm25", 0] == 4
    assert table.loc["fertilizer_use"].drop(0).to_dict() == {
        year: 5 if year == 2007 else 0 for year in years
    }


def test_running_totals_stand_at_the_year_they_run_to(atlas: Atlas) -> None:
    """奉节: 37,000 from 1992 to 2019 (s0083)."""
    found = matrix(atlas, "grants_total")
    assert np.flatnonzero(found.records.loc["500236"]).tolist() == [found.years.index(2019)]
    assert int(found.undated.sum()) == 0
