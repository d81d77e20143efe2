"""Tab 嵌入: a live preview, its options, and the lines of HTML that an editor pastes."""

from __future__ import annotations

from dashboard.embed.heights import height
from dashboard.embed.options import THEMES
from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.share import snippets
from dashboard.share.parts import blocked, copied, form, review_number, select, tick
from dashboard.share.request import FRAME
from dashboard.share.shown import Shown
from geodata.language import Message, Text

THEME_LABELS = {
    "auto": Text("随读者", "As the reader's"),
    "light": Text("浅色", "Light"),
    "dark": Text("深色", "Dark"),
}
TICKS = (
    ("controls", "1", Text("带筛选", "With filters")),
    ("search", "1", Text("带县名搜索", "With county search")),
    ("title", "0", Text("不带标题", "Without title")),
    ("interactive", "0", Text("只看，不可点", "View only")),
)
KEYS = tuple(FRAME + key for key in ("theme", *(key for key, _, _ in TICKS)))


def tab(shown: Shown) -> list[Raw | None]:
    """Everything of the tab."""
    words, links, asked = shown.words, shown.links, shown.asked
    title = shown.title(shown.lang)
    if asked.wrong("number"):
        stopped = element("div", blocked(asked), class_="share-preview")
        return [stopped, element("div", _form(shown), _rule(shown), class_="share-aside")]
    preview = element(
        "iframe",
        src=links.frame,
        title=Message("嵌入预览").text(words),
        loading="lazy",
        id="share-frame",
        height=height(asked.chart, asked.frame),
    )
    texts = (
        (
            "script",
            Message("iframe 加一行脚本，高度自动"),
            snippets.frame_that_grows(links, title, shown.alt),
        ),
        ("iframe", Message("iframe，不含脚本"), snippets.frame(links, title, shown.alt)),
        *(() if asked.refused else _pictures(shown)),
    )
    return [
        element("div", preview, class_="share-preview"),
        element("div", _form(shown), _rule(shown), class_="share-aside"),
        element(
            "div",
            [
                copied(key, label.text(words), text, asked, rows=4, lang=shown.lang)
                for key, label, text in texts
            ],
            _waiting(shown) if asked.refused else None,
        ),
    ]


def _waiting(shown: Shown) -> Raw:
    told = Message("「图片」里标出的项改正后，这里才有图片的代码。")
    return element("p", told.text(shown.words), class_="share-blocked")


def _pictures(shown: Shown) -> tuple[tuple[str, Message, str], ...]:
    """Snippets of the picture."""
    links = shown.links
    return (
        ("img", Message("图片 <img>，含 2 倍图"), snippets.image(links, shown.alt)),
        ("picture", Message("图片 <picture>，随深浅色"), snippets.picture(links, shown.alt)),
    )


def _form(shown: Shown) -> Raw:
    words, frame = shown.words, shown.asked.frame
    fields = [
        select(
            FRAME + "theme",
            Message("明暗").text(words),
            [(key, THEME_LABELS[key].in_(words)) for key in THEMES],
            frame.theme,
        ),
        element(
            "div",
            [
                tick(
                    FRAME + key,
                    label.in_(words),
                    value,
                    ticked=str(int(getattr(frame, key))) == value,
                )
                for key, value, label in TICKS
            ],
            class_="share-ticks",
        ),
    ]
    if not shown.asked.has_map:
        return form(shown.asked, KEYS, fields)
    fields.append(review_number(shown.asked, "share-frame_number"))
    return form(shown.asked, (*KEYS, "number"), fields)


def _rule(shown: Shown) -> Raw:
    said = [
        Message("公众号文章不能嵌入网页，请用「图片」里的素材包。"),
        Message("不写 Cookie，不向别的网站取东西；断网的内网里也能用。"),
    ]
    return element(
        "ul", [element("li", one.text(shown.words)) for one in said], class_="share-rules"
    )
