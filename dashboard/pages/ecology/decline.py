"""双下降: whether fertiliser and pesticide use both fell since 2020, county by county.

The rule is `geodata.analyses.double_decline`; here it is worded, and what is missing is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dash import html

from dashboard import words
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.ecology import parts
from dashboard.pages.ecology.scene import EcologyScene
from dashboard.parts import records
from geodata.analyses.double_decline import Decline, Fall, Figure, double_decline
from geodata.language import Language, Message, Text, lists, units
from geodata.package import targets
from geodata.package.targets import Target
from geodata.registry.indicator_types import OFFICES
from geodata.registry.indicators import FERTILISER, INDICATORS, PESTICIDE
from geodata.registry.programme.plan import plan_facts
from geodata.registry.programme.provinces import PROVINCES

ANSWERS: dict[bool | None, tuple[str, Text]] = {
    True: ("▼▼", Text("双下降", "both fell")),
    False: ("✕", Text("未双下降", "not both fell")),
    None: ("?", Text("无法判断", "cannot be told")),
}
FELL: dict[bool, Text] = {True: Text("下降", "fell"), False: Text("未降", "did not fall")}


def collectors(province: str, n: int) -> Message:
    """Whom to ask in a province: who collects the figures, who prints them."""
    there = PROVINCES[province]
    return Message("{province} {n} 个：{offices}", province=there.label, n=n, offices=there.offices)


def section(scene: EcologyScene) -> list[Component]:
    """The answer in a sentence, both figures of every county, what would be needed."""
    found = double_decline(scene.site.atlas.tables)
    shown = {code: found[code] for code in scene.codes}
    return [
        html.P(answer(shown, scene.language), className="finding"),
        html.Div([_table(scene, shown), _needed(scene, shown)], className="columns"),
    ]


def answer(found: Mapping[str, Decline], language: Language) -> str:
    """How many counties hold the target, of how many that can be judged; today nobody can tell."""
    counts = Counter(one.both_fell for one in found.values())
    judged = counts[True] + counts[False]
    if judged:
        told = Message(
            "{judged} 个县（区）可以判断，其中 {n} 个双下降；其余 {rest} 个没有足够的公开数字。",
            judged=judged,
            n=counts[True],
            rest=counts[None],
        )
        return told.text(language)
    return Message(
        "今天没有一个县（区）可以判断：{fertiliser}；{pesticide}。",
        fertiliser=_last(found, FERTILISER),
        pesticide=_last(found, PESTICIDE),
    ).text(language)


def _last(found: Mapping[str, Decline], key: str) -> Message:
    """After which year nothing is published of one of the two."""
    label = INDICATORS[key].label
    years = [one.year for fall in (_of(d, key) for d in found.values())
             for one in (fall.base, fall.latest, fall.older) if one]  # fmt: skip
    if not years:
        return Message("「{label}」没有公开过县级数字", label=label)
    return Message("「{label}」{year} 年以后没有公开的县级数字", label=label, year=max(years))


def _of(decline: Decline, key: str) -> Fall:
    return decline.fertiliser if key == FERTILISER else decline.pesticide


def _table(scene: EcologyScene, shown: Mapping[str, Decline]) -> Component:
    language = scene.language
    spans = [(INDICATORS[key].label, INDICATORS[key].unit_text) for key in (FERTILISER, PESTICIDE)]
    first = html.Tr(
        [
            html.Th(Message("县（区）").text(language), scope="col", rowSpan="2"),
            *(
                html.Th(_with_unit(label, unit, language), scope="colgroup", colSpan="3")
                for label, unit in spans
            ),
            html.Th(Message("判断").text(language), scope="col", rowSpan="2"),
        ]
    )
    base = plan_facts().base_year
    heads = [Message("{year} 年", year=base), Message("{year} 年以后最近", year=base),
             Message("{year} 年以前最近（不作判断）", year=base)]  # fmt: skip
    second = html.Tr([html.Th(h.text(language), scope="col") for _ in spans for h in heads])
    rows = [_row(scene, code, one) for code, one in shown.items()]
    caption = Message(
        "双下降：化肥和农药都比 {year} 年少才算；只比同一来源或方法的数字，持平不算下降",
        year=plan_facts().base_year,
    ).text(language)
    table = html.Table(
        [html.Thead([first, second]), html.Tbody(rows)],
        className="declines",
        **attributes({"aria-label": caption}),
    )
    note = html.P(caption, className="note", **attributes({"aria-hidden": "true"}))
    return html.Div([note, parts.scrolling(table, language)])


def _with_unit(label: Text, unit: Text, language: Language) -> str:
    text = lists.bracketed(unit.in_(language), language)
    return label.in_(language) + text


def _row(scene: EcologyScene, code: str, one: Decline) -> Component:
    language = scene.language
    sign, label = ANSWERS[one.both_fell]
    cells = [cell for fall in (one.fertiliser, one.pesticide) for cell in _figures(fall, language)]
    return html.Tr(
        [
            html.Th(scene.name(code), scope="row", title=scene.name(code, short=False)),
            *(html.Td(cell, className="number") for cell in cells),
            html.Td([html.Span(sign, className="sign"), label.in_(language)]),
        ]
    )


def _figures(fall: Fall, language: Language) -> list[Component]:
    """Base, latest with what it says, older: a dash where nothing is published."""
    latest = _dated(fall.latest)
    if fall.latest and fall.base:
        fell = fall.fell
        apart = Message("来源不同，不可比").text(language)
        latest = f"{latest} {apart if fell is None else FELL[fell].in_(language)}"
    return [_plain(fall.base), latest, _dated(fall.older)]


def _plain(figure: Figure | None) -> str:
    return units.number(figure.value, 0) if figure else units.BLANK


def _dated(figure: Figure | None) -> str:
    """A figure with its year in brackets."""
    return f"{units.number(figure.value, 0)} ({figure.year})" if figure else units.BLANK


def _needed(scene: EcologyScene, found: Mapping[str, Decline]) -> Component:
    """What is wanted by the plan, and which table of which years whom to ask for."""
    language = scene.language
    lacking = {
        key: sum(1 for one in found.values() if _of(one, key).fell is None)
        for key in (FERTILISER, PESTICIDE)
    }
    tables = [
        Message(
            "{label}：{office}，{n} 个县（区）",
            label=INDICATORS[key].label,
            office=OFFICES[INDICATORS[key].office],
            n=n,
        ).text(language)
        for key, n in lacking.items()
        if n
    ]
    base = plan_facts().base_year
    years = Message(
        "{base} 年和其后至少一年（到 {end} 年为止最好每年），同一来源、同一口径", base=base,
        end=max((t.span[1] for t in _targets(scene)), default=base),
    ).text(language)  # fmt: skip
    ask = [
        collectors(key, n).text(language)
        for key, n in Counter(map(scene.province, scene.codes)).items()
    ]
    return html.Aside(
        [
            html.H3(Message("规划怎么说").text(language)),
            html.Ul([html.Li(target_parts(target, language)) for target in _targets(scene)]),
            html.H3(Message("要判断还缺什么").text(language)),
            html.Dl(
                [
                    html.Dt(Message("哪张表").text(language)),
                    *(html.Dd(one) for one in tables),
                    *(html.Dd(one) for one in _printed(scene)),
                    html.Dt(Message("哪些年").text(language)),
                    html.Dd(years),
                    html.Dt(Message("问谁").text(language)),
                    *(html.Dd(one) for one in ask),
                ]
            ),
        ],
        className="needed",
    )


def _printed(scene: EcologyScene) -> list[list[Component]]:
    """The tables in which such figures were last printed: what to look for in later yearbooks."""
    tables = scene.site.atlas.tables
    rows = tables.indicators[tables.indicators["indicator"].isin((FERTILISER, PESTICIDE))]
    rows = rows[rows["adcode"].isin(scene.codes)]
    said = Message("上一次公布：").text(scene.language)
    return [
        [said, records.source(tables, str(key), scene.language)]
        for key in rows["source_id"].drop_duplicates()
    ]


def _targets(scene: EcologyScene) -> tuple[Target, ...]:
    tables = scene.site.atlas.tables
    return (*targets.targets(tables, FERTILISER), *targets.targets(tables, PESTICIDE))


def target_parts(target: Target, language: Language) -> list[Component]:
    """A target of the plan with its rule and its years."""
    first, last = target.span
    rule = target.rule.in_(language)
    where = words.as_written(f"§ {target.section}")
    return [
        words.as_written(target.what.in_(language)),
        html.Span([" · ", words.as_written(rule)]) if rule else "",
        html.Span([" · ", where, f" · {first}–{last}"], className="muted"),
    ]
