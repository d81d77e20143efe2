"""Scripts and style sheets: whole, in their rooms, and each thing known in one place only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.delivery import assets, script_words
from geodata.language import LANGUAGES

SCRIPTS = sorted(path.relative_to(assets.FOLDER).as_posix() for path in assets.FOLDER.rglob("*.js"))
STYLES = sorted(path.relative_to(assets.FOLDER).as_posix() for path in assets.FOLDER.rglob("*.css"))
ADAPTER, GRID = "page/dash-plotly.js", "records/grid.js"
#: What neither Dash nor plotly.js promises, and where alone it may be named.
INTERNALS = {
    ADAPTER: (
        r"_fullLayout|_fullData|_subplot|__data__|PlotlyGeoAssets|\bPlotly\b|plotly_|js-plotly"
        r"|choroplethlayer|scatterlayer|scattergeo|main-svg|svg-container|modebar"
        r"|dash_clientside|_dash-|\bdash-[a-z]|btn-close|\.no_update|set_props|fetch\s*="
    ),
    GRID: r"dash_ag_grid|\bReact|getRowsRequest|setProps",
}
#: Style sheets that dress parts of Dash and plotly.js.
DRESSING = {
    "styles/controls.css", "styles/layout.css", "styles/panels.css", "styles/print.css",
    "map/map.css",
}  # fmt: skip
#: Hand signs of Chinese keyboards, which are keys and no words.
KEYS = "？。"
MOST_FILES = 12


def text(name: str) -> str:
    return (assets.FOLDER / name).read_text(encoding="utf-8")


def code(name: str) -> str:
    """A script without its comments."""
    return uncommented(text(name))


def uncommented(script: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", "", script, flags=re.DOTALL)


def declared(name: str) -> list[str]:
    """Names at the top of a file: those that files after it know."""
    return re.findall(r"^const (\w+) =", text(name), flags=re.MULTILINE)


def test_comments_are_cut_and_nothing_else():
    assert "plotly.js would ask" not in code(ADAPTER)
    assert '"http://www.w3.org/2000/svg"' in code("map/keys.js")


@pytest.mark.parametrize("where", INTERNALS)
def test_internals_are_named_in_one_file_only(where):
    assert re.search(INTERNALS[where], code(where))
    found = {
        name: sorted(set(re.findall(INTERNALS[where], code(name))))
        for name in SCRIPTS
        if name != where
    }
    assert {name: names for name, names in found.items() if names} == {}


def test_style_sheets_that_dress_dash_and_plotly_are_known():
    names = re.compile(r"\.dash-(?!mark|\d)[a-z]|js-plotly|main-svg|svg-container|btn-close")
    assert {name for name in STYLES if names.search(text(name))} == DRESSING


def test_every_file_is_part_of_a_script():
    used = {part for parts in assets.SCRIPTS.values() for part in parts}
    assert used == set(SCRIPTS)


@pytest.mark.parametrize("script", assets.SCRIPTS)
def test_a_script_holds_what_its_files_name_before_they_do(script):
    homes = {name: part for part in SCRIPTS for name in declared(part)}
    known: set[str] = set()
    for part in assets.SCRIPTS[script]:
        names = {name for name in homes if re.search(rf"\b{name}\b[.(]", code(part))}
        missing = names - known - set(declared(part))
        assert not missing, (part, missing)
        known |= set(declared(part))


@pytest.mark.parametrize("script", assets.SCRIPTS)
def test_a_script_carries_no_part_that_it_does_not_use(script):
    parts = assets.SCRIPTS[script]
    for n, part in enumerate(parts):
        later = "".join(code(other) for other in parts[n + 1 :])
        shared = part.startswith("shared/")
        assert not shared or any(re.search(rf"\b{name}\.", later) for name in declared(part)), part


def test_no_name_is_declared_in_two_files():
    names = [name for part in SCRIPTS for name in declared(part)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("script", assets.SCRIPTS)
def test_a_script_leaves_no_name_behind(script):
    whole = assets.script(script)
    assert whole.startswith('(function () {\n"use strict";\n')
    assert whole.endswith("})();\n")


@pytest.mark.parametrize("script", assets.SCRIPTS)
def test_a_script_is_served_without_its_types_and_with_all_that_runs(script):
    whole = assets.script(script)
    assert "@param" not in whole and "@ts-check" not in whole
    lines = [line for part in assets.SCRIPTS[script] for line in code(part).splitlines()]
    served = uncommented(whole).splitlines()[2:-1]  # without the function around it
    assert [line for line in served if line.strip()] == [line for line in lines if line.strip()]


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_hold_no_words_of_either_language(name):
    han = set(re.findall(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", text(name))) - set(KEYS)
    assert not han
    sentences = re.findall(r"[\"'`][A-Z][a-z]+ [a-z]+ [a-z ]+[.\"'`]", code(name))
    assert not sentences


def test_words_of_scripts_come_with_the_page_and_are_those_that_are_asked_for():
    asked = {key for name in SCRIPTS for key in re.findall(r'Words\.get\("(\w+)"\)', code(name))}
    assert asked == set(script_words.WORDS)
    element = script_words.element()
    assert element.count("<") == 2  # the tag itself: no word can close it
    for language in LANGUAGES:
        for word in script_words.WORDS.values():
            assert word.text(language) in element


def test_what_is_served_has_one_name_each_and_nothing_of_the_tools():
    served = assets.served()
    assert {Path(name).suffix for name in served} == {".css", ".js", ".svg"}
    assert set(assets.SCRIPTS) - set(served) == {"brief.js"}
    plain = [Path(name).name for name in STYLES]
    assert len(plain) == len(set(plain))


def test_folders_are_rooms():
    for folder in (assets.FOLDER, *(path for path in assets.FOLDER.iterdir() if path.is_dir())):
        files = [path for path in folder.iterdir() if path.is_file()]
        assert len(files) <= MOST_FILES, folder
