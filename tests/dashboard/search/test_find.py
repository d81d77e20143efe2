"""The search box finds what people type, and nothing it finds leads out of the site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.search import find
from geodata.atlas import Atlas
from geodata.selection import Selection


@pytest.mark.parametrize(
    ("typed", "kind", "key"),
    [
        ("云阳", "county", "500235"),
        ("yunyang", "county", "500235"),
        ("yy", "county", "500235"),
        ("Yunyang", "county", "500235"),
        ("500235", "county", "500235"),
        ("开县", "county", "500154"),
        ("kaixian", "county", "500154"),
        ("kx", "county", "500154"),
        ("江北县", "county", "500112"),
        ("石柱", "county", "500240"),
        ("山东", "supporter", "shandong"),
        ("shandong", "supporter", "shandong"),
        ("森林", "metric", "forest_cover"),
        ("senlin", "metric", "forest_cover"),
        ("GDP", "metric", "gdp"),
        ("ｐｍ２．５", "metric", "pm25"),
        ("yunynag", "county", "500235"),
        ("Forest cover", "metric", "forest_cover"),
    ],
)
def test_what_is_typed_is_found_first(atlas: Atlas, typed: str, kind: str, key: str) -> None:
    best = find.find(atlas, typed)[0]
    assert (best.kind, best.key) == (kind, key)


def test_a_whole_name_stands_before_names_that_hold_it(atlas: Atlas) -> None:
    """重庆 is a supporter; 重庆市 of counties is not a name here."""
    assert find.find(atlas, "重庆")[0].key == "chongqing"


@pytest.mark.parametrize("typed", ["", "   ", "qqqqqq", "，，，"])
def test_nonsense_finds_nothing(atlas: Atlas, typed: str) -> None:
    assert find.find(atlas, typed) == []


def test_links_keep_language_and_release(site) -> None:
    found = find.answer(site, "yy", Selection(lang="en", release="r1"))[0]
    assert found["href"] == "/county/500235?lang=en&release=r1"
    assert found["name"] == "Yunyang" and found["what"] == "receiving county"
    metric = find.answer(site, "gdp", Selection())[0]
    assert metric["href"] == "/?metric=gdp"


@given(st.text(max_size=200))
def test_any_text_gives_a_bounded_answer(atlas: Atlas, text: str) -> None:
    found = find.find(atlas, text)
    assert len(found) <= find.MOST
    assert all(entry.path(Selection()).startswith("/") for entry in found)
