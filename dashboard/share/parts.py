"""Small parts of the share page: a text to copy, a row of choices, fields of a form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.markup import Raw
from dashboard.share.asked import Asked, keys_of
from dashboard.svg import element
from geodata.language import Language, Message


def copied(
    key: str, label: str, text: str, asked: Asked, *, rows: int = 1, lang: Language | None = None
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


def form(asked: Asked, keys: tuple[str, ...], fields: Iterable[Raw]) -> Raw:
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


def text_field(key: str, label: str, value: str, longest: int, hint: str = "") -> Raw:
    """A line of text, bounded in the browser as on the server."""
    box = f"share-{key}"
    return element(
        "div",
        element("label", label, for_=box),
        element(
            "input",
            type="text",
            id=box,
            name_=key,
            value=value,
            maxlength=longest,
            autocomplete="off",
            aria_describedby=f"{box}-hint" if hint else None,
        ),
        element("p", hint, id=f"{box}-hint", class_="share-hint") if hint else None,
        class_="share-field",
    )


def number_field(key: str, label: str, value: float | None, least: int, most: int) -> Raw:
    """A whole number between two bounds, blank where there is none."""
    box = f"share-{key}"
    return element(
        "div",
        element("label", label, for_=box),
        element(
            "input",
            type="number",
            id=box,
            name_=key,
            value="" if value is None else f"{value:g}",
            min=least,
            max=most,
            step=1,
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


def tick(key: str, label: str, value: str, *, ticked: bool) -> Raw:
    """A box whose tick says one value, and no tick the default."""
    box = f"share-{key}"
    return element(
        "label",
        element("input", type="checkbox", id=box, name_=key, value=value, checked=ticked),
        element("span", label),
        class_="share-tick",
    )
