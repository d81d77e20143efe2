"""Every rule on the shipped figures, worked out by hand from geodata/data/*.csv."""

from __future__ import annotations

import dataclasses
import math
import re

import pandas as pd
import pytest

from geodata.atlas import Atlas
from geodata.evaluation import gap_links
from geodata.evaluation.evaluate import JUDGED, KINDS, evaluate
from geodata.evaluation.judges import income, mechanisms, nature, pairs, support
from geodata.evaluation.judges.types import CONFIDENCE, GAPS, STATUSES, Message, Text, label_text
from geodata.evaluation.rules import RULES
from geodata.records.request import read as read_ledger
from geodata.registry.indicators import FERTILISER, PESTICIDE
from geodata.releases import Releases

pytestmark = pytest.mark.thorough

CHINESE = re.compile("[　-〿㐀-鿿＀-￯]")


@pytest.fixture(scope="module")
def found(atlas: Atlas):
    return {one.key: one.result for one in evaluate(atlas).verdicts}


def rows(result) -> dict[str, float]:
    return {label_text(row.label, "zh"): row.value for row in result.rows}


def cases(result) -> dict[str, float]:
    return {row.adcode: row.value for row in result.cases}


# The registry


def test_every_row_that_sets_or_states_something_has_a_rule(atlas: Atlas) -> None:
    plan = atlas.tables.plan
    assert set(RULES) == set(plan.index[plan["kind"].isin(list(KINDS))])
    assert len(RULES) == 31


def test_rules_follow_the_plan_within_each_kind(atlas: Atlas) -> None:
    verdicts = evaluate(atlas).verdicts
    order = {str(key): n for n, key in enumerate(atlas.tables.plan.index)}
    for kind in KINDS:
        places = [order[v.key] for v in verdicts if v.target.kind == kind]
        assert places == sorted(places) and places


def test_what_is_said_is_complete_in_both_languages(atlas: Atlas) -> None:
    for verdict in evaluate(atlas).verdicts:
        rule, result, target = verdict.rule, verdict.result, verdict.target
        assert result.status in STATUSES and result.sure in CONFIDENCE
        assert rule.gap in ("", *GAPS)
        texts = [rule.data, rule.how, rule.needed, target.what, target.rule]
        texts += [link.label for link in rule.links]
        said_of = [result.finding, result.reason, result.why, result.about_cases or Text("", "")]
        english = [t.en for t in texts]
        english += [m.text("en") if isinstance(m, Message) else m.en for m in said_of]
        labels = [p for row in (*result.rows, *result.cases) for p in (row.label, row.said)]
        english += [label_text(p, "en") for p in labels if not isinstance(p, str)]
        assert not [one for one in english if CHINESE.search(one)], verdict.key
        assert all(t.en for t in (rule.data, rule.how, rule.needed, target.what)), verdict.key


def test_links_and_workbooks_are_addresses_that_the_site_takes_as_they_are(atlas: Atlas) -> None:
    releases = Releases.load()
    for rule in RULES.values():
        for link in rule.links:
            if link.path == "/records":
                address = link.at("zh", None).partition("?")[2]
                assert read_ledger(address, atlas.scope, strict=True)[1] == ()
            else:
                assert releases.read(link.selection.query(), strict=True)[1].notices == (), link
        for book in gap_links.workbooks(atlas.tables, rule.gap):
            releases.read(book.selection.query(), strict=True)
    (pairs,) = gap_links.workbooks(atlas.tables, "supporters")
    assert len(pairs.selection.supporters) == 29  # 19 provinces and 10 cities
    assert len(gap_links.workbooks(atlas.tables, "counties")) == 19


def test_sources_are_those_of_the_release(atlas: Atlas, found) -> None:
    assert {s for one in found.values() for s in one.sources} <= set(atlas.tables.sources.index)


# The finding


def test_the_headline_counts_targets_and_mechanisms(atlas: Atlas) -> None:
    evaluation = evaluate(atlas)
    assert evaluation.counts(*JUDGED) == {
        "met": 1, "partly": 0, "not_met": 0, "not_judgeable": 14, "observed": 3,
    }  # fmt: skip
    assert evaluation.headline.text("zh") == (
        "规划的 18 项目标和机制：1 项达到，0 项未达到，14 项凭公开数字无法判断，3 项只能描述"
    )


def test_only_the_fairs_are_seen_to_be_met(found) -> None:
    assert [key for key, one in found.items() if one.status == "met"] == ["m_fairs"]
    described = {key for key, one in found.items() if one.status == "observed"}
    assert described & {*(k for k in RULES if k[:2] in ("t_", "m_"))} == {
        "t_forest_barrier", "m_cadres", "m_lifecycle",
    }  # fmt: skip


