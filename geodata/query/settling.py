"""From what was asked to what can be answered: a selection brought in line with its metric."""

from __future__ import annotations

from geodata.language import Message
from geodata.query import comparing
from geodata.query.notices import Parsed, Reader
from geodata.query.scope import Scope
from geodata.registry import metrics
from geodata.selection import Selection


def settle(selection: Selection, scope: Scope) -> Parsed:
    """Bring a selection in line with what its metric has (rules 2, 3, 12, 14 and 16)."""
    reader = Reader(scope)
    for step in STEPS:
        selection = step(selection, reader)
    return Parsed(selection, tuple(reader.notices))


def _default(key: str) -> object:
    return getattr(Selection(), key)


def _moved(selection: Selection, reader: Reader) -> Selection:
    """Rule 3: pairs have no sectors or years, so a choice of either asks for the active ones."""
    if not selection.metric_row.moves_with_years or not (selection.sectors or selection.years):
        return selection
    label = metrics.METRICS[metrics.MOVES_TO].label
    key = "sectors" if selection.sectors else "years"
    reader.note(
        key,
        selection.spelt(key),
        label.in_(selection.lang),
        Message("结对关系没有领域和年份，改看「{label}」。", label=label),
    )
    return selection.but(metric=metrics.MOVES_TO)


def _without_inapplicable(selection: Selection, reader: Reader) -> Selection:
    for key in sorted(metrics.LEDGER_KEYS - selection.metric_row.keys):
        if getattr(selection, key) != _default(key):
            reader.note(
                key,
                selection.spelt(key),
                Message("该指标没有此项"),
                Message("「{label}」不按此项筛选，已略去。", label=selection.metric_row.label),
            )
            selection = selection.but(**{key: _default(key)})
    return selection


def _within_years(selection: Selection, reader: Reader) -> Selection:
    if selection.years is None:
        return selection
    first, last = reader.scope.metric_years[selection.metric]
    low, high = (min(max(year, first), last) for year in selection.years)
    inside = selection.but(years=(low, high))
    if inside != selection:
        mend = Message("改用 {value}。", value=inside.spelt("years"))
        reader.note("years", selection.spelt("years"), f"{first}-{last}", mend)
    return inside


def _normalised(selection: Selection, reader: Reader) -> Selection:
    fitting = selection.metric_row.normalise
    if selection.normalise == _default("normalise") or selection.normalise in fitting:
        return selection
    reader.note(
        "normalise",
        selection.normalise,
        ", ".join((str(_default("normalise")), *sorted(fitting))),
        Message("该指标不能这样换算，改用原值。"),
    )
    return selection.but(normalise=_default("normalise"))


#: In this order: what a later step judges, an earlier one has brought in line.
STEPS = (
    _moved,
    _without_inapplicable,
    _within_years,
    _normalised,
    comparing.changed,
    comparing.related,
)
