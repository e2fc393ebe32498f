"""The captured bytes, kept under their own hash: written once, whole or not at all, and checked when read.

``root/ab/abcdef…`` holds the bytes whose SHA-256 is ``abcdef…``. A write goes to a temporary file in the same folder,
is forced to the disk and then renamed, so that no crash leaves half a file under a final name.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import NotFound, StoreError


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of captured bytes, addressed by their content."""

    root: Path

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256 in hexadecimal; the same bytes are kept once.

        Raises:
            StoreError: if the bytes could not be written whole.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if self.has(sha256):
            return sha256
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, data)
            _sync_folder(path.parent)
        except OSError as error:
            raise StoreError(
                f"The captured bytes {sha256[:12]} could not be written to the archive: {error.strerror or error}.",
                hint="Make room or give yourself leave to write there, and run the same command again.",
            ) from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes with this hash.

        Raises:
            NotFound: if the archive does not hold them.
            StoreError: if what it holds is no longer what was captured.
        """
        try:
            data = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound(f"The archive does not hold {sha256[:12]}.") from None
        except OSError as error:
            raise StoreError(f"The archive cannot read {sha256[:12]}: {error.strerror or error}.") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError(
                f"The archive's copy of {sha256[:12]} was changed after it was captured.",
                hint="Restore it from a backup; sayso never mends what was captured.",
            )
        return data

    def has(self, sha256: str) -> bool:
        """Tell whether the archive holds the bytes with this hash."""
        return self._path(sha256).is_file()

    def hashes(self) -> Iterator[str]:
        """Yield the hashes of everything that is kept, in order."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir() if len(path.name) == 64)

    def _path(self, sha256: str) -> Path:
        if len(sha256) != 64 or not all(digit in "0123456789abcdef" for digit in sha256):
            raise NotFound(f"Not a SHA-256: {sha256[:70]!r}.")
        return self.root / sha256[:2] / sha256


def _write_whole(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # only POSIX lets a folder be forced to the disk
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
