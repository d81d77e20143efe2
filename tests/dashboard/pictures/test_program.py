"""Another program draws otherwise: every key under which a made file is kept begins with it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.delivery import program

pytestmark = pytest.mark.thorough

#: One file of each kind that decides how a made file looks.
KINDS = (
    "dashboard/pictures/charts/canvas.py",
    "geodata/wording/sentence.py",
    "geodata/language/locale/en/dashboard.po",
    "geodata/meeting/default.toml",
    "dashboard/typeset/house.typ",
    "assets/meeting/brief.css",
    "dashboard/look/fonts/AtlasSans.ttf",
)
KEYS = """
from dashboard.meeting.takeaway import request as takeaway, kinds
from dashboard.pages.evaluation import files
from dashboard.pictures.options import Imprint
from dashboard.pictures.picture import read
from dashboard.site import Site
from geodata.boundaries import Boundaries
from geodata.atlas import Atlas
from geodata.releases import Facts, Releases
facts = Facts(Atlas.load(), Boundaries.load())
site = Site(Releases({facts.id: facts}), {facts.id: "/map.json"})
print(read("map.png", "metric=gdp", site.releases, Imprint(review_number="")).key)
print(files.read(site, "pdf", "").key)
print(takeaway.key(takeaway.read(site, ""), kinds.KINDS[0]))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in another folder."""
    root = tmp_path_factory.mktemp("program")
    ignored = shutil.ignore_patterns("node_modules", "static")
    for folder in (*program.FOLDERS, "callbacks"):
        shutil.copytree(program.ROOT / folder, root / folder, ignore=ignored)
    return root


def test_a_copy_is_the_same_program(copy):
    assert program.digest(copy) == program.program()


@pytest.mark.parametrize("name", KINDS)
def test_one_byte_makes_another_program(copy, name):
    path = copy / name
    before, content = program.digest(copy), path.read_bytes()
    path.write_bytes(content + b" ")
    after = program.digest(copy)
    path.write_bytes(content)
    assert after != before == program.digest(copy)


def test_data_are_no_part_of_the_program(copy):
    """They have releases of their own, which stand in every key beside the program."""
    before = program.digest(copy)
    path = copy / "geodata" / "data" / "projects.csv"
    content = path.read_bytes()
    path.write_bytes(content + b"\n")
    after = program.digest(copy)
    path.write_bytes(content)
    assert after == before


@pytest.mark.thorough
def test_another_program_keeps_its_files_under_other_keys(copy):
    """Picture, report and deck: a changed word in a catalogue and no key is the old one."""
    first = keys(copy)
    catalogue = copy / "geodata/language/locale/en/dashboard.po"
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    second = keys(copy)
    assert len(first) == 3 and not set(first) & set(second)


def keys(root: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", KEYS], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.split()
