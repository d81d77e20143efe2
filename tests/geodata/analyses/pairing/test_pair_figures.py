"""Figures of single pairs, worked out by hand from the tables, and equal to what the files say."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable

import pytest

from geodata.analyses.pairing.figures import (
    BESIDE,
    OWN,
    PAIRED,
    SUMS,
    TOTALS,
    Amount,
    Pair,
    PairFigures,
    pair_figures,
)
from geodata.atlas import Atlas
from geodata.export import csv_bytes, records_csv_bytes
from geodata.query import codec
from geodata.selection import Selection

pytestmark = pytest.mark.thorough

Ask = Callable[[str], PairFigures]
BASE = "metric=active_supporters"


@pytest.fixture(scope="module")
def figures(atlas: Atlas) -> Ask:
    def ask(query: str = "") -> PairFigures:
        whole = f"{BASE}&{query}" if query else BASE
        return pair_figures(atlas, codec.read(whole, atlas.scope, strict=True).selection)

    return ask


def one(found: PairFigures, supporter: str, adcode: str) -> Pair:
    (pair,) = [p for p in found.pairs if (p.supporter, p.adcode) == (supporter, adcode)]
    return pair


def sums(pair: Pair) -> dict[str, tuple[float, bool]]:
    return {m: (a.value, a.at_least) for m, a in pair.sums.items() if a.is_known}


def totals(pair: Pair) -> dict[str, tuple[float, int, int, bool]]:
    return {t.metric: (t.value, t.first, t.last, t.together) for t in pair.totals}


def test_zhongxian_and_shenyang_by_hand(figures, code):
    # projects.csv: cqb-040 to cqb-052 name shenyang, 040 and 048 shandong too.
    pair = one(figures(), "shenyang", code["忠县"])
    assert (pair.relation, pair.order, pair.records) == (PAIRED, 2, 13)
    # Twelve rows stand for one project each; cqb-049 is a bundle that states no number, and its
    # 55,900 are of unknown kind. Grants of four rows: 3,000 + 1,000 + 1,000 + 300; four rows of
    # grants name no amount, so both sums are at least that.
    assert sums(pair) == {"projects": (12, True), "grants": (5300, True)}
    # Rows 041 to 044 span 1994 to 2022. In 2024 cqb-049 was signed, so no mere report dates it.
    assert (pair.last, pair.reported) == (2024, False)
    # pair_totals.csv gives Shandong and Shenyang together, up to 2022 from no stated year.
    together = {"grants_total": (42500, 0, 2022, True), "projects_total": (500, 0, 2022, True)}
    assert totals(pair) == together
    assert totals(one(figures(), "shandong", code["忠县"])) == together


def test_zigui_and_jiangsu_by_hand(figures, code):
    # hb-023 (2021, completed), hb-024 and hb-025 (2022, reported); the investment has no amount.
    pair = one(figures(), "jiangsu", code["秭归"])
    assert (pair.order, pair.records, pair.last, pair.reported) == (1, 3, 2022, True)
    assert sums(pair) == {"projects": (3, False)}
    # A running total of 2021 to 2025 enters no metric, and is shown here with its span (rule 10).
    assert totals(pair) == {
        "grants_total": (12300, 2021, 2025, False),
        "projects_total": (37, 2021, 2025, False),
    }


def test_fengjie_and_liaoning_by_hand(figures, code):
    # cqa2-001 to -003 of 2019, cqa2-004 of 2025, all reported; one grant of 2,000.
    pair = one(figures(), "liaoning", code["奉节"])
    assert (pair.records, pair.last, pair.reported) == (4, 2025, True)
    assert sums(pair) == {"projects": (4, False), "grants": (2000, False)}
    assert totals(pair) == {
        "grants_total": (37000, 1992, 2019, False),
        "projects_total": (118, 1992, 2019, False),
    }


def test_what_nothing_is_published_of_is_blank_and_no_nought(figures, code):
    pair = one(figures(), "henan", code["巴南"])
    assert (pair.records, pair.last, pair.totals) == (0, 0, ())
    assert all(math.isnan(amount.value) for amount in pair.sums.values())
    assert not Amount().is_known and Amount(0.0).is_known


def test_rows_of_several_years_have_no_latest_year(figures, code):
    # Of shenyang's rows, education has cqb-041 alone, which spans 1994 to 2022.
    pair = one(figures("sectors=others&supporters=shenyang"), "shenyang", code["忠县"])
    assert pair.last == 2024
    narrow = figures("sectors=education")
    pair = one(narrow, "shenyang", code["忠县"])
    assert (pair.records, pair.last, pair.reported) == (1, 0, False)


def test_own_provinces_and_support_beside_the_plan(figures, code):
    found = figures()
    assert [len(found.of(relation)) for relation in (PAIRED, OWN, BESIDE)] == [34, 19, 1]
    # hb-010 names jiangsu in 夷陵, with which the table does not pair it.
    (beside,) = found.of(BESIDE)
    assert (beside.supporter, beside.adcode, beside.records) == ("jiangsu", code["夷陵"], 1)
    own = one(found, "hubei", code["巴东"])
    assert (own.relation, own.order, own.records) == (OWN, 0, 6)
    # What is given for the named pairs of a county together is none of its own province's.
    assert one(found, "chongqing", code["忠县"]).totals == ()


def test_pairs_stand_down_the_river_in_the_order_of_the_table(figures, code):
    here = [p.supporter for p in figures().pairs if p.adcode == code["万州"]]
    assert here == [
        "shanghai", "tianjin", "jiangsu", "fujian", "nanjing", "ningbo", "xiamen", "chongqing",
    ]  # fmt: skip
    codes = list(dict.fromkeys(p.adcode for p in figures().pairs))
    assert (codes[0], codes[-1], len(codes)) == (code["江津"], code["夷陵"], 19)


def test_a_province_and_supporters_leave_their_pairs(figures, code):
    assert {p.adcode for p in figures("province=hubei").pairs} == {
        code[name] for name in ("夷陵", "秭归", "兴山", "巴东")
    }
    chosen = figures("supporters=jiangsu").pairs
    assert {(p.supporter, p.relation) for p in chosen} == {("jiangsu", PAIRED), ("jiangsu", BESIDE)}


@pytest.mark.parametrize(
    "filters", ["", "sectors=tourism,agriculture", "years=2018-2022", "programme=all&tier=1,2"]
)
def test_every_figure_is_that_of_the_files_for_the_same_selection(atlas, figures, filters):
    found = figures(filters)
    for key in dict.fromkeys(pair.supporter for pair in found.pairs):
        mine = {pair.adcode: pair for pair in found.pairs if pair.supporter == key}
        for metric in SUMS:
            rows = {row["adcode"]: row for row in _csv(atlas, metric, key, filters)}
            for adcode, pair in mine.items():
                amount, row = pair.sums[metric], rows[adcode]
                stated = float(row["value"]) if row["value"] else None
                assert stated == (amount.value if amount.is_known else None), (pair.key, metric)
                assert ("at_least" in row["flag"]) == amount.at_least
        listed = [row["adcode"] for row in _records(atlas, key, filters)]
        assert {code: listed.count(code) for code in mine} == {
            code: pair.records for code, pair in mine.items()
        }


def test_running_totals_that_count_are_those_of_the_metric(atlas, figures):
    checked = 0
    for pair in figures().of(PAIRED):
        for total in pair.totals:
            if total.together or total.first > 1995:
                continue
            (row,) = [
                row
                for row in _csv(atlas, total.metric, pair.supporter, "")
                if row["adcode"] == pair.adcode
            ]
            assert float(row["value"]) == total.value
            checked += 1
    # pair_totals.csv: 22 rows less two of ctg, two of several supporters, two of 2021 to 2025.
    assert checked == 16 and len(TOTALS) == 2


def _view(atlas: Atlas, metric: str, key: str, filters: str):  # type: ignore[no-untyped-def]
    query = f"metric={metric}&supporters={key}" + (f"&{filters}" if filters else "")
    selection: Selection = codec.read(query, atlas.scope, strict=True).selection
    return atlas.view(selection)


def _csv(atlas: Atlas, metric: str, key: str, filters: str) -> list[dict[str, str]]:
    text = csv_bytes(_view(atlas, metric, key, filters)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def _records(atlas: Atlas, key: str, filters: str) -> list[dict[str, str]]:
    view = _view(atlas, "active_supporters", key, filters)
    return list(csv.DictReader(io.StringIO(records_csv_bytes(view, atlas).decode("utf-8-sig"))))
