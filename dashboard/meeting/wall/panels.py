"""What lies over the stage when asked for: the steps, and whether everybody can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from itertools import groupby

from dash import html

from dashboard import addresses, words
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.meeting.request import THEME, Meeting, Theme
from dashboard.meeting.slide import Slide
from dashboard.meeting.wall.roles import Sized, size, sized
from geodata.errors import AtlasError
from geodata.language import Language, Message, Text
from geodata.meeting.reader import CLOSING
from geodata.meeting.room import BODY_ARC, BOUNDS, KEYS, LEAST_ARC
from geodata.selection import Selection

ROOM = {
    "inches": Text("屏幕对角线（英寸）", "Screen diagonal (inches)"),
    "metres": Text("最远座位（米）", "Farthest seat (metres)"),
}
#: Keys in the order in which a speaker needs them.
HELP: tuple[tuple[str, Text], ...] = (
    ("← → PgUp PgDn Space", Text("翻页", "turn")),
    ("Home End", Text("首末", "first, last")),
    ("P", Text("自动放映", "run by itself")),
    ("Y", Text("播放年份", "play the years")),
    ("O", Text("目录", "steps")),
    ("B", Text("黑屏", "black")),
    ("F", Text("全屏", "full screen")),
    ("?", Text("字号检查", "check of type")),
    ("Esc", Text("返回", "back")),
)


def overview(meeting: Meeting, told: Sequence[Slide], asides: Sequence[Slide]) -> Component:
    """All steps by part, and everything else that can be done."""
    language = meeting.language
    groups = [
        _group(part, list(steps), language)
        for part, steps in groupby(told, key=lambda one: one.step.part.in_(language))
    ]
    if asides:
        more = Message("讲稿之外的县（区）").text(language)
        groups.append(_group(more, asides, language))
    title = meeting.script.title.in_(language) or Message("会议模式").text(language)
    return _dialog(
        "overview",
        title,
        [
            _told(meeting),
            html.Div(_commands(meeting), className="commands"),
            html.Div(groups, className="parts"),
            html.P(_keys(language), className="keys"),
        ],
        language,
    )


def _group(part: str, steps: Sequence[Slide], language: Language) -> Component:
    items = [html.Li(_step(one, language)) for one in steps]
    short = all(one.view.selection.county for one in steps)
    return html.Section(
        [html.H3(part) if part else None, html.Ol(items)], className="short" if short else "long"
    )


def _step(one: Slide, language: Language) -> Component:
    county = one.view.selection.county
    title = one.view.name(county, language, short=True) if county else one.headline
    number = html.Span(str(one.number), className="number") if one.number else None
    return html.A([number, title], href=f"#{one.step.key}")


def _commands(meeting: Meeting) -> list[Component]:
    language = meeting.language
    theme: Theme = "dark" if meeting.theme == "light" else "light"
    shade = Message("浅色") if theme == "light" else Message("深色")
    buttons = [
        ("auto", Message("自动放映")),
        ("full", Message("全屏")),
        ("black", Message("黑屏")),
        ("check", Message("字号检查")),
    ]
    other: Language = "en" if language == "zh" else "zh"
    links = [
        (Message("放映清单").text(language), f"#{CLOSING}", language),
        (shade.text(language), meeting.at(addresses.PRESENT.path, theme=theme), language),
        (
            "English" if other == "en" else "中文",
            meeting.at(addresses.PRESENT.path, lang=other),
            other,
        ),
        (Message("回到地图").text(language), home(meeting), language),
    ]
    return [
        *(
            html.Button(label.text(language), type="button", **attributes({"data-do": do}))
            for do, label in buttons
        ),
        *(html.A(label, href=address, lang=lang) for label, address, lang in links),
    ]


def home(meeting: Meeting) -> str:
    """The map page, in the language and at the release of the meeting."""
    chosen = meeting.chosen
    return addresses.MAP.at(Selection(lang=chosen.lang, release=chosen.release))


def _keys(language: Language) -> list[Component]:
    parts: list[Component] = []
    for keys, does in HELP:
        parts += [html.Kbd(keys), f" {does.in_(language)}　"]
    return parts


def faults(meeting: Meeting) -> list[str]:
    """Why the office's script does not run: the first faults, and how many more there are."""
    if not meeting.faults:
        return []
    language, most = meeting.language, 3
    first = Message("本单位的讲稿有 {n} 处错误，放映的是随附讲稿：", n=len(meeting.faults))
    shown = [one.text(language) for one in meeting.faults[:most]]
    more = len(meeting.faults) - most
    tail = [Message("另有 {n} 处。", n=more).text(language)] if more > 0 else []
    return [first.text(language), *shown, *tail]


