"""The quiet strip of a pinned page: that newer figures exist, and what differs for this view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import html

from dashboard import addresses, words
from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.parts import records
from dashboard.site import Site
from dashboard.words import figure_line
from geodata.export.records import head
from geodata.language import Language, Message, Text, lists, units
from geodata.package.cells import SEPARATOR
from geodata.package.tables import Tables
from geodata.registry import codes
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import METRICS
from geodata.registry.programme.plan import plan_facts
from geodata.registry.tables import TABLES
from geodata.releases import changes as record_changes
from geodata.releases import differences
from geodata.releases.changes import RecordChange
from geodata.releases.differences import WHOLE_AREA, Difference, PlaceChange, Standing
from geodata.view import View
from geodata.wording import sentence

#: Records of one place in the table; the files of both releases have all.
RECORDS_SHOWN = 3
KINDS = {"added": Text("新增", "added"), "removed": Text("删去", "removed"),
         "changed": Text("更正", "corrected")}  # fmt: skip


def map_differences(site: Site, view: View, language: Language) -> list[Component]:
    """For the map page; empty where the view is not pinned or nothing newer exists."""
    if view.selection.release is None:
        return []
    return _strip(site, differences.newer(site.releases, view), addresses.MAP.path, language)


def county_differences(site: Site, view: View, code: str, language: Language) -> list[Component]:
    """For a county's page, which shows all records of the county."""
    if view.selection.release is None:
        return []
    found = differences.newer_of_county(site.releases, view, code)
    return _strip(site, found, addresses.COUNTY.filled(adcode=code), language)


def page_differences(site: Site, view: View, here: str, language: Language) -> list[Component]:
    """For pages without figures of one view: only that something newer exists."""
    latest = site.releases.latest
    if view.selection.release is None or view.release.id == latest.id:
        return []
    return [html.Div([_pinned(site, view, here, language)], className="release-strip")]


def _strip(site: Site, found: Difference | None, here: str, language: Language) -> list[Component]:
    if found is None:
        return []
    said = found.sentence(language)
    parts: list[Component] = [_pinned(site, found.before, here, language)]
    if not found.places:
        parts.append(html.P(said))
    else:
        table = html.Div(_table(site, found, language), className="scroll")
        parts.append(html.Details([html.Summary(said), table]))
    return [html.Div(parts, className="release-strip")]


def _pinned(site: Site, view: View, here: str, language: Language) -> Component:
    old, new = view.release, site.releases.latest.atlas.tables.release
    text = Message(
        "此链接固定在 {old}（{old_date}）；已有 {new}（{new_date}）。",
        old=old.id,
        old_date=old.date.isoformat(),
        new=new.id,
        new_date=new.date.isoformat(),
    )
    link = html.A(
        Message("看最新版本的同一视图").text(language),
        href=view.selection.but(release=None).at(here),
    )
    return html.P([text.text(language), " ", link])


def _table(site: Site, found: Difference, language: Language) -> Component:
    heads = [
        Message("县（区）").text(language),
        found.before.release.id,
        found.after.release.id,
        Message("相差").text(language),
        Message("级别").text(language),
        Message("记录").text(language),
    ]
    rows = [_row(site, found, place, heads, language) for place in found.places]
    return html.Table(
        [html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])), html.Tbody(rows)],
        className="moved",
    )


def _row(
    site: Site, found: Difference, place: PlaceChange, heads: list[str], language: Language
) -> Component:
    """One place; each cell knows its head, which stands before it on narrow screens."""
    name, *cells = [
        records.place(site.at(found.after.release.id).atlas.tables, place.adcode, language),
        _standing(found.before, place, place.before, language),
        _standing(found.after, place, place.after, language),
        by(found.after, place, language),
        _classes(found, place, language),
        _records(site, found, place, language),
    ]
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *(
                html.Td(cell, **attributes({"data-head": head}))
                for cell, head in zip(cells, heads[1:], strict=True)
            ),
        ]
    )


def _standing(view: View, place: PlaceChange, at: Standing, language: Language) -> list[Component]:
    """The figure with all that must be said of it, and its rank where that differs."""
    if place.adcode == WHOLE_AREA:
        value = units.BLANK if at.value is None else _amount(view, at.value, language)
        flagged = at.value is not None and "at_least" in at.flags
        return [Message("至少 {amount}", amount=value).text(language) if flagged else value]
    rank = sentence.rank_text(view, place.adcode, language)
    shown = rank and place.before.rank != place.after.rank
    return [
        figure_line(view, place.adcode, language),
        *([html.Span(f" {rank}", className="muted")] if shown else []),
    ]


def _amount(view: View, value: float, language: Language) -> str:
    return units.labelled(view.text(value, language), view.scale, language)


def by(view: View, place: PlaceChange, language: Language) -> str:
    """By how much a figure moved, with its sign: a figure that came or went is no amount."""
    if not place.moved:
        return Message("数字未变").text(language)
    if place.by is None:
        came = Message("新有数字") if place.before.value is None else Message("不再有数字")
        return came.text(language)
    by = units.signed(units.figure(place.by, view.scale, language))
    return units.labelled(by, view.scale, language)


