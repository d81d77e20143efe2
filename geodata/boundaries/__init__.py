"""Boundaries of the counties, their surroundings and rivers."""

from geodata.boundaries.boundaries import (
    CRS,
    DATA,
    FOLDER,
    LAYERS,
    Boundaries,
    Layer,
    content_digest,
    river_order,
)

__all__ = [
    "CRS",
    "DATA",
    "FOLDER",
    "LAYERS",
    "Boundaries",
    "Layer",
    "content_digest",
    "river_order",
]
