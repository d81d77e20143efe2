"""Releases of the data: which there are, how two of them differ."""

from geodata.releases.editions import (
    FOLDER_SETTING,
    Facts,
    Releases,
)

__all__ = ["FOLDER_SETTING", "Facts", "Releases"]
