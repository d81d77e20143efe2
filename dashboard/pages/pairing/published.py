"""What sources publish of a supporter as a whole: a table beside the records, never summed."""

from __future__ import annotations

from dash import html

from dashboard import words
from dashboard.markup import Component
from dashboard.pages.pairing.scene import PairingScene
from dashboard.parts import records
from geodata.analyses.pairing.published import Published, published
from geodata.language import Language, Message, units

ID = "published"
#: A longer table is folded away at first.
OPEN = 12
NOTE = Message(
    "照来源原样列出：口径和起止不一，互相可能包含，也可能与公开记录重复，因此从不相加，"
    "不进入任何指标，也不随筛选变化。"
)
#: Units that English labels do not say already.
_WITH_UNIT = ("km", "吨", "万吨", "m³")
_MONEY = "万元"


def section(scene: PairingScene, key: str) -> list[Component]:
    """The table; nothing where nothing is published."""
    language = scene.language
    found = published(scene.site.atlas.tables, key)
    if not found:
        return []
    heading = Message("公布的合计（{n} 个）", n=len(found)).text(language)
    heads = [
        Message("县（区）"),
        Message("公布的数"),
        Message("起止"),
        Message("原文"),
        Message("来源"),
    ]
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(head.text(language), scope="col") for head in heads])),
            html.Tbody([_row(scene, one) for one in found]),
        ],
        className="records",
    )
    inside = [
        html.P(NOTE.text(language), className="note"),
        html.Div(table, className="scroll", tabIndex="0"),
    ]
    return [
        html.Section(
            [
                html.H2(heading),
                html.Details([html.Summary(Message("列出").text(language)), *inside])
                if len(found) > OPEN
                else html.Div(inside),
            ],
            id=ID,
        )
    ]


def _row(scene: PairingScene, one: Published) -> Component:
    language = scene.language
    place = scene.county(one.adcode) if one.adcode else Message("不分县（区）").text(language)
    told: list[Component] = [f"{one.label.in_(language)} {amount(one, language)}"]
    marks = [
        Message("与他方合计").text(language) if one.together else "",
        Message("其他渠道，不计入对口支援").text(language) if one.beside else "",
    ]
    told += [html.Small(mark, className="muted") for mark in marks if mark]
    return html.Tr(
        [
            html.Td(place),
            html.Td([html.Div(part) for part in told]),
            html.Td(span(one).text(language)),
            html.Td(words.as_written(one.note) if one.note else units.BLANK),
            html.Td(records.source(scene.site.atlas.tables, one.source, language)),
        ]
    )


def amount(one: Published, language: Language) -> str:
    """The figure with its unit; all money of the table in one."""
    if one.unit == _MONEY:
        return units.with_unit(one.value, units.TEN_THOUSAND_YUAN.scale(0), language)
    text = units.number(one.value, 2)
    if language == "zh":
        return f"{text} {one.unit}"
    return units.written(text, one.unit, language) if one.unit in _WITH_UNIT else text


def span(one: Published) -> Message:
    """Its years, as far as the source says them."""
    if not one.last:
        return Message("{year} 年以来", year=one.first) if one.first else Message("起止未写明")
    if not one.first:
        return Message("截至 {year} 年", year=one.last)
    if one.first == one.last:
        return Message("{year} 年", year=one.last)
    return Message("{first}—{last} 年", first=one.first, last=one.last)
