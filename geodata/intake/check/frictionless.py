"""A second opinion on the form of a package: full Frictionless validation, in our words.

The files of the folder are held against the shipped descriptor, never against the one
found in the folder, so that a descriptor cannot point elsewhere.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from geodata.errors import DataError
from geodata.language import Message
from geodata.package import shipped_descriptor
from geodata.package.files import fault

_MOST_ERRORS = 1000


def frictionless_faults(folder: Path, whole: Collection[str]) -> Iterator[DataError]:
    """Every error Frictionless reports for the tables named in `whole`, with row and field.

    Tables that could not be read at all are left to our own reader, and so are links to
    them. Importing Frictionless takes about 0.6 s, hence the import inside.
    """
    if not whole:
        return
    from frictionless import FrictionlessException, Package, system

    try:
        with system.use_context(trusted=False):
            package = Package.from_descriptor(_descriptor(whole), basepath=str(folder))
            report = package.validate(limit_errors=_MOST_ERRORS)
    except FrictionlessException as failure:
        yield _fault("datapackage.json", None, "", failure.error.type, failure.error.note)
        return
    for task in report.tasks:
        for error in task.errors:
            told: dict[str, Any] = error.to_descriptor()
            yield _fault(
                f"{task.name}.csv",
                told.get("rowNumber"),
                told.get("fieldName") or ",".join(told.get("fieldNames", ())),
                told["type"],
                told.get("note", ""),
            )


def _descriptor(whole: Collection[str]) -> dict[str, Any]:
    descriptor = copy.deepcopy(shipped_descriptor())
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] in whole]
    for resource in descriptor["resources"]:
        links = resource["schema"].get("foreignKeys", [])
        kept = [link for link in links if link["reference"]["resource"] in {"", *whole}]
        resource["schema"].pop("foreignKeys", None)
        if kept:
            resource["schema"]["foreignKeys"] = kept
    return descriptor


def _fault(file: str, row: int | None, column: str, kind: str, note: str) -> DataError:
    return fault(
        file,
        row,
        column,
        note,
        Message("符合数据包描述的内容（Frictionless：{kind}）", kind=kind),
        Message("请照 {file} 的说明改正。", file="datapackage.json"),
    )
