"""Pictures over HTTP: bytes, caching, names, refusals; and figure codes."""

from __future__ import annotations

import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from callbacks.files import snapshots
from callbacks.press import frozen
from dashboard.delivery.codes import Codes
from dashboard.delivery.static import StaticFiles
from dashboard.delivery.store import PER_CLIENT, WAITING, Store
from dashboard.pictures.options import Imprint
from dashboard.pictures.picture import Picture, read

pytestmark = pytest.mark.thorough

SMALL = "width=400&height=300"


class Server:
    """A server with pictures alone, and how often it drew."""

    def __init__(self, site, folder) -> None:
        self.flask = Flask("pictures")
        self.store, self.codes = Store(folder / "pictures"), Codes(folder / "codes")
        styles = dict.fromkeys((*frozen.STYLES, "icon.svg"), b"")
        files = StaticFiles(styles, folder / "static")
        snapshots.register(self.flask, site, self.store, self.codes)
        frozen.register(self.flask, site, self.codes, files)
        self.client: FlaskClient = self.flask.test_client()

    def get(self, address: str, **options):
        return self.client.get(address, **options)


@pytest.fixture
def server(site, tmp_path) -> Server:
    return Server(site, tmp_path)


@pytest.fixture
def drawings(monkeypatch) -> list[str]:
    """Keys of what was really drawn."""
    drawn: list[str] = []
    draw = Picture.content

    def content(self: Picture) -> bytes:
        drawn.append(self.key)
        return draw(self)

    monkeypatch.setattr(Picture, "content", content)
    return drawn


def test_a_picture_is_drawn_once_and_then_kept(server, drawings, site) -> None:
    first, again = (server.get(f"/snapshot/ranking.png?{SMALL}") for _ in range(2))
    assert first.status_code == again.status_code == 200
    assert first.data == again.data and len(drawings) == 1
    assert Image.open(io.BytesIO(first.data)).size == (400, 300)
    wanted = read("ranking.png", SMALL, site.releases, Imprint())
    assert first.data == wanted.content()
    assert first.headers["ETag"] == f'"{wanted.key}"'


def test_who_has_the_picture_is_told_so_without_drawing(server, drawings) -> None:
    etag = server.get(f"/snapshot/trend.svg?{SMALL}").headers["ETag"]
    drawings.clear()
    answer = server.get(f"/snapshot/trend.svg?{SMALL}", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.data, drawings) == (304, b"", [])


@pytest.mark.parametrize(
    ("query", "kept"), [("release=r1", "max-age=31536000, immutable"), ("", "max-age=300")]
)
def test_a_pinned_picture_is_kept_for_ever_and_the_latest_for_minutes(server, query, kept) -> None:
    answer = server.get(f"/snapshot/sectors.png?{SMALL}&{query}")
    assert kept in answer.headers["Cache-Control"]


def test_the_name_says_chart_view_size_release_and_date(server) -> None:
    answer = server.get("/snapshot/ranking.svg?metric=grants&years=2014-2020&size=social&lang=en")
    name = re.search(r'filename="([^"]+)"', answer.headers["Content-Disposition"])
    assert name is not None
    assert name[1] == "ranking_grants_years-2014-2020_en_social_r1_20261124.svg"


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/snapshot/cake.png", 404, "cake"),
        ("/snapshot/map.bmp", 404, "bmp"),
        ("/snapshot/map", 404, "map"),
        ("/snapshot/..%2f..%2fapp.py", 404, ""),
        ("/snapshot/map.png?release=r99", 404, "r1"),
        ("/snapshot/map.png?release=", 404, "r1"),
        ("/snapshot/map.png?metric=gpd", 400, "metric"),
        ("/snapshot/map.png?width=0&height=0", 400, "width"),
        ("/snapshot/map.png?width=-1&height=9", 400, "width"),
        ("/snapshot/map.png?width=99999&height=9", 400, "width"),
        ("/snapshot/map.png?scale=x", 400, "scale"),
        ("/snapshot/map.png?title=" + "%F0%9F%90%BC", 400, "title"),
        ("/snapshot/map.png?title=" + "a" * 7000, 400, "title"),
        ("/snapshot/map.png?title=" + "a" * 10_000, 400, "8000"),
        ("/snapshot/map.png?nonsense=1", 400, "nonsense"),
        ("/snapshot/wechat.zip?size=web&width=400&height=300", 400, "width"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(server, drawings, address, status, said) -> None:
    answer = server.get(address)
    assert answer.status_code == status
    if said:
        assert said in answer.text and answer.text.count("\n") == 1
        assert answer.headers["Cache-Control"] == "no-store"
    assert drawings == []


def test_refusals_speak_the_language_of_the_query(server) -> None:
    assert "expected" in server.get("/snapshot/map.png?lang=en&scale=0").text


def test_excess_is_answered_503_and_429_with_a_time_to_come_again(server, monkeypatch) -> None:
    monkeypatch.setattr("dashboard.delivery.store.PER_CLIENT", 0)
    many = server.get(f"/snapshot/map.png?{SMALL}")
    assert (many.status_code, many.headers["Retry-After"]) == (429, "3")
    monkeypatch.setattr("dashboard.delivery.store.WAITING", 0)
    busy = server.get(f"/snapshot/map.png?{SMALL}")
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "3")
    monkeypatch.setattr("dashboard.delivery.store.WAITING", WAITING)
    monkeypatch.setattr("dashboard.delivery.store.PER_CLIENT", PER_CLIENT)
    assert server.get(f"/snapshot/map.png?{SMALL}").status_code == 200


