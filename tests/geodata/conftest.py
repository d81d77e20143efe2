"""The shipped atlas, once for all tests, and two short ways to ask it."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from geodata.atlas import Atlas
from geodata.query import codec
from geodata.view import View


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return Atlas.load()


@pytest.fixture(scope="session")
def ask(atlas: Atlas) -> Callable[[str], View]:
    """The View of a query that needs no mending."""
    return lambda query: atlas.view(codec.read(query, atlas.scope, strict=True).selection)


@pytest.fixture(scope="session")
def figures(ask: Callable[[str], View]) -> Callable[[str], dict[str, float]]:
    """The figures of a query by the short names of map labels; blanks are left out."""

    def answer(query: str) -> dict[str, float]:
        view = ask(query)
        names = view.counties["short_zh"]
        return {names[code]: v for code, v in view.values.items() if not math.isnan(v)}

    return answer


@pytest.fixture(scope="session")
def code(atlas: Atlas) -> dict[str, str]:
    """Adcodes by short name."""
    return {short: adcode for adcode, short in atlas.tables.counties["short_zh"].items()}
