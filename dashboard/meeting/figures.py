"""Makes the figures of a step from its View: one function per key of `script.figures.FIGURES`."""

from __future__ import annotations

import math
from collections.abc import Callable

from dashboard import words
from dashboard.meeting.blocks import (
    Bar,
    Bars,
    Block,
    BlockColumn,
    Columns,
    Fact,
    Facts,
    Line,
    Lines,
)
from dashboard.parts import records
from dashboard.site import Site
from geodata.analyses.pairing import matrix
from geodata.analyses.pairing.figures import SUMS
from geodata.language import Language, Message, units
from geodata.meeting.figures import FIGURES
from geodata.registry import sectors
from geodata.registry.metrics import METRICS
from geodata.registry.programme.provinces import PROVINCES
from geodata.registry.programme.published import PUBLISHED_TOTALS
from geodata.view import View
from geodata.wording import sentence

#: Rows of a figure: more cannot be read across a room.
ROWS = 5
#: What a step says of one county, in this order, where it is published.
INDICATORS = tuple(
    metric.key
    for metric in sorted(METRICS.values(), key=lambda one: one.on_slides)
    if metric.on_slides
)

Make = Callable[[View, Site, Language], Block]


def figures(keys: tuple[str, ...], view: View, site: Site, language: Language) -> tuple[Block, ...]:
    """The figures of a step in order; those that would be empty are left out."""
    made = (MAKE[key](view, site, language) for key in keys)
    return tuple(block for block in made if _filled(block))


def _filled(block: Block) -> bool:
    return bool(block.lines if isinstance(block, Lines) else block.rows)


def _title(key: str, language: Language) -> str:
    return FIGURES[key].label.in_(language)


def _pairs(view: View, site: Site, language: Language) -> Block:
    """How many pairs the plan names, and of how many supporters; own provinces stand beside."""
    found = matrix.matrix(site.atlas, view.selection.but(metric="supporters"))
    named = found.paired & found.inside
    kinds = found.supporters["kind"][named.any(axis=1)].value_counts()
    provinces, cities = int(kinds.get("province", 0)), int(kinds.get("city", 0))
    apart = Message("省（区、市）{provinces}、大城市 {cities}", provinces=provinces, cities=cities)
    return Facts(_title("pairs", language), (
        Fact(
            Message("重点结对").text(language),
            Message("{n} 对", n=int(named.to_numpy().sum())).text(language),
        ),
        Fact(
            Message("支援方").text(language),
            Message("{n} 个", n=provinces + cities).text(language),
            apart.text(language),
        ),
    ))  # fmt: skip


def _top(view: View, _: Site, language: Language) -> Block:
    """The first five counties, and the county of the step where it is not among them."""
    known = [code for code in view.order if not math.isnan(view.values[code])]
    if view.selection.sort != "value":
        known.sort(key=lambda code: -view.values[code])
    shown, chosen = known[:ROWS], view.selection.county
    if chosen in known[ROWS:]:
        shown = [*shown[:-1], str(chosen)]
    return Bars(_title("top", language), words.unit_text(view, language), tuple(
        Bar(
            view.name(code, language, short=True),
            float(view.values[code]),
            view.number(code, language),
            int(view.steps[code]),
            code == chosen,
        )
        for code in shown
    ), divide=view.scale.divide(language))  # fmt: skip


def _trend(view: View, _: Site, language: Language) -> Block:
    title = f"{view.charts_metric.label.in_(language)} · {_title('trend', language)}"
    unit = view.trend_scale.label.in_(language)
    if view.charts_metric.has_lines:
        return Lines(title, unit, _lines(view, language), view.trend_scale.divide(language))
    rows = view.series[view.series["year"] > 0]
    if view.selection.years:
        rows = rows[rows["year"].between(*view.selection.years)]
    note = Message("浅色：按报道年份计").text(language) if (rows["reported"] > 0).any() else ""
    return Columns(title, unit, tuple(
        BlockColumn(int(year), float(firm), float(reported),
               units.figure(float(firm + reported), view.trend_scale, language))
        for year, firm, reported in zip(rows["year"], rows["firm"], rows["reported"], strict=True)
    ), note, view.trend_scale.divide(language))  # fmt: skip


def _lines(view: View, language: Language) -> tuple[Line, ...]:
    """The county of the step strong, else the highest and the lowest of the map."""
    known = view.values.dropna()
    strong = {view.selection.county} if view.selection.county else (
        {known.idxmax(), known.idxmin()} if len(known) else set()
    )  # fmt: skip
    return tuple(
        Line(
            view.name(str(code), language, short=True),
            tuple((int(y), float(v)) for y, v in zip(rows["year"], rows["value"], strict=True)),
            str(code) in strong,
        )
        for (code, _), rows in view.series[view.series["year"] > 0].groupby(["adcode", "line"])
    )


