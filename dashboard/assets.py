"""What `assets/` gives to browsers: style sheets and pictures as they lie, scripts put together.

A file is served under its own name, whatever folder it lies in; a script of several files under
the name that `SCRIPTS` gives it.
"""

from __future__ import annotations

from pathlib import Path

from dashboard import static

FOLDER = Path(__file__).parent.parent / "assets"
#: Served script → the files that it is made of, in order.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "map.js": ("map/map.js",),
    "early.js": ("map/early.js",),
    "play.js": ("map/play.js",),
    "page.js": ("page/page.js", "page/find.js", "page/print.js"),
    "share.js": ("share/share.js",),
    "pairing.js": ("pairing/pairing.js",),
    "ecology.js": ("ecology/ecology.js",),
    "records.js": ("records/records.js",),
    "present.js": ("meeting/present.js",),
    "brief.js": ("meeting/brief.js",),
    "copy.js": ("correction/copy.js",),
    "embed-chart.js": ("embed/chart.js",),
    "embed.js": ("embed/frames.js",),
}


def served() -> dict[str, bytes]:
    """Everything by the name under which it is served."""
    files = static.collect(FOLDER)
    plain = {Path(name).name: data for name, data in files.items() if not name.endswith(".js")}
    return plain | {name: script(name).encode() for name in SCRIPTS}


def script(name: str) -> str:
    """The text of one script of `SCRIPTS`."""
    return "".join((FOLDER / part).read_text(encoding="utf-8") for part in SCRIPTS[name])


def style(name: str) -> str:
    """The text of one style sheet, whatever folder it lies in."""
    (found,) = FOLDER.rglob(name)
    return found.read_text(encoding="utf-8")
