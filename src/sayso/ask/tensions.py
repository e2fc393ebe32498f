"""Where an article does not sit well with itself: seven rules, each explained in a note that names its claims.

No rule says that anything is untrue. Each puts two things that the article says beside each other: how sure it is here
and how sure there, what it shows and what that can show, who denies and who holds against the denial.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from sayso.ask.answers import VISUAL, CoreEvent, Tension, TensionKind, is_presupposed
from sayso.ask.ends import ends_of
from sayso.ask.holders import argument_words
from sayso.ask.lookup import PARTIES, Lookup, arguments_of
from sayso.ask.relations import relation_of
from sayso.ask.timeline import looks_ahead
from sayso.model.claims import Claim, ClaimKind, Standing
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span

_RESTATED = frozenset({Standing.HEARSAY, Standing.HEDGED})
_HAPPENED = frozenset({ClaimKind.EVENT, ClaimKind.RELATION})
_AGAINST = frozenset({ClaimKind.ASSESSMENT, ClaimKind.PRESUPPOSITION})
_NOT_VISIBLE = frozenset({"organised", "hosted", "supports", "funds", "owns", "agreed_with", "founded", "appointed"})
_HONOUR = re.compile(r"\bas (?:the |a |an |its |their )?\w+", re.IGNORECASE)
_RANK = re.compile(
    r"\b(senior|top|leading|high-ranking|high-level|key|prominent|veteran|deputy|acting|former|chief)\b", re.IGNORECASE
)
_POINTING = re.compile(r"^(?:these|those|such|this|that|the latest|the repeated)\b", re.IGNORECASE)
_PHRASE = re.compile(r"^(?:these|those|such)(?: [\w-]+){1,3}", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{4,}")


def find_tensions(lookup: Lookup, core: CoreEvent) -> tuple[Tension, ...]:
    """Return the tensions of one article, in the order of the rules."""
    return tuple(tension for rule in RULES for tension in rule(lookup, core))


def _certainty_overhang(lookup: Lookup, core: CoreEvent) -> Iterator[Tension]:
    """The event is told flatly, and what the article shows for it is hedged."""
    for shown in lookup.analysis.claims:
        if shown.kind is not ClaimKind.EVIDENCE_CONTENT or shown.standing is not Standing.HEDGED:
            continue
        flat = [c for c in lookup.analysis.claims if _is_flat(c) and _same_matter(c, shown, lookup)]
        if flat:
            ids = (*_core_first(flat, core, lookup), shown.id)
            words = _hedge_words(shown)
            note = f"Told flatly; the evidence that the article gives for it is hedged{words}."
            yield Tension(kind=TensionKind.CERTAINTY_OVERHANG, note=note, claims=ids)


def _core_first(flat: list[Claim], core: CoreEvent, lookup: Lookup) -> tuple[str, ...]:
    """Put the core event first, where the flat claims tell of it."""
    ids = [claim.id for claim in flat]
    main = core.claims[0] if core.claims else None
    if main is not None and _is_flat(lookup.claims[main]):
        ids.insert(0, main)
    return tuple(dict.fromkeys(ids))


def _is_flat(claim: Claim) -> bool:
    return claim.kind in _HAPPENED and claim.standing is Standing.ASSERTED and not is_presupposed(claim)


def _same_matter(one: Claim, other: Claim, lookup: Lookup) -> bool:
    shared = _actors(one, lookup) & _actors(other, lookup)
    same_family = one.family == other.family and relation_of(one) is not None
    return len(shared) >= 2 or (bool(shared) and (one.evidence in VISUAL or same_family))


def _actors(claim: Claim, lookup: Lookup) -> frozenset[str]:
    """Return who is in a claim: its parties, and whoever its quoted words name."""
    return lookup.remember("actors", claim.id, lambda: _find_actors(claim, lookup))


def _find_actors(claim: Claim, lookup: Lookup) -> frozenset[str]:
    ends = {end.entity for argument in arguments_of(claim) for end in ends_of(argument, lookup)}
    named = {id_ for id_ in lookup.named_in(claim.citation.spans) if lookup.entities[id_].type in PARTIES}
    return frozenset(ends | named)


def _hedge_words(claim: Claim) -> str:
    words = _reserve(claim)
    return f" (“{words[0]}”)" if words else ""


def _reserve(claim: Claim) -> list[str]:
    """Return the words by which a claim is hedged or passed on."""
    steps = (step.cue for step in reversed(claim.chain) if step.cue is not None)
    return [cue.text for cue in (*claim.cues, *steps)]


def _hedge_dropped(lookup: Lookup, core: CoreEvent) -> Iterator[Tension]:
    """What was hearsay or hedged in one place is taken as given in another."""
    reserved = [c for c in lookup.analysis.claims if c.standing in _RESTATED and c.kind in _HAPPENED]
    index = _index(reserved, lookup)
    found: dict[tuple[str, ...], list[str]] = {}
    for claim in lookup.analysis.claims:
        before = tuple(c.id for c in _candidates(claim, index, lookup) if _is_restated(c, claim, lookup))
        if before:
            found.setdefault(before, []).append(claim.id)
    for before, after in found.items():
        cues = (cue for id_ in before for cue in _reserve(lookup.claims[id_])[:1])
        words = ", ".join(dict.fromkeys(f"“{cue}”" for cue in cues))
        note = f"Passed on with reserve in one place{f' ({words})' if words else ''}, taken as given in another."
        yield Tension(kind=TensionKind.HEDGE_DROPPED, note=note, claims=(*before, *after))


def _index(reserved: list[Claim], lookup: Lookup) -> dict[str, list[Claim]]:
    """Index claims by their ids, the stems of their words and the entities that they are about."""
    found: dict[str, list[Claim]] = {}
    for claim in reserved:
        for key in (claim.id, *_stems(claim.citation.quote), *lookup.entities_of(claim)):
            found.setdefault(key, []).append(claim)
    return found


def _candidates(given: Claim, index: dict[str, list[Claim]], lookup: Lookup) -> list[Claim]:
    """Return the claims that a claim could restate, in text order: those that it shares a key with."""
    entities = lookup.entities_of(given) if _takes_as_given(given) else frozenset()
    keys = (*given.restates, *_points_back(given), *entities)
    shared = {claim.id: claim for key in keys for claim in index.get(key, ())}
    return sorted(shared.values(), key=lambda claim: (claim.head, claim.id))


def _takes_as_given(claim: Claim) -> bool:
    if claim.kind is ClaimKind.PRESUPPOSITION or is_presupposed(claim):
        return True
    return claim.standing is Standing.ASSERTED and claim.kind in _HAPPENED


def _is_restated(reserved: Claim, given: Claim, lookup: Lookup) -> bool:
    if reserved.id in given.restates:
        return True
    if reserved.head.start >= given.head.start:
        return False
    if _points_back(given) & _stems(reserved.citation.quote):
        return True
    if not _takes_as_given(given):
        return False
    same_ends = lookup.entities_of(reserved) & lookup.entities_of(given)
    same_family = reserved.family == given.family and reserved.family not in {"other", ""}
    return len(same_ends) >= 2 and (same_family or bool(_stems(reserved.predicate) & _stems(given.predicate)))


def _points_back(claim: Claim) -> frozenset[str]:
    """Return the words of "these visits" and the like, by which a claim takes for granted what stands before it.

    A hedge does not undo that ("these visits may help" still takes the visits as given); hearsay does.
    """
    if looks_ahead(claim) or claim.standing is Standing.HEARSAY:
        return frozenset()
    names = [argument.name for argument in arguments_of(claim)]
    names += _PHRASE.findall(claim.citation.quote)
    return frozenset(stem for name in names if _POINTING.match(name) for stem in _stems(name))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """Return the first five letters of each longer word: enough to see "visited" in "visits"."""
    return frozenset(word[:5] for word in _WORD.findall(text.lower())) - _COMMON


_COMMON = frozenset(
    word[:5]
    for word in (
        "have been were with from that this these those such their them they said says reportedly allegedly apparently "
        "recent recently several times year years month months week weeks after before when where which while also "
        "appear appears show shows into more most over under about different latest public first last time "
        "during country city would could"
    ).split()
)


def _denied(lookup: Lookup, core: CoreEvent) -> Iterator[Tension]:
    """Somebody denies, and somebody else holds, assesses or takes for granted the contrary."""
    for denial in lookup.analysis.claims:
        if denial.standing is not Standing.DENIED:
            continue
        answered = [
            id_
            for r in lookup.analysis.responses
            if denial.id in r.claims or r.id in denial.responses
            for id_ in r.claims
        ]
        against = [c for c in lookup.analysis.claims if denial.id in c.challenges or _answers_denial(c, denial, lookup)]
        ids = tuple(dict.fromkeys((denial.id, *(c.id for c in against), *answered)))
        if len(ids) > 1:
            yield Tension(kind=TensionKind.DENIED, note=_denial_note(denial, against, lookup), claims=ids)


def _answers_denial(claim: Claim, denial: Claim, lookup: Lookup) -> bool:
    """An assessment in the sentence after a denial that points back at it."""
    if claim.kind not in _AGAINST or not _follows(denial, claim, lookup):
        return False
    return re.search(r"\b(?:claims?|denials?|denial|assurances?|statements?)\b", claim.citation.quote) is not None


def _follows(first: Claim, then: Claim, lookup: Lookup) -> bool:
    """Tell whether one claim stands in the passage right after another's."""
    passages = lookup.analysis.document.passages
    numbers = [_passage_number(claim.head, [p.span for p in passages]) for claim in (first, then)]
    return numbers[0] is not None and numbers[1] is not None and numbers[1] - numbers[0] == 1


