"""The wording check: a draft of one's own beside a collection, sentence by sentence, in both directions.

Flagged is where the draft says more than any report does, and where it says less surely than all of them. That nothing
is flagged is no finding: sayso compares what it could read and match, and lists what no report bears.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.draft_answers import DraftCheck, DraftFlag, DraftSentence, FlagKind
from sayso.ask.draft_claims import ClaimChecker
from sayso.ask.draft_details import flag_of, numbers, places, quotes, words_of
from sayso.ask.draft_matching import Matcher, Told
from sayso.ask.wording import loaded_words, outside_quotation
from sayso.corroborate.drift_caveats import caveat_drift
from sayso.corroborate.drift_labels import Rung, highest_rungs
from sayso.corroborate.legs import Leg
from sayso.corroborate.sentences import Sentence
from sayso.lexicon import Entry, load
from sayso.model.claims import Claim, ClaimKind, Standing
from sayso.model.provenance import Drift, DriftKind
from sayso.model.story import HeldReport

_STRAIGHT = re.compile(r'"([^"\n]{1,400})"')
_LEAST_WORDS = 4
"""A sentence of fewer words that say something is not asked for a report that bears it."""
_UNTOLD = frozenset({ClaimKind.QUESTION, ClaimKind.ROLE, ClaimKind.NON_COMMENT})


def check_draft(draft: HeldReport, told: Iterable[Told]) -> DraftCheck:
    """Return where a draft differs from the strongest that any of these stories says."""
    matcher = Matcher(draft, told)
    drifts = [(leg, _dropped(leg)) for _, leg in matcher.legs]
    sentences = _silence_once(_sentence(matcher, sentence, drifts) for sentence in matcher.reading.sentences)
    reports = (ReportName.of(r.analysis.document) for one in matcher.told for r in one.answer.story.reports)
    return DraftCheck(sentences=sentences, reports=tuple(reports), claims=len(draft.analysis.claims))


def _silence_once(sentences: Iterable[DraftSentence]) -> tuple[DraftSentence, ...]:
    """Tell once a draft that somebody's silence is left out, where it belongs first; a denial each time."""
    told: set[str] = set()
    kept = []
    for sentence in sentences:
        flags = [f for f in sentence.flags if f.kind is not FlagKind.SILENCE_MISSING or f.source not in told]
        told |= {flag.source for flag in flags if flag.kind is FlagKind.SILENCE_MISSING}
        kept.append(replace(sentence, flags=tuple(flags)))
    return tuple(kept)


Drifts = Sequence[tuple[Leg, Sequence[Drift]]]


def _dropped(leg: Leg) -> list[Drift]:
    return [drift for drift in caveat_drift(leg) if drift.kind is DriftKind.CAVEAT_DROPPED]


def _sentence(matcher: Matcher, sentence: Sentence, drifts: Drifts) -> DraftSentence:
    claims = matcher.claims_of(sentence)
    flags = [flag for claim in claims for flag in ClaimChecker(matcher, sentence, claim).flags()]
    flags += [*_loaded(matcher, sentence), *_ladders(matcher, sentence), *numbers(matcher, sentence)]
    flags += [*quotes(matcher, sentence), *places(matcher, sentence)]
    flags += [*_caveats(sentence, drifts), *_unread(matcher, sentence, claims), *_not_borne(matcher, sentence)]
    steps = _once(reported for claim in sentence.claims for reported in matcher.of(claim).steps)
    alike = _once(reported for claim in sentence.claims for reported in matcher.of(claim).alike)
    return DraftSentence(
        number=sentence.number, text=sentence.text, flags=tuple(_in_order(flags)), steps=steps, alike=alike
    )


def _once(claims: Iterable[ReportedClaim]) -> tuple[ReportedClaim, ...]:
    return tuple({(r.report.id, r.claim.id): r for r in claims}.values())


