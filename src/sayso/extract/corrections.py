"""Corrections and retractions that a report states: what was said earlier, that it was wrong, what stands instead.

One formula alone corrects nothing: what was said earlier and its rejection must stand together, or somebody must take
a report back. Where only a figure or a date is put right, only its words are withdrawn and the rest of the sentence is
left standing; where the words do not say what is withdrawn, no span is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.extract.correction_words import Hit, Sentence, hits_of, sentences_of
from sayso.extract.narrowing import has_figure, narrow_pair, replaced_pair
from sayso.model.claims import Citation
from sayso.model.documents import Document
from sayso.model.edtf import Precision, earliest, latest, precision
from sayso.model.mentions import DocumentEntity
from sayso.model.provenance import CreditScope, DerivationKind, StatedDerivation
from sayso.model.spans import Reason, Span
from sayso.model.times import Timex

REACH = 3
"""How many sentences after what was said its rejection may stand."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction or retraction as read: what the report states, and the words that it speaks of.

    ``said`` is the whole clause that was said earlier (also where only a figure of it is withdrawn), ``about`` the
    words that tell of the correction itself and of nothing in the world.
    """

    stated: StatedDerivation
    said: Span | None = None
    about: tuple[Span, ...] = ()
    is_own: bool = True


@dataclass(frozen=True)
class _Notice:
    """A report read as a possible correction."""

    document: Document
    timexes: Sequence[Timex]
    entities: Sequence[DocumentEntity]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences_of(self.document)

    @cached_property
    def hits(self) -> tuple[tuple[Hit, ...], ...]:
        return tuple(hits_of(s, self.document) for s in self.sentences)

    def of_kind(self, number: int, *kinds: str) -> Hit | None:
        """Return the first hit of one of these kinds in a sentence."""
        if not 0 <= number < len(self.hits):
            return None
        return next((h for h in self.hits[number] if h.kind in kinds), None)

    @cached_property
    def is_titled(self) -> bool:
        """Whether the title says that this is a correction."""
        title = Sentence(Span(0, 0), self.document.title.value or "", -1)
        return any(h.kind in {"note", "withdraws"} for h in hits_of(title, self.document))

    def is_note(self, number: int) -> bool:
        """Tell whether a sentence stands in a correction: by the title, or by the opening of its paragraph."""
        paragraph = self.sentences[number].paragraph
        opens = any(
            h.kind == "note"
            for sentence, hits in zip(self.sentences, self.hits, strict=True)
            if sentence.paragraph == paragraph
            for h in hits
        )
        return self.is_titled or opens

    @property
    def outlet(self) -> str:
        return self.document.publisher.value or ""

    def entity_of(self, name: str) -> DocumentEntity | None:
        """Return the entity of a name as written, the article left aside."""
        wanted = _bare(name)
        return next((e for e in self.entities if wanted in {_bare(n) for n in (e.name, *e.aliases)}), None)


def find_corrections(
    document: Document, timexes: Sequence[Timex], entities: Sequence[DocumentEntity]
) -> tuple[Correction, ...]:
    """Return the corrections and retractions that a document states, in text order.

    Those of its own outlet have the outlet as ``upstream``; those of another are taken only where the name is an
    outlet's. ``reported_on`` is the day that the words give of the earlier report.
    """
    notice = _Notice(document, timexes, entities)
    found = [*_own(notice), *_of_others(notice)]
    if not any(c.is_own for c in found):
        found += _amendments(notice)
    return tuple(sorted(found, key=lambda c: (c.stated.citation.spans, c.stated.kind.value)))


def _own(notice: _Notice) -> Iterator[Correction]:
    taken: set[int] = set()
    for number in range(len(notice.sentences)):
        if number in taken:
            continue
        used = _said_before(notice, number) or _taken_back(notice, number) or _noted(notice, number)
        if used is not None:
            taken |= set(used[1])
            yield used[0]


_Used = tuple[Correction, range]


def _said_before(notice: _Notice, number: int) -> _Used | None:
    """Read "In a report of 9 May we wrote … The figure is …": an earlier saying and what rejects or replaces it."""
    said = notice.of_kind(number, "misstated") or notice.of_kind(number, "earlier")
    if said is None or not _is_ours(notice, number, said):
        return None
    sentence = notice.sentences[number]
    old, new = _in_sentence(sentence, said)
    end, withdrawal = number, notice.of_kind(number, "withdraws")
    rejected = new is not None or said.kind == "misstated" or said.entry in _FORMER or notice.is_note(number)
    about = [said.span]
    for follows in _following(notice, number):
        wrong, back = notice.of_kind(follows, "wrong"), notice.of_kind(follows, "withdraws", "amended")
        about += [h.span for h in (wrong, back) if h is not None]
        withdrawal = back if back is not None and back.kind == "withdraws" else withdrawal
        if wrong is not None or back is not None:
            rejected, end = True, follows
        elif new is None and notice.of_kind(follows, "earlier", "misstated") is None:
            new, is_strong = _instead(notice, follows, old, rejected=rejected)
            rejected, end = rejected or is_strong, follows if new is not None else end
        else:
            break
    if not rejected:
        return None
    if withdrawal is not None:
        return _retraction(notice, number, old, withdrawal, about), range(number, end + 1)
    return _correction(notice, number, said, old, new, about), range(number, end + 1)


def _is_ours(notice: _Notice, number: int, said: Hit) -> bool:
    """Tell whether an earlier saying is the outlet's own: "we said", "this article", or any report in a correction."""
    before = notice.sentences[number].text[: said.span.start - notice.sentences[number].span.start]
    if re.search(r"\b(?:we|our|this)\b", f"{before} {said.text}", re.IGNORECASE) or said.entry == "own-outlet":
        return not re.search(r"[“\"][^”\"]*$", before)
    return notice.is_note(number)