def _passage_number(head: Span, passages: list[Span]) -> int | None:
    return next((number for number, span in enumerate(passages) if span.contains(head)), None)


def _denial_note(denial: Claim, against: list[Claim], lookup: Lookup) -> str:
    who = argument_words(denial.subject, lookup) if denial.subject else "a party"
    who = who[:1].upper() + who[1:]
    if against and all(claim.kind in _AGAINST for claim in against):
        return f"{who} denies; against the denial stands an assessment or a thing taken for granted, not a finding."
    return f"{who} denies what is put forward here; both stand."


def _evidence_cannot_show(lookup: Lookup, core: CoreEvent) -> Iterator[Tension]:
    """Pictures can show people in a place; not a rank, an honour, an organiser, a motive or a date."""
    shown = [c for c in lookup.analysis.claims if c.kind is ClaimKind.EVIDENCE_CONTENT and c.evidence in VISUAL]
    hedges = {cue.span for claim in shown for cue in claim.cues}
    for claim in lookup.analysis.claims:
        rests = claim.evidence in VISUAL or any(cue.span in hedges for cue in claim.cues)
        what = _beyond_pictures(claim) if rests else None
        if what is not None:
            note = f"Rests on pictures or clips, which cannot show {what}."
            yield Tension(kind=TensionKind.EVIDENCE_CANNOT_SHOW, note=note, claims=(claim.id,))


