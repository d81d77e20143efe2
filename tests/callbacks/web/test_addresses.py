"""The registry of addresses: what is served is in it, and what is in it is served."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from callbacks import Settings, assemble, assembly
from dashboard import addresses
from dashboard.addresses import ADDRESSES, EVERY_PAGE, PAGES
from geodata.evaluation.gap_links import PATH as GAPS
from geodata.evaluation.rules import RULES
from geodata.export import EXPORTS
from geodata.language import LANGUAGES
from geodata.selection import Selection
from tests.var import fresh_var

ROOT = Path(__file__).parents[3]
#: Rules that are no address of ours: Dash's, files with a digest in their name, assets of embeds,
#: other spellings of an address.
BESIDES = {
    "/<path:path>", "/static/<path:filename>", "/assets/<path:filename>", "/embed.css",
    "/embed.js", "/embed-chart.js", "/county/<adcode>/", "/share/page/<path:at>",
}  # fmt: skip
GIVEN = {"adcode": "500101", "supporter": "shandong", "chart": "map", "release": "r1"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return assemble(Settings(var=fresh_var(tmp_path_factory.mktemp("var")))).server.test_client()


@pytest.mark.thorough
def test_every_rule_of_the_server_is_a_row_and_every_row_a_rule(client):
    rules = {str(rule) for rule in client.application.url_map.iter_rules()}
    rules = {re.sub(r"<\w+:", "<", rule) for rule in rules - BESIDES if not rule.startswith("/_")}
    named = {re.sub(r"/snapshot/<chart>\.\w+", "/snapshot/<name>", row.rule()) for row in ADDRESSES}
    assert rules == named - {"/about"}  # a page of Dash, whose one rule is `/<path:path>`


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_404_text_names_every_page(client, language):
    for path in ("/nowhere", "/county/nowhere/more"):
        answer = client.get(f"{path}?lang={language}")
        assert answer.status_code == 404
    from callbacks.pages.live import spa

    with pytest.raises(spa.UnknownKey) as refused:
        spa._kind("/nowhere")
    expected = str(refused.value.expected).split(", ")
    assert expected == [row.shown for row in EVERY_PAGE] and len(expected) > 11


@pytest.mark.thorough
@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.path)
def test_pages_of_the_header_are_served_and_named_in_both_languages(client, row):
    answer = client.get(row.at(Selection(release="r1")))
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert all(row.label.in_(lang) and row.about.in_(lang) for lang in LANGUAGES)


@pytest.mark.parametrize("row", ADDRESSES, ids=lambda row: row.path)
def test_an_address_is_found_by_its_path(row):
    path = row.filled(**{gap: GIVEN.get(gap, "r1-ABCD2345") for gap in row.gaps})
    found = addresses.of(path)
    assert found is not None and found[0] is row
    assert set(found[1]) == set(row.gaps)


def test_operations_are_named_once():
    named = [row.operation for row in ADDRESSES if row.operation]
    assert len(set(named)) == len(named)
    assert len({row.path for row in ADDRESSES}) == len(ADDRESSES)


def test_every_module_takes_what_the_assembly_has():
    known = {"app", "server", "site", "files", "assets", "releases", "store", "codes", "settings"}
    for name in (*assembly.OF_EVERY_PAGE, *addresses.MODULES):
        asked = signature(import_module(f"callbacks.{name}").register).parameters
        assert set(asked) <= known, name


def test_paths_that_facts_name_are_rows():
    """`geodata` knows no pages: the few paths that it names are held here."""
    paths = {row.path for row in ADDRESSES}
    links = {link.path for rule in RULES.values() for link in rule.links}
    assert links and links | {GAPS, *EXPORTS} <= paths


# Literals ------------------------------------------------------------------------------------

#: Where a path may stand in quotes besides the registry, and why.
ALLOWED = {
    "geodata/export/exports.py": "a registry of its own, which that of addresses reads",
    "geodata/evaluation/rules.py": "facts name no page by its row; held by the test above",
    "geodata/evaluation/gap_links.py": "likewise",
    "geodata/__main__.py": "keys of EXPORTS",
}
_WHOLE = {row.path for row in ADDRESSES if not row.gaps} - {"/"}
_STEMS = tuple(row.stem for row in ADDRESSES if row.gaps)


def _literals(path: Path) -> list[str]:
    """Paths of the registry in a module's strings; those of docstrings are prose."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    prose = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    ]
    return [
        text
        for text in texts
        if text.split("?")[0].split("#")[0] in _WHOLE or text.startswith(_STEMS)
    ]


def test_paths_are_named_in_their_registry_only():
    files = [
        p for room in ("geodata", "dashboard", "callbacks") for p in (ROOT / room).rglob("*.py")
    ]
    found = {
        name: literals
        for path in files
        if (name := path.relative_to(ROOT).as_posix()) not in {"dashboard/addresses.py", *ALLOWED}
        and (literals := _literals(path))
    }
    assert found == {}


def test_the_allow_list_is_no_longer_than_it_must_be():
    assert all(_literals(ROOT / name) for name in ALLOWED)
