"""Markup: components, documents, drawings, tables."""

from typing import Any

#: Anything that Dash draws: a component, a text, a list of them. Dash has no type for it.
Component = Any
