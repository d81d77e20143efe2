"""The report of a check of a script as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from geodata.atlas import Atlas
from geodata.errors import DataError
from geodata.language import Language, Message, lists
from geodata.meeting import reader
from geodata.meeting.script import Script

SUFFIX = ".toml"


def check(path: Path, atlas: Atlas) -> tuple[Script | None, tuple[DataError, ...]]:
    """The script of a file, or everything that is wrong with it."""
    try:
        return reader.load(atlas, path), ()
    except reader.ScriptFaults as found:
        return None, found.faults


def lines(
    name: str, script: Script | None, faults: tuple[DataError, ...], language: Language
) -> Iterator[str]:
    """Title, steps and parts of a script that can be shown; the faults of one that cannot."""
    yield Message("讲稿 {name}", name=name).text(language)
    if script is None:
        yield Message("发现 {n} 处错误：", n=len(faults)).text(language)
        yield from (f"  {fault.text(language)}" for fault in faults)
        return
    if title := script.title.in_(language):
        yield title
    seconds = sum(step.seconds for step in script.steps)
    yield Message(
        "{n} 步，自动放映约 {minutes} 分钟", n=len(script.steps), minutes=round(seconds / 60)
    ).text(language)
    for part, steps in groupby(script.steps, key=lambda step: step.part.in_(language)):
        keys = [step.key for step in steps]
        told = lists.keys(keys) if len(keys) <= 4 else f"{keys[0]} … {keys[-1]}"
        yield f"  {part or '—'}  {len(keys)}  {told}"
    yield Message("没有发现错误。").text(language)