# Targets


def test_fertiliser_is_known_of_five_counties_in_2007(found, code) -> None:
    result = found["t_fertilizer"]
    assert rows(result) == {"有 2020 年数字的县（区）": 0, "只有更早数字的县（区）": 5}
    values = {c: v for c, v in cases(result).items() if not math.isnan(v)}
    assert values == {code["江津"]: 29927, code["巴南"]: 17615, code["渝北"]: 12161,
                      code["长寿"]: 23553, code["涪陵"]: 40289}  # fmt: skip
    assert "最晚为 2007 年" in result.reason.text("zh")
    assert rows(found["t_pesticide"]) == {
        "有 2020 年数字的县（区）": 0,
        "只有更早数字的县（区）": 0,
    }
    assert "从来没有" in found["t_pesticide"].reason.text("zh")


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ([90.0] * 19, "met"),
        ([90.0] * 18 + [100.0], "partly"),  # equal is no fall
        ([100.0] * 19, "not_met"),
        ([90.0] * 18, "not_judgeable"),  # one county is not known
    ],
)
def test_a_fall_in_every_county_meets_the_target(
    atlas: Atlas, later: list[float], status: str
) -> None:
    codes = list(atlas.tables.counties.index)
    made = [(c, 2020, 100.0) for c in codes] + [
        (c, 2024, v) for c, v in zip(codes, later, strict=False)
    ]
    frame = pd.DataFrame(made, columns=["adcode", "year", "value"]).assign(
        indicator=PESTICIDE, unit="吨", method="yearbook", quality="", source_id="s0140", note=""
    )
    tables = dataclasses.replace(
        atlas.tables, indicators=pd.concat([atlas.tables.indicators, frame])
    )
    assert nature.judge(dataclasses.replace(atlas, tables=tables), PESTICIDE).status == status
    assert nature.judge(atlas, FERTILISER).status == "not_judgeable"


def test_forest_cover_is_told_and_not_judged(found, code) -> None:
    """Twelve counties published a rate of 2021–2025; 渝北 42.5 is lowest, 兴山 80.1 highest."""
    result = found["t_forest_barrier"]
    assert rows(result) == {"有规划期数字的县（区）": 12, "最低": 42.5, "最高": 80.1}
    assert cases(result)[code["奉节"]] == 63.04  # of 2022, not the 71.4 of 2021
    assert code["秭归"] not in cases(result)  # 2016


def test_income_is_published_for_years_that_are_not_the_plans(found) -> None:
    """aggregates.csv s0252: 2011–2025, GDP 11.1 % and income 9.4 % a year."""
    result = found["t_income"]
    assert rows(result) == {
        "全库区居民收入年均增长": 9.4, "全库区生产总值年均增长": 11.1, "收入增速减经济增速": -1.7,
    }  # fmt: skip
    assert [row.years for row in result.rows] == ["2011–2025"] * 3
    assert {label_text(c.label, "zh"): c.value for c in result.cases} == {
        "渝北区：城镇居民人均可支配收入": 49114, "渝北区：农村居民人均可支配收入": 23465,
        "巫溪县：城镇居民人均可支配收入": 28357, "巫溪县：农村居民人均可支配收入": 11123,
    }  # fmt: skip
    assert result.rows[2].figure("zh") == "−1.7 个百分点"


@pytest.mark.parametrize(
    ("first", "rate", "status"),
    [
        (2021, 11.1, "met"),  # no slower
        (2021, 11.0, "observed"),  # the plan does not say what still is about as fast
        (2019, 12.0, "not_judgeable"),  # begins before the plan
    ],
)
def test_income_within_the_plans_years(atlas: Atlas, first: int, rate: float, status: str) -> None:
    made = pd.DataFrame(
        [("income_growth_avg", rate), ("gdp_growth_avg", 11.1)], columns=["measure", "value"]
    ).assign(
        scope="reservoir", partner="", year_from=first, year_to=2024, unit="%", source_id="s0253",
        note="",
    )  # fmt: skip
    wide = pd.concat([atlas.tables.aggregates, made])
    tables = dataclasses.replace(atlas.tables, aggregates=wide)
    assert income.judge(dataclasses.replace(atlas, tables=tables)).status == status


def test_services_show_what_was_put_in_and_judge_nothing(found) -> None:
    assert rows(found["t_services"]) == {
        "「教育」的记录，4 个县（区）": 15, "「医疗卫生」的记录，4 个县（区）": 7,
        "「文化体育」的记录，2 个县（区）": 2, "「就业培训」的记录，1 个县（区）": 1,
    }  # fmt: skip
    assert found["t_services"].status == "not_judgeable"


