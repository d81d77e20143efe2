"""Thin adapters: an event or a request becomes a Selection, a pure function answers."""

from callbacks.assembly import assemble

__all__ = ["assemble"]
