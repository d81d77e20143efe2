"""What the data addresses answer: bytes, headers, refusals, and what browsers may keep."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from dash import Dash, Input, Output, html
from flask import Response
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from callbacks.web import http, security
from geodata.errors import (
    AtlasError,
    BadOption,
    BadSelection,
    Busy,
    DataError,
    SheetError,
    TooMany,
    UnknownKey,
)
from geodata.export import EXPORTS
from geodata.query.keys import KEYS as READERS
from geodata.query.keys import MAX_QUERY
from geodata.releases import Releases

RELEASES = Releases.load()
FACTS = RELEASES.latest


def site() -> Dash:
    app = Dash("atlas", assets_folder="no-assets", compress=True)
    app.layout = html.Div([html.B(id="a"), html.B(id="b")])
    app.clientside_callback("function (x) { return x; }", Output("b", "title"), Input("a", "title"))
    http.register(app, RELEASES)
    return app


APP = site()


@pytest.fixture
def client() -> FlaskClient:
    return APP.server.test_client()


@pytest.mark.parametrize("address", EXPORTS)
@pytest.mark.parametrize("query", ["", "metric=grants&years=2014-2020&lang=en&release=r1"])
def test_the_site_serves_the_bytes_of_the_export(client, address, query):
    answer = client.get(f"{address}?{query}")
    view = RELEASES.view(query)
    item = EXPORTS[address]
    assert answer.status_code == 200 and answer.data == item.write(view, FACTS)
    assert answer.content_type == item.media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{item.name(view)}"'
    assert answer.headers["Content-Language"] == ("en" if query else "zh")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", [*EXPORTS, "/openapi.json", "/healthz", "/readyz"])
def test_get_and_head_only(client, address):
    head = client.head(address)
    assert head.status_code == 200 and head.data == b"" and int(head.headers["Content-Length"]) > 0
    for method in (client.post, client.put, client.delete, client.patch):
        answer = method(address)
        assert answer.status_code == 405 and {"GET", "HEAD"} <= set(answer.allow)


def test_what_is_asked_again_gets_304_while_it_fits(client):
    first = client.get("/data.csv?metric=grants")
    tag = first.headers["ETag"]
    again = client.get("/data.csv?metric=grants", headers={"If-None-Match": tag})
    assert again.status_code == 304 and again.data == b"" and again.headers["ETag"] == tag
    other = client.get("/data.csv?metric=gdp", headers={"If-None-Match": tag})
    assert other.status_code == 200 and other.headers["ETag"] != tag
    assert client.get("/data.json?metric=grants").headers["ETag"] != tag
    assert client.get("/data.csv?metric=grants&lang=en").headers["ETag"] != tag


@pytest.mark.parametrize("address", ["/data.json", "/metadata.json", "/openapi.json"])
def test_what_is_compressed_is_kept_by_its_own_tag(client, address):
    packed = client.get(address, headers={"Accept-Encoding": "br"})
    assert (
        packed.headers["Content-Encoding"] == "br" and packed.headers["Vary"] == "Accept-Encoding"
    )
    assert len(packed.data) < len(client.get(address).data)
    asked = {"Accept-Encoding": "br", "If-None-Match": packed.headers["ETag"]}
    assert client.get(address, headers=asked).status_code == 304


def test_a_pinned_link_is_immutable_and_the_latest_is_asked_for_again(client):
    pinned = client.get("/data.csv?metric=grants&release=r1")
    assert pinned.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    latest = client.get("/data.csv?metric=grants")
    assert latest.headers["Cache-Control"] == "no-cache"
    assert pinned.data == latest.data
    assert client.get("/data.csv?release=r9").headers["Cache-Control"] == "no-store"


HOSTILE = {
    "metric=nonsense": 400,
    "nonsense=1": 400,
    "metric=grants&metric=gdp": 400,
    "metric=grants&metric=grants": 400,
    "metric=grants&lang=en&lang=zh": 400,
    "metric=" + "x" * MAX_QUERY: 400,
    "metric=%FF%FE": 400,
    "%FF=1": 400,
    "metric=grants%00": 400,
    "metric=%E2%80%AEstnarg": 400,
    "metric=grants%0D%0ASet-Cookie:%20a=1": 400,
    "metric=<script>alert(1)</script>": 400,
    "metric='%20OR%201=1--": 400,
    "county=../../etc/passwd": 400,
    "county=999999": 400,
    "years=2020-2014&metric=grants": 400,
    "years=1900&metric=grants": 400,
    "years=%D9%A2%D9%A0%D9%A2%D9%A1&metric=grants": 400,
    "years=99999999999999999999&metric=grants": 400,
    "sectors=tourism": 400,
    "years=2021": 400,
    "metric=gdp&sectors=tourism": 400,
    "metric=gdp&normalise=per_km2": 400,
    "baseline=2014": 400,
    "baseline=2005&metric=gdp": 400,
    "baseline=2018&metric=forest_cover": 400,
    "baseline=2019&metric=projects": 400,
    "baseline=2025&metric=projects&years=2025": 400,
    "baseline=2005&metric=co2_emissions": 400,
    "baseline=2020&metric=air_good_rate&change=pct": 400,
    "change=pct&metric=gdp": 400,
    "relative=area": 400,
    "relative=area&metric=grants": 400,
    "compare=500101,999999": 400,
    "compare=500101,500102,500112,500113,500115": 400,
    "supporters=" + ",".join(["zhuhai"] * 41): 400,
    "tier=4&metric=grants": 400,
    "release=r2": 404,
    "release=../r1": 404,
    "release=R1": 404,
    "release=r1%20x": 404,
    "metric=nonsense&release=r9": 404,
}


@pytest.mark.parametrize("address", ["/data.csv", "/records.xlsx"])
@pytest.mark.parametrize("query", HOSTILE)
def test_a_bad_query_gets_one_clear_line(client, address, query):
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == HOSTILE[query]
    assert answer.content_type == "text/plain; charset=utf-8"
    text = answer.get_data(as_text=True)
    assert text.count("\n") == 1 and text.endswith("\n") and text.rstrip("\n").isprintable()
    assert "Traceback" not in text and len(text) < 600
    assert "Set-Cookie" not in answer.headers and "Content-Disposition" not in answer.headers


def test_a_refusal_speaks_the_language_of_its_query(client):
    assert client.get("/data.csv?metric=x&lang=en").text.startswith("The query is not accepted")
    assert client.get("/data.csv?metric=x").text.startswith("查询有误，没有给出数据。")
    assert client.get("/data.csv?release=r9&lang=en").text.startswith(
        "release: found “r9”, expected r1."
    )


@given(
    st.dictionaries(st.sampled_from([*READERS, "x"]), st.text(max_size=30), max_size=4),
    st.binary(max_size=8),
)
def test_no_query_is_ever_a_fault_of_ours(pairs, tail):
    answer = APP.server.test_client().get("/data.csv", query_string=pairs)
    assert answer.status_code in (200, 400, 404)
    raw = APP.server.test_client().get(
        "/data.csv", environ_overrides={"QUERY_STRING": tail.decode("latin-1")}
    )
    assert raw.status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "query",
    [
        "county=开县",
        "county=武隆县",
        "metric=grants&supporters=珠海",
        "province=湖北省",
        "metric=无偿援助资金",
        "utm_source=mail",
        "metric=",
        "language=en",
    ],
)
def test_names_old_names_and_what_mail_programs_add_are_fine(client, query):
    assert client.get(f"/data.csv?{query}").status_code == 200


def test_every_fault_has_a_status():
    assert {
        UnknownKey: 404,
        BadSelection: 400,
        BadOption: 400,
        TooMany: 429,
        Busy: 503,
        DataError: 500,
        SheetError: 500,
    } == http.STATUS
    for kind, status in http.STATUS.items():
        with APP.server.test_request_context("/data.csv"):
            fault = kind(where="a", found="b", expected="c", mend="d")
            assert http.refused(fault).status_code == status
    assert all(issubclass(kind, AtlasError) for kind in http.STATUS)


def test_health_and_readiness(client):
    assert client.get("/healthz").json == {"status": "ok"}
    ready = client.get("/readyz").json
    assert ready == {
        "status": "ok",
        "release": "r1",
        "digest": f"sha256:{FACTS.atlas.tables.release.digest}",
    }
    assert client.get("/readyz").headers["Cache-Control"] == "no-store"


def test_the_zip_opens(client):
    package = zipfile.ZipFile(io.BytesIO(client.get("/data.zip").data))
    assert package.testzip() is None


def test_pages_get_the_policy_with_the_hashes_of_inline_scripts(client):
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert policy.count("'sha256-") == 2  # Dash's own start and the clientside callback above
    scripts = policy.split("script-src")[1].split(";")[0]
    assert "unsafe" not in scripts and "http" not in policy and "frame-ancestors 'none'" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "address", ["/data.csv", "/data.csv?metric=x", "/healthz", "/_dash-layout", "/openapi.json"]
)
def test_everything_else_may_load_nothing(client, address):
    policy = client.get(address).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "script-src" not in policy


Secured = Callable[[str, str], Response]


@pytest.fixture
def secured() -> Secured:
    pages = "default-src 'none'; frame-ancestors 'none'"
    return lambda path, kind: security.secured(Response("", mimetype=kind), path, pages)


def test_only_embeds_may_be_framed(secured):
    framed = secured("/embed/map", "text/html")
    assert "X-Frame-Options" not in framed.headers
    policy = framed.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and policy.endswith("frame-ancestors *")
    for path in ("/", "/embed", "/embedded/map", "/x/embed/map"):
        assert secured(path, "text/html").headers["X-Frame-Options"] == "DENY"


def test_a_pdf_keeps_the_browsers_viewer(secured):
    assert "Content-Security-Policy" not in secured("/area.pdf", "application/pdf").headers
