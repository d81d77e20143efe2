"""What `assets/` gives to browsers: style sheets and pictures as they lie, scripts put together.

A file is served under its own name, whatever folder it lies in. A script is one or more files in
one function: names at the top of a file are known to the files after it and to nobody else, so
two scripts of a page may hold the same part. What browsers must know is ECMAScript 2019:
`tests/assets/tsconfig.json` says it of the library, `tests/assets/eslint.config.mjs` of the syntax.
"""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.delivery import static

FOLDER = Path(__file__).parents[2] / "assets"
#: Of every page with our own script, and of the map page, which has Dash besides.
_PAGE = (
    "shared/dom.js", "shared/roving.js", "shared/query.js",
    "page/dash-plotly.js", "page/atlas.js", "page/words.js", "page/faults.js", "page/address.js",
    "page/theme.js", "page/controls.js", "page/sharing.js", "page/page.js", "page/find.js",
    "page/print.js",
)  # fmt: skip
#: Served script → the files that it is made of, in order.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "map.js": (
        *_PAGE, "map/map.js", "map/labels.js", "map/gestures.js", "map/keys.js", "map/legend.js",
        "map/trend.js", "map/play.js",
    ),
    "page.js": _PAGE,
    "share.js": ("shared/dom.js", "shared/roving.js", "shared/copying.js", "share/share.js"),
    "pairing.js": ("shared/dom.js", "shared/roving.js", "pairing/pairing.js"),
    "ecology.js": ("shared/dom.js", "shared/roving.js", "ecology/ecology.js"),
    "records.js": (
        "shared/dom.js", "shared/query.js", "records/grid.js", "records/order.js",
        "records/records.js",
    ),
    "present.js": ("shared/dom.js", "shared/roving.js", "shared/swipe.js", "meeting/present.js"),
    "brief.js": ("shared/dom.js", "shared/roving.js", "shared/swipe.js", "meeting/brief.js"),
    "copy.js": ("shared/dom.js", "shared/copying.js", "correction/copy.js"),
    "embed-chart.js": (
        "shared/dom.js", "shared/roving.js", "shared/query.js", "embed/chart.js",
    ),
    "embed.js": ("embed/frames.js",),
}  # fmt: skip
#: Not served: it stands in the brief itself.
_INSIDE = ("brief.js", "brief.css")
#: Types and their explanations, in lines of their own: a third of the bytes, and for us alone.
_TYPES = re.compile(r"^ *(// @ts-check|/\*\*(?:(?!\*/).)*\*/)\n", flags=re.MULTILINE | re.DOTALL)


def served() -> dict[str, bytes]:
    """Everything by the name under which it is served."""
    files = static.collect(FOLDER)
    plain = {Path(name).name: data for name, data in files.items() if not name.endswith(".js")}
    found = plain | {name: script(name).encode() for name in SCRIPTS}
    return {name: data for name, data in found.items() if name not in _INSIDE}


def script(name: str) -> str:
    """The text of one script of `SCRIPTS`, without its types."""
    parts = "".join((FOLDER / part).read_text(encoding="utf-8") for part in SCRIPTS[name])
    return f'(function () {{\n"use strict";\n{_TYPES.sub("", parts)}}})();\n'


def style(name: str) -> str:
    """The text of one style sheet, whatever folder it lies in."""
    (found,) = FOLDER.rglob(name)
    return found.read_text(encoding="utf-8")
