"""re3d: which two parties a document relates, beside readers who marked pairs of words in sentences.

A gold end is all that the readers called the same in one document: equal words (without "the"), and what they joined
by ``IsSynonymOf``. A gold pair is two such ends in no order, however often they were related; its types are all those
that were given. A tie of ours is such a pair where one of its ends has a name, or words that stand for it, at a place
of one gold end, or is called like it, and its other end so at the other. Untyped, the pair is enough. Typed, one of the
tie's relations must also come to one of gold's types (``TYPES``); a tie in the article's own words comes to none.

Being in one place, being apart and having a quality are no ties of a claim sheet: pairs of no other type are counted
apart, and a tie of ours on one is neither right nor wrong. The readers took a title for a synonym of its holder; so a
tie of ours that is only a title is neither right nor wrong where gold does not relate the two.

With gold names the reading is given the marked people, organisations and places as its names and draws the ties itself;
with its own names it is given nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.evaluate.counting import Score, overlaps, words_of
from sayso.evaluate.re3d import At, Named, Re3dDocument, Relation, read_re3d
from sayso.evaluate.reading import read_document
from sayso.evaluate.report import Example, Figure, Report
from sayso.model.documents import Given
from sayso.model.mentions import NAMED_TYPES, EntityType, Mention, MentionLevel
from sayso.model.spans import Span

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis
    from sayso.model.documents import Document

DEFAULT_FOLDER = "UK Government"
SYNONYM = "IsSynonymOf"
APART = frozenset({"CoLocated", "Apart", "HasAttrOf", SYNONYM})
TITLES = frozenset({"role_in"})
TYPES: dict[str, frozenset[str]] = {
    "met_with": frozenset({"CommWith"}),
    "agreed_with": frozenset({"CommWith"}),
    "attacked": frozenset({"FightingAgainst"}),
    "killed": frozenset({"FightingAgainst"}),
    "won": frozenset({"FightingAgainst"}),
    "arrested": frozenset({"FightingAgainst", "Dislikes"}),
    "cooperates_with": frozenset({"AlliesOf", "Likes"}),
    "supports": frozenset({"AlliesOf", "Likes"}),
    "funds": frozenset({"AlliesOf", "Likes"}),
    "gave": frozenset({"Likes"}),
    "linked_to": frozenset({"AlliesOf", "BelongsTo"}),
    "accused": frozenset({"Dislikes"}),
    "criticised": frozenset({"Dislikes"}),
    "member_of": frozenset({"BelongsTo"}),
    "role_in": frozenset({"BelongsTo", "InChargeOf"}),
    "owns": frozenset({"BelongsTo", "InChargeOf"}),
    "founded": frozenset({"InChargeOf"}),
    "organised": frozenset({"InChargeOf"}),
}
"""What the sheet's relations come to in the set's terms."""
_NAMES = {"Person": EntityType.PERSON, "Organisation": EntityType.ORG, "Location": EntityType.GPE}
_PRONOUNS = frozenset("i we us me you he him she her it they them this that these those who which".split())


@dataclass(frozen=True, slots=True)
class GoldEnd:
    """All that gold calls the same: every place, and the words."""

    at: tuple[At, ...]
    names: frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ends that gold relates, the types of their relations, and their words for whoever reads the errors."""

    a: GoldEnd
    b: GoldEnd
    types: frozenset[str]
    words: str

    @property
    def is_tie(self) -> bool:
        """Whether a claim sheet has ties of one of its types."""
        return bool(self.types - APART)


@dataclass(frozen=True, slots=True)
class End:
    """An end of ours: every place of the entity, and what it is called."""

    at: tuple[At, ...]
    names: frozenset[frozenset[str]]
    name: str


@dataclass(frozen=True, slots=True)
class OurPair:
    """Two ends that the sheet ties, and by which relations."""

    a: End
    b: End
    relations: frozenset[str]


def evaluate_re3d_ties(data: Path, split: str = "", limit: int | None = None) -> Report:
    """Score the ties of one source's folder (``split``; the UK Government's where none is said)."""
    documents = list(read_re3d(data / (split or DEFAULT_FOLDER), limit))
    return score_documents(documents, split or DEFAULT_FOLDER)


@dataclass(slots=True)
class _Tally:
    scores: dict[str, Score] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)

    def add(self, name: str, score: Score) -> None:
        self.scores[name] = self.scores.get(name, Score()) + score


