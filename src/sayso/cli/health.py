"""What ``sayso doctor`` looks at."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from sayso import __version__
from sayso.errors import NotFound, SaysoError

OLDEST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at: is it well, what was seen, and what to do if it is not."""

    name: str
    well: bool
    seen: str
    advice: str = ""
    about_store: bool = False

    def lines(self) -> Iterator[str]:
        """Yield the finding for a terminal."""
        yield f"{'ok  ' if self.well else 'ILL '} {self.name}: {self.seen}"
        if self.advice:
            yield f"     → {self.advice}"


def examine(store: str) -> tuple[Finding, ...]:
    """Look at Python, the installed parts, the language model, the database library, and the collection."""
    checks: tuple[Callable[[], Finding], ...] = (_python, _sayso, _model, _encoder, _sqlite)
    return (*(check() for check in checks), *_collection(store))


def _python() -> Finding:
    return Finding(
        name="Python",
        well=sys.version_info >= OLDEST_PYTHON,
        seen=f"{platform.python_version()} on {platform.system()}",
        advice="" if sys.version_info >= OLDEST_PYTHON else "Install Python 3.11 or newer.",
    )


def _sayso() -> Finding:
    from sayso.extract.analysis import EXTRACTOR

    versions = [
        f"{name} {metadata.version(name)}"
        for name in ("spacy", "onnxruntime", "SQLAlchemy", "selectolax", "trafilatura")
    ]
    return Finding(name="sayso", well=True, seen=f"{__version__}, extractor {EXTRACTOR}; {', '.join(versions)}")


def _model() -> Finding:
    from sayso.extract.parse import MODEL, load_pipeline

    return _loads("language model", MODEL, lambda: len(load_pipeline()("The council said so.")) == 5)


def _encoder() -> Finding:
    from sayso.encoder.session import load_encoder, model_name
    from sayso.model.spans import Span

    text = "Mira Tessendorf said so."
    return _loads("encoder", model_name(), lambda: len(load_encoder().read(text, [Span(0, len(text))]).names) == 1)


def _loads(name: str, model: str, reads: Callable[[], bool]) -> Finding:
    """Load a model and have it read a sentence."""
    try:
        well = reads()
    except Exception as error:  # a missing or half-installed model fails in many ways
        return Finding(
            name=name,
            well=False,
            seen=f"{model} does not load ({type(error).__name__}: {error})",
            advice="Install sayso again: make install.",
        )
    return Finding(name=name, well=well, seen=f"{model} loads and reads a sentence")


def _sqlite() -> Finding:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='porter unicode61')")
    except sqlite3.Error:
        return Finding(
            name="SQLite",
            well=False,
            seen=f"{sqlite3.sqlite_version}, without full text search (FTS5)",
            advice="Use a Python whose SQLite has FTS5, such as the one of your distribution or of python.org.",
        )
    finally:
        connection.close()
    return Finding(name="SQLite", well=True, seen=f"{sqlite3.sqlite_version}, with full text search")


def _collection(store: str) -> Iterator[Finding]:
    from sayso.collection import Collection

    try:
        with Collection.open(store, create=False) as collection:
            size, faults = collection.size(), collection.check()
    except NotFound as error:
        yield Finding(name=f"collection {store}", well=True, seen="none yet", advice=error.hint)
        return
    except SaysoError as error:
        yield Finding(name=f"collection {store}", well=False, seen=error.message, advice=error.hint, about_store=True)
        return
    seen = f"{size.documents} reports, {size.claims} claims, {size.refusals} refusals; sound, and can be written to"
    yield Finding(
        name=f"collection {store}",
        well=not faults,
        seen=seen if not faults else "; ".join(faults[:5]),
        advice="Restore it from a copy, and read the captured bytes beside it again." if faults else "",
        about_store=True,
    )
    yield _room(Path(store))


def _room(path: Path) -> Finding:
    folder = path.absolute().parent if "://" not in str(path) else Path.cwd()
    free = shutil.disk_usage(folder).free
    return Finding(
        name="room on the disk",
        well=free >= LEAST_FREE_BYTES,
        seen=f"{free / 1e9:.1f} GB free",
        advice="" if free >= LEAST_FREE_BYTES else "Free some space before reading more.",
        about_store=True,
    )
