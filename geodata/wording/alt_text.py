"""Alternative text of a chart: what a reader who cannot see it must know, from the View alone.

Map and ranking begin with the hedged sentence, then say the lowest, how many counties have no
published figure, which years, which filters, which unit (`geodata.wording.alt_counties`); the other
charts tell their own figures (`geodata.wording.alt_charts`). Whole sentences are left out from the
end until the text is short enough to be heard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geodata.language import Language, Message, Text
from geodata.view import View
from geodata.wording import alt_charts, alt_counties

#: Signs that an alternative text has at most; English words are longer.
LIMITS: dict[Language, int] = {"zh": 300, "en": 700}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of chart: what it is called, and what is told of it."""

    name: Text
    told: Callable[[View, Language], list[Message | str | None]]


KINDS: dict[str, Kind] = {
    "map": Kind(Text("地图", "Map"), alt_counties.told_by_map),
    "ranking": Kind(Text("排名条形图", "Ranking as bars"), alt_counties.told_by_ranking),
    "trend": Kind(Text("按年趋势图", "Trend by year"), alt_charts.told_by_trend),
    "sectors": Kind(Text("产业领域条形图", "Bars by sector"), alt_charts.told_by_sectors),
    "pairing": Kind(Text("结对关系矩阵", "Matrix of pairs"), alt_charts.told_by_pairing),
}


def alt_text(view: View, chart_key: str, language: Language) -> str:
    """What a chart of this View shows, in at most `LIMITS` signs.

    Parameters
    ----------
    chart_key
        `map`, `ranking`, `trend`, `sectors` or `pairing`; KeyError for any other.
    """
    kind = KINDS[chart_key]
    said = [_text(part, language) for part in kind.told(view, language) if part]
    return _short(
        [_text(Message("{kind}：{what}", kind=kind.name, what=said[0]), language), *said[1:]],
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
