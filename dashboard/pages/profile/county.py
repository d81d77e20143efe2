"""The page `/county/<adcode>`: everything that is published of one county, and what is not."""

from __future__ import annotations

import pandas as pd
from dash import html

from dashboard import addresses, words
from dashboard.drawing.shapes import shapes
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.pages.profile import parts, tables, texts
from dashboard.pages.profile.scene import ProfileScene, section
from dashboard.parts import differences, disputed, frame, in_view, records, to_correction
from dashboard.parts import notices as notices_parts
from dashboard.words import figure_line
from geodata.analyses.profile.place import Supporter
from geodata.language import Language, Message, lists
from geodata.package.rows import county_name
from geodata.registry import sectors
from geodata.registry.metrics import DEFAULT
from geodata.wording import sentence


def page(of: ProfileScene) -> Component:
    """The whole page."""
    code, language = of.place.code, of.language
    notices = [
        *differences.county_differences(of.site, of.view, code, language),
        *notices_parts.plain_notices(of.notices, language),
    ]
    return frame.plain(
        of.site,
        of.view,
        language,
        addresses.COUNTY.filled(adcode=code),
        body(of),
        notices,
        wide=True,
    )


def body(of: ProfileScene) -> list[Component]:
    """Everything in the main part, in the order of questions."""
    return [
        html.Div(
            [
                _head(of),
                parts.key_figures(key_figures(of)),
                html.Div([parts.by_sector(of), parts.by_year(of)], className="columns"),
                tables.indicators(of),
                tables.targets(of),
                _records(of),
                parts.sources(of.place, of.atlas, of.language),
                _files(of),
                in_view.details(of.view, of.language),
            ],
            className="profile",
        )
    ]


def _head(of: ProfileScene) -> Component:
    place, view, language = of.place, of.view, of.language
    back = Message("← 在地图上看 {name}", name=of.name).text(language)
    rank = sentence.rank_text(view, place.code, language)
    return html.Div(
        [
            html.Div(
                [
                    html.P(
                        html.A(back, href=addresses.MAP.at(view.selection.but(county=place.code)))
                    ),
                    html.H1(of.name),
                    html.P(_identity(of), className="identity"),
                    html.P(texts.finding(place, language), className="finding"),
                    html.P(
                        [
                            html.Strong(view.metric.label.in_(language)),
                            " ",
                            figure_line(view, place.code, language),
                            f" · {rank}" if rank else "",
                        ]
                    ),
                    *disputed.of_view(view, of.atlas, place.code, language),
                    html.H2(Message("重点结对支援方").text(language)),
                    _supporters(of),
                ]
            ),
            html.Div([_map(of), _sheet_link(of)], className="place-map"),
        ],
        className="with-map",
    )


def _identity(of: ProfileScene) -> list[Component]:
    """Names as they are written say their language."""
    city, *rest = texts.identity(of.place, of.language)
    former = lists.listed(of.place.row["former_names"], "zh")
    if former:
        rest = rest[:-1]
        tail: list[Component] = [
            " · ", Message("曾用名").text(of.language), " ", words.as_written(former),
        ]  # fmt: skip
    return [" · ".join([city, *rest]), *(tail if former else [])]


def _map(of: ProfileScene) -> Raw:
    """Where the county lies: the 19, the river, this one filled."""
    drawn, code = shapes(of.site.boundaries), of.place.code
    across, down = drawn.labels[code]
    label = Message("{county}在库区的位置", county=of.name).text(of.language)
    return element(
        "svg",
        *(
            element("path", d=data, class_="place chosen" if key == code else "place")
            for key, data in drawn.counties.items()
        ),
        element("path", d=drawn.river, class_="casing"),
        element("path", d=drawn.river, class_="river"),
        element(
            "text",
            county_name(of.place.row, of.language, short=True),
            x=f"{across * drawn.width:.0f}",
            y=f"{down * drawn.height:.0f}",
        ),
        viewBox=f"0 0 {drawn.width} {drawn.height}",
        role="img",
        aria_label=label,
        class_="locator",
    )


