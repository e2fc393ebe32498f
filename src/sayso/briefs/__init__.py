"""Briefs of a collection, legal read sheets, and checks of drafts: where what is asked for meets the reports."""

from __future__ import annotations

from sayso.briefs.checking import check
from sayso.briefs.choosing import MOST_REPORTS, choose
from sayso.briefs.making import brief_of, read_sheet_of

__all__ = ["MOST_REPORTS", "brief_of", "check", "choose", "read_sheet_of"]
