"""What is known of a public address: its path, what it gives, who serves it, and its keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from urllib.parse import quote

from geodata.language import Text
from geodata.query.keys import KEYS
from geodata.selection import Selection

#: `page`: for people; `press`: for articles; `file`: to take away; `data`: for programs; `state`
#: of the server.
Kind = Literal["page", "press", "file", "data", "state"]
KINDS: dict[Kind, Text] = {
    "page": Text("页面", "Pages"),
    "press": Text("供文章使用", "For articles"),
    "file": Text("文件", "Files"),
    "data": Text("数据", "Data"),
    "state": Text("服务状态", "State of the server"),
}
HTML = "text/html; charset=utf-8"
_GAP = re.compile(r"\{(\w+)\}")
_EVERY = tuple(KEYS)
#: What may stand in a gap of a path.
_GAPS = {
    "adcode": "[0-9]{6}",
    "supporter": "[a-z][a-z0-9_]{0,40}",
    "chart": "[a-z][a-z0-9_]{0,40}",
    "code": "[^/]+",
    "release": "[^/]+",
}


@dataclass(frozen=True, eq=False, kw_only=True)
class Address:
    """A public address.

    Attributes
    ----------
    path
        With gaps in braces, `/county/{adcode}`.
    label
        What people call it.
    about
        What it gives, in one sentence.
    module
        Below `callbacks`, the module whose `register` serves it.
    keys
        Keys of the selection that it reads.
    own
        Keys that no other page has, in the order in which addresses write them.
    in_header
        Whether the header of every page names it.
    chart
        The chart that oEmbed and share cards give for it; blank where it has none.
    operation
        Its `operationId` in the description of the addresses; blank where none is given.
    kept
        Whether it has an ETag and may be answered with 304.
    limited
        Whether it is made one at a time, and refused with 429 or 503 where too many ask.
    """

    path: str
    label: Text
    about: Text
    module: str
    kind: Kind = "page"
    keys: tuple[str, ...] = _EVERY
    own: tuple[str, ...] = ()
    in_header: bool = False
    chart: str = ""
    operation: str = ""
    media_type: str = HTML
    kept: bool = True
    limited: bool = False
    more: Text = field(default=Text("", ""))

    def at(self, selection: Selection, query: str = "", /, **gaps: str) -> str:
        """The address of a selection; `query` holds keys of this address alone.

        >>> from dashboard.addresses import COUNTY, ECOLOGY
        >>> ECOLOGY.at(Selection(metric="pm25"), "show=indicators")
        '/ecology?metric=pm25&show=indicators'
        >>> COUNTY.at(Selection(lang="en"), adcode="500101")
        '/county/500101?lang=en'
        """
        return selection.at(self.filled(**gaps), query)

    def filled(self, **gaps: str) -> str:
        """The path with its gaps filled and no query; KeyError where one is not given."""
        return _GAP.sub(lambda gap: quote(gaps[gap[1]], safe=""), self.path)

    @property
    def gaps(self) -> tuple[str, ...]:
        """Names of what the path leaves open."""
        return tuple(_GAP.findall(self.path))

    @property
    def stem(self) -> str:
        """What stands before the first gap: `/snapshot/`."""
        return self.path.partition("{")[0]

    @property
    def shown(self) -> str:
        """The path as people read it: `/county/<adcode>`."""
        return _GAP.sub(r"<\1>", self.path)

    def rule(self, **converters: str) -> str:
        """The path as a server's routing writes it.

        >>> from dashboard.addresses import FIGURE_CODE
        >>> FIGURE_CODE.rule(code="path")
        '/v/<path:code>'
        """
        return _GAP.sub(
            lambda gap: f"<{converters[gap[1]]}:{gap[1]}>" if gap[1] in converters
            else f"<{gap[1]}>",
            self.path,
        )  # fmt: skip

    def match(self, path: str) -> dict[str, str] | None:
        """What stands in the gaps of a path; None where it is not of this address.

        >>> from dashboard.addresses import COUNTY
        >>> COUNTY.match("/county/500101/"), COUNTY.match("/county/x")
        ({'adcode': '500101'}, None)
        """
        found = self._pattern.fullmatch(path)
        return found.groupdict() if found else None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = _GAP.split(self.path)
        gaps = [f"(?P<{name}>{_GAPS[name]})" for name in parts[1::2]]
        fixed = [re.escape(text) for text in parts[::2]]
        whole = "".join(a + b for a, b in zip(fixed, [*gaps, ""], strict=True))
        return re.compile(whole + ("/?" if self.kind == "page" and self.path != "/" else ""))
