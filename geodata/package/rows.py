"""One row of a table, as a dictionary or as pandas gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from geodata.language import Language

#: A row of a table, as a dictionary or as pandas gives it.
Row = Mapping[str, Any] | pd.Series


def row_of(frame: pd.DataFrame, key: str) -> dict[str, Any]:
    """One row of a table by its key, as a plain dictionary; KeyError for an unknown key.

    Parameters
    ----------
    frame
        A table whose index names each row once, such as `tables.counties`; the index itself is
        not among the values.
    """
    return {str(name): value for name, value in frame.loc[key].items()}


def county_name(row: Row, language: Language, *, short: bool = False) -> str:
    """Name of a county from its registry row."""
    if language == "en":
        return str(row["name_en"])
    return str(row["short_zh"] if short else row["name_zh"])
