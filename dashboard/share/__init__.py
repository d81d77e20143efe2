"""Sharing: one page, shown as a dialog where there are scripts, that gives a view to an article."""

from dashboard.share.asked import read
from dashboard.share.page import document, refusal

__all__ = ["document", "read", "refusal"]
