"""What a cell that somebody typed means: a number, a year, a date, a word of a list, or plain text.

What is meant beyond doubt but written otherwise is refused with the value that was expected:
1.2亿 in a column of 万元 is 12000, ２０２３ is 2023, 2023年5月1日 is 2023-05-01.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from geodata.export.cells import shortest
from geodata.intake.workbook import Raw
from geodata.language import Language, Message
from geodata.language.shown import plain
from geodata.package.vocabulary import Vocabulary, listed

_PLAIN = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?")
#: A number with what people write around it: about, powers of ten in words, unit, or more.
_WORDED = re.compile(
    r"(?:约|大约|近|超|超过|逾|不足|>|<|≥|≤|~)?\s*"
    r"(?P<number>[+-]?[0-9][0-9, ]*(?:\.[0-9]+)?)\s*(?:余|多)?\s*"
    r"(?P<power>千|万|十万|百万|千万|亿|十亿|百亿|千亿|万亿)?"
    r"(?P<unit>元|人次|人|个|项|对|天|吨|亩|%|公顷|km2|平方公里|平方米|m2|μg/m3)?"
    r"(?:以上|左右|多|余)?"
)
_POWERS = {
    "": 1, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
#: What people write where there is nothing; the cell should be empty.
_NOTHING = frozenset(
    ("-", "--", "—", "——", "–", "/", "·", "无", "暂无", "没有", "未公布", "不详", "n/a", "none")
)
_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:[年./-]\s*(?P<month>1[0-2]|0?[1-9])"
    r"(?:[月./-]\s*(?P<day>3[01]|[12][0-9]|0?[1-9])日?|月)?|年)?"
    r"|(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])"
)
_ISO = re.compile(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*年?(?:度|底|末)?")


@dataclass(frozen=True, slots=True)
class Refused:
    """What was expected instead of a cell, and how to mend it."""

    expected: str | Message
    mend: Message


Verdict = str | Refused
#: Units of which there are no parts.
_COUNTED = frozenset(("个",))
_LONGEST = 60
_HALF_WIDTH = Message("请用半角数字，不写单位、千分位、万和亿。")
_LEAVE_BLANK = Message("没有公布请留空，不写 0，也不写「无」。")


def blank(raw: Raw) -> bool:
    """Whether nobody wrote anything.

    >>> blank(None), blank(" "), blank(0)
    (True, True, False)
    """
    return raw is None or (isinstance(raw, str) and not raw.strip())


def cell_text(raw: Raw) -> str:
    """A cell as text, the way a person sees it.

    >>> cell_text(2023.0), cell_text(True), cell_text(date(2024, 5, 1))
    ('2023', 'TRUE', '2024-05-01')
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, (int, float)):
        return shortest(float(raw)) if math.isfinite(raw) else str(raw)
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    return str(raw)


def number(raw: Raw, unit: str = "") -> Verdict:
    """A number in its unit, as the tables of the package write it.

    Parameters
    ----------
    unit
        In Chinese; its power of ten is that of the column.

    Examples
    --------
    >>> number(1200.5), number("1.2亿", "万元").expected, number("６５％", "%").expected
    ('1200.5', '12000', '65')
    >>> number(2.5, "个").expected.text("zh")
    '整数'
    """
    verdict = _number(raw, unit)
    if unit in _COUNTED and isinstance(verdict, str) and float(verdict) % 1:
        return Refused(Message("整数"), Message("请核对来源、单位和位数。"))
    return verdict


def _number(raw: Raw, unit: str) -> Verdict:
    if isinstance(raw, (bool, date, time, timedelta)):
        return Refused(Message("数字"), Message("请把这一格的格式改为「常规」，再填数字。"))
    if isinstance(raw, (int, float)):
        return _shortest(float(raw))
    text = cell_text(raw).strip()
    if _PLAIN.fullmatch(text):
        return text
    wording = plain(text)
    if wording in _NOTHING:
        return Refused(Message("空白"), _LEAVE_BLANK)
    meant = _meant(wording, unit)
    return Refused(meant or Message("数字"), _HALF_WIDTH)


