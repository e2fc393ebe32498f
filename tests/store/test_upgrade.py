"""Upgrades are all or nothing, keep a copy, and refuse what they do not know."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from sayso.errors import StoreError, WrongVersion
from sayso.store import Store
from sayso.store.engine import explained, open_engine, reading
from sayso.store.fulltext import INDEXES
from sayso.store.schema import VERSION_TABLE, metadata
from sayso.store.upgrade import MIGRATIONS, migration_numbers, prepare, read_version
from tests.ask import factories as f

SECOND = '''
"""A second step, for this test."""
from alembic import op
revision, down_revision, branch_labels, depends_on = "9998", "{last}", None, None

def upgrade():
    op.execute("CREATE TABLE extra (id INTEGER PRIMARY KEY)")
    op.execute("INSERT INTO extra SELECT count(*) FROM documents")
    op.execute("{final}")
'''


def steps_with(folder: Path, final: str = "SELECT 1") -> Path:
    """Return a folder of migrations with one more at the end, whose last statement is ``final``."""
    migrations = folder / "migrations"
    shutil.copytree(MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    step = SECOND.format(last=migration_numbers()[-1], final=final)
    (migrations / "versions" / "9998_more.py").write_text(step, encoding="utf-8")
    return migrations


def upgrade(path: Path, migrations: Path) -> None:
    engine = open_engine(path)
    with explained(path):
        prepare(path, engine, migrations)
    engine.dispose()


def tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "story.db") as store:
        store.add(f.rehearsal())
    return tmp_path / "story.db"


def test_the_migrations_lead_to_the_schema(path: Path) -> None:
    def is_ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        return kind != "table" or not any(str(name).startswith(index) for index in INDEXES)

    with reading(open_engine(path)) as connection:
        options = {"include_object": is_ours, "compare_type": True, "version_table": VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_number_of_the_last_step_is_recorded(path: Path) -> None:
    assert read_version(path) == migration_numbers()[-1]


def test_an_older_collection_is_upgraded_and_a_copy_kept(path: Path, tmp_path: Path) -> None:
    upgrade(path, steps_with(tmp_path))
    assert read_version(path) == "9998"
    assert "extra" in tables(path)
    with Store.open(path.with_name(f"story.db.before-{migration_numbers()[-1]}")).view() as view:
        assert list(view.analyses()) == [f.rehearsal()]


def test_an_upgrade_that_fails_leaves_nothing_half_done_and_can_be_repeated(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        upgrade(path, steps_with(tmp_path / "bad", "SELECT nonsense FROM nowhere"))
    assert read_version(path) == migration_numbers()[-1]
    assert "extra" not in tables(path)
    upgrade(path, steps_with(tmp_path / "good"))
    assert read_version(path) == "9998"


def test_a_collection_from_the_future_is_refused_and_left_byte_for_byte(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE sayso_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(WrongVersion, match="newer sayso"):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Some notes of mine.", b"SQLite format 3", b"\x00" * 4096])
def test_a_file_that_is_no_database_is_refused_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(WrongVersion, match="not a collection"):
        Store.open(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(WrongVersion, match="not a collection"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_broken_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    with pytest.raises(StoreError):
        Store.open(path)


def test_an_empty_file_becomes_a_collection(tmp_path: Path) -> None:
    path = tmp_path / "story.db"
    path.touch()
    Store.open(path)
    assert read_version(path) == migration_numbers()[-1]
