"""What several rules read alike: years of the plan, names, records of the ledger, plan rows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from geodata.arithmetic.arrays import Mask
from geodata.atlas import Atlas
from geodata.evaluation.judges.types import Label, Row
from geodata.language import Text
from geodata.language.units import COUNT, RECORDS, Unit
from geodata.package.rows import row_of
from geodata.package.tables import Tables
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection
from geodata.view import View

#: The years of the plan, one by one.
YEARS = plan_facts().every_year
SPAN = "–".join(map(str, plan_facts().years))
AREA = plan_facts().area


def plan_value(tables: Tables, key: str) -> float:
    """The figure of a row of the plan."""
    return float(tables.plan["value"][key])


def plan_row(tables: Tables, key: str, label: Text, unit: Unit = COUNT, factor: float = 1.0) -> Row:
    """The same as a row of a result; `factor` leads from the plan's unit to this one."""
    row = row_of(tables.plan, key)
    years = ""
    if not pd.isna(row["year_from"]):
        years = span(int(row["year_from"]), int(row["year_to"]))
    return Row(
        label=label,
        value=plan_value(tables, key) * factor,
        unit=unit,
        years=years,
        sources=(plan_facts().source,),
    )


def span(first: int, last: int) -> str:
    """Years as people read them; an open start is told by a dash before the end.

    >>> span(2020, 2020), span(2014, 2020), span(0, 2019), span(0, 0)
    ('2020', '2014–2020', '–2019', '')
    """
    if not last:
        return f"{first}–" if first else ""
    return str(last) if first == last else f"{first or ''}–{last}"


def county(tables: Tables, code: str) -> Text:
    """Its full name."""
    row = row_of(tables.counties, code)
    return Text(str(row["name_zh"]), str(row["name_en"]))


def supporter(tables: Tables, key: str) -> Text:
    """Its short name."""
    row = row_of(tables.supporters, key)
    return Text(str(row["short_zh"]), str(row["name_en"]))


def pair(tables: Tables, key: str, code: str) -> Text:
    """Supporter and county."""
    return Text(*(f"{a} → {b}" for a, b in zip(supporter(tables, key), county(tables, code),
                                                strict=True)))  # fmt: skip


def in_plan(**chosen: object) -> Selection:
    """Default rows dated in the years of the plan."""
    return Selection(years=plan_facts().years, **chosen)  # type: ignore[arg-type]


def sources_of(atlas: Atlas, mask: Mask) -> tuple[str, ...]:
    """Sources of ledger rows, each once."""
    return tuple(dict.fromkeys(map(str, atlas.ledger.rows["source_id"][mask])))


def records(atlas: Atlas, mask: Mask, label: Label, years: str = SPAN) -> Row:
    """How many rows of the ledger there are.

    Parameters
    ----------
    mask
        The rows that count: one entry a row, in the order of `atlas.ledger.rows`.
    years
        As people read it.
    """
    return Row(
        label=label,
        value=float(mask.sum()),
        unit=RECORDS,
        years=years,
        sources=sources_of(atlas, mask),
    )


def counties_of(atlas: Atlas, mask: Mask) -> tuple[str, ...]:
    """Codes of the counties that rows name, along the river."""
    places = np.unique(atlas.ledger.county[mask & (atlas.ledger.county >= 0)])
    return tuple(str(atlas.tables.counties.index[place]) for place in places)


def known(view: View) -> list[str]:
    """Codes of the counties with a figure, along the river."""
    return [str(code) for code in view.values.index[view.values.notna()]]


def sources_in(view: View, code: str) -> tuple[str, ...]:
    """Sources behind the figure of a county that a view shows."""
    rows = view.records[view.records["adcode"] == code]
    if "chosen" in rows:
        rows = rows[rows["chosen"].astype(bool) & (rows["year"] == view.years[code][1])]
    return tuple(dict.fromkeys(map(str, rows["source_id"])))


def figures(atlas: Atlas, key: str, year: int) -> View:
    """The figures of a metric in exactly one year."""
    return atlas.view(Selection(metric=key, years=(year, year)))


def sources(view: View) -> tuple[str, ...]:
    """Sources behind every figure of a view, each once."""
    codes = known(view)
    return tuple(dict.fromkeys(s for code in codes for s in sources_in(view, code)))


def cases(
    atlas: Atlas,
    view: View,
    unit: Unit,
    said: Callable[[str], Label] | None = None,
    years: str = "",
) -> tuple[Row, ...]:
    """A row per county with a figure, along the river; `years` where sums of several are shown."""
    return tuple(
        Row(
            label=county(atlas.tables, code),
            value=float(view.values[code]),
            unit=unit,
            years=years or span(*view.years[code]),
            sources=sources_in(view, code),
            said=said(code) if said else "",
            adcode=code,
        )
        for code in known(view)
    )