def _following(notice: _Notice, number: int) -> Iterator[int]:
    """Yield the sentences in which a rejection may stand: those of the paragraph, in a correction the next one too."""
    here = notice.sentences[number].paragraph
    for follows in range(number + 1, min(number + 1 + REACH, len(notice.sentences))):
        if notice.sentences[follows].paragraph != here:
            return
        yield follows


_TURN = re.compile(
    r"(?:;|,? (?:but|when|whereas|while)\b|,? although\b)(?: in fact| actually)?,? (?:it|they|he|she|in fact|"
    r"the (?:correct |actual |real )?(?:figure|number|date|year|name|amount|price|total))\b",
    re.IGNORECASE,
)


def _in_sentence(sentence: Sentence, said: Hit) -> tuple[Span | None, Span | None]:
    """Return what was said and, where the same sentence goes on to it, what stands instead."""
    start = said.span.end
    rest = sentence.text[start - sentence.span.start :]
    turn = _TURN.search(rest)
    end = start + (turn.start() if turn else len(rest))
    old = sentence.trimmed(start, end)
    if turn is not None:
        return old, sentence.trimmed(start + turn.end(), sentence.span.end)
    pair = replaced_pair(sentence.text, start - sentence.span.start, sentence.span.start)
    return pair if pair is not None else (old, None)


def _instead(notice: _Notice, number: int, old: Span | None, *, rejected: bool) -> tuple[Span | None, bool]:
    """Return the words of a sentence that stand instead, and whether that alone says that the old ones do not."""
    sentence = notice.sentences[number]
    pair = replaced_pair(sentence.text, 0, sentence.span.start)
    if pair is not None and (old is None or rejected):
        return pair[1], True
    hit = notice.of_kind(number, "instead")
    whole = sentence.trimmed(sentence.span.start, sentence.span.end)
    if hit is None or whole is None:
        return (whole, False) if rejected and _is_of_the_same(old, whole, notice) else (None, False)
    differs = narrow_pair(old, whole, notice.document.text, notice.timexes) is not None
    if rejected or hit.entry in {"in-fact", "should-have"} or (differs and not re.search(r"[“”\"]", sentence.text)):
        return whole, True
    return None, False


