"""What a brief rests on, in sentences (after ICD 206): reports, outlets, origins, who is named, period, languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.ask.brief_answers import BriefLine, BriefReport, Part, listed
from sayso.ask.story_words import counted
from sayso.model.claims import EvidenceType
from sayso.model.provenance import Counts, Derivation, Origin, OriginKind, Support
from sayso.model.story import Story

LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "ar": "Arabic",
    "und": "no known language",
}

_ORIGINS: tuple[tuple[OriginKind, str, str], ...] = (
    (OriginKind.PERSON, "named person", "named people"),
    (OriginKind.ORGANISATION, "named body", "named bodies"),
    (OriginKind.GOVERNMENT, "government", "governments"),
    (OriginKind.DOCUMENT, "document", "documents"),
    (OriginKind.VISUAL_ITEM, "picture or clip", "pictures or clips"),
    (OriginKind.FIRST_HAND, "reporter’s own observation", "reporters’ own observations"),
    (OriginKind.UNNAMED_BUNDLE, "group of unnamed people", "groups of unnamed people (one an outlet)"),
    (OriginKind.MEDIA_OUTLET, "credited outlet that is not held", "credited outlets that are not held"),
    (OriginKind.OWN_WORD, "outlet on its own word", "outlets on their own word"),
)
_COPIES = {
    "reprint": ("carries another over word for word", "carry another over word for word"),
    "declared_rewrite": ("retells another and says so", "retell another and say so"),
    "undeclared_rewrite": ("shares another’s words without saying so", "share another’s words without saying so"),
}


@dataclass(frozen=True, slots=True)
class Rest:
    """What a brief rests on: stories, their reports, the lines that are shown of them, and the origins of these."""

    stories: Sequence[Story]
    reports: Sequence[BriefReport]
    lines: Sequence[BriefLine]
    origins: Sequence[Origin]
    counts: Counts


def source_summary(rest: Rest) -> tuple[str, ...]:
    """Return the sentences, from what was read to what is missing."""
    return (
        _read(rest.reports, rest.counts),
        *_period(rest.reports),
        *_languages(rest.reports),
        *_origins(rest.origins),
        *_support(rest.lines),
        *_copies(rest.reports),
        *_not_held(rest.stories),
        *_answers(rest.lines),
        *_evidence(rest.stories, rest.lines),
    )


def _read(reports: Sequence[BriefReport], counts: Counts) -> str:
    nameless = sum(report.report.publisher is None for report in reports)
    unknown = f"; {counted(nameless, 'report names', 'reports name')} no outlet" if nameless else ""
    return f"This brief rests on {counted(counts.reports, 'report')} of {counted(counts.outlets, 'outlet')}{unknown}."


def _period(reports: Sequence[BriefReport]) -> Iterator[str]:
    days = sorted(report.report.published for report in reports if report.report.published)
    undated = len(reports) - len(days)
    if days:
        span = f"on {days[0]}" if days[0] == days[-1] else f"from {days[0]} to {days[-1]}"
        yield f"{'They were' if len(days) > 1 else 'It was'} published {span}{_undated(undated)}."
    elif reports:
        yield "None of them says when it was published."


def _undated(number: int) -> str:
    return "" if not number else f"; {counted(number, 'is', 'are')} undated"


def _languages(reports: Sequence[BriefReport]) -> Iterator[str]:
    found = Counter(LANGUAGES.get(report.language, report.language) for report in reports)
    if found:
        told = [f"{name} ({number:,})" if len(found) > 1 else name for name, number in sorted(found.items())]
        yield f"What was read is in {listed(tuple(told))}; nothing in any other language is among it."


def _origins(origins: Sequence[Origin]) -> Iterator[str]:
    kinds = Counter(origin.kind for origin in origins)
    told = [counted(kinds[kind], one, many) for kind, one, many in _ORIGINS if kinds[kind]]
    if told:
        yield f"Behind it stand {counted(sum(kinds.values()), 'origin')}: {listed(tuple(told))}."
    lacking = [many for kind, _, many in _ORIGINS[:4] if not kinds[kind]]
    if lacking:
        yield f"Not among them: {listed(tuple(lacking))}."


def _support(lines: Sequence[BriefLine]) -> Iterator[str]:
    events = [line for line in lines if line.part in {Part.EVENTS, Part.CRIMINAL}]
    if not events:
        return
    several = sum(line.status.support in _SEVERAL for line in events)
    established = sum(line.status.support in _ESTABLISHED for line in events)
    hearsay = sum(line.status.support is Support.HEARSAY_ONLY for line in events)
    yield (
        f"Of {counted(len(events), 'reported event')} {several:,} {_have(several)} more than one origin, and "
        f"{established:,} {_have(established)} origins whose independence is established; "
        f"{hearsay:,} {'is' if hearsay == 1 else 'are'} hearsay."
    )


_ESTABLISHED = frozenset({Support.CORROBORATED, Support.CORROBORATED_WITHIN_ONE_PARTY})
_SEVERAL = _ESTABLISHED | {Support.POSSIBLY_CORROBORATED}


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _copies(reports: Sequence[BriefReport]) -> Iterator[str]:
    kinds = Counter(report.kind for report in reports)
    told = [counted(kinds[kind], one, many) for kind, (one, many) in _COPIES.items() if kinds[kind]]
    if told:
        yield f"Of the reports {listed(tuple(told))}; that adds no origin by itself."


def _not_held(stories: Sequence[Story]) -> Iterator[str]:
    outlets = sorted({outlet for story in stories for outlet in map(_outside, story.derivations) if outlet})
    if outlets:
        names = listed(tuple(f"“{outlet}”" for outlet in outlets))
        yield f"They credit {names}, whose own {'report is' if len(outlets) == 1 else 'reports are'} not held."


def _outside(derivation: Derivation) -> str | None:
    return derivation.outlet if derivation.upstream is None else None


def _answers(lines: Sequence[BriefLine]) -> Iterator[str]:
    denied = sum(bool(line.against) for line in lines)
    answered = sum(bool(line.answers) for line in lines)
    silent = sum(bool(line.silent) for line in lines)
    yield (
        f"{counted(denied, 'statement is', 'statements are')} denied or contradicted here, {answered:,} "
        f"{_have(answered)} an answer, and to {silent:,} somebody whom it concerns gives none in these reports."
    )


def _evidence(stories: Sequence[Story], lines: Sequence[BriefLine]) -> Iterator[str]:
    shown = {(ref.report, ref.claim) for line in lines for ref in line.refs}
    held = ((report.id, claim) for story in stories for report in story.reports for claim in report.analysis.claims)
    claims = [claim for report, claim in held if (report, claim.id) in shown]
    bare = sum(claim.evidence is EvidenceType.NONE_STATED for claim in claims)
    if claims:
        yield f"For {bare:,} of {counted(len(claims), 'claim')} shown here no evidence is stated."