def _sheet_link(of: ProfileScene) -> Component:
    address = addresses.COUNTY_SHEET.at(of.kept(), adcode=of.place.code)
    return html.P(html.A(Message("一页纸（PDF，A4）").text(of.language), href=address))


def _supporters(of: ProfileScene) -> Component:
    """By the plan's table, each a link to its page with its records, then the own province."""
    place, language = of.place, of.language
    items = [_supporter(of, one) for one in place.supporters]
    if not items:
        items = [html.Li(words.UNNAMED.text(language), className="muted")]
    own = [words.own_province(str(place.row["province"]), language), *([" "] if place.own else [])]
    if place.own:
        own.append(_count(place.own.records, language))
    note = html.P(
        [
            html.Span(own, className="muted"),
            " · ",
            html.A(
                Message("在结对关系图中看").text(language),
                href=addresses.PAIRING.at(of.kept(county=place.code)),
            ),
        ]
    )
    return html.Div([html.Ul(items, className="supporters"), note])


def _supporter(of: ProfileScene, one: Supporter) -> Component:
    name = records.supporter_names(of.atlas.tables, one.key, of.language)
    link = html.A(name, href=addresses.SUPPORTER.at(of.kept(), supporter=one.key))
    return html.Li([link, " ", _count(one.records, of.language)])


def _count(n: int, language: Language) -> Component:
    told_ = Message("{n} 条记录", n=n) if n else Message("没有公开记录")
    return html.Span(told_.text(language), className="muted")


def key_figures(of: ProfileScene) -> list[tuple[str, str, str]]:
    """Label, number, and what else: supporters, then every sum with its place on the map."""
    place, language = of.place, of.language
    active = Message("{k}/{n} 有公开记录", k=place.active, n=len(place.supporters))
    return [
        (
            parts.label(DEFAULT, language),
            str(len(place.supporters)),
            active.text(language) if place.supporters else "",
        ),
        *(
            (
                parts.label(metric, language),
                texts.amount(place.total, metric, language),
                texts.rank_of_metric(of.atlas, metric, place, language),
            )
            for metric in texts.SUMS
        ),
    ]


def _records(of: ProfileScene) -> Component:
    language, rows = of.language, of.place.records
    if rows.empty:
        inside: Component = html.P(words.NO_RECORDS.text(language), className="muted")
    else:
        beside = to_correction.of_ledger(of.view, rows, language)
        inside = html.Ul(
            [_record(of, row, one) for (_, row), one in zip(rows.iterrows(), beside, strict=True)],
            className="plain record-list",
        )
    title = Message("公开记录（{n} 条）", n=len(rows))
    return section(title, [inside], language, "county-records")


def _record(of: ProfileScene, row: pd.Series, beside: Component) -> Component:
    language = of.language
    said = records.ledger_line(of.atlas.tables, row, language)
    kind = " · ".join(
        (sectors.label_of(row["sector"]).in_(language), words.STATUS[row["status"]].in_(language))
    )
    return html.Li(
        [
            words.as_written(row["name"]),
            html.Span(f" {said} · {kind} ", className="muted"),
            records.source(of.atlas.tables, row["source_id"], language),
            " ",
            beside,
        ]
    )


def _files(of: ProfileScene) -> Component:
    language, chosen = of.language, of.kept(county=of.place.code)
    links = (
        (
            Message("一页纸（PDF，A4）"),
            addresses.COUNTY_SHEET.at(of.kept(), adcode=of.place.code),
            False,
        ),
        (Message("在台账中看这些记录"), addresses.RECORDS.at(chosen), False),
        (Message("在结对关系图中看"), addresses.PAIRING.at(chosen), False),
        (Message("这个县（区）还缺哪些数：缺口表（Excel）"), addresses.GAPS.at(chosen), True),
    )
    items = [
        html.Li(
            html.A(text.text(language), href=href, **attributes({"download": ""} if down else {}))
        )
        for text, href, down in links
    ]
    return html.Nav(
        html.Ul(items),
        className="files",
        **attributes({"aria-label": Message("这个县（区）的文件与页面").text(language)}),
    )
