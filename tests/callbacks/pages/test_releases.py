"""A site with two releases: pinned addresses stay as they were, all others follow the latest."""

from __future__ import annotations

import re
from typing import Any

import pytest
from dash import Dash, html
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from callbacks.pages.live import explore, spa
from callbacks.web import http
from dashboard import ids
from dashboard.delivery import geometry
from dashboard.pages.map import controls
from dashboard.pages.map.page import Site
from geodata.export import EXPORTS
from geodata.query.codec import read
from geodata.releases import Releases
from tests.dashboard.trees import by_id, having, of, props, text
from tests.second_release import FENGJIE, ZIGUI

pytestmark = pytest.mark.thorough

QUERIES = ("metric=grants", "metric=gdp&lang=en", "metric=projects&province=hubei&county=420527")
NAMES = (
    "metric", "sectors", "years", "province", "supporters", "normalise", "sort", "baseline",
    "change", "relative",
)  # fmt: skip


def served(releases: Releases) -> FlaskClient:
    app = Dash("atlas", assets_folder="no-assets")
    app.layout = html.Div()
    http.register(app, releases)
    return app.server.test_client()


def headers_of(answer: TestResponse) -> dict[str, str]:
    """All but the clock's."""
    return {name: value for name, value in answer.headers.items() if name != "Date"}


@pytest.fixture(scope="module")
def before() -> FlaskClient:
    return served(Releases.load())


@pytest.fixture(scope="module")
def after(both: Releases) -> FlaskClient:
    return served(both)


# Data addresses


@pytest.mark.parametrize("address", EXPORTS)
@pytest.mark.parametrize("query", QUERIES)
def test_a_pinned_file_is_the_same_to_the_byte_when_a_release_has_come(
    address: str, query: str, before: FlaskClient, after: FlaskClient
) -> None:
    was, now = (client.get(f"{address}?{query}&release=r1") for client in (before, after))
    assert was.status_code == now.status_code == 200
    assert was.data == now.data
    assert headers_of(was) == headers_of(now)
    assert now.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    tag = {"If-None-Match": was.headers["ETag"]}
    assert after.get(f"{address}?{query}&release=r1", headers=tag).status_code == 304


@pytest.mark.parametrize("address", EXPORTS)
def test_an_address_without_a_release_follows_the_latest(
    address: str, before: FlaskClient, after: FlaskClient
) -> None:
    was, now = (client.get(f"{address}?metric=grants") for client in (before, after))
    tag = {"If-None-Match": was.headers["ETag"]}
    again = after.get(f"{address}?metric=grants", headers=tag)
    assert again.status_code == 200
    assert again.data == now.data != was.data
    assert now.headers["Cache-Control"] == "no-cache"
    pinned = after.get(f"{address}?metric=grants&release=r2")
    assert pinned.data == now.data
    assert pinned.headers["Cache-Control"].endswith("immutable")


def test_the_figures_are_those_of_the_release(after: FlaskClient) -> None:
    for query, values in (("&release=r1", ("2000", "1327")), ("", ("6000", "1200"))):
        rows = after.get(f"/data.csv?metric=grants{query}").get_data(as_text=True).splitlines()
        found = {row.split(",")[0]: row.split(",")[2] for row in rows}
        assert (found[FENGJIE], found[ZIGUI]) == values


def test_a_scope_belongs_to_its_release(after: FlaskClient) -> None:
    assert after.get("/data.csv?metric=grants&years=2026").status_code == 200
    refused = after.get("/data.csv?metric=grants&years=2026&release=r1")
    assert refused.status_code == 400
    assert "2004-2025" in refused.text


@pytest.mark.parametrize("release", ["r3", "r01", "", "r1,r2", "<r1>"])
def test_an_unknown_release_is_404_with_the_known_ones(
    release: str, after: FlaskClient, later_site: Site
) -> None:
    answer = after.get("/data.csv", query_string={"release": release, "metric": "nonsense"})
    assert answer.status_code == 404
    assert "r1, r2" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    page = spa.answer(later_site, "/", f"?release={release}")
    assert "r1, r2" in text(page)
    assert spa.status_of(later_site, "/about", f"?release={release}") == 404


