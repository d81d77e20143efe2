"""Small shared wording: translate, join, label legend classes and ledger terms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from dash import html

from geodata import units
from geodata.breaks import Bin
from geodata.language import Language, Message, Text
from geodata.terms import BASIS as BASIS
from geodata.terms import KINDS as KINDS
from geodata.terms import METHODS as METHODS
from geodata.terms import STATUS as STATUS
from geodata.terms import TIERS as TIERS
from geodata.view import View

Component = Any
_CHINESE = re.compile("[\u3400-\u9fff]")


def limits(part: Bin, view: View, language: Language, *, last: bool) -> str:
    """A class's limits as they read in the legend."""

    def text(value: float) -> str:
        return units.figure(value, view.scale, language)

    if part.exact:
        return text(part.low)
    if view.unit.integer:
        high = part.high if last else part.high - 1
        return text(part.low) if high == part.low else f"{text(part.low)}–{text(high)}"
    return f"{text(part.low)} – {text(part.high)}"


def unit_text(view: View, language: Language) -> str:
    """The unit of the column in brackets, empty for plain counts in English."""
    label = view.scale.label.in_(language)
    return (f"（{label}）" if language == "zh" else f" ({label})") if label else ""


def t(language: Language, message: Message | Text) -> str:
    """A message or label in a language."""
    return message.text(language) if isinstance(message, Message) else message.in_(language)


def joined(parts: Iterable[str], language: Language, mark: str = "、") -> str:
    """Parts in a row with the mark of the language: `、`, `，` or `；` in Chinese.

    >>> joined(["a", "b"], "en"), joined(["a", "b"], "zh", "；"), joined(["a", "b"], "en", "；")
    ('a, b', 'a；b', 'a; b')
    """
    return (mark if language == "zh" else "; " if mark == "；" else ", ").join(parts)


def as_written(text: str) -> Component:
    """Names, titles and notes of sources stay as they are written, marked with their language."""
    return html.Span(text, lang="zh" if _CHINESE.search(text) else "en")


def base_map(review_number: str) -> Message:
    """The line about the base map; the number is the base map's, never that of our cropped map."""
    return Message(
        "底图：天地图，底图审图号 {number}（经裁切、简化） · 阿尔伯斯等积投影 · 河流 GSHHG",
        number=review_number,
    )
