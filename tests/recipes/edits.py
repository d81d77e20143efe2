"""The recipes of docs/develop.md as edits that can be performed on a copy of the tree.

A comment before a block of code says where the block goes:

`new: PATH`             the whole file
`before: PATH | TEXT`   before the one line that holds the text; likewise `after` and `instead`
`row after: PATH | TEXT` after the whole row that the line is of, however many lines it has
`into: PATH | KEY`      at the end of a list in a JSON file
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

_EDIT = re.compile(
    r"<!-- (?P<how>new|before|after|instead|row after|into): (?P<path>\S+)(?: \| (?P<anchor>.+?))? -->\n"
    r"```\w+\n(?P<code>.*?)```\n",
    re.DOTALL,
)
_ONE_LINE = re.compile(r"\s*[\w.]+\(.*\),")


@dataclass(frozen=True)
class Edit:
    """One block of code and where it goes."""

    how: str
    path: str
    anchor: str
    code: str

    def perform(self, tree: Path) -> None:
        """Do it in a tree; ValueError where the anchor is on no line or on several."""
        file = tree / self.path
        if self.how == "new":
            file.write_text(self.code, encoding="utf-8")
            return
        text = file.read_text(encoding="utf-8")
        file.write_text(
            self._into(text) if self.how == "into" else self._in(text), encoding="utf-8"
        )

    def _into(self, text: str) -> str:
        found = json.loads(text)
        found[self.anchor].append(json.loads(self.code))
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"

    def _in(self, text: str) -> str:
        lines = text.splitlines(keepends=True)
        found = [n for n, line in enumerate(lines) if self.anchor in line]
        if len(found) != 1:
            raise ValueError(f"{self.path}: {self.anchor!r} is on {len(found)} lines")
        first = found[0]
        start = {"before": first, "instead": first, "after": first + 1}.get(self.how)
        if start is None:
            start = _end_of_row(lines, first) + 1
        end = start + (self.how == "instead")
        return "".join([*lines[:start], self.code, *lines[end:]])


def _end_of_row(lines: list[str], at: int) -> int:
    """The last line of the call that a line is, or is a part of."""
    if _ONE_LINE.fullmatch(lines[at].rstrip()):
        return at
    indent = len(lines[at]) - len(lines[at].lstrip())
    for n in range(at + 1, len(lines)):
        text = lines[n].lstrip()
        if text.startswith(")") and len(lines[n]) - len(text) < indent:
            return n
    raise ValueError(f"no end of the row at line {at + 1}")


def recipes(page: str) -> dict[str, list[Edit]]:
    """The edits of each recipe of a page, by its heading."""
    found = {}
    for part in re.split(r"^### ", page, flags=re.MULTILINE)[1:]:
        edits = [
            Edit(m["how"], m["path"], m["anchor"] or "", m["code"]) for m in _EDIT.finditer(part)
        ]
        if edits:
            found[part.partition("\n")[0]] = edits
    return found
