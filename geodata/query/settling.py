"""From what was asked to what can be answered: a selection brought in line with its metric."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields

from geodata.errors import BadOption
from geodata.language import Message, lists
from geodata.language.shown import printable
from geodata.query import baseline
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


def beyond(selection: Selection, applies: Collection[str]) -> tuple[str, ...]:
    """Keys that are set and do not apply, in the order of the query.

    >>> beyond(Selection(metric="gdp", lang="en"), ("lang", "release"))
    ('metric',)
    """
    return tuple(
        field.name
        for field in fields(Selection)
        if field.name not in applies and getattr(selection, field.name) != field.default
    )


def kept(selection: Selection, applies: Collection[str]) -> Selection:
    """The selection with only the keys that apply; the others stand at their defaults."""
    return selection.but(**{key: _default(key) for key in beyond(selection, applies)})


def only(
    selection: Selection,
    applies: Collection[str],
    reader: Reader,
    mend: Message,
    expected: Message | None = None,
) -> Selection:
    """The selection with only the keys that apply, and a notice of each other one that is set.

    Parameters
    ----------
    mend
        What the page does about such a key.
    expected
        What stands in the notice as expected; None lists the keys that apply.
    """
    for key in beyond(selection, applies):
        reader.note(key, selection.spelt(key), expected or lists.keys(applies), mend)
    return kept(selection, applies)


def strictly(selection: Selection, applies: Collection[str], mend: Message) -> None:
    """Refuse a selection in which a key is set that does not apply.

    Raises
    ------
    BadOption
        Names the first such key.
    """
    for key in beyond(selection, applies):
        raise BadOption(
            where=key,
            found=printable(selection.spelt(key)),
            expected=lists.keys(applies),
            mend=mend,
        )


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
    inapplicable = metrics.LEDGER_KEYS - selection.metric_row.keys
    applies = [field.name for field in fields(Selection) if field.name not in inapplicable]
    label = selection.metric_row.label
    mend = Message("「{label}」不按此项筛选，已略去。", label=label)
    return only(selection, applies, reader, mend, Message("该指标没有此项"))


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
        lists.keys((str(_default("normalise")), *sorted(fitting))),
        Message("该指标不能这样换算，改用原值。"),
    )
    return selection.but(normalise=_default("normalise"))


#: In this order: what a later step judges, an earlier one has brought in line.
STEPS = (
    _moved,
    _without_inapplicable,
    _within_years,
    _normalised,
    baseline.changed,
    baseline.related,
)
