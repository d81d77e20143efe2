"""The ways to take a meeting along: one row per address.

What makes a file is imported when the first one is made: python-pptx and Matplotlib are slow to
come, and a start needs neither.
"""

from __future__ import annotations

from dashboard.addresses import BRIEF, SCRIPT_PDF, SLIDES
from dashboard.meeting.request import Meeting
from dashboard.meeting.takeaway.request import Kind


def _deck(meeting: Meeting) -> bytes:
    from dashboard.meeting.takeaway import deck

    return deck.content(meeting)


def _paper(meeting: Meeting) -> bytes:
    from dashboard.meeting.takeaway import paper

    return paper.content(meeting)


def _brief(meeting: Meeting) -> bytes:
    from dashboard.meeting.takeaway import brief

    return brief.content(meeting)


KINDS = tuple(
    Kind(path=row.path, media_type=row.media_type, make=make)
    for row, make in ((SLIDES, _deck), (SCRIPT_PDF, _paper), (BRIEF, _brief))
)
