"""Search terms of an option: both languages, pinyin and initials.

Pinyin comes from `pinyin.json`: characters, and words where a character reads otherwise
(重庆). `python -m tests.dashboard.search.test_search` makes it with pypinyin, so that a
running site needs no dictionary.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from geodata.language import Text

TABLE = Path(__file__).parent / "pinyin.json"


@cache
def _syllables() -> dict[str, str]:
    table: dict[str, str] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table


@cache
def _parts() -> re.Pattern[str]:
    words = [word for word in _syllables() if len(word) > 1]
    return re.compile("|".join([*words, "."]))


def terms(label: Text, key: str) -> str:
    """What finds a label: Chinese, English, key, full pinyin, initials.

    >>> terms(Text("云阳", "Yunyang"), "500235")
    '云阳 Yunyang 500235 yunyang yy'
    """
    found = " ".join(_syllables().get(part, "") for part in _parts().findall(label.zh)).split()
    whole, initials = "".join(found), "".join(s[:1] for s in found)
    return " ".join(p for p in (label.zh, label.en, key, whole, initials) if p)
