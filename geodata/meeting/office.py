"""The script of the office: its file where it has one, the shipped script otherwise.

A broken file does not bring the site down: a meeting in ten minutes needs something to show. The
shipped script stands in, and whoever opens it is told the faults. The file is read anew when it
changes, so an office can mend it without anybody who starts servers.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geodata.atlas import Atlas
from geodata.errors import DataError
from geodata.meeting import reader
from geodata.meeting.script import Script

#: A file as it lies there: when it was written and how long it is; None where it cannot be seen.
Stamp = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class OfficeScript:
    """The script that stands, and what is wrong with the office's where that is not it."""

    script: Script
    faults: tuple[DataError, ...] = ()


class Office:
    """Gives out scripts by release.

    Parameters
    ----------
    path
        The office's file (setting ATLAS_SCRIPT); None for the shipped script.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._told: dict[str, tuple[Stamp, OfficeScript]] = {}

    def script(self, atlas: Atlas) -> OfficeScript:
        """The script for a release, read again if the file is another one than before."""
        release, stamp = atlas.tables.release.id, self.stamp
        kept = self._told.get(release)
        if kept is None or kept[0] != stamp:
            kept = self._told[release] = (stamp, self._read(atlas))
        return kept[1]

    @property
    def stamp(self) -> Stamp:
        """Tells one state of the file from the next."""
        if self.path is None:
            return None
        try:
            state = self.path.stat()
        except (OSError, ValueError):
            return None
        return state.st_mtime_ns, state.st_size

    def _read(self, atlas: Atlas) -> OfficeScript:
        if self.path is None:
            return OfficeScript(reader.load(atlas))
        try:
            return OfficeScript(reader.load(atlas, self.path))
        except reader.ScriptFaults as faults:
            return OfficeScript(reader.load(atlas), faults.faults)
