"""What the first page says: the story, the release, the filters."""

from __future__ import annotations

from dashboard.meeting.request import Meeting
from geodata.language import Language, Message, lists
from geodata.wording import sentence


def title(meeting: Meeting) -> str:
    """The title of the script, else the name of the atlas."""
    return meeting.script.title.in_(meeting.language) or atlas(meeting.language)


def atlas(language: Language) -> str:
    """The name of the atlas."""
    return Message("三峡库区对口支援地图").text(language)


def lines(meeting: Meeting) -> list[str]:
    """Release and length of the meeting; the filters where there are any; the base map."""
    language, release = meeting.language, meeting.site.facts.atlas.tables.release
    told = Message(
        "{atlas} · 数据版本 {id}（{date}） · 共 {n} 步",
        atlas=Message("三峡库区对口支援地图"), id=release.id, date=release.date.isoformat(),
        n=len(meeting.script.steps),
    )  # fmt: skip
    chosen = filters(meeting)
    blank = Message("空白不是零；没有公开数字的县（区）一律留白")
    return [told.text(language), *([chosen] if chosen else []), blank.text(language)]


def filters(meeting: Meeting) -> str:
    """The filters of the address in words; empty without any."""
    view = meeting.site.atlas.view(meeting.chosen.but(metric="projects"))
    found = sentence.filters(view, meeting.language)
    if not found:
        return ""
    filters = lists.listed(found, meeting.language)
    return Message("筛选：{filters}", filters=filters).text(meeting.language)
