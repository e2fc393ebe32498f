"""Fixtures of the reading room, for tests with a client and for tests in a browser: the story, its room, its pages."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.collection import Collection
from sayso.web.app import create_app
from sayso.web.room import Settings
from tests.conftest import one_at_a_time
from tests.web.every_page import Page, Walk, walk

DESK = "the desk"


def copy_collection(story: Path, folder: Path) -> Path:
    """Copy a collection with its captured bytes, for a test that decides something; return its path."""
    for part in story.parent.glob(f"{story.name}*"):
        (shutil.copytree if part.is_dir() else shutil.copy)(part, folder / part.name)
    return folder / story.name


def open_room(path: Path, **settings: Any) -> FastAPI:
    """Return the room of a collection, open to everybody who comes in by a test's client."""
    return create_app(Settings(target=str(path), by=DESK, hosts=("testserver",), token="", **settings))


@pytest.fixture(scope="session")
def room(demo_story: Path) -> FastAPI:
    """The room of the bundled story. It is shared: tests read here, and decide in a ``desk_client``."""
    return open_room(demo_story)


@pytest.fixture(scope="session")
def client(room: FastAPI) -> Iterator[TestClient]:
    """A client of the shared room. A page that fails answers with 500, as in a browser."""
    with TestClient(room, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def desk_client(demo_story: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A client of a room of its own, in which a test may decide."""
    with TestClient(open_room(copy_collection(demo_story, tmp_path))) as client:
        yield client


@pytest.fixture(scope="session")
def story(demo_story: Path) -> Iterator[Collection]:
    """The collection behind the shared room."""
    with Collection.open(demo_story, create=False) as collection:
        yield collection


@pytest.fixture(scope="session")
def walked(demo_story: Path, request: pytest.FixtureRequest) -> Walk:
    """What one finds who goes through all doors of the room; gone through once for all workers of a run."""
    kept = demo_story.with_name("walked")
    with one_at_a_time(demo_story.with_name("walk-lock")):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(walk(request.getfixturevalue("client"))))
    found: Walk = pickle.loads(kept.read_bytes())  # noqa: S301 - written above
    return found


@pytest.fixture(scope="session")
def pages(walked: Walk) -> tuple[Page, ...]:
    """Every page of the room, with examples from the story."""
    return walked.pages
