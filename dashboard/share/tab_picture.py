"""Tab 图片: a preview, what can be chosen, files to take, and the words that go with a picture."""

from __future__ import annotations

import math

from dashboard.look import fonts
from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.pictures.options import SIZES, THEMES, Options
from dashboard.share.links import FORMATS
from dashboard.share.parts import (
    blocked,
    copied,
    form,
    number_field,
    review_number,
    select,
    text_field,
    tick,
)
from dashboard.share.request import SIDES
from dashboard.share.shown import Shown
from geodata.language import LANGUAGES, Message, Text
from geodata.registry.charts import CHARTS, RANKING
from geodata.wording.citation import caption

THEME_LABELS = {"light": Text("浅色", "Light"), "dark": Text("深色", "Dark")}
CAPTIONS = {
    "zh": Text("图片说明（中文）", "Caption, Chinese"),
    "en": Text("图片说明（英文）", "Caption, English"),
}
#: What a picture can do without, as it is asked for.
TICKS = (
    ("plain", "1", Text("只要图，不带标题", "Chart only, no title block")),
    ("transparent", "1", Text("透明背景", "Transparent background")),
    ("logo", "0", Text("不带标识", "Without logo")),
)
#: Lines of the editor's own that a picture has little room for.
LINES = (("subtitle", Message("副标题")), ("note", Message("附注")))
#: A picture holds about so many lines of each.
MOST_LINES = 2
#: Type of a line and what stands beside it, margins included, in units of a picture of 900 × 900.
PLACES = {"subtitle": (15.5, 68.0), "note": (12.5, 330.0)}
KEYS = (
    "size", "width", "height", "unit", "theme", "plain", "transparent", "logo",
    "title", "subtitle", "note",
)  # fmt: skip


def tab(shown: Shown) -> list[Raw | None]:
    """Everything of the tab."""
    return [
        element("div", _preview(shown), _files(shown), _rules(shown)),
        element("div", _form(shown), class_="share-aside"),
        _words(shown),
    ]


def _preview(shown: Shown) -> Raw:
    if shown.asked.refused:
        return element("div", blocked(shown.asked), class_="share-preview")
    width, height = (round(side) for side in shown.asked.picture.sides)
    return element(
        "div",
        element(
            "img",
            src=shown.links.preview,
            alt=shown.alt,
            width=width,
            height=height,
            loading="lazy",
            lang=shown.lang,
            id="share-preview",
        ),
        class_="share-preview",
    )


def _files(shown: Shown) -> Raw:
    words = shown.words
    links = [_file(shown, label, shown.links.picture(end)) for end, label in FORMATS.items()]
    kit = _file(shown, Message("公众号素材包 ZIP").text(words), shown.links.wechat, " share-quiet")
    return element(
        "p",
        element("span", Message("下载").text(words), class_="share-label"),
        links,
        kit if shown.asked.has_map else None,
        class_="share-files",
    )


def _file(shown: Shown, label: str, address: str, style: str = "") -> Raw:
    """A link to a file; without its address where the picture is not what was asked for."""
    stopped = bool(shown.asked.refused)
    return element(
        "a",
        label,
        href=None if stopped else address,
        role="link" if stopped else None,
        aria_disabled="true" if stopped else None,
        download=not stopped,
        class_=f"share-button{style}",
    )


def _words(shown: Shown) -> Raw:
    """Caption in both languages and alternative text, to be copied."""
    own, other = sorted(LANGUAGES, key=lambda one: one != shown.lang)
    more = element(
        "details",
        element("summary", CAPTIONS[other].in_(shown.words)),
        _caption(shown, other),
        id="share-more-captions",
    )
    alt = copied(
        "alt",
        Message("替代文字（供看不见图的读者）").text(shown.words),
        shown.alt,
        shown.asked,
        rows=4,
        lang=shown.lang,
    )
    if shown.asked.refused:
        return element("div", alt)
    return element("div", _caption(shown, own), alt, more)


def _caption(shown: Shown, language: str) -> Raw:
    (lang,) = (one for one in LANGUAGES if one == language)
    text = caption(
        shown.view,
        shown.asked.chart,
        lang,
        title=shown.title(lang),
        subtitle=shown.subtitle(lang),
        base_map=shown.site.facts.base_map,
        number=shown.asked.picture.number or shown.site.owner_number,
    )
    return copied(
        f"caption-{lang}", CAPTIONS[lang].in_(shown.words), text, shown.asked, rows=4, lang=lang
    )


