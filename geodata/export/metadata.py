"""What is to be known of a View's figures, for machines."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pandas as pd

from geodata.export.cells import plain
from geodata.export.columns import FIGURE_COLUMNS
from geodata.language import Language, Text, text_of
from geodata.package.licences import licences
from geodata.registry.terms import FLAGS, TIERS_IN_FULL
from geodata.selection import Selection
from geodata.view import View
from geodata.wording import contrast
from geodata.wording.names import span_of, text_of_unit, unit_label

BLANK_NOTE = Text(
    "空白表示没有公开数字，不是零。", "A blank means no published figure, never zero."
)
MAP_NOTE = Text(
    "该号为底图的审图号；本图由底图裁切简化而成，没有自己的审图号。",
    "The review number is that of the base map; our map is cropped and simplified from it and "
    "has none of its own.",
)
REPOST_NOTE = Text("转载，请引用原始出处", "repost: cite the original publisher")


def metadata(view: View, base_map: str = "") -> dict[str, Any]:
    """A machine-readable description of a View; it depends on nothing but the View.

    Parameters
    ----------
    base_map
        Review number of the base map; left out when empty.
    """
    language = view.selection.lang
    pinned = view.selection.but(release=view.release.id)
    found: dict[str, Any] = {
        "title": text_of(contrast.measure(view), language),
        "code": view.code,
        "query": pinned.query(),
        "release": {
            "id": view.release.id,
            "date": view.release.date.isoformat(),
            "digest": f"sha256:{view.release.digest}",
        },
        "selection": _selection(pinned),
        "metric": _metric(view, language),
        "coverage": _coverage(view),
        "area_wide": _area_wide(view),
        "comparison": _comparison(view),
        "classes": [
            {"low": plain(b.low), "high": plain(b.high), "step": b.step} for b in view.breaks.bins
        ],
        "columns": {key: column.label.in_(language) for key, column in FIGURE_COLUMNS.items()},
        "flags": {key: label.in_(language) for key, label in FLAGS.items()},
        "blank": BLANK_NOTE.in_(language),
        "sources": [source(str(key), row, language) for key, row in view.sources.iterrows()],
        "licence": licences(),
    }
    if base_map:
        found["base_map"] = {"review_number": base_map, "note": MAP_NOTE.in_(language)}
    return found


def _selection(selection: Selection) -> dict[str, Any]:
    """Every field that differs from its default, lists as lists."""
    found = {f.name: getattr(selection, f.name) for f in fields(selection)}
    kept = {f.name: found[f.name] for f in fields(selection) if found[f.name] != f.default}
    return {"metric": selection.metric} | {
        k: list(v) if isinstance(v, tuple) else v for k, v in kept.items()
    }


def _metric(view: View, language: Language) -> dict[str, Any]:
    metric = view.metric
    first, last = span_of(view)
    return {
        "key": metric.key,
        "label": metric.label.in_(language),
        "group": metric.group,
        "kind": metric.kind,
        "unit": unit_label(view, language),
        "definition": metric.about.in_(language),
        "method": metric.method.in_(language),
        "source": metric.source.in_(language),
        "caveat": metric.caveat.in_(language) or None,
        "first_year": first or None,
        "last_year": last or None,
        "adds_up": metric.adds_up,
    }


def _coverage(view: View) -> dict[str, Any]:
    known = view.coverage
    return {
        "counties": known.counties,
        "of": known.of,
        "records": known.records,
        "reported": known.reported,
        "share_of_published": plain(known.share),
        "published": plain(known.published),
    }


def _area_wide(view: View) -> dict[str, Any] | None:
    wide = view.area_wide
    if wide is None:
        return None
    return {"value": plain(wide.value), "records": wide.records, "at_least": wide.at_least}


def _comparison(view: View) -> dict[str, Any] | None:
    """What values that are differences set apart, county by county."""
    set_apart = view.contrast
    if set_apart is None:
        return None
    return {
        "kind": set_apart.kind,
        "told_in": view.selection.change if set_apart.kind == "change" else "abs",
        "baseline": set_apart.since or None,
        "area": plain(set_apart.area),
        "counties_in_area": set_apart.counted or None,
        "unit": text_of_unit(set_apart.unit, view.selection.lang),
        "before": {str(code): plain(value) for code, value in set_apart.before.items()},
        "after": {str(code): plain(value) for code, value in set_apart.after.items()},
    }


def source(key: str, row: pd.Series, language: Language) -> dict[str, Any]:
    """One source: title, publisher, date, tier, address as text; reposts say so (rule 20).

    Parameters
    ----------
    key
        Id of the source.
    row
        Of `tables.sources`, whose blanks "" become None.
    """
    tier = int(row["tier"])
    return {
        "id": key,
        "title": row["title"],
        "publisher": row["publisher"],
        "date": row["date"] or None,
        "tier": tier,
        "tier_label": TIERS_IN_FULL[tier].in_(language),
        "address": row["url"] or None,
        "note": REPOST_NOTE.in_(language) if tier == max(TIERS_IN_FULL) else None,
    }
