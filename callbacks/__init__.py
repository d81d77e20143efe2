"""Thin adapters: an event or a request becomes a Selection, a pure function answers."""

from callbacks.assembly import assemble
from dashboard.settings import Settings

__all__ = ["Settings", "assemble"]
