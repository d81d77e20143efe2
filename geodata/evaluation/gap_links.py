"""Which gap workbooks ask for what a rule lacks."""

from __future__ import annotations

from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.types import GAPS, Link
from geodata.package.tables import Tables
from geodata.registry.programme.provinces import PROVINCES
from geodata.selection import Selection

PATH = "/gaps.xlsx"


def workbooks(tables: Tables, gap: str) -> tuple[Link, ...]:
    """The workbooks of a key of `GAPS`: one for supporters, one for each county.

    >>> from geodata.package.tables import load
    >>> [link.at("zh", None) for link in workbooks(load(), "own")], len(workbooks(load(), ""))
    (['/gaps.xlsx?supporters=hubei,chongqing'], 0)
    """
    if gap == "counties":
        return tuple(of_county(tables, code) for code in map(str, tables.counties.index))
    if not gap:
        return ()
    paired = set(tables.pairing["supporter"])
    keys = [key for key in map(str, tables.supporters.index) if key in paired]
    chosen = tuple(PROVINCES) if gap == "own" else tuple(keys)
    return (Link(GAPS[gap], PATH, Selection(supporters=chosen)),)


def of_county(tables: Tables, code: str) -> Link:
    """The workbook of one county."""
    return Link(evidence.county(tables, code), PATH, Selection(county=code))


def of_supporter(tables: Tables, key: str) -> Link:
    """The workbook of one supporter."""
    return Link(evidence.supporter(tables, key), PATH, Selection(supporters=(key,)))