def _shortest(value: float) -> Verdict:
    if not math.isfinite(value) or abs(value) >= 1e12:
        return Refused(Message("数字"), _HALF_WIDTH)
    text = shortest(round(value, 9))
    return text if "e" not in text else f"{value:.9f}".rstrip("0").rstrip(".")


def _meant(text: str, unit: str) -> str:
    """The number that a text means in a unit; empty where it means none."""
    found = _WORDED.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        return ""
    amount = Decimal(found["number"].replace(",", "").replace(" ", ""))
    power = found["power"] or ""
    own = _POWERS[next((p for p in ("百万", "万", "亿") if unit.startswith(p)), "")]
    if not power and not found["unit"]:
        own = 1  # a bare number is in the unit of its column already
    value = amount * _POWERS[power] / own
    return f"{value.normalize():f}" if value else "0"


def integer(raw: Raw) -> Verdict:
    """A whole number such as a year.

    >>> integer(2023.0), integer("２０２３").expected, integer("2023年").expected
    ('2023', '2023', '2023')
    """
    if isinstance(raw, (datetime, date)):
        return Refused(str(raw.year), Message("这一格是日期；请把格式改为「常规」，只写年份。"))
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        value = float(raw)
        if math.isfinite(value) and value == int(value) and abs(value) < 1e9:
            return str(int(value))
        return Refused(Message("整数"), _HALF_WIDTH)
    text = cell_text(raw).strip()
    if re.fullmatch("-?[0-9]{1,9}", text):
        return text
    wording = plain(text)
    if wording in _NOTHING:
        return Refused(Message("空白"), _LEAVE_BLANK)
    if year := _YEAR.fullmatch(wording):
        return Refused(year[1], Message("请只写四位半角数字。"))
    if day := _day(wording):
        return Refused(day[:4], Message("请只写四位半角数字。"))
    return Refused(Message("四位年份"), Message("请只写四位半角数字；几年合计的写在「时段」列。"))


def day(raw: Raw) -> Verdict:
    """A date that may lack day or month, as the package writes it.

    >>> day(date(2024, 5, 1)), day("2024-05"), day("2024年5月1日").expected
    ('2024-05-01', '2024-05', '2024-05-01')
    """
    if isinstance(raw, (datetime, date)):
        return cell_text(raw)[:10]
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        raw = cell_text(raw)
    text = cell_text(raw).strip()
    if _ISO.fullmatch(text) and _day(text):
        return text
    wording = plain(text)
    if wording in _NOTHING:
        return Refused(Message("空白"), Message("来源没有写日期就留空。"))
    return Refused(
        _day(wording) or Message("年、年-月或年-月-日"),
        Message("请写成 2024-05-01、2024-05 或 2024。"),
    )


def _day(text: str) -> str:
    """A written date as ISO 8601; empty where it is none."""
    found = _DATE.fullmatch(text)
    if not found:
        return ""
    year, month, of_month = (
        found[a] or found[b] for a, b in (("year", "y"), ("month", "m"), ("day", "d"))
    )
    if of_month and int(of_month) > monthrange(int(year), int(month))[1]:
        return ""
    return "-".join(part.zfill(2) for part in (year, month, of_month) if part)


def coded(raw: Raw, words: Vocabulary, language: Language) -> Verdict:
    """The code that a cell of a list means; refused with the nearest of the list."""
    text = cell_text(raw)
    code = words.code(text)
    if code is not None:
        return code
    near = words.nearest(text, language)
    return Refused(
        near or listed(words, language),
        Message("最接近的是「{near}」；可选的词都在「词汇」表里。", near=near)
        if near
        else Message("请从下拉列表里选一个。"),
    )


def text(raw: Raw) -> Verdict:
    """Plain text without blanks around it; what is no text is written out."""
    return cell_text(raw).strip()
