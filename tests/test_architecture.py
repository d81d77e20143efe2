"""Layers and registries: imports point down only, and things are named in one place."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from geodata.registry.charts import CHARTS
from geodata.registry.indicators import INDICATORS, Indicator
from geodata.registry.kinds import KINDS
from geodata.registry.metrics import METRICS, Metric
from geodata.registry.programme.events import Event, marks
from geodata.registry.programme.plan import PlanFacts, plan_facts
from geodata.registry.programme.provinces import PROVINCES, Province
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


@cache
def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


@cache
def nodes(name: str) -> tuple[ast.AST, ...]:
    """Everything in a module, walked once for all tests."""
    return tuple(ast.walk(tree(name)))


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
    "geodata/registry/programme/published.py",
}
#: Where a key may stand in quotes besides, and why.
ALLOWED = {
    "geodata/query/readers.py": "migration list of old names",
    "geodata/registry/terms.py": "words for values of `amount_kind`, not for a metric",
    "geodata/evaluation/rules.py": "a registry: of what each row of the plan speaks",
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
    assert all((ROOT / name).exists() for name in REGISTRIES | set(ALLOWED) | set(PLAN_ALLOWED))


#: Where a year or a name of the plan may stand besides, and what it means there.
PLAN_ALLOWED = {
    "geodata/registry/programme/plan.py": "the registry",
    "geodata/registry/programme/provinces.py": "the registry of provinces",
    "geodata/registry/programme/events.py": "years of fairs and of new names",
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
        for node in nodes(name)
        if isinstance(node, ast.Constant) and node.value in facts
    ]
    assert named == []


# Readers ------------------------------------------------------------------------------------

READERS = {
    "metrics": (Metric, METRICS),
    "indicators": (Indicator, INDICATORS),
    "sectors": (Sector, SECTORS),
    "programme.provinces": (Province, PROVINCES),
    "programme.events": (Event, marks),
    "programme.plan": (PlanFacts, plan_facts),
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
        for node in nodes(name):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "geodata.registry"
            ):
                names = {alias.name for alias in node.names}
                past += [f"{name}:{node.lineno} {n}" for n in names if n.startswith("_")]
                if node.module == "geodata.registry":
                    modules |= {alias.asname or alias.name for alias in node.names}
        past += [
            f"{name}:{node.lineno} {node.value.id}.{node.attr}"
            for node in nodes(name)
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

ARRAYS = re.compile(r"\b(Floats|Ints|Mask|NDArray|(Geo)?(DataFrame|Series)|Figures)\b")
ROOMS_OF_ARRAYS = ("geodata/arithmetic/", "geodata/analyses/")
#: Methods whose module has no line left: one line each, their View or `Figures` says the rest.
LEAD_ON = {
    ("geodata/atlas.py", name) for name in ("figures", "normalised", "breaks", "series", "mix")
}


def functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """Public functions and methods of public classes."""
    for node in module.body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        if not getattr(node, "name", "_").startswith("_"):
            yield from (f for f in inner if isinstance(f, ast.FunctionDef) and f.name[0] != "_")


@cache
def words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", (ROOT / name).read_text(encoding="utf-8")))


def is_named_elsewhere(name: str, function: str) -> bool:
    """Whether a file of another room has this word."""
    room = f"{Path(name).parent}/"
    return any(function in words(other) for other in FILES if not other.startswith(room))


def test_functions_of_arrays_say_their_shape_and_unit():
    """One section at least where arrays are reckoned with, and each where other rooms call."""
    silent = []
    for name in FILES:
        for function in functions(tree(name)):
            arguments = (*function.args.args, *function.args.kwonlyargs)
            annotated = {
                "Returns": [function.returns],
                "Parameters": [argument.annotation for argument in arguments],
            }
            due = {
                section
                for section, types in annotated.items()
                if any(ARRAYS.search(ast.unparse(one)) for one in types if one)
            }
            there = set(re.findall(r"^(\w+)\n---", ast.get_docstring(function) or "", re.M))
            there |= {"Returns"} if "Yields" in there else set()
            lacks = due - there if is_named_elsewhere(name, function.name) else set()
            least = {"Returns"} if "Returns" in due else {"Parameters", "Returns"}
            if name.startswith(ROOMS_OF_ARRAYS) and due and not least & there:
                lacks |= due
            if lacks and (name, function.name) not in LEAD_ON:
                silent.append(
                    f"{name}:{function.lineno} {function.name}: {', '.join(sorted(lacks))}"
                )
    assert silent == []


# Charts -------------------------------------------------------------------------------------

#: Keys of charts that are the name of something else nearly everywhere they stand.
ALSO_CHARTS = {"sectors": "query key, figure of a county", "pairing": "table of the package, page"}
#: Where the key of a chart may stand in quotes besides, and why.
NAMES_NO_CHART = {
    "geodata/meeting/figures.py": "figures of a slide, a registry of their own",
    "dashboard/meeting/figures.py": "the same figures as blocks",
    "dashboard/ids.py": "ids of elements of the map page",
    "dashboard/drawing/plotly.py": "what Plotly keeps the zoom of",
    "dashboard/embed/bars.py": "class of a style sheet",
    "dashboard/embed/map.py": "class of a style sheet",
    "dashboard/meeting/wall/map.py": "class of a style sheet",
    "dashboard/meeting/takeaway/paper.py": "field of a Typst template",
    "dashboard/pages/profile/paper/area.py": "field of a Typst template",
    "dashboard/pages/profile/paper/county.py": "field of a Typst template",
    "callbacks/pages/live/explore.py": "outputs of a callback",
    "callbacks/pages/live/spa.py": "page that the script asks for",
}


def of_a_chart(side: ast.expr) -> bool:
    return ast.unparse(side).rsplit(".", 1)[-1] in ("chart", "chart_key")


def test_charts_are_named_in_their_registry_only():
    keys, named = set(CHARTS) - set(ALSO_CHARTS), []
    for name in set(FILES) - {"geodata/registry/charts.py"} - set(NAMES_NO_CHART):
        named += [f"{name}:{c.lineno} {c.value!r}" for c in quoted(tree(name)) if c.value in keys]
    assert not named


def test_nothing_is_compared_with_the_key_of_a_chart():
    named = []
    for name in FILES:
        for node in nodes(name):
            if isinstance(node, ast.Compare):
                sides = [node.left, *node.comparators]
                spelt = {c.value for side in sides for c in quoted(side)}
                if any(map(of_a_chart, sides)) and spelt & set(CHARTS):
                    named.append(f"{name}:{node.lineno} {ast.unparse(node)}")
    assert not named


def test_no_table_of_charts_is_spelt_out():
    """Two keys of charts in one dictionary, list or tuple are a table of facts about charts."""
    named = []
    for name in set(FILES) - set(NAMES_NO_CHART):
        for node in nodes(name):
            if isinstance(node, ast.Dict):
                parts = [key for key in node.keys if key is not None]
            elif isinstance(node, ast.Tuple | ast.List | ast.Set):
                parts = node.elts
            else:
                continue
            keys = {p.value for p in parts if isinstance(p, ast.Constant)} & set(CHARTS)
            if len(keys) > 1 and name != "geodata/registry/charts.py":
                named.append(f"{name}:{node.lineno} {sorted(keys)}")
    assert not named


def test_every_exception_of_charts_is_needed():
    for name in NAMES_NO_CHART:
        assert {c.value for c in quoted(tree(name))} & set(CHARTS), name


# Kinds of metrics ---------------------------------------------------------------------------

#: The only rooms that know kinds; everything else asks a metric one of its questions.
KNOW_KINDS = ("geodata/registry/", "geodata/arithmetic/")


def of_a_metric(node: ast.AST) -> bool:
    """Whether this reads the kind of a metric: `metric.kind`, `view.metric.kind`, `m.kind`."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "kind"
        and ast.unparse(node.value).rsplit(".", 1)[-1] in ("metric", "metric_row", "m")
    )


