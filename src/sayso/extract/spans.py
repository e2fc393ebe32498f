"""Who says what, as words of the text: the rules' acts of saying written out as source, cue and content.

A chain of say-so needs only heads; whoever marks up a text, or compares sayso with sets that people annotated, needs
whole stretches. Conventions are those of the annotated Wikinews set and of PolNeAR: the source is the whole noun phrase
with its appositions, the cue the whole verb group, the content the whole clause with "that" and its quotation marks,
without a full stop at its end; a content that the cue interrupts is several stretches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.extract.attribution import Frame, act_words
from sayso.extract.cues import CueHit
from sayso.extract.parse import ParsedPassage
from sayso.extract.reading import Reading
from sayso.extract.silences import SilenceHit, find_silences
from sayso.extract.speakers import Speakers
from sayso.extract.syntax import first, is_verbal, subject, subtree
from sayso.model.spans import Reason, Span
from sayso.model.speech import AttributionSpans

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.encoder.reading import Said

_BY_KIND = {
    "attribution": "say",
    "attribution_factive": "say",
    "commissive": "commit",
    "denial": "deny",
    "desire": "think",
    "directive": "direct",
    "evidential": "assess",
    "expectation": "think",
    "hearsay_adverb": "hearsay",
    "hearsay_passive": "hearsay",
    "no_comment": "nocomment",
    "provenance": "credit",
    "reputation": "hearsay",
}
_BY_ENTRY = {
    "claim": "claim allege alleged-verb accuse blame charge-that insist maintain argue contend assert",
    "report": "report according-to testimony-per read-out find determine establish estimate calculate conclude show "
    "demonstrate prove reveal disclose",
    "think": "believe think feel-that suspect fear worry doubt speculate assume understand realise know learn remember "
    "discover in-view-of-holder",
    "confirm": "acknowledge admit concede confess confirm",
    "assess": "describe call warn caution",
}
_KIND_OF_ENTRY = {entry: kind for kind, entries in _BY_ENTRY.items() for entry in entries.split()}
_SAYING = frozenset({"attribution", "attribution_factive"})
_BLAMING = frozenset({"accuse", "blame", "describe"})
_TRAILING = frozenset({"that", "to"})
"""Words that the lexicon's patterns end in and that belong to the content."""


def attribution_spans(readings: Sequence[Reading], speakers: Speakers) -> tuple[AttributionSpans, ...]:
    """Return the acts of saying of a document as spans, in text order, each cue once.

    ``speakers`` gives the quotation marks, and the quotations that go on after the sentence in which the act stands.
    """
    found: dict[Span, AttributionSpans] = {}
    for reading in readings:
        for attribution in _of_reading(reading, speakers):
            found.setdefault(attribution.cue, attribution)
    return tuple(found[cue] for cue in sorted(found))


def kind_of(hit: CueHit) -> str | None:
    """Return an act's kind as the guidelines of the annotated set name it; None for what is no act of saying."""
    if hit.read_as is None and hit.entry.id in _KIND_OF_ENTRY:
        return _KIND_OF_ENTRY[hit.entry.id]
    return _BY_KIND.get(hit.kind)


def _of_reading(reading: Reading, speakers: Speakers) -> Iterable[AttributionSpans]:
    for frame in reading.frames.frames:
        kind = kind_of(frame.hit)
        if kind is not None:
            yield _of_frame(frame, kind, reading.parsed, speakers)
    for silence in find_silences(reading):
        yield _of_silence(silence, reading.parsed)
    for hit in reading.hits:
        if hit.kind == "hearsay_adverb":
            yield _of_adverb(hit, reading.parsed)
        elif hit.kind in _SAYING and hit.anchor not in reading.frames.verbs:
            yield from _of_bare_act(hit, reading.parsed, speakers)


def _of_frame(frame: Frame, kind: str, parsed: ParsedPassage, speakers: Speakers) -> AttributionSpans:
    cue = _cue_words(frame)
    source = source_words(frame.holder, frame.verb) if frame.holder is not None else []
    taken = {t.i for t in (*cue, *source)}
    if frame.is_reversed:
        taken |= {t.i for t in frame.verb.subtree}
    spans = [
        parsed.span_of(run)
        for content in frame.contents
        if content.i != frame.verb.i
        for run in _runs(content, frame, taken)
    ]
    at = parsed.span_of(cue)
    return AttributionSpans(
        cue=at,
        kind=kind,
        source=parsed.span_of(source) if source else None,
        contents=_with_quotations(spans, at, speakers),
        reasons=(Reason(rule=f"cues.{frame.hit.entry.id}", note="an act of saying", span=at),),
    )


