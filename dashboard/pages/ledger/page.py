"""The page `/records`: facets, the grid or the plain list, and the record that is open."""

from __future__ import annotations

from dash import html

from dashboard import addresses
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.ledger import facets
from dashboard.pages.ledger.columns import COLUMNS, texts
from dashboard.pages.ledger.detail import detail
from dashboard.pages.ledger.grid import grid
from dashboard.pages.ledger.scene import LISTED, PATH, LedgerScene
from dashboard.parts import differences, frame, notices
from geodata.language import Message

FILES = {
    addresses.LEDGER_CSV.path: Message("下载这些记录 CSV"),
    addresses.LEDGER_XLSX.path: Message("下载这些记录 Excel"),
}


def page(scene: LedgerScene) -> Component:
    """The whole page."""
    told = [
        *differences.page_differences(scene.site, scene.view, PATH, scene.language),
        *notices.plain_notices(scene.notices, scene.language),
    ]
    return frame.plain(
        scene.site, scene.view, scene.language, PATH, body(scene), told, wide=True, more=scene.more
    )


def title(scene: LedgerScene) -> str:
    """How many records there are to see, of how many."""
    found, every = len(scene.places), len(scene.book.rows)
    return Message("台账 {of} 条记录中，{n} 条符合条件", of=every, n=found).text(scene.language)


def body(scene: LedgerScene) -> list[Component]:
    """Everything in the main part."""
    language = scene.language
    return [
        html.Div(
            [
                html.Aside(
                    facets.facets(scene),
                    className="ledger-left",
                    **attributes({"aria-label": Message("筛选").text(language)}),
                ),
                html.Div([*_head(scene), grid(scene), _list(scene)], className="ledger-main"),
                detail(scene),
            ],
            className="ledger",
            id="ledger",
        )
    ]


def _head(scene: LedgerScene) -> list[Component]:
    language = scene.language
    note = Message(
        "默认只列对口支援、省（市）内支援和中央单位的记录；活动不计入指标。空白表示来源没有说，不是零。"
    ).text(language)
    return [
        html.H1(title(scene), id="title"),
        html.P(note, className="subtitle"),
        facets.search(scene),
        facets.chips(scene),
        html.P(
            [
                html.A(label.text(language), href=scene.file(path), download="")
                for path, label in FILES.items()
            ]
            + [
                html.A(Message("筛选").text(language), href="#facets", className="to-facets"),
            ],
            className="files",
            id="files",
            **attributes(
                {
                    "data-query": scene.asked.query(),
                    "data-order": scene.asked.order,
                    "data-record": scene.record,
                }
            ),
        ),
    ]


def _list(scene: LedgerScene) -> Component:
    """The rows without scripts and on paper, a page of them."""
    language = scene.language
    start = (scene.number - 1) * LISTED
    part = scene.places[start : start + LISTED]
    rows = [_row(scene, n) for n in part]
    heads = [html.Th(_ordering(scene, c.key, c.label.in_(language)), scope="col") for c in COLUMNS]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="records listed")
    none = html.P(Message("没有符合条件的记录。").text(language), className="muted")
    inside = [html.Div(table, className="scroll"), _paging(scene, start, len(part))]
    return html.Div(inside if rows else none, id="list", className="list")


def _ordering(scene: LedgerScene, key: str, label: str) -> Component:
    order = f"-{key}" if scene.asked.order == key else key
    mark = {key: " ↑", f"-{key}": " ↓"}.get(scene.asked.order, "")
    return html.A(label + mark, href=scene.at(order=order))


def _row(scene: LedgerScene, place: int) -> Component:
    said = texts(scene.book, place, scene.language)
    cells = [
        html.Td(
            html.A(said[c.key], href=scene.at(record=said["id"], number=scene.number))
            if c.key == "name"
            else said[c.key],
            className="number" if c.number else None,
        )
        for c in COLUMNS
    ]
    return html.Tr(cells)


def _paging(scene: LedgerScene, start: int, shown: int) -> Component:
    language = scene.language
    told = Message(
        "第 {first}–{last} 条，共 {n} 条；全部记录见 CSV 与 Excel 文件。",
        first=start + 1,
        last=start + shown,
        n=len(scene.places),
    ).text(language)
    back = html.A(Message("上一页").text(language), href=scene.at(number=scene.number - 1))
    on = html.A(Message("下一页").text(language), href=scene.at(number=scene.number + 1))
    return html.P(
        [
            told,
            html.Span([" ", back]) if scene.number > 1 else None,
            html.Span([" ", on]) if scene.number < scene.pages else None,
        ],
        className="paging",
    )
