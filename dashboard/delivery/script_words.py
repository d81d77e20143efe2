"""Words that scripts say by themselves, in both languages, for the shell of the map page.

The shell is the same for every address, and the first answer of the server may be the one that
fails: hence both languages are there before anything is asked.
"""

from __future__ import annotations

import json

from dashboard.markup.html import Raw
from geodata.language import LANGUAGES, Message

#: Key in `assets/page/words.js` → words.
WORDS = {
    "unreachable": Message("连不上服务器，页面仍是先前的内容。"),
    "failed": Message("这一步没有成功，图上仍是先前的内容。请重试或刷新页面。"),
    "first": Message("起始年"),
    "last": Message("结束年"),
    "close": Message("关闭"),
}


def element() -> Raw:
    """`<script id="words">` with JSON, which no browser runs: language → key → text."""
    words = {lang: {key: word.text(lang) for key, word in WORDS.items()} for lang in LANGUAGES}
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Raw(f'<script type="application/json" id="words">{text}</script>')