def _sectors(view: View, _: Site, language: Language) -> Block:
    rows = view.mix[view.mix["value"] > 0].sort_values("value", ascending=False)
    scale = view.charts_metric.unit.scale(float(rows["value"].max()) if len(rows) else 0.0)
    title = f"{view.charts_metric.label.in_(language)} · {_title('sectors', language)}"
    keys = tuple(str(key) for key in rows["sector"])
    return Bars(title, scale.label.in_(language), tuple(
        Bar(sectors.label_of(key).in_(language), value, units.figure(value, scale, language))
        for key, value in zip(keys, rows["value"].tolist(), strict=True)
    ), keys, scale.divide(language))  # fmt: skip


def _coverage(view: View, _: Site, language: Language) -> Block:
    known = view.coverage
    rows = [
        Fact(
            Message("有公开数字的县（区）").text(language),
            Message("{n} / {of} 个", n=known.counties, of=known.of).text(language),
            Message("空白不是零").text(language) if known.counties < known.of else "",
        ),
        Fact(
            Message("背后的记录").text(language),
            Message("{n} 条", n=known.records).text(language),
            Message("{n} 处来源", n=len(view.sources)).text(language),
        ),
    ]
    return Facts(_title("coverage", language), tuple(rows))


def _totals(_: View, site: Site, language: Language) -> Block:
    """What the plan publishes of 2014–2020, and how much of it the ledger documents."""
    rows = []
    for key, (published, documented) in site.plan_totals().items():
        label, figure = PUBLISHED_TOTALS[key].label.in_(language), planned(key, published, language)
        rows.append(Fact(label, figure, _share(documented / published, language)))
    return Facts(f"{_title('totals', language)} · 2014–2020", tuple(rows))


def planned(key: str, published: float, language: Language) -> str:
    """A total of the plan with its unit, as the metric of the same kind is told."""
    total = PUBLISHED_TOTALS[key]
    value, unit = published * total.factor, METRICS[total.metric].unit
    return units.with_unit(value, unit.scale(value), language)


def _share(share: float, language: Language) -> str:
    if math.isnan(share):
        return ""
    return Message("台账可查 {share}%", share=units.number(share * 100, 1)).text(language)


def _rank(view: View, _: Site, language: Language) -> Block:
    return Facts(_title("rank", language), (_fact(view, language),))


def _funds(view: View, site: Site, language: Language) -> Block:
    """What is on record of a county, each under the step's own filters; blanks in one row."""
    chosen, code = view.selection.uncompared(), str(view.selection.county)
    shown = [site.atlas.view(chosen.but(metric=key)) for key in SUMS]
    blank = [one.metric.label.in_(language) for one in shown if math.isnan(one.values[code])]
    rows = [_fact(one, language) for one in shown if not math.isnan(one.values[code])]
    if blank:
        none = Message("没有公开数字").text(language)
        rows.append(Fact(none, sentence.listed(blank, language)))
    return Facts(_title("funds", language), tuple(rows))


def _fact(view: View, language: Language) -> Fact:
    """The figure of the step's county and its place; a blank is said in words."""
    code, label = str(view.selection.county), view.metric.label.in_(language)
    if math.isnan(view.values[code]):
        return Fact(label, Message("没有公开数字").text(language))
    rank = sentence.rank_text(view, code, language)
    return Fact(label, view.amount(code, language), rank)


def paired_names(site: Site, code: str, language: Language) -> list[str]:
    """The supporters that the plan names for a county, in the order of its table."""
    tables = site.atlas.tables
    rows = tables.pairing[tables.pairing["adcode"] == code].sort_values("order")
    return [records.supporter_names(tables, key, language) for key in rows["supporter"]]


def _supporters(view: View, site: Site, language: Language) -> Block:
    tables, code = site.atlas.tables, str(view.selection.county)
    names = paired_names(site, code, language)
    province = PROVINCES[str(tables.counties.loc[code, "province"])].label
    unnamed = Message("规划未明确重点结对支援方（附表注 2）").text(language)
    paired = Message("重点结对支援方").text(language)
    own = Message("省（市）内支援").text(language)
    return Facts(_title("supporters", language), (
        Fact(paired, sentence.listed(names, language) if names else unnamed),
        Fact(own, province.in_(language), Message("附表注 1").text(language)),
    ))  # fmt: skip


def _indicators(view: View, site: Site, language: Language) -> Block:
    code = str(view.selection.county)
    plain = site.atlas.plain_views
    shown = [plain[key] for key in INDICATORS if not math.isnan(plain[key].values[code])][:ROWS]
    return Facts(_title("indicators", language), tuple(
        Fact(one.metric.label.in_(language), one.amount(code, language), str(one.years[code][1]))
        for one in shown
    ))  # fmt: skip


MAKE: dict[str, Make] = {
    "pairs": _pairs,
    "top": _top,
    "trend": _trend,
    "sectors": _sectors,
    "coverage": _coverage,
    "totals": _totals,
    "rank": _rank,
    "funds": _funds,
    "supporters": _supporters,
    "indicators": _indicators,
}
assert tuple(MAKE) == tuple(FIGURES)
