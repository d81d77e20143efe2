"""Who supports whom as a matrix: its words, its rows, its legend."""

from __future__ import annotations

from typing import Protocol

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes, mark
from geodata.analyses.pairing import matrix
from geodata.analyses.pairing.matrix import Matrix
from geodata.language import Language, Message, Text, lists
from geodata.language.units import BLANK
from geodata.package.rows import county_name, row_of

GROUPS = {
    "province": Text("省（区、市）", "Provinces"),
    "city": Text("大城市", "Cities"),
    matrix.OWN_PROVINCE: Text("本省（市）", "Own province"),
}


KINDS = {
    "documented": Message("结对，有公开记录（数字为记录条数）"),
    "silent": Message("结对，没有公开记录"),
    "own": Message("本省（市）支援本地"),
    "beside": Message("附表之外，有公开记录"),
}


class Mark(Protocol):
    """Makes what can be pointed at: a text with its line; `kind` only of cells."""

    def __call__(
        self,
        text: str,
        line: str,
        name: str,
        *,
        kind: str = "",
        supporter: str = "",
        county: str = "",
    ) -> Component:
        """The component; `supporter` and `county` say whom it is of."""
        ...


def scrolling(inside: Component, language: Language) -> Component:
    """A box that scrolls sideways by itself, also with the keys."""
    label = Message("结对关系表，可横向滚动").text(language)
    return html.Div(
        inside, className="scroll", tabIndex="0", role="region", **attributes({"aria-label": label})
    )


def table(found: Matrix, caption: str, language: Language, made: Mark) -> Component:
    """Supporters by kind down, counties in river order across."""
    return html.Table(
        [html.Caption(caption, className="visually-hidden"), _head(found, language, made)]
        + [_group(found, kind, language, made) for kind in GROUPS]
        + [_foot(found, language)],
        className="matrix",
    )


def _span(
    text: str, line: str, name: str, *, kind: str = "", supporter: str = "", county: str = ""
) -> Component:
    """As an embed shows it: heads of rows are plain, only cells know their county."""
    if kind:
        return html.Span(text, className=f"tile {kind}", **mark(line, name, county=county))
    return text if supporter else html.Span(text, **mark(line, name))


def _head(found: Matrix, language: Language, made: Mark) -> Component:
    cells = [
        html.Th(
            made(
                county_name(row_of(found.counties, code), language, short=True),
                county_line(found, code, language),
                county(found, code, language),
                county=code,
            ),
            scope="col",
            **attributes({"data-county": code}),
        )
        for code in _codes(found)
    ]
    return html.Thead(html.Tr([html.Th(Message("支援方").text(language), scope="col"), *cells]))


def _codes(found: Matrix) -> list[str]:
    return [str(code) for code in found.counties.index]


def county(found: Matrix, code: str, language: Language) -> str:
    """Formal name of a county."""
    return county_name(row_of(found.counties, code), language)


def county_line(found: Matrix, code: str, language: Language) -> str:
    """How many supporters the table names for a county."""
    name = county(found, code, language)
    count = int(found.paired[code].sum())
    if not count:
        return Message("{county}：规划未明确重点结对支援方（附表注 2）", county=name).text(language)
    return Message("{county}：重点结对支援方 {n} 个", county=name, n=count).text(language)


def supporter_line(found: Matrix, key: str, language: Language) -> str:
    """How many counties a supporter has by the plan; an own province supports all of its own."""
    name, own = supporter(found, key, language), int(found.own.loc[key].to_numpy().sum())
    if own:
        told = Message(
            "{supporter}：支援本省（市）的 {n} 个县（区）（附表注 1）", supporter=name, n=own
        )
    else:
        count = int(found.paired.loc[key].to_numpy().sum())
        told = Message("{supporter}：结对 {n} 个县（区）", supporter=name, n=count)
    return told.text(language)


def _group(found: Matrix, kind: str, language: Language, made: Mark) -> Component:
    title = html.Tr(
        html.Th(GROUPS[kind].in_(language), scope="rowgroup", colSpan=str(len(found.counties) + 1)),
        className=f"group {kind}",
    )
    keys = [str(key) for key in found.supporters.index[found.supporters["kind"] == kind]]
    return html.Tbody([title, *(_row(found, key, language, made) for key in keys)])


def _row(found: Matrix, key: str, language: Language, made: Mark) -> Component:
    cells = [html.Td(_cell(found, key, code, language, made)) for code in _codes(found)]
    name = supporter(found, key, language)
    head = made(name, supporter_line(found, key, language), name, supporter=key)
    return html.Tr([html.Th(head, scope="row"), *cells])


def supporter(found: Matrix, key: str, language: Language) -> str:
    """Short name of a supporter."""
    column = "short_zh" if language == "zh" else "name_en"
    return str(found.supporters.at[key, column])


def kind_of(found: Matrix, key: str, code: str) -> str:
    """What a cell is: a key of `KINDS`, empty where nothing is to be said."""
    return found.kinds.get((key, code), "")


def _cell(found: Matrix, key: str, code: str, language: Language, made: Mark) -> Component:
    kind = kind_of(found, key, code)
    if not kind:
        return None
    records = int(str(found.records.at[key, code]))
    who, where = supporter(found, key, language), county(found, code, language)
    return made(
        str(records) if records else BLANK,
        pair_line(found, key, code, language),
        lists.listed((who, where), language),
        kind=kind,
        supporter=key,
        county=code,
    )


def pair_line(found: Matrix, key: str, code: str, language: Language) -> str:
    """What a cell says, as one sentence."""
    records, kind = int(str(found.records.at[key, code])), kind_of(found, key, code)
    return Message(
        "{supporter}支援{county}：{what}",
        supporter=supporter(found, key, language),
        county=county(found, code, language),
        what=_what(found, key, code, kind, records),
    ).text(language)


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


def legend(found: Matrix, language: Language) -> Component:
    """What the cells mean, of the kinds that there are."""
    there = set(found.kinds.values())
    rows = [
        html.Li([html.Span(_SAMPLE[kind], className=f"tile {kind}"), label.text(language)])
        for kind, label in KINDS.items()
        if kind in there
    ]
    return html.Ul(rows, className="kinds")


_SAMPLE = {"documented": "1", "silent": BLANK, "own": BLANK, "beside": "1"}


def coverage(found: Matrix, language: Language) -> str:
    """How many pairs have records, and which records no cell holds."""
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
        Message("{county}未明确支援方", county=county(found, code, language))
        for code in found.unnamed
        if found.inside[code].any()
    ]
    return lists.divided((one.text(language) for one in told), language)
