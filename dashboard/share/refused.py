"""What an editor typed and no picture can take: it stays in its field, with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geodata.errors import BadOption
from geodata.language import Language, Message, text_of
from geodata.language.shown import printable


@dataclass(frozen=True, slots=True)
class Refused:
    """One refusal.

    Attributes
    ----------
    typed
        Key → text as it came; the sides of a picture are refused together.
    """

    typed: Mapping[str, str]
    error: BadOption

    def text(self, language: Language) -> str:
        """What is wrong; what was found is named only where it is not what the field shows."""
        found, expected = (
            text_of(part, language) for part in (self.error.found, self.error.expected)
        )
        shown = {printable(text.strip()) for text in self.typed.values()}
        if found in shown or any(f"{key}=" in found for key in self.typed):
            return Message("请改正。要求：{expected}。", expected=expected).text(language)
        told = Message("请改正「{found}」。要求：{expected}。", found=found, expected=expected)
        return told.text(language)