def score_documents(documents: Iterable[Re3dDocument], split: str) -> Report:
    """Score documents with their own and with gold names, beside a reader who ties all names of a sentence."""
    tally, number = _Tally(), 0
    for document in documents:
        number += 1
        gold = gold_pairs(document)
        for label, analysis in (("own", _read(document, None)), ("gold", _read(document, document.entities))):
            _score(label, gold, our_pairs(analysis), tally)
            _add_baseline(label, gold, all_pairs(analysis), tally)
            if label == "own":
                _show(document, gold, our_pairs(analysis), tally)
    return Report(
        benchmark="re3d-ties",
        split=split,
        documents=number,
        figures=tuple(_figures(tally)),
        examples=tuple(tally.examples),
        notes=("Baseline: every pair of names in a sentence. No published relation figure was found.",),
    )


def _read(document: Re3dDocument, entities: Iterable[Named] | None) -> Analysis:
    from sayso.extract.analysis import analyse

    read = read_document(document.text.encode("utf-8"), name=f"{document.id}.txt", given=Given(title=document.title))
    return analyse(read) if entities is None else analyse(read, given_names=_as_names(entities, read))


def _as_names(entities: Iterable[Named], document: Document) -> tuple[Mention, ...]:
    """Return the marked people, organisations and places as names; no pronouns, and of two that overlap the longer."""
    kept: list[Named] = []
    for entity in sorted(entities, key=lambda e: (e.at[0] - e.at[1], e.at)):
        is_name = entity.type in _NAMES and entity.text.lower() not in _PRONOUNS
        if is_name and not any(overlaps(entity.at, other.at) for other in kept):
            kept.append(entity)
    return tuple(
        Mention(span=Span(*e.at), text=document.text[slice(*e.at)], level=MentionLevel.NAME, type=_NAMES[e.type])
        for e in sorted(kept, key=lambda e: e.at)
    )


def gold_pairs(document: Re3dDocument) -> list[Pair]:
    """Return the pairs that a document's readers related, each once."""
    same = _synonyms(document)
    ends = _gold_ends(document, same)
    found: dict[tuple[int, int], list[Relation]] = {}
    for relation in document.relations:
        one, two = sorted((same[_bag(relation.a.text)], same[_bag(relation.b.text)]))
        if one != two:
            found.setdefault((one, two), []).append(relation)
    return [
        Pair(ends[one], ends[two], frozenset(r.type for r in rows), f"{rows[0].a.text} – {rows[0].b.text}")
        for (one, two), rows in found.items()
    ]


def _synonyms(document: Re3dDocument) -> dict[frozenset[str], int]:
    """Number the ends of a document's relations, what is the same by one number."""
    same: dict[frozenset[str], int] = {}
    for relation in document.relations:
        for end in (relation.a, relation.b):
            same.setdefault(_bag(end.text), len(same))
    for relation in document.relations:
        if relation.type == SYNONYM:
            kept, gone = sorted((same[_bag(relation.a.text)], same[_bag(relation.b.text)]))
            same = {words: kept if number == gone else number for words, number in same.items()}
    return same


def _gold_ends(document: Re3dDocument, same: dict[frozenset[str], int]) -> dict[int, GoldEnd]:
    places: dict[int, set[At]] = {}
    for entity in (end for relation in document.relations for end in (relation.a, relation.b)):
        places.setdefault(same[_bag(entity.text)], set()).add(entity.at)
    names: dict[int, set[frozenset[str]]] = {}
    for words, number in same.items():
        names.setdefault(number, set()).add(words)
    return {number: GoldEnd(tuple(sorted(at)), frozenset(names[number])) for number, at in places.items()}


def _bag(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) - {"the"}


def our_pairs(analysis: Analysis) -> list[OurPair]:
    """Return the pairs that the sheet of an analysis ties, each once."""
    from sayso.ask.ties import find_ties

    ends = _ends(analysis)
    relations: dict[tuple[str, str], set[str]] = {}
    for tie in find_ties(analysis):
        a, b = sorted((tie.a.entity, tie.b.entity))
        relations.setdefault((a, b), set()).add(tie.relation)
    return [OurPair(ends[a], ends[b], frozenset(found)) for (a, b), found in relations.items()]


