"""What stands behind a figure code: the view as it was printed, its records, and what is newer.

A code with its query proves itself. A code alone is answered where this site has printed it;
otherwise the page says why it cannot be.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from dash import html

from dashboard import addresses, titles
from dashboard.delivery.codes import Codes, typed
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.markup.svg import element
from dashboard.parts import differences, in_view, ranking, records
from dashboard.site import Site
from geodata.errors import UnknownKey
from geodata.language import Language, Message
from geodata.language.shown import printable
from geodata.registry.charts import CHARTS, MAP
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import sentence
from geodata.wording.alt_text import alt_text
from geodata.wording.source_line import source_line


def view_of(site: Site, codes: Codes, code: str, query: str) -> View:
    """The frozen View of a code.

    Parameters
    ----------
    query
        As the QR code carries it; empty where somebody typed the code.

    Raises
    ------
    UnknownKey
        It is no code, or not the code of this query, or nothing here has printed it.
    BadSelection
        The query is wrong.
    """
    meant = typed(code)
    if meant is None:
        raise _unknown(code, "r1-ABCD2345", Message("请核对图下角的编号。"))
    if not set(dict(parse_qsl(query))) - {"lang"}:
        query = codes.query(meant) or ""
    if not query:
        raise _unknown(
            meant,
            Message("本站印过的编号"),
            Message("只凭编号查不到这张图：请打开图附带的完整链接；图上印有二维码的，扫码即可。"),
        )
    shown, parsed = site.read(query, strict=True)
    selection = parsed.selection.but(release=shown.facts.id)
    view = shown.atlas.view(selection)
    if view.code != meant:
        raise _unknown(meant, view.code, Message("编号与链接不符：请核对是否抄错。"))
    return view


def _unknown(found: str, expected: str | Message, mend: Message) -> UnknownKey:
    return UnknownKey(where=Message("图号"), found=printable(found), expected=expected, mend=mend)


def body(site: Site, view: View) -> list[Component]:
    """The page of a frozen View."""
    language, chosen = view.selection.lang, view.selection
    tables = site.at(view.release.id).atlas.tables
    strip = differences.map_differences(site, view, language)
    newest = Message("这是最新的数据版本，没有更新的数字。").text(language)
    picture = html.Img(
        src=addresses.SNAPSHOT_PNG.at(chosen, chart=MAP),
        alt=alt_text(view, MAP, language),
        width="1200",
        height="675",
        className="frozen-picture",
    )
    return [
        _top(view, language),
        html.Main(
            [
                html.H1(titles.headline(MAP, view, language)),
                html.P(titles.subtitle(MAP, view, language), className="subtitle"),
                *(strip or [html.P(newest, className="muted")]),
                html.P(html.A(picture, href=addresses.MAP.at(chosen))),
                html.P(sentence.coverage(view, language), className="muted"),
                html.P(source_line(view, language), className="muted"),
                html.P(_links(view, language)),
                html.Div(_others(view, language), className="frozen-others"),
                html.Div(ranking.table(view, language, act=False), className="scroll"),
                in_view.details(view, language),
                html.Section(records.records(view, tables, language, correct=True)),
            ],
            id="main",
            className="plain-page",
        ),
    ]


def _top(view: View | None, language: Language) -> Component:
    release = (
        Message(
            "图号 {code} · 数据版本 {id}（{date}）",
            code=view.code,
            id=view.release.id,
            date=view.release.date.isoformat(),
        ).text(language)
        if view
        else ""
    )
    seal = html.Span("峡", className="seal", lang="zh", **attributes({"aria-hidden": "true"}))
    name = html.A(
        Message("三峡库区对口支援地图").text(language),
        href=addresses.MAP.at(Selection(lang=language)),
        className="site",
    )
    brand = html.Div([name, html.P(release, className="release")])
    return html.Header(html.Div([seal, brand], className="brand"), className="top")


def _others(view: View, language: Language) -> list[Component]:
    """The other charts of the same view: they are printed with the same code."""
    return [
        element(
            "img",
            src=addresses.SNAPSHOT_PNG.at(view.selection, chart=chart),
            alt=alt_text(view, chart, language),
            width="1200",
            height="675",
            class_="frozen-picture",
            loading="lazy",
        )
        for chart in CHARTS
        if chart != MAP
    ]


def _links(view: View, language: Language) -> list[Component]:
    chosen = view.selection
    links = [
        (Message("打开这个固定的视图"), addresses.MAP.at(chosen)),
        (Message("看最新版本的同一视图"), addresses.MAP.at(chosen.but(release=None))),
        (Message("下载数据"), addresses.DATA["data.zip"].at(chosen)),
    ]
    parts: list[Component] = []
    for label, address in links:
        parts += [" · ", html.A(label.text(language), href=address)]
    return parts[1:]


def asking(language: Language, fault: str = "") -> list[Component]:
    """A field for a code, and why the last one was not found."""
    label = Message("图号（印在图的右下角，如 r1-ABCD2345）").text(language)
    form = html.Form(
        [
            html.Label(
                [label, html.Br(), element("input", name="code", maxlength="20", required=True)]
            ),
            element("input", name="lang", type="hidden", value=language),
            html.Button(Message("查图号").text(language), type="submit"),
        ],
        action=addresses.FIGURE_CODES.path,
        method="get",
        className="code-form",
    )
    return [
        _top(None, language),
        html.Main(
            [
                html.H1(Message("这张图从哪里来").text(language)),
                html.P(fault, role="alert") if fault else None,
                form,
            ],
            id="main",
            className="plain-page",
        ),
    ]
