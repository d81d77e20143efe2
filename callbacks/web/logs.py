"""What the log says: bounded lines, so that nobody from outside can fill a disk through it."""

from __future__ import annotations

import logging

#: Characters of a record at most, its traceback included.
LONGEST = 8000


class Bounded(logging.Formatter):
    """A formatter that cuts the middle out of what is too long: a traceback's ends tell most."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text of at most `LONGEST` characters, control signs shown as escapes."""
        text = bounded(super().format(record))
        return "".join(s if s.isprintable() or s == "\n" else repr(s)[1:-1] for s in text)


def bounded(text: str) -> str:
    """A text, its middle left out where it is longer than `LONGEST`.

    >>> bounded("short"), len(bounded("x" * 9_000_000)) <= LONGEST + 40
    ('short', True)
    """
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]} … {len(text) - LONGEST} more … {text[-half:]}"


def install() -> None:
    """Bound every line of the program's own log and of Flask's (both are named `atlas`)."""
    handler = logging.StreamHandler()
    handler.setFormatter(Bounded("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log = logging.getLogger("atlas")
    log.handlers, log.propagate = [handler], False
