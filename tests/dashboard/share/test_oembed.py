"""oEmbed 1.0: what is answered for each of our addresses, and for no other."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any
from urllib.parse import quote

import pytest

from dashboard.pictures import options as pictures
from dashboard.share import oembed
from dashboard.share.oembed import OembedRequest
from dashboard.site import Site
from geodata.errors import UnknownKey
from geodata.registry.charts import CHARTS
from tests.dashboard.documents import parsed

BASE = "https://atlas.example.cn"
OWN = "http://10.0.0.5:8050"


def answer(site: Site, path: str, **room: int) -> dict[str, Any]:
    return oembed.answer(site, OembedRequest(url=BASE + path, **room), (BASE, OWN))


def test_a_page_is_a_frame_of_its_map(site: Site) -> None:
    found = answer(site, "/?metric=grants&county=500101")
    frame = parsed(found.pop("html")).one("iframe")
    assert frame["src"] == f"{BASE}/embed/map?metric=grants&county=500101"
    assert (frame["width"], frame["height"]) == ("800", "880")
    assert found == {
        "version": "1.0",
        "type": "rich",
        "title": "巴东县有据可查的无偿援助 17,750 万元，按已公布的数为有数字的 8 个县（区）中最多",
        "provider_name": "三峡库区对口支援地图",
        "provider_url": f"{BASE}/",
        "cache_age": 3600,
        "width": 800,
        "height": 880,
        "thumbnail_url": f"{BASE}/snapshot/map.png?metric=grants&county=500101",
        "thumbnail_width": 1200,
        "thumbnail_height": 675,
    }


def test_a_county_s_page_is_the_map_with_that_county(site: Site) -> None:
    frame = parsed(answer(site, "/county/500101?lang=en")["html"]).one("iframe")
    assert frame["src"] == f"{BASE}/embed/map?county=500101&lang=en"


@pytest.mark.parametrize(
    ("path", "src"),
    [
        ("/pairing", "/embed/pairing"),
        ("/pairing?sectors=tourism&lang=en",
         "/embed/pairing?metric=active_supporters&sectors=tourism&lang=en"),
        ("/supporter/shandong?release=r1", "/embed/pairing?supporters=shandong&release=r1"),
        # `/ecology` begins with forest cover; its own keys say nothing of the map.
        ("/ecology?relate=pm25", "/embed/map?metric=forest_cover"),
        ("/ecology?metric=pm25&show=years", "/embed/map?metric=pm25"),
    ],
)  # fmt: skip
def test_the_analyst_s_pages_are_frames_of_their_chart(path: str, src: str, site: Site) -> None:
    found = answer(site, path)
    assert parsed(found["html"]).one("iframe")["src"] == BASE + src
    assert found["thumbnail_url"].startswith(
        BASE + src.replace("/embed/", "/snapshot/").split("?")[0]
    )


@pytest.mark.parametrize("chart", CHARTS)
def test_an_embed_is_itself(chart: str, site: Site) -> None:
    found = answer(site, f"/embed/{chart}?metric=grants&theme=dark&release=r1")
    frame = parsed(found["html"]).one("iframe")
    assert frame["src"] == f"{BASE}/embed/{chart}?metric=grants&release=r1&theme=dark"
    assert found["thumbnail_url"] == f"{BASE}/snapshot/{chart}.png?metric=grants&release=r1"
    assert found["cache_age"] == 31_536_000


@pytest.mark.parametrize(
    ("path", "high"),
    [("ranking?", 940), ("trend?", 590), ("map?controls=1", 1070), ("pairing?number=GS1", 1360)],
)
def test_a_frame_is_high_enough_for_its_chart(path: str, high: int, site: Site) -> None:
    found = answer(site, f"/embed/{path}")
    assert (found["height"], parsed(found["html"]).one("iframe")["height"]) == (high, str(high))


def test_a_picture_is_a_photo(site: Site) -> None:
    found = answer(site, "/snapshot/trend.png?metric=grants&size=social&title=A%26B")
    assert found["type"] == "photo"
    assert found["url"] == f"{BASE}/snapshot/trend.png?metric=grants&size=social&title=A%26B"
    assert (found["width"], found["height"]) == (1080, 1080)
    assert found["title"] == "A&B"
    assert "html" not in found


@pytest.mark.parametrize(("width", "height"), [(600, 400), (320, None), (None, 200), (50, 50)])
@pytest.mark.parametrize(
    "path", ["/", "/embed/map", "/snapshot/map.png", "/snapshot/map.png?size=uhd"]
)
def test_nothing_is_larger_than_there_is_room(
    path: str, width: int | None, height: int | None, site: Site
) -> None:
    room = {k: v for k, v in (("width", width), ("height", height)) if v}
    found = answer(site, path, **room)
    for side, most in room.items():
        assert 0 < found[side] <= most
        assert 0 < found[f"thumbnail_{side}"] <= most
    for key in ("url", "thumbnail_url"):
        if key in found:  # each picture that is named can be had
            pictures.read(pictures.divided(found[key].partition("?")[2])[1])
    if "html" in found:
        frame = parsed(found["html"]).one("iframe")
        assert (frame["width"], frame["height"]) == (str(found["width"]), str(found["height"]))


def test_a_photo_keeps_its_proportions_and_loses_pixels(site: Site) -> None:
    found = answer(site, "/snapshot/map.png", width=600)
    assert (found["width"], found["height"]) == (600, 337)
    assert found["url"] == f"{BASE}/snapshot/map.png?scale=0.5"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/",
        f"{BASE}.evil.example/",
        f"{BASE}@evil.example/",
        "//atlas.example.cn/",
        "http://atlas.example.cn/",
        "javascript:alert(1)",
        "",
        "x" * 10_000,
        f"{BASE}/about",
        f"{BASE}/supporter/nobody",
        f"{BASE}/pairing/x",
        f"{BASE}/county/999999",
        f"{BASE}/county/500101/x",
        f"{BASE}/embed/pie",
        f"{BASE}/snapshot/map.svg",
        f"{BASE}/snapshot/map.png?size=huge",
        f"{BASE}/snapshot/map.png?metric=nonsense",
        f"{BASE}/data.csv",
        f"{BASE}/?release=r9",
        f"{BASE}/embed/map?release=",
    ],
)
def test_there_is_no_answer_for_anything_else(url: str, site: Site) -> None:
    with pytest.raises(UnknownKey) as told:
        oembed.answer(site, OembedRequest(url=url), (BASE, OWN))
    assert len(str(told.value)) < 300


def test_pages_are_mended_as_the_page_itself_would(site: Site) -> None:
    frame = parsed(answer(site, "/?metric=grant&years=1990&utm_source=x")["html"]).one("iframe")
    assert frame["src"] == f"{BASE}/embed/map?metric=grants&years=2004"


def test_the_address_that_it_was_asked_by_is_ours_too(site: Site) -> None:
    found = oembed.answer(site, OembedRequest(url=f"{OWN}/?metric=grants"), (BASE, OWN))
    assert found["provider_url"] == f"{BASE}/"
    assert oembed.answer(site, OembedRequest(url=BASE), (BASE,))["type"] == "rich"


def test_a_hostile_title_stays_text(site: Site) -> None:
    hostile = '"><script>alert(1)</script>&'
    found = answer(site, f"/snapshot/map.png?title={quote(hostile)}")
    assert found["title"] == hostile
    assert "<" not in found["url"]
    root = ET.fromstring(oembed.as_xml(found))
    assert root.tag == "oembed"
    assert {one.tag: one.text for one in root} == {k: str(v) for k, v in found.items()}
