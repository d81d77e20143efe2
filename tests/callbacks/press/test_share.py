"""Share page, share cards and oEmbed over HTTP; a real oEmbed consumer on a live server."""

from __future__ import annotations

import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import micawber
import pytest
from dash import Dash, html
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from callbacks.pages.live import spa
from callbacks.press import cards, oembed, share
from callbacks.web import http
from dashboard.delivery.static import StaticFiles
from dashboard.pages.map.page import Site
from tests.dashboard.documents import Element, parsed

pytestmark = pytest.mark.thorough

PUBLIC = "https://atlas.example.cn"


def app_of(site: Site, folder: Path) -> Dash:
    names = ("tokens.css", "layout.css", "share.css", "share.js", "icon.svg")
    files = StaticFiles(dict.fromkeys(names, b""), folder)
    app = Dash("atlas", assets_folder="no-assets", title="Dash")
    app.layout = html.Div()
    spa.register(app, site)
    share.register(app, site, files)
    oembed.register(app, site)
    cards.register(app, site)
    http.register(app, site.releases)
    return app


@pytest.fixture(scope="module")
def client(site: Site, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return app_of(site, tmp_path_factory.mktemp("static")).server.test_client()


@pytest.fixture(scope="module")
def public(site: Site, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The same with a public address set by the owner."""
    own = replace(site, public_url=PUBLIC)
    return app_of(own, tmp_path_factory.mktemp("static")).server.test_client()


def page(client: FlaskClient, address: str, status: int = 200, **more: object) -> Element:
    answer = client.get(address, **more)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.content_type == "text/html; charset=utf-8"
    return parsed(answer.text)


# The share page


def test_the_page_stands_by_itself(client: FlaskClient) -> None:
    found = page(client, "/share/trend?metric=grants")
    assert found.one("title").text.startswith("分享 · ")
    assert [one["src"] for one in found.all("script")][-1] == "/embed.js"
    assert all(one["href"].startswith("/static/") for one in found.all("link", rel="stylesheet"))
    assert found.one("main").one("h1").text == "分享"


def test_it_is_never_kept_because_it_says_today_s_date(client: FlaskClient) -> None:
    answer = client.get("/share/map")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    ["/share/pie", "/share/map?release=r9", "/share/page/county/999999", "/share/page/nowhere",
     "/share/page", "/share/map/more", "/share/"],
)  # fmt: skip
def test_what_does_not_exist_is_404(address: str, client: FlaskClient) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"


def test_pages_are_shared_by_their_path(client: FlaskClient) -> None:
    found = page(client, "/share/page/county/500101?lang=en")
    assert found.one("input", id="share-address")["value"] == (
        "http://localhost/county/500101?lang=en&release=r1"
    )


def test_links_begin_with_the_public_address_where_there_is_one(public: FlaskClient) -> None:
    found = page(public, "/share/map")
    assert found.one("input", id="share-address")["value"] == f"{PUBLIC}/?release=r1"
    assert "localhost" not in public.get("/share/map").text


@pytest.mark.parametrize("host", ['x"><script>', "evil.example/path", "a b", "x" * 300])
def test_a_host_that_is_none_is_not_repeated(host: str, client: FlaskClient) -> None:
    for address in ("/share/map", "/"):
        answer = client.get(address, headers={"Host": host})
        assert host not in answer.text
        assert "<script>" not in answer.text.partition("</head>")[0]


# Share cards in the head of pages


def test_pages_carry_the_card_of_their_view(client: FlaskClient) -> None:
    found = page(client, "/?metric=grants&lang=en")
    assert found.one("title").text == (
        "Badong has CNY 177.5 m in documented grants, on published figures the most of the 8 counties with figures"
        " · Three Gorges support atlas"
    )
    image = found.one("meta", property="og:image")["content"]
    assert image == "http://localhost/snapshot/map.png?metric=grants&lang=en"
    assert found.one("link", type="application/json+oembed")["href"].startswith(
        "http://localhost/oembed?url=http%3A%2F%2Flocalhost%2F%3Fmetric%3Dgrants%26lang%3Den"
    )


def test_cards_begin_with_the_public_address_where_there_is_one(public: FlaskClient) -> None:
    found = page(public, "/?county=500101")
    assert found.one("meta", property="og:url")["content"] == f"{PUBLIC}/?county=500101"


@pytest.mark.parametrize("address", ["/?release=r9", "/nowhere", "/county/1"])
def test_a_wrong_address_has_the_site_s_card_and_is_still_404(
    address: str, client: FlaskClient
) -> None:
    found = page(client, address, 404)
    assert found.one("title").text == "三峡库区对口支援地图"
    assert found.all("link", type="application/json+oembed") == []


# oEmbed


def asked(client: FlaskClient, url: str, more: str = ""):  # type: ignore[no-untyped-def]
    return client.get(f"/oembed?url={quote(url, safe='')}{more}")


def test_json_is_the_form_unless_xml_is_asked_for(client: FlaskClient) -> None:
    plain = asked(client, "http://localhost/?metric=grants")
    assert plain.mimetype == "application/json"
    assert plain.json["type"] == "rich"
    assert plain.headers["Cache-Control"] == "public, max-age=3600"
    xml = asked(client, "http://localhost/?metric=grants", "&format=xml")
    assert xml.mimetype == "text/xml"
    assert ET.fromstring(xml.data).findtext("title") == plain.json["title"]


def test_statuses_are_those_of_the_specification(client: FlaskClient) -> None:
    ours = "http://localhost/"
    assert asked(client, ours, "&format=yaml").status_code == 501
    assert asked(client, "https://evil.example/").status_code == 404
    assert asked(client, f"{ours}data.csv").status_code == 404
    assert client.get("/oembed").status_code == 400
    for bad in ("0", "-1", "1e3", "abc", "9" * 40, "٣"):
        assert asked(client, ours, f"&maxwidth={bad}").status_code == 400, bad
    refused = asked(client, "https://evil.example/\n<script>")
    assert refused.mimetype == "text/plain"
    assert refused.headers["Cache-Control"] == "no-store"
    assert refused.text.count("\n") == 1


def test_only_our_own_hosts_are_answered_for(client: FlaskClient, public: FlaskClient) -> None:
    assert asked(client, f"{PUBLIC}/").status_code == 404
    assert asked(public, f"{PUBLIC}/").json["provider_url"] == f"{PUBLIC}/"
    assert asked(public, "http://localhost/").json["provider_url"] == f"{PUBLIC}/"
    elsewhere = client.get(
        f"/oembed?url={quote('http://evil.example/', safe='')}", headers={"Host": "other.example"}
    )
    assert elsewhere.status_code == 404


@pytest.fixture(scope="module")
def live(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on a free port, for clients that speak HTTP themselves."""
    app = app_of(site, tmp_path_factory.mktemp("static"))
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_real_consumer_reads_it(live: str) -> None:
    registry = micawber.ProviderRegistry()
    registry.register(rf"{live}/\S*", micawber.Provider(f"{live}/oembed"))

    page_ = registry.request(f"{live}/?metric=grants", maxwidth=640, maxheight=400)
    assert (page_["type"], page_["width"], page_["height"]) == ("rich", 640, 400)
    assert parsed(page_["html"]).one("iframe")["src"] == f"{live}/embed/map?metric=grants"

    photo = registry.request(f"{live}/snapshot/ranking.png?metric=grants", maxwidth=600)
    assert (photo["type"], photo["width"]) == ("photo", 600)

    address = f"{live}/embed/trend?metric=projects"
    _, found = registry.extract(f"看这张图： {address} 很清楚")
    assert found[address]["title"] == "有据可查的项目有记录的年份中 2022 年最多，76 个"

    with pytest.raises(micawber.ProviderException):
        registry.request(f"{live}/about")
