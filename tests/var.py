"""Folders for what a site of a test writes."""

from __future__ import annotations

from pathlib import Path

#: Compressed files, where `make run` keeps them: each is named by its content.
STATIC = Path(__file__).parent.parent / "var" / "static"


def fresh_var(folder: Path) -> Path:
    """The folder, new but for compressed files: packing plotly.js takes seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    STATIC.mkdir(parents=True, exist_ok=True)
    (folder / "static").symlink_to(STATIC, target_is_directory=True)
    return folder
