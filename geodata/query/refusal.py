"""A query from outside that must be right as it is: data addresses and the command line.

Pages mend what they can and say so; a file must hold exactly what its address asks for,
so here the first thing amiss is refused with one line in the language of the query.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from geodata.errors import AtlasError, BadSelection
from geodata.language import LANGUAGES, Language, Message
from geodata.language.shown import one_line
from geodata.query.keys import MAX_QUERY


def language_of(query: str) -> Language:
    """The language that a query asks for, however wrong the rest of it is.

    >>> language_of("metric=nonsense&lang=en"), language_of("lang=tlh")
    ('en', 'zh')
    """
    asked = dict(reversed(parse_qsl(query[:MAX_QUERY], errors="replace"))).get("lang", "")
    return next(
        (language for language in LANGUAGES if language == asked.strip().lower()), LANGUAGES[0]
    )


def reason(error: AtlasError, language: Language) -> str:
    r"""Why there is no answer, as one line of plain text.

    Marks that break or turn lines are shown as �. Where pages would mend a query, the line
    says that nothing was given here and what they would do.

    >>> from geodata.errors import UnknownKey
    >>> reason(UnknownKey(where="release", found="r\n9", expected="r1", mend=""), "zh")
    'release：发现「r�9」，应为 r1。'
    """
    return one_line(_told(error).text(language))


def _told(error: AtlasError) -> Message | AtlasError:
    if not isinstance(error, BadSelection):
        return error
    return Message(
        "查询有误，没有给出数据。{where}：发现「{found}」，应为 {expected}。页面会这样处理：{mend}",
        where=error.where,
        found=error.found,
        expected=error.expected,
        mend=error.mend,
    )
