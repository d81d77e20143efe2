"""The document of a meeting: all slides, the buttons, the panels; nothing is asked for later."""

from __future__ import annotations

from dash import html

from dashboard.drawing.shapes import shapes
from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.meeting.request import Meeting
from dashboard.meeting.slide import Slide
from dashboard.meeting.wall import panels
from dashboard.meeting.wall.closing import closing
from dashboard.meeting.wall.map import WallSheet
from dashboard.meeting.wall.map import shapes as drawn_shapes
from dashboard.meeting.wall.slide import slide
from dashboard.meeting.wall.stage import Stage
from geodata.language import Language, Message, Text
from geodata.meeting.script import Step
from geodata.package.rows import county_name, row_of
from geodata.selection import Selection

#: What a county is told with where the script has no step of it.
OF_COUNTY = ("funds", "indicators")
#: Figures of the buttons, on a square of 24.
ICONS = {
    "back": "M15 4L7 12L15 20",
    "next": "M9 4L17 12L9 20",
    "run": "M8 5L19 12L8 19Z",
    "pause": "M8 5V19M16 5V19",
}


def page(meeting: Meeting, told: list[Slide]) -> list[Component]:
    """The body of the document."""
    language = meeting.language
    stage = Stage(meeting.room)
    sheet = WallSheet(shapes(meeting.site.boundaries), stage, language)
    beside = asides(meeting, told)
    return [
        html.Div(
            [
                drawn_shapes(sheet.shapes),
                _stage(meeting, told, beside, sheet),
                _bar(language, len(told)),
                html.P(className="visually-hidden", id="p_said", role="status"),
                html.P(id="p_hint", hidden=True, **attributes({"aria-hidden": "true"})),
                _notices(meeting),
                panels.overview(meeting, told, beside),
                panels.check(meeting),
                html.Div(id="p_black", hidden=True),
            ],
            className="present",
            style=stage.css,
            **attributes({"data-lang": language}),
        )
    ]


def _stage(meeting: Meeting, told: list[Slide], beside: list[Slide], sheet: WallSheet) -> Component:
    return html.Main(
        [
            html.H1(title(meeting), className="visually-hidden"),
            *(slide(one, sheet) for one in told),
            *(slide(one, sheet, aside=True) for one in beside),
            closing(meeting, told),
        ],
        className="stage",
        id="stage",
        **attributes(_words(meeting)),
    )


def title(meeting: Meeting) -> str:
    """Of the document."""
    mode = Message("会议模式").text(meeting.language)
    name = meeting.script.title.in_(meeting.language)
    return f"{name} · {mode}" if name else mode


def asides(meeting: Meeting, told: list[Slide]) -> list[Slide]:
    """A slide for each county that the script has no step of: a tap on the map leads there."""
    site, language = meeting.site, meeting.language
    known = {one.step.key for one in told}
    counties, province = site.atlas.tables.counties, meeting.chosen.province
    found = []
    for code in map(str, counties.index):
        row = row_of(counties, code)
        if f"county-{code}" in known or province not in (None, row["province"]):
            continue
        part = Text(county_name(row, "zh"), county_name(row, "en"))
        step = Step(
            key=f"county-{code}", part=part, selection=Selection(county=code), figures=OF_COUNTY
        )
        view = site.atlas.view(step.shown(language, site.facts.id))
        found.append(
            Slide(site=site, step=step, view=view, language=language, number=0, of=len(told))
        )
    return found


def _words(meeting: Meeting) -> dict[str, str]:
    """Sentences that the script of the page needs, and where Esc leads in the end."""
    language = meeting.language
    said = {
        "leave": Message("再按一次 Esc 回到地图"),
        "end": Message("放映完毕"),
        "paused": Message("已暂停"),
        "running": Message("自动放映中"),
    }
    spelt = {f"data-{key}": one.text(language) for key, one in said.items()}
    return spelt | {"data-home": panels.home(meeting)}


def _bar(language: Language, of: int) -> Component:
    """Turning pages, running by itself, the list of steps; the years of a step that has them."""
    steps = Message("目录").text(language)
    return html.Nav(
        [
            _button("return", Message("回到讲稿"), language, "back", worded=True),
            _button("years", Message("播放年份"), language, "run", worded=True),
            _button("auto", Message("自动放映"), language, "run"),
            _button("back", Message("上一页"), language, "back"),
            html.Button(
                f"1 / {of}",
                type="button",
                id="p_count",
                **attributes({"data-do": "overview", "data-of": str(of), "aria-label": steps}),
            ),
            _button("next", Message("下一页"), language, "next"),
        ],
        className="bar",
        **attributes({"aria-label": Message("放映").text(language)}),
    )


def _button(
    do: str, name: Message, language: Language, icon: str, *, worded: bool = False
) -> Component:
    told = name.text(language)
    more = {"data-do": do} | ({} if worded else {"aria-label": told, "title": told})
    pause = _icon("pause") if icon == "run" else None
    return html.Button(
        [_icon(icon), pause, html.Span(told) if worded else None],
        type="button",
        className="worded" if worded else None,
        **attributes(more),
    )


def _icon(name: str) -> Raw:
    path = element("path", d=ICONS[name])
    return element("svg", path, class_=f"icon {name}", viewBox="0 0 24 24", aria_hidden="true")


def _notices(meeting: Meeting) -> Component:
    """Quietly at the beginning; the list of steps keeps them."""
    said = panels.notices(meeting)
    return html.Div([html.P(line) for line in said], id="p_notices") if said else None
