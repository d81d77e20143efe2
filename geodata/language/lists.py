"""Parts in a row, in quotes and in brackets, as each language writes them."""

from __future__ import annotations

from collections.abc import Iterable

from geodata.language.text import Language


def comma(language: Language) -> str:
    """What stands between the parts of a list."""
    return "、" if language == "zh" else ", "


def listed(parts: Iterable[str], language: Language) -> str:
    """Parts in a row.

    >>> listed(["万州", "涪陵"], "zh"), listed(["Wanzhou", "Fuling"], "en")
    ('万州、涪陵', 'Wanzhou, Fuling')
    """
    return comma(language).join(parts)


def keys(parts: Iterable[str]) -> str:
    """What programs read as it stands, in a row that is the same in both languages.

    >>> keys(["svg", "png"])
    'svg, png'
    """
    return ", ".join(parts)


def clauses(parts: Iterable[str], language: Language) -> str:
    """Clauses of one sentence in a row.

    >>> clauses(["2021–2023 年", "3 个数"], "zh"), clauses(["2021–2023", "3 figures"], "en")
    ('2021–2023 年，3 个数', '2021–2023, 3 figures')
    """
    return ("，" if language == "zh" else ", ").join(parts)


def sentences(parts: Iterable[str], language: Language) -> str:
    """Sentences without their last stop in a row.

    >>> sentences(["甲", "乙"], "zh"), sentences(["A", "B"], "en")
    ('甲。乙', 'A. B')
    """
    return ("。" if language == "zh" else ". ").join(parts)


def semicolon(language: Language) -> str:
    """What stands between parts that are themselves phrases."""
    return "；" if language == "zh" else "; "


def divided(parts: Iterable[str], language: Language) -> str:
    """Phrases in a row, which may have commas of their own.

    >>> divided(["至少", "约数"], "zh"), divided(["at least", "rounded"], "en")
    ('至少；约数', 'at least; rounded')
    """
    return semicolon(language).join(parts)


def colon(language: Language) -> str:
    """What stands between a label and what it introduces."""
    return "：" if language == "zh" else ": "


def quoted(text: str, language: Language) -> str:
    """Text in quotation marks, to follow other text; English needs a blank before them.

    >>> "metric" + quoted("钱", "zh"), "metric" + quoted("money", "en")
    ('metric「钱」', 'metric “money”')
    """
    return f"「{text}」" if language == "zh" else f" “{text}”"


def bracketed(text: str, language: Language) -> str:
    """Text in brackets, to follow other text; English needs a blank before them.

    >>> "万州" + bracketed("500101", "zh"), "Wanzhou" + bracketed("500101", "en")
    ('万州（500101）', 'Wanzhou (500101)')
    """
    return f"（{text}）" if language == "zh" else f" ({text})"
