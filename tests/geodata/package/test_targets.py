"""Targets of the plan by indicator."""

from __future__ import annotations

from geodata.language import Text
from geodata.package.targets import target, targets


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
    (income,) = targets(atlas.tables, "income_rural")  # 居民收入 names three indicators
    assert targets(atlas.tables, "gdp") == (income,)
    assert income.what.en == "Incomes grow about as fast as the economy"


def test_a_row_without_a_rule_of_its_own_says_none(atlas):
    found = target(atlas.tables, "m_pairing")
    assert (found.kind, found.rule, found.section) == ("mechanism", Text("", ""), "八（三）")