_FORMER = frozenset({"earlier-version", "this-article-originally"})
"""What only a correction tells: nobody writes for another reason what an earlier version of a report said."""
_SAME_WORDS = 2


def _is_of_the_same(old: Span | None, whole: Span | None, notice: _Notice) -> bool:
    """Tell whether a sentence speaks of what was said: two of its longer words are there too."""
    if old is None or whole is None:
        return False
    one, other = (set(re.findall(r"[^\W\d_]{4,}", span.of(notice.document.text).lower())) for span in (old, whole))
    return len(one & other) >= _SAME_WORDS


def _correction(
    notice: _Notice, number: int, said: Hit, old: Span | None, new: Span | None, about: Sequence[Span]
) -> Correction:
    beside = _old_beside(notice, number, new) if said.kind == "misstated" else None
    if said.entry == "gave-the-wrong" or (beside is not None and _names_only(old, notice)):
        old = beside
    narrow = narrow_pair(old, new, notice.document.text, notice.timexes) if old and new else None
    withdrawn, standing = narrow or (old, new)
    reason = Reason(
        rule=f"corrections.{said.entry}", note="the report says that an earlier one was wrong", span=said.span
    )
    stated = _stated(notice, DerivationKind.CORRECTION, number, said.span, reason)
    return Correction(replace(stated, withdrawn=withdrawn, replacement=standing), old, tuple(about))


_DETAIL = re.compile(
    r"(?:the|his|her|its|their) (?:number|total|figure|toll|count|sum|amount|price|date|day|year|time|age|size|length"
    r"|distance|share|percentage|proportion|name|title|location|place)\b",
    re.IGNORECASE,
)


def _names_only(old: Span | None, notice: _Notice) -> bool:
    """Tell whether "misstated the number of guests" only names what was wrong, and does not say what it had said."""
    if old is None or _DETAIL.match(old.of(notice.document.text)) is None:
        return False
    return not any(old.contains(timex.span) for timex in notice.timexes) and not has_figure(old, notice.document.text)


def _old_beside(notice: _Notice, number: int, new: Span | None) -> Span | None:
    """Return "2021" of "in August 2020, not 2021", where a sentence before only says that the year was wrong."""
    for sentence in notice.sentences[number : number + REACH]:
        pair = replaced_pair(sentence.text, 0, sentence.span.start)
        if pair is not None and pair[1] == new:
            return pair[0]
    return None


def _taken_back(notice: _Notice, number: int) -> _Used | None:
    """Read "We withdraw our report on the bridge": the whole of a report is taken back."""
    hit = notice.of_kind(number, "withdraws")
    if hit is None:
        return None
    own = re.search(r"\b(?:we|our|this)\b", hit.text, re.IGNORECASE)
    if own is None and not notice.is_note(number):
        return None
    return _retraction(notice, number, None, hit, [hit.span]), range(number, number + 1)


def _retraction(notice: _Notice, number: int, said: Span | None, withdrawal: Hit, about: Sequence[Span]) -> Correction:
    reason = Reason(rule=f"corrections.{withdrawal.entry}", note="the report takes one back", span=withdrawal.span)
    stated = _stated(notice, DerivationKind.RETRACTION, number, withdrawal.span, reason)
    return Correction(stated, said, (*about, withdrawal.span))


def _noted(notice: _Notice, number: int) -> _Used | None:
    """Read "Correction: the bridge opened in 1962, not 1926"."""
    if not notice.is_note(number):
        return None
    sentence = notice.sentences[number]
    pair = replaced_pair(sentence.text, 0, sentence.span.start)
    if pair is None:
        return None
    narrow = narrow_pair(*pair, notice.document.text, notice.timexes)
    if narrow is None:
        return None
    whole = sentence.trimmed(sentence.span.start, sentence.span.end) or sentence.span
    reason = Reason(rule="corrections.y-not-x", note="a correction puts one thing in place of another", span=whole)
    stated = _stated(notice, DerivationKind.CORRECTION, number, whole, reason)
    return Correction(replace(stated, withdrawn=narrow[0], replacement=narrow[1])), range(number, number + 1)


