"""The single values of a script: each is read or becomes a fault with its place."""

from __future__ import annotations

from typing import Any

from geodata.errors import DataError
from geodata.language import Message, Text, lists
from geodata.language.shown import nearest, printable
from geodata.meeting.figures import FIGURES, MOST
from geodata.meeting.script import Step
from geodata.registry.charts import CHARTS, MAP
from geodata.selection import Selection

LONGEST = {"title": 80, "title_en": 160, "note": 600, "note_en": 900, "part": 20, "part_en": 40}
SECONDS = (5, 600)
RIVER = "river"
_USUAL = Step(key="usual", part=Text("", ""), selection=Selection())


class ScriptFaults(DataError):
    """A script with faults: the first stands in the message, all of them in `faults`."""

    def __init__(self, faults: list[DataError]) -> None:
        first = faults[0]
        super().__init__(
            where=first.where, found=first.found, expected=first.expected, mend=first.mend
        )
        self.faults = tuple(faults)


class Values:
    """Reads values of a table and keeps a fault of each that cannot be used."""

    def __init__(self) -> None:
        self.faults: list[DataError] = []

    def unknown(self, row: dict[str, Any], known: tuple[str, ...], place: str | Message) -> None:
        """Faults of all keys that a table may not have, with the nearest that it may."""
        for key in row:
            if key not in known:
                near = nearest(key, known, 0.6)
                mend = Message("是不是 {near}？", near=near) if near else Message("请删去这一行。")
                self.fault(place, printable(key), lists.keys(known), mend)

    def chart(self, row: dict[str, Any], place: Message) -> str:
        """The chart of a step; the map where none is named."""
        chart = row.get("chart", MAP)
        known = [key for key, one in CHARTS.items() if one.in_meetings]
        if chart in known:
            return str(chart)
        found = f"chart = {printable(str(chart))}"
        self.fault(place, found, lists.keys(known), Message("请改用其中之一。"))
        return MAP

    def figures(self, row: dict[str, Any], place: Message, *, county: bool) -> tuple[str, ...]:
        """The figures beside the chart, each once; those of a county only where there is one."""
        found = row.get("figures", [])
        known = [key for key, figure in FIGURES.items() if county or not figure.county]
        if not isinstance(found, list) or not all(key in known for key in found):
            said = f"figures = {printable(str(found))}"
            self.fault(place, said, lists.keys(known), Message("请改用其中之一。"))
            return ()
        if len(found) > MOST or len(set(found)) < len(found):
            said = f"figures = {printable(str(found))}"
            most = Message("至多 {n} 个，各一次", n=MOST)
            self.fault(place, said, most, Message("一屏只放一张图和至多两个图表。"))
        return tuple(found[:MOST])

    def seconds(self, row: dict[str, Any], place: Message) -> int:
        """How long a step stands, within `SECONDS`."""
        seconds = row.get("seconds", _USUAL.seconds)
        least, most = SECONDS
        if type(seconds) is int and least <= seconds <= most:
            return seconds
        found = f"seconds = {printable(str(seconds))}"
        self.fault(place, found, f"{least}–{most}", Message("请写整数秒。"))
        return _USUAL.seconds

    def flag(self, row: dict[str, Any], key: str, place: Message) -> bool:
        """True or false; false where it is not written."""
        value = row.get(key, False)
        if isinstance(value, bool):
            return value
        found = f"{key} = {printable(str(value))}"
        self.fault(place, found, "true / false", Message("不加引号。"))
        return False

    def along(self, row: dict[str, Any], place: Message) -> bool:
        """Whether a step is repeated for every county down the river."""
        value = row.get("counties")
        if value not in (None, RIVER):
            found = f"counties = {printable(str(value))}"
            self.fault(place, found, f'"{RIVER}"', Message("请改正，或删去这一行。"))
        return value == RIVER

    def pair(self, row: dict[str, Any], key: str, place: str | Message) -> Text:
        """A text in both languages; the Chinese stands where the English is missing."""
        zh, en = (self.words(row, name, place) for name in (key, f"{key}_en"))
        return Text(zh or en, en or zh)

    def words(self, row: dict[str, Any], key: str, place: str | Message) -> str:
        """A text within its `LONGEST`, its blanks made single."""
        text, most = row.get(key, ""), LONGEST[key]
        if isinstance(text, str) and len(text) <= most:
            return " ".join(text.split())
        found = f"{key} = {printable(str(text))}"
        limit = Message("不超过 {n} 个字符", n=most)
        self.fault(place, found, limit, Message("请缩短，并加引号。"))
        return ""

    def fault(
        self, where: str | Message, found: object, expected: str | Message, mend: Message
    ) -> None:
        """Keep a fault."""
        self.faults.append(fault_of(where, found, expected, mend))


def fault_of(
    where: str | Message, found: object, expected: str | Message, mend: Message
) -> DataError:
    """A fault of a script; what was found may be any value of it."""
    said = found if isinstance(found, Message) else str(found)
    return DataError(where=where, found=said, expected=expected, mend=mend)
