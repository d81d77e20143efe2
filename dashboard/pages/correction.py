"""The page of a correction: what a record says, as a workbook and as a mail to be sent."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from dashboard import addresses, words
from dashboard.markup import Component
from dashboard.markup.svg import element
from dashboard.markup.table import scrolled
from dashboard.parts import differences, frame, notices, to_correction
from dashboard.site import Site
from geodata.intake.forms import correction
from geodata.intake.forms.correction import Correction
from geodata.language import Language, Message
from geodata.query import keys
from geodata.query.codec import Parsed
from geodata.records.corrections import find, lines

FILE = addresses.CORRECTION_XLSX.path
_HOW = Message(
    "下面是这条记录现在的内容。请下载 Excel 或复制邮件，写上应为什么、依据在哪里，"
    "发给数据维护人员。网站不保存您写的内容。"
)
#: Fields that stay as their source writes them.
_AS_WRITTEN = frozenset(("id", "name", "note", "source_id", "source_title", "source_publisher",
                         "source_address", "part_of"))  # fmt: skip


@dataclass(frozen=True, eq=False)
class CorrectionScene:
    """One state of the page."""

    site: Site
    parsed: Parsed
    asked: Correction

    @property
    def language(self) -> Language:
        """Of the page."""
        return self.asked.language


def divided(query: str) -> tuple[str, str]:
    """The record that a query names, and the rest, which is a selection.

    >>> divided("metric=grants&record=hb-001&lang=en")
    ('hb-001', 'metric=grants&lang=en')
    """
    own, rest = keys.divided(query, (to_correction.KEY,))
    return next((text.strip() for _, text in own if text.strip()), ""), rest


def read(site: Site, query: str, base: str, *, strict: bool = False) -> CorrectionScene:
    """What an address asks for.

    Parameters
    ----------
    base
        What stands before a path where an address must be absolute.

    Raises
    ------
    UnknownKey
        There is no such record or release.
    BadSelection
        With `strict`, the first thing that a page would have mended.
    """
    record, rest = divided(query)
    shown, parsed = site.read(rest, strict=strict)
    view = shown.atlas.view(parsed.selection)
    tables = shown.atlas.tables
    found = find(tables, record)
    pinned = parsed.selection.but(release=view.release.id)
    asked = Correction(
        record=found,
        lines=lines(found, tables, view.selection.lang),
        view=view,
        address=base + addresses.FIGURE_CODE.at(pinned, code=view.code),
    )
    return CorrectionScene(shown, parsed, asked)


def title(scene: CorrectionScene) -> str:
    """Of the page."""
    return Message("这个数字有误").text(scene.language)


def page(scene: CorrectionScene) -> Component:
    """The whole page."""
    site, view, language = scene.site, scene.asked.view, scene.language
    more = f"{to_correction.KEY}={scene.asked.record.id}"
    told = [
        *differences.page_differences(site, view, to_correction.PATH, language),
        *notices.plain_notices(scene.parsed.notices, language),
    ]
    body = _body(scene)
    return frame.plain(
        site, view, language, to_correction.PATH, body, told, more=more, shared=False
    )


def _body(scene: CorrectionScene) -> list[Component]:
    language, asked = scene.language, scene.asked
    return [
        html.H1(title(scene)),
        html.P(_HOW.text(language)),
        html.Dl(_facts(asked), className="correction-facts"),
        html.P(
            [
                html.A(
                    Message("下载更正表（Excel）").text(language),
                    href=to_correction.address(asked.view, asked.record.id, FILE),
                    download="",
                    className="correction-file",
                ),
                html.A(
                    Message("打开邮件").text(language),
                    href=correction.mailto(asked, scene.site.mail),
                    className="correction-mail",
                ),
            ]
        ),
        html.H2(Message("记录的内容").text(language)),
        scrolled(_table(asked), Message("记录的内容").text(language)),
        html.H2(Message("邮件的内容").text(language)),
        _mail(scene),
    ]


def _facts(asked: Correction) -> list[Component]:
    parts: list[Component] = []
    for label, text in asked.facts():
        address = text == asked.address
        said = html.A(text, href=asked.address) if address else text
        parts += [html.Dt(label), html.Dd(said)]
    return parts


def _table(asked: Correction) -> Component:
    language = asked.language
    heads = [correction.FORM.label(key, language) for key in ("field", "now")]
    rows = [
        html.Tr(
            [
                html.Th(line.label, scope="row"),
                html.Td(words.as_written(line.now) if line.key in _AS_WRITTEN else line.now),
            ]
        )
        for line in asked.lines
    ]
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    return html.Table([head, html.Tbody(rows)], className="correction")


def _mail(scene: CorrectionScene) -> Component:
    language, text = scene.language, correction.mail(scene.asked)
    box = element(
        "textarea", text, id="correction-mail", rows=min(40, text.count("\n") + 2), readonly=True,
        lang="zh" if language == "zh" else None, aria_labelledby="correction-mail-label",
    )  # fmt: skip
    copy = element(
        "button",
        Message("复制").text(language),
        type="button",
        class_="copy",
        data_copy="correction-mail",
        data_done=Message("已复制").text(language),
    )
    label = Message("主题：{subject}", subject=correction.subject(scene.asked)).text(language)
    return html.Div([html.P(label, id="correction-mail-label"), box, copy], className="mail")
