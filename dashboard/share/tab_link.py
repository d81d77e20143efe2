"""Tab 链接: the address, its QR code, the figure code, the entry for a list of references."""

from __future__ import annotations

from dashboard import addresses
from dashboard.drawing import qr
from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.share.parts import copied
from dashboard.share.request import PAGE
from dashboard.share.shown import Shown
from geodata.language import LANGUAGES, Message, Text
from geodata.wording.citation import citation

CITED = {
    "zh": Text("引用格式（GB/T 7714—2015）", "Citation, Chinese (GB/T 7714—2015)"),
    "en": Text("引用格式（英文，APA）", "Citation, English (APA)"),
}


def tab(shown: Shown) -> list[Raw | None]:
    """Everything of the tab."""
    words, links = shown.words, shown.links
    said = [copied("address", Message("链接").text(words), links.page, shown.asked)]
    if shown.asked.chart != PAGE:
        said += [
            _figure_code(shown),
            *(
                copied(
                    f"citation-{language}",
                    CITED[language].in_(words),
                    citation(
                        shown.view,
                        shown.asked.chart,
                        language,
                        title=shown.headline(language),
                        accessed=shown.today,
                        url=shown.base
                        + addresses.MAP.at(
                            shown.asked.selection.but(lang=language, release=shown.view.release.id)
                        ),
                    ),
                    shown.asked,
                    rows=3,
                    lang=language,
                )
                for language in LANGUAGES
            ),
        ]
    return [element("div", said), _code(shown)]


def _figure_code(shown: Shown) -> Raw:
    words = shown.words
    return element(
        "div",
        element("span", Message("图号").text(words), class_="share-label"),
        element("a", shown.view.code, href=shown.links.code, class_="share-code"),
        element(
            "span",
            Message("印在每张图片上，凭它可查图背后的数字和来源。").text(words),
            class_="share-hint",
        ),
        class_="share-group",
    )


def _code(shown: Shown) -> Raw | None:
    """The code for the meeting room, and where it works."""
    words, drawn = shown.words, qr.code(shown.links.page)
    if drawn is None:
        return None
    note = (
        Message("会议室里扫码即可打开同一视图。")
        if shown.public
        else Message("二维码只在能访问 {address} 的设备上有效。", address=shown.base)
    )
    return element(
        "figure",
        element(
            "div",
            drawn,
            role="img",
            id="share-qr",
            class_="share-qr",
            aria_label=Message("链接的二维码").text(words),
        ),
        element("figcaption", note.text(words), class_="share-hint"),
        element(
            "button",
            Message("全屏显示二维码").text(words),
            type="button",
            class_="share-full",
            data_full="share-qr",
        ),
        class_="share-aside",
    )
