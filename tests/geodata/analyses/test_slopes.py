"""First and latest figure of one source or method: real counties, then lines made up by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from geodata.analyses import slopes
from geodata.analyses.slopes import Slope
from geodata.registry.metrics import METRICS


def lines(*rows: tuple[str, int, float, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["adcode", "year", "value", "line"])


def test_co2_of_the_model_from_2011_to_2017(ask, code):
    # indicators.csv: 江津 2011 5.4317, 2017 5.4835; 1997 to 2010 stay out (rule 14).
    found = slopes.of_view(ask("metric=co2_emissions"))
    assert len(found.found) == 19 and found.missing == {}
    assert found.found[0] == Slope(code["江津"], 2011, 2017, 5.4317, 5.4835)
    assert found.found[0].by == pytest.approx(0.0518)


def test_air_joins_one_source_only(ask, code):
    # 巴南: 285 and 334 days of one report, 2015 and 2020: 285/365 and 334/366. 开州: bulletins of
    # 2023 and 2025. 巫山 has three years of three sources, 万州 one year, 渝北 none.
    found = slopes.of_view(ask("metric=air_good_rate"))
    assert [(s.adcode, s.first, s.last, s.before, s.after) for s in found.found] == [
        (code["巴南"], 2015, 2020, 78.1, 91.3),
        (code["开州"], 2023, 2025, 91.8, 94.8),
    ]
    assert {name: found.missing[code[name]] for name in ("巫山", "万州", "渝北")} == {
        "巫山": "apart", "万州": "one", "渝北": "none",
    }  # fmt: skip


def test_years_and_province_bound_the_slopes(ask, code):
    found = slopes.of_view(ask("metric=air_good_rate&years=2020-2025&province=chongqing"))
    assert [s.adcode for s in found.found] == [code["开州"]]
    assert found.missing[code["巴南"]] == "one"
    assert not set(found.missing) & {code[name] for name in ("巴东", "兴山", "秭归", "夷陵")}
    co2 = slopes.of_view(ask("metric=co2_emissions&years=2013-2015&province=hubei"))
    assert {(s.first, s.last) for s in co2.found} == {(2013, 2015)} and len(co2.found) == 4


def test_the_longest_line_of_a_county_counts_and_of_equals_the_later() -> None:
    made = lines(
        ("a", 2010, 1.0, "press:s1"), ("a", 2013, 2.0, "press:s1"),
        ("a", 2012, 5.0, "bulletin"), ("a", 2020, 4.0, "bulletin"), ("a", 2016, 9.0, "bulletin"),
        ("b", 2010, 1.0, "press:s1"), ("b", 2012, 3.0, "press:s1"),
        ("b", 2018, 7.0, "press:s2"), ("b", 2020, 7.0, "press:s2"),
    )  # fmt: skip
    assert slopes.slopes(made, ["b", "a", "c"]).found == (
        Slope("b", 2018, 2020, 7.0, 7.0),
        Slope("a", 2012, 2020, 5.0, 4.0),
    )
    assert slopes.slopes(made, ["c"]).missing == {"c": "none"}


@pytest.mark.parametrize(
    ("metric", "before", "after", "way"),
    [
        ("air_good_rate", 78.1, 91.3, "better"),
        ("pm25", 50.0, 38.0, "better"),
        ("co2_emissions", 5.43, 5.48, "worse"),
        ("water_compliance_rate", 100.0, 100.0, "same"),
        ("cropland_mosaic_share", 10.0, 9.0, "less"),
        ("cropland_mosaic_share", 10.0, 11.0, "more"),
    ],
)
def test_whether_a_change_is_good_is_up_to_the_metric(metric, before, after, way):
    assert Slope("a", 2015, 2020, before, after).way(METRICS[metric]) == way
