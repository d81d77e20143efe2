"""The tables of a data package: by what a row is known, which columns tell it, where it counts.

What a table must look like stands in the shipped `datapackage.json`: columns, keys, links,
titles in both languages. What the program does with it stands here, one row a table. Whoever
reads, checks, compares, corrects or exports tables asks these rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """What the program does with one table of the package.

    Attributes
    ----------
    known_by
        Columns by which a row is found again in another release. Rows of a table that has
        some are compared between releases, and anybody can hold one for wrong; rows of a
        table without them are neither.
    numbered
        True where the one column of `known_by` names a row on its own, among all tables.
    optional
        True where packages of older releases may lack the table: it is empty there.
    title
        Columns that name a row in one line.
    told
        Columns in which a row is told in full, if not those of the file in their order.
    several
        Columns that hold several keys, "a|b", and the column of tuples made of each.
    links
        Columns of `several` whose keys must stand in a column of another table.
    order
        Column by which the rows are sorted, if not as they stand in the file.
    """

    name: str
    known_by: tuple[str, ...] = ()
    numbered: bool = False
    optional: bool = False
    title: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    several: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    order: str = ""


TABLES: dict[str, DataTable] = {
    t.name: t
    for t in (
        DataTable(
            name="counties", title=("name_zh",), several={"former_names": "former_names"},
            order="river_order",
        ),
        DataTable(name="supporters", title=("name_zh",)),
        DataTable(
            name="pairing", known_by=("adcode", "supporter"), title=("supporter",),
        ),
        DataTable(name="plan", title=("what_zh",)),
        DataTable(
            name="projects", known_by=("id",), numbered=True, title=("name",),
            several={"supporter": "supporters"}, links={"supporter": ("supporters", "key")},
        ),
        DataTable(
            name="pair_totals", known_by=("adcode", "supporter", "measure"),
            title=("measure", "supporter"),
        ),
        DataTable(
            name="indicators", known_by=("adcode", "year", "indicator", "source_id"),
            title=("indicator", "year"),
            told=("adcode", "indicator", "year", "value", "unit", "method", "quality"),
        ),
        DataTable(name="aggregates", title=("measure",)),
        DataTable(name="sources", title=("title",)),
    )
}  # fmt: skip

#: The tables whose rows are compared between releases, in the order in which changes are told.
COMPARED: tuple[str, ...] = tuple(table.name for table in TABLES.values() if table.known_by)
