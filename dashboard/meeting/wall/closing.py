"""The last slide: the views of the meeting for the file, with figure codes; prints on a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard import addresses, words
from dashboard.drawing import qr
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.meeting.request import Meeting
from dashboard.meeting.slide import Slide
from geodata.language import Message
from geodata.meeting.reader import CLOSING

#: What leaves the room, by its address.
TAKEN = {row.path: row.label for row in (addresses.SLIDES, addresses.SCRIPT_PDF, addresses.BRIEF)}


def closing(meeting: Meeting, told: Sequence[Slide]) -> Component:
    """All views by number, headline and code; the script of the page ticks those shown."""
    language = meeting.language
    return html.Section(
        [
            html.Header(
                [
                    html.H2(Message("本次会议放映的视图").text(language)),
                    html.P(_subtitle(meeting), className="sub"),
                    _whole(meeting),
                ]
            ),
            html.Ol([_row(meeting, one) for one in told], className="shown"),
            html.Footer([html.P(_taken(meeting), className="taken"), _base(meeting)]),
        ],
        id=CLOSING,
        className="slide closing",
        **attributes({"aria-label": Message("本次会议放映的视图").text(language)}),
    )


def _subtitle(meeting: Meeting) -> list[Component]:
    release = meeting.site.facts.atlas.tables.release
    title = meeting.script.title.in_(meeting.language)
    fixed = Message(
        "{title} · 数据版本 {id}（{date}），会上不变",
        title=title,
        id=release.id,
        date=release.date.isoformat(),
    )
    ticked = Message("勾选的是放映过的")
    return [
        fixed.text(meeting.language) if title else fixed.text(meeting.language).lstrip(" ·"),
        html.Span(f" · {ticked.text(meeting.language)}", className="ticked"),
    ]


def _row(meeting: Meeting, told: Slide) -> Component:
    """Number, code, headline; on paper a QR code, where the owner has said at which address."""
    pinned = told.view.selection.but(release=meeting.site.facts.id)
    address = addresses.FIGURE_CODE.at(pinned, code=told.code)
    return html.Li(
        [
            html.Span(str(told.number), className="number"),
            html.A(told.code, href=address, className="code"),
            html.A(told.headline, href=f"#{told.step.key}", className="title"),
            _qr(meeting, address),
        ],
        **attributes({"data-key": told.step.key}),
    )


def _qr(meeting: Meeting, address: str) -> Component:
    public = meeting.site.public_url
    return qr.code(public + address) if public else None


def _whole(meeting: Meeting) -> Component:
    """The meeting itself, to be taken along by whoever is in the room."""
    drawn = _qr(meeting, meeting.at(addresses.PRESENT.path))
    if drawn is None:
        return None
    label = Message("扫码带走本次会议").text(meeting.language)
    return html.Div([drawn, html.Span(label)], className="whole")


def _taken(meeting: Meeting) -> list[Component]:
    parts: list[Component] = []
    for path, label in TAKEN.items():
        link = html.A(label.in_(meeting.language), href=meeting.at(path))
        parts += [" · ", link]
    printing = html.Button(
        Message("打印这一页").text(meeting.language),
        type="button",
        **attributes({"data-do": "print"}),
    )
    return [*parts[1:], " ", printing]


def _base(meeting: Meeting) -> Component:
    line = words.base_map(meeting.site.review_number).text(meeting.language)
    return html.P(line, className="source")
