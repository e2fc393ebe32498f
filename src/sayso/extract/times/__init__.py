"""Time expressions: found by an own grammar, written as EDTF, never finer than the words.

:func:`find_timexes` is the stage. ``rules`` reads simple expressions, ``combine`` joins them to ranges and bounds,
``resolve`` puts them on the calendar, and ``govern`` says which of them tells when a given predicate holds.
"""

from sayso.extract.times.finder import find_timexes
from sayso.extract.times.govern import time_for

__all__ = ["find_timexes", "time_for"]
