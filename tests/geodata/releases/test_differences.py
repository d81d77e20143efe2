"""What two releases say otherwise of one view, held against corrections made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geodata.registry.metrics import METRICS
from geodata.releases import Releases, differences
from geodata.releases.changes import RecordChange, record_changes
from geodata.releases.differences import WHOLE_AREA, Difference, PlaceChange
from tests.second_release import (
    ADDED,
    FENGJIE,
    REMOVED,
    REWORDED,
    WANZHOU,
    ZIGUI,
    append,
    correct,
    remove,
    same_release,
)

pytestmark = pytest.mark.thorough

FULING, WUSHAN, YILING, BADONG = "500102", "500237", "420506", "422823"
Differ = Callable[[str], Difference]
#: File → what is done to it.
Edits = dict[str, Callable[[Path], None]]


def differ_in(releases: Releases, query: str) -> Difference:
    view = releases.view(f"{query}&release=r1")
    found = differences.newer(releases, view)
    assert found is not None
    assert found.before is view
    assert found.after.release.id == "r2"
    return found


@pytest.fixture(scope="module")
def differ(both: Releases) -> Differ:
    return lambda query: differ_in(both, query)


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Edits], Differ]:
    """The differences to a second release in which just these files were edited."""

    def edit(edits: Edits) -> Differ:
        package = same_release(tmp_path)
        for name, change in edits.items():
            change(package / name)
        releases = Releases.load(others=tmp_path)
        return lambda query: differ_in(releases, query)

    return edit


def corrected(old: str, new: str) -> Callable[[Path], None]:
    return lambda file: correct(file, old, new)


def codes(found: Difference) -> list[str]:
    return [place.adcode for place in found.places]


def through(place: PlaceChange) -> list[tuple[str, str, str]]:
    return [(r.kind, r.table, "/".join(r.key)) for r in place.records]


def values(place: PlaceChange) -> tuple[float | None, float | None]:
    return place.before.value, place.after.value


def moved(found: Difference) -> dict[str, tuple[float | None, float | None]]:
    return {place.adcode: values(place) for place in found.places if place.moved}


# The second release


def test_grants_that_came_went_and_were_worded_anew(differ: Differ) -> None:
    """By hand: 奉节 2,000 + 4,000, 秭归 1,200 + 127 − 127, 万州 as it was; down the river."""
    found = differ("metric=grants")
    assert codes(found) == [WANZHOU, FENGJIE, ZIGUI]
    wanzhou, fengjie, zigui = found.places
    assert values(wanzhou) == (11732, 11732)
    assert (wanzhou.moved, wanzhou.by) == (False, 0)
    assert through(wanzhou) == [("changed", "projects", REWORDED)]
    assert wanzhou.records[0].columns == ("name",)
    assert values(fengjie) == (2000, 6000)
    assert (fengjie.moved, fengjie.by) == (True, 4000)
    assert through(fengjie) == [("added", "projects", ADDED)]
    assert values(zigui) == (1327, 1200)
    assert zigui.by == -127
    assert through(zigui) == [("removed", "projects", REMOVED)]
    assert (found.moved, found.reclassed, len(found.records)) == (2, 1, 3)


def test_ranks_and_classes_before_and_after(differ: Differ) -> None:
    """6,000 passes the 5,300 of 忠县: from the fifth place to the fourth, and a darker class."""
    _, fengjie, zigui = differ("metric=grants").places
    assert (fengjie.before.rank, fengjie.after.rank) == (5, 4)
    assert fengjie.reclassed
    for at, low, high in ((fengjie.before, 1000, 5000), (fengjie.after, 5000, 10000)):
        assert at.limits is not None
        assert (at.limits.low, at.limits.high) == (low, high)
    assert fengjie.after.step == fengjie.before.step + 1
    assert (zigui.before.rank, zigui.after.rank, zigui.reclassed) == (7, 7, False)


def test_who_only_moved_down_a_place_is_not_listed(differ: Differ) -> None:
    """忠县 falls to the fifth place, with its own figure and records as they were."""
    found = differ("metric=grants")
    assert (found.before.ranks["500233"], found.after.ranks["500233"]) == (4, 5)
    assert "500233" not in codes(found)


def test_projects_are_counted(differ: Differ) -> None:
    assert moved(differ("metric=projects")) == {FENGJIE: (4, 5), ZIGUI: (10, 9)}


def test_a_corrected_indicator(differ: Differ) -> None:
    (zigui,) = differ("metric=gdp").places
    assert (zigui.adcode, values(zigui)) == (ZIGUI, (187.35, 197.35))
    assert zigui.by == pytest.approx(10)
    assert (zigui.before.years, zigui.before.flags) == ((2021, 2021), ("borrowed",))
    (change,) = zigui.records
    assert (change.kind, change.columns) == ("changed", ("value",))
    assert change.key == (ZIGUI, "2021", "gdp", "s0115")
    assert change.before is not None
    assert (change.before["value"], change.row["value"]) == (187.35, 197.35)


@pytest.mark.parametrize(
    "query",
    [
        "metric=supporters",
        "metric=grants_total",
        "metric=grants&sectors=tourism",
        "metric=grants&years=2014-2020",
        "metric=grants&supporters=beijing",
        "metric=gdp&years=2015-2020",
        "metric=gdp&province=chongqing",
        "metric=investment",
    ],
)
def test_a_view_that_no_correction_touches_differs_in_nothing(query: str, differ: Differ) -> None:
    found = differ(query)
    assert (found.places, found.records) == ((), ())
    assert found.sentence("zh") == "这一视图的数字、级别和记录都没有变化。"
    assert found.sentence("en") == "Figures, classes and records of this view are unchanged."


def test_filters_hold_for_the_differences_too(differ: Differ) -> None:
    assert codes(differ("metric=grants&province=hubei")) == [ZIGUI]
    assert moved(differ("metric=grants&sectors=education,ecology")) == {
        FENGJIE: (None, 4000),
        ZIGUI: (127, None),
    }
    assert codes(differ("metric=grants&supporters=ctg")) == [ZIGUI]
    (fengjie,) = differ("metric=grants&supporters=liaoning").places
    assert values(fengjie) == (2000, 6000)


def test_a_figure_that_came_has_no_amount_by_which_it_moved(differ: Differ) -> None:
    """Of education 奉节 had no grant before: a blank is no zero."""
    (fengjie,) = differ("metric=grants&sectors=education&province=chongqing").places[-1:]
    assert values(fengjie) == (None, 4000)
    assert fengjie.moved
    assert fengjie.by is None
    assert (fengjie.before.step, fengjie.before.limits, fengjie.before.rank) == (-1, None, None)


def test_the_sentence_counts(differ: Differ) -> None:
    found = differ("metric=grants")
    assert found.sentence("zh") == "2 个县（区）数字有变，1 个换了级别；相关记录 3 条。"
    assert found.sentence("en") == (
        "Counties whose figure differs: 2; in another class: 1; records behind this: 3."
    )
    worded = differ("metric=active_supporters")
    assert worded.sentence("zh") == "各县（区）的数字和级别未变；相关记录 3 条有变。"


def test_nothing_is_newer_than_the_latest(both: Releases) -> None:
    view = both.view("metric=grants&release=r2")
    assert differences.newer(both, view) is None
    assert differences.newer_of_county(both, view, FENGJIE) is None
    alone = Releases.load()
    assert differences.newer(alone, alone.view("release=r1")) is None


def test_a_county_page_counts_every_record_of_the_county(both: Releases) -> None:
    """Its page lists projects and indicators whatever metric is on the map."""
    found = differences.newer_of_county(both, both.view("release=r1"), ZIGUI)
    assert found is not None
    (zigui,) = found.places
    assert [kind for kind, _, _ in through(zigui)] == ["removed", "changed"]
    assert found.sentence("zh") == "这个县（区）有 2 条记录不同；重点结对支援方：数字未变。"
    other = differences.newer_of_county(both, both.view("release=r1"), YILING)
    assert other is not None
    assert other.places == ()
    assert other.sentence("en") == "Figures and records of this county are unchanged."


# Single corrections


def test_equal_packages_share_all_records(tmp_path: Path) -> None:
    """Two figures of one source for one county and year are no difference either."""
    same_release(tmp_path)
    releases = Releases.load(others=tmp_path)
    tables = [releases.facts(id_).atlas.tables for id_ in releases.ids]
    assert record_changes(*tables) == ()
    for metric in METRICS:
        assert differ_in(releases, f"metric={metric}").places == ()


def test_one_of_two_figures_of_one_source_is_corrected(edited: Callable[[Edits], Differ]) -> None:
    """秭归 2020 has 324,642 and 299,642 of the same text; the first becomes 32.5 (in 万人)."""
    differ = edited(
        {"indicators.csv": corrected("population_resident,32.4642,", "population_resident,32.5,")}
    )
    (zigui,) = differ("metric=population_resident&years=2020").places
    (change,) = zigui.records
    assert change.before is not None
    assert (change.before["value"], change.row["value"]) == (32.4642, 32.5)


def test_a_bundle_moves_through_a_member_that_the_view_leaves_out(
    edited: Callable[[Edits], Differ],
) -> None:
    """珠海 gave 巫山 595 in 2018 for seven projects; one of them turns out to have had 200."""
    differ = edited({
        "projects.csv": corrected("龙水小学建设,education,project,2018,started,1,,",
                                  "龙水小学建设,education,project,2018,started,1,200,"),
    })  # fmt: skip
    (wushan,) = differ("metric=grants&sectors=mixed").places
    assert (wushan.adcode, values(wushan)) == (WUSHAN, (595, 395))
    assert through(wushan) == [("changed", "projects", "cqa2-036")]
    (whole,) = differ("metric=grants").places
    assert not whole.moved  # 395 + 200: what was counted once is counted once
    assert through(whole) == [("changed", "projects", "cqa2-036")]


def test_a_rate_moves_through_the_census(edited: Callable[[Edits], Differ]) -> None:
    """涪陵 has 373 万元; of 111.5016 万人, then of 100."""
    differ = edited({
        "indicators.csv": corrected("500102,2020,population_census,111.5016,",
                                    "500102,2020,population_census,100,"),
    })  # fmt: skip
    (fuling,) = differ("metric=grants&normalise=per_10k").places
    assert values(fuling) == (pytest.approx(373 / 111.5016), pytest.approx(3.73))
    assert through(fuling) == [("changed", "indicators", f"{FULING}/2020/population_census/s0244")]
    assert differ("metric=grants").places == ()


def test_a_pair_that_left_the_plan(edited: Callable[[Edits], Differ]) -> None:
    differ = edited({"pairing.csv": lambda file: remove(file, f"{YILING},heilongjiang")})
    (yiling,) = differ("").places
    assert values(yiling) == (3, 2)
    assert through(yiling) == [("removed", "pairing", f"{YILING}/heilongjiang")]


def test_a_class_may_change_through_the_figures_of_others(
    edited: Callable[[Edits], Differ],
) -> None:
    """夷陵 falls from 3 active pairs to 2, so that no county has 3: those with 2 grow darker."""
    found = edited({"pairing.csv": lambda file: remove(file, f"{YILING},heilongjiang")})(
        "metric=active_supporters"
    )
    assert moved(found) == {YILING: (3, 2)}
    others = [place for place in found.places if not place.moved]
    assert [place.adcode for place in others] == ["500156", "500233", "420526", ZIGUI]
    for place in others:
        assert (values(place), place.records) == ((2, 2), ())
        assert place.reclassed
    assert (found.moved, found.reclassed) == (1, 5)


def test_what_belongs_to_no_county_stands_last(edited: Callable[[Edits], Differ]) -> None:
    differ = edited({
        "projects.csv": corrected("三峡产业投资基金,other,project,2019,signed,1,",
                                  "三峡产业投资基金,other,project,2019,signed,3,"),
    })  # fmt: skip
    found = differ("metric=projects")
    assert codes(found) == [WHOLE_AREA]
    assert values(found.places[0]) == (2, 4)
    assert found.moved == 0
    assert found.sentence("zh") == (
        "各县（区）的数字和级别未变；相关记录 1 条有变；不能分到县（区）的数字有变。"
    )
    assert differ("metric=projects&province=hubei").places == ()


def test_a_record_that_moves_to_another_county_concerns_both(
    edited: Callable[[Edits], Differ],
) -> None:
    differ = edited({"projects.csv": corrected("hb-035,422823,beijing", "hb-035,420527,beijing")})
    found = differ("metric=grants")
    assert {p.adcode: p.by for p in found.places} == {BADONG: -1800, ZIGUI: 1800}
    assert len(found.records) == 1
    assert found.records[0].columns == ("adcode",)


def test_a_source_of_another_tier_is_part_of_its_records(
    edited: Callable[[Edits], Differ],
) -> None:
    """With official sources only, a record leaves the view without one of its own cells."""
    differ = edited(
        {"sources.csv": corrected("big5.cctv.com,2011-08-07,3", "big5.cctv.com,2011-08-07,1")}
    )
    (wanzhou,) = differ("metric=grants&tier=1").places
    assert values(wanzhou) == (None, 500)
    assert [r.columns for r in wanzhou.records] == [("source_tier",)]


def test_a_flag_alone_is_a_difference(edited: Callable[[Edits], Differ]) -> None:
    """Without the one grant of unknown amount, 忠县 has 5,300, no longer at least so much."""
    rows = ("cqb-045", "cqb-046", "cqb-047", "cqb-048")
    differ = edited({"projects.csv": lambda file: [remove(file, row) for row in rows] and None})
    (zhongxian,) = differ("metric=grants").places
    assert values(zhongxian) == (5300, 5300)
    assert (zhongxian.before.flags, zhongxian.after.flags) == (("at_least",), ())
    assert len(zhongxian.records) == len(rows)


def test_a_filter_that_the_newer_release_lacks_is_told_not_mended(
    edited: Callable[[Edits], Differ],
) -> None:
    def without_unproven(file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(",unproven,", ",follow_up,"), encoding="utf-8")

    found = edited({"projects.csv": without_unproven})("metric=projects&programme=unproven")
    assert found.places == ()
    assert [notice.where for notice in found.refused] == ["programme"]
    assert found.sentence("zh") == "同样的筛选在 r2 中不能照用，没有逐县比较。"


def test_a_new_table_row_of_running_totals(edited: Callable[[Edits], Differ]) -> None:
    differ = edited(
        {
            "pair_totals.csv": lambda file: append(
                file, f"{FULING},zhejiang,projects_total,9,,2026,s0027,\n"
            )
        }
    )
    found = differ("metric=projects_total")
    assert moved(found) == {FULING: (None, 9)}
    (fuling,) = [place for place in found.places if place.moved]
    assert through(fuling) == [("added", "pair_totals", f"{FULING}/zhejiang/projects_total")]


def test_a_change_says_what_it_was_before_and_after() -> None:
    change = RecordChange(
        "projects", ("x",), {"adcode": "1", "name": "a"}, {"adcode": "2", "name": "a"}
    )
    assert (change.kind, change.columns) == ("changed", ("adcode",))
    assert change.values("adcode") == {"1", "2"}
    assert RecordChange("projects", ("x",), {"adcode": "1"}, None).row == {"adcode": "1"}
