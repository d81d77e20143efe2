"""Alternative text of a chart: what a reader who cannot see it must know, from the View alone.

Map and ranking begin with the hedged sentence, then say the lowest, how many counties have no
published figure, which years, which filters, which unit (`geodata.wording.alt_counties`); the other
charts tell their own figures (`geodata.wording.alt_charts`). Whole sentences are left out from the
end until the text is short enough to be heard.
"""

from __future__ import annotations

from geodata.language import Language, Message
from geodata.registry.charts import CHARTS
from geodata.view import View
from geodata.wording.charts import WORDS

#: Signs that an alternative text has at most; English words are longer.
LIMITS: dict[Language, int] = {"zh": 300, "en": 700}


def alt_text(view: View, chart_key: str, language: Language) -> str:
    """What a chart of this View shows, in at most `LIMITS` signs.

    Parameters
    ----------
    chart_key
        Key of `CHARTS`; KeyError for any other.
    """
    said = [_text(part, language) for part in WORDS[chart_key].alt(view, language) if part]
    name = CHARTS[chart_key].name
    return _short(
        [_text(Message("{kind}：{what}", kind=name, what=said[0]), language), *said[1:]],
        language,
    )


def _text(part: Message | str, language: Language) -> str:
    return part.text(language) if isinstance(part, Message) else part


def _short(said: list[str], language: Language) -> str:
    """As many whole sentences as fit; one that is too long by itself is cut."""
    stop, space = ("。", "") if language == "zh" else (".", " ")
    limit, text = LIMITS[language], ""
    for part in said:
        longer = f"{text}{space if text else ''}{part}{stop}"
        if len(longer) > limit:
            break
        text = longer
    return text or f"{said[0][: limit - 1]}…"
