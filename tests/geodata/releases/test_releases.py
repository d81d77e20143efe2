"""Several releases of one site: their order, what is refused, and whose figures a query gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata.__main__ import main
from geodata.errors import BadSelection, DataError, UnknownKey
from geodata.export import EXPORTS
from geodata.package import DATA, tables
from geodata.releases import Releases
from tests import second_release
from tests.second_release import FENGJIE, ZIGUI, same_release

pytestmark = pytest.mark.thorough


def test_the_shipped_package_alone_is_the_latest() -> None:
    alone = Releases.load()
    assert alone.ids == ("r1",)
    assert alone.facts(None) is alone.latest is alone.facts("r1")


def test_releases_are_ordered_by_their_number_not_as_text(tmp_path: Path) -> None:
    for version in ("r10", "r2"):
        same_release(tmp_path, version)
    releases = Releases.load(others=tmp_path)
    assert releases.ids == ("r1", "r2", "r10")
    assert releases.latest.id == "r10"
    assert {facts.atlas.scope.releases for facts in releases.editions.values()} == {releases.ids}


def test_an_older_package_beside_a_newer_one_is_not_the_latest(tmp_path: Path) -> None:
    """The setting ATLAS_DATA may name the newer package, and the folder hold the shipped one."""
    newer = second_release.second_release(tmp_path / "new") / "r2"
    same_release(tmp_path / "old", "r1")
    releases = Releases.load(newer, tmp_path / "old")
    assert (releases.ids, releases.latest.id) == (("r1", "r2"), "r2")


def test_one_number_for_two_packages_is_refused(tmp_path: Path) -> None:
    same_release(tmp_path, "r1")
    with pytest.raises(DataError) as fault:
        Releases.load(others=tmp_path)
    assert (fault.value.where, fault.value.found) == ("r1", "r1")
    assert "datapackage.json" in fault.value.text("zh")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError) as fault:
        Releases.load(others=tmp_path / "nothing")
    assert fault.value.where == "ATLAS_RELEASES"


def test_a_folder_without_packages_adds_none(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert Releases.load(others=tmp_path).ids == ("r1",)


def test_a_broken_package_is_told_when_it_is_loaded(tmp_path: Path) -> None:
    (same_release(tmp_path) / "pairing.csv").unlink()
    with pytest.raises(DataError) as fault:
        Releases.load(others=tmp_path)
    assert "pairing.csv" in fault.value.text("zh")


def test_a_release_has_its_own_date_and_digest(both: Releases, further: Path) -> None:
    first, second = (both.facts(id_).atlas.tables.release for id_ in both.ids)
    assert (first.date.isoformat(), second.date.isoformat()) == ("2026-11-24", "2027-11-24")
    assert first.digest == tables.load(DATA).release.digest
    assert second.digest == tables.load(further / "r2").release.digest != first.digest


def test_a_query_gets_the_figures_of_the_release_it_names(both: Releases) -> None:
    pinned = both.view("metric=grants&release=r1")
    latest = both.view("metric=grants")
    assert (pinned.release.id, latest.release.id) == ("r1", "r2")
    assert [pinned.values[c] for c in (FENGJIE, ZIGUI)] == [2000, 1327]
    assert [latest.values[c] for c in (FENGJIE, ZIGUI)] == [6000, 1200]
    assert both.view("metric=grants&release=r2").values.equals(latest.values)


def test_the_figure_code_is_that_of_the_release(both: Releases) -> None:
    pinned, latest = both.view("metric=grants&release=r1"), both.view("metric=grants")
    assert pinned.code == Releases.load().view("metric=grants").code
    assert pinned.code.startswith("r1-")
    assert latest.code.startswith("r2-")


def test_years_belong_to_the_release(both: Releases) -> None:
    """2026 is a year of the second release only: its new grant is the first record of it."""
    assert both.view("metric=grants&years=2026").values.dropna().to_dict() == {FENGJIE: 4000}
    with pytest.raises(BadSelection) as fault:
        both.view("metric=grants&years=2026&release=r1")
    assert fault.value.expected == "2004-2025"


@pytest.mark.parametrize("asked", ["r3", "r0", "", "R1", "latest"])
def test_an_unknown_release_lists_the_known_ones(asked: str, both: Releases) -> None:
    with pytest.raises(UnknownKey) as fault:
        both.read(f"release={asked}&metric=grants")
    assert fault.value.expected == "r1, r2"


def test_the_command_line_knows_further_releases(
    both: Releases,
    further: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    write = EXPORTS["/data.csv"].write
    monkeypatch.setenv("ATLAS_RELEASES", str(further))
    for query in ("metric=grants", "metric=grants&release=r1"):
        facts, _ = both.read(query)
        assert main(["csv", query]) == 0
        assert capsysbinary.readouterr().out == write(both.view(query), facts)
    monkeypatch.setenv("ATLAS_RELEASES", str(further / "nothing"))
    assert main(["csv", "metric=grants"]) == 2
    assert b"ATLAS_RELEASES" in capsysbinary.readouterr().err


def test_the_command_line_has_the_shipped_release_without_the_setting(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.delenv("ATLAS_RELEASES", raising=False)
    assert main(["csv", "metric=grants"]) == 0
    latest = capsysbinary.readouterr().out
    assert main(["csv", "metric=grants&release=r1"]) == 0
    assert capsysbinary.readouterr().out == latest
    assert main(["csv", "metric=grants&release=r2"]) == 2
    said = capsysbinary.readouterr()
    assert said.out == b""
    assert "release：发现「r2」，应为 r1。" in said.err.decode()