def _cue_words(frame: Frame) -> list[Token]:
    """Return the words of the cue: the verb group with the adverbs before it, and the preposition after it.

    The preposition is the one that leads to what is said ("accused of"), or to who says it ("was denied by").
    """
    words = act_words(frame)
    if frame.hit.has("prep"):
        return words
    while len(words) > 1 and words[-1].lower_ in _TRAILING:
        words.pop()
    while words[0].i > 0 and _is_adverb_of(words[0].nbor(-1), frame.verb):
        words.insert(0, words[0].nbor(-1))
    leading = {t.head.i for t in frame.contents if t.dep_ in {"pobj", "pcomp"} and t.head.dep_ == "prep"}
    if frame.holder is not None and frame.holder.head.lower_ == "by":
        leading.add(frame.holder.head.i)
    following = words[-1].i + 1
    if following in leading:
        words.append(words[-1].doc[following])
    return words


def _is_adverb_of(token: Token, verb: Token) -> bool:
    return token.head.i == verb.i and token.dep_ == "advmod" and token.pos_ == "ADV" and not list(token.children)


def source_words(holder: Token, verb: Token) -> list[Token]:
    """Return the whole noun phrase of a source, up to its verb, with the comma that closes an apposition."""
    inside = {t.i for t in holder.subtree if not t.is_space}
    if verb.i in inside:
        inside = {t.i for t in subtree(holder, without=frozenset({"relcl", "acl", "appos", "punct", "advcl"}))}
    run = _run_through(holder, inside)
    while len(run) > 1 and (run[-1].dep_ == "case" or (run[-1].is_punct and not _closes(run))):
        run.pop()
    while len(run) > 1 and (run[0].is_punct or run[0].dep_ == "cc"):
        run.pop(0)
    following = run[-1].nbor() if run[-1].i + 1 < len(run[-1].doc) else None
    if following is not None and following.text == "," and any(t.text == "," for t in run) and following.i < verb.i:
        run.append(following)
    return run


def _closes(run: list[Token]) -> bool:
    """Tell whether a final mark closes what was opened inside: a bracket, or a quotation mark."""
    return run[-1].text in {")", '"', "”"} and any(t.text in {"(", '"', "“"} for t in run[:-1])


def _run_through(head: Token, inside: set[int]) -> list[Token]:
    low = high = head.i
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return [head.doc[i] for i in range(low, high + 1)]


def _runs(content: Token, frame: Frame, taken: set[int]) -> list[list[Token]]:
    """Return the stretches of a content, without the words of the act that stands inside it."""
    inside = sorted(t.i for t in [*content.subtree, *_whom(content, frame)] if t.i not in taken and not t.is_space)
    if frame.verb.i in inside:
        return []
    runs: list[list[Token]] = []
    for i in inside:
        if runs and runs[-1][-1].i == i - 1:
            runs[-1].append(content.doc[i])
        else:
            runs.append([content.doc[i]])
    trimmed = [_without_marks(run) for run in runs]
    return [run for run in trimmed if run]


def _whom(content: Token, frame: Frame) -> list[Token]:
    """Return the words of whom an order or charge is about: "urged *residents* to stay", "accused *him* of theft"."""
    is_order = frame.kind == "directive" and content.dep_ == "xcomp" and content.tag_ == "VB"
    if not is_order and not (frame.hit.entry.id in _BLAMING and content.dep_ in {"pobj", "pcomp"}):
        return []
    whom = first(frame.verb, "dobj")
    words = list(whom.subtree) if whom is not None else []
    lead = [content.head] if not is_order else []
    return [*words, *lead] if words and words[-1].i < content.i else []


def _without_marks(run: list[Token]) -> list[Token]:
    first, last = 0, len(run)
    while first < last and run[first].is_punct:
        first += 1
    while last > first and run[last - 1].is_punct and run[last - 1].text != ")":
        last -= 1
    return [] if all(t.dep_ in {"cc", "punct"} for t in run[first:last]) else run[first:last]


def _with_quotations(spans: list[Span], cue: Span, speakers: Speakers) -> tuple[Span, ...]:
    """Widen each stretch to the quotation that it is part of, and add the quotations that the same act goes on with."""
    quotations = [q.span for q in speakers.quotations if not q.span.overlaps(cue)]
    spans = [_widened(span, quotations) for span in spans]
    spans += [q for q, step in speakers.by_quotation.items() if step.cue is not None and step.cue.span.overlaps(cue)]
    return merged(spans)


