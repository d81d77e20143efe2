"""A ledger that came back filled: rows of the template, or of the package's own CSV."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from geodata.arithmetic import ledger as ledgers
from geodata.atlas import Atlas
from geodata.errors import DataError
from geodata.export.cells import shortest
from geodata.intake import rows as check_rows
from geodata.intake import typed
from geodata.intake.filled import Filled
from geodata.intake.forms.forms import LEDGER
from geodata.intake.forms.ledger import registered
from geodata.intake.rows import CheckedSheet
from geodata.language import Message
from geodata.language.shown import plain, printable
from geodata.package.cells import SEPARATOR
from geodata.package.vocabulary import Vocabulary, keys
from geodata.registry import terms

#: Kinds of money and their gap in the line that tells what a sheet holds.
_KINDS = dict(zip(terms.KINDS, ("given", "invested", "unclear"), strict=True))
_UNCLEAR = list(terms.KINDS)[-1]
_PROJECT, _WAN = "个", "万元"


def judged(filled: Filled, atlas: Atlas, words: dict[str, Vocabulary]) -> CheckedSheet:
    """Judge the rows of a ledger; faults are kept in `filled`."""
    tables = atlas.tables
    _divide_supporters(filled)
    ids = [typed.cell_text(cells.get("id")).strip() for cells in filled.cells]
    own = registered(tables)
    own["part_of"] = keys({**own["part_of"].notes, **dict.fromkeys(filter(None, ids), "")})
    filled.take(words | own, lambda _, key: _WAN if key == "amount_wan" else _PROJECT)
    filled.without(c.key for c in LEDGER.columns if c.needed and not _may_be_blank(filled, c.key))
    texts = filled.texts | {
        "id": check_rows.new_ids(filled.texts["id"]),
        "supporter": [
            SEPARATOR.join(filter(None, pair))
            for pair in zip(filled.texts["supporter"], filled.texts["supporter_2"], strict=True)
        ],
    }
    told = check_rows.ledger_rows(filled, texts, {}, tables)
    hints = (*_former(filled, words["adcode"]), *told.hints)
    return replace(told, hints=hints, summary=summary(filled, told))


def _may_be_blank(filled: Filled, key: str) -> bool:
    """Under the headers of the package a blank county is the whole area."""
    header = filled.sheet.rows[filled.header - 1]
    return key == "adcode" and key in filled.places and header[filled.places[key]] == key


def _divide_supporters(filled: Filled) -> None:
    """Two supporters in one cell, as the package writes them (`a|b`), are two cells."""
    for cells in filled.cells:
        parts = typed.cell_text(cells.get("supporter")).replace("、", SEPARATOR).split(SEPARATOR)
        if len(parts) == 2 and typed.blank(cells.get("supporter_2")):
            cells["supporter"], cells["supporter_2"] = parts


def _former(filled: Filled, county: Vocabulary) -> list[DataError]:
    """Counties that are called by a former name: understood, and said so."""
    found = []
    for row, cells in zip(filled.rows, filled.cells, strict=True):
        text = typed.cell_text(cells.get("adcode"))
        code = county.code(text)
        if code and plain(text) in county.former:
            found.append(
                DataError(
                    where=filled.where(row, "adcode"),
                    found=printable(text),
                    expected=county.labels[code].in_(filled.language),
                    mend=Message("这是曾用名，已按现名理解。"),
                )
            )
    return found


def _right(n: int, of: int) -> int | Message:
    """How many rows are right, and of how many where some are not."""
    return n if n == of else Message("{of} 行中没有错误的 {n}", n=n, of=of)


def summary(filled: Filled, told: CheckedSheet) -> Message:
    """What the right rows hold, bundles reduced to their remainder and exchanges left out.

    Grants and investment are never added up.
    """
    alone = ledgers.build(replace(told.whole, projects=told.rows.set_index("id")))
    sums = {ledgers.COLUMNS[key]: float(np.nansum(adds)) for key, adds in alone.adds.items()}
    unclear = alone.rows.loc[alone.rows["amount_kind"] == _UNCLEAR, "amount_wan"].sum()
    sums[_UNCLEAR] = float(unclear)
    return Message(
        "「{sheet}」{n} 行：项目 {projects} 个，无偿援助 {given} 万元，投资 {invested} 万元，"
        "性质不明 {unclear} 万元；{counties} 个县（区）",
        sheet=printable(filled.sheet.name),
        n=_right(len(told.rows), len(filled.rows)),
        projects=shortest(round(sums[""], 9)),
        counties=told.rows.loc[told.rows["adcode"] != "", "adcode"].nunique(),
        **{gap: shortest(round(sums[kind], 9)) for kind, gap in _KINDS.items()},
    )
