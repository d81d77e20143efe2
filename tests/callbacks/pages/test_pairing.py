"""`/pairing` and `/supporter/<key>` over HTTP: names, refusals, caching, what they load."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.thorough


LONG = {
    "a list": "sectors=" + "a," * 996,
    "a metric": "metric=" + "x" * 1993,
    "too long": "sectors=tourism&years=" + "2" * 2000,
    "unknown keys": "a&" * 1000,
}


@pytest.mark.parametrize("path", ["/pairing", "/supporter/shandong"])
@pytest.mark.parametrize("query", LONG.values(), ids=LONG)
def test_a_long_query_is_answered_with_a_notice(client, path, query):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200
    assert 'class="notice' in answer.text or 'id="notices"' in answer.text
    assert client.get(f"{path}?{query}&release=r9").status_code == 404


@pytest.mark.parametrize("path", ["/pairing", "/supporter/shandong", "/supporter/ctg?lang=en"])
def test_pages_are_documents_without_scripts_inline_or_other_hosts(client, path):
    answer = client.get(path)
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Language"] == ("en" if "lang=en" in path else "zh")
    assert not re.search(r"<script(?![^>]*src=)[^>]*>", answer.text)
    assert not re.search(r" on[a-z]+=", answer.text)
    tags = re.findall(r"<(?:script|link|img)[^>]*>", answer.text)
    asked = [tag for tag in tags if 'rel="alternate"' not in tag]  # oEmbed: named, never loaded
    loaded = [address for tag in asked for address in re.findall(r'(?:src|href)="([^"]+)"', tag)]
    assert loaded and all(address.startswith("/") for address in loaded)
    for address in loaded:
        with client.get(address) as file:
            assert file.status_code == 200
    assert not any("plotly" in address or "_dash" in address for address in loaded)


def test_a_pinned_release_is_kept_for_ever_and_an_unknown_one_is_404(client):
    pinned = client.get("/pairing?release=r1")
    assert "immutable" in pinned.headers["Cache-Control"]
    for path in ("/pairing?release=r9", "/supporter/shandong?release=r9"):
        missing = client.get(path)
        assert missing.status_code == 404 and missing.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "key"),
    [("山东", "shandong"), ("山东省", "shandong"), ("Shandong", "shandong"), ("SHANDONG", "shandong"),
     ("广西壮族自治区", "guangxi"), ("三峡集团", "ctg")],
)  # fmt: skip
def test_every_name_of_a_supporter_leads_to_its_page_with_the_filters(client, name, key):
    answer = client.get(f"/supporter/{name}?sectors=tourism&lang=en")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/supporter/{key}?sectors=tourism&lang=en"
    assert client.get(answer.headers["Location"]).status_code == 200


def test_an_unknown_supporter_is_404_with_the_nearest_names(client):
    answer = client.get("/supporter/shandnog")
    assert answer.status_code == 404
    assert "山东省 /supporter/shandong" in answer.text
    assert "Shandong /supporter/shandong" in client.get("/supporter/shandnog?lang=en").text
    nothing = client.get("/supporter/zzzzzz")
    assert nothing.status_code == 404 and "山东" in nothing.text


@given(name=st.text(min_size=1, max_size=80).filter(lambda text: "/" not in text))
def test_any_name_is_answered_calmly(client, name):
    answer = client.get(f"/supporter/x{quote(name, safe='')}")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text and "<script>" not in answer.text


@given(query=st.text(max_size=60))
def test_any_query_is_answered_calmly(client, query):
    answer = client.get("/pairing", query_string=query)
    assert answer.status_code in (200, 404)


def test_pages_can_be_shared_and_have_a_card_of_their_own(client):
    page = client.get("/pairing?sectors=tourism").text
    assert 'href="/share/page/pairing?sectors=tourism"' in page
    picture = re.search(r'property="og:image" content="http://localhost([^"]+)"', page)
    assert picture and picture[1].startswith("/snapshot/pairing.png?metric=active_supporters")
    assert client.get("/share/page/pairing").status_code == 200
    assert client.get("/share/page/supporter/shandong").status_code == 200
    assert client.get("/share/page/supporter/nobody").status_code == 404
