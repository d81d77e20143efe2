"""Judge the cells of sheets by the contract: types, codes, ranges, duplicates and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from geodata.errors import DataError
from geodata.language import Message, lists
from geodata.language.shown import HIDDEN, printable
from geodata.package import Field, Link
from geodata.package.files import place
from geodata.package.patterns import spelt
from geodata.package.sheets import Sheet
from geodata.registry.tables import TABLES

SEPARATOR = "|"
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?")

Verdict = tuple[Message, Message]


def cell_faults(sheet: Sheet) -> Iterator[DataError]:
    """Every cell that its column's rules refuse, column by column, top to bottom."""
    for field in sheet.table.fields:
        column = sheet.columns[field.name]
        verdicts = {text: verdict(field, text) for text in set(column)}
        if not any(verdicts.values()):
            continue
        for row, text in zip(sheet.rows, column, strict=True):
            if refused := verdicts[text]:
                expected, mend = refused
                yield DataError(
                    where=place(sheet.table.path, row, field.name),
                    found=printable(text) or Message("空白"),
                    expected=expected,
                    mend=mend,
                )


def verdict(field: Field, text: str) -> Verdict | None:
    """What a column expects instead of this text and how to mend it; None when it is fine.

    >>> verdict(Field(name="year", type="integer", minimum=1949), "2020")
    >>> verdict(Field(name="year", type="integer", minimum=1949), "1900")[0].text("zh")
    '不小于 1949 的数'
    """
    if not text:
        if field.required:
            return Message("不能空白"), Message("请填写；如果没有公布，请删去这一行。")
        return None
    if HIDDEN.search(text) or text != text.strip():
        return (
            Message("不含首尾空格、换行和控制字符的文字"),
            Message("请删去这些字符，或重新输入这一格。"),
        )
    if field.type == "string":
        return _refuse_text(field, text)
    return _refuse_number(field, text)


def _refuse_text(field: Field, text: str) -> Verdict | None:
    if field.enum and text not in field.enum:
        return _one_of(field)
    if field.pattern and not re.search(field.pattern, text):
        return (
            spelt(field.pattern),
            Message("请照同列其他行的写法改正。"),
        )
    if field.max_length is not None and len(text) > field.max_length:
        return Message("至多 {n} 个字", n=field.max_length), Message("请缩短这一格。")
    return None


def _refuse_number(field: Field, text: str) -> Verdict | None:
    if field.type == "integer" and not _INTEGER.fullmatch(text):
        return Message("整数"), Message("请用半角数字，不写单位、千分位和小数。")
    if not _NUMBER.fullmatch(text):
        return Message("数字"), Message("请用半角数字和小数点，不写单位、千分位和科学记数。")
    if field.enum and text not in field.enum:
        return _one_of(field)
    number = float(text)
    if field.minimum is not None and number < field.minimum:
        return (
            Message("不小于 {n} 的数", n=field.minimum),
            Message("请核对来源、单位和位数。"),
        )
    if field.maximum is not None and number > field.maximum:
        return (
            Message("不大于 {n} 的数", n=field.maximum),
            Message("请核对来源、单位和位数。"),
        )
    return None


def _one_of(field: Field) -> Verdict:
    return (
        Message("下列之一：{values}", values=lists.keys(field.enum)),
        Message("请改为其中一个，字母小写。"),
    )


def key_faults(sheet: Sheet) -> Iterator[DataError]:
    """Rows that repeat the key of an earlier row, or a cell of a unique column."""
    keys: list[tuple[str, ...]] = [(f.name,) for f in sheet.table.fields if f.unique]
    if sheet.table.key:
        keys.insert(0, sheet.table.key)
    for key in keys:
        first: dict[tuple[str, ...], int] = {}
        for row, *cells in zip(sheet.rows, *(sheet.columns[name] for name in key), strict=True):
            found = tuple(cells)
            if found in first:
                yield DataError(
                    where=place(sheet.table.path, row, ",".join(key)),
                    found=printable(",".join(found)),
                    expected=Message("不与其他行重复"),
                    mend=Message("与第 {row} 行重复，请删去一行或改正。", row=first[found]),
                )
            first.setdefault(found, row)


def link_faults(sheets: Mapping[str, Sheet]) -> Iterator[DataError]:
    """Cells that name a row which the other table does not have.

    A cell may name several (`a|b`): each is looked up. Tables that could not
    be read whole are not judged, nor what points at them.
    """
    for sheet in sheets.values():
        links = sheet.table.links
        several = TABLES[sheet.table.name].links
        links = (*links, *(Link(column, *target) for column, target in several.items()))
        for link in links:
            target = sheets.get(link.table)
            if target is not None and target.whole:
                yield from _dangling(sheet, link, set(target.columns[link.target]))


def _dangling(sheet: Sheet, link: Link, known: set[str]) -> Iterator[DataError]:
    for row, text in zip(sheet.rows, sheet.columns[link.column], strict=True):
        for part in text.split(SEPARATOR) if text else ():
            if part not in known:
                yield DataError(
                    where=place(sheet.table.path, row, link.column),
                    found=printable(part) or Message("空白"),
                    expected=Message(
                        "{file} 的 {column} 列中的值", file=f"{link.table}.csv", column=link.target
                    ),
                    mend=Message("请改正这一格，或先在那张表里登记。"),
                )
