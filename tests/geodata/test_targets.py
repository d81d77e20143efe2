"""Targets of the plan by indicator."""

from __future__ import annotations

from geodata.targets import targets


def test_the_plan_wants_less_fertiliser_than_in_2020(atlas):
    (found,) = targets(atlas.tables, "fertilizer_use")
    assert (found.what.zh, found.rule.zh, found.span) == (
        "化肥施用量下降",
        "较2020年下降",
        (2021, 2025),
    )
    assert (found.what.en, found.rule.en) == ("Fertiliser use falls", "fall against 2020")


def test_forest_cover_has_no_number_to_reach(atlas):
    (found,) = targets(atlas.tables, "forest_cover")
    assert found.rule.zh == "无量化口径；以森林覆盖率作参考"


def test_most_indicators_have_no_target(atlas):
    assert targets(atlas.tables, "pm25") == ()
    # 居民收入 names three indicators; it has no English of its own yet.
    (income,) = targets(atlas.tables, "income_rural")
    assert targets(atlas.tables, "gdp") == (income,) and income.what.en == income.what.zh
