"""The floor of yearly grants: today nobody can tell, and what would settle it."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pandas as pd
import pytest

from geodata.atlas import Atlas
from geodata.evaluation.judges import floor
from geodata.evaluation.judges.floor import Total
from geodata.package.tables import Tables

BADONG, FENGJIE, FULING, YILING, YUNYANG = "422823", "500236", "500102", "420506", "500235"
BEIJING, LIAONING = ("beijing", BADONG), ("liaoning", FENGJIE)


@pytest.fixture(scope="module")
def today(atlas: Atlas):
    return floor.judge(atlas)


def test_the_yearly_totals_that_are_published(atlas: Atlas) -> None:
    """projects.csv: the bundles of pairs; aggregates.csv: one pair, one year, grants_wan."""
    found = {key: total.value for key, total in floor.totals(atlas.tables).items()}
    assert found == {
        ("shanghai", "500101", 2012): 1298, ("shanghai", "500101", 2018): 4862,
        ("shanghai", "500101", 2019): 5042, ("shanghai", YILING, 2019): 5042,
        ("zhuhai", "500237", 2018): 595, (*BEIJING, 2015): 3401, (*BEIJING, 2016): 3673,
        (*BEIJING, 2021): 5113,
    }  # fmt: skip
    # agg-007 of the ledger and the published total say the same and cite the same page.
    assert floor.totals(atlas.tables)[(*BEIJING, 2021)].sources == ("s0105",)


def test_no_pair_has_a_total_of_2020_so_no_year_of_the_plan_can_be_judged(today) -> None:
    assert today.status == "not_judgeable"
    assert Counter(case.verdict for case in today.cases) == {"not_judgeable": 34 * 5}
    assert today.rows[0].value == 0
    assert [(row.label.zh, row.value, row.years, row.sources) for row in today.rows[1:]] == [
        ("北京 → 巴东县", 5113, "2021", ("s0105",))
    ]
    assert "没有一对" in today.reason.text("zh")
    assert today.finding.text("en") == (
        "170 years of pairs (34 pairs × 5 years): 0 met, 0 not met, 170 not judgeable"
    )


def bundle(id_: str, pair: tuple[str, str], year: int, wan: float, **more: object) -> dict:
    row = {
        "adcode": pair[1], "supporter": pair[0], "supporters": (pair[0],), "name": id_,
        "sector": "mixed", "item": "bundle", "year": year, "year_basis": "reported",
        "project_count": float("nan"), "amount_wan": wan, "amount_kind": "grant",
        "status": "unknown", "programme": "counterpart", "part_of": "", "span": "",
        "source_id": "s0105", "note": "",
    }  # fmt: skip
    return {"id": id_} | row | more


def with_rows(tables: Tables, rows: list[dict], totals: list[dict] = ()) -> Tables:  # type: ignore[assignment]
    made = pd.DataFrame(rows).set_index("id").astype({"year": "Int64"})
    wide = pd.concat([tables.aggregates, pd.DataFrame(list(totals))]) if totals else None
    return dataclasses.replace(
        tables,
        projects=pd.concat([tables.projects, made]),
        aggregates=tables.aggregates if wide is None else wide,
    )


def total(scope: str, partner: str, first: int, last: int, value: float) -> dict:
    return {
        "scope": scope, "partner": partner, "year_from": first, "year_to": last,
        "measure": "grants_wan", "value": value, "unit": "万元", "source_id": "s0104", "note": "",
    }  # fmt: skip


@pytest.fixture(scope="module")
def made(atlas: Atlas):
    """Two pairs with a total of 2020, and rows that are no totals of a pair and year."""
    rows = [
        bundle("m1", BEIJING, 2020, 5113.0),  # agg-007: 5,113 in 2021, which is no less
        bundle("m2", BEIJING, 2022, 5112.0),
        bundle("m3", LIAONING, 2020, 900.0),
        bundle("m4", LIAONING, 2021, 901.0),
        bundle("m5", LIAONING, 2022, 1000.0),
        bundle("m6", LIAONING, 2022, 1100.0, source_id="s0083"),  # another source says otherwise
        bundle("m7", LIAONING, 2023, 5000.0, item="project"),  # a stray record
        bundle("m8", LIAONING, 2024, 5000.0, span="2021-2024"),  # gathered over years
        bundle("m9", LIAONING, 2025, 5000.0, amount_kind="investment"),
        bundle("m10", ("zhejiang", FULING), 2023, 10.0),  # without its 2020
        bundle("m11", ("multiple", YILING), 2020, 10.0),  # of several supporters
        bundle("m12", ("shandong", "500240"), 2020, 10.0, programme="shandong_chongqing"),
    ]
    totals = [
        total(YUNYANG, "jiangsu", 2020, 2020, 700.0),
        total(YUNYANG, "jiangsu", 2021, 2025, 9000.0),  # a running total
        total(YUNYANG, "jiangsu", 2024, 2024, 650.0),
    ]
    return floor.judge(dataclasses.replace(atlas, tables=with_rows(atlas.tables, rows, totals)))


def test_met_not_met_and_not_judgeable_per_pair_and_year(made) -> None:
    of = {(c.supporter, c.adcode, c.years): (c.verdict, c.value) for c in made.cases}
    assert of[(*BEIJING, "2021")] == ("met", 5113)  # equal keeps the floor
    assert of[(*BEIJING, "2022")] == ("not_met", 5112)
    assert of[(*LIAONING, "2021")] == ("met", 901)
    assert of[("jiangsu", YUNYANG, "2024")] == ("not_met", 650)
    judged = {key for key, (verdict, _) in of.items() if verdict != "not_judgeable"}
    assert len(judged) == 4
    assert of[("zhejiang", FULING, "2023")] == ("not_judgeable", 10)
    for year in ("2023", "2024", "2025"):  # neither strays nor spans nor investment
        assert pd.isna(of[(*LIAONING, year)][1])


def test_sources_that_disagree_settle_nothing(made) -> None:
    (case,) = [c for c in made.cases if (c.supporter, c.years) == ("liaoning", "2022")]
    assert (case.verdict, case.said.text("zh")) == ("not_judgeable", "两处公布数不一")
    assert case.sources == ("s0105", "s0083")


def test_the_whole_is_partly_met_and_says_of_how_many(made) -> None:
    assert made.status == "partly"
    assert made.rows[0].value == 3  # 北京, 辽宁 and 江苏 have a total of 2020
    assert made.finding.text("zh") == (
        "170 个结对年（34 对 × 5 年）：2 个达到，2 个未达到，166 个无法判断"
    )


def test_an_unknown_side_is_never_a_verdict() -> None:
    assert floor.verdict(Total(5.0, ()), Total(float("nan"), ())) == "not_judgeable"
    assert floor.verdict(Total(0.0, ()), Total(0.0, ())) == "met"  # a published zero is a figure
