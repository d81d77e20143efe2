"""From a click to everything on the page: which selection, which notices, how many bytes."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
from dash import Dash
from plotly.io.json import to_json_plotly

from callbacks.pages.live import explore
from dashboard import ids
from dashboard.pages.map import controls
from dashboard.pages.map.page import Site
from dashboard.parts import records as records_parts
from geodata.query.codec import read
from geodata.registry.metrics import METRICS
from geodata.registry.sectors import GROUPS, MAIN
from geodata.selection import Selection
from tests.dashboard.trees import everything, kind, of, props, text

pytestmark = pytest.mark.thorough

WANZHOU, ZIGUI = "500101", "420527"
#: What one update may weigh on the wire (issue 3).
LIMIT = 20_000
NAMES = (
    "metric", "sectors", "years", "province", "supporters", "normalise", "sort", "baseline",
    "change", "relative",
)  # fmt: skip


def shown(site: Site, query: str) -> dict[str, Any]:
    """What the controls say while a query is shown."""
    selection = read(query, site.atlas.scope).selection
    now = controls.state(site.atlas.view(selection), site.atlas, selection.lang)
    return {name: now[f"{name}_value"] for name in NAMES}


def change(site: Site, query: str, **values: Any) -> dict[str, Any]:
    """The answer when controls are changed while a query is shown."""
    return explore.respond(site, query, shown(site, query) | values, None)


def act(site: Site, query: str, **what: Any) -> dict[str, Any]:
    """The answer to a click while a query is shown."""
    return explore.respond(site, query, shown(site, query), {"n": 1, **what})


def query_of(answer: dict[str, Any]) -> str:
    return str(answer["other"]["selection"])


def notices_of(answer: dict[str, Any]) -> list[str]:
    return [text(line) for line in answer["parts"][ids.NOTICES]]


# The controls


@pytest.mark.parametrize(
    "query",
    [
        "",
        "lang=en",
        "metric=grants&sectors=tourism,others&years=2014-2020&province=hubei",
        "metric=projects&supporters=shanghai&normalise=per_10k&sort=river",
        "metric=projects&sectors=innovation,health&status=completed&basis=signed&tier=1",
        "metric=projects&county=500101&programme=all",
        "metric=projects&years=2004-2025",  # said by the address, not by the slider
        "metric=projects&years=2020",
        "metric=tree_cover_share",
        "metric=co2_emissions&years=1997-2005&normalise=per_km2",
        "metric=grants_total&supporters=beijing",
        "metric=co2_emissions&baseline=2011&change=pct",
        "metric=projects&years=2025&normalise=per_10k&baseline=2019&compare=500101,420506",
        "metric=tree_cover_share&relative=area",
        "metric=gdp&baseline=2013",  # a year without a comparable figure, said by the address
    ],
)
def test_controls_that_nobody_touched_change_nothing(query: str, site: Site) -> None:
    before = read(query, site.atlas.scope, strict=True).selection
    assert explore.chosen(before, shown(site, query), site) == before
    answer = change(site, query)
    assert query_of(answer) == query
    assert notices_of(answer) == []


def test_every_control_reaches_the_selection(site: Site) -> None:
    query = "metric=projects&county=500101"
    assert query_of(change(site, query, sectors=["tourism"])) == (
        "metric=projects&sectors=tourism&county=500101"
    )
    assert "years=2015-2020" in query_of(change(site, query, years=[2015, 2020]))
    assert "years=2020&" in query_of(change(site, query, years=[2020, 2020]))
    assert "province=hubei" in query_of(change(site, query, province="hubei"))
    assert "supporters=shanghai,wuhan" in query_of(
        change(site, query, supporters=["wuhan", "shanghai"])
    )
    assert "normalise=per_km2" in query_of(change(site, query, normalise="per_km2"))
    assert "sort=name" in query_of(change(site, query, sort="name"))
    assert query_of(change(site, query, metric="grants")) == "metric=grants&county=500101"


def test_a_baseline_of_sums_takes_the_last_year_and_says_so(site: Site) -> None:
    answer = change(site, "metric=projects", baseline=2019)
    assert query_of(answer) == "metric=projects&years=2025&baseline=2019"
    (notice,) = notices_of(answer)
    assert "多年合计与一年不可比，改用 2025 年" in notice
    assert answer["controls"]["play_disabled"]
    assert not change(site, query_of(answer), baseline=None)["controls"]["play_disabled"]


def test_of_baseline_and_area_the_one_just_chosen_stands(site: Site) -> None:
    rate = "metric=co2_emissions&normalise=per_km2"
    area = change(site, f"{rate}&baseline=2011", relative=["area"])
    assert query_of(area) == f"{rate}&relative=area" and notices_of(area) == []
    back = change(site, query_of(area), baseline=2012)
    assert query_of(back) == f"{rate}&baseline=2012" and notices_of(back) == []


def test_a_metric_that_does_not_change_lets_go_of_the_baseline(site: Site) -> None:
    answer = change(site, "metric=gdp&baseline=2018&change=pct", metric="forest_cover")
    assert query_of(answer) == "metric=forest_cover"
    assert any("统计口径约 2020—2022 年改变" in notice for notice in notices_of(answer))
    assert answer["controls"]["baseline_disabled"]
    assert "统计口径" in answer["parts"]["baseline-reason"]


def test_counties_are_compared_by_their_buttons(site: Site) -> None:
    query = ""
    for code in (WANZHOU, ZIGUI, "420506", "420526"):
        query = query_of(act(site, query, compare=code))
    assert query == "compare=420506,420526,420527,500101" or set(
        query.removeprefix("compare=").split(",")
    ) == {WANZHOU, ZIGUI, "420506", "420526"}
    assert query_of(act(site, query, compare="500102")) == query  # a fifth is left out
    fewer = act(site, query, compare=ZIGUI)
    assert ZIGUI not in query_of(fewer)
    assert "万州区" in text(fewer["parts"][ids.COMPARE])
    assert query_of(act(site, query, compare="")) == ""
    assert act(site, query, compare="")["parts"][ids.COMPARE] == []


def test_a_slider_over_its_whole_range_restricts_nothing(site: Site) -> None:
    first, last = site.atlas.metric_years["projects"]
    answer = change(site, "metric=projects&years=2014-2020", years=[first, last])
    assert query_of(answer) == "metric=projects"
    assert answer["controls"]["years_value"] == [first, last]


def test_cleared_controls_restrict_nothing(site: Site) -> None:
    query = "metric=projects&sectors=tourism&province=hubei&supporters=shanghai&normalise=per_10k"
    nothing = dict.fromkeys(NAMES)
    assert query_of(change(site, query, **nothing)) == "metric=projects"


def test_all_chips_are_as_good_as_none(site: Site) -> None:
    assert query_of(change(site, "metric=projects", sectors=list(GROUPS))) == "metric=projects"


def test_a_metric_without_years_drops_them_with_a_notice_and_keeps_the_rest(site: Site) -> None:
    query = "metric=projects&years=2014-2020&province=hubei&supporters=shanghai&county=420506"
    answer = change(site, query, metric="grants_total")
    assert query_of(answer) == (
        "metric=grants_total&province=hubei&supporters=shanghai&county=420506"
    )
    (notice,) = notices_of(answer)
    assert notice.startswith("年份")
    assert "2014-2020" in notice
    assert answer["controls"]["years_disabled"]


def test_the_pairs_can_be_chosen_while_sectors_and_years_are(site: Site) -> None:
    """Choosing the metric is no choice of a sector: it must not bounce back (rule 3)."""
    query = "metric=projects&sectors=tourism&years=2020-2022&province=chongqing"
    answer = change(site, query, metric="supporters")
    assert query_of(answer) == "province=chongqing"
    assert [n.split("「")[0] for n in notices_of(answer)] == ["产业领域", "年份"]
    assert answer["controls"]["metric_value"] == "supporters"


@pytest.mark.parametrize("values", [{"sectors": ["tourism"]}, {"years": [2022, 2023]}])
def test_a_sector_or_year_of_pairs_moves_to_active_supporters(
    values: dict[str, Any], site: Site
) -> None:
    answer = change(site, "province=hubei", **values)
    assert query_of(answer).startswith("metric=active_supporters&")
    assert query_of(answer).endswith("province=hubei")
    assert len(notices_of(answer)) == 1
    assert answer["controls"]["metric_value"] == "active_supporters"


def test_years_are_clamped_to_the_new_metric(site: Site) -> None:
    first, last = site.atlas.metric_years["pm25"]
    answer = change(site, "metric=projects&years=2014-2020", metric="pm25")
    assert first == 2015
    assert query_of(answer) == "metric=pm25&years=2015-2020"
    assert len(notices_of(answer)) == 1
    assert answer["controls"]["years_min"] == first
    assert answer["controls"]["years_max"] == last
    assert answer["controls"]["years_value"] == [2015, 2020]


def test_a_metric_that_refuses_a_rate_shows_its_own_value(site: Site) -> None:
    answer = change(site, "metric=grants&normalise=per_10k", metric="gdp")
    assert query_of(answer) == "metric=gdp"
    assert len(notices_of(answer)) == 1


def test_notices_go_when_the_next_choice_is_fine(site: Site) -> None:
    answer = change(site, "metric=projects&years=2014-2020", metric="pm25")
    assert notices_of(change(site, query_of(answer), sort="name")) == []


# Clicks


def test_a_second_click_on_a_county_clears(site: Site) -> None:
    once = act(site, "metric=grants", county=ZIGUI)
    assert query_of(once) == "metric=grants&county=420527"
    assert once["other"]["map"]["selected"] == [ZIGUI]
    assert once["parts"][ids.COUNTY_PANEL] != []
    twice = act(site, query_of(once), county=ZIGUI)
    assert query_of(twice) == "metric=grants"
    assert twice["other"]["map"]["selected"] == []
    assert twice["parts"][ids.COUNTY_PANEL] == []


def test_another_county_takes_the_place_of_the_first(site: Site) -> None:
    assert query_of(act(site, "county=420527", county=WANZHOU)) == "county=500101"


def test_sector_bars_toggle(site: Site) -> None:
    one = query_of(act(site, "metric=projects", sector="tourism"))
    two = query_of(act(site, one, sector="others"))
    assert (one, two) == (
        "metric=projects&sectors=tourism",
        "metric=projects&sectors=tourism,others",
    )
    assert query_of(act(site, two, sector="tourism")) == "metric=projects&sectors=others"
    assert query_of(act(site, one, sector="tourism")) == "metric=projects"


def test_a_group_takes_in_its_finer_sectors(site: Site) -> None:
    answer = act(site, "metric=projects&sectors=health,education", sector="others")
    assert query_of(answer) == "metric=projects&sectors=others"


def test_a_sector_bar_of_pairs_moves_to_active_supporters(site: Site) -> None:
    answer = act(site, "", sector="tourism")
    assert query_of(answer) == "metric=active_supporters&sectors=tourism"
    assert len(notices_of(answer)) == 1


def test_years_of_presets_and_bars_toggle(site: Site) -> None:
    plan = query_of(act(site, "metric=projects", years=[2021, 2025]))
    assert plan == "metric=projects&years=2021-2025"
    assert query_of(act(site, plan, years=[2021, 2025])) == "metric=projects"
    assert query_of(act(site, plan, years=[2022, 2022])) == "metric=projects&years=2022"
    assert query_of(act(site, plan, years=None)) == "metric=projects"


def test_the_year_at_which_play_stops_is_set_not_toggled(site: Site) -> None:
    query = "metric=projects&years=2025"
    assert query_of(act(site, query, years=[2025, 2025], played=True)) == query


@pytest.mark.parametrize(
    "what",
    [
        {"county": "<script>"},
        {"county": ["500101"]},
        {"sector": "'; DROP TABLE"},
        {"years": [1, 9999]},
        {"something": "else"},
        {},
    ],
)
def test_a_hostile_click_is_mended_or_ignored(what: dict[str, Any], site: Site) -> None:
    answer = act(site, "metric=projects", **what)
    assert "script" not in query_of(answer)
    assert read(query_of(answer), site.atlas.scope, strict=True).selection.metric == "projects"


# The answer


def test_the_language_of_the_page_stays(site: Site) -> None:
    answer = change(site, "metric=grants&lang=en", province="hubei")
    assert query_of(answer) == "metric=grants&province=hubei&lang=en"
    assert answer["parts"][ids.HEADLINE].startswith("Badong has CNY")
    assert answer["other"]["language"] == "/?metric=grants&province=hubei"
    chinese = change(site, "metric=grants", province="hubei")
    assert chinese["other"]["language"] == "/?metric=grants&province=hubei&lang=en"


def test_the_answer_fills_every_output(site: Site) -> None:
    answer = change(site, "")
    assert tuple(answer["controls"]) == controls.FOLLOWING
    assert set(answer["controls"]) == set(explore.CONTROL_OUTPUTS)
    assert set(answer["parts"]) == set(explore.PART_OUTPUTS)
    assert set(answer["other"]) == set(explore.OTHER_OUTPUTS)
    assert tuple(explore.CONTROL_INPUTS) == NAMES


def test_what_is_announced_is_the_headline(site: Site) -> None:
    parts = change(site, "metric=grants")["parts"]
    assert parts[ids.ANNOUNCE] == parts[ids.HEADLINE]


def weight(answer: dict[str, Any]) -> int:
    """Bytes on the wire, compressed as the server does."""
    return len(gzip.compress(to_json_plotly(answer).encode(), compresslevel=6))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("metric", METRICS)
def test_an_update_is_light_for_every_metric(metric: str, language: str, site: Site) -> None:
    query = Selection(metric=metric, lang=language).query()  # type: ignore[arg-type]
    answer = act(site, query, county=WANZHOU)
    assert weight(answer) <= LIMIT
    (body,) = of(answer["parts"][ids.RECORDS], "Tbody") or [None]
    assert body is None or len(of(body, "Tr")) <= records_parts.RECORDS_SHOWN == 18


@pytest.mark.parametrize("sector", GROUPS)
def test_an_update_is_light_for_every_sector(sector: str, site: Site) -> None:
    for metric in ("active_supporters", "projects", "grants", "investment"):
        assert weight(act(site, f"metric={metric}&county={WANZHOU}", sector=sector)) <= LIMIT


def test_play_asks_once_and_in_one_piece(site: Site) -> None:
    """All frames of a view: more than one update weighs, less than ten."""
    for metric in (m.key for m in METRICS.values() if m.play):
        frames = explore.play_frames(site, f"metric={metric}")
        assert frames["frames"]
        assert weight(frames) <= 4 * LIMIT, metric


def test_a_frame_says_what_its_address_will_show(site: Site) -> None:
    """Stopping selects the years of the frame; the page must then show the same figures."""
    for query in ("metric=projects&province=hubei", "metric=forest_cover"):
        for frame in explore.play_frames(site, query)["frames"][-3:]:
            answer = act(site, query, years=frame["years"], played=True)
            assert answer["parts"][ids.HEADLINE] == frame["headline"]
            assert answer["parts"][ids.COVERAGE] == frame["coverage"]
            assert answer["other"]["map"]["labels"] == frame["map"]["labels"]
            assert frame["year"] == frame["years"][1]


def test_frames_keep_the_selected_county(site: Site) -> None:
    for frame in explore.play_frames(site, "metric=projects&county=500101&lang=en")["frames"]:
        assert frame["map"]["selected"] == [WANZHOU]
        assert not re.search("[\u4e00-\u9fff]", frame["headline"])


# Through Dash itself


@pytest.fixture(scope="module")
def app(site: Site) -> Dash:
    app = Dash("test", assets_folder="no-assets")
    app.layout = everything(site)
    explore.register(app, site)
    return app


def test_one_callback_updates_the_page(app: Dash) -> None:
    """Everything on the page agrees because one function answers; the rest joins or plays."""
    client = app.server.test_client()
    found = client.get("/_dash-dependencies").get_json()
    server = [c for c in found if not c["clientside_function"]]
    assert len(server) == 2
    assert len(found) == 5
    update = max(server, key=lambda c: len(c["output"]))
    assert {f"{i['id']}.{i['property']}" for i in update["inputs"]} == {
        *(f"{name}.value" for name in NAMES),
        "act.data",
    }


def test_the_update_over_http(app: Dash, site: Site) -> None:
    client = app.server.test_client()
    found = client.get("/_dash-dependencies").get_json()
    (update,) = [
        c for c in found if "selection.data" in c["output"] and not c["clientside_function"]
    ]
    values = shown(site, "metric=projects")
    inputs = [
        {**i, "value": {"county": WANZHOU} if i["id"] == ids.ACT else values[i["id"]]}
        for i in update["inputs"]
    ]
    answer = client.post(
        "/_dash-update-component",
        json={
            "output": update["output"],
            "outputs": _outputs(update["output"]),
            "inputs": inputs,
            "state": [{**s, "value": "metric=projects"} for s in update["state"]],
            "changedPropIds": ["act.data"],
        },
    )
    assert answer.status_code == 200
    response = answer.get_json()["response"]
    assert response["selection"]["data"] == "metric=projects&county=500101"
    assert response["map-data"]["data"]["selected"] == [WANZHOU]
    assert len(gzip.compress(answer.data, compresslevel=6)) <= LIMIT


def _outputs(spelt: str) -> list[dict[str, str]]:
    names = [part.rsplit(".", 1) for part in spelt.strip(".").split("...")]
    return [{"id": name, "property": prop} for name, prop in names]


def test_sector_chips_carry_counts_of_the_metric(site: Site) -> None:
    """projects: one chip per group, its count the rows behind the bar of that sector."""
    options = change(site, "metric=projects")["controls"]["sectors_options"]
    assert [o["value"] for o in options] == list(GROUPS)
    view = site.atlas.view(Selection(metric="projects"))
    for option, records in zip(options, view.mix["records"], strict=True):
        (count,) = [
            c for c in of(option["label"], "Span") if props(c).get("className") == "chip-count"
        ]
        assert text(count) == str(records)
        assert kind(option["label"]) == "Span"
    assert len(MAIN) == 4
