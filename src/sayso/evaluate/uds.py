"""UDS-IH2: whether an event happened, as a sentence tells it, beside the answers of many readers.

The set (Universal Decompositional Semantics, "It Happened" 2) gives sentences of the English Web Treebank with a value
from -3 (certainly did not) to 3 (certainly did) for single words. In three classes: *no* up to -1, *yes* from 1, and
*open* between. Every word asked about is judged by the stage that judges claims, whether or not a claim is made of it.

How sayso's reading comes to a class was fixed on the train part: what lies ahead, is ordered, wished or only possible
has not happened (*no*); a question leaves it *open*, unless it takes it for granted ("Where are they living?": *yes*),
and so do "whether", what is merely possible on somebody's word, and what somebody is not said to have said; a negation
does too, for the set's readers said of "did not open" as often that it holds as that it does not (42 % yes, 30 %
between, 28 % no in train); what else the sentence says is *yes*, hearsay included. The figure ``negations read as no``
shows what the plain reading of a negation gives.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import EvaluationError
from sayso.evaluate.counting import accuracy, macro_f1, majority
from sayso.evaluate.reading import read_document
from sayso.evaluate.report import Example, Figure, Report, confusions_of
from sayso.evaluate.showing import show
from sayso.model.claims import Certainty, Polarity
from sayso.model.spans import Span

if TYPE_CHECKING:
    from sayso.extract.factuality import Factuality
    from sayso.extract.reading import Reading
    from sayso.model.documents import Document

YES, OPEN, NO = "yes", "open", "no"
At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence and the words asked about: where they stand and the readers' value."""

    id: str
    text: str
    words: tuple[tuple[At, float], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The answers for one word: gold's class, and what the stage made of it (None: it could not be read)."""

    asked: Asked
    at: At
    gold: str
    state: Factuality | None


def class_of(value: float) -> str:
    """Return the class of a value between -3 and 3."""
    if value <= -1:
        return NO
    return YES if value >= 1 else OPEN


def read_uds(data: Path, split: str, limit: int | None = None) -> Iterator[Asked]:
    """Read the sentences of a split; raises EvaluationError where it is not there."""
    path = data / f"{split}.jsonl"
    if not path.is_file():
        raise EvaluationError(f"{path} is not there.", hint="Point --data at the set's folder.")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[:limit]):
        entry = json.loads(line)
        places = word_places(entry["text"])
        words = tuple((places[target["span1"][0]], float(target["label"])) for target in entry["targets"])
        yield Asked(f"{split}-{number}", entry["text"], words)


def word_places(text: str) -> list[At]:
    """Return where the words of a text stand that blanks separate."""
    found, position = [], 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        found.append((start, position))
    return found


def evaluate_uds(data: Path, split: str, limit: int | None = None) -> Report:
    """Score factuality on a split of UDS-IH2 (``dev`` or ``train``; ``test`` where it is there)."""
    sentences = list(read_uds(data, split or "dev", limit))
    judged = [answer for asked in sentences for answer in judge_words(asked)]
    pairs = [(j.gold, answer_of(j.state)) for j in judged]
    plain = [(j.gold, answer_of(j.state, negated=NO)) for j in judged]
    dull = majority(pairs)
    return Report(
        benchmark="uds",
        split=split or "dev",
        documents=len(sentences),
        figures=(
            Figure(name="factuality macro-F1", value=macro_f1(pairs), n=len(pairs), baseline=macro_f1(dull)),
            Figure(name="factuality accuracy", value=accuracy(pairs), n=len(pairs), baseline=accuracy(dull)),
            Figure(name="negations read as no: macro-F1", value=macro_f1(plain), n=len(plain)),
            Figure(name="negations read as no: accuracy", value=accuracy(plain), n=len(plain)),
        ),
        examples=tuple(_errors(judged)),
        confusions=confusions_of("factuality", pairs),
    )


def answer_of(state: Factuality | None, *, negated: str = OPEN) -> str:
    """Return the class that a reading comes to; a word that could not be read is taken to have happened."""
    if state is None:
        return YES
    if state.is_future:
        return NO
    is_negative = state.is_denied or state.polarity is Polarity.NEGATIVE
    if _is_only_asked(state):
        return YES if state.is_presupposed and not is_negative else OPEN
    if any(hit.entry.id in _UNDECIDED for hit in state.cues):
        return OPEN
    if is_negative:
        return negated
    return _unnegated(state)


_UNDECIDED = frozenset({"whether"})


def _is_only_asked(state: Factuality) -> bool:
    return state.is_asked and not state.is_able and state.certainty is Certainty.CERTAIN


def _unnegated(state: Factuality) -> str:
    if state.is_hypothetical or state.is_able:
        return NO
    if state.certainty is Certainty.POSSIBLE:
        return OPEN if state.frames else NO
    return OPEN if state.certainty is Certainty.UNDERSPECIFIED else YES


def judge_words(asked: Asked) -> Iterator[Judged]:
    """Yield the answers for the words of one sentence."""
    document = read_document(asked.text.encode("utf-8"), name=f"{asked.id}.txt")
    shift = document.text.find(asked.text)
    readings = _readings(document) if shift >= 0 else []
    for (start, end), value in asked.words:
        reading = next((r for r in readings if r.parsed.passage.span.contains(Span(start + shift, end + shift))), None)
        state = _state_at(Span(start + shift, end + shift), reading) if reading is not None else None
        yield Judged(asked, (start, end), class_of(value), state)


def _readings(document: Document) -> list[Reading]:
    from sayso.extract.coreference import resolve_entities
    from sayso.extract.names import find_names
    from sayso.extract.parse import parse_passages
    from sayso.extract.reading import read_passage
    from sayso.extract.sources import Cast

    parsed = parse_passages(document)
    resolution = resolve_entities(document, parsed, find_names(document, parsed))
    cast = Cast({e.id: e for e in resolution.entities}, resolution.mentions, resolution, parsed)
    return [read_passage(passage, cast) for passage in parsed]


def _state_at(place: Span, reading: Reading) -> Factuality | None:
    from sayso.extract.clauses import Predication, form_of
    from sayso.extract.factuality import judge

    tokens = reading.parsed.tokens_in(place)
    if not tokens:
        return None
    word = tokens[0]
    of_word = [p for p in reading.predications if word.i in (p.head.i, p.verb.i)]
    predication = of_word[0] if of_word else Predication(word, word, form_of(word))
    return judge(predication, reading.frames, reading.operators)


def _errors(judged: Iterable[Judged]) -> Iterator[Example]:
    for answer in judged:
        ours = answer_of(answer.state)
        if ours != answer.gold:
            state = answer.state
            why = " ".join(h.entry.id for h in state.cues) if state is not None else "not read"
            yield show(answer.asked, f"{answer.gold} read as {ours}", answer.at, answer.gold, ours, why)
