"""Finds a Chromium for the browser tests, or installs one: `python -m tests.browser.browsers`.

In this order: the command in the variable CHROMIUM, an installed Chromium without a window (it
draws the same pages, and no frame of a browser around each of them, which takes a good half of
the time), an installed Chrome or Chromium, Playwright's own; else Debian's packages (where we are
root on Debian), else Playwright's own is downloaded. Chinese fonts are seen to in the same way,
since the journeys look at labels.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = (
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
)
MAC_APPLICATION = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
CHROMIUM_PACKAGE = "chromium-headless-shell"
FONT_PACKAGES = ("fontconfig", "fonts-noto-cjk")


class NoBrowserError(RuntimeError):
    """There is no Chromium to test with."""


def find() -> str | None:
    """The browser to use, or None where there is none yet."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named) or _missing(f"CHROMIUM names {named}, which is no command")
    on_path = next(filter(None, map(shutil.which, COMMANDS)), None)
    if on_path:
        return on_path
    return next((str(path) for path in (MAC_APPLICATION, _playwrights()) if path.is_file()), None)


def require() -> str:
    """The browser to use; a test without one fails, it is never skipped."""
    return find() or _missing("run `python -m tests.browser.browsers` (part of `make test`)")


def ensure() -> str:
    """Install what is missing, then hand back the browser."""
    packages = [] if has_chinese_font() else [*FONT_PACKAGES]
    if find() is None:
        packages.append(CHROMIUM_PACKAGE)
    if packages and is_root_on_debian():
        install(packages)
    if find() is None:
        say("installing Playwright's own Chromium")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    if not has_chinese_font():
        say("no Chinese font here: labels will be boxes; install one, such as Noto Sans CJK")
    return require()


def install(packages: list[str]) -> None:
    """Debian's packages; where that fails, the next way is tried."""
    say(f"installing {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        if subprocess.run(["apt-get", "-qq", *step], check=False, env=environment).returncode:
            say(f"apt-get {step[0]} failed")


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Chinese; yes where there is no fontconfig to ask."""
    if shutil.which("fc-list") is None:
        return not is_root_on_debian()
    return bool(subprocess.check_output(["fc-list", ":lang=zh-cn", "family"], text=True).strip())


def is_root_on_debian() -> bool:
    """Whether apt-get may be used without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def say(text: str) -> None:
    """One line of progress."""
    sys.stdout.write(f"browser: {text}\n")
    sys.stdout.flush()


def _missing(reason: str) -> str:
    raise NoBrowserError(f"no Chrome or Chromium found: {reason}")


def _playwrights() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


if __name__ == "__main__":
    say(ensure())
