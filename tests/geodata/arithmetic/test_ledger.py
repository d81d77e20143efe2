"""The ledger as arrays, on a small literal ledger: masks, remainders, silent rows."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.arithmetic import ledger as ledgers
from geodata.registry.metrics import METRICS
from geodata.selection import Selection

A, B = "420506", "500101"
BLANK = {
    "adcode": A, "supporter": "one", "sector": "tourism", "item": "project", "year": 2020,
    "year_basis": "signed", "project_count": 1.0, "amount_wan": np.nan, "amount_kind": "unknown",
    "status": "planned", "programme": "counterpart", "part_of": "", "span": "", "source_id": "s1",
}  # fmt: skip


def facts(*rows: dict[str, object]):
    projects = pd.DataFrame(
        [BLANK | row for row in rows], index=[f"r{n}" for n in range(len(rows))]
    )
    projects["year"] = projects["year"].astype("Int64")
    projects["project_count"] = projects["project_count"].astype(float)
    projects["amount_wan"] = projects["amount_wan"].astype(float)
    return SimpleNamespace(
        projects=projects,
        counties=pd.DataFrame({"province": ["hubei", "chongqing"]}, index=[A, B]),
        supporters=pd.DataFrame(index=["one", "two", "three"]),
        pairing=pd.DataFrame({"adcode": [A, A, B], "supporter": ["one", "two", "one"]}),
        sources=pd.DataFrame({"tier": [1, 3]}, index=["s1", "s2"]),
    )


def adds(column: str, *rows: dict[str, object]) -> list[float]:
    return ledgers.build(facts(*rows)).adds[column].tolist()


MEMBER = {"part_of": "r0"}


def test_columns_come_from_the_registry():
    assert ledgers.COLUMNS == {"projects": "", "grants": "grant", "investment": "investment"}
    assert all(m.column in ledgers.COLUMNS for m in METRICS.values() if m.kind == "ledger")


def test_a_bundle_adds_its_remainder():
    bundle = {"item": "bundle", "project_count": 5.0}
    assert adds("projects", bundle, MEMBER, MEMBER | {"project_count": 2.0}) == [2, 1, 2]


def test_a_remainder_is_never_negative():
    assert adds("projects", {"item": "bundle"}, MEMBER | {"project_count": 3.0}) == [0, 3]


def test_members_of_another_year_sector_or_county_are_taken_off_too():
    bundle = {"item": "bundle", "project_count": 3.0}
    far = MEMBER | {"year": 2001, "sector": "health", "adcode": B}
    assert adds("projects", bundle, far) == [2, 1]


def test_members_without_a_number_leave_the_whole():
    bundle = {"item": "bundle", "amount_wan": 500.0, "amount_kind": "grant"}
    assert adds("grants", bundle, MEMBER | {"amount_kind": "grant"})[0] == 500


def test_money_of_another_kind_is_not_taken_off():
    bundle = {"item": "bundle", "amount_wan": 500.0, "amount_kind": "grant"}
    other = MEMBER | {"amount_wan": 100.0, "amount_kind": "investment"}
    assert adds("grants", bundle, other)[0] == 500


def test_a_blank_bundle_stays_blank():
    bundle = {"item": "bundle", "project_count": np.nan}
    assert np.isnan(adds("projects", bundle, MEMBER)[0])


def test_exchanges_are_left_out_also_as_members():
    bundle = {"item": "bundle", "project_count": 3.0}
    built = ledgers.build(facts(bundle, MEMBER | {"item": "exchange"}))
    assert list(built.rows.index) == ["r0"]
    assert built.adds["projects"].tolist() == [3]


def test_year_is_zero_where_undated_or_spanning():
    built = ledgers.build(facts({}, {"year": None}, {"span": "2001-2018"}))
    assert built.year.tolist() == [2020, 0, 0]


def test_county_is_minus_one_for_the_whole_area():
    assert ledgers.build(facts({}, {"adcode": B}, {"adcode": ""})).county.tolist() == [0, 1, -1]


@pytest.mark.parametrize(
    ("selection", "rows"),
    [
        (Selection(), [0, 1, 2, 4]),
        (Selection(programme=("all",)), [0, 1, 2, 3, 4]),
        (Selection(programme=("follow_up",)), [3]),
        (Selection(programme=("nowhere",)), []),
        (Selection(years=(2019, 2020)), [0, 4]),
        (Selection(years=(2010, 2019)), [1]),
        (Selection(sectors=("tourism",)), [0, 1, 2]),
        (Selection(sectors=("others",)), [4]),
        (Selection(supporters=("two",)), [1]),
        (Selection(supporters=("one", "two")), [0, 1, 2, 4]),
        (Selection(status=("building",)), [1]),
        (Selection(basis=("reported",)), [2]),
        (Selection(tier=(3,)), [4]),
        (Selection(tier=(1, 2)), [0, 1, 2]),
    ],
    ids=lambda part: part.query() if isinstance(part, Selection) else "",
)
def test_matching(selection, rows):
    built = ledgers.build(
        facts(
            {},
            {"year": 2015, "supporter": "one|two", "status": "building"},
            {"year": None, "year_basis": "reported"},
            {"programme": "follow_up"},
            {"sector": "health", "source_id": "s2"},
        )
    )
    assert np.flatnonzero(built.matching(selection)).tolist() == rows


def test_a_mask_is_free_to_change():
    built = ledgers.build(facts({}, {}))
    for selection in (
        Selection(),
        Selection(programme=("counterpart",)),
        Selection(programme=("all",)),
    ):
        built.matching(selection)[:] = False
        assert built.matching(selection).all()


def test_active_pairs():
    built = ledgers.build(
        facts({"supporter": "one|two"}, {"supporter": "three"}, {"adcode": B}, {"adcode": ""})
    )
    found = built.active_pairs(np.ones(4, dtype=bool))
    assert found.tolist() == [[True, True, False], [True, False, False]]
    assert not built.active_pairs(np.array([False, True, False, True])).any()


def test_silent_members_are_covered_by_their_bundle():
    bundle = {"item": "bundle", "amount_wan": 500.0, "amount_kind": "grant"}
    built = ledgers.build(
        facts(bundle, MEMBER | {"amount_kind": "grant"}, {"amount_kind": "grant"})
    )
    every = np.ones(3, dtype=bool)
    assert built.silent(every, "grants").tolist() == [False, False, True]
    without = np.array([False, True, True])
    assert built.silent(without, "grants").tolist() == [False, True, True]


COUNTS = st.none() | st.integers(0, 30)


@given(COUNTS, st.lists(COUNTS, max_size=6))
def test_bundle_and_members_count_nothing_twice(whole, parts):
    bundle = {"item": "bundle", "project_count": np.nan if whole is None else whole}
    members = [MEMBER | {"project_count": np.nan if p is None else p} for p in parts]
    total = np.nansum(adds("projects", bundle, *members))
    told = sum(p for p in parts if p is not None)
    assert total == max(whole or 0, told)
