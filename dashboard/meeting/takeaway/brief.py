"""A meeting as one file for a stick: it opens by double click, with the network off.

Everything is inside: shapes once, a colour and a label per county and year as data, the type
of just its characters, its own style sheet and script. Its policy allows nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from dash import html

from dashboard import words
from dashboard.delivery import assets
from dashboard.drawing import qr
from dashboard.drawing.shapes import shapes
from dashboard.look import fonts, theme
from dashboard.markup import Component
from dashboard.markup.document import document
from dashboard.markup.html import Raw, as_html, attributes
from dashboard.markup.svg import element
from dashboard.meeting.request import Meeting
from dashboard.meeting.slide import Slide
from dashboard.meeting.takeaway import cover, notes
from dashboard.meeting.takeaway.years import Years
from dashboard.meeting.wall import draw, supporters
from dashboard.meeting.wall.fit import Fitted
from dashboard.meeting.wall.map import WallSheet, legend
from dashboard.meeting.wall.map import shapes as drawn_shapes
from dashboard.meeting.wall.slide import subtitle
from dashboard.meeting.wall.stage import Stage
from geodata.errors import SheetError
from geodata.language import Language, Message
from geodata.registry.charts import MAP, PAIRING

LIST = "list"
#: Bytes of the file at most.
LARGEST = 3 * 2**20
#: Height of a chart, in body sizes.
CHART = 7.0
LICENCE = (
    "Type: Atlas Sans and Atlas Serif, cut from Noto Sans SC and Noto Serif SC; "
    "SIL Open Font License 1.1, https://openfontlicense.org"
)


def content(meeting: Meeting) -> bytes:
    """The bytes of the file.

    Raises
    ------
    SheetError
        It would be larger than a brief may be.
    """
    slides = meeting.slides
    years = {slide.step.key: Years.of(slide) for slide in slides}
    body = _body(meeting, slides, years)
    script = assets.script("brief.js")
    text = document(
        title=cover.title(meeting),
        language=meeting.language,
        body=body,
        head=Raw(_policy(script) + _style(meeting, slides, years, body)),
        theme="auto",
        icon="data:,",
    )
    found = text.replace("</body>", f"<script>{script}</script></body>").encode()
    if len(found) > LARGEST:
        raise SheetError(
            where=Message("离线简报"),
            found=f"{len(found) / 2**20:.1f} MB",
            expected=Message("至多 {n} MB", n=LARGEST // 2**20),
            mend=Message("请缩短讲稿。"),
        )
    return found


def _policy(script: str) -> str:
    """No request to anywhere, no script but ours."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return str(element("meta", http_equiv="Content-Security-Policy", content=allowed))


def _style(
    meeting: Meeting, slides: list[Slide], years: dict[str, Years], body: list[Component]
) -> str:
    """Type, colours, layout; the licence of the type beside it."""
    heads = [cover.title(meeting), Message("放映的视图").text(meeting.language), "0123456789.,–—"]
    heads += [slide.headline for slide in slides]
    heads += [said for one in years.values() for said in one.said]
    heads += [fact.text for slide in slides for block in slide.blocks
              for fact in getattr(block, "rows", ()) if hasattr(fact, "text")]  # fmt: skip
    faces = _face(fonts.SERIF, "".join(heads)) + _face(fonts.SANS, as_html(body))
    own = assets.style("brief.css")
    return f"<!-- {LICENCE} --><style>{faces}{theme.tokens_css()}{own}</style>"


def _face(family: str, text: str) -> str:
    """A family of just the characters of a text; rare ones from the font that has them."""
    signs = sorted({sign for sign in text if sign.isprintable()})
    usual = "".join(sign for sign in signs if len(fonts.family(sign, family)) == 1)
    rare = "".join(sign for sign in signs if sign not in usual)
    rare = "".join(sign for sign in rare if not fonts.missing(sign))
    found = [(family, usual, "")]
    if rare:
        spans = ",".join(f"U+{ord(sign):X}" for sign in rare)
        found.append((fonts.RARE[family], rare, f"unicode-range:{spans};"))
    return "".join(
        f"@font-face{{font-family:'{family}';{span}src:url(data:font/woff2;base64,"
        f"{base64.b64encode(fonts.woff2(kept, main)).decode()})}}"
        for main, kept, span in found
    )


