"""The empty ledger: a workbook with drop-downs, instructions, and an example marked as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from geodata.arithmetic import ledger as ledgers
from geodata.errors import DataError
from geodata.intake.forms import guide
from geodata.intake.forms.forms import GUIDE, LEDGER
from geodata.intake.forms.gaps import release_rows
from geodata.intake.forms.workbook import Book
from geodata.language import Language, Message, Text
from geodata.package.files import unreadable
from geodata.package.tables import Tables
from geodata.package.vocabulary import Vocabulary, keys, vocabularies

#: Rows that have drop-downs; a longer ledger is handed in as several files.
ROWS = 2_000


def content(tables: Tables, language: Language) -> bytes:
    """The bytes of the workbook; the same for the same release and language."""
    words = vocabularies(tables) | registered(tables)
    used = {c.words: words[c.words] for c in LEDGER.columns if c.words}
    title = Message("对口支援台账：填报模板").text(language)
    book = Book(title, tables.release.date, language, used)
    book.text(GUIDE, title, _guide(tables, used, language))
    book.form(LEDGER, (), blank=ROWS)
    book.words()
    return book.content()


def registered(tables: Tables) -> dict[str, Vocabulary]:
    """The ids that a row may name: sources, and bundles that it may be part of."""
    bundles = tables.projects[tables.projects["item"] == ledgers.BUNDLE]
    return {
        "source_id": _named(tables.sources["title"]),
        "part_of": _named(bundles["name"]),
    }


def _named(column: pd.Series) -> Vocabulary:
    return keys({str(key): str(text) for key, text in column.items()})


def write(path: Path, tables: Tables, language: Language) -> int:
    """Write the workbook to a new file and give its size.

    Raises
    ------
    DataError
        The name is no .xlsx, the file is there already, or it cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise _refused(path, path.name, Message("以 .xlsx 结尾的文件名"))
    made = content(tables, language)
    try:
        with path.open("xb") as file:  # never over what somebody has filled in
            return file.write(made)
    except FileExistsError:
        raise _refused(path, Message("已有这个文件"), Message("还没有的文件")) from None
    except (OSError, ValueError) as error:
        reason = unreadable(error) if isinstance(error, OSError) else Message("不能用的文件名")
        raise _refused(path, reason, Message("可以写的文件夹")) from None


def _refused(path: Path, found: str | Message, expected: Message) -> DataError:
    return DataError(
        where=path.name, found=found, expected=expected, mend=Message("请换一个文件名。")
    )


def _guide(
    tables: Tables, words: dict[str, Vocabulary], language: Language
) -> Iterator[list[tuple[str, ...]]]:
    yield guide.texts(guide.LEDGER, language)
    yield release_rows(tables.release, language)
    heads = (
        Message("栏目"),
        Message("怎么填"),
        Message("示例（不是数据，请勿照抄）"),
        Message("必填"),
    )
    yes, example = heads[-1].text(language), _example(words, language)
    yield [
        tuple(head.text(language) for head in heads),
        *(
            (
                column.label.in_(language),
                column.about.in_(language),
                example.get(column.key, ""),
                yes if column.needed else "—",
            )
            for column in LEDGER.columns
        ),
    ]


#: Of a made-up record; words of lists are named by their codes.
_EXAMPLE_CODES = {
    "adcode": "500154", "supporter": "sichuan", "item": "project", "year_basis": "signed",
    "amount_kind": "grant", "status": "building", "programme": "counterpart", "source_tier": "1",
}  # fmt: skip
_EXAMPLE: dict[str, Text] = {
    "name": Text("示例：某镇柑橘冷链仓库", "Example: citrus cold store of a town"),
    "year": Text("2024", "2024"),
    "project_count": Text("1", "1"),
    "amount_wan": Text("350", "350"),
    "source_title": Text("示例：某县人民政府公报", "Example: gazette of a county"),
    "source_url": Text("https://example.org/2024/0501.html", "https://example.org/2024/0501.html"),
    "source_publisher": Text("示例：某县人民政府", "Example: government of a county"),
    "source_date": Text("2024-05-01", "2024-05-01"),
    "note": Text("示例：来源写明无偿", "Example: the source says grant"),
}


def _example(words: dict[str, Vocabulary], language: Language) -> dict[str, str]:
    """One made-up record, field by field."""
    chosen = {"sector": next(iter(words["sector"].labels))} | _EXAMPLE_CODES
    coded = {
        c.key: words[c.words].labels[chosen[c.key]].in_(language)
        for c in LEDGER.columns
        if c.key in chosen
    }
    return {key: text.in_(language) for key, text in _EXAMPLE.items()} | coded
