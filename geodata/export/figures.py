"""The figures of a View, one row per county in river order: CSV, JSON, GeoJSON and file names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geodata.export.cells import Cell, Sheet, csv_of, plain, span
from geodata.export.metadata import metadata
from geodata.registry.terms import FLAGS
from geodata.view import View
from geodata.wording.names import unit_label

if TYPE_CHECKING:
    from geodata.boundaries import Boundaries

COLUMNS = ("adcode", "name", "value", "unit", "year", "records", "flag")
#: Keys that do not change what a file holds, or that stand elsewhere in its name.
_NOT_IN_NAME = frozenset({"metric", "county", "compare", "sort", "lang", "release"})
_LONGEST_FILTER = 80


def figures(view: View) -> Sheet:
    """The 19 rows of every export (rules 16 and 18); a blank value has no year either."""
    return Sheet(COLUMNS, [_row(view, str(adcode)) for adcode in view.counties.index])


def _row(view: View, adcode: str) -> tuple[Cell, ...]:
    value = plain(float(view.values[adcode]))
    first, last = view.years[adcode]
    return (
        adcode,
        view.name(adcode, view.selection.lang),
        value,
        unit_label(view, view.selection.lang),
        "" if value is None else span(first, last),
        int(view.counts[adcode]),
        ";".join(flags_of(view, adcode)),
    )


def flags_of(view: View, adcode: str) -> list[str]:
    """Keys of `FLAGS` that apply to a figure, in their order."""
    return [key for key in FLAGS if key in view.flags[adcode]]


def csv_bytes(view: View) -> bytes:
    """The figures as CSV (rule 18)."""
    sheet = figures(view)
    return csv_of(sheet.columns, sheet.rows)


def json_bytes(view: View, base_map: str = "") -> bytes:
    """The figures and everything that is said of them, as one JSON object."""
    return to_json({**metadata(view, base_map), "figures": _records(view)})


def geojson_bytes(view: View, boundaries: Boundaries) -> bytes:
    """The figures on their polygons, WGS 84; feature `id` = adcode.

    Exteriors run clockwise, as the shipped boundaries do: d3-geo and Plotly fill the whole
    sphere otherwise, and GIS programs read either winding.
    """
    shapes = {
        f["id"]: f["geometry"] for f in json.loads(boundaries.geojson("counties"))["features"]
    }
    features = [
        {
            "type": "Feature",
            "id": row["adcode"],
            "properties": row,
            "geometry": shapes[row["adcode"]],
        }
        for row in _records(view)
    ]
    about = metadata(view, boundaries.map_review_number)
    return to_json({"type": "FeatureCollection", "metadata": about, "features": features})


def _records(view: View) -> list[dict[str, Cell]]:
    """Rows as objects: blanks are null, also of year and flag."""
    sheet = figures(view)
    return [
        {
            key: None if cell == "" and key in ("year", "flag") else cell
            for key, cell in zip(sheet.columns, row, strict=True)
        }
        for row in sheet.rows
    ]


def to_json(value: dict[str, Any]) -> bytes:
    """Compact UTF-8 JSON with a final newline; NaN is refused, so no blank can slip through."""
    return (
        json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"
    ).encode()


def file_name(view: View, ending: str, kind: str = "") -> str:
    """An ASCII name that says metric, filters and release, e.g. `grants_sectors-tourism_r1.csv`.

    Where the filters are too many for a name, the figure code stands for them.
    """
    chosen = view.selection
    filters = "_".join(
        part.replace("=", "-").replace(",", "+")
        for part in chosen.query().split("&")
        if part and part.split("=")[0] not in _NOT_IN_NAME
    )
    if len(filters) > _LONGEST_FILTER:
        filters = view.code.split("-")[-1]
    language = chosen.lang if chosen.lang != "zh" else ""
    parts = (kind, chosen.metric, filters, language, view.release.id)
    return "_".join(p for p in parts if p) + f".{ending}"
