"""The gap workbook: what to fill, what is known already, and the words to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from geodata.analyses.published.gaps import (
    AGAINST_BASE,
    PAIR_METRICS,
    Gap,
    GapsRequest,
    gaps,
    pairs_of,
    rows_of_pair,
)
from geodata.arithmetic.levels import figures_of
from geodata.atlas import Atlas
from geodata.export.cells import Cell
from geodata.export.readme import word
from geodata.export.records import RECORD_COLUMNS
from geodata.intake.forms import guide as guide_words
from geodata.intake.forms.forms import GAPS_OF_COUNTY, GAPS_OF_SUPPORTER, GUIDE, KNOWN
from geodata.intake.forms.types import Form, field_of
from geodata.intake.forms.workbook import Book, Limits
from geodata.language import Language, Message, Text, lists, units
from geodata.package.licences import licences
from geodata.package.rows import county_name, row_of
from geodata.package.tables import Release
from geodata.package.vocabulary import vocabularies
from geodata.registry.indicator_types import OFFICES
from geodata.registry.indicators import INDICATORS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.terms import BASIS, FLAGS, ITEMS, KINDS, METHODS, TIERS

_ANNUAL = Text("公报或年鉴", "bulletin or yearbook")
_YEARLY_TOTAL = Text("当年的合计数", "total of the year")
_OF_SUPPORTERS = Text("支援方或受援县（区）公布", "published by the supporter or the county")


def content(atlas: Atlas, wanted: GapsRequest, language: Language) -> bytes:
    """The workbook of a county or of supporters; raises like `gaps`."""
    found = gaps(atlas, wanted)
    form = GAPS_OF_COUNTY if wanted.adcode else GAPS_OF_SUPPORTER
    words = vocabularies(atlas.tables)
    used = {c.words: words[c.words] for c in form.columns if c.words}
    title = Message("{whose}：缺口表", whose=subject(atlas, wanted, language)).text(language)
    book = Book(title, atlas.tables.release.date, language, used)
    book.text(GUIDE, title, guide(atlas, form, found, language))
    book.form(form, [form_row(atlas, gap, language) for gap in found], [_limits(g) for g in found])
    head, rows = published(atlas, wanted, language)
    book.table(KNOWN, head, rows)
    book.words()
    return book.content()


def file_name(atlas: Atlas, wanted: GapsRequest, language: Language) -> str:
    """An ASCII name that says whose gaps of which release, e.g. `gaps_500235_r1.xlsx`."""
    who = wanted.adcode or "+".join(wanted.supporters[:6])
    if len(wanted.supporters) > 6:
        who += f"+{len(wanted.supporters) - 6}"
    parts = ("gaps", who, "" if language == "zh" else language, atlas.tables.release.id)
    return "_".join(part for part in parts if part) + ".xlsx"


def subject(atlas: Atlas, wanted: GapsRequest, language: Language) -> str:
    """The county or the supporters by name."""
    if wanted.adcode:
        return _county(atlas, wanted.adcode, language)
    names = atlas.tables.supporters["name_en" if language == "en" else "name_zh"]
    return lists.listed((names[key] for key in wanted.supporters), language)


def _county(atlas: Atlas, adcode: str, language: Language) -> str:
    return county_name(row_of(atlas.tables.counties, adcode), language)


def form_row(atlas: Atlas, gap: Gap, language: Language) -> dict[str, Cell]:
    """What the form says of a gap; the cells to be filled are left out."""
    told = _pair(gap, language) if gap.supporter else _figure(gap, language)
    name = "name_en" if language == "en" else "name_zh"
    who = str(atlas.tables.supporters[name][gap.supporter]) if gap.supporter else None
    said: dict[str, Cell] = {
        "gap": gap.id,
        "county": _county(atlas, gap.adcode, language),
        "who": who,
        "at": gap.year,
        "why": _why(gap).text(language),
    }
    return said | told


def _figure(gap: Gap, language: Language) -> dict[str, Cell]:
    row = INDICATORS[gap.key]
    return {
        "what": row.label.in_(language),
        "unit": row.unit_text.in_(language) or row.unit,
        "meaning": row.about.in_(language),
        "wanted": (METHODS[row.method] if row.method else _ANNUAL).in_(language),
        "office": OFFICES[row.office].in_(language),
    }


def _pair(gap: Gap, language: Language) -> dict[str, Cell]:
    metric = PAIR_METRICS[gap.key]
    return {
        "what": metric.label.in_(language),
        "unit": unit_of_pair(gap.key).in_(language),
        "meaning": metric.about.in_(language),
        "wanted": _YEARLY_TOTAL.in_(language),
        "office": _OF_SUPPORTERS.in_(language),
    }


def unit_of_pair(key: str) -> Text:
    """The unit in which a pair's figure is filled."""
    return (units.WAN_YUAN if PAIR_METRICS[key].money else units.PROJECTS).label


def _why(gap: Gap) -> Message:
    plan = plan_facts()
    if gap.of_plan:
        return Message("规划期 {first}—{last}", first=plan.years[0], last=plan.years[1])
    if gap.key in AGAINST_BASE and gap.year == plan.base_year:
        return Message("规划与 {year} 年比较", year=plan.base_year)
    return Message("其他县（区）有这一年")


def _limits(gap: Gap) -> Limits:
    if not gap.supporter:
        return INDICATORS[gap.key].low, INDICATORS[gap.key].high
    field = field_of("projects", "amount_wan" if PAIR_METRICS[gap.key].money else "project_count")
    return field.minimum or 0.0, field.maximum or 0.0