def _beyond_pictures(claim: Claim) -> str | None:
    if claim.kind is ClaimKind.EVIDENCE_EXISTENCE:
        return None
    if claim.kind is ClaimKind.ROLE:
        return "a role"
    if claim.kind in {ClaimKind.LABEL, ClaimKind.ASSESSMENT}:
        return "a motive or a meaning"
    family = relation_of(claim)
    if family is not None and family.relation in _NOT_VISIBLE:
        return "who organised, paid or agreed"
    if _honour(claim):
        return "in what capacity somebody was there"
    if claim.time is not None and claim.time.is_resolved:
        return "when it was"
    return None


def _honour(claim: Claim) -> bool:
    roles = {participant.role for participant in claim.participants}
    return bool(roles & {"as", "capacity", "honour", "role"}) or _HONOUR.search(claim.citation.quote) is not None


def _label_mismatch(lookup: Lookup, core: CoreEvent) -> Iterator[Tension]:
    """One passage gives a rank to all, another only to some."""
    roles = [claim for claim in lookup.analysis.claims if claim.kind is ClaimKind.ROLE]
    for claim in lookup.analysis.claims:
        ranked = _ranked_bodies(claim, lookup)
        if ranked is None:
            continue
        rank, bodies = ranked
        plain = [r for r in roles if _body_of(r, lookup) in bodies and rank not in r.citation.quote.lower()]
        if plain and claim.kind is not ClaimKind.ROLE:
            note = f"“{rank.capitalize()}” of all of them in one place; a role given to one of them is without it."
            yield Tension(
                kind=TensionKind.LABEL_MISMATCH,
                note=note,
                claims=tuple(dict.fromkeys((claim.id, *(r.id for r in plain)))),
            )
            return


