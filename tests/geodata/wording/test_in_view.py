"""What is in a view in five sentences: what counts, what does not, years, blanks, coverage."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from geodata.registry.metrics import METRICS
from geodata.view import View
from geodata.wording.in_view import lines

Ask = Callable[[str], View]
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


@pytest.mark.parametrize("metric", METRICS)
def test_five_sentences_in_both_languages(ask: Ask, metric: str) -> None:
    view = ask(f"metric={metric}")
    chinese, english = lines(view, "zh"), lines(view, "en")
    assert len(chinese) == len(english) == 5
    assert all(line.endswith("。") and "。。" not in line for line in chinese)
    assert all(line.endswith(".") and ".." not in line for line in english), english
    assert not [line for line in english if CHINESE.search(line)]
    assert METRICS[metric].label.zh in chinese[0]
    assert "空白" in chinese[3]


def test_grants_by_hand(ask: Ask) -> None:
    """Eight of 19 counties have a figure; four have records without a sum besides."""
    counted, without, years, blanks, covered = lines(ask("metric=grants"), "zh")
    assert counted.startswith("数的是无偿援助资金。公开报道写明的无偿援助金额。")
    assert "来源：公开报道台账，" in counted
    assert "交流活动" in without and "「投资、未写明」" in without and "其他渠道" in without
    assert years.startswith("年份：全部，含年份不详和跨年的记录。")
    assert blanks.startswith("11 个县（区）空白：没有公开数字，不是零。")
    assert "4 个县（区）另有没写数的记录，合计前加「至少」。" in blanks
    assert covered.startswith("覆盖：19 个县（区）中 8 个有数字，47 条记录")
    assert "规划公布的总数是 2014—2020 年的" in covered


def test_years_and_filters_are_said(ask: Ask) -> None:
    found = lines(ask("metric=projects&years=2014-2020&sectors=tourism"), "zh")
    assert "只看：旅游、2014–2020 年。" in found[0]
    assert found[2].startswith("年份：2014–2020，不含年份不详和跨年的记录。")


def test_the_share_of_the_plan_is_told_only_where_it_holds(ask: Ask) -> None:
    whole = lines(ask("metric=projects&years=2014-2020"), "zh")[4]
    assert "占规划公布总数的 10.2%" in whole
    assert "规划公布的总数是" not in whole
    part = lines(ask("metric=projects&years=2014-2020&province=hubei"), "zh")[4]
    assert "占规划公布总数" not in part
    assert "规划公布的总数是" in part


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("metric=projects", "其他渠道（如鲁渝协作、定点帮扶）的记录不在其中，可另选。"),
        ("metric=projects&programme=all", "各种渠道的记录都在其中。"),
        ("metric=projects&programme=shandong_chongqing", "只含这些渠道的记录：鲁渝协作。"),
    ],
)
def test_programmes_that_are_in(ask: Ask, query: str, said: str) -> None:
    assert said in lines(ask(query), "zh")[1]


def test_pairs_have_no_years_and_their_zero_is_a_fact(ask: Ask) -> None:
    found = lines(ask(""), "zh")
    assert found[2] == "没有年份：规划附表是整个规划期的安排。"
    assert found[3] == (
        "没有空白的县（区）；空白表示没有公开数字，不是零。0 是规划附表写明的事实：未明确支援方。"
    )


def test_levels_say_from_when_and_what_is_old(ask: Ask) -> None:
    """Forest cover: 16 counties, the oldest latest figure is of 2016, 9 are dotted."""
    years = lines(ask("metric=forest_cover"), "zh")[2]
    assert years.startswith("每个县（区）取所选年份里最近的一个数（2016–2025 年），从不跨年相加。")
    assert "9 个县（区）的数早于末年两年以上，图上加点。" in years


def test_counties_outside_a_province_are_told_apart_from_blanks(ask: Ask) -> None:
    blanks = lines(ask("metric=forest_cover&province=hubei"), "zh")[3]
    assert "所选省市以外的 15 个县（区）不显示数字。" in blanks


def test_what_is_empty_says_so(ask: Ask) -> None:
    found = lines(ask("metric=grants&sectors=logistics&years=2004"), "zh")
    assert found[3].startswith("19 个县（区）空白")
    assert "覆盖：19 个县（区）中 0 个有数字" in found[4]
