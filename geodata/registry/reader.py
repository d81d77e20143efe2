"""How rows of one kind are read: by key, from wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol, TypeVar


class Keyed(Protocol):
    """A row that knows its own key."""

    @property
    def key(self) -> str:
        """The name that everything else calls it by."""


Row = TypeVar("Row", bound=Keyed)


class Registry(Mapping[str, Row]):
    """Rows of one kind by their keys, in their order; read when first asked for.

    Who asks a registry cannot see where its rows stand: a table of the package takes their
    place when `read` reads it.

    Parameters
    ----------
    read
        Gives the rows; it is called once.

    Raises
    ------
    ValueError
        When first asked, if two rows have one key.
    """

    def __init__(self, read: Callable[[], Iterable[Row]]) -> None:
        self._read = read

    @cached_property
    def _rows(self) -> dict[str, Row]:
        rows = tuple(self._read())
        found = {row.key: row for row in rows}
        if len(found) < len(rows):
            raise ValueError(f"a key stands twice among {[row.key for row in rows]}")
        return found

    def __getitem__(self, key: str) -> Row:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