def _form(shown: Shown) -> Raw:
    words, picture = shown.words, shown.asked.picture
    sizes = [(key, size.label.in_(words)) for key, size in SIZES.items()]
    themes = [(key, THEME_LABELS[key].in_(words)) for key in THEMES]
    fields = [
        element(
            "div",
            select("size", Message("尺寸").text(words), sizes, picture.size),
            select("theme", Message("明暗").text(words), themes, picture.theme),
            class_="share-pair",
        ),
        _free_size(shown),
        element("div", [_tick(shown, *one) for one in TICKS], class_="share-ticks"),
        text_field(
            shown.asked,
            "title",
            Message("标题").text(words),
            hint=Message("空着就用自动写成的标题。").text(words),
        ),
        *(_line(shown, key, label) for key, label in LINES),
    ]
    if not shown.asked.has_map:
        return form(shown.asked, KEYS, fields)
    fields.append(review_number(shown.asked))
    return form(shown.asked, (*KEYS, "number"), fields)


def _tick(shown: Shown, key: str, value: str, label: Text) -> Raw:
    picture, words = shown.asked.picture, shown.words
    hint = ""
    if key == "transparent" and picture.transparent and picture.theme == "dark":
        hint = Message("深色配透明背景：浅色的字放在白纸上就看不见了。").text(words)
    ticked = _spelt(getattr(picture, key)) == value
    return tick(key, label.in_(words), value, ticked=ticked, hint=hint)


def _line(shown: Shown, key: str, label: Message) -> Raw:
    """A field whose text has about two lines of the picture."""
    warns = cut(key, shown.asked.picture)
    hint = Message("图上约两行，这段放不下，末尾会截断。") if warns else Message("图上至多约两行。")
    told = hint.text(shown.words)
    return text_field(shown.asked, key, label.text(shown.words), hint=told, warns=warns)


def _free_size(shown: Shown) -> Raw:
    """Two sides instead of a named format; both or none."""
    words, picture = shown.words, shown.asked.picture
    asked = shown.asked
    wrong = next((one for one in map(asked.wrong, SIDES) if one), None)
    told = (
        wrong.text(words) if wrong else Message("宽和高一起填；都空着就用上面的尺寸。").text(words)
    )
    sides = [
        number_field(asked, key, label.text(words), "share-sides-hint")
        for key, label in (("width", Message("宽")), ("height", Message("高")))
    ]
    unit = select(
        "unit",
        Message("单位").text(words),
        [("px", Message("像素").text(words)), ("mm", Message("毫米").text(words))],
        asked.typed.get("unit", picture.unit),
    )
    return element(
        "details",
        element("summary", Message("自定尺寸").text(words)),
        element("div", *sides, unit, class_="share-sides"),
        element(
            "p",
            told,
            id="share-sides-hint",
            class_="share-hint share-wrong" if wrong else "share-hint",
        ),
        id="share-more-sizes",
        open=picture.width is not None or wrong is not None,
    )


def _spelt(value: bool) -> str:
    return str(int(value))


def _rules(shown: Shown) -> Raw:
    """What has to be known before a picture is published."""
    words, chart = shown.words, shown.asked.chart
    space = "" if words == "zh" else " "
    said: list[list[Raw | str]] = []
    if shown.asked.has_map:
        first = element("strong", Message("公开发表地图前须送审。").text(words))
        base = Message("底图的审图号不是这张图的审图号。").text(words)
        without = Message("也可以只发排名图，图中没有地图：").text(words)
        said += [[first, space, base], [without, space, _ranking(shown)]]
    if CHARTS[chart].of_plan:
        said.append([Message("结对关系用矩阵表示，不画全国地图。").text(words)])
    said.append([Message("不提供 CMYK：请把 PDF 或 300 dpi 的 PNG 交给印厂转换。").text(words)])
    warning = " share-warning" if shown.asked.has_map else ""
    return element("ul", [element("li", one) for one in said], class_=f"share-rules{warning}")


def _ranking(shown: Shown) -> Raw:
    address = shown.asked.but(chart=RANKING).address
    label = Message("改用排名图").text(shown.words)
    return element("a", label, href=address, id="share-ranking", data_go=True)


def cut(key: str, options: Options) -> bool:
    """Whether a line of the editor's will be cut; about, as line breaks depend on the words.

    >>> cut("note", Options(note="注" * 40)), cut("note", Options(note="注" * 200))
    (False, True)
    """
    width, height = options.sides
    size, beside = PLACES[key]
    room = width / (math.sqrt(width * height) / 900) - beside
    return fonts.width(getattr(options, key), size) > MOST_LINES * room * 0.97
