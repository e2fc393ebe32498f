"""Names, times, cues, sources, contents, ties and responses of an article beside a careful reader's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.evaluate.annotated import AnnotatedArticle
from sayso.evaluate.attributions import TYPES, SpokenSpans, joined, score_attributions, spoken_spans
from sayso.evaluate.counting import Score, exact_score, overlap_score, overlaps, word_spans, words_of
from sayso.evaluate.report import Example
from sayso.evaluate.showing import show
from sayso.evaluate.spacy_alone import read_with_spacy
from sayso.model.claims import GENERIC_KINDS, Claim, ResponseKind
from sayso.model.mentions import NAMED_TYPES, Cue, CueKind, EntityType, MentionLevel
from sayso.model.spans import Span
from sayso.model.times import Timex, TimexKind

if TYPE_CHECKING:
    from sayso.evaluate.wikinews import Tally
    from sayso.model.analysis import Analysis

At = tuple[int, int]
_TYPES = {"PER": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC"}
_NO_ATTRIBUTION = frozenset(
    {
        CueKind.MODAL,
        CueKind.NEGATION,
        CueKind.BOUND,
        CueKind.CONTRAST,
        CueKind.CONDITIONAL,
        CueKind.EPISTEMIC_HEDGE,
        CueKind.FUTURE,
    }
)
_UNMARKED_TIMES = frozenset({TimexKind.DURATION, TimexKind.HABITUAL})
_RESPONSES = {
    "deny": "denial",
    "reject": "denial",
    "nocomment": "silence",
    "declined": "silence",
    "admit": "admission",
    "confirm": "admission",
}


def at(span: Span) -> At:
    """Return a span as a plain pair."""
    return (span.start, span.end)


def score_marks(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    """Add one article's marks to the tally."""
    _score_names(article, analysis, tally)
    _score_times(article, analysis, tally)
    _score_cues(article, analysis, tally)
    _score_sources(article, analysis, tally)
    _score_contents(article, analysis, tally)
    _score_spoken(article, analysis, tally)
    _score_ties(article, analysis, tally)
    _score_responses(article, analysis, tally)


def _missed_and_spurious(
    article: AnnotatedArticle, what: str, gold: dict[At, str], ours: dict[At, str]
) -> Iterator[Example]:
    for place in sorted(gold.keys() - ours.keys()):
        near = [f"{value} {article.text[slice(*p)]!r}" for p, value in ours.items() if overlaps(p, place)]
        yield show(article, f"missed {what}", place, gold[place], "; ".join(near) or "nothing")
    for place in sorted(ours.keys() - gold.keys()):
        if not any(overlaps(place, other) for other in gold):
            yield show(article, f"spurious {what}", place, "nothing", ours[place])


