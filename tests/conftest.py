"""What all tests share: the same examples on every run, and no time limit that a busy machine could break."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")
