"""A whole release as one file: the data package byte for byte, with a note on what it is.

The archive opens as a Frictionless data package. Members are dated by the release: the same
release gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date

from geodata.export.metadata import MAP_NOTE
from geodata.export.readme import word
from geodata.language import LANGUAGES, Language, Text
from geodata.package.licences import licences
from geodata.releases import Facts
from geodata.selection import Selection

NOTE = "RELEASE.txt"
_HEAD = Text(
    "三峡库区对口支援地图 · 整版数据包", "Three Gorges counterpart-support atlas · data package"
)
_WHAT = Text(
    "datapackage.json 说明每个文件和每一列；全部 CSV 和 geo/ 里的边界与发布时逐字节相同。",
    "datapackage.json describes every file and column; all CSV files and the boundaries in geo/ "
    "are those of the release, byte for byte.",
)
_DIGEST = Text(
    "摘要的算法：依 datapackage.json 及其中各表的次序，"
    "对「文件名、换行、字节数、换行、内容」连续计算 SHA-256。",
    "The digest is the SHA-256 over name, line feed, number of bytes, line feed and content of "
    "datapackage.json and of its tables in order.",
)


def whole(selection: Selection) -> bool:
    """Whether a query names a release and nothing else: then it asks for all of it.

    >>> whole(Selection(release="r1")), whole(Selection(release="r1", metric="gdp"))
    (True, False)
    """
    plain = Selection(lang=selection.lang, release=selection.release)
    return selection.release is not None and selection == plain


def content(facts: Facts) -> bytes:
    """The archive of a release."""
    return archive(members(facts), facts.atlas.tables.release.date)


def members(facts: Facts) -> dict[str, bytes]:
    """The files of a release and the note on it, by name."""
    return {**facts.files, NOTE: note(facts).encode()}


def note(facts: Facts) -> str:
    """What the archive is, of which release, and how its digest is worked out."""
    return "\n".join("\n".join(_note(facts, language)) for language in LANGUAGES)


def _note(facts: Facts, language: Language) -> list[str]:
    release, colon = facts.atlas.tables.release, "：" if language == "zh" else ": "
    licence = " · ".join(f"{one['name']} {one['path']}" for one in licences())
    said = {
        "release": f"{release.id} · {release.date.isoformat()}",
        "digest": f"sha256:{release.digest}",
        "licence": licence,
        "base_map": f"{facts.base_map} · {MAP_NOTE.in_(language)}",
    }
    return [
        _HEAD.in_(language),
        "",
        _WHAT.in_(language),
        *(f"{word(key, language)}{colon}{text}" for key, text in said.items()),
        _DIGEST.in_(language),
        "",
    ]


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """A ZIP file whose members are dated by a day, the same on every system."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(member(name, day), data)
    return out.getvalue()


def member(name: str, day: date) -> zipfile.ZipInfo:
    """Head of a file in an archive: dated by a day, the same on every system."""
    head = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    head.compress_type = zipfile.ZIP_DEFLATED
    head.create_system = 3
    head.external_attr = 0o644 << 16
    return head
