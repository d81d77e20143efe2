"""The same query as `/present`, read strictly: a file mends nothing.

Theme and room are read, so that a link from the wall can be kept as it is, and change nothing:
what is taken away is light, and its type is that of its paper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.delivery import program
from dashboard.delivery.codes import Codes
from dashboard.meeting import request
from dashboard.meeting.request import Meeting
from dashboard.site import Site
from geodata.errors import BadSelection
from geodata.language import Message
from geodata.query import settling

#: A metric that every filter of a meeting applies to: what it cannot use, no step can.
WIDEST = "projects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A way to take a meeting along.

    Attributes
    ----------
    path
        Its address.
    make
        From a meeting to the bytes.
    """

    path: str
    media_type: str
    make: Callable[[Meeting], bytes]

    @property
    def ending(self) -> str:
        """File name extension."""
        return self.path.rsplit(".", 1)[-1]


def read(site: Site, query: str) -> Meeting:
    """The meeting that an address names.

    Raises
    ------
    UnknownKey
        The release is not known.
    BadSelection, BadOption
        Anything in the query is wrong, has no effect on a meeting, or leaves nothing to show.
    """
    meeting = request.read(site, query)
    refused = [one for one in meeting.notices if one not in meeting.emptied]
    filters = meeting.chosen.but(metric=WIDEST)
    refused += settling.settle(filters, meeting.site.atlas.scope).notices
    if meeting.emptied and meeting.script is meeting.site.office.script(meeting.site.atlas).script:
        none = meeting.emptied[0]  # no step has a figure, so the wall would show the whole script
        mend = Message("请放宽筛选。")
        refused.append(
            BadSelection(where=none.where, found=none.found, expected=none.expected, mend=mend)
        )
    if refused:
        raise refused[0]
    return meeting


def key(meeting: Meeting, kind: Kind) -> str:
    """What decides the bytes, as one digest: names the file in a store, and is its ETag."""
    release = meeting.site.facts.atlas.tables.release
    return program.key(
        kind.path, release.id, release.digest,
        meeting.site.boundaries.digest, repr(meeting.script),
        meeting.chosen.but(release=release.id).query(),
        meeting.site.owner_number, meeting.site.public_url,
    )  # fmt: skip


def name(meeting: Meeting, kind: Kind) -> str:
    """File name: ASCII, with language, filters where they are few, release and its date."""
    chosen = meeting.chosen.but(lang="zh", release=None).query()
    plain = "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in chosen)
    release = meeting.site.facts.atlas.tables.release
    language = meeting.language if meeting.language != "zh" else ""
    kept = plain if len(plain) <= 60 else hashlib.sha256(chosen.encode()).hexdigest()[:8]
    parts = ("meeting", kept, language, release.id, f"{release.date:%Y%m%d}")
    return "_".join(part for part in parts if part) + f".{kind.ending}"


def remember(meeting: Meeting, codes: Codes) -> None:
    """The codes that stand in the file must be found again."""
    release = meeting.site.facts.id
    for step in meeting.script.steps:
        codes.remember(step.shown(meeting.language, release), release)
