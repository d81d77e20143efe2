"""`/ecology` over HTTP: refusals, caching, weight, and the way to share it."""

from __future__ import annotations

import re

import brotli
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from geodata.registry.metrics import METRICS

pytestmark = pytest.mark.thorough

#: Document, styles and scripts together, compressed.
MOST_BYTES = 150_000
STATES = [
    "", "?metric=co2_emissions", "?metric=co2_emissions&years=2005", "?show=indicators",
    "?metric=forest_cover&province=hubei&county=420526&lang=en", "?metric=pm25&years=2020-2022",
]  # fmt: skip


def loaded(text: str) -> list[str]:
    return re.findall(r'<(?:script|link)[^>]*(?:src|href)="(/[^"]+)"', text)


def read(client: FlaskClient, address: str) -> bytes:
    with client.get(address) as file:
        assert file.status_code == 200
        return file.data


@pytest.mark.parametrize("query", STATES)
def test_every_state_is_a_light_document_without_inline_scripts(client, query):
    answer = client.get(f"/ecology{query}")
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Language"] == ("en" if "lang=en" in query else "zh")
    assert not re.search(r"<script(?![^>]*src=)[^>]*>", answer.text)
    assert not re.search(r" on[a-z]+=", answer.text)
    files = [read(client, address) for address in loaded(answer.text)]
    assert len(files) >= 9 and not any("plotly" in one for one in loaded(answer.text))
    weight = sum(len(brotli.compress(part, quality=5)) for part in (answer.data, *files))
    assert weight < MOST_BYTES


@pytest.mark.parametrize("metric", [m.key for m in METRICS.values() if m.group == "ecology"])
def test_files_of_a_page_are_there(client, metric):
    text = client.get(f"/ecology?metric={metric}").text.replace("&amp;", "&")
    links = set(re.findall(r'href="(/data\.csv[^"]*)"', text))
    assert links
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200 and answer.text.count("\n") == 20


def test_a_pinned_release_is_kept_for_ever_and_an_unknown_one_is_404(client):
    assert "immutable" in client.get("/ecology?release=r1").headers["Cache-Control"]
    missing = client.get("/ecology?release=r9&lang=en")
    assert missing.status_code == 404 and missing.headers["Cache-Control"] == "no-store"
    assert 'lang="en"' in missing.text


@given(query=st.text(max_size=80))
def test_any_query_is_answered_calmly(client, query):
    assert client.get("/ecology", query_string=query).status_code in (200, 404)


def test_a_query_that_is_too_long_is_set_aside(client):
    answer = client.get("/ecology?against=" + "x" * 9000)
    assert answer.status_code == 200 and "x" * 200 not in answer.text


def test_what_is_shared_is_the_page_with_its_own_keys(client):
    shared = client.get("/share/page/ecology?metric=pm25&show=indicators&against=grants")
    assert shared.status_code == 200
    link = "/ecology?metric=pm25&amp;release=r1&amp;show=indicators&amp;against=grants"
    assert f'href="{link}"' in shared.text  # back to the page
    assert f'value="http://localhost{link}"' in shared.text
    # The language of what is shared changes, the page's keys stay.
    assert "lang=en&amp;release=r1&amp;show=indicators" in shared.text


def test_keys_of_the_page_are_no_keys_of_charts(client):
    text = client.get("/share/map?show=indicators").text
    assert "show=indicators" not in text


def test_the_navigation_names_the_page(client):
    text = client.get("/ecology?lang=en").text
    assert re.search(r'<a aria-current="page"[^>]*href="/ecology\?lang=en"[^>]*>Ecology</a>', text)
