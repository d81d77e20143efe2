"""Every release this site knows; a query names one, or gets the latest.

A pinned link shows the figures it was made with, whatever came later. The shipped package is
one release; a folder may hold further packages, one folder each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geodata.atlas import Atlas
from geodata.errors import DataError
from geodata.language import Message
from geodata.package import package_files, tables
from geodata.query import codec
from geodata.query.codec import Parsed, Query
from geodata.view import View

if TYPE_CHECKING:
    from geodata.boundaries import Boundaries

#: The setting that names the folder of further packages.
FOLDER_SETTING = "ATLAS_RELEASES"


@dataclass(frozen=True, eq=False)
class Facts:
    """What one release holds: figures and the boundaries they were drawn on.

    Attributes
    ----------
    files
        The package byte for byte, by path inside it, as it was when the site began.
    """

    atlas: Atlas
    boundaries: Boundaries
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Of the release: r1, r2, …"""
        return self.atlas.tables.release.id

    @property
    def base_map(self) -> str:
        """Review number of the base map."""
        return self.boundaries.map_review_number


@dataclass(frozen=True, eq=False)
class Releases:
    """All releases by id, oldest first.

    Examples
    --------
    >>> releases = Releases.load()
    >>> releases.ids, releases.facts(None) is releases.latest
    (('r1',), True)
    """

    editions: dict[str, Facts]

    @classmethod
    def load(cls, data: Path = tables.DATA, others: Path | None = None) -> Releases:
        """Read and check the shipped package and every package in a folder.

        Parameters
        ----------
        others
            Folder whose sub-folders are packages (`FOLDER_SETTING`).

        Raises
        ------
        DataError
            A package is broken, or two packages call themselves the same release.
        """
        from geodata.boundaries import Boundaries  # slow to import

        folders = [data, *(_packages(others) if others else ())]
        loaded = [(folder, tables.load(folder)) for folder in folders]
        loaded.sort(key=lambda pair: int(pair[1].release.id[1:]))
        ids = tuple(found.release.id for _, found in loaded)
        editions: dict[str, Facts] = {}
        for folder, found in loaded:
            if found.release.id in editions:
                raise DataError(
                    where=str(folder.name),
                    found=found.release.id,
                    expected=Message("每个版本号只用一次"),
                    mend=Message("请改 datapackage.json 中的 version。"),
                )
            boundaries = Boundaries.load(folder / "geo")
            atlas = Atlas(found, boundaries.areas_km2(), ids)
            editions[found.release.id] = Facts(atlas, boundaries, package_files(folder))
        return cls(editions)

    @property
    def ids(self) -> tuple[str, ...]:
        """Known release ids, the latest last."""
        return tuple(self.editions)

    @cached_property
    def latest(self) -> Facts:
        """The newest release."""
        return next(reversed(self.editions.values()))

    def facts(self, release: str | None) -> Facts:
        """A release by its id, the latest for None; `KeyError` for an id that `read` refuses."""
        return self.latest if release is None else self.editions[release]

    def read(self, query: Query, *, strict: bool = False) -> tuple[Facts, Parsed]:
        """The release that a query means, and the query read in that release's terms.

        Raises
        ------
        UnknownKey
            The release is not known.
        BadSelection
            With `strict`, the first thing that a page would have mended.
        """
        release = codec.parse(query, self.latest.atlas.scope).selection.release
        facts = self.facts(release)
        return facts, codec.read(query, facts.atlas.scope, strict=strict)

    def view(self, query: Query) -> View:
        """The View of a query that is right as it is; raises like `read`."""
        facts, parsed = self.read(query, strict=True)
        return facts.atlas.view(parsed.selection)


def _packages(folder: Path) -> list[Path]:
    """Sub-folders that hold a package, by name; DataError where the folder cannot be read."""
    if not folder.is_dir():
        raise DataError(
            where=FOLDER_SETTING,
            found=str(folder),
            expected=Message("一个文件夹，每个子文件夹是一个数据包"),
            mend=Message("请改正这个环境变量。"),
        )
    return sorted(path.parent for path in folder.glob("*/datapackage.json"))
