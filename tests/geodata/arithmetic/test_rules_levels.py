"""Rules 5, 11 and 14: indicators over the years, conflicts between sources, trend lines.

Rules on real rows of indicators.csv first, then the order of rule 11 on literal frames.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pytest

from geodata.arithmetic import levels
from geodata.registry.metrics import METRICS
from geodata.selection import Selection


@dataclass(frozen=True, eq=False)
class Facts:
    """What `levels` reads of the tables."""

    indicators: pd.DataFrame
    sources: pd.DataFrame


# Rule 5 -------------------------------------------------------------------------------------


def test_the_latest_figure_in_the_range_answers(ask, code):
    # 奉节 forest_cover: 2020 62.29, 2021 71.4, 2022 63.04.
    where = code["奉节"]
    for years, value in (("2012-2025", 63.04), ("2012-2021", 71.4), ("2012-2020", 62.29)):
        assert ask(f"metric=forest_cover&years={years}").values[where] == value
    assert ask("metric=forest_cover").values[where] == 63.04


def test_indicators_never_add_up(ask, code):
    # 奉节 2020 to 2022 in one range is one figure, not three.
    view = ask("metric=forest_cover&years=2020-2022")
    assert view.values[code["奉节"]] == 63.04
    assert view.counts[code["奉节"]] == 1


def test_borrowed_when_older_than_the_last_year_by_more_than_two(ask, code):
    # forest_cover: 万州 2022, 涪陵 2023, 秭归 2016 only.
    for last, borrowed in ((2022, False), (2024, False), (2025, True)):
        flags = ask(f"metric=forest_cover&years=2012-{last}").flags
        assert ("borrowed" in flags[code["万州"]]) is borrowed
    view = ask("metric=forest_cover")  # its last year is 2025
    assert "borrowed" not in view.flags[code["涪陵"]]
    assert view.flags[code["秭归"]] == ("borrowed",)
    assert view.years[code["秭归"]] == (2016, 2016)


def test_a_single_year_never_borrows(ask, figures):
    # forest_cover 2022: bulletin 万州; reposts 巴东, 涪陵, 渝北, 奉节, 巫山, 巫溪.
    assert figures("metric=forest_cover&years=2022") == {
        "万州": 56.5, "巴东": 65.12, "涪陵": 52.0, "渝北": 42.5, "奉节": 63.04,
        "巫山": 67.6, "巫溪": 69.7,
    }  # fmt: skip
    for metric in ("forest_cover", "gdp", "co2_emissions", "air_good_rate"):
        for year in (2015, 2017):
            if metric != "co2_emissions" or year <= 2017:
                flags = ask(f"metric={metric}&years={year}").flags
                assert not any("borrowed" in said for said in flags)


# Rule 11 ------------------------------------------------------------------------------------


def test_forest_cover_conflicts_stand_with_their_years(ask, figures):
    # 巫溪 64.9 (2021) / 69.7 (2022); 石柱 59.04 (2019) / 66.48 (2020); 巫山 63 / 67.6 (2021, 2022).
    assert figures("metric=forest_cover&years=2021") == {"奉节": 71.4, "巫山": 63.0, "巫溪": 64.9}
    assert figures("metric=forest_cover&years=2019")["石柱"] == 59.04
    assert figures("metric=forest_cover&years=2020")["石柱"] == 66.48
    rows = ask("metric=forest_cover").series
    assert len(rows[rows["adcode"] == "500236"]) == 3


def test_revised_goes_before_preliminary(ask, code):
    # 万州 GDP 2018: 860.67 revised (s0137), 982.58 preliminary (s0138).
    view = ask("metric=gdp&years=2018")
    assert view.values[code["万州"]] == 860.67
    assert view.flags[code["万州"]] == ("disagree", "revised")
    assert view.counts[code["万州"]] == 2
    # 渝北: 1,752.83 revised, 1,543.09 preliminary.
    assert view.values[code["渝北"]] == 1752.83


def test_revised_bulletin_goes_before_repost_and_none_before_preliminary(ask, code):
    # 开州 2020: 535.81 bulletin revised, 530.94 repost; 2021: 600.00 bulletin, 600.27 repost.
    assert ask("metric=gdp&years=2020").values[code["开州"]] == 535.81
    assert ask("metric=gdp&years=2021").values[code["开州"]] == 600.00
    # 巴南 2021: 963.4, 947 preliminary.
    assert ask("metric=gdp&years=2021").values[code["巴南"]] == 963.4


def test_both_rows_of_a_conflict_are_among_the_records(ask):
    rows = ask("metric=gdp&years=2018").records
    here = rows[rows["adcode"] == "500101"]
    assert list(here["value"]) == [860.67, 982.58]
    assert list(here["chosen"]) == [True, False]


A, B = "420506", "500101"


def facts(*rows: tuple[object, ...], days: tuple[tuple[object, ...], ...] = ()):
    """Tables with figures `(adcode, year, value, method, quality, source)` of an indicator x."""
    columns = ["adcode", "year", "value", "method", "quality", "source_id"]
    frames = [
        pd.DataFrame(list(part), columns=columns).assign(indicator=name, unit="", note="")
        for name, part in (("x", rows), ("days", days))
    ]
    sources = pd.DataFrame(
        {
            "tier": [1, 2, 3, 3, 2],
            "date": ["2020-01-01", "2020-01-01", "2020-01-01", "2021-05-01", ""],
        },
        index=["s1", "s2", "s3", "s4", "s5"],
    )
    return Facts(indicators=pd.concat(frames, ignore_index=True), sources=sources)


ORDER = [
    # (better, worse): method, quality, source
    (("repost", "revised", "s3"), ("census", "", "s1")),
    (("repost", "", "s3"), ("census", "rounded", "s1")),
    (("repost", "", "s3"), ("census", "at_least", "s1")),
    (("repost", "rounded", "s3"), ("census", "preliminary", "s1")),
    (("repost", "at_least", "s3"), ("census", "preliminary", "s1")),
    (("census", "rounded", "s3"), ("yearbook", "at_least", "s1")),
    (("census", "", "s3"), ("yearbook", "", "s1")),
    (("yearbook", "", "s3"), ("bulletin", "", "s1")),
    (("bulletin", "", "s3"), ("press", "", "s1")),
    (("press", "", "s3"), ("repost", "", "s1")),
    (("repost", "", "s1"), ("repost", "", "s2")),
    (("repost", "", "s2"), ("repost", "", "s3")),
    (("repost", "", "s4"), ("repost", "", "s3")),
    (("repost", "", "s2"), ("repost", "", "s5")),
]


@pytest.mark.parametrize(("better", "worse"), ORDER)
@pytest.mark.parametrize("turned", [False, True])
def test_rule_11_order(better, worse, turned):
    pair = [(A, 2020, 1.0, *better), (A, 2020, 2.0, *worse)]
    rows = levels.figures_of(facts(*(reversed(pair) if turned else pair)), "x")
    assert list(rows["value"]) == [1.0, 2.0]
    assert list(rows["chosen"]) == [True, False]
    assert list(rows["disagree"]) == [True, True]


def test_lower_source_id_is_the_last_word():
    table = facts((A, 2020, 1.0, "press", "", "s2"), (A, 2020, 2.0, "press", "", "s1"))
    table.sources.loc["s1", "tier"] = 2
    assert levels.figures_of(table, "x")["source_id"].iloc[0] == "s1"


def test_the_same_figure_twice_is_no_conflict():
    rows = levels.figures_of(
        facts((A, 2020, 1.0, "press", "", "s1"), (A, 2020, 1.0, "repost", "", "s3")), "x"
    )
    assert not rows["disagree"].any()


def test_a_tier_filter_lets_the_next_source_speak():
    rows = facts((A, 2020, 1.0, "press", "", "s1"), (A, 2020, 2.0, "repost", "", "s3"))
    level = levels.level(levels.figures_of(rows, "x", tiers=(3,)), pd.Index([A, B]))
    found = levels.answer(level, 2, Selection(), 2020)
    assert found.values[0] == 2.0
    assert found.flags == [(), ()]
    none = levels.level(levels.figures_of(rows, "x", tiers=(2,)), pd.Index([A, B]))
    assert pd.isna(levels.answer(none, 2, Selection(), 2020).values).all()


# Rule 11: rates from days -------------------------------------------------------------------


def test_rate_is_derived_where_only_days_are_given(ask, code):
    # 兴山 2020: 343 of 366 days; 巴南 2020: 334 of 366; 巫山 2022: 360 of 365.
    assert METRICS["air_good_rate"].days == "air_good_days"
    view = ask("metric=air_good_rate&years=2020")
    assert view.values[code["兴山"]] == 93.7
    assert view.values[code["巴南"]] == 91.3
    assert view.flags[code["兴山"]] == ("derived",)
    assert ask("metric=air_good_rate&years=2022").values[code["巫山"]] == 98.6


def test_fengjie_2020_takes_the_published_rate(ask, code):
    # 340 days ("以上") would be 92.9 %; the same page says 94.8 %.
    view = ask("metric=air_good_rate&years=2020")
    assert view.values[code["奉节"]] == 94.8
    assert view.flags[code["奉节"]] == ()
    assert view.counts[code["奉节"]] == 1


def test_at_least_days_make_an_at_least_rate(ask, code):
    # 石柱 2021: 340 days and more of 365 = 93.2 %.
    view = ask("metric=air_good_rate&years=2021")
    assert view.values[code["石柱"]] == 93.2
    assert view.flags[code["石柱"]] == ("at_least", "derived")


def test_air_good_rate_covers_twelve_counties(ask):
    assert ask("metric=air_good_rate").coverage.counties == 12


def test_a_published_rate_of_another_tier_leaves_room_for_days():
    table = facts((A, 2020, 90.0, "press", "", "s3"), days=((A, 2020, 183.0, "press", "", "s1"),))
    assert list(levels.figures_of(table, "x", "days")["value"]) == [90.0]
    assert list(levels.figures_of(table, "x", "days", (1,))["value"]) == [50.0]


# Rule 14 ------------------------------------------------------------------------------------


def test_lines_join_one_source_or_one_method():
    rows = levels.figures_of(
        facts(
            (A, 2018, 1.0, "repost", "", "s3"),
            (A, 2019, 2.0, "repost", "", "s3"),
            (A, 2020, 3.0, "repost", "", "s4"),
            (A, 2021, 4.0, "bulletin", "", "s1"),
            (A, 2022, 5.0, "bulletin", "", "s2"),
        ),
        "x",
    )
    groups = levels.lines(rows, 0).groupby("line")["year"].apply(list).to_dict()
    assert sorted(groups.values()) == [[2018, 2019], [2020], [2021, 2022]]


def test_co2_trend_begins_in_2011_and_older_years_are_single_maps(ask):
    assert ask("metric=co2_emissions").series["year"].min() == 2011
    old, new = ask("metric=co2_emissions&years=2005"), ask("metric=co2_emissions&years=2015")
    assert old.coverage.counties == 19
    assert old.breaks != new.breaks


def test_ndvi_is_labelled_a_mean_and_not_ranked(ask):
    view = ask("metric=ndvi_june_mean")
    assert "1999—2017" in view.metric.label.zh and "1999–2017" in view.metric.label.en
    assert view.ranks.isna().all()
    assert set(view.years) == {(2017, 2017)}


def test_every_line_has_one_method_and_points_stand_in_order(atlas):
    for metric in (m for m in METRICS.values() if m.has_own_year):
        series = atlas.view(Selection(metric=metric.key)).series
        for _, line in series.groupby(["adcode", "line"]):
            assert line["year"].is_monotonic_increasing and line["year"].is_unique
