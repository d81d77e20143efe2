"""双下降: the rule on made-up figures, and today's answer on the published ones."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from geodata.analyses.double_decline import Decline, Fall, Figure, double_decline, fall


def of(**years: float) -> list[Figure]:
    """`y2020=5` as the figure of a yearbook."""
    return [Figure(int(year[1:]), value, "yearbook") for year, value in years.items()]


@pytest.mark.parametrize(
    ("figures", "fell"),
    [
        (of(y2020=100.0, y2023=90.0), True),
        (of(y2020=100.0, y2023=100.0), False),  # equal is no fall
        (of(y2020=100.0, y2021=80.0, y2024=101.0), False),  # the latest counts
        (of(y2020=100.0, y2021=101.0, y2024=99.0), True),
        (of(y2019=120.0, y2023=90.0), None),  # no figure of 2020
        (of(y2007=120.0, y2020=90.0), None),  # nothing after it
        ([], None),
    ],
)
def test_a_fall_is_the_latest_against_2020(figures: list[Figure], fell: bool | None) -> None:
    assert fall(figures).fell is fell
    assert fall(figures[::-1]) == fall(figures)


def test_a_yearbook_is_not_compared_with_a_report() -> None:
    figures = [*of(y2020=100.0), Figure(2023, 60.0, "press:s1")]
    found = fall(figures)
    assert (found.fell, found.comparable, found.latest) == (None, False, figures[-1])
    # A figure of the same yearbook goes before a later report.
    assert fall([*figures, *of(y2022=110.0)]).fell is False


def test_what_is_older_is_told_and_answers_nothing() -> None:
    assert fall(of(y2005=9.0, y2007=8.0)) == Fall(older=Figure(2007, 8.0, "yearbook"))


DOWN, UP, DARK = (
    fall(of(y2020=100.0, y2023=90.0)), fall(of(y2020=100.0, y2023=110.0)), fall(of(y2007=100.0)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("fertiliser", "pesticide", "held"),
    [
        (DOWN, DOWN, True),
        (DOWN, UP, False),
        (UP, DOWN, False),
        (UP, DARK, False),  # one that rose is enough
        (DOWN, DARK, None),
        (DARK, DARK, None),
    ],
)
def test_both_must_have_fallen(fertiliser: Fall, pesticide: Fall, held: bool | None) -> None:
    assert Decline(fertiliser, pesticide).both_fell is held


def test_today_no_county_can_be_judged(atlas, code):
    # indicators.csv: fertilizer_use of 2007 in five counties, pesticide_use in none.
    found = double_decline(atlas.tables)
    assert list(found) == list(atlas.tables.counties.index)
    assert {one.both_fell for one in found.values()} == {None}
    older = {c: one.fertiliser.older.value for c, one in found.items() if one.fertiliser.older}
    assert older == {
        code["江津"]: 29927, code["巴南"]: 17615, code["渝北"]: 12161,
        code["长寿"]: 23553, code["涪陵"]: 40289,
    }  # fmt: skip
    assert {one.pesticide for one in found.values()} == {Fall()}


def test_the_answer_comes_with_the_figures(atlas, code):
    """Rows as a yearbook would bring them, on the real tables."""
    made = [
        (code["万州"], 2020, "fertilizer_use", 30000.0, ""), (code["万州"], 2023, "fertilizer_use", 28000.0, ""),
        (code["万州"], 2020, "pesticide_use", 500.0, ""), (code["万州"], 2023, "pesticide_use", 450.0, ""),
        (code["开州"], 2020, "fertilizer_use", 30000.0, ""), (code["开州"], 2023, "fertilizer_use", 31000.0, ""),
        (code["云阳"], 2020, "fertilizer_use", 30000.0, ""), (code["云阳"], 2023, "fertilizer_use", 28000.0, ""),
        # "at least 400" may be any amount above it: no fall is proved.
        (code["云阳"], 2020, "pesticide_use", 500.0, ""), (code["云阳"], 2023, "pesticide_use", 400.0, "at_least"),
    ]  # fmt: skip
    rows = pd.DataFrame(made, columns=["adcode", "year", "indicator", "value", "quality"])
    rows = rows.assign(unit="吨", method="yearbook", source_id="s0140", note="")
    tables = dataclasses.replace(
        atlas.tables, indicators=pd.concat([atlas.tables.indicators, rows])
    )
    found = double_decline(tables)
    assert {name: found[code[name]].both_fell for name in ("万州", "开州", "云阳", "奉节")} == {
        "万州": True, "开州": False, "云阳": None, "奉节": None,
    }  # fmt: skip
    assert found[code["万州"]].fertiliser.latest == Figure(2023, 28000.0, "yearbook")
