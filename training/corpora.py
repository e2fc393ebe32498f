"""The texts that the encoder is trained on, each with where it comes from and what it answers.

Only sets whose licence lets weights trained on them be shipped (``docs/model-card.md``).
"""

from __future__ import annotations

import os
from pathlib import Path

from sayso.encoder.windows import Pieces
from sayso.evaluate.annotated import read_annotated
from training.examples import Example, example_of
from training.reports import read_reports

INVENTED = Path(__file__).resolve().parent / "invented"


def data_folder(name: str) -> Path:
    """Return the folder of an unpacked set: ``$SAYSO_DATA`` or ``~/.cache/sayso-data``, and its name."""
    return Path(os.environ.get("SAYSO_DATA") or Path.home() / ".cache" / "sayso-data") / name


def wikinews(split: str, pieces: Pieces) -> list[Example]:
    """Wikinews articles, annotated in every layer (texts CC BY 2.5, annotations CC BY 4.0)."""
    return [example_of(article, pieces) for article in read_annotated(data_folder("wikinews-annotated"), split)]


def invented(pieces: Pieces) -> list[Example]:
    """Reports of our own, annotated in every layer."""
    return [example_of(report, pieces) for path in sorted(INVENTED.glob("*.ann.txt")) for report in read_reports(path)]


CORPORA = {
    "wikinews": lambda pieces: wikinews("train", pieces),
    "invented": invented,
}
"""The corpora by name, each a function from the pieces to examples."""
