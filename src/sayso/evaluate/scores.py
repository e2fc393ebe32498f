"""Find whatever on a sheet would score a claim, a person or an outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SCORE = re.compile(r"score|probabilit|confidence|risk|credib|truth|reliab", re.IGNORECASE)


def scored_fields(value: object, path: str = "sheet") -> Iterator[str]:
    """Yield the path of every key that names a score and of every number with a fraction: a sheet has none."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if _SCORE.search(str(key)):
                yield f"{path}.{key}"
            yield from scored_fields(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from scored_fields(inner, f"{path}[]")
    elif isinstance(value, float):
        yield f"{path} = {value}"
