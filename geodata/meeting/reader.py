"""Reads a script; everything that is wrong with it is told at once, with its place.

The file is small and written by hand: unknown keys, views that cannot be read and views that
show nothing are faults, because nobody wants to find them on the wall.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geodata.atlas import Atlas
from geodata.errors import AtlasError
from geodata.language import Message, Text
from geodata.language.shown import printable
from geodata.meeting.script import Script, Step
from geodata.meeting.values import ScriptFaults as ScriptFaults
from geodata.meeting.values import Values, fault_of
from geodata.package.rows import county_name, row_of
from geodata.query import codec
from geodata.selection import Selection

DEFAULT = Path(__file__).with_name("default.toml")
MAX_BYTES, MAX_STEPS = 100_000, 80
#: The list at the end of a meeting; no step is called so.
CLOSING = "list"
#: Keys of a view that the meeting sets.
OF_MEETING = ("lang", "release")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,29}")
_TOP = ("title", "title_en", "step")
_STEP = (
    "key", "part", "part_en", "view", "chart", "figures", "title", "title_en",
    "note", "note_en", "seconds", "play", "counties",
)  # fmt: skip


def load(atlas: Atlas, path: Path = DEFAULT) -> Script:
    """Read a script file against a release.

    Raises
    ------
    ScriptFaults
        With everything that is wrong in it.
    """
    place = path.name
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as fault:
        cannot = Message("不能读取（{reason}）", reason=fault.strerror or "?")
        raise ScriptFaults([fault_of(place, cannot, "TOML", Message("请检查文件名。"))]) from fault
    return read(content, atlas, place)


def read(content: bytes, atlas: Atlas, name: str = "script.toml") -> Script:
    """Read the bytes of a script; `name` stands in its faults. Raises like `load`."""
    if len(content) > MAX_BYTES:
        most = Message("不超过 {n} 字节", n=MAX_BYTES)
        raise ScriptFaults([fault_of(name, len(content), most, Message("请缩短讲稿。"))])
    reader = _Reader(name, content, atlas)
    script = reader.script()
    if reader.faults:
        raise ScriptFaults(reader.faults)
    return script


class _Reader(Values):
    """Reads a script step by step and collects faults while it reads."""

    def __init__(self, name: str, content: bytes, atlas: Atlas) -> None:
        super().__init__()
        self.name, self.atlas = name, atlas
        self.text = self._text(content)
        heads = re.finditer(r"^[ \t]*\[\[[ \t]*step[ \t]*\]\]", self.text, re.MULTILINE)
        self.lines = [self.text.count("\n", 0, head.start()) + 1 for head in heads]

    def script(self) -> Script:
        found = self._toml()
        self.unknown(found, _TOP, self.name)
        rows = found.get("step", [])
        if not isinstance(rows, list) or not rows or not all(isinstance(r, dict) for r in rows):
            if found or not self.faults:
                self.fault(self.name, "step", "[[step]]", Message("讲稿至少要有一步。"))
            rows = []
        title = self.pair(found, "title", self.name)
        steps = [step for n, row in enumerate(rows) for step in self._steps(n, row)]
        if len(steps) > MAX_STEPS:
            most = Message("不超过 {n} 步", n=MAX_STEPS)
            self.fault(self.name, len(steps), most, Message("请缩短讲稿。"))
        self._repeated(steps)
        return Script(title=title, steps=tuple(steps))

    def _text(self, content: bytes) -> str:
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as fault:
            line = content.count(b"\n", 0, fault.start) + 1
            found = Message("不是 UTF-8 的字节")
            self.fault(self._line(line), found, "UTF-8", Message("请另存为 UTF-8 编码。"))
            return ""

    def _toml(self) -> dict[str, Any]:
        if self.faults:
            return {}
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as fault:
            said = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", str(fault))
            line = int(said[1]) if said and said[1] else self.text.count("\n") + 1
            written = self.text.split("\n")[line - 1 : line] or [""]
            expected = Message("一行 TOML，如 {example}", example='view = "metric=grants"')
            mend = Message("请检查引号、方括号和等号（{reason}）。", reason=str(fault))
            self.fault(self._line(line), printable(written[0].strip()), expected, mend)
            return {}

    def _line(self, line: int) -> Message:
        return Message("{name} 第 {line} 行", name=self.name, line=line)

    def _place(self, n: int) -> Message:
        line = self.lines[n] if n < len(self.lines) else 1
        return Message("{name} 第 {n} 步（第 {line} 行起）", name=self.name, n=n + 1, line=line)

    def _steps(self, n: int, row: dict[str, Any]) -> Iterator[Step]:
        place = self._place(n)
        before = len(self.faults)
        self.unknown(row, _STEP, place)
        key = self._key(row, n, place)
        selection = self._selection(row, place)
        chart = self.chart(row, place)
        along = self.along(row, place)
        step = Step(
            key=key,
            part=self.pair(row, "part", place),
            selection=selection,
            chart=chart,
            figures=self.figures(row, place, county=along or selection.county is not None),
            title=self.pair(row, "title", place),
            note=self.pair(row, "note", place),
            seconds=self.seconds(row, place),
            play=self.flag(row, "play", place),
        )
        if len(self.faults) == before and not along:
            self._with_data(step, place)
        yield from self._by_county(step) if along else (step,)

    def _key(self, row: dict[str, Any], n: int, place: Message) -> str:
        key = row.get("key", f"step-{n + 1}")
        if isinstance(key, str) and _KEY.fullmatch(key) and key != CLOSING:
            return key
        rule = Message("小写字母开头，只用小写字母、数字和连字符。")
        mend = Message("{key} 是会议末页的名字。", key=CLOSING) if key == CLOSING else rule
        self.fault(place, f"key = {printable(str(key))}", "overview", mend)
        return f"step-{n + 1}"

    def _selection(self, row: dict[str, Any], place: Message) -> Selection:
        view = row.get("view", "")
        if not isinstance(view, str):
            self.fault(
                place, f"view = {printable(str(view))}", '"metric=grants"', Message("请加引号。")
            )
            return Selection()
        try:
            selection = codec.read(view, self.atlas.scope, strict=True).selection
        except AtlasError as fault:
            where = Message("{place}，view 的 {key}", place=place, key=fault.where)
            self.fault(where, fault.found, fault.expected, Message("请改正这个视图。"))
            return Selection()
        for key in OF_MEETING:
            if getattr(selection, key) != getattr(Selection(), key):
                said = f"{key}={selection.spelt(key)}"
                mend = Message("语言和版本由会议决定，请删去。")
                self.fault(place, said, Message("不写 {key}", key=key), mend)
        return selection

    def _with_data(self, step: Step, place: Message) -> None:
        view = self.atlas.view(step.selection)
        if not view.coverage.counties:
            found = Message("没有数据的视图 {query}", query=step.selection.query() or "/")
            expected = Message("至少一个县（区）有数字")
            self.fault(place, found, expected, Message("请放宽筛选，或换一个指标。"))

    def _by_county(self, step: Step) -> Iterator[Step]:
        """One step a county, from the river's upper to its lower end."""
        counties = self.atlas.tables.counties
        for code in counties.index:
            row = row_of(counties, str(code))
            part = Text(county_name(row, "zh"), county_name(row, "en"))
            yield Step(
                key=f"{step.key}-{code}",
                part=step.part if step.part.zh else part,
                selection=step.selection.but(county=str(code)),
                chart=step.chart,
                figures=step.figures,
                title=step.title,
                note=step.note,
                seconds=step.seconds,
                play=step.play,
            )

    def _repeated(self, steps: list[Step]) -> None:
        seen: set[str] = set()
        for step in steps:
            if step.key in seen:
                mend = Message("每一步的 key 只用一次。")
                self.fault(self.name, f"key = {step.key}", Message("不同的名字"), mend)
            seen.add(step.key)
