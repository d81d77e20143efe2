"""What Frictionless finds in a package, held against the shipped descriptor."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from geodata.package import shipped_descriptor

MOST_ERRORS = 1000


def places(folder: Path) -> set[tuple[str, int | None]]:
    """File and row of every error, rows as a spreadsheet counts them.

    A descriptor in the folder is not read: it could point elsewhere.
    """
    from frictionless import Package, system

    with system.use_context(trusted=False):
        package = Package.from_descriptor(deepcopy(shipped_descriptor()), basepath=str(folder))
        report = package.validate(limit_errors=MOST_ERRORS)
    return {
        (f"{task.name}.csv", error.to_descriptor().get("rowNumber"))
        for task in report.tasks
        for error in task.errors
    }