def _in_order(flags: Iterable[DraftFlag]) -> list[DraftFlag]:
    """Tell each kind once a sentence, the gravest first."""
    order = list(FlagKind)
    once: dict[FlagKind, DraftFlag] = {}
    for flag in flags:
        once.setdefault(flag.kind, flag)
    told = {kind for graver, kinds in _SAID_BY.items() if graver in once for kind in kinds}
    return sorted((flag for kind, flag in once.items() if kind not in told), key=lambda flag: order.index(flag.kind))


_SAID_BY = {
    FlagKind.LATER_STEP: {FlagKind.LABEL_STRONGER, FlagKind.SAYS_MORE, FlagKind.NOT_BORNE},
    FlagKind.AHEAD_AS_DONE: {FlagKind.DATE_DIFFERENT, FlagKind.DATE_FINER},
    FlagKind.SAYS_MORE: {FlagKind.LABEL_STRONGER},
}
"""What a graver flag of the same sentence says already."""


# Words


def _loaded(matcher: Matcher, sentence: Sentence) -> Iterator[DraftFlag]:
    bare = outside_quotation(_STRAIGHT.sub("“\\1”", sentence.text))
    own = [match[0] for entry in load("damaging") if entry.kind == "label" for match in _found(entry, bare)]
    words = [*loaded_words(bare), *(word for word in own if not _is_in_sources(matcher, sentence, word))]
    if not words:
        return
    source = _first_with(matcher, words[0])
    say = f"Put “{words[0]}” into quotation marks with whoever says it, or take a neutral word."
    if source is None:
        say = f"No report has the word “{words[0]}”: take a neutral one."
    yield DraftFlag(
        kind=FlagKind.LOADED_WORD,
        sentence=sentence.number,
        words=words[0],
        source=source.statement.sentence if source is not None else "",
        report=source.report if source is not None else None,
        change=say,
    )


def _found(entry: Entry, text: str) -> Iterable[re.Match[str]]:
    return entry.regex.finditer(text) if entry.regex is not None else ()


def _is_in_sources(matcher: Matcher, sentence: Sentence, word: str) -> bool:
    """Tell whether every report that tells the same has a word, so that it is no choice of the draft's."""
    legs = [leg for _, leg in matcher.legs_of(sentence)]
    return bool(legs) and all(word.lower() in leg.upstream.text.lower() for leg in legs)


def _first_with(matcher: Matcher, word: str) -> ReportedClaim | None:
    known = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    for told in matcher.told:
        for proposition in told.answer.propositions:
            for reported in (*proposition.claims, *proposition.denials):
                if known.search(reported.claim.citation.quote):
                    return reported
    return None


def _ladders(matcher: Matcher, sentence: Sentence) -> Iterator[DraftFlag]:
    """Flag a word that claims or sounds like more, or less, than that of every report which tells the same."""
    beside = [
        (leg, pair.before) for _, leg in matcher.legs_of(sentence) for pair in leg.pairs if pair.after is sentence
    ]
    for ladder, own in _held_rungs(sentence, _PUT | _AHEAD).items():
        counts = _PUT if ladder in _held_rungs(sentence, _PUT) else _PUT | _AHEAD
        known = [(leg, before, _held_rungs(before, counts)) for leg, before in beside]
        rungs = [(leg, before, held[ladder]) for leg, before, held in known if ladder in held]
        ranks = [rung.rank for _, _, rung in rungs]
        if not rungs or min(ranks) <= own.rank <= max(ranks):
            continue
        rises = own.rank > max(ranks)
        leg, before, rung = max(rungs, key=lambda row: row[2].rank) if rises else rungs[0]
        words = words_of(leg.upstream, before.text)
        more, less = ("less", "more") if rises else ("more", "less")
        say = f"“{rung.words}” says {more} than “{own.words}”, and no report that tells this says {less}."
        yield flag_of(_kind(own, rises=rises), sentence, own.words, words, leg.upstream, say)


def _kind(rung: Rung, *, rises: bool) -> FlagKind:
    if not rises:
        return FlagKind.LABEL_SOFTER
    return FlagKind.SAYS_MORE if rung.is_certainty else FlagKind.LABEL_STRONGER


