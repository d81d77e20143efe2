"""Finds LibreOffice for the tests that open what Office would open, and installs it where it may.

`python -m tests.office` (part of `make browser`) does both. A test that needs it fails without
it: a file that no program opens is no file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.browser.browsers import install, is_root_on_debian, say

COMMANDS = ("soffice", "libreoffice")
MAC_APPLICATION = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
PACKAGES = ["libreoffice-impress-nogui", "libreoffice-writer-nogui"]
SECONDS = 240


class NoOfficeError(RuntimeError):
    """There is no LibreOffice to test with."""


def find() -> str | None:
    """The program to use, or None where there is none yet; OFFICE names another one."""
    named = os.environ.get("OFFICE")
    if named:
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, COMMANDS)), None)
    return found or (str(MAC_APPLICATION) if MAC_APPLICATION.is_file() else None)


def require() -> str:
    """The program to use; a test without one fails, it is never skipped."""
    found = find()
    if found is None:
        raise NoOfficeError("no LibreOffice found: run `python -m tests.office`, or install it")
    return found


def ensure() -> str:
    """Install it where it is missing and we may, then hand it back."""
    if find() is None and is_root_on_debian():
        install(PACKAGES)
    return require()


def as_pdf(path: Path, folder: Path) -> Path:
    """Open a file and write it as PDF, in a profile of its own so that tests do not meet."""
    with tempfile.TemporaryDirectory(prefix="office-") as profile:
        command = [
            require(), f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
            "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(path),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    made = folder / f"{path.stem}.pdf"
    if not made.is_file():
        raise NoOfficeError(f"{path.name} was not opened: {done.stderr.decode()[-500:]}")
    return made


if __name__ == "__main__":
    say(ensure())
