"""Which program made a file: the first part of every key under which a made file is kept.

What a picture, a sheet or a deck looks like is decided by its figures, by what was asked for,
and by the program that draws it. An office that upgrades must not go on serving old headlines
out of its store, so a digest of the program stands in every key and every ETag made of one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("geodata", "dashboard", "assets")
#: Code, styles, words, fonts, templates and tables of the program.
SUFFIXES = frozenset({".py", ".typ", ".css", ".js", ".po", ".ttf", ".toml", ".json", ".svg"})
#: Data have releases of their own, the bundle is made at build time.
LEFT_OUT = (Path("geodata/data"), Path("dashboard/static"), Path("dashboard/bundle"))
#: Libraries that draw or write: another version of one draws otherwise.
LIBRARIES = (
    "matplotlib",
    "pylopdf-fonts-zh-cn",
    "python-docx",
    "python-pptx",
    "segno",
    "shapely",
    "typst",
    "xlsxwriter",
)
LENGTH = 40


def digest(root: Path = ROOT) -> str:
    """One digest of all that decides how a file looks, besides its figures.

    Parameters
    ----------
    root
        The folder that holds `geodata/`, `dashboard/` and `assets/`.

    Returns
    -------
    str
        64 hexadecimal digits; names and bytes of the files and versions of `LIBRARIES` enter it.
    """
    found = hashlib.sha256()
    for path in _files(root):
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()}\n{len(content)}\n".encode())
        found.update(content)
    found.update("\n".join(f"{name}=={version(name)}" for name in LIBRARIES).encode())
    return found.hexdigest()


@cache
def program() -> str:
    """The digest of the running program, made once in a process."""
    return digest()


def key(*parts: str) -> str:
    """The key of a made file: what decides its bytes, the program first.

    Parameters
    ----------
    parts
        What was asked for and the figures it shows: addresses, queries, releases, digests.

    Returns
    -------
    str
        40 hexadecimal digits, fit for a file name and an ETag.
    """
    return hashlib.sha256("\n".join((program(), *parts)).encode()).hexdigest()[:LENGTH]


def _files(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            here = path.relative_to(root)
            kept = path.suffix in SUFFIXES and "node_modules" not in here.parts
            if kept and path.is_file() and not any(here.is_relative_to(out) for out in LEFT_OUT):
                yield path