def test_readiness_and_description_speak_of_the_latest(after: FlaskClient, both: Releases) -> None:
    ready = after.get("/readyz").json
    assert ready is not None
    assert ready["release"] == "r2"
    assert ready["digest"] == f"sha256:{both.latest.atlas.tables.release.digest}"
    described = after.get("/openapi.json").json
    assert described is not None
    assert described["components"]["parameters"]["release"]["schema"]["enum"] == ["r1", "r2"]


# Pages


def header_of(page: Any) -> str:
    return text(of(page, "Header"))


@pytest.mark.parametrize("path", ["/", "/about"])
def test_the_header_says_which_release_is_shown(path: str, later_site: Site) -> None:
    assert "r1（2026-11-24）" in header_of(spa.answer(later_site, path, "?release=r1"))
    for query in ("", "?release=r2"):
        assert "r2（2027-11-24）" in header_of(spa.answer(later_site, path, query))


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", "?release=r1&county=420527"),
        ("/", "?release=r1&metric=investment&sectors=education"),  # an empty map offers others
        ("/about", "?release=r1"),
        ("/nowhere", "?release=r1"),
    ],
)
def test_every_link_of_a_pinned_page_keeps_the_pin(path: str, query: str, later_site: Site) -> None:
    page = spa.answer(later_site, path, query)
    links = [props(a)["href"] for a in having(page, "href")]
    for main in having(page, "data-html"):
        links += re.findall(r'href="([^"]+)"', props(main)["data-html"].replace("&amp;", "&"))
    # A whole release names itself in its path; the page of sources offers each.
    own = [link for link in links if link.startswith("/") and not link.startswith("/release/")]
    free = [link for link in own if "release=r1" not in link]
    # The one that leads to the latest release; the page of no address has no view to lead to.
    assert len(free) == (0 if path == "/nowhere" else 1)
    assert len(own) > len(free)


def test_pages_without_a_pin_have_no_release_in_their_links(later_site: Site) -> None:
    for path in ("/", "/about"):
        page = spa.answer(later_site, path, "?metric=grants&county=420527")
        assert "release=" not in str(page)
        assert "release-strip" not in str(page)


@pytest.mark.parametrize("path", ["/", "/about"])
def test_only_a_pin_to_an_older_release_has_the_strip(path: str, later_site: Site) -> None:
    assert "release-strip" in str(spa.answer(later_site, path, "?release=r1"))
    assert "release-strip" not in str(spa.answer(later_site, path, "?release=r2"))


def test_a_page_of_the_only_release_has_no_strip(site: Site) -> None:
    for path in ("/", "/about"):
        assert "release-strip" not in str(spa.answer(site, path, "?release=r1"))


def test_pages_of_one_text_tell_what_was_mended(later_site: Site) -> None:
    page = spa.answer(later_site, "/about", "?metric=nonsense")
    assert "nonsense" in props(by_id(page, "main"))["data-html"]


# The update


def shown(site: Site, query: str) -> dict[str, Any]:
    at, parsed = site.read(query)
    chosen = parsed.selection
    now = controls.state(at.atlas.view(chosen), at.atlas, chosen.lang)
    return {name: now[f"{name}_value"] for name in NAMES}


def change(site: Site, query: str, **values: Any) -> dict[str, Any]:
    return explore.respond(site, query, shown(site, query) | values, None)


def act(site: Site, query: str, **what: Any) -> dict[str, Any]:
    return explore.respond(site, query, shown(site, query), {"n": 1, **what})


def strip_of(answer: dict[str, Any]) -> str:
    return "".join(text(part) for part in answer["parts"][ids.NOTICES])


