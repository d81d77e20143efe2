"""A second release, made from the shipped package by hand: what a year of corrections brings.

The ledger gains a grant of 4,000 万元 in 奉节 (2,000 before), loses one of 127 in 秭归 (1,327
before) and words one of 万州 anew; the GDP of 秭归 in 2021 is corrected from 187.35 to 197.35.
None of this was ever published.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from geodata.package import DATA, DESCRIPTOR

WANZHOU, FENGJIE, ZIGUI = "500101", "500236", "420527"
ADDED, REMOVED, REWORDED = "zz-001", "hb-027", "cqa1-067"
DATE = "2027-11-24"
_GRANT = (
    f"{ADDED},{FENGJIE},liaoning,奉节中学新校舍,education,project,2024,completed,"
    "1,4000,grant,completed,counterpart,,,s0083,\n"
)


def second_release(folder: Path, version: str = "r2") -> Path:
    """Make the release as a package below a folder, which is then one for ATLAS_RELEASES."""
    package = Path(shutil.copytree(DATA, folder / version))
    described = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    described |= {"version": version, "created": f"{DATE}T00:00:00Z"}
    written = json.dumps(described, ensure_ascii=False, indent=1) + "\n"
    (package / DESCRIPTOR).write_text(written, encoding="utf-8")
    ledger, indicators = package / "projects.csv", package / "indicators.csv"
    rows = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith(f"{REMOVED},")]
    assert len(kept) == len(rows) - 1
    ledger.write_text("".join([*kept, _GRANT]), encoding="utf-8")
    replace_once(ledger, "万州天津医院住院大楼与设备", "万州天津医院住院大楼及设备")
    replace_once(indicators, f"{ZIGUI},2021,gdp,187.35,", f"{ZIGUI},2021,gdp,197.35,")
    return folder


def replace_once(file: Path, old: str, new: str) -> None:
    """Correct one place of a file; a text that stands there never or twice is a slip."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file.name, old)
    file.write_text(text.replace(old, new), encoding="utf-8")
