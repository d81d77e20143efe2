"""Two sources, two figures: which stands, and by which rule."""

from __future__ import annotations

import pytest

from geodata.analyses.disputes import RULES, disputes


@pytest.fixture
def told(atlas, code):
    def of(metric: str, name: str, year: int):
        rows = atlas.level(metric).rows
        rows = rows[(rows["adcode"] == code[name]) & (rows["year"] == year)]
        return disputes(rows, atlas.tables.sources)

    return of


@pytest.mark.parametrize(
    ("name", "year", "stands", "other", "rule"),
    [
        ("万州", 2018, 860.67, 982.58, "quality"),  # revised s0137, preliminary s0138
        ("开州", 2021, 600.0, 600.27, "method"),  # bulletin before repost
        ("渝北", 2019, 1908.74, 1848.2, "source_id"),  # reposts without a date
    ],
)
def test_the_rule_that_chose_is_named(told, name, year, stands, other, rule):
    (found,) = told("gdp", name, year)
    assert found.stands["value"] == stands
    ((row, text),) = found.others
    assert row["value"] == other and text == RULES[rule]


def test_sources_that_agree_are_no_dispute(told):
    assert told("gdp", "万州", 2019) == []
    assert told("population_census", "万州", 2020) == []


def test_the_view_names_the_counties(ask, code):
    view = ask("metric=gdp&years=2018")
    # Eight counties of Chongqing stand in s0137 (revised) and in s0138; 武隆 in its bulletin.
    named = {"万州", "涪陵", "渝北", "巴南", "长寿", "江津", "开州", "武隆"}
    assert set(view.disputed) == {code[name] for name in named}
    assert ask("metric=co2_emissions").disputed == []
