"""What `/embed/<chart>` and its files answer: headers, caching, refusals, who may frame."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Response
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

import app as application
from callbacks import Settings, assemble
from callbacks.web import security
from geodata.package import DATA
from geodata.registry.charts import CHARTS

pytestmark = pytest.mark.thorough

FILES = ("/embed.css", "/embed-chart.js", "/embed.js")


@pytest.fixture(scope="module")
def made(var: Path) -> Callable[..., FlaskClient]:
    def make(**settings: str) -> FlaskClient:
        return assemble(Settings(data=DATA, var=var, **settings)).server.test_client()

    return make


def policy(answer: Response) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {part.partition(" ")[0]: part.partition(" ")[2] for part in parts}


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_is_there_without_cookies_or_other_hosts(client, chart):
    answer = client.get(f"/embed/{chart}?lang=en")
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert answer.headers["Content-Language"] == "en"
    assert "Set-Cookie" not in answer.headers
    loaded = re.findall(r'(?:src|href)="([^"#]+)"', answer.text)
    ours = ("/", "data:,", "http://localhost/oembed?")
    assert all(address.startswith(ours) for address in loaded)
    files = [address for address in loaded if address.startswith("/embed")]
    assert len(files) == 2
    for address in files:
        file = client.get(address)
        assert file.status_code == 200 and "immutable" in file.headers["Cache-Control"]


def test_embeds_may_be_framed_and_nothing_else(client):
    answer = client.get("/embed/map")
    assert policy(answer)["frame-ancestors"] == "*" and "X-Frame-Options" not in answer.headers
    for path in ("/", "/about", "/data.csv", "/embed", "/embed.js", "/embedded/map", "/nope"):
        other = client.get(path)
        assert policy(other)["frame-ancestors"] == "'none'"
        assert other.headers["X-Frame-Options"] == "DENY"


def test_the_owner_says_who_may_frame(made):
    client = made(frame_ancestors="https://news.example.cn https://*.example.org")
    allowed = "'self' https://news.example.cn https://*.example.org"
    assert policy(client.get("/embed/map"))["frame-ancestors"] == allowed
    assert policy(client.get("/embed/nope"))["frame-ancestors"] == allowed
    assert policy(client.get("/"))["frame-ancestors"] == "'none'"
    settings = application.Settings.from_env({"ATLAS_FRAME_ANCESTORS": "https://a.example  *"})
    assert settings.frame_ancestors == "https://a.example *"
    assert (
        security.secured(Response(""), "/embed/map", "", settings.frame_ancestors)
        .headers["Content-Security-Policy"]
        .endswith("frame-ancestors https://a.example *")
    )


def test_the_policy_of_embeds_allows_no_inline_script(client):
    found = policy(client.get("/embed/map"))
    assert found["default-src"] == "'none'" and found["script-src"] == "'self'"
    assert found["form-action"] == "'self'" and found["base-uri"] == "'none'"
    assert "<script>" not in client.get("/embed/map").text


def test_a_pinned_embed_is_immutable_and_the_latest_is_asked_for_again(client):
    pinned = client.get("/embed/map?metric=grants&release=r1")
    assert pinned.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    latest = client.get("/embed/map?metric=grants")
    assert latest.headers["Cache-Control"] == "no-cache"
    tag = {"If-None-Match": latest.headers["ETag"]}
    again = client.get("/embed/map?metric=grants", headers=tag)
    assert again.status_code == 304 and again.data == b""
    # Browsers take the headers of a 304 for those of the page they have.
    assert policy(again) == policy(latest)
    assert client.get("/embed/map?metric=gdp", headers=tag).status_code == 200
    # The link to the full view keeps the release.
    assert 'href="/?metric=grants&amp;release=r1"' in pinned.text


@pytest.mark.parametrize("address", FILES)
def test_files_have_one_address_for_ever(client, address):
    plain = client.get(address)
    assert plain.status_code == 200 and plain.headers["Cache-Control"] == "no-cache"
    assert client.get(address, headers={"If-None-Match": plain.headers["ETag"]}).status_code == 304
    # What an article's pinned page of last year asks for is still found, and not kept for ever.
    old = client.get(f"{address}?v=0123456789ab")
    assert old.data == plain.data and old.headers["Cache-Control"] == "no-cache"
    kind = "text/css" if address.endswith("css") else "text/javascript"
    assert plain.mimetype == kind and plain.headers["X-Content-Type-Options"] == "nosniff"


def test_the_style_sheet_has_the_colours_first(client):
    sheet = client.get("/embed.css").text
    assert sheet.index(":root[data-theme=auto]") < sheet.index("#embed{")


@pytest.mark.parametrize(
    "chart",
    ["nope", "map/", "map/x", "../etc/passwd", "Map", "map.png", "%3Cscript%3E", "x" * 3000],
)
def test_an_unknown_chart_is_a_small_designed_page(client, chart):
    answer = client.get(f"/embed/{chart}")
    assert answer.status_code == 404 and answer.mimetype == "text/html"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "没有这张图" in answer.text and "<script>" not in answer.text
    assert len(answer.data) < 3000


def test_an_unknown_release_is_404_and_other_values_are_mended(client):
    gone = client.get("/embed/map?release=r9&lang=en&interactive=0")
    assert gone.status_code == 404 and "r1" in gone.text and "No such" in gone.text
    assert "<script" not in gone.text
    mended = client.get("/embed/map?metric=nope&years=1&theme=pink")
    assert mended.status_code == 200 and 'class="notices"' in mended.text


def test_get_and_head_only(client):
    assert client.head("/embed/map").status_code == 200
    for method in (client.post, client.put, client.delete):
        assert method("/embed/map").status_code == 405


@given(st.binary(max_size=300))
def test_any_query_is_answered(client, tail):
    answer = client.get(
        "/embed/pairing", environ_overrides={"QUERY_STRING": tail.decode("latin-1")}
    )
    assert answer.status_code in (200, 404)
    assert answer.text.count("<script") == (0 if "interactive=0" in tail.decode("latin-1") else 1)


@pytest.mark.parametrize("chart", CHARTS)
def test_compressed_an_embed_is_small(client, chart):
    headers = {"Accept-Encoding": "br"}
    files = sum(len(client.get(address, headers=headers).data) for address in FILES[:2])
    size = len(client.get(f"/embed/{chart}?metric=gdp&controls=1&search=1", headers=headers).data)
    assert size + files <= 40_000
