"""Folders for what a site of a test writes."""

from __future__ import annotations

import os
from pathlib import Path

#: Names the folder that all sites of a run share.
STATIC = "ATLAS_TESTS_STATIC"


def fresh_var(folder: Path) -> Path:
    """The folder, new but for compressed files: they are named by their content, and packing
    plotly.js takes seconds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "static").symlink_to(os.environ[STATIC], target_is_directory=True)
    return folder
