"""Small shared wording: translate, join, label legend classes and ledger terms."""

from __future__ import annotations

from geodata import units
from geodata.breaks import Bin
from geodata.language import Language, Message, Text
from geodata.view import View

TIERS = {1: Text("官方", "official"), 2: Text("媒体", "press"), 3: Text("转载", "repost")}
STATUS = {
    "planned": Text("签约/计划", "planned"),
    "building": Text("在建", "building"),
    "completed": Text("已完成", "completed"),
    "operating": Text("运营中", "operating"),
    "unknown": Text("未写明", "not said"),
}
KINDS = {
    "grant": Text("无偿", "grant"),
    "investment": Text("投资", "investment"),
    "unknown": Text("未写明", "not said"),
}
BASIS = {
    "signed": Text("签约", "signed"),
    "started": Text("开工", "started"),
    "completed": Text("完成", "completed"),
    "reported": Text("报道", "reported"),
}
PROGRAMMES = {
    "counterpart": Text("对口支援", "counterpart support"),
    "own_province": Text("省（市）内支援", "own province"),
    "central": Text("中央单位", "central"),
    "chongqing_districts": Text("一圈两翼 / 一区两群", "Chongqing districts"),
    "shandong_chongqing": Text("鲁渝协作", "Shandong–Chongqing"),
    "designated": Text("定点帮扶", "designated assistance"),
    "hubei_other": Text("湖北其他", "Hubei, other"),
    "follow_up": Text("三峡后续", "follow-up work"),
    "central_funds": Text("中央资金", "central funds"),
    "unproven": Text("未证实", "unproven"),
}


def limits(part: Bin, view: View, language: Language, *, last: bool) -> str:
    """A class's limits as they read in the legend."""

    def text(value: float) -> str:
        return units.figure(value, view.scale, language)

    if part.exact:
        return text(part.low)
    if view.unit.integer:
        high = part.high if last else part.high - 1
        return text(part.low) if high == part.low else f"{text(part.low)}–{text(high)}"
    return f"{text(part.low)} – {text(part.high)}"


def unit_text(view: View, language: Language) -> str:
    """The unit of the column in brackets, empty for plain counts in English."""
    label = view.scale.label.in_(language)
    return (f"（{label}）" if language == "zh" else f" ({label})") if label else ""


def t(language: Language, message: Message | Text) -> str:
    """A message or label in a language."""
    return message.text(language) if isinstance(message, Message) else message.in_(language)