def _widened(span: Span, quotations: list[Span]) -> Span:
    for quotation in quotations:
        if quotation.overlaps(span):
            span = Span(min(span.start, quotation.start), max(span.end, quotation.end))
    return span


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in text order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _of_silence(silence: SilenceHit, parsed: ParsedPassage) -> AttributionSpans:
    cue = parsed.span_of(_silent_words(silence))
    source = source_words(silence.holder, silence.verb) if silence.holder is not None else []
    topic = [t for t in silence.topic.subtree if not t.is_space] if silence.topic is not None else []
    return AttributionSpans(
        cue=cue,
        kind="nocomment",
        source=parsed.span_of(source) if source else None,
        contents=(parsed.span_of(_without_marks(topic) or topic),) if topic else (),
        reasons=(Reason(rule=f"cues.{silence.hit.entry.id}", note="an act of silence", span=cue),),
    )


def _silent_words(silence: SilenceHit) -> list[Token]:
    doc = silence.verb.doc
    group = {t.i for t in silence.verb.children if t.dep_ in {"aux", "auxpass", "neg"}} | {silence.verb.i}
    indices = group | set(range(silence.hit.first, silence.hit.last + 1))
    return [doc[i] for i in sorted(indices)]


def _of_adverb(hit: CueHit, parsed: ParsedPassage) -> AttributionSpans:
    anchor = parsed.doc[hit.anchor]
    governor = anchor
    while not is_verbal(governor) and governor.head.i != governor.i:
        governor = governor.head
    at = parsed.span(hit.first, hit.last)
    words = [t for t in governor.subtree if not t.is_space and not hit.first <= t.i <= hit.last]
    after = [t for t in words if t.i > hit.last]
    run = _without_marks(after or words)
    return AttributionSpans(
        cue=at,
        kind="hearsay",
        contents=(parsed.span_of(run),) if run else (),
        reasons=(Reason(rule=f"cues.{hit.entry.id}", note="nobody is named", span=at),),
    )


def _of_bare_act(hit: CueHit, parsed: ParsedPassage, speakers: Speakers) -> Iterable[AttributionSpans]:
    """Return an act whose content stands in other sentences: `"It is late. We go home," she said.` cut in two."""
    verb = parsed.doc[hit.anchor]
    holder = subject(verb) if verb.pos_ == "VERB" else None
    at = parsed.span(hit.first, hit.last)
    contents = _with_quotations([], at, speakers) if holder is not None else ()
    if holder is None or not contents:
        return
    yield AttributionSpans(
        cue=at,
        kind=kind_of(hit) or "say",
        source=parsed.span_of(source_words(holder, verb)),
        contents=contents,
        reasons=(Reason(rule=f"cues.{hit.entry.id}", note="an act beside a quotation", span=at),),
    )


SURE_ALONE, SURE_TOGETHER = 0.7, 0.5
"""How sure the encoder must be of a cue that no rule sees, and of one that a rule sees too."""


def join_spans(ruled: Sequence[AttributionSpans], heard: Sequence[Said], text: str) -> tuple[AttributionSpans, ...]:
    """Return who says what of rules and encoder together, in text order; measured on the annotated sets' dev parts.

    The encoder says which acts there are, and where their cues and sources begin and end: what only a rule sees is left
    out. Where both see one, the rules know better how far a quotation goes, and may know a source that the encoder does
    not hear; a content without quotation marks is as wide as the two together.
    """
    found: dict[Span, AttributionSpans] = {}
    for said in heard:
        same = next((spans for spans in ruled if spans.cue.overlaps(said.cue.span)), None)
        if same is not None and said.cue.score >= SURE_TOGETHER:
            found.setdefault(said.cue.span, _joined(same, said, text))
        elif said.cue.score >= SURE_ALONE:
            found.setdefault(said.cue.span, _heard(said))
    return tuple(found[cue] for cue in sorted(found))


def _joined(ruled: AttributionSpans, said: Said, text: str) -> AttributionSpans:
    source = said.source.span if said.source is not None else ruled.source
    theirs = [content.span for content in said.contents]
    contents = ruled.contents
    if theirs and not any(_opens_quotation(span, text) for span in ruled.contents):
        contents = merged([*theirs, *(c for c in ruled.contents if any(c.overlaps(span) for span in theirs))])
    reason = Reason(rule="encoder.attribution", note="read so in context too", span=ruled.cue)
    return replace(ruled, cue=said.cue.span, source=source, contents=contents, reasons=(*ruled.reasons, reason))


def _opens_quotation(span: Span, text: str) -> bool:
    return text[span.start : span.start + 1] in {'"', "“", "«", "„"}


def _heard(said: Said) -> AttributionSpans:
    return AttributionSpans(
        cue=said.cue.span,
        kind=said.cue.kind,
        source=said.source.span if said.source is not None else None,
        contents=tuple(content.span for content in said.contents),
        reasons=(Reason(rule="encoder.attribution", note="read so in context", span=said.cue.span),),
    )
