"""Tables of a county's page: its indicators, and the targets of the plan."""

from __future__ import annotations

from dash import html

from dashboard import words
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.profile import spark, texts
from dashboard.pages.profile.scene import ProfileScene, section
from dashboard.parts import records, to_correction
from geodata.analyses.profile.figures import Figure
from geodata.analyses.profile.place import Answer
from geodata.language import Language, Message
from geodata.records.corrections import record_id
from geodata.registry.indicators import INDICATORS
from geodata.registry.terms import FLAGS
from geodata.releases.changes import INDICATORS as FIGURES


def indicators(of: ProfileScene) -> Component:
    """Latest figure, line over the years, own past, place, source."""
    language = of.language
    heads = [Message("指标"), Message("最近一个数"), Message("年份"), Message("历年"),
             Message("与自己的过去比"), Message("名次（由高到低）"), Message("来源")]  # fmt: skip
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(head.text(language), scope="col") for head in heads])),
            html.Tbody([_indicator(of, one) for one in of.place.figures]),
        ],
        className="indicators",
    )
    note = Message(
        "折线只连同一来源或同一方法的数，点是不能相连的数；变化只比同一来源或方法；名次只排同一年"
        "、同一方法、至少 5 个县（区）有数字的。"
    )
    return section(
        Message("各项指标"),
        [
            html.Div(table, className="scroll", tabIndex="0"),
            html.P(note.text(language), className="note"),
        ],
        language,
        "indicators",
    )


def _indicator(of: ProfileScene, one: Figure) -> Component:
    language = of.language
    found = spark.spark(one)
    flags = [FLAGS[flag].in_(language) for flag in _flags(one)]
    source = records.source(of.atlas.tables, one.row["source_id"], language)
    return html.Tr(
        [
            html.Th(INDICATORS[one.key].label.in_(language), scope="row"),
            html.Td(records.indicator_value(one.row, language), className="number"),
            html.Td(" · ".join([str(one.year), *flags])),
            html.Td([spark.drawing(found, language), _years(found)] if found else None),
            html.Td(texts.change(one, language)),
            html.Td(texts.rank(one.rank, language)),
            html.Td(
                [source, " ", to_correction.link(of.view, record_id(FIGURES, one.row), language)]
            ),
        ]
    )


def _years(found: spark.Spark) -> Component:
    said = f"{found.years[0]}–{found.years[1]}"
    return html.Span(said, className="muted years", **attributes({"aria-hidden": "true"}))


def _flags(one: Figure) -> list[str]:
    said = [str(one.row["quality"])] if one.row["quality"] else []
    return said + [flag for flag in ("derived", "disagree") if one.row[flag]]


def targets(of: ProfileScene) -> Component:
    """What the plan wants, and what can be told of this county."""
    language = of.language
    rows = [_target(one, language) for one in of.place.targets]
    heads = [Message("规划目标（2021—2025 年）"), Message("规划章节"), Message("本县（区）")]
    head = html.Thead(html.Tr([html.Th(one.text(language), scope="col") for one in heads]))
    note = Message("「无法判断」指没有公开的县级数字，或规划没有量化口径；不是没有做。")
    return section(
        Message("规划的目标"),
        [
            html.Div(
                html.Table([head, html.Tbody(rows)], className="targets"),
                className="scroll",
                tabIndex="0",
            ),
            html.P(note.text(language), className="note"),
        ],
        language,
        "targets",
    )


def _target(one: Answer, language: Language) -> Component:
    return html.Tr(
        [
            html.Th(one.target.what.in_(language), scope="row"),
            html.Td(words.as_written(one.target.section)),
            html.Td(texts.answer(one, language)),
        ]
    )