def _ranked_bodies(claim: Claim, lookup: Lookup) -> tuple[str, frozenset[str]] | None:
    """Return the rank word and the bodies of a group such as "senior people from A and B"."""
    affiliated = {e.entity for p in claim.participants if p.role == "affiliation" for e in ends_of(p.argument, lookup)}
    for argument in arguments_of(claim):
        found = _RANK.match(argument.name)
        bodies = frozenset({end.entity for end in ends_of(argument, lookup)} | affiliated) if found else frozenset()
        if found is not None and len(bodies) >= 2:
            return found[1].lower(), bodies
    return None


def _body_of(role: Claim, lookup: Lookup) -> str | None:
    entity = lookup.of_argument(role.object)
    return entity.id if entity is not None else None


def _naming_of_event(lookup: Lookup, core: CoreEvent) -> Iterator[Tension]:
    """The core event goes by several names that do not mean the same."""
    event = _core_entity(lookup, core)
    if event is None:
        return
    spans = sorted((*event.mentions, *event.references))
    heads = dict.fromkeys(_head_noun(span.of(lookup.analysis.document.text)) for span in spans)
    names = [head for head in heads if head not in {"", "it", "this", "that", "which"}]
    if len(names) >= 2:
        listed = ", ".join(f"“{name}”" for name in names)
        yield Tension(
            kind=TensionKind.NAMING_OF_EVENT,
            note=f"What the lead reports is called {listed}.",
            claims=core.claims,
        )


def _core_entity(lookup: Lookup, core: CoreEvent) -> DocumentEntity | None:
    if not core.claims:
        return None
    main = lookup.claims[core.claims[0]]
    for entity in lookup.analysis.entities:
        inside = any(span.contains(at) for span in main.citation.spans for at in (*entity.mentions, *entity.references))
        if entity.type is EntityType.EVENT and (inside or entity.id in lookup.entities_of(main)):
            return entity
    return None


def _head_noun(words: str) -> str:
    """Return the last word before any preposition: "meeting" of "a high-profile meeting in the hall"."""
    bare = re.split(r"\s+(?:in|at|of|on|with|between|from|by)\s+", words, maxsplit=1)[0].split()
    last = bare[-1].lower().strip(".,;:") if bare else ""
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last


def _undated(lookup: Lookup, core: CoreEvent) -> Iterator[Tension]:
    """The main thing that the article reports has no date that a calendar could hold."""
    if core.claims and not core.dated:
        said = f"; its only words are “{core.time.text}”" if core.time is not None else ""
        article = "" if lookup.analysis.document.published.value else ", and the article itself is undated"
        note = f"No date is given{said}{article}."
        yield Tension(kind=TensionKind.UNDATED_KEY_EVENT, note=note, claims=core.claims[:1])


Rule = Callable[[Lookup, CoreEvent], Iterable[Tension]]

RULES: tuple[Rule, ...] = (
    _certainty_overhang,
    _hedge_dropped,
    _denied,
    _evidence_cannot_show,
    _label_mismatch,
    _naming_of_event,
    _undated,
)
"""One line a rule; the order is that of the sheet."""
