"""Ids are hashes of content: the same bytes and the same extractor give the same ids on any machine, in any order."""

from __future__ import annotations

import hashlib
import json


def content_id(prefix: str, *parts: str | int | None) -> str:
    """Return ``prefix-`` and the first 16 hexadecimal digits of the SHA-256 of ``parts``.

    The parts are written as a JSON array, so that ("ab", "c") and ("a", "bc") differ.
    """
    canonical = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(canonical.encode('ascii')).hexdigest()[:16]}"
