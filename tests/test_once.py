"""What is done in one place stays there: tables, columns, exports, hostile text, lists, files."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from callbacks.openapi.bodies import bodies
from dashboard.look.theme import LIGHT
from dashboard.markup.html import as_html
from dashboard.pages.map.panels import downloads
from geodata.atlas import Atlas
from geodata.export import EXPORTS, csv_bytes
from geodata.export.columns import FIGURE_COLUMNS, FigureColumn
from geodata.export.exports import json_bytes
from geodata.export.readme import readme
from geodata.export.records import LIST, RECORD_COLUMNS, RecordColumn, columns_in, head, records
from geodata.export.workbook import INK
from geodata.language import Text
from geodata.package import contract
from geodata.registry.kinds import KINDS, Kind
from geodata.registry.tables import TABLES
from geodata.selection import Selection

ROOT = Path(__file__).parents[1]
SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for folder in ("geodata", "dashboard", "callbacks")
    for path in (ROOT / folder).rglob("*.py")
}


@pytest.mark.parametrize(
    ("what", "place"),
    [
        (r"import segno|segno\.make", "dashboard/drawing/qr.py"),
        (r"xlsxwriter\.Workbook\(", "geodata/export/workbook.py"),
        (r"ZipFile\([^)]*\"w\"", "geodata/export/archive.py"),
        (r"get_close_matches\(", "geodata/language/shown.py"),
        (r"unicodedata\.normalize\(", "geodata/language/shown.py"),
        (r"\"[、；]\" if ", "geodata/language/lists.py"),
        (r"\"; \" if |\", \" if |\": \" if ", "geodata/language/lists.py"),
        (r"转载或百科", "geodata/registry/terms.py"),
    ],
)
def test_it_is_done_in_one_place(what: str, place: str) -> None:
    found = {name for name, text in SOURCES.items() if re.search(what, text)}
    assert found <= {place}
    assert place == "geodata/language/lists.py" or found


def test_workbooks_are_written_in_the_ink_of_the_site() -> None:
    assert INK.lower() == LIGHT.ink


# Tables


def test_every_table_of_the_package_has_a_row() -> None:
    assert set(TABLES) == {table.name for table in contract()}


@pytest.mark.parametrize("table", contract(), ids=lambda table: table.name)
def test_a_row_names_columns_that_the_table_has(table: Any) -> None:
    row, columns = TABLES[table.name], {field.name for field in table.fields}
    assert row.title and {*row.title, *row.known_by, *row.told, *row.several, *row.links} <= columns
    assert {row.order} <= columns | {""}
    assert set(row.links) <= set(row.several)
    for target, column in row.links.values():
        (other,) = (one for one in contract() if one.name == target)
        assert column in {field.name for field in other.fields}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_the_records_of_a_kind_of_metric_lie_in_a_table(kind: Kind) -> None:
    assert kind.table in TABLES
    assert columns_in(kind.table)


def test_every_list_of_records_is_one_of_a_table() -> None:
    assert {name for c in RECORD_COLUMNS.values() for name in c.of} <= {*TABLES, LIST}


def test_every_column_of_the_package_has_a_head() -> None:
    for table in contract():
        for field in table.fields:
            assert head(field.name).zh and head(field.name).en


# Columns and exports: what one row brings


def test_a_column_of_the_figures_is_one_row(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    row = FigureColumn(
        key="rank", label=Text("位次", "Rank"), about=Text("从高到低", "From the highest"),
        schema={"type": "string"}, cell=lambda _, adcode: f"no {adcode}",
    )  # fmt: skip
    monkeypatch.setitem(FIGURE_COLUMNS, "rank", row)
    view = atlas.view(Selection(lang="en"))
    first, second, *_ = csv_bytes(view).decode().splitlines()
    assert first.endswith(",rank") and second.endswith(f",no {view.counties.index[0]}")
    found = json.loads(json_bytes(view))
    assert found["columns"]["rank"] == "Rank"
    assert found["figures"][0]["rank"] == f"no {view.counties.index[0]}"
    assert "  rank: Rank" in readme(view)
    body = bodies(atlas.scope)["Figure"]
    assert "rank" in body["required"]
    assert body["properties"]["rank"] == {"type": "string", "description": "From the highest"}


def test_a_column_of_the_records_is_one_row(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    row = RecordColumn(
        "words", Text("字数", "Words"), ("projects", LIST),
        cells=lambda rows, _, __: [len(name) for name in rows["name"]],
    )  # fmt: skip
    monkeypatch.setitem(RECORD_COLUMNS, "words", row)
    sheet = records(atlas.view(Selection(metric="projects")), atlas)
    names, words = (sheet.columns.index(key) for key in ("name", "words"))
    assert sheet.rows and all(line[words] == len(str(line[names])) for line in sheet.rows)
    assert columns_in(LIST)[-1] == "words"
    assert "words" not in records(atlas.view(Selection(metric="gdp")), atlas).columns


def test_an_export_is_one_row(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    row = replace(
        EXPORTS["/data.csv"], address="/data.tsv", media_type="text/tab-separated-values",
        short=Text("TSV", "TSV"),
    )  # fmt: skip
    monkeypatch.setitem(EXPORTS, row.address, row)
    view = atlas.view(Selection())
    assert 'href="/data.tsv' in as_html(downloads(view, "zh"))


def test_links_and_bodies_name_what_there_is(atlas: Atlas) -> None:
    known = set(bodies(atlas.scope))
    assert {export.body for export in EXPORTS.values()} <= known | {""}
    json_ones = {a for a, e in EXPORTS.items() if e.ending in ("json", "geojson")}
    assert {a for a, e in EXPORTS.items() if e.body} == json_ones
