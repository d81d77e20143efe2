"""README and docs/: both languages say the same, tables are the registries', links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import docs
from tests.recipes.edits import recipes

ROOT = docs.ROOT
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
TOPICS = sorted(p.name[: -len(".zh-CN.md")] for p in docs.FOLDER.glob("*.zh-CN.md"))
PAGES = docs.pages()
EVERY = (*READMES, *PAGES)
MOST_LINES = 120
#: Hosts that may stand in an address: this machine, and names that belong to nobody.
HOSTS = re.compile(r"127\.0\.0\.1|localhost|([\w-]+\.)*example(\.(com|org|cn|net))?")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def pair(topic: str) -> tuple[str, str]:
    return read(docs.FOLDER / f"{topic}.md"), read(docs.FOLDER / f"{topic}.zh-CN.md")


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def shape(text: str) -> list[str]:
    """Levels of headings, code, tables and lists in their order, words left out."""
    blocks = re.findall(
        r"^```.*?^```$|^#+ |^<!-- table: \S+|^\| --- |^- |^\d\. ", text, re.M | re.S
    )
    return [re.sub(r"^```(\w*).*", r"```\1", block, flags=re.S) for block in blocks]


def kind_of(line: str) -> str:
    """What a line of a README is: its mark where it has one, code as it stands."""
    found = re.match(r"#+ |- |\d\. |!\[|```\w*|$", line)
    return found[0] if found else "text"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_tables_are_what_the_registries_give(path):
    assert read(path) == docs.filled(read(path), PAGES[path]), "run `make docs`"


def test_every_table_is_shown_in_both_languages():
    for language in ("zh", "en"):
        texts = [read(path) for path, of in PAGES.items() if of == language]
        shown = [match["name"] for text in texts for match in docs.MARKED.finditer(text)]
        assert sorted(shown) == sorted(docs.TABLES)


def test_every_page_is_there_in_both_languages():
    assert len(TOPICS) == 8
    assert {path.name for path in PAGES} == {
        topic + ending for topic in TOPICS for ending in docs.ENDINGS.values()
    }


@pytest.mark.parametrize("topic", TOPICS)
def test_the_languages_of_a_page_have_one_shape(topic):
    english, chinese = pair(topic)
    assert shape(english) == shape(chinese)
    code = r"^```.*?^```$"
    assert re.findall(code, english, re.M | re.S) == re.findall(code, chinese, re.M | re.S)
    assert f"]({topic}.zh-CN.md)" in english and f"]({topic}.md)" in chinese


def test_the_readmes_are_the_same_line_by_line():
    english, chinese = (read(path).splitlines() for path in READMES)
    assert len(english) == len(chinese) <= MOST_LINES
    assert [kind_of(line) for line in english] == [kind_of(line) for line in chinese]
    code = False
    for one, other in zip(english, chinese, strict=True):
        fence = one.startswith("```")
        assert not (code or fence) or one == other
        code ^= fence
    assert "](README.zh-CN.md)" in "\n".join(english) and "](README.md)" in "\n".join(chinese)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_links_and_pictures_are_there(path):
    targets = re.findall(r"\]\(([^)\s]+)\)", without_code(read(path)))
    assert targets
    missing = [
        target for target in targets if not (path.parent / target.partition("#")[0]).exists()
    ]
    assert missing == []


def test_every_picture_is_shown():
    shown = set(re.findall(r"docs/pictures/([\w.-]+)", "".join(map(read, READMES))))
    assert shown == {path.name for path in (docs.FOLDER / "pictures").iterdir()}


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_commands_of_make_exist(path):
    rules = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.M))
    text = read(path)
    code = "\n".join(re.findall(r"^```(?:sh|bat)\n(.*?)^```$", text, re.M | re.S))
    named = set(re.findall(r"`make ([\w-]+)`", without_code(text)))
    named |= set(re.findall(r"\bmake ([\w-]+)", code))
    assert named - rules == set()


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_no_host_is_named_but_examples(path):
    """No registry and no mirror: an office writes its own."""
    hosts = {
        urlsplit(found).hostname or "" for found in re.findall(r"https?://[^\s`)>\"]+", read(path))
    }
    hosts = {host.removeprefix("*.") for host in hosts}
    assert [host for host in hosts if host and not HOSTS.fullmatch(host)] == []


# Develop ------------------------------------------------------------------------------------


def test_every_room_is_named():
    text = read(docs.FOLDER / "develop.md")
    rooms = [
        f"{folder.relative_to(ROOT).as_posix()}/"
        for top in ("geodata", "dashboard", "callbacks")
        for folder in (ROOT / top, *sorted((ROOT / top).iterdir()))
        if (folder / "__init__.py").is_file()
    ]
    assert [room for room in rooms if f"| `{room}` |" not in text] == []


def test_rooms_and_files_of_develop_exist():
    text = read(docs.FOLDER / "develop.md")
    made = {edit.path for edits in recipes(text).values() for edit in edits if edit.how == "new"}
    named = set(re.findall(r"`((?:geodata|dashboard|callbacks|assets|tests)/[\w./-]*)`", text))
    assert [name for name in sorted(named - made) if not (ROOT / name).exists()] == []
    assert made and not any((ROOT / name).exists() for name in made)


@pytest.mark.parametrize("name", recipes(read(docs.FOLDER / "develop.md")))
def test_the_places_of_a_recipe_are_found(name, tmp_path):
    """Every anchor stands on one line, and Python stays Python."""
    edits = recipes(read(docs.FOLDER / "develop.md"))[name]
    for path in {edit.path for edit in edits}:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / path).exists():
            (tmp_path / path).write_bytes((ROOT / path).read_bytes())
    for edit in edits:
        edit.perform(tmp_path)
    for path in {edit.path for edit in edits if edit.path.endswith(".py")}:
        compile(read(tmp_path / path), path, "exec")
