"""Reading a document in order: who is on stage when a pronoun or a definite noun phrase comes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.extract.coreference.nominals import NominalScene, resolve_nominal
from sayso.extract.coreference.pronouns import PRONOUNS, resolve_pronoun
from sayso.extract.coreference.referents import (
    Kind,
    Referent,
    Sighting,
    gender_of,
    head_of,
    is_subject,
    phrase_of,
    quoted_tokens,
    roles_around,
    unnamed_nouns,
)
from sayso.extract.coreference.salience import Scene
from sayso.extract.coreference.stage import Link, Stage, forget_speaker, link_own_words, note_speaker, open_stage
from sayso.extract.names.placing import by_passage
from sayso.extract.names.words import word_set
from sayso.extract.parse import ParsedPassage
from sayso.model.mentions import DocumentEntity, Mention
from sayso.model.spans import Span, ZoneKind, cover

if TYPE_CHECKING:
    from spacy.tokens import Token

_CROWD = 1500
"""Over so many entities a document is a list, not a report: nothing but names is resolved in it."""
_AND = re.compile(r"(?:\s*\([^()]{1,20}\))?,? and (?:the )?")


def walk(
    parsed: Sequence[ParsedPassage],
    mentions: Sequence[Mention],
    entities: Sequence[DocumentEntity],
    hidden: Sequence[Span] = (),
    issuer: str = "",
) -> list[Link]:
    """Return the links of a document's pronouns and definite noun phrases, in text order.

    ``hidden`` are the places of blocked names: a pronoun that means one of them gets no answer, and no wrong one.
    ``issuer`` is the entity that published the document, where that is a party and no medium.
    """
    if len(entities) > _CROWD:
        return []
    placed = by_passage(parsed, mentions)
    stage = open_stage(entities)
    stage.hidden, stage.issuer = tuple(hidden), issuer
    quoted = quoted_tokens(parsed)
    for number, passage in enumerate(parsed):
        if passage.passage.zone is ZoneKind.TITLE:
            continue
        _walk_passage(stage, passage, number, placed[number], quoted[number])
    return sorted(stage.links, key=lambda link: link.span)


def _walk_passage(
    stage: Stage, parsed: ParsedPassage, number: int, mentions: Sequence[Mention], quoted: frozenset[int]
) -> None:
    events: list[tuple[int, int, Mention | tuple[Token, Span, Kind, bool] | Token]] = []
    for mention in mentions:
        if mention.entity is not None and not _is_compound(mention):
            events.append((head_of(parsed, mention.span).i, 0, mention))
    for span in stage.hidden:
        if parsed.passage.span.contains(span):
            token = head_of(parsed, span)
            events.append((token.i, 0, (token, span, Kind.PERSON, False)))
    for noun in unnamed_nouns(parsed, mentions, stage.heads):
        events.append((noun[0].i, 1, noun))
    events.extend((token.i, order, token) for token in parsed.doc if (order := _order_of(token)) is not None)
    stage.is_dialogue = False
    subject = _main_subject(parsed)
    stage.ahead = _named_subject(stage, subject, events)
    for _, order, event in sorted(events, key=lambda e: (e[0], e[1])):
        if isinstance(event, Mention):
            _see_name(stage, parsed, number, event, quoted)
        elif isinstance(event, tuple):
            _see_noun(stage, parsed, number, event, quoted)
        elif order == 2:
            _see_pronoun(stage, parsed, number, event, quoted)
        else:
            _see_place_noun(stage, parsed, number, event)
    stage.previous_subject = subject
    forget_speaker(stage, parsed, number, quoted)
    link_own_words(stage, parsed, number, quoted)


def _named_subject(
    stage: Stage, subject: Token | None, events: Sequence[tuple[int, int, object]]
) -> tuple[int, Referent] | None:
    """Return the name that is the subject of the main clause, itself or in apposition to it."""
    if subject is None:
        return None
    places = {subject.i, *(child.i for child in subject.children if child.dep_ == "appos")}
    found = next((e for i, _, e in events if i in places and isinstance(e, Mention)), None)
    return (subject.i, stage.named[found.entity or ""]) if found is not None else None


def _is_compound(mention: Mention) -> bool:
    return any(reason.rule == "compound" for reason in mention.reasons)


def _order_of(token: Token) -> int | None:
    """Return at which turn a word that may refer is seen, after the names and nouns at its place."""
    if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"}:
        return 2
    return 3 if _is_place_noun(token) else None


def _is_place_noun(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lower_ in word_set("nominals", "country", "town", "area")


def _main_subject(parsed: ParsedPassage) -> Token | None:
    root = next((t for t in parsed.doc if t.head.i == t.i), None)
    if root is None:
        return None
    return next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _sighting(parsed: ParsedPassage, number: int, token: Token, span: Span, quoted: frozenset[int]) -> Sighting:
    return Sighting(number, token.i, span, is_subject(token), token.i in quoted)


def _see_name(stage: Stage, parsed: ParsedPassage, number: int, mention: Mention, quoted: frozenset[int]) -> None:
    referent = stage.named[mention.entity or ""]
    head = head_of(parsed, mention.span)
    referent.sightings.append(_sighting(parsed, number, head, mention.span, quoted))
    note_speaker(stage, number, head, referent, quoted)
    if referent.kind is Kind.PERSON:
        first = parsed.tokens_in(mention.span)[0].i
        referent.roles |= roles_around(parsed.doc, first, head)
        referent.gender = referent.gender or gender_of(sorted(referent.roles))
    _see_pair(stage, parsed, number, mention)


def _see_pair(stage: Stage, parsed: ParsedPassage, number: int, mention: Mention) -> None:
    """Put a pair on stage where "and" joins a name to an earlier one of its kind."""
    own = stage.named[mention.entity or ""]
    for referent in stage.named.values():
        if referent is own or referent.kind is not own.kind:
            continue
        seen = next((s for s in referent.sightings if s.passage == number and _are_joined(parsed, s, mention)), None)
        if seen is None:
            continue
        pair = Referent(own.kind, is_plural=True, members=(referent.entity, own.entity))
        span = cover([seen.span, mention.span])
        pair.sightings.append(Sighting(number, seen.token, span, seen.is_subject, seen.in_quotes))
        stage.others.append(pair)


def _are_joined(parsed: ParsedPassage, seen: Sighting, mention: Mention) -> bool:
    """Tell whether only "and" (and a short form in brackets before it) stands between two names."""
    if seen.span.end > mention.span.start:
        return False
    offset = parsed.passage.span.start
    between = parsed.text[seen.span.end - offset : mention.span.start - offset]
    return _AND.fullmatch(between) is not None


def _see_noun(
    stage: Stage,
    parsed: ParsedPassage,
    number: int,
    noun: tuple[Token, Span, Kind, bool],
    quoted: frozenset[int],
) -> None:
    token, span, kind, is_plural = noun
    if span in stage.hidden:
        _see_hidden(stage, number, token, span)
        return
    found = resolve_nominal(token, NominalScene(stage.referents, stage.name_words, number, stage.issuer))
    sighting = _sighting(parsed, number, token, span, quoted)
    if found is not None:
        referent, rule = found
        if referent.is_hidden:
            return
        stage.links.append(Link(span, referent.target, rule, referent.members))
        referent.sightings.append(sighting)
        note_speaker(stage, number, token, referent, quoted)
        return
    if _extends_group(stage, number, token, span, is_plural=is_plural):
        return
    referent = Referent(kind, is_plural=is_plural, roles={token.lower_}, gender=gender_of([token.lower_]))
    referent.is_collective = token.lower_ in word_set("nominals", "collective")
    referent.sightings.append(sighting)
    stage.others.append(referent)
    note_speaker(stage, number, token, referent, quoted)


def _see_hidden(stage: Stage, number: int, token: Token, span: Span) -> None:
    referent = next((r for r in stage.others if r.is_hidden and token.lower_ in r.roles), None)
    if referent is None:
        referent = Referent(Kind.PERSON, roles={token.lower_}, gender=gender_of([token.lower_]), is_hidden=True)
        stage.others.append(referent)
    seen = Sighting(number, token.i, span, token.dep_ != "appos" and is_subject(token), in_quotes=False)
    referent.sightings.append(seen)


def _extends_group(stage: Stage, number: int, token: Token, span: Span, *, is_plural: bool) -> bool:
    """Join unnamed plurals that "and" joins: "officials and analysts" is one antecedent of "they"."""
    if not is_plural or token.dep_ != "conj":
        return False
    for referent in stage.others:
        seen = next((s for s in referent.sightings if s.passage == number and s.token == token.head.i), None)
        if seen is not None and referent.is_plural and not referent.members:
            whole = Sighting(number, seen.token, cover([seen.span, span]), seen.is_subject, seen.in_quotes)
            referent.sightings[referent.sightings.index(seen)] = whole
            referent.roles.add(token.lower_)
            return True
    return False


def _see_pronoun(stage: Stage, parsed: ParsedPassage, number: int, token: Token, quoted: frozenset[int]) -> None:
    ahead = stage.ahead if stage.ahead is not None and stage.ahead[0] > token.i else None
    scene = Scene(stage.referents, number, token.i in quoted, stage.previous_subject, stage.speaking(number), ahead)
    found = resolve_pronoun(token, scene)
    if found is None:
        return
    referent, rule = found
    span = parsed.span(token.i, token.i)
    if not referent.is_hidden:
        stage.links.append(Link(span, referent.target, rule, referent.members))
    if referent.entity or referent.is_hidden:  # the unnamed fade unless they are mentioned again in words
        referent.sightings.append(_sighting(parsed, number, token, span, quoted))
    note_speaker(stage, number, token, referent, quoted)


def _see_place_noun(stage: Stage, parsed: ParsedPassage, number: int, token: Token) -> None:
    found = resolve_nominal(token, NominalScene(stage.referents, stage.name_words, number, stage.issuer))
    if found is not None and found[0].entity:
        stage.links.append(Link(phrase_of(parsed, token), found[0].target, found[1]))
