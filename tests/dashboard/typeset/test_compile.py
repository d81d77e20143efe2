"""The compiler of sheets: texts stay texts, templates see their folder only, bytes repeat."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from dashboard.typeset import compile as sheets
from geodata.errors import Busy, SheetError

pytestmark = pytest.mark.thorough

DAY = date(2025, 11, 22)
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" width="90" height="20">'
    b'<text x="2" y="14" font-family="Atlas Sans" font-size="12">\xe9\xab\x98\xe8\xa7\x81</text></svg>'
)
TEMPLATE = """
#import "house.typ": *
#let data = json("data.json")
#show: sheet.with(title: data.title, language: "zh", foot: data.foot)
= #data.title
#data.hostile
#image("map.svg", alt: data.title)
"""
HOSTILE = '#read("/etc/passwd") $x$ *bold* <script> #include "a.typ" \\u{41} // `raw` @ref 😀'


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "test.typ"
    path.write_text(TEMPLATE)
    return path


def _made(template: Path, **more: str) -> bytes:
    data = {"title": "万州区", "foot": "r1", "hostile": HOSTILE, **more}
    return sheets.pdf(template, data, DAY, {"map.svg": PICTURE})


def test_what_data_say_is_text_and_never_code(template: Path) -> None:
    content = _made(template)
    document = pypdfium2.PdfDocument(content)
    text = document[0].get_textpage().get_text_range()
    assert HOSTILE.replace("😀", "□") in " ".join(text.split())
    assert "高见" in text, "text of a picture stays text, in its own characters"
    assert "1/1" in text
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == "万州区"
    assert content == _made(template), "the same input gives the same bytes"


@pytest.mark.parametrize(
    "code",
    ['#read("/etc/passwd")', '#read("../data.json")', '#image("http://127.0.0.1/a.svg")', "#{"],
)
def test_a_template_reads_nothing_but_its_folder(template: Path, code: str) -> None:
    template.write_text(code)
    with pytest.raises(SheetError):
        _made(template)


def test_bounds_are_told_as_such(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SheetError, match="至多 2 MB"):
        _made(template, foot="长" * 2**20)
    with pytest.raises(SheetError, match=r"map\.svg"):
        sheets.pdf(template, {}, DAY, {"../x.svg": PICTURE})
    monkeypatch.setattr(sheets, "SECONDS", 0.001)
    with pytest.raises(Busy, match="用时过长"):
        _made(template)


def test_no_template_asks_for_a_package_of_others() -> None:
    templates = list(sheets.FOLDER.parent.rglob("*.typ"))
    assert templates
    assert not [path.name for path in templates if '"@' in path.read_text()]
