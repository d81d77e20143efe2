"""Small parts of the share page: a text to copy, a row of choices, fields of a form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.pictures.options import LONGEST, MOST
from dashboard.share.request import ShareRequest, keys_of
from geodata.language import Language, Message


def copied(
    key: str,
    label: str,
    text: str,
    asked: ShareRequest,
    *,
    rows: int = 1,
    lang: Language | None = None,
) -> Raw:
    """A text with a button that copies it; without scripts it can be selected.

    Parameters
    ----------
    lang
        Language of the text where it is another than that of the page.
    """
    words, box = asked.words, f"share-{key}"
    field = (
        element("input", type="text", id=box, value=text, readonly=True, lang=_tag(lang))
        if rows == 1
        else element(
            "textarea",
            str(text),  # HTML is shown here, not used
            id=box,
            rows=rows,
            readonly=True,
            lang=_tag(lang),
        )
    )
    button = element(
        "button",
        Message("复制").text(words),
        type="button",
        class_="share-copy",
        data_copy=box,
        data_done=Message("已复制").text(words),
        aria_describedby=f"{box}-label",
    )
    return element(
        "div",
        element("label", label, for_=box, id=f"{box}-label"),
        element("div", field, button, class_="share-row"),
        class_="share-field",
    )


def _tag(language: Language | None) -> str | None:
    return None if language is None else "zh-CN" if language == "zh" else language


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its words, the address that it leads to, whether it is the present one."""

    label: str
    address: str
    chosen: bool
    lang: Language | None = None


def choices(key: str, label: str, offered: Iterable[Choice]) -> Raw:
    """Links of which one is the present state."""
    return element(
        "div",
        element("span", label, id=f"share-{key}-label", class_="share-label"),
        element(
            "ul",
            [
                element(
                    "li",
                    element(
                        "a",
                        one.label,
                        id=f"share-{key}-{n}",
                        href=one.address,
                        class_="share-choice",
                        data_go=True,
                        lang=_tag(one.lang),
                        aria_current="true" if one.chosen else None,
                    ),
                )
                for n, one in enumerate(offered)
            ],
            class_="share-choices",
            aria_labelledby=f"share-{key}-label",
        ),
        class_="share-group",
    )


def form(asked: ShareRequest, keys: tuple[str, ...], fields: Iterable[Raw]) -> Raw:
    """Fields whose change leads to the same address with other values.

    Parameters
    ----------
    keys
        The keys that the fields hold; all others are carried along unseen.
    """
    hidden = [
        element("input", type="hidden", name_=key, value=value)
        for key, value in keys_of(asked, keys)
    ]
    send = element(
        "button", Message("更新预览").text(asked.words), type="submit", class_="share-send"
    )
    return element(
        "form", hidden, list(fields), send, method="get", action=asked.path, class_="share-form"
    )


def text_field(
    asked: ShareRequest, key: str, label: str, *, hint: str = "", box: str = "", warns: bool = False
) -> Raw:
    """A line of text for the picture; what the server refuses stays in it, marked.

    Parameters
    ----------
    box
        Its id, where two forms ask for the same key.
    warns
        Whether the hint says that something will go wrong.
    """
    box, wrong = box or f"share-{key}", asked.wrong(key)
    told = wrong.text(asked.words) if wrong else hint
    style = (
        "share-hint share-wrong" if wrong else "share-hint share-warns" if warns else "share-hint"
    )
    return element(
        "div",
        element("label", label, for_=box),
        element(
            "input",
            type="text",
            id=box,
            name_=key,
            value=asked.typed.get(key, getattr(asked.picture, key)),
            # Room to paste what is too long: cut in silence, nobody would notice.
            maxlength=4 * LONGEST[key],
            autocomplete="off",
            aria_invalid="true" if wrong else None,
            aria_describedby=f"{box}-hint" if told else None,
        ),
        element("p", told, id=f"{box}-hint", class_=style) if told else None,
        class_="share-field",
    )


def number_field(asked: ShareRequest, key: str, label: str, hint: str) -> Raw:
    """A side of the picture, blank where there is none.

    Parameters
    ----------
    hint
        Id of what says which sides there may be.
    """
    box, value = f"share-{key}", getattr(asked.picture, key)
    return element(
        "div",
        element("label", label, for_=box),
        element(
            "input",
            type="number",
            id=box,
            name_=key,
            value=asked.typed.get(key, "" if value is None else f"{value:g}"),
            min=1,
            max=MOST,
            step="any",
            aria_invalid="true" if asked.wrong(key) else None,
            aria_describedby=hint,
        ),
        class_="share-field",
    )


def select(key: str, label: str, offered: Iterable[tuple[str, str]], chosen: str) -> Raw:
    """A list to choose one value from."""
    box = f"share-{key}"
    return element(
        "div",
        element("label", label, for_=box),
        element(
            "select",
            [
                element("option", text, value=value, selected=value == chosen)
                for value, text in offered
            ],
            id=box,
            name_=key,
        ),
        class_="share-field",
    )


def tick(key: str, label: str, value: str, *, ticked: bool, hint: str = "") -> Raw:
    """A box whose tick says one value, and no tick the default."""
    box = f"share-{key}"
    field = element(
        "input",
        type="checkbox",
        id=box,
        name_=key,
        value=value,
        checked=ticked,
        aria_describedby=f"{box}-hint" if hint else None,
    )
    named = element("label", field, element("span", label), class_="share-tick")
    if not hint:
        return named
    told = element("p", hint, id=f"{box}-hint", class_="share-hint share-warns")
    return element("div", named, told)


def review_number(asked: ShareRequest, box: str = "") -> Raw:
    """The field for the publisher's own map review number."""
    words = asked.words
    return text_field(
        asked,
        "number",
        Message("本单位的地图审图号").text(words),
        hint=Message("送审通过后填写，印在图片和嵌入图下方。").text(words),
        box=box,
    )


def blocked(asked: ShareRequest) -> Raw:
    """What stands instead of what cannot be made yet."""
    told = Message("请先改正标出的项，再预览、下载或复制。")
    return element("p", told.text(asked.words), class_="share-blocked")
