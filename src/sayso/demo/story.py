"""The list of the bundled reports, read from ``story.toml`` beside their files.

Everything in the story is fictional. The manifest documents what each report is and which others it takes from; the
extractor never sees it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from sayso.model.documents import NOTHING_GIVEN, Given

_PACKAGE = "sayso.demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of the story: its file, and what the manifest says of it.

    ``published`` is EDTF; ``kind`` and ``derives_from`` (names of files) document the story and feed tests. ``given``
    is what a reader would have to say of the file because it does not say so itself: nothing for pages and the PDF.
    """

    name: str
    outlet: str
    title: str
    published: str
    url: str
    kind: str
    derives_from: tuple[str, ...]
    about: str
    given: Given

    @property
    def resource(self) -> Traversable:
        """The file inside the package, also where the package is a zip archive."""
        return files(_PACKAGE).joinpath("reports", self.name)

    def read_bytes(self) -> bytes:
        """Return the file's bytes as they are."""
        return self.resource.read_bytes()

    def as_path(self) -> AbstractContextManager[Path]:
        """Give the file a path on disk for as long as the context lasts."""
        return as_file(self.resource)


@cache
def story_reports() -> tuple[Report, ...]:
    """Return the reports of the story in the order of the manifest, which is the order of their names."""
    manifest = tomllib.loads(files(_PACKAGE).joinpath("story.toml").read_text(encoding="utf-8"))
    return tuple(_report(entry) for entry in manifest["report"])


def _report(entry: Mapping[str, Any]) -> Report:
    return Report(
        name=entry["file"],
        outlet=entry["outlet"],
        title=entry["title"],
        published=entry["published"],
        url=entry["url"],
        kind=entry["kind"],
        derives_from=tuple(entry["derives_from"]),
        about=entry["about"],
        given=_given(entry) if entry["given"] else NOTHING_GIVEN,
    )


def _given(entry: Mapping[str, Any]) -> Given:
    return Given(title=entry["title"], publisher=entry["outlet"], published=entry["published"], url=entry["url"])
