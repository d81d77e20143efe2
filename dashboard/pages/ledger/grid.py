"""The grid in the browser: its scripts, its columns and its words.

AG Grid comes in dash-ag-grid's React component, which `assets/records` mounts on a document of
ours. Its Python module is never imported: importing it would put its script on every page of
every Dash app in the process, and here no callback is needed that would be worth Dash's renderer.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dash
from dash import html

from dashboard.markup import Component
from dashboard.markup.html import attributes
from dashboard.pages.ledger.columns import COLUMNS
from dashboard.pages.ledger.scene import LedgerScene
from geodata.language import Message
from geodata.records.book import MOST

#: In the order in which the page needs them; the last is there before the grid would load it.
SCRIPTS = ("prop-types.js", "react.js", "react-dom.js", "grid.js", "grid-community.js")
WORDS: dict[str, Message] = {
    "noRowsToShow": Message("没有符合条件的记录。"),
    "loadingOoo": Message("正在载入…"),
    "loadingError": Message("没有载入"),
    "ariaLabelCellEditor": Message("单元格"),
    "ariaSortableColumn": Message("按回车键排序"),
    "ariaRowSelect": Message("按空格键选择此行"),
    "ariaRowDeselect": Message("按空格键取消选择"),
    "ariaRowSelectionDisabled": Message("此行不能选择"),
}


def scripts() -> dict[str, bytes]:
    """The files of `SCRIPTS` by name, from the packages that ship them."""
    spec = find_spec("dash_ag_grid")
    if spec is None or spec.origin is None:  # pragma: no cover - the lock names it
        raise ModuleNotFoundError("dash_ag_grid")
    grid, deps = Path(spec.origin).parent, Path(dash.__file__).parent / "deps"
    found = (
        _newest(deps, "prop-types@15.*.min.js"),
        _newest(deps, "react@18.*.min.js"),
        _newest(deps, "react-dom@18.*.min.js"),
        grid / "dash_ag_grid.min.js",
        grid / "async-community.js",
    )
    return {name: _unmapped(path) for name, path in zip(SCRIPTS, found, strict=True)}


def _newest(folder: Path, pattern: str) -> Path:
    return sorted(folder.glob(pattern))[-1]


def _unmapped(path: Path) -> bytes:
    """A script without the line that names its source map, which is not served."""
    lines = path.read_bytes().rstrip().split(b"\n")
    return b"\n".join(lines[:-1] if lines[-1].startswith(b"//# sourceMappingURL=") else lines)


def grid(scene: LedgerScene) -> Component:
    """The place of the grid, empty without scripts; what it needs to know lies in its data."""
    language = scene.language
    told = {
        "columns": [_column(column, scene) for column in COLUMNS],
        "words": {key: message.text(language) for key, message in WORDS.items()},
        "label": Message("台账记录").text(language),
        "failed": Message("没有载入记录，请重试或刷新页面。").text(language),
        "piece": MOST // 2,
    }
    return html.Div(
        id="grid",
        className="grid",
        hidden=True,
        **attributes({"data-grid": json.dumps(told, ensure_ascii=False)}),
    )


def _column(column: Any, scene: LedgerScene) -> dict[str, Any]:
    return {
        "key": column.key,
        "label": column.label.in_(scene.language),
        "width": column.width,
        "flex": column.flex,
        "number": column.number,
        "room": column.room,
    }