def test_every_control_and_click_keeps_the_pin(later_site: Site) -> None:
    query = "metric=projects&release=r1"
    answers = [
        change(later_site, query, province="hubei"),
        change(later_site, query, metric="grants"),
        change(later_site, query, years=[2014, 2020]),
        change(later_site, query, sectors=["tourism"]),
        change(later_site, query, **dict.fromkeys(NAMES)),
        act(later_site, query, county=ZIGUI),
        act(later_site, query, sector="tourism"),
        act(later_site, query, years=[2020, 2020]),
        explore.respond(
            later_site, query, shown(later_site, query), {"query": "metric=gdp&release=r1"}
        ),
    ]
    for answer in answers:
        assert answer["other"]["selection"].endswith("release=r1")
        assert "release=r1" in answer["other"]["language"]
        downloads = [props(a)["href"] for a in of(answer["parts"][ids.DOWNLOADS], "A")]
        assert downloads
        assert all("release=r1" in link for link in downloads)
        assert strip_of(answer).startswith("此链接固定在 r1（2026-11-24）；已有 r2（2027-11-24）。")


def test_the_slider_has_the_years_of_the_pinned_release(later_site: Site) -> None:
    """Over its whole range it restricts nothing, though the latest release has 2026."""
    for query, last in (("metric=projects&release=r1", 2025), ("metric=projects", 2026)):
        answer = change(later_site, query, sort="name")
        assert answer["controls"]["years_max"] == last
        assert "years=" not in answer["other"]["selection"]


def test_pinned_figures_are_shown_after_an_update(later_site: Site, site: Site) -> None:
    pinned = change(later_site, "metric=grants&release=r1", sort="river")
    alone = change(site, "metric=grants&release=r1", sort="river")
    assert pinned["other"] == alone["other"]
    kept = {part: pinned["parts"][part] for part in pinned["parts"] if part != ids.NOTICES}
    assert str(kept) == str({part: alone["parts"][part] for part in kept})
    latest = change(later_site, "metric=grants", sort="river")
    assert latest["other"]["map"]["labels"] != pinned["other"]["map"]["labels"]


def test_the_strip_follows_the_view(later_site: Site) -> None:
    query = "metric=grants&release=r1"
    assert "2 个县（区）数字有变，1 个换了级别；相关记录 3 条。" in strip_of(
        change(later_site, query, sort="name")
    )
    assert "1 个县（区）数字有变，0 个换了级别；相关记录 1 条。" in strip_of(
        change(later_site, query, province="hubei")
    )
    assert "这一视图的数字、级别和记录都没有变化。" in strip_of(
        change(later_site, query, metric="investment")
    )


def test_unpinned_updates_carry_nothing_of_it(later_site: Site) -> None:
    for query in ("metric=grants", "metric=grants&release=r2"):
        assert change(later_site, query, province="hubei")["parts"][ids.NOTICES] == []


def test_frames_of_play_are_of_the_pinned_release(later_site: Site) -> None:
    pinned = explore.play_frames(later_site, "metric=grants&release=r1")["frames"]
    latest = explore.play_frames(later_site, "metric=grants")["frames"]
    assert (pinned[-1]["year"], latest[-1]["year"]) == (2025, 2026)
    assert all(frame["query"].endswith("release=r1") for frame in pinned)
    assert not any("release" in frame["query"] for frame in latest)


def test_releases_on_the_same_boundaries_share_their_shapes(both: Releases) -> None:
    """A browser that has one map has the other: the names tell the boundaries, not the release."""
    alone = Releases.load()
    assert set(geometry.shapes(both)) == set(geometry.shapes(alone))
    assert len(geometry.shapes(both)) == 2


def test_chosen_keeps_the_pin(later_site: Site) -> None:
    query = "metric=grants&status=completed&release=r1"
    at, parsed = later_site.read(query)
    assert explore.chosen(parsed.selection, shown(later_site, query), at) == parsed.selection
    assert read(query, at.atlas.scope).selection.release == "r1"
