"""Check a file that somebody filled in: a ledger template, a gap workbook, or a CSV file of rows.

Every fault is found at once and led to its sheet, row and column. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geodata.atlas import Atlas
from geodata.errors import DataError
from geodata.intake import gaps as check_form_gaps
from geodata.intake import ledger as check_form_ledger
from geodata.intake.filled import Filled, forms_in
from geodata.intake.forms.forms import LEDGER
from geodata.intake.rows import CheckedSheet
from geodata.intake.workbook import open_book
from geodata.language import Language, Message
from geodata.package.vocabulary import Vocabulary, vocabularies

#: What is read as a file; anything else is a package folder.
SUFFIXES = frozenset((".xlsx", ".xlsm", ".xls", ".csv"))
#: Most faults that are printed.
_PRINTED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What a check found in a file.

    Attributes
    ----------
    summaries
        One line per sheet: rows, sums and counties of what is right.
    """

    name: str
    faults: tuple[DataError, ...] = ()
    hints: tuple[DataError, ...] = ()
    summaries: tuple[Message, ...] = ()


def check_file(path: Path, atlas: Atlas, language: Language = "zh") -> FileReport:
    """Read a file and report everything found; never raises for what it holds.

    Parameters
    ----------
    language
        Of headers and of nearest values.
    """
    try:
        sheets = list(forms_in(open_book(path), language))
    except DataError as fault:
        return FileReport(name=path.name, faults=(fault,))
    if not sheets:
        return FileReport(name=path.name, faults=(_nothing_of_ours(path),))
    words = vocabularies(atlas.tables)
    checked = [_judged(filled, atlas, words) for filled in sheets]
    return FileReport(
        name=path.name,
        faults=tuple(fault for filled in sheets for fault in filled.in_order()),
        hints=tuple(hint for one in checked for hint in one.hints),
        summaries=tuple(one.summary for one in checked),
    )


def _judged(filled: Filled, atlas: Atlas, words: dict[str, Vocabulary]) -> CheckedSheet:
    if filled.form is LEDGER:
        return check_form_ledger.judged(filled, atlas, words)
    return check_form_gaps.judged(filled, atlas, words)


def _nothing_of_ours(path: Path) -> DataError:
    return DataError(
        where=path.name,
        found=Message("没有认得的工作表"),
        expected=Message("「台账」模板或「缺口」表的表头"),
        mend=Message(
            "请用 {command} 写出的模板，或网站的缺口表。",
            command="python -m geodata template FILE",
        ),
    )


def lines(report: FileReport, language: Language) -> Iterator[str]:
    """The report as lines of text: what the file holds, hints, faults."""
    yield Message("文件 {name}", name=report.name).text(language)
    yield from (f"  {summary.text(language)}" for summary in report.summaries)
    if report.hints:
        yield ""
        yield Message("值得再看一眼的 {n} 处（不算错误）：", n=len(report.hints)).text(language)
        yield from (f"  {hint.text(language)}" for hint in report.hints[:_PRINTED])
    yield ""
    if not report.faults:
        yield Message("没有发现错误。").text(language)
        return
    yield Message("发现 {n} 处错误：", n=len(report.faults)).text(language)
    yield from (f"  {fault.text(language)}" for fault in report.faults[:_PRINTED])
    if len(report.faults) > _PRINTED:
        left = len(report.faults) - _PRINTED
        yield Message("  另有 {n} 处，先改正以上各处。", n=left).text(language)
