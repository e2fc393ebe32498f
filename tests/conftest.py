"""What all tests share: the same examples on every run, no time limit, and the bundled story read once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")


LONGEST_FIRST = (
    "tests/e2e/test_every_page.py",
    "tests/extract/test_analysis.py",
    "tests/e2e/test_hostile.py",
    "tests/web/test_hostile.py",
    "tests/test_replies.py",
    "tests/cli/test_process.py",
    "tests/web/test_bare.py",
    "tests/web/test_review.py",
)
"""Files that take long, so that no worker begins one of them when the others have nothing left to do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests of the longest files first; ``make test`` hands files to workers in this order."""
    rank = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: rank.get(item.nodeid.partition("::")[0], len(rank)))


@pytest.fixture(scope="session")
def demo_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled story as a collection, indexed; read once for all workers of a run, and written to by no test."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demo-story"
    path = folder / "story.db"
    folder.mkdir(exist_ok=True)
    with one_at_a_time(folder / "lock"):
        if not (folder / "ready").exists():
            read_story(path)
            (folder / "ready").touch()
    return path


def read_story(path: Path) -> None:
    """Read the bundled story into a collection at ``path``."""
    from sayso.collection import Collection
    from sayso.demo import story_reports
    from sayso.index import Index

    with Collection.open(path) as collection:
        for report in story_reports():
            for line in collection.read_bytes(report.read_bytes(), name=report.name, given=report.given):
                assert line.document, line
        Index(collection).refresh()


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold a lock that other processes wait for; where a system has none of the kind, one worker is assumed."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
