"""Further releases, made from the shipped package by hand: what a year of corrections brings.

The second release gains a grant of 4,000 万元 in 奉节 in 2026 (2,000 before), loses one of 127 in
秭归 (1,327 before) and words one of 万州 anew; the GDP of 秭归 in 2021 is corrected from 187.35 to
197.35. None of this was ever published.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from geodata.package import DATA, DESCRIPTOR

WANZHOU, FENGJIE, ZIGUI = "500101", "500236", "420527"
ADDED, REMOVED, REWORDED = "zz-001", "hb-027", "cqa1-067"
DATE = "2027-11-24"
GRANT = (
    f"{ADDED},{FENGJIE},liaoning,奉节中学新校舍,education,project,2026,completed,"
    "1,4000,grant,completed,counterpart,,,s0083,\n"
)


def same_release(folder: Path, version: str = "r2") -> Path:
    """The shipped package under another version and date, below a folder for ATLAS_RELEASES."""
    package = Path(shutil.copytree(DATA, folder / version))
    described = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    described |= {"version": version, "created": f"{DATE}T00:00:00Z"}
    written = json.dumps(described, ensure_ascii=False, indent=1) + "\n"
    (package / DESCRIPTOR).write_text(written, encoding="utf-8")
    return package


def second_release(folder: Path) -> Path:
    """Make the second release below a folder, which is then one for ATLAS_RELEASES."""
    package = same_release(folder)
    ledger = package / "projects.csv"
    remove(ledger, REMOVED)
    append(ledger, GRANT)
    correct(ledger, "万州天津医院住院大楼与设备", "万州天津医院住院大楼及设备")
    correct(package / "indicators.csv", f"{ZIGUI},2021,gdp,187.35,", f"{ZIGUI},2021,gdp,197.35,")
    return folder


def correct(file: Path, old: str, new: str) -> None:
    """Correct one place of a file; a text that stands there never or twice is a slip."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file.name, old)
    file.write_text(text.replace(old, new), encoding="utf-8")


def remove(file: Path, first_cells: str) -> None:
    """Take out the one row that begins so."""
    rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith(f"{first_cells},")]
    assert len(kept) == len(rows) - 1, (file.name, first_cells)
    file.write_text("".join(kept), encoding="utf-8")


def append(file: Path, row: str) -> None:
    """Add a row at the end."""
    with file.open("a", encoding="utf-8") as table:
        table.write(row)
