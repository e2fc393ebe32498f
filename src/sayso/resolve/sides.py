"""Who stands on the two sides of a step: what the claim names, else what its sentence does, else what came before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon.stems import stem
from sayso.model.claims import Argument, Claim
from sayso.model.graph import Term
from sayso.model.mentions import CueKind, EntityType, PlacePrecision
from sayso.model.spans import Span
from sayso.resolve.families import same_noun
from sayso.resolve.frames import Frame, Report, Telling
from sayso.resolve.names import leads_body
from sayso.resolve.words import content_stems, find_words, fold

_PARTIES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.FAC, EntityType.GPE})
_GROUND = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
_TOWN = frozenset({PlacePrecision.NAMED_TOWN, PlacePrecision.ADMIN2, PlacePrecision.UNKNOWN})
_DOERS = ("agent", "holder", "also_agent")
_OBJECTS = ("patient", "also_patient", "with", "to", "against", "from", "for", "of", "by", "between", "body")
_WHERE = ("to", "in", "at", "patient")
_AFTER_PREPOSITION = re.compile(
    r"\s(?:of|in|on|at|for|from|with|by|to|about|over|under|between|after|before|that|which|who|worth)\s.*$"
)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|them|him|her|its|his|their|this|that|these|those|who|which|what|one|we|i|you|us|anything|nothing)$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|its|his|her|their|this|that)\s", re.IGNORECASE)
_MANY_OF = re.compile(r"^(?:\w+ )?(?:dozens|scores|hundreds|thousands|millions|number|group|crowds) of ", re.I)
_OF_THEM = re.compile(r"\bof (?:them|these|those|it)$", re.IGNORECASE)
_IN_SPITE = re.compile(r"^spite of (?:an? |the |its |his |her |their )?", re.IGNORECASE)
_BOTH = re.compile(
    r"^(?:the two|both|the pair|the two (?:men|women|sides|parties|leaders)|they|both (?:men|women|sides))$",
    re.IGNORECASE,
)
CLAUSE_END = frozenset(", ; : that who which said says told but because after before while if when since".split())
"""Words and marks behind which another clause begins."""
_PREPOSITIONS = frozenset("of in on at for from with by to about over under between into".split())
_MET = "presence.met"
"""The one step of two in which the object of the verb is the other side."""
_BESIDE = 6
"""How many characters may stand between a holder and the step that is theirs: "has", "had"."""
_REACH = 6
"""How many words after a step its other side may begin."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Subject, object and place of a step, as far as they are known."""

    a: Term | None
    b: Term | None
    place: Term | None
    is_inherited: bool = False


def words_term(words: str) -> Term | None:
    """Return a term for what has no name: its head noun first, then what qualifies it; ``None`` for a pronoun."""
    bare = words.strip().rstrip(".,;:")
    bare = _MANY_OF.sub("", bare)
    stems = [word for word in content_stems(_AFTER_PREPOSITION.sub("", bare)) if not word.isdigit()]
    if is_pronoun(bare) or not stems:
        return None
    last = fold(_AFTER_PREPOSITION.sub("", bare)).split()[-1]
    head = stem(same_noun(last)) if stem(last) == stems[-1] else stems[-1]
    return Term(key=f"words:{head} {' '.join(sorted(stems[:-1]))}".strip(), name=bare)


def term_of(argument: Argument | None, claim: Claim, report: Report) -> Term | None:
    """Return whom an argument names, also a body through those who act for it ("the board of the mill")."""
    found = report.names.of_argument(report.id, argument)
    if found is not None or argument is None or argument.span is None or not leads_body(argument.name):
        return found
    inside = {n.term for n in report.named if argument.span.contains(n.span)}
    return inside.pop() if len(inside) == 1 else None


def is_both(claim: Claim, frame: Frame) -> bool:
    """Tell whether "the two sides" do what an earlier sentence would say of whom."""
    return frame.rung.inherits and claim.subject is not None and _BOTH.match(claim.subject.name) is not None


def is_pronoun(words: str) -> bool:
    """Tell whether words name nothing by themselves: "it", "them", "14,000 of them"."""
    return _PRONOUN.match(words.strip()) is not None or _OF_THEM.search(words) is not None


def head_and_rest(term: Term) -> tuple[str, frozenset[str]]:
    """Return the head noun of a term without a name, and what qualifies it."""
    head, _, rest = term.key.removeprefix("words:").partition(" ")
    return head, frozenset(rest.split())


def participants(claim: Claim, *roles: str) -> Iterator[Argument]:
    """Yield a claim's arguments in these roles, in the order of the roles."""
    for role in roles:
        yield from (p.argument for p in claim.participants if p.role == role)


