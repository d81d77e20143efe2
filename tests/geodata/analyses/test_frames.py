"""Year play: one View per year on classes that do not move (rules 5, 8, 13 and 14)."""

from __future__ import annotations

import csv
import math
from collections import defaultdict

import pytest

from geodata.analyses import frames
from geodata.atlas import Atlas
from geodata.package import DATA
from geodata.query import codec
from geodata.registry.metrics import METRICS
from geodata.registry.terms import DEFAULT_PROGRAMMES
from geodata.view import View

pytestmark = pytest.mark.thorough

WANZHOU = "500101"


def played(atlas: Atlas, query: str) -> dict[int, View]:
    """Frames by the year that they show."""
    selection = codec.read(query, atlas.scope, strict=True).selection
    found = frames.views(atlas, selection)
    return {view.selection.years[1]: view for view in found if view.selection.years}


def test_grants_of_wanzhou_year_by_year(atlas: Atlas) -> None:
    """Seven rows of `projects.csv`: cqa1-067 500 (2011), cqa1-016 1,298 (2012), cqa1-014 and -018
    4,862 + 30 (2018), cqa1-013 5,042 (2019); cqa1-015 (2016) and cqa1-066 (2024) name no amount."""
    values = {y: float(v.values[WANZHOU]) for y, v in played(atlas, "metric=grants").items()}
    assert {year: value for year, value in values.items() if not math.isnan(value)} == {
        2011: 500,
        2012: 1298,
        2018: 4892,
        2019: 5042,
    }


def test_frames_hold_all_dated_grants_and_only_these(atlas: Atlas) -> None:
    """Straight from the file: single rows of the default programmes with a year and no span."""
    sums: dict[tuple[str, int], float] = defaultdict(float)
    with (DATA / "projects.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    members = {row["part_of"] for row in rows} - {""}
    for row in rows:
        counts = row["programme"] in DEFAULT_PROGRAMMES and row["item"] != "exchange"
        if counts and row["amount_kind"] == "grant" and row["amount_wan"] and row["adcode"]:
            assert row["id"] not in members or row["part_of"] == ""
            if row["year"] and not row["span"] and row["id"] not in members:
                sums[row["adcode"], int(row["year"])] += float(row["amount_wan"])
    shown = {
        (str(code), year): float(value)
        for year, view in played(atlas, "metric=grants").items()
        for code, value in view.values.dropna().items()
    }
    bundles = {row["id"]: row for row in rows if row["id"] in members}
    for row in bundles.values():  # what members leave of a bundle belongs to the bundle's year
        if (row["adcode"], int(row["year"] or 0)) in shown:
            shown.pop((row["adcode"], int(row["year"])))
            sums.pop((row["adcode"], int(row["year"])), None)
    assert shown == pytest.approx(dict(sums))


@pytest.mark.parametrize("key", [m.key for m in METRICS.values() if m.play])
def test_classes_do_not_move_and_every_figure_has_one(key: str, atlas: Atlas) -> None:
    found = played(atlas, f"metric={key}")
    assert found
    first = next(iter(found.values())).breaks
    for view in found.values():
        assert view.breaks is first
        for code, value in view.values.items():
            step = first.step(float(value))
            assert view.steps[str(code)] == (-1 if step is None else step)
            assert (view.steps[str(code)] == -1) == math.isnan(float(value))


def test_classes_of_play_come_from_single_years(atlas: Atlas) -> None:
    """The still map knows sums of all years, which no single year reaches."""
    still = atlas.view(codec.read("metric=grants", atlas.scope).selection)
    found = played(atlas, "metric=grants")
    largest = max(float(v.values.max()) for v in found.values() if v.values.notna().any())
    last = next(iter(found.values())).breaks.bins[-1]
    assert last.low <= largest <= last.high
    assert last.high < still.breaks.bins[-1].high


def test_sums_show_each_year_by_itself(atlas: Atlas) -> None:
    found = played(atlas, "metric=projects&years=2018-2020")
    assert [view.selection.years for view in found.values()] == [(y, y) for y in (2018, 2019, 2020)]
    for year, view in found.items():
        alone = atlas.view(codec.read(f"metric=projects&years={year}", atlas.scope).selection)
        assert view.values.equals(alone.values)
        assert not any("borrowed" in flags for flags in view.flags)


def test_undated_and_spanning_rows_stay_out(atlas: Atlas) -> None:
    still = atlas.view(codec.read("metric=projects", atlas.scope).selection)
    found = played(atlas, "metric=projects")
    total = sum(float(view.values.sum()) for view in found.values())
    undated = still.series[still.series["year"] == 0]
    dated = still.series[still.series["year"] > 0]
    wide = sum(view.area_wide.value for view in found.values() if view.area_wide)
    assert len(undated) == 1
    assert total + wide == float((dated["firm"] + dated["reported"]).sum())
    assert total < float(still.values.sum())


def test_levels_carry_forward_and_say_so(atlas: Atlas) -> None:
    found = played(atlas, "metric=forest_cover")
    known: dict[str, tuple[float, int]] = {}
    for year, view in found.items():
        for code, value in view.values.dropna().items():
            adcode = str(code)
            own = view.years[adcode][1]
            assert own <= year
            assert ("borrowed" in view.flags[adcode]) == (own < year)
            if own < year:
                assert known[adcode] == (value, own)
            known[adcode] = (float(value), own)
        assert set(known) == {str(c) for c in view.values.dropna().index}


def test_classes_of_levels_are_those_of_the_still_map(atlas: Atlas) -> None:
    """Colours must not jump when play begins or ends (rule 13)."""
    still = atlas.view(codec.read("metric=forest_cover", atlas.scope).selection)
    assert all(v.breaks == still.breaks for v in played(atlas, "metric=forest_cover").values())


def test_a_range_limits_play_but_a_single_year_does_not(atlas: Atlas) -> None:
    assert list(played(atlas, "metric=projects&years=2018-2020")) == [2018, 2019, 2020]
    whole = list(range(atlas.metric_years["projects"][0], atlas.metric_years["projects"][1] + 1))
    assert list(played(atlas, "metric=projects&years=2020")) == whole


def test_co2_plays_from_2011(atlas: Atlas) -> None:
    assert list(played(atlas, "metric=co2_emissions")) == list(range(2011, 2018))
    assert list(played(atlas, "metric=co2_emissions&years=2005-2013")) == [2011, 2012, 2013]
    assert played(atlas, "metric=co2_emissions&years=1997-2005") == {}


@pytest.mark.parametrize("key", [m.key for m in METRICS.values() if not m.play])
def test_what_has_no_years_does_not_play(key: str, atlas: Atlas) -> None:
    assert played(atlas, f"metric={key}") == {}


def test_filters_stay_while_years_play(atlas: Atlas) -> None:
    for view in played(atlas, "metric=projects&sectors=tourism&province=hubei").values():
        assert view.selection.sectors == ("tourism",)
        assert view.selection.province == "hubei"


def test_classes_of_nothing_are_none() -> None:
    assert frames.play_breaks([]).bins == ()
