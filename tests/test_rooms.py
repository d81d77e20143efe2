"""The house: which rooms there are, how large they may grow, and that none leads round to itself."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("geodata", "dashboard", "callbacks")
TOP = {
    ".ci", ".dockerignore", ".gitignore", "CHANGELOG.md", "Dockerfile", "LICENSE", "Makefile",
    "README.md", "README.zh-CN.md", "app.py", "assets", "callbacks", "dashboard", "docs", "geodata",
    "pyproject.toml", "requirements", "tests",
}  # fmt: skip
DOOR = {"__init__.py", "__main__.py", "atlas.py", "errors.py", "selection.py", "view.py"}
#: Files a folder may hold, without `__init__.py`.
MOST = 12
#: One file more, where merging two would make a circle.
THIRTEEN = {"dashboard/pages/ecology": "`facts` in `scene` would be a circle with `decline`"}
LINES, LINES_OF_A_FUNCTION = 300, 45
#: Rows of a registry, one under the other.
ROWS = {
    "dashboard/addresses.py": "a row for every public address",
    "geodata/evaluation/rules.py": "a row for every target, mechanism and sector of the plan",
}


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


FILES = tracked()
MODULES = [f for f in FILES if f.endswith(".py") and f.split("/")[0] in LAYERS]


@cache
def trees() -> dict[str, ast.Module]:
    """The modules as they are parsed, once for all tests."""
    return {name: ast.parse((ROOT / name).read_text(encoding="utf-8")) for name in MODULES}


def test_the_top_level_is_the_one_agreed_on() -> None:
    assert {name.split("/")[0] for name in FILES} == TOP


def test_only_the_four_nouns_stand_at_the_door_of_geodata() -> None:
    assert {Path(f).name for f in MODULES if f.count("/") == 1 and f.startswith("geodata/")} == DOOR


def test_no_room_is_a_cellar() -> None:
    rooms: dict[str, int] = {}
    for name in FILES:
        path = Path(name)
        code = path.suffix in (".py", ".js", ".css") and path.name != "__init__.py"
        if code and path.parts[0] in (*LAYERS, "assets", "tests"):
            rooms[str(path.parent)] = rooms.get(str(path.parent), 0) + 1
    full = {room: n for room, n in rooms.items() if n > MOST + (room in THIRTEEN)}
    assert full == {}
    assert all(rooms[room] == MOST + 1 for room in THIRTEEN)


def test_modules_are_one_thing() -> None:
    long = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in MODULES}
    assert {name: n for name, n in long.items() if n > LINES and name not in ROWS} == {}


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{name}:{node.lineno} {node.name} {node.end_lineno - node.lineno + 1}"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LINES_OF_A_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("layer", LAYERS)
def test_no_circle_leads_through_folders(layer: str) -> None:
    """Modules at the door count for themselves; every folder, at any depth, is one room."""
    names = {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in MODULES
    }
    graph: dict[str, set[str]] = {}
    for name, tree in trees().items():
        if not name.startswith(f"{layer}/"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    target = whole if whole in names else node.module
                    here, there = room(name), room(target.replace(".", "/") + ".py")
                    if there.startswith(layer) and here != there:
                        graph.setdefault(here, set()).add(there)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as found:
        pytest.fail(" → ".join(found.args[1]))


def room(name: str) -> str:
    """The folder of a module; a module or the face at the door of a layer stands for itself."""
    path = Path(name)
    if (ROOT / path.with_suffix("")).is_dir():  # `from geodata.language import …`: its face
        return str(path.with_suffix(""))
    if path.name == "__init__.py" or path.parent.name not in LAYERS:
        return str(path.parent)
    return str(path)
