"""The pairing matrix: pairs of the plan, records behind them, own provinces (rules 1 to 4, 16)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geodata.analyses.pairing.matrix import KINDS, Matrix, matrix
from geodata.atlas import Atlas
from geodata.query import codec

Ask = Callable[[str], Matrix]


@pytest.fixture(scope="module")
def pairs(atlas: Atlas) -> Ask:
    def ask(query: str) -> Matrix:
        return matrix(atlas, codec.read(query, atlas.scope, strict=True).selection)

    return ask


def test_supporters_stand_in_their_groups_in_the_order_of_the_registry(pairs):
    found = pairs("").supporters
    assert found["kind"].value_counts().to_dict() == {"province": 19, "city": 10, "own_province": 2}
    assert found["kind"].tolist() == sorted(found["kind"], key=KINDS.index)
    # supporters.csv begins with Beijing, its cities with Shenyang; Hubei stands before Hunan there.
    assert list(found.index[:3]) == ["beijing", "tianjin", "hebei"]
    assert list(found.index[13:16]) == ["henan", "hunan", "guangdong"]
    assert found.index[19] == "shenyang" and list(found.index[-2:]) == ["hubei", "chongqing"]


def test_counties_run_down_the_river(pairs, code):
    found = pairs("").counties
    assert len(found) == 19 and found["river_order"].is_monotonic_increasing
    assert (found.index[0], found.index[-1]) == (code["江津"], code["夷陵"])


def test_the_34_pairs_of_the_plan_with_their_places(pairs, code):
    found = pairs("")
    assert int(found.paired.to_numpy().sum()) == 34
    # pairing.csv: 万州 1 shanghai, 2 tianjin, 3 jiangsu, 4 fujian, 5 nanjing, 6 ningbo, 7 xiamen.
    wanzhou = found.order[code["万州"]]
    assert wanzhou[wanzhou > 0].sort_values().to_dict() == {
        "shanghai": 1, "tianjin": 2, "jiangsu": 3, "fujian": 4, "nanjing": 5, "ningbo": 6, "xiamen": 7,
    }  # fmt: skip
    # jiangxi and yunnan support 石柱 and 武隆, in opposite order.
    assert found.order.loc["yunnan", [code["石柱"], code["武隆"]]].tolist() == [1, 2]
    assert found.order.loc["jiangxi", [code["石柱"], code["武隆"]]].tolist() == [2, 1]


def test_own_provinces_support_their_counties_and_are_no_pair(pairs, code):
    found = pairs("")
    assert found.own.sum(axis=1).loc[["hubei", "chongqing"]].tolist() == [4, 15]
    hubei = {code[name] for name in ("夷陵", "秭归", "兴山", "巴东")}
    assert set(found.counties.index[found.own.loc["hubei"]]) == hubei
    assert not found.own.drop(["hubei", "chongqing"]).to_numpy().any()
    assert not (found.paired & found.own).to_numpy().any()


def test_jiangjin_is_the_only_county_without_a_named_supporter(pairs, code):
    assert pairs("").unnamed == (code["江津"],)


def test_records_are_rows_of_the_ledger_that_name_both(pairs, code):
    found = pairs("")
    # projects.csv, default programmes, without exchanges: 夷陵 names qingdao once (hb-004),
    # heilongjiang once (hb-005), jiangsu once though it is not paired with it (hb-010).
    assert (
        found.records.loc[["qingdao", "heilongjiang", "jiangsu"], code["夷陵"]].tolist() == [1] * 3
    )
    assert not found.paired.loc["jiangsu", code["夷陵"]]
    # 巴东 has six rows of its own province.
    assert found.records.loc["hubei", code["巴东"]] == 6
    assert found.records.loc["chongqing"].sum() == 0  # its rows are of programmes left out
    # 巴南 and henan: paired, and nothing published.
    assert found.paired.loc["henan", code["巴南"]] and found.records.loc["henan", code["巴南"]] == 0


def test_a_row_of_two_supporters_counts_for_each(pairs, code):
    found = pairs("")
    assert found.records.loc[["jiangxi", "yunnan"], code["武隆"]].tolist() == [1, 1]  # cqb-022
    assert found.records.loc[["hunan", "dalian"], code["兴山"]].tolist() == [1, 2]  # hb-031, hb-032
    # chosen, the other one of the row lies outside
    chosen = pairs("supporters=jiangxi")
    assert chosen.records.loc[["jiangxi", "yunnan"], code["武隆"]].tolist() == [1, 0]


def test_every_matching_row_is_in_a_cell_or_counted_beside(pairs, atlas):
    found = pairs("")
    # 206 default rows; 2 of them without a county, 26 of ctg, mwr, mof, multiple and unnamed.
    assert (found.beyond, found.area_wide) == (26, 2)
    twice = int((atlas.ledger.rows["supporter"].str.contains("|", regex=False)).sum())
    assert twice == 4  # hunan|dalian, jiangxi|yunnan, two shandong|shenyang: in two cells each
    assert int(found.records.to_numpy().sum()) == 206 - 26 - 2 + twice


@pytest.mark.parametrize(
    "query",
    [
        "metric=active_supporters",
        "metric=active_supporters&sectors=tourism",
        "metric=active_supporters&years=2021-2025&tier=1,2",
        "metric=active_supporters&supporters=shanghai,wuhan",
        "metric=active_supporters&province=hubei",
        "metric=active_supporters&programme=all&status=operating",
    ],
)
def test_documented_pairs_are_the_active_supporters_of_the_view(pairs, ask, query):
    found, view = pairs(query), ask(query)
    active = view.values.fillna(0).astype(int)
    assert found.documented.sum().to_dict() == active.to_dict()


def test_what_is_not_chosen_lies_outside_but_the_table_stays(pairs, code):
    found = pairs("province=hubei&supporters=shanghai,wuhan")
    assert int(found.inside.to_numpy().sum()) == 2 * 4
    assert int(found.paired.to_numpy().sum()) == 34
    assert found.records.loc["shanghai", code["万州"]] == 0
    assert found.records.loc["shanghai", code["夷陵"]] == 9
    assert found.area_wide == 0


@pytest.mark.parametrize("query", ["metric=grants", "metric=gdp", "metric=forest_cover&lang=en"])
def test_the_metric_changes_nothing(pairs, query):
    assert pairs(query).records.equals(pairs("").records)


def test_what_a_cell_says(pairs, code):
    kinds = pairs("").kinds
    assert len(kinds) == 34 + 19 + 1  # pairs, own provinces, jiangsu for 夷陵
    assert kinds["beijing", code["巴东"]] == "documented"
    assert kinds["henan", code["巴南"]] == "silent"
    assert kinds["hubei", code["巴东"]] == kinds["chongqing", code["江津"]] == "own"
    assert kinds["jiangsu", code["夷陵"]] == "beside"
    assert ("beijing", code["夷陵"]) not in kinds
    assert set(pairs("province=hubei&supporters=shanghai").kinds) == {("shanghai", code["夷陵"])}
