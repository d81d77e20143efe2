"""What a query may say in one release, built from tables and registries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from geodata.language import LANGUAGES
from geodata.language.shown import plain
from geodata.package.tables import Tables
from geodata.registry import sectors
from geodata.registry.metrics import METRICS
from geodata.registry.programme.provinces import PROVINCES
from geodata.registry.terms import TIERS

SORTS = ("value", "river", "name")
NORMALISE = ("none", "per_10k", "per_km2")


@dataclass(frozen=True, eq=False)
class Scope:
    """What a query may say in one release: allowed values by key, and the names that lead to them.

    Attributes
    ----------
    allowed
        Values in canonical order for every key with a closed set.
    names
        Per key, other spellings (names, former names, lower case) of allowed values.
    metric_years
        First and last year of each metric; absent for metrics without years.
    releases
        Known release ids, the latest last.
    """

    allowed: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Mapping[str, str]]
    metric_years: Mapping[str, tuple[int, int]]
    releases: tuple[str, ...]


def build_scope(
    tables: Tables, metric_years: Mapping[str, tuple[int, int]], releases: tuple[str, ...]
) -> Scope:
    """Allowed values and the names that lead to them."""
    projects = tables.projects
    counties = tuple(tables.counties.index)
    allowed = {
        "metric": tuple(METRICS),
        "sectors": (*sectors.GROUPS, *(k for k in sectors.SECTORS if k not in sectors.MAIN)),
        "province": tuple(PROVINCES),
        "supporters": tuple(tables.supporters.index),
        "county": counties,
        "normalise": NORMALISE,
        "change": ("abs", "pct"),
        "relative": ("area",),
        "compare": counties,
        "sort": SORTS,
        "programme": ("default", "all", *_distinct(projects["programme"])),
        "status": _distinct(projects["status"]),
        "basis": _distinct(projects["year_basis"]),
        "tier": tuple(map(str, TIERS)),
        "lang": LANGUAGES,
    }
    county_names = _county_names(tables.counties)
    names = {
        "province": {name: one.key for one in PROVINCES.values() for name in one.names},
        "supporters": _supporter_names(tables.supporters),
        "county": county_names,
        "compare": county_names,
        "metric": {plain(name): m.key for m in METRICS.values() for name in m.label},
        "sectors": {plain(name): k for k in allowed["sectors"] for name in sectors.label_of(k)},
    }
    return Scope(allowed, names, metric_years, releases)


def _distinct(column: pd.Series) -> tuple[str, ...]:
    return tuple(sorted(set(column)))


def _county_names(counties: pd.DataFrame) -> dict[str, str]:
    """Every name a county has had, lower case: 开县, 武隆县 and 江津市 still lead to it."""
    names = {}
    for adcode, row in counties.iterrows():
        for name in (row["name_zh"], row["short_zh"], row["name_en"], *row["former_names"]):
            names[plain(str(name))] = str(adcode)
    return names


def _supporter_names(supporters: pd.DataFrame) -> dict[str, str]:
    names = {}
    for key, row in supporters.iterrows():
        for name in (row["name_zh"], row["short_zh"], row["name_en"]):
            names[plain(str(name))] = str(key)
    return names
