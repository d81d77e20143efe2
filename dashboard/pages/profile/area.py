"""The page `/area`: the 19 counties together, next to what the plan has published of them."""

from __future__ import annotations

from dash import html

from dashboard import addresses, words
from dashboard.addresses import PAGES
from dashboard.drawing import legend as legends
from dashboard.drawing.shapes import shapes
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.pages.profile import parts, told
from dashboard.pages.profile.scene import Scene, section
from dashboard.parts import differences, frame, in_view, key_figures, ranking, records
from dashboard.parts import notices as notices_parts
from geodata.analyses.profile.ecology import Known, summary
from geodata.language import Language, Message, Text, units
from geodata.package import plan
from geodata.package.plan import Target
from geodata.package.rows import county_name
from geodata.registry import sectors
from geodata.registry.metrics import DEFAULT, MOVES_TO
from geodata.registry.programme.plan import plan_facts
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.source_line import source_line

PATH = addresses.AREA.path
TITLE = Text("三峡库区概况", "The reservoir area as a whole")
FIGURE = "figure"
#: Columns of the table of counties.
COLUMNS = (DEFAULT, MOVES_TO, *told.SUMS)
ECOLOGY_HEADS = (
    Message("指标"),
    Message("有数字的县（区）"),
    Message("最低至最高"),
    Message("年份"),
)
ECOLOGY_NOTE = Message("各县（区）取最近一个数；年份不同的数不排名、不相加。")
PLAN_TITLE = Message("规划公布的库区数字")
PLAN_HEADS = (Message("规划公布的数"), Message("数值"), Message("年份"))


def page(of: Scene) -> Component:
    """The whole page."""
    language = of.language
    notices = [
        *differences.of_page(of.site, of.view, PATH, language),
        *notices_parts.plain_notices(of.notices, language),
    ]
    return frame.plain(of.site, of.view, language, PATH, body(of), notices, wide=True)


def body(of: Scene) -> list[Component]:
    """Everything in the main part."""
    return [
        html.Div(
            [
                _head(of),
                html.Section(
                    key_figures.key_figures(of.site.plan_totals(), of.language), className="strip"
                ),
                _counties(of),
                html.Div([_by_sector(of), _by_year(of)], className="columns"),
                html.Div([_ecology(of), _plan(of)], className="columns"),
                _area_wide(of),
                parts.sources(of.place, of.atlas, of.language),
                _files(of),
                in_view.details(of.view, of.language),
            ],
            className="profile",
        )
    ]


def _head(of: Scene) -> Component:
    view, language = of.view, of.language
    return html.Div(
        [
            html.Div(
                [
                    html.P(TITLE.in_(language), className="kicker"),
                    html.H1(sentence.sentence(view, language)),
                    html.P(sentence.subtitle(view, language), className="subtitle"),
                    html.P(intro(of), className="finding"),
                    _legend(view, language),
                    html.P(words.area_wide(view, language) or None, className="note"),
                    html.P(source_line(view, language), className="note"),
                    html.P(
                        html.A(
                            Message("概况纸面（PDF，A4）").text(language),
                            href=addresses.AREA_SHEET.at(of.kept()),
                        )
                    ),
                ]
            ),
            html.Div(map_of(of), className="area-map"),
        ],
        className="with-map area-head",
    )


def intro(of: Scene) -> str:
    """How much the records speak of."""
    place, language = of.place, of.language
    return Message(
        "台账中有 {n} 条公开记录，来自 {sources} 处来源；写明的无偿援助{grants}。",
        n=place.total.records,
        sources=len(place.sources),
        grants=told.amount(place.total, told.GRANTS, language),
    ).text(language)


def map_of(of: Scene) -> Raw:
    """The view of the address as a map: class colours, names, figures."""
    view, language = of.view, of.language
    drawn = shapes(of.site.boundaries)
    labels = []
    for code, (across, down) in drawn.labels.items():
        x, y = f"{across * drawn.width:.0f}", f"{down * drawn.height:.0f}"
        name, step = view.name(code, language, short=True), str(int(view.steps[code]))
        value = words.label_value(view, code, language)
        labels += [
            element("text", name, x=x, y=y, class_="name", data_step=step),
            element("text", value, x=x, y=y, class_="value", data_step=step),
        ]
    return element(
        "svg",
        *(
            element(
                "path",
                element("title", ranking.county_line(view, code, language)),
                d=data,
                class_="place",
                data_step=str(int(view.steps[code])),
            )
            for code, data in drawn.counties.items()
        ),
        element("path", d=drawn.provinces, class_="province"),
        element("path", d=drawn.river, class_="casing"),
        element("path", d=drawn.river, class_="river"),
        element("g", *labels, aria_hidden="true"),
        viewBox=f"0 0 {drawn.width} {drawn.height}",
        role="img",
        aria_label=sentence.sentence(view, language),
        class_="locator classed",
    )


def _legend(view: View, language: Language) -> Component:
    rows = [
        html.Li(
            [
                html.Span(className="swatch", **attributes({"data-step": str(row.step)})),
                html.Span(row.label),
                html.Span(row.counted(language), className="muted"),
            ]
        )
        for row in legends.rows(view, language)
    ]
    return html.Ul(rows, className="classes-list")


def _counties(of: Scene) -> Component:
    """The 19 along the river, each with its figures."""
    language, views = of.language, of.atlas.plain_views
    heads = [Message("县（区）").text(language)]
    for key in COLUMNS:
        unit = words.unit_text(views[key], language) if key in told.SUMS else ""
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


def _by_sector(of: Scene) -> Component:
    place, language = of.place, of.language
    rows = [(told.sector(one, language), one) for one in place.sectors]
    colours = [f"var(--sector-{sectors.group_of(one.key)})" for one in place.sectors]
    inside = [parts.sums(rows, Message("领域"), colours, language)]
    return section(Message("按产业领域"), inside, language, "by-sector")


def _by_year(of: Scene) -> Component:
    place, language = of.place, of.language
    rows = [(told.year(one, language), one) for one in place.years]
    inside = [
        parts.sums(rows, Message("年份"), ["var(--teal)"] * len(rows), language),
        parts.reported_note(place, language),
    ]
    return section(Message("按年份"), inside, language, "by-year")


def _ecology(of: Scene) -> Component:
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


def published(of: Scene) -> list[tuple[Target, str]]:
    """What the plan has published of the area, with unit."""
    rows = of.atlas.tables.plan
    found = []
    for key in rows.index[rows["kind"] == FIGURE]:
        row = {str(k): v for k, v in rows.loc[key].items()}
        value = units.number(float(row["value"]), 2)
        found.append(
            (
                plan.target(of.atlas.tables, str(key)),
                units.written(value, str(row["unit"]), of.language),
            )
        )
    return found


def _plan(of: Scene) -> Component:
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


def _area_wide(of: Scene) -> Component:
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


def _files(of: Scene) -> Component:
    language = of.language
    plain = Selection(lang=language, release=of.view.selection.release)
    sheet = html.A(
        Message("概况纸面（PDF，A4）").text(language), href=addresses.AREA_SHEET.at(plain)
    )
    others = [
        html.A(one.label.in_(language), href=plain.at(one.path))
        for one in PAGES
        if one.path != PATH
    ]
    items = [html.Li(link) for link in (sheet, *others)]
    return html.Nav(
        html.Ul(items),
        className="files",
        **attributes({"aria-label": Message("库区的文件与页面").text(language)}),
    )
