"""Layers and registries: imports point down only, and things are named in one place."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from geodata.registry.events import Event, marks
from geodata.registry.indicators import INDICATORS, Indicator
from geodata.registry.metrics import METRICS, Metric
from geodata.registry.plan import PlanFacts, plan_facts
from geodata.registry.provinces import PROVINCES, Province
from geodata.registry.reader import Registry
from geodata.registry.sectors import SECTORS, Sector

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
    # Frictionless is no dependency of what runs: its second opinion is a test.
    "geodata": WEB | {"gunicorn", "jinja2", "frictionless"},
    "dashboard": {"frictionless", "flask", "flask_compress", "werkzeug", "gunicorn"},
}


def files() -> list[Path]:
    found = [path for layer in LAYERS for path in (ROOT / layer).rglob("*.py")]
    return sorted([*found, ROOT / "app.py"])


FILES = [str(path.relative_to(ROOT)) for path in files() if path.exists()]


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


@pytest.mark.parametrize("name", FILES)
def test_imports_point_down_only(name):
    above = set(LAYERS[: LAYERS.index(layer_of(name))])
    assert not above & set(imports(tree(name), typing_too=True))


@pytest.mark.parametrize("name", [n for n in FILES if layer_of(n) in FORBIDDEN])
def test_no_layer_reaches_past_its_libraries(name):
    assert not FORBIDDEN[layer_of(name)] & set(imports(tree(name), typing_too=False))


def test_importing_geodata_loads_no_web():
    modules = [
        name.removesuffix(".py").replace("/", ".")
        for name in FILES
        if layer_of(name) == "geodata"
        and "boundaries/derive" not in name
        and not Path(name).name.startswith("__")
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
REGISTRIES = {
    "geodata/registry/metrics.py",
    "geodata/registry/sectors.py",
    "geodata/registry/indicators.py",
}
#: Where a key may stand in quotes besides, and why.
ALLOWED = {
    "geodata/query/codec.py": "migration list of old names",
    "geodata/boundaries/derive/landcover.py": "build script that makes exactly these two indicators",
    "geodata/registry/terms.py": "words for values of `amount_kind`, not for a metric",
    "geodata/evaluation/rules.py": "a registry: of what each row of the plan speaks",
    "dashboard/site.py": "strip of the plan's published totals",
    "dashboard/pages/map/panels.py": "strip of the plan's published totals",
    "dashboard/meeting/figures.py": "what a meeting tells of a county and of the plan's totals",
}


def quoted(node: ast.AST) -> Iterator[ast.Constant]:
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child


@pytest.mark.parametrize("name", [n for n in FILES if n not in REGISTRIES | set(ALLOWED)])
def test_metrics_and_sectors_are_named_in_their_registry_only(name):
    keys = (set(METRICS) | set(SECTORS)) - set(ALSO)
    named = [f"{name}:{c.lineno} {c.value!r}" for c in quoted(tree(name)) if c.value in keys]
    assert not named


def test_the_allow_list_names_files():
    assert all((ROOT / name).exists() for name in REGISTRIES | set(ALLOWED) | set(PLAN_ALLOWED))


#: Where a year or a name of the plan may stand besides, and what it means there.
PLAN_ALLOWED = {
    "geodata/registry/plan.py": "the registry",
    "geodata/registry/provinces.py": "the registry of provinces",
    "geodata/registry/events.py": "years of fairs and of new names",
    "geodata/registry/metrics.py": "year of the census",
}


def test_facts_of_the_plan_are_named_in_their_registry_only():
    plan = plan_facts()
    facts = {*plan.years, plan.base_year, *plan.published_years, plan.totals_start_by}
    facts |= {plan.source, plan.area, plan.together, *PROVINCES}  # unnamed is a plain word
    facts |= {province.prefix for province in PROVINCES.values()}
    named = [
        f"{name}:{node.lineno} {node.value!r}"
        for name in FILES
        if name not in PLAN_ALLOWED
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Constant) and node.value in facts
    ]
    assert named == []


# Readers ------------------------------------------------------------------------------------

READERS = {
    "metrics": (Metric, METRICS),
    "indicators": (Indicator, INDICATORS),
    "sectors": (Sector, SECTORS),
    "provinces": (Province, PROVINCES),
    "events": (Event, marks),
    "plan": (PlanFacts, plan_facts),
}


@pytest.mark.parametrize("name", READERS)
def test_a_registry_shows_its_rows_through_its_reader_only(name):
    """So that a table of the package can take their place."""
    kind, reader = READERS[name]
    module = import_module(f"geodata.registry.{name}")
    public = {key: value for key, value in vars(module).items() if not key.startswith("_")}
    shown = [
        key
        for key, value in public.items()
        if value is not reader and any(isinstance(row, kind) for row in rows_in(value))
    ]
    assert shown == []
    assert any(value is reader for value in public.values())


def rows_in(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, (tuple, list, set, frozenset)) else [value]


def test_nobody_imports_past_a_reader():
    past = []
    for name in FILES:
        if name.startswith("geodata/registry/"):
            continue
        modules = set()
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "geodata.registry"
            ):
                names = {alias.name for alias in node.names}
                past += [f"{name}:{node.lineno} {n}" for n in names if n.startswith("_")]
                if node.module == "geodata.registry":
                    modules |= {alias.asname or alias.name for alias in node.names}
        past += [
            f"{name}:{node.lineno} {node.value.id}.{node.attr}"
            for node in ast.walk(tree(name))
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in modules
            and node.attr.startswith("_")
        ]
    assert past == []


def test_a_registry_is_read_once_and_refuses_a_key_that_stands_twice():
    read = []

    def rows() -> list[Sector]:
        read.append(1)
        return [SECTORS["tourism"], SECTORS["logistics"]]

    registry = Registry(rows)
    assert read == []
    assert list(registry) == ["tourism", "logistics"] and len(registry) == 2
    assert registry["tourism"] is SECTORS["tourism"] and read == [1]
    with pytest.raises(KeyError):
        registry["unheard_of"]
    with pytest.raises(ValueError, match="twice"):
        len(Registry(lambda: [SECTORS["tourism"], SECTORS["tourism"]]))


# Docstrings ---------------------------------------------------------------------------------

ARRAYS = re.compile(r"\b(Floats|Ints|Mask|NDArray|DataFrame|Series|Figures)\b")
ROOMS_OF_ARRAYS = ("geodata/arithmetic/", "geodata/analyses/")


def functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """Public functions and methods of public classes."""
    for node in module.body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        if not getattr(node, "name", "_").startswith("_"):
            yield from (f for f in inner if isinstance(f, ast.FunctionDef) and f.name[0] != "_")


def test_functions_of_arrays_say_their_shape_and_unit():
    """Those that give arrays or frames have a section of returns, those that take them one."""
    silent = []
    for name in FILES:
        if not name.startswith(ROOMS_OF_ARRAYS):
            continue
        for function in functions(tree(name)):
            given = ast.unparse(function.returns) if function.returns else ""
            taken = " ".join(ast.unparse(a.annotation) for a in function.args.args if a.annotation)
            sections = re.findall(
                r"^(Parameters|Returns)\n-", ast.get_docstring(function) or "", re.M
            )
            wanted = {"Returns"} if ARRAYS.search(given) else {"Parameters", "Returns"}
            if (ARRAYS.search(given) or ARRAYS.search(taken)) and not wanted & set(sections):
                silent.append(f"{name}:{function.lineno} {function.name}")
    assert silent == []
