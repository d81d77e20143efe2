"""The one line that names where the figures of a View come from."""

from __future__ import annotations

from geodata.language import Language, Message, lists
from geodata.registry.terms import TIERS
from geodata.view import View


def source_line(view: View, language: Language) -> str:
    """What kind of source, and how many of each tier where there are several.

    Reposts are counted as what they are (rule 20); the records name each source.
    """
    name = view.metric.source.in_(language)
    tiers = view.sources["tier"].value_counts().sort_index()
    if len(view.sources) < 2:
        return Message("来源：{name}", name=name).text(language)
    counted = (f"{TIERS[int(str(tier))].in_(language)} {count}" for tier, count in tiers.items())
    told = lists.listed(counted, language)
    return Message(
        "来源：{name}，{n} 处（{tiers}）", name=name, n=len(view.sources), tiers=told
    ).text(language)