def guide(
    atlas: Atlas, form: Form, found: Sequence[Gap], language: Language
) -> Iterator[list[tuple[str, ...]]]:
    """What the workbook is, how it is filled, and what each column asks for."""
    yield guide_words.texts(guide_words.GAPS, language, n=len(found))
    yield release_rows(atlas.tables.release, language)
    yield columns_guide(form, language)


def release_rows(release: Release, language: Language) -> list[tuple[str, ...]]:
    """Of which release a workbook speaks, and under what licence its figures are."""
    licence = " · ".join(f"{one['name']} {one['path']}" for one in licences())
    said = f"{release.id} · {release.date.isoformat()} · sha256:{release.digest}"
    return [(word("release", language), said), (word("licence", language), licence)]


def columns_guide(form: Form, language: Language) -> list[tuple[str, ...]]:
    """One row per column to be filled: what to write, and whether it must be filled."""
    heads = (Message("栏目"), Message("怎么填"), Message("必填"))
    yes, no = Message("必填").text(language), "—"
    return [
        tuple(head.text(language) for head in heads),
        *(
            (c.label.in_(language), c.about.in_(language), yes if c.needed else no)
            for c in form.columns
            if c.fills
        ),
    ]


def published(
    atlas: Atlas, wanted: GapsRequest, language: Language
) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Head and rows of what is published already, so that nobody looks it up again."""
    if wanted.adcode:
        return _known_figures(atlas, wanted.adcode, language)
    return _known_records(atlas, wanted.supporters, language)


def _heads(keys: Sequence[str], language: Language) -> list[str]:
    return [RECORD_COLUMNS[key].label.in_(language) for key in keys]


_SOURCE_HEADS = (
    "source_id", "source_title", "source_publisher", "source_date", "source_tier", "source_address",
)  # fmt: skip


def _source(atlas: Atlas, source_id: str, language: Language) -> tuple[Cell, ...]:
    row = row_of(atlas.tables.sources, source_id)
    tier = TIERS[int(row["tier"])].in_(language)
    return source_id, row["title"], row["publisher"], row["date"], tier, row["url"]


def _known_figures(
    atlas: Atlas, adcode: str, language: Language
) -> tuple[list[str], list[tuple[Cell, ...]]]:
    head = ("indicator", "year", "value", "unit", "method", "quality", "chosen", "note")
    found: list[tuple[Cell, ...]] = []
    for key in INDICATORS:
        rows = figures_of(atlas.tables, key)
        for row in rows[rows["adcode"] == adcode].to_dict("records"):
            quality = FLAGS[row["quality"]].in_(language) if row["quality"] else None
            found.append(
                (
                    INDICATORS[key].label.in_(language), int(row["year"]), float(row["value"]),
                    INDICATORS[key].unit_text.in_(language) or row["unit"],
                    METHODS[row["method"]].in_(language), quality, int(row["chosen"]), row["note"],
                    *_source(atlas, row["source_id"], language),
                )
            )  # fmt: skip
    return _heads((*head, *_SOURCE_HEADS), language), found


def _known_records(
    atlas: Atlas, supporters: Sequence[str], language: Language
) -> tuple[list[str], list[tuple[Cell, ...]]]:
    head = (
        "supporter_name", "county", "id", "name", "item", "year", "year_basis", "span",
        "project_count", "amount_wan", "amount_kind", "note",
    )  # fmt: skip
    found: list[tuple[Cell, ...]] = []
    names = atlas.tables.supporters["name_en" if language == "en" else "name_zh"]
    for key in supporters:
        for adcode in pairs_of(atlas, key):
            county = _county(atlas, adcode, language)
            for id_, row in atlas.ledger.rows[rows_of_pair(atlas, key, adcode)].iterrows():
                found.append((names[key], county, str(id_), *_record(row, language),
                              *_source(atlas, row["source_id"], language)))  # fmt: skip
            found += [
                (names[str(row["supporter"])], county, None, *_total(row, language),
                 *_source(atlas, str(row["source_id"]), language))
                for row in _totals(atlas, key, adcode)
            ]  # fmt: skip
    return _heads((*head, *_SOURCE_HEADS), language), found


def _record(row: pd.Series, language: Language) -> tuple[Cell, ...]:
    return (
        row["name"], ITEMS[row["item"]].in_(language), _number(row["year"]),
        BASIS[row["year_basis"]].in_(language), row["span"], _number(row["project_count"]),
        _number(row["amount_wan"]), KINDS[row["amount_kind"]].in_(language), row["note"],
    )  # fmt: skip


def _totals(atlas: Atlas, key: str, adcode: str) -> list[Mapping[str, object]]:
    rows = atlas.tables.pair_totals
    mine = (rows["adcode"] == adcode) & rows["supporter"].isin((key, plan_facts().together))
    return [dict(row) for _, row in rows[mine].iterrows()]


def _total(row: Mapping[str, object], language: Language) -> tuple[Cell, ...]:
    """A running total stands among the records with its span."""
    value, first = _number(row["value"]), _number(row["year_from"])
    money = str(row["measure"]).endswith("_wan")
    label = RECORD_COLUMNS["measure"].label.in_(language)
    span = f"{'?' if first is None else first}-{_number(row['year_to'])}"
    return (
        label, None, None, None, span, None if money else value, value if money else None,
        KINDS["grant"].in_(language) if money else None, str(row["note"]),
    )  # fmt: skip


def _number(value: object) -> int | float | None:
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    number = float(str(value))
    return int(number) if number == int(number) else number