def notices(meeting: Meeting) -> list[str]:
    """What a viewer is told at the beginning."""
    return [*faults(meeting), *(_said(one, meeting.language) for one in meeting.notices)]


def _said(notice: AtlasError, language: Language) -> str:
    return words.mended(notice, language)  # type: ignore[arg-type]


def _told(meeting: Meeting) -> Component:
    """Release, what is newer, and the notices once more."""
    language, site = meeting.language, meeting.site
    release = site.facts.atlas.tables.release
    fixed = Message(
        "数据版本 {id}（{date}），本次会议中不变", id=release.id, date=release.date.isoformat()
    )
    said: list[Component] = [html.P(fixed.text(language))]
    if (latest := site.releases.latest.id) != release.id:
        newer = Message("已有更新的版本 {id}：换用", id=latest).text(language)
        said.append(html.P(html.A(newer, href=meeting.at(addresses.PRESENT.path, release=latest))))
    said += [html.P(line) for line in notices(meeting)]
    return html.Div(said, className="told")


def check(meeting: Meeting) -> Component:
    """Every role of type with its size and arc in this room, and what stays below 16′."""
    language, room = meeting.language, meeting.room
    found = sized(room)
    low = [one.role.label.in_(language) for one in found if not one.readable]
    verdict = (
        Message("低于 {least}′ 的：{roles}", least=f"{LEAST_ARC:g}", roles="；".join(low))
        if low
        else Message("没有低于 {least}′ 的文字。", least=f"{LEAST_ARC:g}")
    )
    said = Message(
        "{inches} 英寸屏幕、最远 {metres} 米：正文 {arc}′（要求 {body}′）。",
        inches=f"{room.inches:g}",
        metres=f"{room.metres:g}",
        arc=f"{room.arc(size('body', room)):.1f}",
        body=f"{BODY_ARC:g}",
    )
    far = Message("这块屏幕上，正文在 {metres} 米以内够大。", metres=f"{room.reach:.1f}")
    lines = [said.text(language), verdict.text(language)]
    lines += [] if room.fits else [far.text(language)]
    return _dialog(
        "check",
        Message("字号检查").text(language),
        [*(html.P(line) for line in lines), _table(found, language), _form(meeting)],
        language,
    )


def _table(found: list[Sized], language: Language) -> Component:
    heads = (Message("用在"), Message("设计像素（共 1080 行）"), Message("视角"), Message("够大吗"))
    yes, no = Message("够").text(language), Message("低于 16′").text(language)
    rows = [
        html.Tr(
            [
                html.Th(one.role.label.in_(language), scope="row"),
                html.Td(f"{one.pixels:.0f}"),
                html.Td(f"{one.arc:.1f}′"),
                html.Td(yes if one.readable else no),
            ],
            className=None if one.readable else "low",
            **attributes({"data-role": one.role.key}),
        )
        for one in found
    ]
    head = html.Tr([html.Th(label.text(language), scope="col") for label in heads])
    return html.Table([html.Thead(head), html.Tbody(rows)])


def _form(meeting: Meeting) -> Component:
    """Another room; the rest of the address is carried along."""
    language, chosen = meeting.language, meeting.chosen
    boxes = [_number(key, getattr(meeting.room, key), language) for key in KEYS]
    kept = {
        field.name: chosen.spelt(field.name)
        for field in fields(Selection)
        if getattr(chosen, field.name) != field.default
    } | ({THEME: "light"} if meeting.theme == "light" else {})
    hidden = [element("input", type="hidden", name=key, value=text) for key, text in kept.items()]
    apply = html.Button(Message("按此会场排版").text(language), type="submit")
    return html.Form([*boxes, *hidden, apply], action=addresses.PRESENT.path, method="GET")


def _number(key: str, value: float, language: Language) -> Component:
    least, most = BOUNDS[key]
    box: Raw = element(
        "input", type="number", name=key, value=f"{value:g}", min=f"{least:g}", max=f"{most:g}",
        step="any",
    )  # fmt: skip
    return html.Label([ROOM[key].in_(language), box])


def _dialog(key: str, title: str, inside: list[Component], language: Language) -> Raw:
    close = html.Button(
        Message("关闭").text(language), type="button", className="close",
        **attributes({"data-do": "close"}),
    )  # fmt: skip
    head = html.Div([html.H2(title, id=f"p_{key}_title"), close], className="panel-head")
    return element(
        "dialog",
        head,
        *inside,
        class_="panel",
        id=f"p_{key}",
        aria_labelledby=f"p_{key}_title",
    )
