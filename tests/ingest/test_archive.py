"""The archive: bytes are kept once, under their hash, whole or not at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from sayso.errors import NotFound, StoreError
from sayso.ingest.archive import Archive


def test_bytes_come_back_as_they_were_put(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "new" / "archive")
    data = b"The caves \xff\x00 were closed."
    sha256 = archive.put(data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert archive.has(sha256)
    assert archive.get(sha256) == data
    assert archive.put(data) == sha256
    assert list(archive.hashes()) == [sha256]


def test_what_is_not_held_is_said_to_be_missing(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    assert not archive.has("0" * 64)
    with pytest.raises(NotFound):
        archive.get("0" * 64)
    with pytest.raises(NotFound):
        archive.get("../../etc/passwd")


def test_a_changed_file_is_found_when_it_is_read(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.put(b"The caves were closed.")
    (tmp_path / sha256[:2] / sha256).write_bytes(b"The caves were open.")
    with pytest.raises(StoreError, match="changed after it was captured"):
        archive.get(sha256)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    archive = Archive(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(StoreError, match="No space left"):
            archive.put(b"The caves were closed.")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert archive.get(archive.put(b"The caves were closed.")) == b"The caves were closed."
