"""The words that several chapters of the report share: numerals, signs, heads, stops."""

from __future__ import annotations

from collections.abc import Sequence

from geodata.evaluation.judges.types import STATUSES
from geodata.language import Language, Message

NUMERALS = "一二三四五六七八九十"


def status(key: str, language: Language) -> str:
    """A result with its sign."""
    return f"{STATUSES[key].sign} {STATUSES[key].label.in_(language)}"


def heads(labels: Sequence[Message], language: Language) -> tuple[str, ...]:
    """Heads of a table."""
    return tuple(head.text(language) for head in labels)


def stopped(text: str, language: Language) -> str:
    """A sentence with its stop."""
    return text + ("。" if language == "zh" else ".")


def numeral(number: int) -> str:
    """A number up to nineteen in Chinese numerals.

    >>> numeral(3), numeral(10), numeral(12)
    ('三', '十', '十二')
    """
    return NUMERALS[number - 1] if number <= 10 else f"十{NUMERALS[number - 11]}"
