"""What the plan wants of an indicator: its targets, word for word, and an English gloss of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geodata.language import Text
from geodata.tables import Tables
from geodata.view import row_of

KIND = "target"
#: The plan is written in Chinese only; English by the key of the row.
_ENGLISH: dict[str, tuple[str, str]] = {
    "t_fertilizer": ("Fertiliser use falls", "fall against 2020"),
    "t_pesticide": ("Pesticide use falls", "fall against 2020"),
    "t_forest_barrier": (
        "The ecological barrier of the upper Yangtze gains in function",
        "no number is set; forest cover serves as a reference",
    ),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A row of the plan.

    Attributes
    ----------
    rule
        How it is judged.
    span
        First and last year.
    """

    key: str
    what: Text
    rule: Text
    section: str
    span: tuple[int, int]


def targets(tables: Tables, indicator: str) -> tuple[Target, ...]:
    """The plan's targets that name an indicator; none for most of them.

    >>> from geodata.tables import load
    >>> [target.what.zh for target in targets(load(), "fertilizer_use")]
    ['化肥施用量下降']
    """
    rows = tables.plan[tables.plan["kind"] == KIND]
    named = [indicator in str(cell).split("|") for cell in rows["indicator"]]
    return tuple(_target(str(key), row_of(rows, str(key))) for key in rows.index[named])


def _target(key: str, row: dict[str, Any]) -> Target:
    what, rule = str(row["what_zh"]), str(row["rule_zh"])
    english = _ENGLISH.get(key, (what, rule))
    return Target(
        key=key,
        what=Text(what, english[0]),
        rule=Text(rule, english[1]),
        section=str(row["section"]),
        span=(int(row["year_from"]), int(row["year_to"])),
    )
