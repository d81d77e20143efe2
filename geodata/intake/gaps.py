"""A gap workbook that came back: figures in cells that were asked for, and nothing else moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from geodata.analyses.published.gaps import PAIR_METRICS, Gap, GapsRequest, gaps
from geodata.arithmetic import ledger as ledgers
from geodata.atlas import Atlas
from geodata.errors import BadOption, DataError
from geodata.intake import rows as check_rows
from geodata.intake import typed
from geodata.intake.filled import Filled
from geodata.intake.forms.forms import GAPS_OF_SUPPORTER
from geodata.intake.forms.gaps import form_row, unit_of_pair
from geodata.intake.ledger import summary
from geodata.intake.rows import CheckedSheet
from geodata.language import LANGUAGES, Message
from geodata.language.shown import nearest, printable
from geodata.package.vocabulary import Vocabulary
from geodata.registry import sectors
from geodata.registry.indicators import INDICATORS

#: What the form says of a gap; a person who changes it fills another cell than was asked for.
_SAID = ("county", "who", "what", "at", "unit")
_FIGURE_KEYS = {"adcode": "county", "year": "at", "indicator": "what"}
_PAIR_KEYS = {
    "adcode": "county", "supporter": "who", "name": "what", "year": "at", "project_count": "value",
    "amount_wan": "value",
}  # fmt: skip
_PERCENT = "%"
_LONGEST = 60


def judged(filled: Filled, atlas: Atlas, words: dict[str, Vocabulary]) -> CheckedSheet:
    """Judge the filled rows of a gap workbook; faults are kept in `filled`."""
    found = {
        row: _gap(filled, atlas, typed.cell_text(cells.get("gap")))
        for row, cells in zip(filled.rows, filled.cells, strict=True)
    }
    filled.take(words, lambda row, _: _unit(found[row]))
    filled.without(column.key for column in filled.form.columns if column.needed)
    first: dict[str, int] = {}
    open_gaps = cache(lambda wanted: _open(atlas, wanted))
    ids = frozenset().union(*(open_gaps(_wanted(gap)) for gap in found.values() if gap))
    for row, gap in found.items():
        if gap is None:
            filled.refuse(row, "gap", *_nearest(filled, row, ids))
            filled.bad |= {(row, key) for key in _SAID}  # nothing more can be said of these
        elif gap.id in first:
            mend = Message("与第 {row} 行重复，请删去一行或改正。", row=first[gap.id])
            filled.refuse(row, "gap", Message("不与其他行重复"), mend)
        elif gap.id not in open_gaps(_wanted(gap)):
            filled.refuse(row, "gap", Message("没有公开数字的格子"), _KNOWN)
        else:
            _as_said(filled, atlas, row, gap)
        first.setdefault(gap.id if gap else "", row)
    if filled.form is GAPS_OF_SUPPORTER:
        return _pairs(filled, atlas, found)
    return _figures(filled, atlas, found)


_GREY = Message("灰色的格子不要改动；请从原来的缺口表复制。")
_KNOWN = Message("这一格已有公开数字（见「已有」表）；要更正它，请用网站上的「这个数字有误」。")


def _gap(filled: Filled, atlas: Atlas, text: str) -> Gap | None:
    """The gap that an id names, whether it is open or not; None where it names none."""
    adcode, *rest = text.strip().split(":")
    supporter = rest.pop(0) if len(rest) == 3 else ""
    if len(rest) != 2 or bool(supporter) != (filled.form is GAPS_OF_SUPPORTER):
        return None
    key, year = rest
    known = PAIR_METRICS if supporter else INDICATORS
    there = adcode in atlas.tables.counties.index
    there &= not supporter or supporter in atlas.tables.supporters.index
    if not there or key not in known or not (year.isascii() and year.isdigit() and len(year) == 4):
        return None
    return Gap(adcode=adcode, key=key, year=int(year), supporter=supporter)


def _wanted(gap: Gap) -> GapsRequest:
    return (
        GapsRequest(supporters=(gap.supporter,))
        if gap.supporter
        else GapsRequest(adcode=gap.adcode)
    )


def _open(atlas: Atlas, wanted: GapsRequest) -> frozenset[str]:
    try:
        return frozenset(gap.id for gap in gaps(atlas, wanted))
    except BadOption:  # a supporter without pairs
        return frozenset()


def _nearest(filled: Filled, row: int, ids: Iterable[str]) -> tuple[Message | str, Message]:
    """The id that looks most like a wrong one."""
    text = typed.cell_text(filled.cell(row, "gap")).strip()[:_LONGEST]
    return nearest(text, ids, 0.6) or Message("缺口表里的缺口号"), _GREY


def _as_said(filled: Filled, atlas: Atlas, row: int, gap: Gap) -> None:
    """What the form said of a gap must still stand beside its value."""
    asked = [form_row(atlas, gap, language) for language in LANGUAGES]
    for key in _SAID:
        if key not in filled.places:
            continue
        meant = [typed.cell_text(one[key]).strip() for one in asked]
        if typed.cell_text(filled.cell(row, key)).strip() not in meant:
            filled.refuse(row, key, meant[LANGUAGES.index(filled.language)], _GREY)


def _unit(gap: Gap | None) -> str:
    if gap is None:
        return ""
    return unit_of_pair(gap.key).zh if gap.supporter else INDICATORS[gap.key].unit


def _figures(filled: Filled, atlas: Atlas, found: Mapping[int, Gap | None]) -> CheckedSheet:
    texts = filled.texts | {
        "adcode": [gap.adcode if gap else "" for gap in found.values()],
        "year": [str(gap.year) if gap else "" for gap in found.values()],
        "indicator": [gap.key if gap else "" for gap in found.values()],
        "unit": [INDICATORS[gap.key].unit if gap else "" for gap in found.values()],
    }
    told = check_rows.figures(filled, texts, _FIGURE_KEYS, atlas.tables)
    rows = told.rows
    line = Message(
        "「{sheet}」{n} 个数：{indicators} 个指标，{counties} 个县（区）",
        sheet=printable(filled.sheet.name),
        n=len(rows),
        indicators=rows["indicator"].nunique(),
        counties=rows["adcode"].nunique(),
    )
    return replace(told, summary=line, hints=tuple(_fractions(filled, found)))


def _fractions(filled: Filled, found: Mapping[int, Gap | None]) -> Iterator[DataError]:
    """Shares below one per cent: a spreadsheet keeps 65 % as 0.65."""
    for row, gap, text in zip(filled.rows, found.values(), filled.texts["value"], strict=True):
        if gap is None or not text or _unit(gap) != _PERCENT or not 0 < float(text) < 1:
            continue
        if INDICATORS[gap.key].low == 0:
            yield DataError(
                where=filled.where(row, "value"),
                found=f"{text}%",
                expected=Message("百分数的数值，如 65"),
                mend=Message(
                    "若是 {n}%，请写 {n}；确实不到 1% 则不必改。", n=f"{float(text) * 100:g}"
                ),
            )


def _pairs(filled: Filled, atlas: Atlas, found: Mapping[int, Gap | None]) -> CheckedSheet:
    """A pair's total of a year is a bundle of the ledger: it is read as one."""
    known = list(found.values())
    kinds = atlas.tables.supporters["kind"].to_dict()
    money = [bool(gap and PAIR_METRICS[gap.key].money) for gap in known]
    own = [bool(gap and kinds[gap.supporter] == "own_province") for gap in known]
    values = filled.texts["value"]
    size = len(known)
    texts = filled.texts | {
        "id": check_rows.new_ids([""] * size),
        "adcode": [gap.adcode if gap else "" for gap in known],
        "supporter": [gap.supporter if gap else "" for gap in known],
        "name": [gap.id if gap else "" for gap in known],
        "sector": [sectors.MIXED] * size,
        "item": [ledgers.BUNDLE] * size,
        "year": [str(gap.year) if gap else "" for gap in known],
        "project_count": ["" if m else v for m, v in zip(money, values, strict=True)],
        "amount_wan": [v if m else "" for m, v in zip(money, values, strict=True)],
        "amount_kind": ["grant" if m else "unknown" for m in money],
        "status": ["unknown"] * size,
        "programme": ["own_province" if one else "counterpart" for one in own],
    }
    told = check_rows.ledger_rows(filled, texts, _PAIR_KEYS, atlas.tables)
    return replace(told, summary=summary(filled, told))
