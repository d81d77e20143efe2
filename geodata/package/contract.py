"""What a data package must look like: the tables, columns and keys of the shipped descriptor.

The shipped `datapackage.json` is the contract of this version of the program. Another
release may differ in its figures, titles and licences, never in its schemas.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from re import fullmatch
from typing import Any, Literal

from geodata.errors import DataError
from geodata.language import Message
from geodata.language.shown import shown
from geodata.package.files import read_bytes, unreadable

DATA = Path(__file__).parent.parent / "data"
DESCRIPTOR = "datapackage.json"
#: Folder of the boundaries inside a package, and what else may lie beside the tables.
GEO = "geo"
_BESIDE = ("SOURCES.md",)
FieldType = Literal["string", "integer", "number"]

_WORDS = frozenset({"title", "title_en", "description", "description_en"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column: what its cells may hold. `enum` holds the text of the cells."""

    name: str
    type: FieldType
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A column whose filled cells must stand in a column of a table."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file of the package: its columns in order, its key, and its links to others."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def path(self) -> str:
        """File name inside the package folder."""
        return f"{self.name}.csv"


@dataclass(frozen=True, slots=True)
class Edition:
    """What a descriptor says of its release, and the bytes it was read from."""

    id: str
    date: date
    content: bytes


@cache
def contract() -> tuple[Table, ...]:
    """The tables every package has, in the order of the shipped descriptor.

    Raises
    ------
    DataError
        When the shipped descriptor is missing or broken.

    Examples
    --------
    >>> [t.name for t in contract()][:3]
    ['counties', 'supporters', 'pairing']
    """
    return tuple(_table(resource) for resource in shipped_descriptor()["resources"])


@cache
def shipped_descriptor() -> dict[str, Any]:
    """The shipped `datapackage.json` as parsed JSON; callers must not change it."""
    return _parse(_read(DATA))


def package_files(folder: Path) -> dict[str, bytes]:
    """What belongs to a package, byte for byte, by path inside it: tables, then boundaries.

    >>> list(package_files(DATA))[:2]
    ['datapackage.json', 'counties.csv']
    """
    names = [DESCRIPTOR, *(table.path for table in contract())]
    names += [name for name in _BESIDE if (folder / name).is_file()]
    names += sorted(f"{GEO}/{path.name}" for path in (folder / GEO).iterdir() if path.is_file())
    return {name: (folder / name).read_bytes() for name in names}


def read_edition(folder: Path) -> tuple[Edition | None, list[DataError]]:
    """Read the descriptor of a package folder and hold it against the contract.

    Returns
    -------
    tuple
        The edition (None when its version or date cannot be read) and all faults found.
    """
    try:
        content = _read(folder)
        found = _parse(content)
    except DataError as fault:
        return None, [fault]
    faults = [
        *_differences(found.get("resources"), shipped_descriptor()["resources"], "resources"),
        *_identity_faults(found),
    ]
    try:
        edition = Edition(_version(found), _created(found), content)
    except DataError as fault:
        return None, [fault, *faults]
    return edition, faults


def _read(folder: Path) -> bytes:
    try:
        return read_bytes(folder, DESCRIPTOR)
    except OSError as error:
        raise DataError(
            where=DESCRIPTOR,
            found=unreadable(error),
            expected=Message("数据包描述文件 {file}", file=DESCRIPTOR),
            mend=Message("请放入该文件，可从上一版数据包复制。"),
        ) from None


def _parse(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        row = content[: getattr(error, "pos", 0)].count(b"\n") + 1
        raise DataError(
            where=Message("{file} 第 {row} 行", file=DESCRIPTOR, row=row),
            found=shown(str(error)),
            expected=Message("UTF-8 编码的 JSON"),
            mend=Message("请改正 JSON 语法，存为不带 BOM 的 UTF-8。"),
        ) from None
    if not isinstance(found, dict):
        raise _wrong("$", found, "{…}")
    return found


def _version(found: Mapping[str, Any]) -> str:
    version = found.get("version")
    if not isinstance(version, str) or not fullmatch(r"r[1-9][0-9]{0,5}", version):
        raise _wrong("version", version, "r1, r2, …")
    return version


def _created(found: Mapping[str, Any]) -> date:
    created = found.get("created")
    try:
        if isinstance(created, str) and fullmatch(r"[0-9-]{10}(T.{1,20})?", created):
            return date.fromisoformat(created[:10])
    except ValueError:
        pass
    raise _wrong("created", created, "2026-11-24T00:00:00Z")


def _identity_faults(found: Mapping[str, Any]) -> Iterator[DataError]:
    for key in ("name", "title", "title_en"):
        if not isinstance(found.get(key), str) or not found[key].strip():
            yield _wrong(key, found.get(key), shipped_descriptor()[key])
    if not isinstance(found.get("licenses"), list) or not found["licenses"]:
        yield _wrong("licenses", found.get("licenses"), '[{"name": …}]')


def _differences(found: object, expected: object, path: str) -> Iterator[DataError]:
    """Where a descriptor departs from the contract; titles and descriptions are free."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in expected.keys() - _WORDS:
            yield from _differences(found.get(key), expected[key], f"{path}.{key}")
        for key in found.keys() - expected.keys() - _WORDS:
            yield _wrong(f"{path}.{key}", found[key], Message("没有这一项"))
    elif isinstance(expected, list) and isinstance(found, list) and len(found) == len(expected):
        for n, (one, other) in enumerate(zip(found, expected, strict=True)):
            yield from _differences(one, other, f"{path}[{n}]")
    elif found != expected or type(found) is not type(expected):
        yield _wrong(path, found, shown(json.dumps(expected, ensure_ascii=False)))


def _wrong(path: str, found: object, expected: str | Message) -> DataError:
    return DataError(
        where=Message("{file} 的 {path}", file=DESCRIPTOR, path=shown(path)),
        found=Message("没有这一项") if found is None else shown(_brief(found)),
        expected=expected,
        mend=Message("请照随程序发布的 {file} 改正这一项。", file=DESCRIPTOR),
    )


def _brief(found: object) -> str:
    if isinstance(found, dict):
        return "{…}"
    return f"[… × {len(found)}]" if isinstance(found, list) else str(found)


def _table(resource: Mapping[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        fields=tuple(_field(f) for f in schema["fields"]),
        key=tuple(schema.get("primaryKey", ())),
        links=tuple(_link(resource["name"], link) for link in schema.get("foreignKeys", ())),
    )


def _field(found: Mapping[str, Any]) -> Field:
    limits = found.get("constraints", {})
    return Field(
        name=found["name"],
        type=found["type"],
        required=limits.get("required", False),
        unique=limits.get("unique", False),
        enum=tuple(str(v) for v in limits.get("enum", ())),
        pattern=limits.get("pattern", ""),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        max_length=limits.get("maxLength"),
    )


def _link(table: str, found: Mapping[str, Any]) -> Link:
    reference = found["reference"]
    return Link(found["fields"][0], reference["resource"] or table, reference["fields"][0])
