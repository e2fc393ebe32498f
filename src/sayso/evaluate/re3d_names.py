"""Names of the re3d set: its people, organisations and places that are named, beside sayso's.

The set marks nouns and pronouns too ("the ministers", "I"); scored are marks with a capital inside, less an article at
the head. A country that acts is an organisation for the set and a government or place for sayso: either is right.
"""

from __future__ import annotations

from pathlib import Path

from sayso.evaluate.names import Fits, NameTally, name_figures, names_of_analysis, without_article
from sayso.evaluate.re3d import At, Re3dDocument, read_re3d
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Report
from sayso.evaluate.spacy_alone import read_with_spacy
from sayso.model.documents import Given

_TYPES = frozenset({"Person", "Organisation", "Location"})
_FITS: Fits = {
    "PERSON": frozenset({"Person"}),
    "ORG": frozenset({"Organisation"}),
    "GPE": frozenset({"Location", "Organisation"}),
    "LOC": frozenset({"Location"}),
    "FAC": frozenset({"Location"}),
}
_PRONOUNS = frozenset("i we he she it they you our my his her its their your us".split())


def evaluate_re3d_names(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the names of one source's folder."""
    ours, spacy, count = NameTally(), NameTally(), 0
    for document in read_re3d(data / split, limit):
        count += 1
        given = Given(title=document.title or None)
        analysis = read_analysis(document.text.encode("utf-8"), name=f"{document.id}.txt", given=given)
        gold = gold_names(document)
        mine = {without_article(document.text, at): kind for at, kind in names_of_analysis(analysis).items()}
        plain = read_with_spacy(document.text).names
        theirs = {without_article(document.text, at): kind for at, kind in plain.items()}
        ours.add(document, gold, mine, _FITS, tell=True)
        spacy.add(document, gold, theirs, _FITS, tell=False)
    return Report(
        benchmark="re3d-names",
        split=split,
        documents=count,
        figures=tuple(name_figures(ours, spacy)),
        examples=tuple(ours.examples),
        notes=("Gold marks overlap each other and are partly of a machine: exact figures have a ceiling under 1.",),
    )


def gold_names(document: Re3dDocument) -> dict[At, str]:
    """Return the marked names with their types; of marks inside one another the longest."""
    found: dict[At, str] = {}
    for entity in sorted(document.entities, key=lambda e: (e.at[0] - e.at[1], e.at)):
        at = without_article(document.text, entity.at)
        words = document.text[slice(*at)]
        is_name = any(c.isupper() for c in words) and words.lower() not in _PRONOUNS and words[:1].isupper()
        inside = any(other[0] <= at[0] and at[1] <= other[1] for other in found)
        if entity.type in _TYPES and is_name and not inside:
            found[at] = entity.type
    return found
