"""The pairing matrix as a table: supporters down, counties along the river. Never a map."""

from __future__ import annotations

from dash import html

from dashboard import words
from dashboard.embed.scene import Component, Scene, mark
from dashboard.markup import attributes
from geodata import pairs
from geodata.language import Language, Message, Text
from geodata.pairs import Matrix
from geodata.units import BLANK
from geodata.view import county_name, row_of

GROUPS = {
    "province": Text("省（区、市）", "Provinces"),
    "city": Text("大城市", "Cities"),
    pairs.OWN_PROVINCE: Text("本省（市）", "Own province"),
}
KINDS = {
    "documented": Message("结对，有公开记录（数字为记录条数）"),
    "silent": Message("结对，没有公开记录"),
    "own": Message("本省（市）支援本地"),
    "beside": Message("附表之外，有公开记录"),
}


def draw(scene: Scene) -> list[Component]:
    """The table in a box that scrolls by itself, and what its cells mean."""
    language = scene.language
    found = pairs.matrix(scene.site.atlas, scene.selection)
    table = html.Table(
        [html.Caption(scene.alt, className="visually-hidden"), _head(found, language)]
        + [_group(found, kind, language) for kind in GROUPS]
        + [_foot(found, language)],
        className="matrix",
    )
    label = Message("结对关系表，可横向滚动").text(language)
    box = html.Div(
        table, className="scroll", tabIndex="0", role="region", **attributes({"aria-label": label})
    )
    return [box, _legend(found, language), html.P(_coverage(found, language), className="note")]


def _head(found: Matrix, language: Language) -> Component:
    cells = [
        html.Th(
            html.Span(
                county_name(row_of(found.counties, code), language, short=True),
                **mark(_county_line(found, code, language), _county(found, code, language)),
            ),
            scope="col",
            **attributes({"data-county": code}),
        )
        for code in _codes(found)
    ]
    return html.Thead(html.Tr([html.Th(Message("支援方").text(language), scope="col"), *cells]))


def _codes(found: Matrix) -> list[str]:
    return [str(code) for code in found.counties.index]


def _county(found: Matrix, code: str, language: Language) -> str:
    return county_name(row_of(found.counties, code), language)


def _county_line(found: Matrix, code: str, language: Language) -> str:
    name = _county(found, code, language)
    count = int(found.paired[code].sum())
    if not count:
        return Message("{county}：规划未明确重点结对支援方（附表注 2）", county=name).text(language)
    return Message("{county}：重点结对支援方 {n} 个", county=name, n=count).text(language)


def _group(found: Matrix, kind: str, language: Language) -> Component:
    title = html.Tr(
        html.Th(GROUPS[kind].in_(language), scope="rowgroup", colSpan=str(len(found.counties) + 1)),
        className="group",
    )
    keys = [str(key) for key in found.supporters.index[found.supporters["kind"] == kind]]
    return html.Tbody([title, *(_row(found, key, language) for key in keys)])


def _row(found: Matrix, key: str, language: Language) -> Component:
    cells = [html.Td(_cell(found, key, code, language)) for code in _codes(found)]
    return html.Tr([html.Th(_supporter(found, key, language), scope="row"), *cells])


def _supporter(found: Matrix, key: str, language: Language) -> str:
    column = "short_zh" if language == "zh" else "name_en"
    return str(found.supporters.at[key, column])


def kind_of(found: Matrix, key: str, code: str) -> str:
    """What a cell is: a key of `KINDS`, empty where nothing is to be said."""
    if not found.inside.at[key, code]:
        return ""
    records = int(str(found.records.at[key, code]))
    if found.paired.at[key, code]:
        return "documented" if records else "silent"
    if found.own.at[key, code]:
        return "own"
    return "beside" if records else ""


def _cell(found: Matrix, key: str, code: str, language: Language) -> Component:
    kind = kind_of(found, key, code)
    if not kind:
        return None
    records = int(str(found.records.at[key, code]))
    supporter, county = _supporter(found, key, language), _county(found, code, language)
    line = Message("{supporter}支援{county}：{what}", supporter=supporter, county=county,
                   what=_what(found, key, code, kind, records))  # fmt: skip
    return html.Span(
        str(records) if records else BLANK,
        className=f"tile {kind}",
        **mark(line.text(language), words.joined((supporter, county), language), county=code),
    )


def _what(found: Matrix, key: str, code: str, kind: str, records: int) -> Message:
    told = Message("{n} 条公开记录", n=records) if records else Message("没有公开记录")
    if kind == "own":
        return Message("本省（市）支援（附表注 1），{told}", told=told)
    if kind == "beside":
        return Message("不在规划附表中，{told}", told=told)
    place = int(str(found.order.at[key, code]))
    return Message("规划附表中第 {place} 位，{told}", place=place, told=told)


def _foot(found: Matrix, language: Language) -> Component:
    """How many supporters the table names for each county; 0 is a fact of the table."""
    cells = [html.Td(str(int(found.paired[code].sum()))) for code in _codes(found)]
    head = html.Th(Message("结对数").text(language), scope="row")
    return html.Tfoot(html.Tr([head, *cells]))


def _legend(found: Matrix, language: Language) -> Component:
    there = {kind_of(found, str(k), c) for k in found.supporters.index for c in _codes(found)}
    rows = [
        html.Li([html.Span(_SAMPLE[kind], className=f"tile {kind}"), label.text(language)])
        for kind, label in KINDS.items()
        if kind in there
    ]
    return html.Ul(rows, className="kinds")


_SAMPLE = {"documented": "1", "silent": BLANK, "own": BLANK, "beside": "1"}


def _coverage(found: Matrix, language: Language) -> str:
    told = [
        Message(
            "规划附表 {pairs} 对，其中 {n} 对有公开记录",
            pairs=int((found.paired & found.inside).to_numpy().sum()),
            n=int(found.documented.to_numpy().sum()),
        )
    ]
    if found.beyond:
        told.append(Message("另有 {n} 条记录出自中央单位或未写明支援方", n=found.beyond))
    if found.area_wide:
        told.append(Message("{n} 条记录只说全库区", n=found.area_wide))
    told += [
        Message("{county}未明确支援方", county=_county(found, code, language))
        for code in found.unnamed
    ]
    return words.joined((one.text(language) for one in told), language, "；")