@pytest.mark.parametrize(
    "key",
    ["t_poverty", "t_aquatic", "t_stability", "m_information", "m_labour_lists", "m_evaluation"],
)
def test_what_nobody_publishes_says_so(found, key: str) -> None:
    assert (found[key].status, found[key].sure) == ("not_judgeable", "high")
    assert found[key].reason.text("zh") and RULES[key].needed.zh
    assert RULES[key].gap == ""  # no gap workbook asks for it, and the page says that


# Mechanisms


def test_eleven_pairs_have_no_record_in_the_plans_years(found) -> None:
    result = found["m_pairing"]
    silent = {(c.supporter, c.adcode) for c in result.cases if c.verdict == "not_judgeable"}
    assert silent == {
        ("anhui", "500112"), ("fujian", "500101"), ("guangxi", "500115"), ("henan", "500113"),
        ("jiangsu", "500101"), ("jiangxi", "500240"), ("ningbo", "500101"), ("sichuan", "500154"),
        ("xiamen", "500101"), ("yunnan", "500240"), ("zhuhai", "500237"),
    }  # fmt: skip
    assert rows(result) == {"规划附表的结对": 34, "规划期内有记录的结对": 23}
    assert result.status == "not_judgeable"


def test_a_table_that_lost_a_pair_misses_the_mechanism(atlas: Atlas) -> None:
    tables = dataclasses.replace(atlas.tables, pairing=atlas.tables.pairing.iloc[1:])
    assert pairs.pairing(dataclasses.replace(atlas, tables=tables)).status == "not_met"


def test_own_provinces_are_seen_in_two_counties(found, code) -> None:
    """巴东: hb-047 … hb-049; 万州: cqa1-081 … cqa1-092 with Chongqing's districts."""
    known = {c: v for c, v in cases(found["m_own_province"]).items() if not math.isnan(v)}
    assert known == {code["巴东"]: 3, code["万州"]: 12}
    assert found["m_own_province"].rows[0].figure("zh") == "3 条"
    assert rows(found["m_own_province"]) == {
        "省（市）内支援": 3,
        "湖北其他": 0,
        "一圈两翼 / 一区两群": 12,
    }


def test_the_only_joint_meeting_on_record_is_of_2016(found) -> None:
    (row,) = found["m_joint_meeting"].rows
    assert (row.label, row.years, row.sources) == (
        "沪万2016年度援助项目实施协议",
        "2016",
        ("s0053",),
    )


def test_people_sent_leave_out_other_programmes(found) -> None:
    """19 rows count cadres, experts and trainees; the ministry's (s0253) and 鲁渝 (s0048) are not of
    the support."""
    result = found["m_cadres"]
    assert len(result.rows) == 17
    inside = {(row.years, row.value) for row in result.rows if row.years == "2021–2025"}
    assert inside == {("2021–2025", 398), ("2021–2025", 24), ("2021–2025", 1800), ("2021–2025", 18)}


@pytest.mark.parametrize(
    ("scope", "partner", "whose"),
    [
        ("422823", "beijing", "北京 → 巴东县"), ("422823", "", "巴东县"), ("shanghai", "", "上海"),
        ("reservoir", "ctg", "三峡集团"), ("reservoir", "", "全库区"), ("chongqing", "", "重庆"),
    ],
)  # fmt: skip
def test_whose_people_are_sent(atlas: Atlas, scope: str, partner: str, whose: str) -> None:
    row = atlas.tables.aggregates.iloc[[0]].assign(
        scope=scope, partner=partner, measure="cadres_sent", note=""
    )
    made = mechanisms.cadres(
        dataclasses.replace(atlas, tables=dataclasses.replace(atlas.tables, aggregates=row))
    )
    assert label_text(made.rows[0].label, "zh") == f"{whose}：选派挂职干部"


def test_fairs_of_2021_and_2023_are_in_the_plans_years(found) -> None:
    result = found["m_fairs"]
    assert result.finding.text("zh") == "规划期内公布过 2 届支洽会的签约数：2021、2023"
    signed = {
        row.years: row.value for row in result.rows if label_text(row.label, "zh") == "签约项目"
    }
    assert signed == {"2006": 38, "2015": 41, "2018": 48, "2019": 127, "2021": 102, "2023": 76}


def test_without_a_fair_in_the_plans_years_nobody_can_tell(atlas: Atlas) -> None:
    wide = atlas.tables.aggregates
    tables = dataclasses.replace(atlas.tables, aggregates=wide[wide["year_to"] < 2021])
    assert mechanisms.fairs(dataclasses.replace(atlas, tables=tables)).status == "not_judgeable"


