"""What the patterns of columns ask for, in words: nobody reads a regular expression."""

from __future__ import annotations

from geodata.language import Message

_KEY = Message("小写英文字母开头的键，只用字母、数字和下划线，如 shandong")
_KNOWN: dict[str, Message] = {
    "^(4205|4228|5001|5002)[0-9]{2}$": Message("受援县（区）的六位代码，如 500235"),
    "^[1-6][0-9]{5}$": Message("六位行政区划代码，如 370000"),
    "^[a-z][a-z0-9_]*$": _KEY,
    r"^[a-z][a-z0-9_]*(\|[a-z][a-z0-9_]*)?$": Message("一个键，或以 | 隔开的两个键"),
    r"^[a-z][a-z0-9_]*(\|[a-z][a-z0-9_]*)*$": Message("一个键，或以 | 隔开的几个键"),
    "^([a-z][a-z0-9_]*|[0-9]{6})$": Message("键或六位代码"),
    "^[a-z][a-z0-9]*-[a-z]?[0-9]{2,4}$": Message("编号，如 xx-001"),
    r"^([0-9]{4}|\?)-[0-9]{4}$": Message("起止年份，如 2021-2025；起年不详写 ?-2025"),
    "^s[0-9]{4}$": Message("来源编号：s 加四位数字，如 s0012"),
    "^https?://[!-~]+$": Message("以 http:// 或 https:// 开头、不含空格和汉字的网址"),
    "^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$": Message(
        "年、年-月或年-月-日"
    ),
}


def spelt(pattern: str) -> Message:
    """What is expected of a cell that a pattern refuses; the pattern itself where it is new.

    >>> spelt("^s[0-9]{4}$").text("zh")
    '来源编号：s 加四位数字，如 s0012'
    """
    return _KNOWN.get(pattern) or Message("符合格式 {pattern} 的文字", pattern=pattern)
