"""Sharing: one page, shown as a dialog where there are scripts, that gives a view to an article."""

from dashboard.share.page import document, refusal
from dashboard.share.request import read

__all__ = ["document", "read", "refusal"]