def test_the_pipeline_counts_projects_by_status(found) -> None:
    """Planned: hb-009, hb-010 and cqb-050 … 052 one each, cqb-020 22, cqb-039 4, agg-007 10."""
    assert rows(found["m_lifecycle"]) == {
        "签约/计划": 41, "在建": 4, "已完成": 58, "运营中": 49, "未写明": 12,
    }  # fmt: skip
    told = {label_text(r.label, "zh"): label_text(r.said, "zh") for r in found["m_lifecycle"].rows}
    assert told["在建"] == "4 条记录"
    assert told["签约/计划"] == "9 条记录；有的没有写明项目数，至少如此"  # cqb-049 states no number


# Sectors


@pytest.mark.parametrize(
    ("sector", "counties", "projects", "ever"),
    [
        ("tourism", 8, 18, 9), ("agriculture", 5, 15, 7), ("logistics", 2, 2, 3),
        ("green_manufacturing", 7, 13, 9), ("innovation", 2, 2, 3),
    ],
)  # fmt: skip
def test_sectors_by_county(found, sector: str, counties: int, projects: float, ever: int) -> None:
    result = found[f"s_{sector}"]
    assert rows(result) == {
        "有记录的县（区）": counties, "有据可查的项目": projects, "历年有记录的县（区）": ever,
    }  # fmt: skip
    assert len(result.cases) == counties and result.status == "observed"


def test_a_sector_nobody_reports_cannot_be_described(atlas: Atlas) -> None:
    assert support.coverage(atlas, "trade").status == "not_judgeable"


# The starting point


def test_share_of_the_published_totals(found) -> None:
    """202 documented projects and 1 without a county of 1,989; 3.1143 of 41.63 亿元."""
    projects, grants = rows(found["projects_2014_2020"]), rows(found["grants_2014_2020"])
    assert projects["规划公布数"] == 1989 and projects["台账合计"] == 203
    assert projects["占比"] == pytest.approx(100 * 203 / 1989)
    assert (grants["规划公布数"], grants["台账合计"]) == (416_300, 31_143)  # 万元
    stated = found["grants_2014_2020"].rows[0]
    assert (stated.figure("zh"), stated.figure("en")) == ("41.63 亿元", "CNY 4.16 bn")
    assert grants["占比"] == pytest.approx(7.48, abs=0.005)
    assert sum(cases(found["projects_2014_2020"]).values()) == 202
    assert found["funds_2014_2020"].status == "not_judgeable"  # 签约额与到位额不可比
    assert "占比" not in rows(found["funds_2014_2020"])


def test_gdp_of_2020(found, code) -> None:
    """Twelve counties; 渝北 has two sources, 开州 a revised figure."""
    result = found["gdp_area"]
    assert len(result.cases) == 12
    assert cases(result)[code["开州"]] == 535.81  # revised, s0201
    assert rows(result)["12 个县（区）之和"] == pytest.approx(sum(cases(result).values()))
    assert 92.5 < 100 * rows(result)["12 个县（区）之和"] / 9298 < 92.7


def test_gdp_per_person_follows_from_the_census(found) -> None:
    """9,298 亿元 over 1,521.81 万人."""
    found_rows = rows(found["gdp_per_capita_area"])
    assert found_rows["普查常住人口之和"] == pytest.approx(1521.8119)
    assert found_rows["人均生产总值"] == pytest.approx(6.1098, abs=1e-4)
    assert found["gdp_per_capita_area"].finding.text("en") == (
        "By the census population of 2020 it is CNY 61,098 per person; the plan says more than "
        "CNY 60,000"
    )


def test_growth_and_urbanisation_of_2014_cannot_be_followed(found) -> None:
    assert rows(found["gdp_growth_since_2014"])["有当年生产总值的县（区）"] == 12  # of 2020
    assert [row.value for row in found["gdp_growth_since_2014"].rows] == [64, 1, 12]
    assert "0 / 19" in found["gdp_growth_since_2014"].finding.text("zh")
    assert found["urbanization_2014"].status == "not_judgeable"


def test_eight_counties_are_more_urban_than_the_area_as_published(found, code) -> None:
    result = found["urbanization_2020"]
    above = {c.adcode for c in result.cases if label_text(c.said, "zh") == "高于公布数"}
    assert above == {
        code[name] for name in ("夷陵", "万州", "涪陵", "渝北", "巴南", "长寿", "江津", "石柱")
    }
    assert rows(result)["普查，按人口加权"] == pytest.approx(63.2203, abs=1e-4)
