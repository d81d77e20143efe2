"""One box for all names: county, former name, code, supporter, metric; Chinese, English, pinyin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.markup.svg import element
from dashboard.search.terms import terms
from dashboard.site import Site
from geodata.atlas import Atlas
from geodata.language import Language, Message, Text
from geodata.language.shown import plain
from geodata.package.rows import county_name
from geodata.registry.metrics import METRICS
from geodata.selection import Selection

MOST, LONGEST = 12, 60
KINDS = {
    "county": Text("受援县（区）", "receiving county"),
    "supporter": Text("支援方", "supporter"),
    "metric": Text("指标", "metric"),
}
#: Less alike than this is no slip of the fingers.
ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found, with every spelling that leads to it."""

    kind: str
    key: str
    name: Text
    spellings: tuple[str, ...]

    def distance(self, typed: str) -> float | None:
        """0 the same, 1 begins so, 2 holds it, 3 nearly; None for no likeness."""
        if typed in self.spellings:
            return 0.0
        if any(spelling.startswith(typed) for spelling in self.spellings):
            return 1.0
        if any(typed in spelling for spelling in self.spellings):
            return 2.0
        if len(typed) < 3:
            return None
        best = max(SequenceMatcher(None, typed, spelling).ratio() for spelling in self.spellings)
        return 4.0 - best if best >= ALIKE else None

    def path(self, selection: Selection) -> str:
        """Where it leads, with the language and the release of the page."""
        kept = Selection(lang=selection.lang, release=selection.release)
        if self.kind == "metric":
            return kept.but(metric=self.key).at("/")
        return kept.at(f"/{self.kind}/{self.key}")


@lru_cache(maxsize=8)
def entries(atlas: Atlas) -> tuple[Entry, ...]:
    """Everything that can be found in a release: counties along the river first."""
    return (*_counties(atlas), *_supporters(atlas), *_metrics())


def _spellings(names: list[Text], key: str) -> tuple[str, ...]:
    found = [part for name in names for part in (*terms(name, key).split(), name.zh, name.en)]
    return tuple(dict.fromkeys(plain(spelling) for spelling in found if spelling))


def _counties(atlas: Atlas) -> Iterator[Entry]:
    for code, row in atlas.tables.counties.iterrows():
        name = Text(county_name(row, "zh"), county_name(row, "en"))
        short = Text(str(row["short_zh"]), "")
        former = [Text(str(old), "") for old in row["former_names"]]
        yield Entry("county", str(code), name, _spellings([name, short, *former], str(code)))


def _supporters(atlas: Atlas) -> Iterator[Entry]:
    for key, row in atlas.tables.supporters.iterrows():
        name = Text(str(row["name_zh"]), str(row["name_en"]))
        names = [name, Text(str(row["short_zh"]), "")]
        yield Entry("supporter", str(key), name, _spellings(names, str(key)))


def _metrics() -> Iterator[Entry]:
    for metric in METRICS.values():
        yield Entry("metric", metric.key, metric.label, _spellings([metric.label], metric.key))


def find(atlas: Atlas, text: str) -> list[Entry]:
    """What a text may mean, best first, at most `MOST`; nothing for a blank one.

    Examples
    --------
    >>> [entry.key for entry in find(Atlas.load(), "yy")][0]
    '500235'
    """
    typed = plain(text[:LONGEST])
    if not typed:
        return []
    near = [(entry.distance(typed), n, entry) for n, entry in enumerate(entries(atlas))]
    known = sorted((far, n, entry) for far, n, entry in near if far is not None)
    return [entry for _, _, entry in known[:MOST]]


def answer(site: Site, text: str, selection: Selection) -> list[dict[str, str]]:
    """The same as the box on the page reads it."""
    language = selection.lang
    return [
        {
            "kind": entry.kind,
            "key": entry.key,
            "name": entry.name.in_(language),
            "what": KINDS[entry.kind].in_(language),
            "href": entry.path(selection),
        }
        for entry in find(site.atlas, text)
    ]


def link(language: Language, selection: Selection) -> Component:
    """What opens the box: a link to the page of the same, which a script turns into a dialog."""
    label = Message("查找").text(language)
    kept = Selection(lang=selection.lang, release=selection.release)
    return html.A(
        [label, html.Kbd("/", className="find-key")],
        href=kept.at("/search"),
        className="find-link",
        **attributes({"data-find": label, "data-hint": hint(language), "aria-keyshortcuts": "/"}),
    )


def body(site: Site, text: str, selection: Selection) -> list[Component]:
    """The page: a field and what was found."""
    language = selection.lang
    found = answer(site, text, selection)
    items = [
        html.Li([html.A(one["name"], href=one["href"]), html.Span(f" {one['what']}")])
        for one in found
    ]
    nothing = Message(
        "没有找到「{text}」。可以输入县（区）、旧名、代码、支援方或指标。", text=text[:LONGEST]
    )
    hidden = [
        element("input", type="hidden", name=name, value=value)
        for name, value in (("lang", language), ("release", selection.release or ""))
        if value
    ]
    return [
        html.H1(Message("查找").text(language)),
        html.Form(
            [
                element(
                    "input",
                    name="q",
                    type="search",
                    value=text[:LONGEST],
                    maxlength=str(LONGEST),
                    aria_label=hint(language),
                    placeholder=hint(language),
                ),
                *hidden,
                html.Button(Message("查找").text(language), type="submit"),
            ],
            action="/search",
            method="get",
            role="search",
            className="code-form",
        ),
        html.Ul(items, className="found") if found else None,
        html.P(nothing.text(language), role="status") if text and not found else None,
    ]


def hint(language: Language) -> str:
    """What the field takes."""
    return Message("县（区）、旧名、拼音、代码、支援方、指标").text(language)