def town_of(claim: Claim, report: Report) -> Term | None:
    """Return the town where a claim's content happens, if the words give one."""
    place = claim.place
    if place is None or place.precision not in _TOWN:
        named = (report.names.of_argument(report.id, argument) for argument in participants(claim, "in", "at"))
        return next((term for term in named if term is not None and term.type is EntityType.GPE), None)
    return report.names.of_entity(report.id, place.entity) or Term(key=f"name:{fold(place.name)}", name=place.name)


def find_sides(claim: Claim, frame: Frame, telling: Telling, report: Report) -> Sides:
    """Return the sides of a step as one of its claims says it."""
    siblings = [c for c in frame.claims if c.id != claim.id]
    place = town_of(claim, report)
    if frame.rung.is_symmetric:
        return _pair(claim, siblings, frame, telling, report, place)
    if frame.is_done_to and not frame.undergoes and not frame.is_swapped and not _takes(claim):
        return Sides(None, _what(claim, frame, report), place)
    asked = _who_is_asked(frame, telling)
    if asked is not None:
        return Sides(asked, _object(claim, siblings, frame, telling, report, asked), place)
    a = _subject(claim, frame, report) or _named_before(claim, frame, telling, report)
    a = a or next(filter(None, (_subject(c, frame, report) for c in siblings)), None)
    if a is None and frame.rung.a == "person" and frame.undergoes:
        doer = term_of(claim.subject, claim, report)
        a = _next_named(frame, telling, report, doer, frozenset({EntityType.PERSON}))
    if a is None and frame.undergoes and frame.aspect:
        a = phrase_after(frame.core, telling, report)
    b = _object(claim, siblings, frame, telling, report, a)
    if frame.is_swapped:
        other = _swapped(frame, telling, report, a)
        return Sides(other, a, place)
    return Sides(a, b, place)


def _who_is_asked(frame: Frame, telling: Telling) -> Term | None:
    """Who is to do it in "called on the mayor to resign", "urged her to go": not whoever asks."""
    if frame.aspect != "asked" or frame.undergoes or frame.is_swapped:
        return None
    between = [n.term for n in telling.named if frame.span.start < n.span.start and n.span.end <= frame.core.start]
    fits = [term for term in between if frame.rung.a != "person" or term.type is not EntityType.GPE]
    return fits[-1] if fits else None


def _takes(claim: Claim) -> bool:
    taken = claim.object is not None and circumstance_of(claim) is None
    return taken or any(True for _ in participants(claim, "patient", "also_patient", "by"))


def circumstance_of(claim: Claim) -> str | None:
    """Return the noun of what something is done in spite of; it is no side of the step, and sets it apart."""
    for argument in (*participants(claim, "despite", "in"), *([claim.object] if claim.object else [])):
        role = next((p.role for p in claim.participants if p.argument == argument), "")
        bare = _IN_SPITE.sub("", argument.name)
        if role == "despite" or bare != argument.name:
            return head_of(bare)
    return None


def _what(claim: Claim, frame: Frame, report: Report) -> Term | None:
    """What is done to the subject of "the budget was approved", where nobody is said to do it."""
    found = term_of(claim.subject, claim, report)
    if found is not None or frame.rung.b != "thing" or claim.subject is None:
        return found
    return words_term(claim.subject.name)


def _subject(claim: Claim, frame: Frame, report: Report) -> Term | None:
    if not frame.core.overlaps(claim.head) and frame.aspect and frame.undergoes:
        return None  # the head is "voted" of "voted to close": what it takes is no side of the closing
    arguments = list(participants(claim, "patient", "also_patient")) if frame.undergoes else []
    if frame.undergoes and frame.core.of(report.analysis.document.text).endswith(" into"):
        arguments = list(participants(claim, "into")) or arguments  # "opened an inquiry into the fire"
    if frame.rung.a == "person" and frame.undergoes and not arguments and _acts(frame, report):
        return None  # "is in talks to sell its mill": who talks is not what is sold
    # "Was arrested", "was refused the licence": without a doer the subject is whoever it is done to.
    is_unnamed = frame.is_passive and bool(arguments) and term_of(arguments[0], claim, report) is None
    if not arguments or (is_unnamed and not _is_doer_behind(claim)):
        arguments = [*([claim.subject] if claim.subject else []), *participants(claim, "agent", "holder")]
    for argument in arguments:
        found = term_of(argument, claim, report)
        if found is not None and (frame.rung.a != "person" or found.type is EntityType.PERSON):
            return found
    if frame.rung.a == "thing":
        return next(filter(None, (words_term(a.name) for a in arguments)), None)
    return None


