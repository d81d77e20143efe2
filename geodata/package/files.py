"""How a fault in a file is worded: where it is, and what was found there, safe to print."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISREG

from geodata.errors import DataError
from geodata.errors import Part as Words
from geodata.language import Message
from geodata.language.shown import shown

#: Largest file of a package, in bytes; the shipped ones stay below 0.2 MB.
MAX_BYTES = 8_000_000
#: What the system says most often, in words; anything else is told as it says it.
_REASONS = {
    errno.ENOENT: Message("没有这个文件或文件夹"),
    errno.EACCES: Message("没有权限"),
    errno.EISDIR: Message("这是文件夹"),
    errno.ENOSPC: Message("磁盘已满"),
}


def place(file: str, row: int | None = None, column: str = "") -> Words:
    """Where a fault is; rows are counted as a spreadsheet does, the header being row 1.

    >>> print(place("plan.csv", 3, "unit").text("zh"))
    plan.csv 第 3 行「unit」列
    """
    if row is None and not column:
        return file
    if row is None:
        return Message("{file}「{column}」列", file=file, column=shown(column))
    if not column:
        return Message("{file} 第 {row} 行", file=file, row=row)
    return Message("{file} 第 {row} 行「{column}」列", file=file, row=row, column=shown(column))


def spot(fault: DataError) -> tuple[str, int | None, str]:
    """The file, row and column that a fault names, as plain values; row None: the whole file.

    >>> spot(DataError(where=place("plan.csv", 3), found="", expected="", mend=""))
    ('plan.csv', 3, '')
    """
    if isinstance(fault.where, str):
        return fault.where, None, ""
    gaps = fault.where.gaps
    row = gaps.get("row")
    column = gaps.get("column", gaps.get("path", ""))
    return str(gaps["file"]), row if isinstance(row, int) else None, str(column)


def read_bytes(folder: Path, file: str) -> bytes:
    """The content of a file of a package.

    Raises
    ------
    DataError
        When it is larger than `MAX_BYTES`.
    OSError
        When there is none, it is no regular file, or it cannot be opened.
    """
    path = folder / file
    found = path.stat()
    if not S_ISREG(found.st_mode):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    if found.st_size > MAX_BYTES:
        raise DataError(
            where=file,
            found=Message("{n} 字节", n=found.st_size),
            expected=Message("不超过 {n} 字节", n=MAX_BYTES),
            mend=Message("请核对是否放错了文件，或删去多余的行。"),
        )
    return path.read_bytes()


def unreadable(error: OSError) -> Message:
    """What was found when a file cannot be opened or written, with the reason."""
    reason = _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
    return Message("打不开的文件（{reason}）", reason=reason)


def fault(
    file: str, row: int | None, column: str, found: object, expected: Message, mend: Message
) -> DataError:
    """A fault at a place; what was found is made safe to print, a blank is named."""
    words: Words = found if isinstance(found, Message) else shown(str(found)) or Message("空白")
    return DataError(where=place(file, row, column), found=words, expected=expected, mend=mend)