def _score_names(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    governments = {entity.id for entity in analysis.entities if entity.government_of}
    gold = {mark.at: _TYPES[mark.value] for mark in article.of("n")}
    ours: dict[At, str] = {}
    for mention in analysis.mentions:
        if mention.level is MentionLevel.NAME and mention.type in NAMED_TYPES:
            acts = mention.entity in governments
            ours[at(mention.span)] = EntityType.GPE.value if acts else mention.type.value
    ours = {place: kind for place, kind in ours.items() if place[0] >= article.body_start}
    tally.score("names exact", exact_score(gold, ours))
    tally.score("names exact and typed", exact_score(gold.items(), ours.items()))
    for place in sorted(gold.keys() & ours.keys()):
        tally.pair("name type", gold[place], ours[place])
        if gold[place] != ours[place]:
            tally.examples.append(show(article, "wrong name type", place, gold[place], ours[place]))
    tally.examples.extend(_missed_and_spurious(article, "name", gold, ours))


def _score_times(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    gold = {mark.at: mark.value for mark in article.of("t")}
    ours = {at(timex.span): edtf_of(timex) for timex in analysis.timexes if timex.kind not in _UNMARKED_TIMES}
    ours = {place: value for place, value in ours.items() if place[0] >= article.body_start}
    tally.score("times overlap", overlap_score(gold, ours))
    for place, value in gold.items():
        near = [(p, v) for p, v in ours.items() if overlaps(p, place)]
        if near:
            best = max(near, key=lambda item: min(item[0][1], place[1]) - max(item[0][0], place[0]))[1]
            tally.pair("time value", value, best)
            if value != best:
                tally.examples.append(show(article, "wrong time value", place, value, best))
        else:
            tally.examples.append(show(article, "missed time", place, value, "nothing"))
    for place, value in ours.items():
        if not any(overlaps(place, other) for other in gold):
            tally.examples.append(show(article, "spurious time", place, "nothing", value))


def edtf_of(timex: Timex) -> str:
    """Return a time's two sides as one EDTF string; ``?`` where it is not resolved."""
    start, end = timex.start, timex.end
    if start is None and end is None:
        return "?"
    if start == end:
        return start or "?"
    return f"{start or '..'}/{end or '..'}"


def cues_of(analysis: Analysis) -> dict[At, Cue]:
    """Return the cues that attribute (chain steps, and claims' own cues of an attributing kind), by place."""
    found: dict[At, Cue] = {}
    for claim in analysis.claims:
        steps = [step.cue for step in claim.chain if step.cue is not None]
        for cue in (*steps, *(cue for cue in claim.cues if cue.kind not in _NO_ATTRIBUTION)):
            found[at(cue.span)] = cue
    return found


def _score_cues(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    gold = {mark.at: mark.value for mark in article.of("c")}
    ours = {place: f"{cue.kind.value} ({cue.entry})" for place, cue in cues_of(analysis).items()}
    tally.score("cues exact", exact_score(gold, ours))
    tally.score("cues overlap", overlap_score(gold, ours))
    missed = {place: kind for place, kind in gold.items() if not any(overlaps(place, other) for other in ours)}
    for place, kind in sorted(missed.items()):
        tally.examples.append(show(article, "missed cue", place, kind, "nothing"))
    for place, kind in sorted(ours.items()):
        if not any(overlaps(place, other) for other in gold):
            tally.examples.append(show(article, "spurious cue", place, "nothing", kind))


def _score_sources(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    gold = {mark.at for mark in article.of("s")}
    ours = {
        at(step.source.span)
        for claim in analysis.claims
        for step in claim.chain[1:]
        if step.source.span is not None and step.source.kind not in GENERIC_KINDS
    }
    tally.score("sources exact", exact_score(gold, ours))
    tally.score("sources overlap", overlap_score(gold, ours))


def _score_contents(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    gold = word_spans(article.text, (mark.at for mark in article.of("x")))
    ours = word_spans(article.text, _attributed_places(analysis.claims))
    tally.score("contents by word", exact_score(gold, ours))


def _score_spoken(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    """Score source, cue and content over all attributions, nested ones too, as exact spans and by overlap."""
    score = score_attributions([marked_spans(article)], [spoken_spans(article.text, analysis.attributions)])
    for name in TYPES:
        tally.score(f"attributions: {name} exact", score.exact[name])
        tally.score(f"attributions: {name} overlap", score.overlap[name])


def score_spacy(article: AnnotatedArticle, tally: Tally) -> None:
    """Score spaCy alone on what it can answer: names, and who says what."""
    plain = read_with_spacy(article.text)
    names = {place: kind for place, kind in plain.names.items() if place[0] >= article.body_start}
    gold = {mark.at: _TYPES[mark.value] for mark in article.of("n")}
    tally.spacy_score("names exact", exact_score(gold, names))
    tally.spacy_score("names exact and typed", exact_score(gold.items(), names.items()))
    score = score_attributions([marked_spans(article)], [plain.spoken])
    for name in TYPES:
        tally.spacy_score(f"attributions: {name} exact", score.exact[name])
        tally.spacy_score(f"attributions: {name} overlap", score.overlap[name])


def marked_spans(article: AnnotatedArticle) -> SpokenSpans:
    """Return the sources, cues and contents that a reader marked in an article."""
    found = [frozenset(joined(article.text, [mark.at])[0] for mark in article.of(kind)) for kind in "scx"]
    return SpokenSpans(*found)


def _attributed_places(claims: Iterable[Claim]) -> Iterator[At]:
    for claim in claims:
        if len(claim.chain) > 1:
            yield from map(at, claim.citation.spans)


def _score_ties(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    gold = {_pair_of(row[0], row[2]) for row in article.ties}
    names = {entity.id: (entity.name, *entity.aliases) for entity in analysis.entities if entity.type in NAMED_TYPES}
    ours = [pair for pair in sorted(_tied(analysis)) if all(end in names for end in pair)]
    found = {pair for pair in gold if any(_same_ends(pair, names, tie) for tie in ours)}
    right = [tie for tie in ours if any(_same_ends(pair, names, tie) for pair in gold)]
    tally.score("tied pairs", Score(len(right), len(ours), len(found), len(gold)))
    for row in article.ties:
        if _pair_of(row[0], row[2]) not in found:
            tally.examples.append(
                Example(kind="missed tie", where=article.id, text=row[4], gold=" | ".join(row[:4]), ours="nothing")
            )


def _pair_of(first: str, second: str) -> tuple[str, str]:
    one, two = sorted((first, second))
    return (one, two)


def _tied(analysis: Analysis) -> set[tuple[str, str]]:
    """The pairs of entities that the sheet ties."""
    from sayso.ask.ties import find_ties

    return {(tie.a.entity, tie.b.entity) for tie in find_ties(analysis) if tie.a.entity and tie.b.entity}


def _same_ends(pair: tuple[str, str], names: dict[str, tuple[str, ...]], tie: tuple[str, str]) -> bool:
    (first, second), (one, two) = pair, tie
    straight = _fits(first, names[one]) and _fits(second, names[two])
    return straight or (_fits(first, names[two]) and _fits(second, names[one]))


def _fits(name: str, names: tuple[str, ...]) -> bool:
    wanted = words_of(name)
    return any(set(wanted) <= set(words_of(other)) or set(words_of(other)) <= set(wanted) for other in names if other)


def _score_responses(article: AnnotatedArticle, analysis: Analysis, tally: Tally) -> None:
    gold = [(row[0], _RESPONSES.get(row[1], row[1])) for row in article.responses]
    ours = [(response.by.name, _coarse(response.kind)) for response in analysis.responses]
    found = [item for item in gold if any(_same_response(item, other) for other in ours)]
    right = [item for item in ours if any(_same_response(other, item) for other in gold)]
    tally.score("responses", Score(len(right), len(ours), len(found), len(gold)))
    for row, item in zip(article.responses, gold, strict=True):
        if item not in found:
            near = "; ".join(f"{who}: {kind}" for who, kind in ours) or "nothing"
            tally.examples.append(
                Example(kind="missed response", where=article.id, text=row[2], gold=": ".join(item), ours=near)
            )
    for response, item in zip(analysis.responses, ours, strict=True):
        if item not in right:
            span = response.citation.spans[0]
            tally.examples.append(show(article, "spurious response", at(span), "nothing", ": ".join(item)))


def _coarse(kind: ResponseKind) -> str:
    if kind.value.startswith("denial") or kind is ResponseKind.REJECTS_CHARACTERISATION:
        return "denial"
    return "admission" if kind in (ResponseKind.ADMISSION, ResponseKind.PARTIAL) else "silence"


def _same_response(gold: tuple[str, str], ours: tuple[str, str]) -> bool:
    return gold[1] == ours[1] and bool(set(words_of(gold[0])) & set(words_of(ours[0])))
