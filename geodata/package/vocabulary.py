"""The words of coded columns: what a drop-down offers, and every spelling that leads to a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from geodata.language import Language, Message, Text
from geodata.language.shown import plain, printable
from geodata.package import contract
from geodata.package.tables import Tables
from geodata.registry import sectors, terms
from geodata.registry.terms import FLAGS

#: Least likeness of a nearest value; Chinese names are short, so a half is much.
_CUTOFF = 0.5
_LONGEST, _LISTED = 60, 20
WHOLE_AREA = Text("全库区", "Whole area")
_LABELS: dict[str, Mapping[str, Text]] = {
    "sector": {key: one.label for key, one in sectors.SECTORS.items()},
    "item": terms.ITEMS,
    "year_basis": terms.BASIS,
    "amount_kind": terms.KINDS,
    "status": terms.STATUS,
    "programme": terms.PROGRAMMES,
    "tier": {str(key): label for key, label in terms.TIERS.items()},
    "method": terms.METHODS,
    "quality": FLAGS,
}


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What a coded column may say.

    Attributes
    ----------
    labels
        Code to its words, in the order in which they are offered.
    names
        Every spelling, as `shown.plain` makes it, to its code.
    former
        Spellings of `names` that are no longer the name.
    notes
        What the sheet of words says beside an entry instead of its code.
    """

    labels: Mapping[str, Text]
    names: Mapping[str, str]
    former: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)

    def code(self, text: str) -> str | None:
        """The code that a text means, None where it means none."""
        return self.names.get(plain(text))

    def nearest(self, text: str, language: Language) -> str:
        """The words that look most like a text; empty where none does."""
        near = get_close_matches(plain(text)[:_LONGEST], self.names, n=1, cutoff=_CUTOFF)
        return self.labels[self.names[near[0]]].in_(language) if near else ""


def vocabularies(tables: Tables) -> dict[str, Vocabulary]:
    """All vocabularies of one release, by the name of the column that holds them.

    Examples
    --------
    >>> from geodata.package.tables import load
    >>> words = vocabularies(load())
    >>> words["adcode"].code("开县"), words["supporter"].code("山东"), words["sector"].code("旅游")
    ('500154', 'shandong', 'tourism')
    >>> words["adcode"].nearest("云阳区", "zh")
    '云阳县'
    """
    found = {"adcode": _counties(tables), "supporter": _supporters(tables)}
    for name, labels in _LABELS.items():
        allowed = _enum(name)
        found[name] = plain_words({key: labels[key] for key in allowed})
    return found


def plain_words(labels: Mapping[str, Text]) -> Vocabulary:
    """A vocabulary whose codes are known by themselves and by their words in both languages."""
    names = {plain(text): code for code, label in labels.items() for text in (*label, code)}
    return Vocabulary(labels, names)


def keys(notes: Mapping[str, str]) -> Vocabulary:
    """A vocabulary of keys that have no other words, such as ids of records, with what they are.

    Keys may come from a sheet: their words are safe to print.
    """
    words = {key: Text(printable(key), printable(key)) for key in notes}
    return replace(plain_words(words), notes=notes)


def listed(words: Vocabulary, language: Language) -> Message:
    """What a column expects, as a list of its words or the first of many."""
    labels = [label.in_(language) for label in words.labels.values()]
    more = ["…"] if len(labels) > _LISTED else []
    comma = "、" if language == "zh" else ", "
    return Message("下列之一：{values}", values=comma.join([*labels[:_LISTED], *more]))


def _enum(column: str) -> tuple[str, ...]:
    """The codes that the contract allows in a column."""
    return next(f.enum for t in contract() for f in t.fields if f.name == column and f.enum)


def _counties(tables: Tables) -> Vocabulary:
    labels = {"": WHOLE_AREA}
    names = {plain(text): "" for text in WHOLE_AREA}
    former = set()
    for code, row in tables.counties.iterrows():
        labels[str(code)] = Text(row["name_zh"], row["name_en"])
        names |= {plain(str(row[c])): str(code) for c in ("name_zh", "short_zh", "name_en")}
        names[str(code)] = str(code)
        former |= {plain(name) for name in row["former_names"]} - names.keys()
        names |= {plain(name): str(code) for name in row["former_names"] if plain(name) in former}
    return Vocabulary(labels, names, frozenset(former))


def _supporters(tables: Tables) -> Vocabulary:
    labels: dict[str, Text] = {}
    names: dict[str, str] = {}
    for key, row in tables.supporters.iterrows():
        labels[str(key)] = Text(row["name_zh"], row["name_en"])
        spellings = (key, row["name_zh"], row["short_zh"], row["name_en"])
        names |= {plain(str(text)): str(key) for text in spellings}
    return Vocabulary(labels, names)
