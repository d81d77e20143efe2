"""Income of residents against the economy."""

from __future__ import annotations

from geodata.arithmetic import levels
from geodata.atlas import Atlas
from geodata.evaluation.judges import evidence
from geodata.evaluation.judges.evidence import AREA, YEARS
from geodata.evaluation.judges.types import MET, NOT_JUDGEABLE, OBSERVED, Result, Row
from geodata.language import Message, Text, units
from geodata.registry.indicators import INDICATORS
from geodata.registry.programme.plan import plan_facts

#: How published totals of the area call the growth rates.
INCOME_GROWTH, ECONOMY_GROWTH = "income_growth_avg", "gdp_growth_avg"
INCOMES = ("income_urban", "income_rural")
#: The year that figures of the plan period are set against.
SINCE = plan_facts().base_year


def judge(atlas: Atlas) -> Result:
    """Growth of income against growth of the economy, of the area, within the plan's years.

    Income that grows at least as fast is in step. How much slower would still be "about as
    fast" the plan does not say, so a lag is told and not judged.
    """
    rates = _rates(atlas)
    inside = [pair for pair in rates if pair[0].years and _within(pair[0].years)]
    rows = [row for pair in rates for row in (*pair, _gap(*pair))]
    cases = _incomes(atlas)
    latest = inside[-1] if inside else rates[-1] if rates else None
    status = NOT_JUDGEABLE
    if inside:
        status = MET if inside[-1][0].value >= inside[-1][1].value else OBSERVED
    return Result(
        status=status,
        finding=_growth(latest),
        reason=_income_reason(bool(inside), status),
        sure="medium" if inside else "high",
        why=Message("全库区增速须公布且在规划期内；规划没有定出「基本同步」的界限"),
        rows=tuple(rows),
        cases=cases,
        about_cases=Message("有居民收入数字的县（区），{year} 年起", year=SINCE),
    )


def _growth(latest: tuple[Row, Row] | None) -> Message:
    if latest is None:
        return Message("没有公布过全库区的居民收入增速和经济增速")
    return Message(
        "全库区 {years} 年平均：居民收入增长 {income}，经济增长 {economy}",
        years=latest[0].years,
        income=f"{units.number(latest[0].value, 1)}%",
        economy=f"{units.number(latest[1].value, 1)}%",
    )


def _income_reason(inside: bool, status: str) -> Message:
    if not inside:
        return Message(
            "公布的平均增速跨规划期内外，不能代表规划期；县级收入只有零星年份，不能与经济增速成对比较"
        )
    if status == MET:
        return Message("规划期内居民收入增长不慢于经济增长")
    return Message("居民收入增长慢于经济增长；规划没有定出「基本同步」的界限，不作判断")


def _within(years: str) -> bool:
    first, _, last = years.partition("–")
    return int(first or 0) >= SINCE and int(last or first) <= YEARS[-1]


def _rates(atlas: Atlas) -> list[tuple[Row, Row]]:
    """Published growth of income and of the economy of the same years and source."""
    rows = atlas.tables.aggregates
    rows = rows[(rows["scope"] == AREA) & rows["year_to"].notna() & rows["year_from"].notna()]
    keys = ["year_from", "year_to", "source_id"]
    found = rows[rows["measure"] == INCOME_GROWTH].merge(
        rows[rows["measure"] == ECONOMY_GROWTH], on=keys, suffixes=("", "_gdp")
    )
    return [
        tuple(  # type: ignore[misc]
            Row(
                label=label,
                value=float(row[column]),
                unit=units.PERCENT,
                years=evidence.span(int(row["year_from"]), int(row["year_to"])),
                sources=(str(row["source_id"]),),
            )
            for label, column in (
                (Text("全库区居民收入年均增长", "Income of the area, yearly growth"), "value"),
                (Text("全库区生产总值年均增长", "GDP of the area, yearly growth"), "value_gdp"),
            )
        )
        for _, row in found.sort_values("year_to").iterrows()
    ]


def _gap(income: Row, economy: Row) -> Row:
    return Row(
        label=Text("收入增速减经济增速", "Growth of income less that of GDP"),
        value=round(income.value - economy.value, 6),
        unit=units.POINTS,
        years=income.years,
        sources=income.sources,
        said=Message("由两项增速相减"),
    )


def _incomes(atlas: Atlas) -> tuple[Row, ...]:
    found = []
    for key in INCOMES:
        rows = levels.figures_of(atlas.tables, key)
        for _, row in rows[rows["chosen"] & (rows["year"] >= SINCE)].iterrows():
            name = evidence.county(atlas.tables, str(row["adcode"]))
            found.append(
                Row(
                    label=Message("{name}：{what}", name=name, what=INDICATORS[key].label),
                    value=float(row["value"]),
                    unit=units.YUAN,
                    years=str(row["year"]),
                    sources=(str(row["source_id"]),),
                    adcode=str(row["adcode"]),
                )
            )
    return tuple(found)