_PUT = frozenset({Standing.ASSERTED, Standing.HEDGED, Standing.HEARSAY})
_AHEAD = frozenset({Standing.FORECAST})


def _held_rungs(sentence: Sentence, standings: frozenset[Standing]) -> dict[str, Rung]:
    """Return the rungs of what a sentence puts forward in one of these standings; who says so is no part of it."""
    if not sentence.claims:
        return dict(highest_rungs(sentence.text))
    held: dict[str, Rung] = {}
    for claim in sentence.claims:
        if claim.standing in standings and not claim.stance.value.endswith("-"):
            for ladder, rung in highest_rungs(claim.citation.quote).items():
                if ladder not in held or rung.rank > held[ladder].rank:
                    held[ladder] = rung
    return held


def _caveats(sentence: Sentence, drifts: Drifts) -> Iterator[DraftFlag]:
    """Flag a caveat where every report that tells a sentence has one that the draft lacks; told once a draft."""
    legs = [(leg, found) for leg, found in drifts if any(pair.after is sentence for pair in leg.pairs)]
    first = all(min(pair.after.number for pair in leg.pairs) == sentence.number for leg, _ in legs)
    dropped = [(leg, d) for leg, found in legs for d in found[:1]]
    if legs and first and len(dropped) == len(legs):
        leg, drift = dropped[0]
        words = words_of(leg.upstream, drift.before)
        yield flag_of(FlagKind.CAVEAT_DROPPED, sentence, sentence.text, words, leg.upstream, "Keep the caveat.")


_SAID = re.compile(
    r"\b(?:said|says|say|told|tells|according to|reports?|reported|claim(?:s|ed)|alleg\w+|accus\w+|"
    r"reject\w*|den(?:y|ies|ied|ying)|disput\w+|confirm\w*|admit\w*|acknowledg\w+|warn\w*|promis\w+)\b",
    re.I,
)
_DOUBTED = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|likely|probably|reportedly|apparently|allegedly|rumou?red|"
    r"(?:is|are|was|were) (?:said|believed|thought|understood|expected) to|appears?|seems?)\b",
    re.IGNORECASE,
)


def _unread(matcher: Matcher, sentence: Sentence, claims: Sequence[Claim]) -> Iterator[DraftFlag]:
    """Compare by the words alone where no claim was made of the sentences that tell the same."""
    legs = [leg for _, leg in matcher.legs_of(sentence)]
    beside = [(leg, pair.before.text) for leg in legs for pair in leg.pairs if pair.after is sentence]
    if not beside or any(matcher.of(claim).all or matcher.of(claim).weaker for claim in claims):
        return
    for words, kind, say in (
        (_DOUBTED, FlagKind.HEDGE_DROPPED, "Keep the hedge of the source, in its own words."),
        (_SAID, FlagKind.ATTRIBUTION_DROPPED, "Say on whose word: the sentence of the source does."),
    ):
        if all(words.search(text) for _, text in beside) and not words.search(sentence.text):
            leg, text = beside[0]
            source = words_of(leg.upstream, text)
            yield flag_of(kind, sentence, sentence.text, source, leg.upstream, say)


# What no report bears


def _not_borne(matcher: Matcher, sentence: Sentence) -> Iterator[DraftFlag]:
    """Flag a sentence that says something and that nothing stands beside."""
    told = [claim for claim in sentence.claims if claim.kind not in _UNTOLD]
    matches = [matcher.of(claim) for claim in sentence.claims]
    stands_beside = any(m.steps or m.alike or m.weaker or m.denying or m.gone for m in matches)
    is_borne = stands_beside or bool(matcher.legs_of(sentence))
    says = bool(told) or (not sentence.claims and len(sentence.words) >= _LEAST_WORDS)
    if says and not is_borne and not sentence.text.rstrip('”" ').endswith("?"):
        yield DraftFlag(
            kind=FlagKind.NOT_BORNE,
            sentence=sentence.number,
            words=sentence.text,
            source="",
            report=None,
            change="Say where it comes from, or leave it out: no report that was compared says it.",
        )
