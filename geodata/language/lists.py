"""How parts stand in a row."""

from __future__ import annotations

from geodata.language.text import Language


def listed(parts: list[str], language: Language) -> str:
    """Parts in a row with the comma of a list."""
    return ("、" if language == "zh" else ", ").join(parts)