def test_kinds_of_metrics_are_known_to_registry_and_arithmetic_only():
    found = []
    for name in FILES:
        if name.startswith(KNOW_KINDS):
            continue
        for node in nodes(name):
            compared = isinstance(node, ast.Compare) and any(
                isinstance(side, ast.Attribute)
                and side.attr == "kind"
                and {c.value for other in (node.left, *node.comparators) for c in quoted(other)}
                & set(KINDS)
                for side in (node.left, *node.comparators)
            )
            looked_up = isinstance(node, ast.Subscript) and of_a_metric(node.slice)
            asked = isinstance(node, ast.Compare) and any(
                of_a_metric(side) for side in (node.left, *node.comparators)
            )
            if compared or looked_up or asked:
                found.append(f"{name}:{node.lineno} {ast.unparse(node)}")
            if isinstance(node, ast.Attribute) and node.attr == "is_level":
                found.append(f"{name}:{node.lineno} is_level")
    assert not found


def test_no_table_outside_is_keyed_by_kinds():
    """Two kinds as keys of one dictionary are a table that a new kind would be missing in."""
    found = []
    for name in set(FILES) - {"dashboard/meeting/figures.py"}:  # keys of figures of a slide
        if name.startswith(KNOW_KINDS):
            continue
        for node in nodes(name):
            if isinstance(node, ast.Dict):
                keys = {k.value for k in node.keys if isinstance(k, ast.Constant)} & set(KINDS)
                if len(keys) > 1:
                    found.append(f"{name}:{node.lineno} {sorted(keys)}")
    assert not found