def test_many_at_once_draw_one(server, drawings) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(
                lambda _: server.flask.test_client().get(f"/snapshot/map.png?{SMALL}"), range(4)
            )
        )
    assert {a.status_code for a in answers} == {200}
    assert len({a.data for a in answers}) == 1 and len(drawings) == 1


def test_the_wechat_kit_has_all_that_an_article_needs(server) -> None:
    answer = server.get("/snapshot/wechat.zip?metric=grants&release=r1")
    kit = zipfile.ZipFile(io.BytesIO(answer.data))
    sizes = {
        name: Image.open(io.BytesIO(kit.read(name))).size
        for name in kit.namelist()
        if name.endswith("png")
    }
    assert sizes == {
        "cover-900x383.png": (900, 383),
        "thumb-500x500.png": (500, 500),
        "long-1080.png": (1080, 1760),
    }
    article = kit.read("article.html").decode()
    assert "<script" not in article and "class=" not in article and 'src="long-1080.png"' in article
    assert "巴东县有据可查的无偿援助 17,750 万元" in article
    assert "巴东县" in kit.read("alt.txt").decode()
    assert "GS(2024)0650号" in kit.read("caption.txt").decode()
    code, address = kit.read("code.txt").decode().split()
    assert address == "/?metric=grants&release=r1" and code.startswith("r1-")
    assert {info.date_time[:3] for info in kit.infolist()} == {(2026, 11, 24)}
    again = server.get("/snapshot/wechat.zip?metric=grants&release=r1")
    assert again.data == answer.data


def test_hostile_words_stay_words_in_the_article(server) -> None:
    answer = server.get("/snapshot/wechat.zip?title=%3Cscript%3Ealert(1)%3C/script%3E%22")
    article = zipfile.ZipFile(io.BytesIO(answer.data)).read("article.html").decode()
    assert "<script" not in article and "&lt;script&gt;" in article


def test_a_code_leads_back_to_its_view(server) -> None:
    server.get(f"/snapshot/map.png?metric=grants&{SMALL}")
    from geodata.selection import Selection, figure_code

    code = figure_code(Selection(metric="grants"), "r1")
    page = server.get(f"/v/{code.lower()}")
    assert page.status_code == 200 and code in page.text
    assert "巴东县有据可查的无偿援助 17,750 万元" in page.text
    assert "/snapshot/map.png?metric=grants&amp;release=r1" in page.text
    assert "没有更新的数字" in page.text
    assert server.get(f"/v/{code}?metric=grants&release=r1").status_code == 200


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/v/r1-AAAAAAAA", "二维码"),
        ("/v/nonsense", "核对"),
        ("/v/r1-AAAAAAAA?metric=grants", "不符"),
        ("/v/r9-AAAAAAAA?release=r9", "r1"),
        ("/v/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "核对"),
    ],
)
def test_a_code_that_leads_nowhere_is_explained(server, address, said) -> None:
    page = server.get(address)
    assert page.status_code == 404 and said in page.text
    assert "<script" not in page.text


def test_the_field_for_a_code_leads_to_it(server) -> None:
    assert "<input" in server.get("/v/").text
    assert server.get("/v/?code=r1-abcd2345").headers["Location"] == "/v/r1-abcd2345"
    assert server.get("/v/?code=//evil.example/").headers["Location"].startswith("/v/%2F%2Fevil")