def _body(meeting: Meeting, slides: list[Slide], years: dict[str, Years]) -> list[Component]:
    language, stage = meeting.language, Stage(meeting.room)
    sheet = WallSheet(shapes(meeting.site.boundaries), stage, language)
    return [
        drawn_shapes(sheet.shapes),
        html.Header(
            [
                html.H1(cover.title(meeting)),
                html.P(cover.lines(meeting)[0]),
                _contents(meeting, slides),
            ]
        ),
        html.Main(
            [
                *(_step(one, sheet, years[one.step.key], meeting) for one in slides),
                _list(meeting, slides),
            ],
        ),
        _turning(language, len(slides) + 1),
        html.P(id="said", className="hidden", role="status"),
    ]


def _contents(meeting: Meeting, slides: list[Slide]) -> Component:
    """Where to go: all steps by their parts."""
    language = meeting.language
    rows = [html.Li(html.A([html.B(str(one.number)), one.headline], href=f"#{one.step.key}"))
            for one in slides]  # fmt: skip
    last = Message("放映的视图").text(language)
    rows.append(html.Li(html.A(last, href=f"#{LIST}")))
    title = Message("目录").text(language)
    return html.Details([html.Summary(title), html.Nav(html.Ol(rows), **_label(title))])


def _label(text: str) -> dict[str, Any]:
    return attributes({"aria-label": text})


def _step(slide: Slide, sheet: WallSheet, years: Years, meeting: Meeting) -> Component:
    view, language = slide.view, slide.language
    part = slide.step.part.in_(language)
    number = f"{slide.number} / {slide.of}"
    pairs = slide.step.chart == PAIRING
    side = [] if pairs else [_figure(block, sheet) for block in slide.blocks]
    stage = [supporters.listed(slide, sheet.stage)] if pairs else [_map(slide, sheet, years)]
    if side:
        stage.append(html.Div(side, className="side"))
    return html.Section(
        [
            html.P(f"{number} · {part}" if part else number, className="part"),
            html.H2(slide.headline),
            html.P(subtitle(slide), className="sub"),
            html.Div(stage, className="stage" if side else "stage alone"),
            _foot(slide, meeting),
            years.data(language),
        ],
        id=slide.step.key,
        className="step",
        **attributes({"data-ramp": view.ramp}),
    )


def _map(slide: Slide, sheet: WallSheet, years: Years) -> Component:
    """The map with its legends, and the years under it."""
    legends = [legend(slide.view, slide.language)]
    if years.views:
        legends.append(legend(years.views[-1], slide.language, "legend moving"))
    drawn = sheet.draw(slide.view, years.views, slide.alt)
    return html.Div(
        [html.Div([drawn, *legends], className="mapped"), years.control(slide.language)]
    )


def _figure(block: Any, sheet: WallSheet) -> Component:
    return draw.figure(Fitted(block, CHART), sheet.stage, sheet.language)


def _foot(slide: Slide, meeting: Meeting) -> Component:
    """Where the figures come from, one by one, and the code that finds them again."""
    told = [html.Li(words.as_written(line)) for line in notes.sources(slide)]
    base = words.base_map(slide.site.review_number).text(slide.language)
    return html.Footer(
        [
            _qr(slide, meeting.site.public_url),
            html.Details([html.Summary(slide.source), html.Ul(told)]),
            html.P(notes.stamp(slide)),
            html.P(base) if slide.step.chart == MAP else None,
        ]
    )


def _qr(slide: Slide, public_url: str) -> Component:
    if not public_url:
        return None
    address = notes.address(slide, public_url)
    said = _label(notes.qr_alt(slide, address))
    return html.Div(qr.code(address), className="qr", role="img", **said)


def _list(meeting: Meeting, slides: list[Slide]) -> Component:
    """The views, each with its code."""
    language = meeting.language
    rows = [
        html.Tr(
            [
                html.Td(str(one.number)),
                html.Td(html.A(one.headline, href=f"#{one.step.key}")),
                html.Td(one.code),
            ]
        )
        for one in slides
    ]
    heads = [html.Th(one.text(language), scope="col")
             for one in (Message("步"), Message("所见"), Message("图号"))]  # fmt: skip
    title = Message("放映的视图").text(language)
    how = Message("在网址 /v/ 后输入图号，可再看当时的图和数")
    return html.Section(
        [
            html.P(notes.release(slides[0]), className="part"),
            html.H2(title),
            html.P(how.text(language), className="sub"),
            html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)]),
        ],
        id=LIST,
        className="step last",
    )  # fmt: skip


def _turning(language: Language, of: int) -> Component:
    back, on = Message("上一步").text(language), Message("下一步").text(language)
    return html.Nav(
        [
            html.Button("‹", type="button", id="back", title=back, **_label(back)),
            html.Output(f"1 / {of}", id="place"),
            html.Button("›", type="button", id="next", title=on, **_label(on)),
        ],
        className="turning",
        **_label(Message("翻页").text(language)),
    )
