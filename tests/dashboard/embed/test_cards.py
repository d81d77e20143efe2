"""Share cards: the picture and the words of the very view, whatever the address says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.embed import cards
from dashboard.embed import options as embed
from dashboard.embed.cards import Card
from dashboard.pictures import options as pictures
from dashboard.site import Site
from geodata.registry.charts import CHARTS
from geodata.selection import Selection
from tests.dashboard.documents import Element, parsed

ORIGIN = "https://atlas.example.cn"


def head(card: Card, origin: str = ORIGIN) -> Element:
    return parsed(cards.tags(card, origin))


def opened(card: Card) -> dict[str, str]:
    """What Open Graph says."""
    return {
        one["property"].removeprefix("og:"): one["content"]
        for one in head(card).all("meta")
        if "property" in one.attributes
    }


def test_the_card_of_a_view_has_its_headline_and_its_picture(site: Site) -> None:
    card = cards.card(site, "/", "metric=grants&years=2014-2020&lang=en")
    query = "metric=grants&years=2014-2020&lang=en"
    assert opened(card) == {
        "type": "website",
        "site_name": "Three Gorges support atlas",
        "locale": "en_US",
        "url": f"{ORIGIN}/?{query}",
        "title": "Yiling has CNY 115.4 m in documented grants, on published figures "
        "the most of the 5 counties with figures; of all 16 records, 6 are dated by their report",
        "description": "Grants (CNY m) · 2014–2020. Coverage: 5 of 19 counties have a figure, "
        "16 records, 5 of them only signed or planned; 7.5% of the plan's published total",
        "image": f"{ORIGIN}/snapshot/map.png?{query}",
        "image:type": "image/png",
        "image:width": "1200",
        "image:height": "675",
        "image:alt": card.alt,
    }
    assert card.alt.startswith("Map: Yiling has CNY 115.4 m")


def test_the_picture_of_a_card_is_one_that_can_be_had(site: Site) -> None:
    card = cards.card(site, "/", "metric=nonsense&years=1990&county=500101")
    path, _, query = card.picture.partition("?")
    chosen, look = pictures.divided(query)
    assert path == "/snapshot/map.png"
    assert site.read(chosen, strict=True)
    assert pictures.read(look).pixels == (1200, 675)


def test_twitter_wechat_and_search_engines_find_the_same(site: Site) -> None:
    card = cards.card(site, "/", "metric=projects")
    told = head(card)
    assert told.one("meta", name="description")["content"] == card.description
    assert told.one("meta", name="twitter:card")["content"] == "summary_large_image"
    assert told.one("meta", itemprop="name")["content"] == card.title
    assert told.one("meta", itemprop="image")["content"] == ORIGIN + card.picture


def test_the_answer_for_an_embed_is_found_in_the_head(site: Site) -> None:
    links = head(cards.card(site, "/", "metric=projects")).all("link", rel="alternate")
    page = "https%3A%2F%2Fatlas.example.cn%2F%3Fmetric%3Dprojects"
    assert [(one["type"], one["href"]) for one in links] == [
        ("application/json+oembed", f"{ORIGIN}/oembed?url={page}&format=json"),
        ("text/xml+oembed", f"{ORIGIN}/oembed?url={page}&format=xml"),
    ]


def test_the_card_of_a_county_begins_with_its_name(site: Site) -> None:
    card = cards.card(site, "/county/500101", "metric=projects")
    assert card.title == "万州区 · 三峡库区对口支援地图"
    assert card.description.startswith(
        "万州区有据可查的项目至少 152 个，按已公布的数为有数字的 13 个县（区）中最多。"
    )
    assert card.path == "/county/500101?metric=projects"
    assert card.picture == "/snapshot/map.png?metric=projects&county=500101"
    assert cards.title(card) == card.title


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", "release=r9"),
        ("/", "release=%00"),
        ("/nowhere", "metric=grants"),
        ("/county/999999", ""),
        ("/county/500101/../..", ""),
        ("/<script>", ""),
    ],
)
def test_what_is_no_view_gets_the_card_of_the_site(path: str, query: str, site: Site) -> None:
    card = cards.card(site, path, query)
    assert card.title == "三峡库区对口支援地图"
    assert card.path == "/"
    assert card.picture == "/snapshot/map.png"
    assert head(card).all("link") == []


def test_a_page_without_a_card_of_its_own_has_that_of_its_row(site: Site) -> None:
    card = cards.card(site, "/records", "metric=grants&q=%22%3E&lang=en")
    assert card.title == "Records"
    assert card.description.startswith("Every record of the ledger. ")
    assert card.path == "/records?metric=grants&lang=en&q=%22%3E"
    assert card.picture == "/snapshot/map.png?metric=grants&lang=en"
    assert head(card).all("link") == []


def test_a_pinned_view_keeps_its_picture(later_site: Site) -> None:
    pinned = cards.card(later_site, "/", "metric=grants&release=r1")
    assert pinned.picture == "/snapshot/map.png?metric=grants&release=r1"
    assert "release" not in cards.card(later_site, "/", "metric=grants").picture


@pytest.mark.parametrize("chart", CHARTS)
def test_the_card_of_an_embed_shows_that_chart(chart: str, site: Site) -> None:
    view = site.atlas.view(Selection(metric="grants"))
    card = cards.of_embed(view, chart, embed.Options(search=True, theme="dark"))
    assert card.path == f"/embed/{chart}?metric=grants&search=1&theme=dark"
    assert card.picture == f"/snapshot/{chart}.png?metric=grants"


def test_the_window_names_view_and_site(site: Site) -> None:
    assert cards.title(cards.card(site, "/", "metric=gdp")) == (
        "渝北区地区生产总值 2,442.6 亿元（2023 年），按已公布的数为库区最高 · 三峡库区对口支援地图"
    )
    assert cards.title(cards.card(site, "/about", "lang=en")) == (
        "Sources and methods · Three Gorges support atlas"
    )


def test_nothing_in_a_card_becomes_markup(site: Site) -> None:
    hostile = '"><script>alert(1)</script>{%scripts%}'
    card = replace(
        cards.card(site, "/", ""), title=hostile, description=hostile, alt=hostile, path=hostile
    )
    told = head(card, origin='https://x"><b>')
    assert {one.tag for one in told.walk()} == {"", "meta", "link"}
    assert told.one("meta", property="og:title")["content"] == hostile
