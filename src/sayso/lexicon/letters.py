"""Letters of other scripts in Latin ones (``letters.tsv``), and those that only look Latin (``lookalikes.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from sayso.errors import LexiconError


@cache
def latin_letters() -> Mapping[str, str]:
    """Return for letters of other scripts, in lower case, what news in English writes for them."""
    found: dict[str, str] = {}
    for script, letters, latin in _rows("letters.tsv"):
        pairs = list(zip(letters.split(), latin.split(), strict=False))
        if len(letters.split()) != len(latin.split()):
            raise LexiconError(f"letters.tsv: {script} has {len(letters.split())} letters and other Latin ones.")
        found.update({letter: "" if plain == "-" else plain for letter, plain in pairs})
    return found


@cache
def lookalikes() -> Mapping[str, str]:
    """Return for characters that look like a Latin letter and are none which one they look like."""
    return {char: latin for latin, chars in _rows("lookalikes.tsv") for char in chars.split()}


def _rows(name: str) -> Iterator[list[str]]:
    content = resources.files("sayso.lexicon").joinpath("data", name).read_text("utf-8")
    for line in content.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
