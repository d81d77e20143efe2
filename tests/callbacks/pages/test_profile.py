"""`/county/<adcode>`, `/area` and their sheets over HTTP: names, refusals, caching, pins."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from callbacks import Settings, assemble
from geodata.package import DATA
from tests.dashboard.documents import parsed
from tests.second_release import ZIGUI

pytestmark = pytest.mark.thorough

WUSHAN = "500237"
PUBLIC = "https://atlas.example.cn"


@pytest.fixture(scope="module")
def client(var: Path) -> FlaskClient:
    return assemble(Settings(data=DATA, var=var, public_url=PUBLIC)).server.test_client()


@pytest.fixture(scope="module")
def later(var: Path, further) -> FlaskClient:
    return assemble(Settings(data=DATA, var=var, releases=further)).server.test_client()


def links(text: str) -> list[str]:
    found = [one["href"] for one in parsed(text).all("a") if "href" in one.attributes]
    return [href for href in found if href.startswith("/")]


@pytest.mark.parametrize(
    "path", [f"/county/{WUSHAN}", "/county/500116?lang=en", "/area?metric=gdp"]
)
def test_pages_are_documents_without_scripts_inline_or_other_hosts(client, path):
    answer = client.get(path)
    assert answer.status_code == 200 and answer.mimetype == "text/html"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert not re.search(r"<script(?![^>]*src=)[^>]*>", answer.text)
    assert not re.search(r" on[a-z]+=", answer.text)
    loaded = re.findall(
        r'<(?:script|link rel="stylesheet")[^>]*(?:src|href)="([^"]+)"', answer.text
    )
    assert all(address.startswith("/static/") for address in loaded)
    assert not any("plotly" in address or "_dash" in address for address in loaded)


def test_a_county_has_a_card_of_its_own(client):
    found = parsed(client.get(f"/county/{WUSHAN}?metric=grants").text)
    address = f"{PUBLIC}/county/{WUSHAN}?metric=grants"
    assert found.one("meta", property="og:url")["content"] == address
    assert found.one("meta", property="og:title")["content"] == "巫山县 · 三峡库区对口支援地图"
    assert found.one("title").text == "巫山县 · 三峡库区对口支援地图"


@pytest.mark.parametrize("name", ["开县", "开州区", "Kaizhou", "500154", "500154/"])
def test_old_and_new_names_lead_to_a_county(client, name):
    answer = client.get(f"/county/{name}")
    assert answer.status_code == 200
    assert parsed(answer.text).one("h1").text == "开州区"


@pytest.mark.parametrize(
    "path", ["/county/999999", "/county/", "/county/500101/x", "/county/500101?release=r9",
             "/area?release=r9"]
)  # fmt: skip
def test_what_is_not_there_has_a_designed_answer(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    if not path.endswith(("/", "/x")):  # these are no addresses of ours, Dash answers them
        assert answer.headers["Cache-Control"] == "no-store"
        assert parsed(answer.text).one("h1").text == "没有这个页面"


@given(name=st.text(max_size=40))
def test_any_name_is_answered_calmly(client, name):
    for path in (f"/county/{name}", f"/county/{name}.pdf"):
        assert client.get(path).status_code in (200, 308, 404)


def test_a_page_leads_to_its_files_and_keeps_the_view(client):
    found = links(client.get(f"/county/{WUSHAN}?metric=grants&lang=en").text)
    for wanted in (
        f"/county/{WUSHAN}.pdf?lang=en", f"/gaps.xlsx?county={WUSHAN}&lang=en",
        f"/records?county={WUSHAN}&lang=en", f"/pairing?county={WUSHAN}&lang=en",
        f"/?metric=grants&county={WUSHAN}&lang=en", "/supporter/guangzhou?lang=en",
    ):  # fmt: skip
        assert wanted in found


@pytest.mark.parametrize("path", [f"/county/{ZIGUI}", "/area"])
def test_pins_hold_and_say_that_more_has_come(later, path):
    pinned = later.get(f"{path}?release=r1&lang=en")
    assert "immutable" in pinned.headers["Cache-Control"]
    assert "r1 (2026-11-24)" in parsed(pinned.text).one("header").text
    free = [href for href in links(pinned.text) if "release=r1" not in href]
    assert len(free) == 1, "only the way to the latest release has no pin"
    assert parsed(pinned.text).all(class_="release-strip")
    latest = later.get(path).text
    assert "release=" not in "".join(links(latest)) and "release-strip" not in latest
    assert not parsed(later.get(f"{path}?release=r2").text).all(class_="release-strip")
    assert "nonsense" in later.get(f"{path}?metric=nonsense").text


# Sheets


def text_of(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(content))
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def test_a_sheet_is_kept_named_and_known_by_its_tag(client):
    first = client.get(f"/county/{WUSHAN}.pdf")
    assert first.status_code == 200 and first.mimetype == "application/pdf"
    assert first.headers["Content-Disposition"] == 'inline; filename="500237_zh_r1_20261124.pdf"'
    assert client.get("/county/巫山县.pdf").data == first.data
    again = client.get(f"/county/{WUSHAN}.pdf", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and not again.data
    pinned = client.get(f"/county/{WUSHAN}.pdf?release=r1")
    assert "immutable" in pinned.headers["Cache-Control"]
    english = client.get(f"/county/{WUSHAN}.pdf?lang=en")
    assert len({answer.headers["ETag"] for answer in (first, pinned, english)}) == 3


def test_the_code_of_a_sheet_leads_to_its_view(client):
    (code,) = set(re.findall(r"r1-[A-Z2-7]{8}", text_of(client.get(f"/county/{WUSHAN}.pdf").data)))
    assert f"county={WUSHAN}" in client.get(f"/v/{code}").text


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        (f"/county/{WUSHAN}.pdf?metric=gdp", 400, "lang, release"),
        ("/area.pdf?province=hubei", 400, "lang, release"),
        (f"/county/{WUSHAN}.pdf?colour=red", 400, "colour"),
        ("/county/999999.pdf", 404, "999999"),
        ("/area.pdf?release=r9", 404, "r1"),
    ],
)
def test_a_sheet_refuses_in_one_line(client, path, status, said):
    answer = client.get(path)
    assert answer.status_code == status and answer.mimetype == "text/plain"
    assert said in answer.text and answer.text.count("\n") == 1
