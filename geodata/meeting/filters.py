"""A script under filters: a meeting about Hubei tells the same story of four counties."""

from __future__ import annotations

from dataclasses import replace

from geodata.meeting.script import Script, Step
from geodata.package.tables import Tables
from geodata.query import settling
from geodata.query.keys import FILTERS
from geodata.query.scope import Scope
from geodata.selection import Selection


def filtered(script: Script, chosen: Selection, tables: Tables, scope: Scope) -> Script:
    """The steps under the filters of a query, each as far as its metric knows them.

    Steps of counties outside a chosen province are left out.
    """
    narrowed = (_narrowed(step, chosen, scope) for step in script.steps)
    kept = tuple(step for step in narrowed if _inside(step, chosen.province, tables))
    return replace(script, steps=kept)


def _narrowed(step: Step, chosen: Selection, scope: Scope) -> Step:
    usual = Selection()
    more = {
        key: getattr(chosen, key)
        for key in FILTERS
        if getattr(step.selection, key) == getattr(usual, key)
    }
    selection = settling.settle(step.selection.but(**more), scope).selection
    if selection.metric != step.selection.metric:  # rule 3: a metric without sectors or years
        more = {key: value for key, value in more.items() if key == "province"}
        selection = settling.settle(step.selection.but(**more), scope).selection
    return replace(step, selection=selection)


def _inside(step: Step, province: str | None, tables: Tables) -> bool:
    code = step.selection.county
    return not (code and province) or str(tables.counties.loc[code, "province"]) == province
