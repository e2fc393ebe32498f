"""The plain words for what people decide: one table each, used wherever a decision is shown or asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sayso.ask.answers import ClaimReview, ReportName
from sayso.ask.story_words import counted
from sayso.ask.vocabulary import STANDING_WORDS
from sayso.corroborate.ruled import ORIGIN, REPORT
from sayso.model.claims import Claim
from sayso.model.judgements import Corrected, Decision, Fault, Judgement, Review, Verdict
from sayso.resolve.anchoring import reading_of

DECISION_WORDS: dict[Decision, str] = {
    Decision.CONFIRMED: "Confirmed",
    Decision.REJECTED: "Rejected",
    Decision.CORRECTED: "Corrected",
    Decision.SKIPPED: "Put off",
}

FAULT_WORDS: dict[Fault, str] = {
    Fault.WRONG_WORDS: "wrong words",
    Fault.WRONG_SOURCE: "wrong source",
    Fault.WRONG_STANDING: "wrong standing",
    Fault.WRONG_WHO: "wrong who",
    Fault.WRONG_WHEN: "wrong when",
    Fault.WRONG_WHERE: "wrong where",
    Fault.NOT_A_CLAIM: "not a claim",
    Fault.NOISE: "noise",
    Fault.OTHER: "other",
}

FAULT_KEYS: dict[str, Fault] = {
    "w": Fault.WRONG_WORDS,
    "s": Fault.WRONG_SOURCE,
    "t": Fault.WRONG_STANDING,
    "p": Fault.WRONG_WHO,
    "d": Fault.WRONG_WHEN,
    "l": Fault.WRONG_WHERE,
    "c": Fault.NOT_A_CLAIM,
    "n": Fault.NOISE,
    "o": Fault.OTHER,
}
"""One key a fault: words, source, sTanding, person, date, location, claim, noise, other."""

FIELD_FAULTS: dict[str, Fault] = {
    "standing": Fault.WRONG_STANDING,
    "source": Fault.WRONG_SOURCE,
    "quote": Fault.WRONG_WORDS,
    "time": Fault.WRONG_WHEN,
    "place": Fault.WRONG_WHERE,
    "who": Fault.WRONG_WHO,
    "whom": Fault.WRONG_WHO,
}
"""What can be corrected, and what was wrong where it is."""


MARK = "review."
"""The beginning of the rules by which a claim says what people decided about it."""


def correction_note(claim: Claim) -> str:
    """Return in words what people corrected about a claim that is shown as they have it; empty where nothing."""
    notes = (reason.note for reason in claim.reasons if reason.rule == f"{MARK}{Decision.CORRECTED.value}")
    return "; ".join(note.rstrip(".")[:1].lower() + note.rstrip(".")[1:] for note in notes)


def review_sentence(review: Review, otherwise: tuple[str, ...] = (), *, is_outdone: bool = False) -> str:
    """Return a decision in words: what, by whom, when, why; and whether it counts of the claim as it is read now."""
    change = review.change
    by = (change.by if change else "") or "somebody who gave no name"
    when = f" on {change.at[:10]}" if change else ""
    why = f" ({change.why})" if change and change.why else ""
    parts = [f"{DECISION_WORDS[review.decision]} by {by}{when}{_what(review)}{why}."]
    if otherwise:
        parts.append(f"Read otherwise now ({', '.join(otherwise)}): it does not count until somebody looks again.")
    elif is_outdone:
        parts.append("A later decision holds.")
    return " ".join(parts)


def _what(review: Review) -> str:
    if review.decision is Decision.CORRECTED:
        return f": {'; '.join(map(correction_words, review.corrected))}"
    if review.decision is Decision.REJECTED and review.fault is not None:
        return f": {FAULT_WORDS[review.fault]}"
    return ""


def read_then(key: str) -> str:
    """Return how a claim was read when it was decided about or put to somebody: its source, and its standing in words.

    Words of a report are never shown without them (TRADECRAFT, 8.1). Empty where the key tells nothing.
    """
    then = reading_of(key)
    source, standing = then.get("source"), then.get("standing")
    known = [words for value, words in STANDING_WORDS.items() if value.value == standing]
    return ", ".join(filter(None, [str(source) if source else "", *known]))


_ON_REPORTS = {
    Verdict.POSITIVE: "{} and {}: one rests on the other",
    Verdict.NEGATIVE: "{} and {}: neither rests on the other",
    Verdict.UNSURE: "{} and {}: whether one rests on the other cannot be told",
    Verdict.NONE: "{} and {}: whether one rests on the other was put off",
}
_ON_ORIGINS = {
    Verdict.POSITIVE: "the origins of {} are one and the same",
    Verdict.NEGATIVE: "the origins of {} are different, each knowing it for itself",
    Verdict.UNSURE: "whether the origins of {} are one cannot be told",
    Verdict.NONE: "whether the origins of {} are one was put off",
}


def is_on_story(judgement: Judgement) -> bool:
    """Whether a ruling is on two reports or two origins, and not on names."""
    return judgement.left.startswith((REPORT, ORIGIN))


def story_ruling_line(judgement: Judgement, reports: Mapping[str, ReportName]) -> str:
    """Return a ruling on two reports or two origins as a sentence without its stop, by the words that it is about."""
    if judgement.left.startswith(REPORT):
        return _ON_REPORTS[judgement.verdict].format(
            *(_report(id_, reports) for id_ in (judgement.left, judgement.right))
        )
    words = (f"“{anchor.quote}” in {_report(anchor.document, reports)}" for anchor in judgement.anchors)
    return _ON_ORIGINS[judgement.verdict].format(" and ".join(dict.fromkeys(words)))


def _report(id_: str, reports: Mapping[str, ReportName]) -> str:
    return reports[id_].short if id_ in reports else id_


def marked_line(reviews: Iterable[ClaimReview], claims: int) -> str:
    """Return who stands behind the reading of a report: a machine, and people as far as they decided."""
    held = Counter(each.review.decision for each in reviews if each.holds)
    if not held:
        return "Marked by machine; no person has confirmed it"
    words = ((Decision.CONFIRMED, "confirmed"), (Decision.CORRECTED, "corrected"), (Decision.REJECTED, "rejected"))
    done = ", ".join(f"{word} {held[decision]}" for decision, word in words if held[decision])
    return f"Marked by machine; of {counted(claims, 'claim')} people {done}"


def correction_words(corrected: Corrected) -> str:
    """Return one corrected field in words, with what the machine read."""
    value = f"“{corrected.value}”" if corrected.value else "not stated"
    was = f"“{corrected.was}”" if corrected.was else "nothing"
    return f"{corrected.field} is {value}, read by machine as {was}"
