"""One string, one type: the votes of all mentions of a string in a document are counted together.

A title right before a name outvotes the rest of the document: "President Lincoln" is a person also where Lincoln is a
town. Everything else is one sum over the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.extract.names import words
from sayso.extract.names.candidate import Candidate
from sayso.extract.names.evidence import FAC, GPE, LOC, ORG, PERSON, Evidence, weigh
from sayso.model.mentions import EntityType

_TO_PLACES = frozenset("in near to from across".split())
_ORDER = (PERSON, ORG, GPE, LOC, FAC)


@dataclass(slots=True)
class Ballot:
    """All candidates that are one string, and their votes."""

    text: str
    candidates: list[Candidate] = field(default_factory=list)
    votes: list[Evidence] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words the string has."""
        return len(self.candidates[0].units)

    def total(self, kind: EntityType) -> float:
        """Return the sum of the votes for a type."""
        return sum(vote.weight for vote in self.votes if vote.type is kind)

    def winner(self) -> EntityType | None:
        """Return the type with most votes, or ``None`` where nothing speaks for any."""
        best = max(_ORDER, key=lambda kind: (self.total(kind), -_ORDER.index(kind)))
        return best if self.total(best) > 0 else None

    def has_rule(self, rule: str) -> bool:
        """Tell whether a rule has voted."""
        return any(vote.rule == rule for vote in self.votes)

    def best_rule(self, kind: EntityType) -> str:
        """Return the id of the weightiest rule that voted for a type."""
        found = [vote for vote in self.votes if vote.type is kind]
        return max(found, key=lambda vote: vote.weight).rule if found else "default"


def count_votes(candidates: Iterable[Candidate], acronyms: Mapping[str, str]) -> dict[str, Ballot]:
    """Collect the votes of every string, then let long names vote for their short forms."""
    ballots: dict[str, Ballot] = {}
    for candidate in candidates:
        ballot = ballots.setdefault(candidate.text, Ballot(candidate.text))
        ballot.candidates.append(candidate)
        ballot.votes.extend(weigh(candidate))
    _drop_bare_heads(ballots)
    _note_lone_surnames(ballots)
    _bind_acronyms(ballots, acronyms)
    _bind_parts(ballots)
    return ballots


def _drop_bare_heads(ballots: dict[str, Ballot]) -> None:
    """Take the votes from a bare "Court" or "Centre" that is short for no longer name of the document."""
    heads = words.word_set("organisations", "org_head", "fac_head", "loc_head", "gpe_head", "org_opener")
    for text, ballot in ballots.items():
        if ballot.words > 1 or text.lower() not in heads or words.is_listed_body(text) or words.is_region(text):
            continue
        if not any(other.endswith(f" {text}") or f"{text} of " in other for other in ballots):
            ballot.votes.clear()


def _bind_acronyms(ballots: Mapping[str, Ballot], acronyms: Mapping[str, str]) -> None:
    for short, long in acronyms.items():
        if short not in ballots or long not in ballots:
            continue
        if not words.is_given_name(long.split()[0]):
            ballots[long].votes.append(Evidence(ORG, 1.5, "acronym-binding"))
        kind = ballots[long].winner()
        if kind is not None:
            ballots[short].votes.append(Evidence(kind, 8.0 * len(ballots[short].candidates), "acronym-binding"))


def _note_lone_surnames(ballots: Mapping[str, Ballot]) -> None:
    """Let a long name whose last word also stands alone be a person: bodies are seldom called by their last word."""
    for ballot in ballots.values():
        units = ballot.candidates[0].units
        if not 2 <= len(units) <= 4 or ballot.candidates[0].is_joined or units[-1].text not in ballots:
            continue
        if words.place_weight(units[-1].text) < 0.8 and not words.is_listed_body(units[-1].text):
            ballot.votes.append(Evidence(PERSON, 2.5, "surname-alone"))


def _bind_parts(ballots: Mapping[str, Ballot]) -> None:
    """Let "Hugo Orel", once known as a person, vote for "Orel" and, less, for "Hugo"; bodies for their short names."""
    surnames: dict[str, int] = defaultdict(int)
    firsts: set[str] = set()
    bodies: dict[str, int] = defaultdict(int)
    for ballot in ballots.values():
        if ballot.words < 2:
            continue
        _vote_for_seat(ballot, ballots)
        kind = ballot.winner()
        units = ballot.candidates[0].units
        if kind is PERSON:
            firsts.add(units[0].text)
            sure = words.is_given_name(units[0].text)
            for start in range(1, len(units)):
                surname = " ".join(unit.text for unit in units[start:])
                if sure or words.place_weight(surname) < 1.0 or start == len(units) - 1:
                    surnames[surname] += len(ballot.candidates)
        elif kind is ORG and not words.place_weight(units[0].text):
            bodies[units[0].text] += 1
    for ballot in ballots.values():
        _vote_for_part(ballot, surnames, firsts, bodies)


def _vote_for_part(ballot: Ballot, surnames: Mapping[str, int], firsts: set[str], bodies: Mapping[str, int]) -> None:
    weight = float(len(ballot.candidates))
    if ballot.text in surnames and not _stands_as_place(ballot):
        ballot.votes.append(Evidence(PERSON, 7.0 * weight, "surname"))
    elif ballot.words == 1 and ballot.text in firsts and not words.place_weight(ballot.text) >= 0.8:
        ballot.votes.append(Evidence(PERSON, 2.0 * weight, "first-name"))
    elif ballot.words == 1 and bodies.get(ballot.text, 0) > 1:
        ballot.votes.append(Evidence(GPE, 1.5 * weight, "opens-names"))  # two bodies are called after a town
    elif ballot.words == 1 and ballot.text in bodies:
        ballot.votes.append(Evidence(ORG, 1.0 * weight, "short-name"))


def _vote_for_seat(ballot: Ballot, ballots: Mapping[str, Ballot]) -> None:
    """Let "Kingdom of Orel" and "University of Orel" say that Orel is a place."""
    units = ballot.candidates[0].units
    if (
        not ballot.candidates[0].is_joined
        or len(units) < 3
        or units[-2].lower not in {"of", "in"}
        or units[-1].text not in ballots
    ):
        return
    if units[-3].lower in words.word_set("organisations", "gpe_opener") | {"university", "bank", "bishop", "museum"}:
        seat = ballots[units[-1].text]
        seat.votes.append(Evidence(GPE, 3.0 * len(seat.candidates), "seat-of-name"))


def _stands_as_place(ballot: Ballot) -> bool:
    """Tell whether a string that is also a well-known place is used as one: after "in", before its country."""
    if words.place_weight(ballot.text) < 0.8:
        return False
    return any(vote.rule in {"place-preposition", "place-in-place"} for vote in ballot.votes)


def type_at(candidate: Candidate, ballot: Ballot) -> EntityType | None:
    """Return the type of one mention: the document's, unless a title right before it makes it a person."""
    if candidate.is_titled:
        return PERSON
    winner = ballot.winner()
    if winner is PERSON and words.place_weight(ballot.text) >= 0.25 and not ballot.has_rule("surname"):
        before = candidate.token_before()
        if before is not None and before.lower_ in _TO_PLACES:
            return GPE  # "President Lincoln" was a person; "a train to Lincoln" is not
    return winner