def _acts(frame: Frame, report: Report) -> bool:
    return frame.core.of(report.analysis.document.text).split()[-2:-1] == ["to"]


def _is_doer_behind(claim: Claim) -> bool:
    """Whether the subject is who did it, behind the verb: "Two clerks were expelled by the league"."""
    span = claim.subject.span if claim.subject is not None else None
    return span is not None and span.start >= claim.head.end


def _object(
    claim: Claim, siblings: Sequence[Claim], frame: Frame, telling: Telling, report: Report, a: Term | None
) -> Term | None:
    kind = frame.rung.b
    if kind == "none":
        return None
    if kind == "place":
        return _where(claim, report)
    if kind == "person":
        named = [term_of(argument, claim, report) for argument in participants(claim, "patient", "also_patient")]
        return next((t for t in named if t is not None and t.type is EntityType.PERSON), None)
    if kind == "thing":
        found = _thing(claim, frame, report, a)
        if found is not None:
            return found
    for one in (claim, *siblings):
        if frame.aspect and not frame.core.overlaps(one.head):
            continue
        arguments = [*participants(one, *_OBJECTS), *([one.object] if one.object else [])]
        if frame.undergoes:  # whoever did it is the other side
            arguments += [*participants(one, "agent"), *([one.subject] if one.subject else [])]
        named = [term_of(argument, one, report) for argument in arguments]
        found = next((t for t in named if t is not None and t != a and (kind == "thing" or t.type in _PARTIES)), None)
        if found is not None:
            return found
    if kind == "thing" and frame.aspect and not frame.core.overlaps(claim.head):
        return phrase_after(frame.core, telling, report)
    return None if kind == "thing" else _next_named(frame, telling, report, a)


def _thing(claim: Claim, frame: Frame, report: Report, a: Term | None) -> Term | None:
    """What a step is done to, with a name or without; what only goes with it ("aid to the island") comes after that."""
    if frame.aspect and not frame.core.overlaps(claim.head):
        return None
    for argument in (*participants(claim, "patient", "also_patient"), *([claim.object] if claim.object else [])):
        found = term_of(argument, claim, report) or words_term(argument.name)
        if found is not None and found != a and (a is None or fold(argument.name) != fold(a.name)):
            return found
    return None


def _where(claim: Claim, report: Report) -> Term | None:
    arguments = [*([claim.object] if claim.object else []), *participants(claim, *_WHERE)]
    named = (term_of(argument, claim, report) for argument in arguments)
    return next((t for t in named if t is not None and t.type in _GROUND), None) or town_of(claim, report)


def _swapped(frame: Frame, telling: Telling, report: Report, known: Term | None) -> Term | None:
    for claim in frame.claims:
        named = (term_of(argument, claim, report) for argument in participants(claim, "from", "by"))
        found = next((t for t in named if t is not None and t != known), None)
        if found is not None:
            return found
    return _next_named(frame, telling, report, known)


def _named_before(claim: Claim, frame: Frame, telling: Telling, report: Report) -> Term | None:
    """Who is named last before the step, where the claim has no subject of its own."""
    if claim.subject is not None or frame.undergoes or frame.rung.a == "thing":
        return None
    said = [step for step in claim.chain if step.cue is None or step.cue.kind is not CueKind.COMMISSIVE]
    holders = [step.source.span for step in said if step.source.span is not None]
    before = [n for n in telling.named if n.span.end <= frame.span.start and n.term.type in _PARTIES]
    near = frame.span.start - _BESIDE  # "the bank promised": who promises is the holder and does it
    kept = [n.term for n in before if not any(span.contains(n.span) for span in holders) or n.span.end >= near]
    return kept[-1] if kept and kept[-1].key not in report.media else None


def _next_named(
    frame: Frame, telling: Telling, report: Report, known: Term | None, kinds: frozenset[EntityType] = _PARTIES
) -> Term | None:
    """The first who is named after the step in its own clause."""
    after = [word for word in telling.words if word.span.start >= frame.core.end][:_REACH]
    stop = next((word.span.start for word in after if word.text in CLAUSE_END), None)
    last = stop if stop is not None else (after[-1].span.end if after else frame.core.end)
    for named in telling.named:
        if frame.core.end <= named.span.start < last and named.term != known and named.term.type in kinds:
            return None if named.term.key in report.media else named.term
    return None


def phrase_after(core: Span, telling: Telling, report: Report) -> Term | None:
    """What the words right after a verb are about, up to the next preposition; nothing where they are no phrase."""
    after = [word for word in telling.words if word.span.start >= core.end][:_REACH]
    stop = next(
        (n for n, word in enumerate(after) if word.text in CLAUSE_END or word.text in _PREPOSITIONS), len(after)
    )
    if stop == 0:
        return None
    span = Span(after[0].span.start, after[stop - 1].span.end)
    inside = {n.term.key: n.term for n in telling.named if span.contains(n.span)}
    if len(inside) == 1:
        return next(iter(inside.values()))
    return words_term(span.of(report.analysis.document.text))


