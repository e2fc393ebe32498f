"""The texts that the encoder is trained on, each with where it comes from and what it answers.

Only sets whose licence lets weights trained on them be shipped (``docs/model-card.md``).
"""

from __future__ import annotations

import os
from pathlib import Path

from sayso.encoder.windows import Pieces
from sayso.evaluate.annotated import read_annotated
from sayso.evaluate.gum_mentions import read_gum
from sayso.evaluate.re3d import read_re3d
from training.examples import Example, example_of, silent_example
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


CLEAN_GENRES = frozenset({"news", "interview", "court", "academic"})
CLEAN_FOLDERS = ("CENTCOM", "US State Department", "Australian Department of Foreign Affairs")
"""The folders of re3d that may be trained on, less the one that is measured."""


def gum(pieces: Pieces) -> list[Example]:
    """Texts of GUM's clean genres, train part (CC BY), without their annotations: only a teacher answers for them."""
    documents = read_gum(data_folder("gum"), "train")
    return [silent_example(d.id, d.text, pieces) for d in documents if d.genre in CLEAN_GENRES]


def re3d(pieces: Pieces) -> list[Example]:
    """Texts of re3d's clean folders (public domain, CC BY), without their annotations."""
    documents = [d for folder in CLEAN_FOLDERS for d in read_re3d(data_folder("re3d") / folder)]
    return [silent_example(d.id, d.text, pieces) for d in documents]


CORPORA = {
    "wikinews": lambda pieces: wikinews("train", pieces),
    "invented": invented,
}
SILENT = {"gum": gum, "re3d": re3d}
"""Texts that nobody marked for us: the encoder learns from what its teachers hold of them."""
"""The corpora by name, each a function from the pieces to examples."""
