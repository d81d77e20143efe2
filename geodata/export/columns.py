"""The columns of the figures of a View, one row a column: files and descriptions read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geodata.export.cells import Cell, plain, span
from geodata.language import Text, lists
from geodata.registry.terms import FLAGS
from geodata.view import View
from geodata.wording.names import unit_label

#: A cell of the county of a View.
Of = Callable[[View, str], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureColumn:
    """A column of the figures.

    Attributes
    ----------
    about
        What its cells mean, for descriptions.
    schema
        JSON Schema of a cell; one that may be null is null where the text would be blank.
    cell
        What it holds of a county.
    spoken
        The same for people, where that differs.
    """

    key: str
    label: Text
    about: Text
    schema: Mapping[str, Any]
    cell: Of
    spoken: Of | None = None

    @property
    def nullable(self) -> bool:
        """Whether a cell may be null in JSON."""
        return "null" in self.schema["type"]


def _number(view: View, adcode: str) -> Cell:
    return plain(float(view.values[adcode]))


def _years(view: View, adcode: str) -> Cell:
    """The years of a figure; a blank figure has none."""
    return "" if _number(view, adcode) is None else span(*view.years[adcode])


def _flags(view: View, adcode: str) -> list[str]:
    return [key for key in FLAGS if key in view.flags[adcode]]


def _spoken_flags(view: View, adcode: str) -> Cell:
    language = view.selection.lang
    return lists.divided([FLAGS[key].in_(language) for key in _flags(view, adcode)], language)


FIGURE_COLUMNS: dict[str, FigureColumn] = {
    c.key: c
    for c in (
        FigureColumn(
            key="adcode",
            label=Text("县区代码", "County code"),
            about=Text("六位行政区划代码", "Six-digit division code"),
            schema={"type": "string"},
            cell=lambda _, adcode: adcode,
        ),
        FigureColumn(
            key="name",
            label=Text("县（区）", "County"),
            about=Text("查询语言中的名称", "Name in the language of the query"),
            schema={"type": "string"},
            cell=lambda view, adcode: view.name(adcode, view.selection.lang),
        ),
        FigureColumn(
            key="value",
            label=Text("数值", "Value"),
            about=Text("空白表示没有公开数字", "null: no published figure"),
            schema={"type": ["number", "null"]},
            cell=_number,
        ),
        FigureColumn(
            key="unit",
            label=Text("单位", "Unit"),
            about=Text("数值的单位，不空白", "Unit of the value, never blank"),
            schema={"type": "string"},
            cell=lambda view, _: unit_label(view, view.selection.lang),
        ),
        FigureColumn(
            key="year",
            label=Text("年份", "Year"),
            about=Text(
                "数值所指的年份或时段；起年不详写 ..",
                "Year or span of the value; .. for an unknown first year",
            ),
            schema={"type": ["string", "null"]},
            cell=_years,
        ),
        FigureColumn(
            key="records",
            label=Text("记录数", "Records"),
            about=Text("数值背后的记录", "Records behind the value"),
            schema={"type": "integer", "minimum": 0},
            cell=lambda view, adcode: int(view.counts[adcode]),
        ),
        FigureColumn(
            key="flag",
            label=Text("标记", "Flags"),
            about=Text(
                "对数值的说明，以 ; 分隔的键", "What must be said of the value: keys divided by ;"
            ),
            schema={"type": ["string", "null"]},
            cell=lambda view, adcode: ";".join(_flags(view, adcode)),
            spoken=_spoken_flags,
        ),
    )
}