def all_pairs(analysis: Analysis) -> list[OurPair]:
    """Return every pair of named entities that one sentence names: the naive reader's ties."""
    ends = _ends(analysis)
    named = [(e.id, span) for e in analysis.entities if e.type in NAMED_TYPES for span in e.mentions]
    found = {
        tuple(sorted((one, two)))
        for passage in analysis.document.passages
        for one, two in combinations([i for i, span in named if passage.span.contains(span)], 2)
        if one != two
    }
    return [OurPair(ends[a], ends[b], frozenset()) for a, b in sorted(found)]


def _ends(analysis: Analysis) -> dict[str, End]:
    return {
        entity.id: End(
            at=tuple((span.start, span.end) for span in (*entity.mentions, *entity.references)),
            names=frozenset(_bag(name) for name in (entity.name, *entity.aliases)),
            name=entity.name,
        )
        for entity in analysis.entities
    }


def _fits(pair: Pair, ours: OurPair) -> bool:
    return (_is(pair.a, ours.a) and _is(pair.b, ours.b)) or (_is(pair.a, ours.b) and _is(pair.b, ours.a))


def _is(gold: GoldEnd, ours: End) -> bool:
    return bool(gold.names & ours.names) or any(overlaps(place, at) for place in gold.at for at in ours.at)


def _fits_typed(pair: Pair, ours: OurPair) -> bool:
    meant = {kind for relation in ours.relations for kind in TYPES.get(relation, ())}
    return bool(meant & pair.types) and _fits(pair, ours)


def _count(gold: list[Pair], ours: list[OurPair], fits: Callable[[Pair, OurPair], bool]) -> Score:
    """Count pairs; ours on a pair that gold has only apart, and a mere title, are left out where they are not right."""
    ties, apart = [p for p in gold if p.is_tie], [p for p in gold if not p.is_tie]
    right = [o for o in ours if any(fits(p, o) for p in ties)]
    wrong = [o for o in ours if o not in right and o.relations != TITLES and not any(_fits(p, o) for p in apart)]
    found = sum(any(fits(p, o) for o in ours) for p in ties)
    return Score(len(right), len(right) + len(wrong), found, len(ties))


def _score(label: str, gold: list[Pair], ours: list[OurPair], tally: _Tally) -> None:
    tally.add(f"ties with {label} names", _count(gold, ours, _fits))
    tally.add(f"typed ties with {label} names", _count(gold, ours, _fits_typed))
    apart = [p for p in gold if not p.is_tie]
    found = sum(any(_fits(p, o) for o in ours) for p in apart)
    tally.add(f"pairs apart with {label} names", Score(found, found, found, len(apart)))


def _add_baseline(label: str, gold: list[Pair], ours: list[OurPair], tally: _Tally) -> None:
    tally.add(f"baseline with {label} names", _count(gold, ours, _fits))


def _figures(tally: _Tally) -> Iterator[Figure]:
    for label in ("own", "gold"):
        baseline = tally.scores.get(f"baseline with {label} names", Score()).f1
        for name in (f"ties with {label} names", f"typed ties with {label} names"):
            score = tally.scores.get(name, Score())
            yield Figure(name=f"{name} precision", value=score.precision, n=score.ours)
            yield Figure(name=f"{name} recall", value=score.recall, n=score.gold)
            yield Figure(name=f"{name} F1", value=score.f1, n=score.gold, baseline=baseline)
        apart = tally.scores.get(f"pairs apart with {label} names", Score())
        yield Figure(name=f"pairs apart with {label} names recall", value=apart.recall, n=apart.gold)


def _show(document: Re3dDocument, gold: list[Pair], ours: list[OurPair], tally: _Tally) -> None:
    for pair in gold:
        if pair.is_tie and not any(_fits(pair, o) for o in ours):
            kinds = " ".join(sorted(pair.types))
            tally.examples.append(_example("missed tie", document, pair.words, kinds, "nothing"))
    for o in ours:
        if o.relations != TITLES and not any(_fits(p, o) for p in gold):
            words, said = f"{o.a.name} – {o.b.name}", " ".join(sorted(o.relations))
            tally.examples.append(_example("spurious tie", document, words, "nothing", said))


def _example(kind: str, document: Re3dDocument, words: str, gold: str, ours: str) -> Example:
    return Example(kind=kind, where=document.id, text=words, gold=gold, ours=ours)
