"""The ways to take a meeting along: one row per address.

What makes a file is imported when the first one is made: python-pptx and Matplotlib are slow to
come, and a start needs neither.
"""

from __future__ import annotations

from dashboard.meeting.asked import Meeting
from dashboard.meeting.takeaway.asked import Kind

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def _deck(meeting: Meeting) -> bytes:
    from dashboard.meeting.takeaway import deck

    return deck.content(meeting)


def _paper(meeting: Meeting) -> bytes:
    from dashboard.meeting.takeaway import paper

    return paper.content(meeting)


def _brief(meeting: Meeting) -> bytes:
    from dashboard.meeting.takeaway import brief

    return brief.content(meeting)


KINDS = (
    Kind(path="/present.pptx", media_type=PPTX, make=_deck),
    Kind(path="/present.pdf", media_type="application/pdf", make=_paper),
    Kind(path="/brief.html", media_type="text/html; charset=utf-8", make=_brief),
)