def _classes(found: Difference, place: PlaceChange, language: Language) -> list[Component]:
    """The class before and after, where the colour or the limits of the class differ."""
    was, now = place.before, place.after
    if place.adcode == WHOLE_AREA:
        return [units.BLANK]
    if (was.step, was.limits) == (now.step, now.limits):
        return [Message("未变").text(language)]
    return [_class(found.before, was, language), " → ", _class(found.after, now, language)]


def _class(view: View, at: Standing, language: Language) -> Component:
    if at.limits is None:
        label = Message("没有公开数字").text(language) if at.value is None else units.BLANK
    else:
        label = words.limits(at.limits, view, language, last=at.limits == view.breaks.bins[-1])
    swatch = html.Span(
        className="swatch",
        style={"background": f"var(--step-{at.step})"},
        **attributes({"aria-hidden": "true"}),
    )
    return html.Span([swatch, " ", label], className="class-of")


def _records(site: Site, found: Difference, place: PlaceChange, language: Language) -> Component:
    changes = place.records
    if not changes:
        return (
            Message("自身记录未变，级别随其他县（区）而变").text(language)
            if place.reclassed
            else ""
        )
    old, new = (site.at(view.release.id).atlas.tables for view in (found.before, found.after))
    items = [html.Li(_record(c, old, new, language)) for c in changes[:RECORDS_SHOWN]]
    if len(changes) > RECORDS_SHOWN:
        more = Message("共 {n} 条", n=len(changes)).text(language)
        items.append(html.Li(more, className="muted"))
    return html.Ul(items, className="plain")


def _record(change: RecordChange, old: Tables, new: Tables, language: Language) -> list[Component]:
    """What happened to a record, what it is, and its source as it was last given."""
    tables = old if change.after is None else new
    title, said = _TITLES.get(change.table, _titled)(change, tables, language)
    parts = [_correction(change, column, old, new, language) for column in change.columns]
    details = _divided(parts if change.kind == "changed" else [[said]], language)
    source = str(change.row.get("source_id") or plan_facts().source)
    return [
        html.Span(KINDS[change.kind].in_(language), className="tier"),
        " ",
        title,
        html.Span([" ", *details, " "], className="muted"),
        records.source(tables, source, language),
    ]


def _divided(parts: list[list[Component]], language: Language) -> list[Component]:
    mark = lists.semicolon(language)
    return [piece for part in parts for piece in (mark, *part)][1:]


def _correction(
    change: RecordChange, column: str, old: Tables, new: Tables, language: Language
) -> list[Component]:
    assert change.before is not None and change.after is not None  # so says `columns`
    was = _cell(column, change.before[column], old, language)
    now = _cell(column, change.after[column], new, language)
    return [head(column).in_(language), " ", was, " → ", now]


def _cell(column: str, value: object, tables: Tables, language: Language) -> Component:
    """A cell as people read it."""
    if column == "adcode":
        codes_of = str(value).split(SEPARATOR)
        return lists.listed((records.place(tables, one, language) for one in codes_of), language)
    if value is None or value == "":
        return units.BLANK
    if column == "supporter":
        return records.supporter_names(tables, str(value), language)
    if isinstance(value, float):
        return units.number(value, 4)
    known = codes.label_of(column, value)
    return known.in_(language) if known else words.as_written(str(value))


_Told = tuple[Component, str]


def _ledger(change: RecordChange, tables: Tables, language: Language) -> _Told:
    row: Any = change.row
    return words.as_written(str(row["name"])), records.ledger_line(tables, row, language)


def _pair(change: RecordChange, tables: Tables, language: Language) -> _Told:
    row: Any = change.row
    return records.supporter_names(tables, str(row["supporter"]), language), ""


def _total(change: RecordChange, tables: Tables, language: Language) -> _Told:
    row: Any = change.row
    name = records.supporter_names(tables, str(row["supporter"]), language)
    metric = next(m for m in METRICS.values() if m.column == row["measure"])
    span = f"{row['year_from'] or ''}–{row['year_to']}"
    value = units.with_unit(float(row["value"]), metric.unit.scale(0), language)
    return f"{metric.label.in_(language)} {name}", f"{span} {value}"


def _indicator(change: RecordChange, _: Tables, language: Language) -> _Told:
    row: Any = change.row
    label = INDICATORS[str(row["indicator"])].label.in_(language)
    return f"{label} {row['year']}", records.indicator_value(row, language)


def _titled(change: RecordChange, tables: Tables, language: Language) -> _Told:
    """A row of a table that has no wording of its own: its title, and where it belongs."""
    first, *others = (
        _cell(column, change.row[column], tables, language) for column in TABLES[change.table].title
    )
    return html.Span([first, *(piece for other in others for piece in (" ", other))]), ""


#: Tables whose rows are worded in a way of their own; of others the registry says the title.
_TITLES: dict[str, Callable[[RecordChange, Tables, Language], _Told]] = {
    record_changes.LEDGER: _ledger,
    record_changes.PAIRS: _pair,
    record_changes.TOTALS: _total,
    record_changes.INDICATORS: _indicator,
}
