"""From a template, data and pictures to the bytes of a tagged PDF (PDF/UA-1).

Whatever comes from data reaches a template as values of JSON, never as its code, and a template
sees one temporary folder and nothing else. The same input gives the same bytes: the time in the
file is the day that is handed in, and the type is that of the pictures.

In a template::

    #import "house.typ": *
    #let data = json("data.json")
    #show: sheet.with(title: data.title, language: data.language, foot: data.foot)
    #image("map.svg", alt: data.map.alt)
"""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dashboard.look import fonts
from dashboard.look.theme import LIGHT
from geodata.errors import Busy, SheetError
from geodata.language import Message

#: Templates that others import lie here, see `house.typ`.
FOLDER = Path(__file__).parent
WORKER = FOLDER / "worker.py"
#: Names of templates and pictures: no folders, nothing hidden.
NAME = re.compile(r"[a-z][a-z0-9_-]{0,60}\.(typ|svg|png)")
#: What goes in and what comes out at most, in bytes, and how long it may take, in seconds.
DATA, PICTURES, LARGEST, SECONDS = 2 * 2**20, 32 * 2**20, 32 * 2**20, 30.0
#: Stands for a character that no font here draws.
BOX = "□"
log = logging.getLogger("atlas")


def pdf(
    template: Path,
    data: Mapping[str, Any],
    day: date,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Set a sheet.

    Parameters
    ----------
    template
        A file; it and the templates of `FOLDER` lie side by side in its root.
    data
        Values of JSON, `data.json` for the template.
    day
        The day the file says it was made: that of the release.
    pictures
        By name, such as `map.svg`. An SVG must name `Atlas Sans` or `Atlas Serif`.

    Raises
    ------
    SheetError
        More than fits the bounds, or the template is wrong.
    Busy
        It took too long.
    """
    text = json.dumps(drawable(data), ensure_ascii=False, allow_nan=False).encode()
    files = dict(pictures or {})
    _bounded(Message("数据"), len(text), DATA)
    _bounded(Message("图片"), sum(map(len, files.values())), PICTURES)
    with tempfile.TemporaryDirectory(prefix="sheet-") as folder:
        root = Path(folder)
        for source in {*FOLDER.glob("*.typ"), template}:
            _write(root, source.name, source.read_bytes())
        for name, content in files.items():
            _write(root, name, content)
        (root / "theme.json").write_text(json.dumps(_theme()))
        (root / "data.json").write_bytes(text)
        content = _set(root, template.name, day)
    _bounded(Message("文件"), len(content), LARGEST)
    return content


def drawable(value: Any) -> Any:
    r"""The same values; in their texts □ for what no font draws, nothing for control characters.

    >>> drawable({"a": ["万州 😀", "b\u202e", 3, None]})
    {'a': ['万州 □', 'b', 3, None]}
    """
    if isinstance(value, str):
        return _drawable(value)
    if isinstance(value, Mapping):
        return {str(key): drawable(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [drawable(one) for one in value]
    return value


def _drawable(text: str) -> str:
    text = re.sub(r"[\t\r\n\u2028\u2029]+", " ", text)
    signs = {ord(sign): BOX if sign.isprintable() else "" for sign in fonts.missing(text)}
    return text.translate(signs)


def _set(root: Path, template: str, day: date) -> bytes:
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    folders = dict.fromkeys(str(Path(path).parent) for path in _fonts())
    command = [sys.executable, "-I", str(WORKER), str(root), template, str(moment), *folders]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, cwd=root, check=False)
    except subprocess.TimeoutExpired as late:
        raise Busy(**_told(Message("用时过长"), Message("至多 {n} 秒", n=SECONDS))) from late
    if done.returncode:
        log.error("sheet %s: %s", template, done.stderr.decode(errors="replace")[:4000])
        raise SheetError(**_told(template, Message("能够排版的模板")))
    return done.stdout


def _theme() -> dict[str, str]:
    """The colours of the light theme by their names: paper is light."""
    return {key: value for key, value in asdict(LIGHT).items() if isinstance(value, str)}


def _fonts() -> list[str]:
    """Files of the pictures' type, then of the type for rarer characters."""
    return [str(path) for path in (*fonts.FILES.values(), *fonts.RARE_FILES.values())]


def _write(root: Path, name: str, content: bytes) -> None:
    if not NAME.fullmatch(name):
        raise SheetError(**_told(name[:60], "map.svg"))
    (root / name).write_bytes(content)


def _bounded(what: Message, size: int, most: int) -> None:
    if size > most:
        expected = Message("至多 {n} MB", n=most // 2**20)
        raise SheetError(**{**_told(f"{size / 2**20:.1f} MB", expected), "where": what})


def _told(found: str | Message, expected: str | Message) -> dict[str, Any]:
    return {
        "where": Message("纸面"),
        "found": found,
        "expected": expected,
        "mend": Message("请稍后再试；再次发生请告知维护者。"),
    }
