"""What is known of one passage before claims are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.attribution import Frames, find_frames
from sayso.extract.clauses import Form, Predication, closing_nominals, find_predications, nominal
from sayso.extract.credits import Credit, find_credits
from sayso.extract.cues import CueHit, find_cues
from sayso.extract.factuality import Operators, find_operators
from sayso.extract.joining import join_frames
from sayso.extract.parse import ParsedPassage
from sayso.extract.sources import Cast


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed passage with its cues, frames, operators and predications."""

    parsed: ParsedPassage
    hits: tuple[CueHit, ...]
    frames: Frames
    operators: Operators
    predications: tuple[Predication, ...]
    seats: frozenset[int]
    credits: tuple[Credit, ...] = ()


def read_passage(parsed: ParsedPassage, cast: Cast) -> Reading:
    """Find everything in a passage that claims are made of."""
    hits = find_cues(parsed)
    credits_found = find_credits(parsed, hits, cast)
    frames = join_frames(find_frames(parsed, hits, cast), parsed)
    predications = [*find_predications(parsed.doc), *_noun_contents(frames), *closing_nominals(parsed.doc)]
    unique = {p.head.i: p for p in reversed(predications)}
    ordered = tuple(unique[i] for i in sorted(unique))
    seats = frozenset(p.verb.i for p in ordered if p.form is not Form.NOMINAL)
    operators = find_operators(parsed.doc, hits, frames)
    return Reading(parsed, hits, frames, operators, ordered, seats, credits_found)


def _noun_contents(frames: Frames) -> list[Predication]:
    """Return predications for nouns that are what is said: "announced the closure", "accused of theft"."""
    return [
        nominal(content)
        for frame in frames.frames
        for content in frame.contents
        if content.pos_ in {"NOUN", "ADJ"} and content.i not in frames.verbs
    ]
