"""Layers and registries: imports point down only, and things are named in one place."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from geodata.metrics import METRICS
from geodata.sectors import SECTORS

ROOT = Path(__file__).parent.parent
#: Top to bottom; a layer may import itself and what stands below it.
LAYERS = ("app", "callbacks", "dashboard", "geodata")
WEB = {
    "dash",
    "dash_bootstrap_components",
    "flask",
    "flask_compress",
    "plotly",
    "werkzeug",
    "whitenoise",
}
FORBIDDEN = {
    "geodata": WEB | {"gunicorn", "jinja2"},
    "dashboard": {"flask", "flask_compress", "werkzeug", "gunicorn"},
}


def files() -> list[Path]:
    found = [path for layer in LAYERS for path in (ROOT / layer).rglob("*.py")]
    return sorted([*found, ROOT / "app.py"])


FILES = [str(path.relative_to(ROOT)) for path in files() if path.exists()]


@cache
def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def layer_of(name: str) -> str:
    return Path(name).parts[0].removesuffix(".py")


def imports(node: ast.AST, *, typing_too: bool) -> Iterator[str]:
    """Top-level names of everything imported, also inside functions."""
    for child in ast.iter_child_nodes(node):
        if (
            isinstance(child, ast.If)
            and not typing_too
            and "TYPE_CHECKING" in ast.unparse(child.test)
        ):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name.split(".")[0] for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, "relative import"
            yield (child.module or "").split(".")[0]
        yield from imports(child, typing_too=typing_too)


def test_there_is_something_to_read():
    assert {layer_of(name) for name in FILES} >= {"geodata", "dashboard"}
    assert len(FILES) > 30


def importing(forbidden: Mapping[str, set[str]], *, typing_too: bool) -> list[str]:
    """Files that import what their layer must not, and what that is."""
    found = {
        name: forbidden.get(layer_of(name), set()) & set(imports(tree(name), typing_too=typing_too))
        for name in FILES
    }
    return [f"{name} imports {', '.join(sorted(bad))}" for name, bad in found.items() if bad]


def test_imports_point_down_only():
    above = {layer: set(LAYERS[:n]) for n, layer in enumerate(LAYERS)}
    assert importing(above, typing_too=True) == []


def test_no_layer_reaches_past_its_libraries():
    assert importing(FORBIDDEN, typing_too=False) == []


def test_importing_geodata_loads_no_web():
    modules = [
        name.removesuffix(".py").replace("/", ".")
        for name in FILES
        if layer_of(name) == "geodata"
        and not Path(name).name.startswith(("__", "build", "landcover"))
    ]
    script = f"import sys, {', '.join(modules)}\nprint(*sorted({WEB!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


# Names --------------------------------------------------------------------------------------

#: Keys that are also the names of something else: query keys, tables, groups, plain words.
ALSO = {
    "supporters": "query key, table, element id",
    "projects": "table of the ledger",
    "ecology": "group of metrics and page",
    "other": "plain word",
    "trade": "plain word",
}
REGISTRIES = {"geodata/metrics.py", "geodata/sectors.py", "geodata/indicators.py"}
#: Where a key may stand in quotes besides, and why.
ALLOWED = {
    "geodata/codec.py": "migration list of old names",
    "geodata/landcover.py": "build script that makes exactly these two indicators",
    "geodata/check_coverage.py": "names columns and measures of the tables it prints",
    "geodata/check_hints.py": "names measures of the tables it checks",
    "geodata/check_ledger.py": "names rows of the plan and kinds of rows it checks",
    "geodata/check_rules.py": "names indicators whose ranges it checks",
    "geodata/terms.py": "words for values of `amount_kind`, not for a metric",
    "geodata/evaluation/rules.py": "a registry: of what each row of the plan speaks",
    "dashboard/site.py": "strip of the plan's published totals",
    "dashboard/panels.py": "strip of the plan's published totals",
    "dashboard/meeting/figures.py": "what a meeting tells of a county and of the plan's totals",
}


def quoted(node: ast.AST) -> Iterator[ast.Constant]:
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child


def test_metrics_and_sectors_are_named_in_their_registry_only():
    keys = (set(METRICS) | set(SECTORS)) - set(ALSO)
    elsewhere = [name for name in FILES if name not in REGISTRIES | set(ALLOWED)]
    assert [
        f"{name}:{c.lineno} {c.value!r}"
        for name in elsewhere
        for c in quoted(tree(name))
        if c.value in keys
    ] == []


def test_the_allow_list_names_files():
    assert all((ROOT / name).exists() for name in REGISTRIES | set(ALLOWED))