def _pair(
    claim: Claim, siblings: Sequence[Claim], frame: Frame, telling: Telling, report: Report, place: Term | None
) -> Sides:
    found = list(_parties(claim, siblings, frame, report))
    if len(found) == 1:
        partner = _beside(found[0], frame, telling, report) or _partner(found[0], frame, telling, report)
        found += [partner] if partner is not None else []
    if len(found) == 1:
        found += [t for t in [_unnamed(claim, siblings, frame, report)] if t is not None]
    is_both = not frame.rung.inherits  # "the two sides" of a deal are those of the sentence that named it
    if not found and is_both and any(_BOTH.match(c.subject.name) for c in (claim, *siblings) if c.subject):
        found = _last_two(frame, report)
    ordered = sorted(found[:2], key=lambda t: t.key)
    return Sides(ordered[0] if ordered else None, ordered[1] if len(ordered) > 1 else None, place)


def _parties(claim: Claim, siblings: Sequence[Claim], frame: Frame, report: Report) -> Iterable[Term]:
    """Who acts first, then whom they act with; a town where it happens is no party."""
    found: dict[str, Term] = {}
    for one in (claim, *siblings):
        doers = [*([one.subject] if one.subject else []), *participants(one, *_DOERS)]
        others = participants(one, "with", "patient", "also_patient", "between", "to", "against")
        for argument in (*doers, *others):
            term = term_of(argument, one, report)
            if term is not None and term.type in _PARTIES and _is_party(term, argument, one):
                found.setdefault(term.key, term)
    return found.values()


def _unnamed(claim: Claim, siblings: Sequence[Claim], frame: Frame, report: Report) -> Term | None:
    """Others without a name ("guild members in the town"): no unknown side, but one that nobody else is."""
    for one in (claim, *siblings):
        whom = participants(one, "patient") if frame.rung.id == _MET else ()
        for argument in (*participants(one, "with", "between", "against"), *whom):
            if not _DEFINITE.match(argument.name) and term_of(argument, one, report) is None:
                return words_term(argument.name)
    return None


def _is_party(term: Term, argument: Argument, claim: Claim) -> bool:
    return term.type is not EntityType.GPE or argument == claim.subject or argument.entity is not None


def _partner(one: Term, frame: Frame, telling: Telling, report: Report) -> Term | None:
    """The only other of its sort that the sentence names, leaving out outlets and whoever the claim is credited to."""
    holders = {step.source.span for claim in frame.claims for step in claim.chain if step.source.span is not None}
    others = {
        named.term.key: named.term
        for named in telling.named
        if named.term != one
        and named.term.type is one.type
        and named.term.key not in report.media
        and not any(span.contains(named.span) for span in holders)
    }
    return next(iter(others.values())) if len(others) == 1 else None


def _beside(one: Term, frame: Frame, telling: Telling, report: Report) -> Term | None:
    """Whom the words right after the step name: "talks with the bank", "talks to sell the mill to the bank"."""
    if frame.rung.family != "accord":
        return None
    text = report.analysis.document.text
    joints = ("with",) if "sell" not in frame.core.of(text).lower() else ("with", "to")
    stop = next((w.span.start for w in telling.words if w.span.start >= frame.core.end and w.text in CLAUSE_END), None)
    after = [n for n in telling.named if frame.core.end <= n.span.start < (stop or telling.span.end)]
    for named in after:
        before = [word.text for word in telling.words if word.span.end <= named.span.start and word.text != "the"]
        is_party = named.term.type in _PARTIES and named.term.key not in report.media
        if is_party and named.term != one and before and before[-1] in joints:
            return named.term
    return None


def _last_two(frame: Frame, report: Report) -> list[Term]:
    """The two people that were named last, where the few sentences before name exactly two."""
    here = frame.core
    before = [t for t in report.analysis.document.passages if t.span.start <= here.start][-3:]
    start = before[0].span.start if before else 0
    terms = {n.term.key: n.term for n in report.named if start <= n.span.start < here.start}
    found = [t for t in terms.values() if t.type is EntityType.PERSON]
    return found if len(found) == 2 else []


def head_of(words: str) -> str:
    """Return the stem of the noun that a phrase is about: "a private vault in the hills" is a vault."""
    bare = _AFTER_PREPOSITION.sub("", words)
    found = find_words(bare, Span(0, len(bare)))
    return stem(found[-1].text) if found else ""
