"""Each recipe of docs/develop.md, performed on a copy of the tree: what it adds arrives everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests import docs
from tests.recipes.arrivals import ARRIVALS, Tree
from tests.recipes.edits import Edit, recipes
from tests.var import fresh_var

pytestmark = pytest.mark.thorough

ROOT = docs.ROOT
RECIPES = recipes((docs.FOLDER / "develop.md").read_text(encoding="utf-8"))
#: Files that a recipe may touch.
MOST = {
    "A metric": 1,
    "A metric of a new kind": 8,
    "A page": 3,
    "An address under a page": 2,
    "An export format": 2,
    "An export column": 1,
    "A data table": 3,
    "A chart": 4,
    "A query key": 6,
    "A setting": 2,
}
WITH_A_CHART = "A page with a chart"
COPIED = (
    "geodata",
    "dashboard",
    "callbacks",
    "assets",
    "docs",
    "tests",
    "app.py",
    "pyproject.toml",
)
LEFT = shutil.ignore_patterns("node_modules", "static", "goldens", "pictures", "bench", "browser")


def copied(folder: Path) -> Path:
    """The tree without what is made from it."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            skipped = LEFT if name in ("docs", "tests") else shutil.ignore_patterns("static")
            shutil.copytree(source, folder / name, ignore=skipped)
        else:
            shutil.copy(source, folder / name)
    return folder


def absent(tree: Path, var: Path, *names: str) -> dict[str, dict[str, str]]:
    """By recipe, the places in a tree where what it adds is not."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.recipes.arrivals", str(var), *names],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sites of all copies keep compressed files."""
    return fresh_var(tmp_path_factory.mktemp("var"))


def with_chart(edits: list[Edit]) -> list[Edit]:
    """The recipe of a page with `chart` and `operation` in the row of its address."""
    old, new = "in_header=True,", 'in_header=True, chart=charts.MAP, operation="visits",'
    given = [replace(edit, code=edit.code.replace(old, new)) for edit in edits]
    assert given != edits
    return given


def test_every_recipe_is_performed() -> None:
    assert set(RECIPES) == set(MOST) == set(ARRIVALS) - {WITH_A_CHART}


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_touches_few_files(name: str) -> None:
    assert len({edit.path for edit in RECIPES[name]}) <= MOST[name]


def test_what_the_recipes_add_arrives_everywhere(tmp_path: Path, var: Path) -> None:
    """All of them on one tree, as in years of work; `make soak` performs each alone as well."""
    tree = copied(tmp_path)
    for name in RECIPES:
        for edit in with_chart(RECIPES[name]) if name == "A page" else RECIPES[name]:
            edit.perform(tree)
    assert absent(tree, var, *ARRIVALS) == {name: {} for name in ARRIVALS}


@pytest.mark.long
@pytest.mark.parametrize("name", ARRIVALS)
def test_what_a_recipe_adds_arrives_without_the_others(
    name: str, tmp_path: Path, var: Path
) -> None:
    tree = copied(tmp_path)
    edits = with_chart(RECIPES["A page"]) if name == WITH_A_CHART else RECIPES[name]
    for edit in edits:
        edit.perform(tree)
    assert absent(tree, var, name) == {name: {}}


def test_before_its_recipe_nothing_is_anywhere(tmp_path: Path, var: Path) -> None:
    """No place is one where the tests would see a thing that is not there."""
    places = {name: set(arrivals(Tree(var))) for name, arrivals in ARRIVALS.items()}
    found = absent(copied(tmp_path), var, *ARRIVALS)
    assert {name: set(missing) for name, missing in found.items()} == places
