"""Rules on figures, sources, pairs and published totals that need more than one cell.

Every rule takes frames whose index is the row number in the file and yields faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from geodata.errors import DataError
from geodata.language import Message
from geodata.package.files import fault
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.programme.provinces import PROVINCES

Frames = Mapping[str, pd.DataFrame]

#: Endings of the keys of figures that cover some months only.
PART_YEARS = ("_jan_feb", "_h1", "_jan_sep")


def county_faults(frames: Frames) -> Iterator[DataError]:
    """Counties whose code belongs to another province than the one named."""
    for row, county in frames["counties"].iterrows():
        if not county["adcode"].startswith(PROVINCES[county["province"]].prefix):
            yield fault(
                "counties.csv",
                _int(row),
                "province",
                county["province"],
                Message("与代码 {code} 相符的省市", code=county["adcode"]),
                Message("请改正代码或省市。"),
            )


def pair_faults(frames: Frames) -> Iterator[DataError]:
    """Pairs whose supporter is neither a province nor a city, and orders that skip a number."""
    kinds = frames["supporters"].set_index("key")["kind"]
    for row, pair in frames["pairing"].iterrows():
        kind = kinds.get(pair["supporter"], "province")
        if kind not in ("province", "city"):
            yield fault(
                "pairing.csv",
                _int(row),
                "supporter",
                pair["supporter"],
                Message("支援省（区、市）或支援城市"),
                Message("中央单位、本省市和占位键不进入结对表。"),
            )
    for _, pairs in frames["pairing"].groupby("adcode", sort=False):
        for n, (row, order) in enumerate(pairs["order"].items(), 1):
            if order != n:
                yield fault(
                    "pairing.csv",
                    _int(row),
                    "order",
                    order,
                    Message("同一县区内自 1 起连续的次序：{n}", n=n),
                    Message("请按附表次序排列。"),
                )


def plan_faults(frames: Frames) -> Iterator[DataError]:
    """Counts of the plan that the tables do not bear out, and indicators nobody knows."""
    plan, supporters = frames["plan"], frames["supporters"]
    kinds = supporters["kind"].value_counts()
    tables = {
        "counties": len(frames["counties"]),
        "supporters_provinces": int(kinds.get("province", 0) + kinds.get("own_province", 0)),
        "supporters_cities": int(kinds.get("city", 0)),
        "m_pairing": len(frames["pairing"]),
    }
    for row, line in plan.iterrows():
        counted = tables.get(line["key"])
        if counted is not None and line["value"] != counted:
            yield fault(
                "plan.csv",
                _int(row),
                "value",
                f"{line['value']:g}",
                Message("与表中的数目 {n} 一致", n=counted),
                Message("请核对规划原文和 counties、supporters、pairing 三表。"),
            )
        for key in line["indicator"].split("|") if line["indicator"] else ():
            if key not in INDICATORS and key not in METRICS:
                yield fault(
                    "plan.csv",
                    _int(row),
                    "indicator",
                    key,
                    Message("已登记的指标键"),
                    Message(
                        "请改正指标键，或在 {file} 登记。", file="geodata/registry/indicators.py"
                    ),
                )
        yield from _span(frames, "plan", row, line)
    yield from _uncounted(set(plan["key"]))


def _uncounted(named: set[str]) -> Iterator[DataError]:
    """Counts of the plan that have no row."""
    for key, published in plan_facts().counts:
        if key in named:
            continue
        yield fault(
            "plan.csv",
            None,
            "key",
            Message("没有 {key} 行", key=key),
            Message("规划公布的数 {n}", n=published),
            Message("请补上这一行。"),
        )


def indicator_faults(frames: Frames) -> Iterator[DataError]:
    """Figures in another unit, outside the plausible range, or by another method."""
    for row, figure in frames["indicators"].iterrows():
        known = INDICATORS.get(figure["indicator"])
        if known is None:
            continue
        if figure["unit"] != known.unit:
            yield fault(
                "indicators.csv",
                _int(row),
                "unit",
                figure["unit"],
                Message("指标 {key} 的单位 {unit}", key=known.key, unit=known.unit),
                Message("请换算数值并改正单位。"),
            )
        elif not known.low <= figure["value"] <= known.high:
            yield fault(
                "indicators.csv",
                _int(row),
                "value",
                f"{figure['value']:g}",
                Message(
                    "{low} 至 {high} {unit}（{label}）",
                    low=f"{known.low:g}",
                    high=f"{known.high:g}",
                    unit=known.unit_text,
                    label=known.label,
                ),
                Message("请核对来源、单位和位数。"),
            )
        if known.method and figure["method"] != known.method:
            yield fault(
                "indicators.csv",
                _int(row),
                "method",
                figure["method"],
                Message("指标 {key} 的方法 {method}", key=known.key, method=known.method),
                Message("请改正方法；用别的方法得到的数须另立指标。"),
            )


def repeated_figures(frames: Frames) -> Iterator[DataError]:
    """Rows that give the same figure of the same source twice."""
    keys = ["adcode", "year", "indicator", "source_id", "value"]
    figures = frames["indicators"]
    for row, figure in figures[figures.duplicated(keys)].iterrows():
        same = (figures[keys] == figure[keys]).all(axis=1)
        yield fault(
            "indicators.csv",
            _int(row),
            ",".join(keys),
            f"{figure['adcode']}, {figure['year']}, {figure['indicator']}, {figure['value']:g}",
            Message("不与其他行重复"),
            Message("与第 {row} 行重复，请删去一行或改正。", row=_int(same.idxmax())),
        )


def source_faults(frames: Frames) -> Iterator[DataError]:
    """Sources without an address that are not a document of tier 1."""
    for row, source in frames["sources"].iterrows():
        if not source["url"] and source["tier"] != 1:
            yield fault(
                "sources.csv",
                _int(row),
                "url",
                "",
                Message("网址；只有层级 1 的文献可以没有"),
                Message("请补上查看时的网址。"),
            )


def total_faults(frames: Frames) -> Iterator[DataError]:
    """Published totals of an unknown area, of a span that runs backwards, or in a wrong unit."""
    scopes = {plan_facts().area, *frames["counties"]["adcode"], *frames["supporters"]["key"]}
    for row, total in frames["aggregates"].iterrows():
        if total["scope"] not in scopes:
            yield fault(
                "aggregates.csv",
                _int(row),
                "scope",
                total["scope"],
                Message("reservoir、县区代码或支援方键"),
                Message("请改正这一格，或先在那张表里登记。"),
            )
        if total["measure"].endswith("_wan") and total["unit"] != "万元":
            yield fault(
                "aggregates.csv",
                _int(row),
                "unit",
                total["unit"],
                Message("以 _wan 结尾的度量用万元"),
                Message("请换算数值并改正单位。"),
            )
        yield from _span(frames, "aggregates", row, total)


def running_total_faults(frames: Frames) -> Iterator[DataError]:
    """Running totals of pairs whose span runs backwards."""
    for row, total in frames["pair_totals"].iterrows():
        yield from _span(frames, "pair_totals", row, total)


def _span(_: Frames, table: str, row: object, line: pd.Series) -> Iterator[DataError]:
    first, last = line["year_from"], line["year_to"]
    if pd.notna(first) and pd.notna(last) and first > last:
        yield fault(
            f"{table}.csv",
            _int(row),
            "year_from",
            first,
            Message("不晚于止年 {year}", year=last),
            Message("请核对起止年份。"),
        )


def _int(row: object) -> int:
    return int(str(row))
