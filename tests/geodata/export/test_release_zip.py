"""A release as one file: byte for byte, dated by itself, and it opens as a data package."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from geodata import export
from geodata.export import archive
from geodata.package import DATA
from geodata.releases import Facts, Releases
from geodata.selection import Selection

pytestmark = pytest.mark.thorough

TABLES = ("counties", "supporters", "pairing", "plan", "projects", "indicators", "aggregates",
          "pair_totals", "sources")  # fmt: skip


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Releases.load().latest


@pytest.fixture(scope="module")
def package(facts: Facts) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive.content(facts)))


def test_it_holds_every_table_and_boundary_byte_for_byte(package: zipfile.ZipFile) -> None:
    shipped = [p for p in DATA.rglob("*") if p.is_file()]
    names = {str(path.relative_to(DATA)) for path in shipped}
    assert set(package.namelist()) == names | {"RELEASE.txt"}
    assert {f"{name}.csv" for name in TABLES} | {"datapackage.json"} <= names
    for path in shipped:
        assert package.read(str(path.relative_to(DATA))) == path.read_bytes()


def test_the_note_states_the_digest_and_how_it_is_worked_out(
    package: zipfile.ZipFile, facts: Facts
) -> None:
    digest = hashlib.sha256()
    for name in ("datapackage.json", *(f"{table}.csv" for table in TABLES)):
        content = package.read(name)
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    assert digest.hexdigest() == facts.atlas.tables.release.digest
    note = package.read("RELEASE.txt").decode()
    assert note.count(f"sha256:{digest.hexdigest()}") == 2  # Chinese, then English
    assert "r1 · 2026-11-24" in note
    assert "GS(2024)0650号" in note


def test_it_opens_as_a_frictionless_data_package(tmp_path: Path, facts: Facts) -> None:
    from frictionless import Package, system

    file = tmp_path / "r1.zip"
    file.write_bytes(archive.content(facts))
    with system.use_context(trusted=True):
        assert Package(str(file)).validate().valid


def test_the_same_release_gives_the_same_bytes_dated_by_itself(
    package: zipfile.ZipFile, facts: Facts
) -> None:
    assert archive.content(facts) == archive.content(Releases.load().latest)
    assert {info.date_time for info in package.infolist()} == {(2026, 11, 24, 0, 0, 0)}


def test_every_release_has_its_own(both: Releases) -> None:
    one, two = (zipfile.ZipFile(io.BytesIO(archive.content(f))) for f in both.editions.values())
    assert one.read("projects.csv") == (DATA / "projects.csv").read_bytes()
    assert b"zz-001" in two.read("projects.csv") and b"zz-001" not in one.read("projects.csv")
    assert one.read("geo/counties.geojson") == two.read("geo/counties.geojson")


@pytest.mark.parametrize(
    ("selection", "asked"),
    [
        (Selection(release="r1"), True),
        (Selection(release="r1", lang="en"), True),
        (Selection(), False),
        (Selection(release="r1", metric="gdp"), False),
        (Selection(release="r1", county="500235"), False),
    ],
)
def test_the_archive_of_a_view_brings_the_release_along(
    facts: Facts, selection: Selection, asked: bool
) -> None:
    """Where a query names a release and nothing else; the View's own files are there always."""
    view = facts.atlas.view(selection)
    found = zipfile.ZipFile(io.BytesIO(export.EXPORTS["/data.zip"].write(view, facts)))
    view_files = {"data.csv", "metadata.json", "README.txt"}
    assert view_files <= set(found.namelist())
    assert found.read("data.csv") == export.csv_bytes(view)
    assert (set(found.namelist()) == view_files) != asked
    assert ("datapackage.json" in found.namelist()) == asked
