"""The recipe "add a table of the package" on a copy of the tree: descriptor plus one row.

The copy gets a table of events. It must then be loaded, checked, compared between releases,
held for wrong and exported, and packages of older releases must load without it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[3]
ROW = """
        DataTable(name="sources", title=("title",)),
        DataTable(
            name="events", known_by=("date", "name"), optional=True, title=("date", "name"),
            several={"adcode": "adcodes", "supporter": "supporters"},
            links={"adcode": ("counties", "adcode"), "supporter": ("supporters", "key")},
        ),
"""
SOURCE = {"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["source_id"]}}


def column(name: str, title: str, title_en: str, **constraints: object) -> dict[str, object]:
    found: dict[str, object] = {
        "name": name,
        "type": "string",
        "title": title,
        "title_en": title_en,
    }
    found |= {"description": title, "description_en": title_en}
    return found | ({"constraints": constraints} if constraints else {})


RESOURCE = {
    "name": "events", "path": "events.csv", "type": "table",
    "title": "活动", "title_en": "Events", "description": "活动。", "description_en": "Events.",
    "scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
    "schema": {
        "missingValues": [""],
        "foreignKeys": [SOURCE],
        "fields": [
            column("date", "日期", "Date", required=True, pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
            column("name", "名称", "Name", required=True, maxLength=80),
            column("adcode", "县区代码", "County code"),
            column("supporter", "支援方", "Supporter"),
            column("venue", "地点", "Venue"),
            column("source_id", "来源编号", "Source id", required=True),
        ],
    },
}  # fmt: skip
HEADER = "date,name,adcode,supporter,venue,source_id\n"
FAIR = "2024-05-19,展销会,500101|500102,shanghai|tianjin,万州,s0001\n"
MEETING = "2025-01-06,座谈会,,,武汉,s0002\n"


def write(package: Path, version: str, *rows: str, listed: bool = True) -> Path:
    """A package of the copy with other rows of the further table, or without it."""
    shutil.copytree(ROOT / "geodata/data", package)
    path = package / "datapackage.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    found["version"] = version
    if listed:
        found["resources"].append(RESOURCE)
        (package / "events.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return package


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the table added: its descriptor and its row, nothing else."""
    tree = tmp_path_factory.mktemp("tree")
    for name in ("geodata", "dashboard"):
        ignored = shutil.ignore_patterns("__pycache__", "data")
        shutil.copytree(ROOT / name, tree / name, ignore=ignored)
    write(tree / "geodata/data", "r1", FAIR)
    registry = tree / "geodata/registry/tables.py"
    text = registry.read_text(encoding="utf-8")
    old = '\n        DataTable(name="sources", title=("title",)),\n'
    assert text.count(old) == 1
    registry.write_text(text.replace(old, ROW), encoding="utf-8")
    write(tree / "old", "r1", listed=False)
    write(tree / "new", "r2", FAIR.replace("万州", "涪陵"), MEETING)
    write(tree / "broken", "r3", FAIR.replace("tianjin", "nobody"), MEETING.replace("s0002", "s"))
    (write(tree / "stray", "r4", listed=False) / "events.csv").write_text(HEADER, encoding="utf-8")
    return tree


def run(tree: Path, script: str) -> object:
    """What a script prints in the copy, as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", "from pathlib import Path\nimport json\n" + script],
        cwd=tree, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


LOAD = """
from geodata.package.tables import load
own, old = load(), load(Path("old"))
events = own.frame("events")
print(json.dumps({
    "rows": len(events), "supporters": list(events["supporters"][0]),
    "old_rows": len(old.frame("events")),
    "same_columns": list(old.frame("events").columns) == list(events.columns),
    "digests_differ": own.release.digest != old.release.digest,
}))
"""


def test_it_is_loaded_and_older_packages_have_it_empty(tree: Path) -> None:
    assert run(tree, LOAD) == {
        "rows": 1,
        "supporters": ["shanghai", "tianjin"],
        "old_rows": 0,
        "same_columns": True,
        "digests_differ": True,
    }


def test_the_digest_of_an_older_package_stays(tree: Path) -> None:
    """The digest names a release for ever: a table that it lacks takes no part in it."""
    from geodata.package.tables import load

    script = "from geodata.package.tables import load\n"
    script += 'print(json.dumps(load(Path("old")).release.digest))'
    package = json.loads((tree / "old/datapackage.json").read_text(encoding="utf-8"))
    assert len(package["resources"]) == 9
    assert run(tree, script) == load(tree / "old").release.digest


CHECK = """
from geodata.intake.check.package import check
from geodata.package.files import spot
print(json.dumps({
    name: [len(report.hints), report.rows.get("events"), sorted({spot(f) for f in report.faults})]
    for name in ("geodata/data", "old", "broken", "stray")
    for report in [check(Path(name))]
}))
"""


def test_it_is_checked(tree: Path) -> None:
    found = run(tree, CHECK)
    assert isinstance(found, dict)
    assert found["geodata/data"][1:] == [1, []]
    assert found["old"][1:] == [None, []]
    assert found["stray"][2] == [["events.csv", None, ""]]
    assert found["broken"][2] == [["events.csv", 2, "supporter"], ["events.csv", 3, "source_id"]]


DIFFER = """
import re
from geodata.package.tables import load
from geodata.releases.changes import record_changes
from dashboard.parts import differences
from dashboard.markup.html import as_html
old, own, new = load(Path("old")), load(), load(Path("new"))
def told(before, after):
    return [
        [c.table, c.kind, list(c.columns), sorted(c.places),
         re.sub("<[^>]+>", "", as_html(differences._record(c, before, after, "en")))]
        for c in record_changes(before, after)
    ]
print(json.dumps([told(old, own), told(own, new)]))
"""


def test_its_rows_are_compared_between_releases(tree: Path) -> None:
    added, changed = run(tree, DIFFER)  # type: ignore[misc]
    assert [row[:4] for row in added] == [["events", "added", [], ["500101", "500102"]]]
    assert "2024-05-19 展销会" in added[0][4]
    assert [row[:4] for row in changed] == [
        ["events", "changed", ["venue"], ["500101", "500102"]],
        ["events", "added", [], [""]],
    ]
    assert "Venue 万州 → 涪陵" in changed[0][4]


WRONG = """
from geodata.package.tables import load
from geodata.records.corrections import find, lines, record_id
tables = load()
row = tables.frame("events").iloc[0]
record = find(tables, record_id("events", row))
print(json.dumps({line.label: line.now for line in lines(record, tables, "en")}))
"""


def test_a_row_of_it_can_be_held_for_wrong(tree: Path) -> None:
    told = run(tree, WRONG)
    assert isinstance(told, dict)
    assert told["County"] == "Wanzhou, Fuling" and told["Supporter"] == "Shanghai, Tianjin"
    assert told["Venue"] == "万州" and told["Source ID"] == "s0001"


EXPORT = """
import io, zipfile
from geodata.export import archive
from geodata.releases import Releases
releases = Releases.load(Path("old"), None)
def names(folder):
    facts = Releases.load(Path(folder)).latest
    return zipfile.ZipFile(io.BytesIO(archive.content(facts))).namelist()
print(json.dumps({folder: "events.csv" in names(folder) for folder in ("geodata/data", "old")}))
"""


def test_it_leaves_with_the_release(tree: Path) -> None:
    assert run(tree, EXPORT) == {"geodata/data": True, "old": False}
