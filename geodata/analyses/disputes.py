"""Two sources, two figures: both are told, with the rule that chose between them (rule 11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geodata.arithmetic.levels import METHOD_ORDER, QUALITY_ORDER
from geodata.language import Text

#: What tells two rows apart, in the order in which it is asked.
RULES: dict[str, Text] = {
    "quality": Text("修订数在前，其次为一般数、约数或至少数，初步数在后",
                    "revised figures first, preliminary ones last"),
    "method": Text("普查、年鉴、公报、报道、转载依次在前",
                   "census, yearbook, bulletin, press, repost in this order"),
    "tier": Text("来源级别高的在前", "the better tier of source first"),
    "date": Text("较新的来源在前", "the later source first"),
    "source_id": Text("其余相同，来源编号小的在前", "else the lower source number first"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dispute:
    """Figures of one county and year that do not agree.

    Attributes
    ----------
    stands
        The row that the map shows.
    others
        The rows that say something else, best first, each with the rule that put it behind.
    """

    stands: dict[str, Any]
    others: tuple[tuple[dict[str, Any], Text], ...]


def disputes(rows: pd.DataFrame, sources: pd.DataFrame) -> list[Dispute]:
    """Every year of a county in which its sources do not agree.

    Parameters
    ----------
    rows
        Source rows of one county and indicator with `chosen`, best first within a year.
    """
    rows = rows.assign(date=sources["date"].reindex(rows["source_id"]).fillna("").to_numpy())
    return [found for _, year in rows.groupby("year", sort=False) for found in _of_year(year)]


def _of_year(rows: pd.DataFrame) -> Iterator[Dispute]:
    told = [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
    stands = next((row for row in told if row["chosen"]), None)
    if stands is None:
        return
    others = [row for row in told if row["value"] != stands["value"]]
    if others:
        yield Dispute(stands, tuple((row, rule(stands, row)) for row in others))


def rule(stands: dict[str, Any], other: dict[str, Any]) -> Text:
    """The first rule that sets two rows apart."""
    keys = {"quality": QUALITY_ORDER.get, "method": METHOD_ORDER.get}
    for name, text in RULES.items():
        order = keys.get(name, lambda value: value)
        if order(stands[name]) != order(other[name]):
            return text
    return RULES["source_id"]
