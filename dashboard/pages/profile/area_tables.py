"""Tables of the page `/area`: counties, sectors, years, ecology, the plan, area-wide records."""

from __future__ import annotations

from dash import html

from dashboard import addresses, words
from dashboard.markup import Component
from dashboard.pages.profile import texts
from dashboard.pages.profile.scene import ProfileScene, section
from dashboard.parts import ranking, records
from geodata.analyses.profile.ecology import Known, summary
from geodata.language import Language, Message, units
from geodata.package import targets
from geodata.package.rows import county_name
from geodata.package.targets import Target
from geodata.registry.metrics import DEFAULT, MOVES_TO
from geodata.registry.programme.plan import plan_facts
from geodata.view import View

FIGURE = "figure"
#: Columns of the table of counties.
COLUMNS = (DEFAULT, MOVES_TO, *texts.SUMS)
ECOLOGY_HEADS = (
    Message("指标"),
    Message("有数字的县（区）"),
    Message("最低至最高"),
    Message("年份"),
)
ECOLOGY_NOTE = Message("各县（区）取最近一个数；年份不同的数不排名、不相加。")
PLAN_TITLE = Message("规划公布的库区数字")
PLAN_HEADS = (Message("规划公布的数"), Message("数值"), Message("年份"))


def counties(of: ProfileScene) -> Component:
    """The 19 along the river, each with its figures."""
    language, views = of.language, of.atlas.plain_views
    heads = [Message("县（区）").text(language)]
    for key in COLUMNS:
        unit = words.unit_text(views[key], language) if key in texts.SUMS else ""
        heads.append(views[key].metric.label.in_(language) + unit)
    rows = [
        html.Tr(
            [
                html.Th(
                    html.A(
                        county_name(row, language),
                        href=addresses.COUNTY.at(of.kept(), adcode=str(code)),
                    ),
                    scope="row",
                ),
                *(html.Td(cell(views[key], str(code), language)) for key in COLUMNS),
            ]
        )
        for code, row in of.atlas.tables.counties.iterrows()
    ]
    head = html.Thead(html.Tr([html.Th(one, scope="col") for one in heads]))
    table = html.Table([head, html.Tbody(rows)], className="sums counties")
    return section(
        Message("19 个县（区），自上游起"),
        [html.Div(table, className="scroll", tabIndex="0")],
        language,
        "counties",
    )


def cell(view: View, code: str, language: Language) -> str:
    """A county's figure in its column."""
    return ranking.at_least(view, code) + view.number(code, language)


def ecology(of: ProfileScene) -> Component:
    """Latest figures of each ecological metric: in how many counties, between which ends."""
    language = of.language
    rows = [
        html.Tr(
            [
                html.Th(
                    html.A(
                        one.view.metric.label.in_(language),
                        href=addresses.ECOLOGY.at(of.kept(metric=one.view.metric.key)),
                    ),
                    scope="row",
                ),
                html.Td(f"{one.counties}/{one.view.coverage.of}"),
                html.Td(span(one, language)),
                html.Td(years(one)),
            ]
        )
        for one in summary(of.atlas)
    ]
    head = html.Thead(html.Tr([html.Th(one.text(language), scope="col") for one in ECOLOGY_HEADS]))
    table = html.Table([head, html.Tbody(rows)], className="sums")
    inside = [
        html.Div(table, className="scroll", tabIndex="0"),
        html.P(ECOLOGY_NOTE.text(language), className="note"),
    ]
    return section(Message("生态环境"), inside, language, "ecology-known")


def span(one: Known, language: Language) -> str:
    """Between which ends the figures lie."""
    if one.ends is None:
        return units.BLANK
    low, high = (units.figure(value, one.view.scale, language) for value in one.ends)
    ends = low if low == high else f"{low}–{high}"
    return f"{ends}{words.unit_text(one.view, language)}"


def years(one: Known) -> str:
    """Of which years they are."""
    if one.years is None:
        return units.BLANK
    first, last = one.years
    return str(first) if first == last else f"{first}–{last}"


def published(of: ProfileScene) -> list[tuple[Target, str]]:
    """What the plan has published of the area, with unit."""
    rows = of.atlas.tables.plan
    found = []
    for key in rows.index[rows["kind"] == FIGURE]:
        row = {str(k): v for k, v in rows.loc[key].items()}
        value = units.number(float(row["value"]), 2)
        found.append(
            (
                targets.target(of.atlas.tables, str(key)),
                units.written(value, str(row["unit"]), of.language),
            )
        )
    return found


def planned(of: ProfileScene) -> Component:
    """What the plan has published of the area, with its source."""
    language = of.language
    rows = [
        html.Tr(
            [
                html.Th(one.what.in_(language), scope="row"),
                html.Td(value),
                html.Td(plan_years(one)),
            ]
        )
        for one, value in published(of)
    ]
    head = html.Thead(html.Tr([html.Th(one.text(language), scope="col") for one in PLAN_HEADS]))
    table = html.Table([head, html.Tbody(rows)], className="sums")
    source = records.source(of.atlas.tables, plan_facts().source, language)
    inside = [html.Div(table, className="scroll", tabIndex="0"), html.P(source, className="note")]
    return section(PLAN_TITLE, inside, language, "plan-figures")


def plan_years(one: Target) -> str:
    """First and last year of a row of the plan."""
    first, last = one.span
    return str(first) if first == last else f"{first}–{last}"


def area_wide(of: ProfileScene) -> Component:
    """What sources give for the whole area only."""
    language = of.language
    rows = of.place.records
    rows = rows[rows["adcode"] == ""]
    if rows.empty:
        inside: Component = html.P(Message("没有符合条件的记录。").text(language))
    else:
        inside = html.Div(
            records.ledger_table(of.atlas.tables, rows, language), className="scroll", tabIndex="0"
        )
    title = Message("全库区、不能分到县（区）的记录（{n} 条）", n=len(rows))
    return section(title, [inside], language, "area-wide-records")