def _amendments(notice: _Notice) -> Iterator[Correction]:
    """Read "The article has been amended to say that …", where nothing else in the report says what was wrong."""
    for number in range(len(notice.sentences)):
        hit = notice.of_kind(number, "amended")
        if hit is None or not (re.search(r"\b(?:this|our|we)\b", hit.text, re.IGNORECASE) or notice.is_note(number)):
            continue
        new = hit.groups.get("new")
        narrow = None
        if new is not None:
            sentence = notice.sentences[number]
            pair = replaced_pair(sentence.text, new.start - sentence.span.start, sentence.span.start)
            narrow = narrow_pair(*pair, notice.document.text, notice.timexes) if pair else None
        reason = Reason(rule=f"corrections.{hit.entry}", note="the report says that it was changed", span=hit.span)
        stated = _stated(notice, DerivationKind.CORRECTION, number, hit.span, reason)
        withdrawn, standing = narrow or (None, new)
        # A day in this sentence is that of the change, not that of the report.
        stated = replace(stated, withdrawn=withdrawn, replacement=standing, reported_on=None)
        yield Correction(stated, None, (hit.span,))
        return


def _of_others(notice: _Notice) -> Iterator[Correction]:
    """Read "the Ledger has withdrawn its report", where the name is an outlet's."""
    for number in range(len(notice.sentences)):
        hit = notice.of_kind(number, "other")
        span = hit.groups.get("outlet") if hit is not None else None
        if hit is None or span is None:
            continue
        name = span.of(notice.document.text)
        entity = notice.entity_of(name)
        if _bare(name) == _bare(notice.outlet):
            yield _retraction(notice, number, None, hit, [hit.span])
        elif entity is not None and entity.is_media:
            corrects = hit.entry == "other-corrects" and "retraction" not in hit.text.lower()
            kind = DerivationKind.CORRECTION if corrects else DerivationKind.RETRACTION
            reason = Reason(rule=f"corrections.{hit.entry}", note="another outlet takes its report back", span=hit.span)
            stated = _stated(notice, kind, number, hit.span, reason)
            stated = replace(stated, upstream=entity.name, entity=entity.id, replacement=hit.groups.get("new"))
            yield Correction(stated, None, (hit.span,), is_own=False)


def _stated(notice: _Notice, kind: DerivationKind, number: int, span: Span, reason: Reason) -> StatedDerivation:
    entity = notice.entity_of(notice.outlet) if notice.outlet else None
    headline = notice.sentences[number].headline
    more = (Reason(rule="corrections.headline", note="the headline of the other report", span=headline),)
    return StatedDerivation(
        kind=kind,
        upstream=notice.outlet or "this outlet",
        entity=entity.id if entity is not None else None,
        scope=CreditScope.EXPLICIT,
        citation=Citation(quote=span.of(notice.document.text), spans=(span,)),
        reported_on=_reported_on(notice, number),
        reasons=(reason, *(more if headline is not None else ())),
    )


def _reported_on(notice: _Notice, number: int) -> str | None:
    """Return the day that the words give of the other report: one day, not after this one, outside what was said."""
    sentence = notice.sentences[number]
    said = next((h for h in notice.hits[number] if h.kind in {"earlier", "misstated"}), None)
    end = said.span.end if said is not None else sentence.span.end
    published = latest(notice.document.published.value)
    for timex in notice.timexes:
        if not (sentence.span.start <= timex.span.start and timex.span.end <= end) or timex.start != timex.end:
            continue
        begins = earliest(timex.start)
        if precision(timex.start) is Precision.DAY and begins and (published is None or begins <= published):
            return timex.start
    return None


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
