"""Attributes that Dash's components take but do not name: `data-*` and `aria-*`."""

from __future__ import annotations

from typing import Any


def attributes(named: dict[str, str]) -> dict[str, Any]:
    """The same dictionary, for `**`: Dash's own types do not know such attributes.

    >>> attributes({"data-county": "500101"})
    {'data-county': '500101'}
    """
    return dict(named)
