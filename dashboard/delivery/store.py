"""Pictures that were made, kept on disk within bounds, each made once however many ask.

Bounds: bytes on disk (the least used go first), pictures being made or waiting in one
process, and of these how many for one client, and how long anybody waits. Who comes in
excess is told so at once and may come again.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from diskcache_community import Cache, Disk
from diskcache_community import Timeout as CacheTimeout
from diskcache_community.core import MODE_PICKLE, UNKNOWN
from filelock import FileLock, Timeout

from geodata.errors import Busy, TooMany
from geodata.language import Message

BYTES = 512 * 2**20
#: Larger pictures are sent, not kept.
LARGEST = 16 * 2**20
WAITING, PER_CLIENT = 24, 12
#: How long anybody waits for the same picture that another process is making.
SECONDS = 30.0
#: What a folder answers that is another user's, read-only or full.
UNWRITABLE = (OSError, sqlite3.Error, CacheTimeout)
#: Key of nothing: written once when a store is opened.
PROBE = "probe"
log = logging.getLogger("atlas")


class RawDisk(Disk):
    """Bytes under text keys and nothing else: what lies on disk is never unpickled."""

    def store(self, value: Any, read: Any, key: Any = UNKNOWN) -> Any:
        """Keep bytes; TypeError for anything else."""
        if not isinstance(value, bytes):
            raise TypeError(f"only bytes are kept here, not {type(value).__name__}")
        return super().store(value, read, key)

    def fetch(self, mode: Any, filename: Any, value: Any, read: Any) -> Any:
        """Give back what was kept; a pickle that somebody laid there is refused."""
        if mode == MODE_PICKLE:
            raise TypeError("a pickle lies in the picture cache")
        return super().fetch(mode, filename, value, read)


class Store:
    """A bounded cache of pictures in a folder, shared by all processes of a site.

    Parameters
    ----------
    folder
        Made if need be. One that cannot be written to makes a store without memory.
    size
        Bytes on disk at most.
    """

    def __init__(self, folder: Path, size: int = BYTES) -> None:
        self._cache = opened(folder, size)
        self._making: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()
        self._drawing = threading.Lock()
        self._clients: Counter[str] = Counter()

    def get(self, key: str, make: Callable[[], bytes], client: str = "") -> bytes:
        """The bytes of a key, made now where they are not kept.

        Raises
        ------
        Busy
            Too many pictures are being made.
        TooMany
            Too many of them for this client.
        """
        found = self.kept(key)
        if found is not None:
            return found
        with self._place(client), self._alone(key):
            found = self.kept(key)
            if found is None:
                with self._drawing:  # two at once would only take turns, each holding its memory
                    found = make()
                self._keep(key, found)
        return found

    def _keep(self, key: str, content: bytes) -> None:
        """Keep what was made; what cannot be kept is sent all the same."""
        if self._cache is None or len(content) > LARGEST:
            return
        try:
            self._cache.set(key, content)
        except UNWRITABLE as fault:
            self._without_memory(fault)

    def _without_memory(self, fault: Exception) -> None:
        """From now on nothing is kept, said once: a full disk stops no picture."""
        log.warning("made files are not kept any more: %s", fault)
        self._cache = None

    @property
    def under_way(self) -> int:
        """Pictures being made or waiting in this process."""
        return sum(self._clients.values())

    def kept(self, key: str) -> bytes | None:
        """The bytes of a key if they are there."""
        if self._cache is None:
            return None
        try:
            found = self._cache.get(key)
        except UNWRITABLE as fault:
            self._without_memory(fault)
            return None
        return found if isinstance(found, bytes) else None

    @contextmanager
    def _place(self, client: str) -> Iterator[None]:
        """A place among those that are served; errors where there is none."""
        with self._guard:
            if self.under_way >= WAITING:
                raise Busy(**_told(WAITING))
            if client and self._clients[client] >= PER_CLIENT:
                raise TooMany(**_told(PER_CLIENT))
            self._clients[client] += 1
        try:
            yield
        finally:
            with self._guard:
                self._clients[client] -= 1
                self._clients += Counter()  # drops those at nought

    @contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        """Nobody else makes the same picture meanwhile, in this process or another."""
        with self._guard:
            lock = self._making.setdefault(key, threading.Lock())
        try:
            with lock, self._across(key):
                yield
        except Timeout as late:
            raise Busy(**_told(WAITING)) from late
        finally:
            with self._guard:
                self._making.pop(key, None)

    def _across(self, key: str) -> AbstractContextManager[object]:
        """The same between processes: one lock file for all keys that begin alike."""
        if self._cache is None:
            return nullcontext()
        lock = FileLock(Path(self._cache.directory) / f"{key[:2]}.lock", timeout=SECONDS)
        try:
            return lock.acquire()
        except Timeout:
            raise
        except OSError as fault:
            self._without_memory(fault)
            return nullcontext()


def opened(folder: Path, size: int) -> Cache | None:
    """A cache in a folder; None, logged, where it cannot be written to.

    Parameters
    ----------
    folder
        Made if need be.
    size
        Bytes on disk at most; the least used go first.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        cache = Cache(
            str(folder), disk=RawDisk, size_limit=size, eviction_policy="least-recently-used"
        )
        cache.set(PROBE, b"")  # who may only read the folder is told at the first writing
    except UNWRITABLE as fault:
        log.warning("%s cannot be written to, so nothing is kept there: %s", folder, fault)
        return None
    return cache


def _told(most: int) -> dict[str, Any]:
    return {
        "where": Message("图片"),
        "found": Message("同时请求过多"),
        "expected": Message("至多 {n} 幅", n=most),
        "mend": Message("请稍后再试。"),
    }
