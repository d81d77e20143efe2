"""What a rule is and what it answers: a status, the figures behind it, how sure that is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from geodata.atlas import Atlas
from geodata.language import Language, Message, Text, text_of, units
from geodata.language.units import Unit
from geodata.selection import Selection

MET, NOT_MET, PARTLY = "met", "not_met", "partly"
NOT_JUDGEABLE, OBSERVED = "not_judgeable", "observed"
#: A label; plain text stands as its source wrote it, in Chinese.
Label = Text | Message | str


class Status(NamedTuple):
    """How a result reads: a sign, a word, what it means. Colour alone never says it."""

    sign: str
    label: Text
    about: Text


STATUSES: dict[str, Status] = {
    MET: Status("✓", Text("达到", "met"), Text(
        "公开数字显示达到", "public figures show that it is reached")),
    PARTLY: Status("◐", Text("部分达到", "partly met"), Text(
        "有的达到，有的未达到", "reached in some cases, missed in others")),
    NOT_MET: Status("×", Text("未达到", "not met"), Text(
        "公开数字显示未达到", "public figures show that it is missed")),
    NOT_JUDGEABLE: Status("?", Text("无法判断", "not judgeable"), Text(
        "现有公开数字不足以判断，不等于未达到",
        "public figures do not suffice, which does not mean that it is missed")),
    OBSERVED: Status("○", Text("仅作描述", "described only"), Text(
        "规划没有定出可量化的界限，只列出看得到的数字",
        "the plan sets no number to reach; what can be seen is listed")),
}  # fmt: skip
CONFIDENCE: dict[str, Text] = {
    "high": Text("高", "high"),
    "medium": Text("中", "medium"),
    "low": Text("低", "low"),
}
#: Whose gap workbooks ask for what a rule lacks.
GAPS: dict[str, Text] = {
    "counties": Text("缺口表：各县（区）", "Gap workbooks of counties"),
    "supporters": Text("缺口表：全部结对支援方", "Gap workbook of all paired supporters"),
    "own": Text("缺口表：湖北、重庆", "Gap workbook of Hubei and Chongqing"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure, or one case that is judged by itself.

    Attributes
    ----------
    value
        NaN where nothing is published: a blank is not a zero.
    years
        As people read it: `2021`, `2014–2020`; blank where the figure has none.
    sources
        Ids; those of all records behind a sum.
    verdict
        Status of a case; blank for a figure.
    said
        What must be known of it.
    adcode, supporter
        Of which county or pair it is; blank for the area.
    """

    label: Label
    value: float = math.nan
    unit: Unit = units.COUNT
    years: str = ""
    sources: tuple[str, ...] = ()
    verdict: str = ""
    said: Label = ""
    adcode: str = ""
    supporter: str = ""

    def figure(self, language: Language) -> str:
        """The value with its unit; a dash for a blank."""
        text = units.with_unit(self.value, self.unit.scale(self.value), language)
        return text.replace("-", "−") if self.value < 0 else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a rule finds.

    Attributes
    ----------
    finding
        The answer in a sentence, with the figures.
    reason
        Why the status is what it is.
    sure, why
        Key of `CONFIDENCE`, and its reason.
    rows
        The figures found.
    cases
        Counties or pairs, each by itself; `about_cases` says what they are.
    """

    status: str
    finding: Message
    reason: Message
    sure: str
    why: Message
    rows: tuple[Row, ...] = ()
    cases: tuple[Row, ...] = ()
    about_cases: Label = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source behind it, each once, in order."""
        return tuple(dict.fromkeys(s for row in (*self.rows, *self.cases) for s in row.sources))


class Link(NamedTuple):
    """A page that shows the figures of a rule; `more` are keys of that page alone."""

    label: Text
    path: str
    selection: Selection = Selection()
    more: str = ""
    part: str = ""

    def at(self, language: Language, release: str | None) -> str:
        """Its address in a language and at a release."""
        address = self.selection.but(lang=language, release=release).at(self.path, self.more)
        return address + self.part


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one row of the plan is judged.

    Attributes
    ----------
    key
        Of the row in `plan.csv`.
    data
        What the rule reads.
    how
        The rule in words.
    needed
        What would have to be published for (better) judgement.
    gap
        Key of `GAPS`; blank where no gap workbook asks for it.
    """

    key: str
    data: Text
    how: Text
    needed: Text
    judge: Callable[[Atlas], Result]
    gap: str = ""
    links: tuple[Link, ...] = ()


def overall(verdicts: Iterable[str]) -> str:
    """The status of a whole from its cases: all must be met, and one unknown leaves it open.

    >>> overall([MET, MET]), overall([MET, NOT_JUDGEABLE]), overall([NOT_JUDGEABLE, NOT_MET])
    ('met', 'not_judgeable', 'not_met')
    >>> overall([MET, NOT_MET, NOT_JUDGEABLE]), overall([])
    ('partly', 'not_judgeable')
    """
    counts = Counter(verdicts)
    if counts[NOT_MET]:
        return PARTLY if counts[MET] else NOT_MET
    return MET if counts[MET] and not counts[NOT_JUDGEABLE] else NOT_JUDGEABLE


def label_text(label: Label, language: Language) -> str:
    """A label in one language; what a source wrote stays as it is."""
    return text_of(label, language)
