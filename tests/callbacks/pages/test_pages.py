"""Addresses to pages: each opens the page it names, and a wrong one gets a designed answer."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from dash import html
from hypothesis import given
from hypothesis import strategies as st

from callbacks.pages.live import spa
from dashboard import ids
from dashboard.markup.html import VOID, as_html
from dashboard.pages.about.page import about
from dashboard.pages.map.page import Site
from geodata.language import Language, Message
from geodata.registry.metrics import METRICS
from geodata.selection import Selection
from tests.dashboard.trees import by_id, having, of, props, text

pytestmark = pytest.mark.thorough

CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


class Reader(HTMLParser):
    """The tags and texts of a piece of HTML, and the texts that no `lang` marks."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.unmarked: list[str] = []
        self._open: list[bool] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append("lang" in dict(attrs))

    def handle_endtag(self, _tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.said.append(data)
        if not any(self._open):
            self.unmarked.append(data)


def main_of(page: Any) -> Reader:
    """The main part of a page that comes as one text."""
    return Reader(props(by_id(page, "main"))["data-html"])


def has_map(page: Any) -> bool:
    return any(props(c)["id"] == ids.MAP for c in having(page, "id"))


@pytest.mark.parametrize("metric", METRICS)
def test_a_deep_link_opens_the_view_it_names(metric: str, site: Site) -> None:
    page = spa.answer(site, "/", f"?metric={metric}&province=hubei&county=420527&lang=en")
    assert props(page)["lang"] == "en"
    assert props(by_id(page, ids.METRIC))["value"] == metric
    assert props(by_id(page, ids.PROVINCE))["value"] == "hubei"
    assert text(by_id(page, ids.COUNTY_PANEL)).startswith("×Zigui")
    chosen = Selection(metric=metric, province="hubei", county="420527", lang="en")
    assert props(by_id(page, ids.SELECTION))["data"] == chosen.query()
    assert by_id(page, ids.NOTICES).children == []


def test_the_bare_address_is_the_map_of_the_pairs(site: Site) -> None:
    page = spa.answer(site, "/", "")
    assert has_map(page)
    assert props(by_id(page, ids.METRIC))["value"] == "supporters"
    assert props(by_id(page, ids.SELECTION))["data"] == ""


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/about", 200),
        ("/about/", 200),
        ("/county/", 404),
        ("/county/500101/x", 404),
        ("/nothing", 404),
        ("/../etc/passwd", 404),
    ],
)
def test_status_and_page_agree(path: str, status: int, site: Site) -> None:
    assert spa.status_of(site, path, "") == status
    asked: dict[Language, str] = {"zh": "", "en": "?lang=en"}
    for language, query in asked.items():
        missing = Message("没有这个页面").text(language)
        assert (missing in text(spa.answer(site, path, query))) == (status == 404)


def test_what_is_not_there_leads_back_to_the_map(site: Site) -> None:
    page = spa.answer(site, "/nothing", "?lang=en")
    (main,) = of(page, "Main")
    assert [props(a)["href"] for a in of(main, "A")] == ["/?lang=en"]
    assert not CHINESE.search(text(main))


@pytest.mark.parametrize("query", ["?release=r9", "?release=r1&release=r9", "?release="])
def test_an_unknown_release_is_no_page(query: str, site: Site) -> None:
    """A pinned link must not show other figures."""
    assert spa.status_of(site, "/", query) == 404
    assert not has_map(spa.answer(site, "/", query))


def test_the_pinned_release_is_the_same_page(site: Site) -> None:
    assert has_map(spa.answer(site, "/", "?release=r1"))


def test_a_mended_value_is_told_once(site: Site) -> None:
    page = spa.answer(site, "/", "?metric=grant&years=1990-2020&nonsense=1")
    told = [text(line) for line in by_id(page, ids.NOTICES).children]
    assert len(told) == 3
    assert props(by_id(page, ids.METRIC))["value"] == "grants"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("baseline=2015", "多年合计与一年不可比，改用 2025 年"),
        ("relative=area", "先换算成每万人或每平方公里"),
        ("change=pct", "没有基准年"),
        ("compare=500101,420506", ""),
    ],
)
def test_a_comparison_that_does_not_apply_says_why(key: str, said: str, site: Site) -> None:
    page = spa.answer(site, "/", f"?metric=grants&{key}")
    told = text(by_id(page, ids.NOTICES))
    assert said in told if said else told == ""


@given(path=st.text(max_size=60), query=st.text(max_size=120))
def test_no_address_is_a_fault_of_ours(path: str, query: str, site: Site) -> None:
    page = spa.answer(site, "/" + path, "?" + query)
    assert text(page)
    assert spa.status_of(site, "/" + path, "?" + query) in (200, 404)


@given(value=st.text(max_size=60))
def test_no_value_reaches_an_attribute_that_runs(value: str, site: Site) -> None:
    page = spa.answer(site, "/", f"?county={value}&metric={value}&lang=zh")
    for component in having(page, "href"):
        assert str(props(component)["href"]).startswith(("/", "#", "http://", "https://"))


# The main part as one text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_without_controls_say_the_same_as_one_text(language: Any, site: Site) -> None:
    page = spa.answer(site, "/about", f"?lang={language}")
    whole = about(site, site.atlas.view(Selection(lang=language)), (), language)
    assert "".join(main_of(page).said) == text(by_id(whole, "main"))


def test_the_text_holds_nothing_that_runs(site: Site) -> None:
    for tag, attributes in main_of(spa.answer(site, "/about", "")).tags:
        assert tag not in ("script", "iframe", "object", "embed", "style", "link", "meta")
        assert not [name for name in attributes if name.startswith("on")]
        href = attributes.get("href")
        assert href is None or href.startswith(("/", "#", "http://", "https://"))


@given(words=st.text(max_size=40))
def test_any_text_survives_as_text(words: str) -> None:
    read = Reader(as_html(html.P([words, html.A(words, href="/?q=" + words, title=words)])))
    assert [tag for tag, _ in read.tags] == ["p", "a"]
    # A parser reads carriage returns and NUL its own way; both cannot come from our tables.
    if not set(words) & set("\r\0"):
        assert "".join(read.said) == words * 2
        assert read.tags[1][1] == {"href": "/?q=" + words, "title": words}


def test_only_plain_html_becomes_text() -> None:
    from dash import dcc

    with pytest.raises(TypeError):
        as_html(html.Div(dcc.Store(id="x")))


def test_english_pages_mark_what_is_chinese(site: Site) -> None:
    """The same rule as in the tree, read from the text that the browser gets."""
    said = main_of(spa.answer(site, "/about", "?lang=en")).unmarked
    said = [line.replace(site.review_number, "") for line in said]
    assert [line for line in said if CHINESE.search(line)] == []
