"""Releases of the data: which there are, how two of them differ."""

from geodata.releases.editions import (
    Facts,
    Releases,
)

__all__ = ["Facts", "Releases"]
