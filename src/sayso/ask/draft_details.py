"""What is flagged of a sentence of a draft in its details: words in quotation marks, figures and places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sayso.ask.answers import ReportName
from sayso.ask.draft_answers import DraftFlag, FlagKind
from sayso.ask.draft_matching import Matcher
from sayso.corroborate.drift_details import ROUNDING, agrees, is_comparable, point_of
from sayso.corroborate.legs import Leg
from sayso.corroborate.sentences import Reading, Sentence
from sayso.model.mentions import Toponym
from sayso.model.quantities import Quantity


def flag_of(kind: FlagKind, sentence: Sentence, words: str, source: str, there: Reading, change: str) -> DraftFlag:
    """Return a flag of a sentence that rests on the words of a report."""
    report = ReportName.of(there.report.analysis.document)
    return DraftFlag(kind=kind, sentence=sentence.number, words=words, source=source, report=report, change=change)


def words_of(there: Reading, text: str) -> str:
    """Return a sentence of a report as its words, to be shown beside a draft."""
    return f"{ReportName.of(there.report.analysis.document).short} has the words: “{bare(text)}”."


def bare(words: str) -> str:
    """Return a sentence without its stop, to be quoted within another."""
    return " ".join(words.split()).removesuffix(".")


# Words in quotation marks

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{1,600})(?:[”\"]|$)")
_CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
_WORD = re.compile(r"[\w’'-]+")
_FEWEST = 4
"""So many words must be quoted before they are looked up: fewer are found anywhere."""
_NEARLY = 0.6
"""From which share of the quoted words on a stretch of a report is what they were made of."""


def quotes(matcher: Matcher, sentence: Sentence) -> Iterator[DraftFlag]:
    """Flag words in quotation marks that no report has, where one has nearly the same; parts may be cut out."""
    readings = [matcher.reading_of(report.id) for told in matcher.told for report in told.answer.story.reports]
    for quoted in _QUOTED.findall(sentence.text):
        for part in _CUT.split(quoted):
            words = _words(part)
            if len(words) < _FEWEST or any(_holds(reading, words) for reading in readings):
                continue
            near = max((row for reading in readings for row in _nearest(reading, words)), default=None)
            if near is not None and near[0] >= _NEARLY:
                there = next(reading for reading in readings if reading.id == near[1])
                say = "Quote the words as they stand, or take them out of the quotation marks."
                yield flag_of(FlagKind.QUOTE_CHANGED, sentence, bare(part), words_of(there, near[2]), there, say)


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'").strip("'-") for word in _WORD.findall(text)]


def _holds(reading: Reading, words: Sequence[str]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(_words(reading.text))} "


def _nearest(reading: Reading, words: Sequence[str]) -> Iterator[tuple[float, str, str]]:
    """Yield how nearly each sentence of a report has these words in a stretch of as many."""
    wanted, length = Counter(words), len(words)
    for sentence in reading.sentences:
        own = _words(sentence.text)
        stretches = (Counter(own[at : at + length]) for at in range(max(1, len(own) - length + 1)))
        yield max((wanted & held).total() for held in stretches) / length, reading.id, sentence.text


# Figures


def numbers(matcher: Matcher, sentence: Sentence) -> Iterator[DraftFlag]:
    """Flag a figure that no report has which tells the same; one that only rounds a figure is the same."""
    legs = [leg for _, leg in matcher.legs_of(sentence)]
    for figure in sentence.figures:
        held = [(leg, other) for leg in legs for other in leg.upstream.figures]
        written = any(figure.text.lower() in leg.upstream.text.lower() for leg in legs)
        if not legs or written or any(_is_same(figure, other) for _, other in held):
            continue
        rivals = [(leg, other) for leg, other in (*_facing(legs, sentence), *held) if is_comparable(figure, other)]
        leg, other = rivals[0] if rivals else (legs[0], None)
        there = leg.upstream.at(other.span) if other is not None else None
        text = there.text if there is not None else _beside(leg, sentence)[0].text
        say = f"Take the source’s figure, “{other.text}”." if other is not None else "No report has this figure."
        source = words_of(leg.upstream, text)
        yield flag_of(FlagKind.NUMBER_DIFFERENT, sentence, figure.text, source, leg.upstream, say)


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are one; "at least 600,000" bears no 800,000."""
    alike = one.unit == other.unit and (is_comparable(one, other) or not (one.noun and other.noun))
    if not alike or not agrees(one, other):
        return False
    points = point_of(one), point_of(other)
    is_open = None in (one.low, one.high, other.low, other.high)
    if not is_open or points[0] is None or points[1] is None:
        return True
    return abs(points[0] - points[1]) <= ROUNDING * max(points[0], points[1])


def _facing(legs: Sequence[Leg], sentence: Sentence) -> list[tuple[Leg, Quantity]]:
    return [(leg, figure) for leg in legs for there in _beside(leg, sentence) for figure in there.figures]


def _beside(leg: Leg, sentence: Sentence) -> list[Sentence]:
    return [pair.before for pair in leg.pairs if pair.after is sentence]


# Places


def places(matcher: Matcher, sentence: Sentence) -> Iterator[DraftFlag]:
    """Flag a place where every report that tells the same has another, and none of them has this one beside it.

    A town is compared with towns and a country with countries: whoever says less finely where it was moves nothing.
    """
    beside = [(leg, there) for _, leg in matcher.legs_of(sentence) for there in _beside(leg, sentence)]
    for place in _places_of(sentence):
        is_there = any(place.text.casefold() in there.text.casefold() for _, there in beside)
        rivals = [(leg, there, _rival(place, there, sentence)) for leg, there in beside]
        if is_there or not rivals or not all(rival is not None for _, _, rival in rivals):
            continue
        leg, there, rival = rivals[0]
        say = f"Take the source’s place, “{rival}”."
        source = words_of(leg.upstream, there.text)
        yield flag_of(FlagKind.PLACE_DIFFERENT, sentence, place.text, source, leg.upstream, say)


def _places_of(sentence: Sentence) -> list[Toponym]:
    return [claim.place for claim in sentence.claims if claim.place is not None]


def _rival(place: Toponym, there: Sentence, sentence: Sentence) -> str | None:
    """Return the place that stands in a sentence of a report for one of the draft, and not in the draft's beside it."""
    found = (other for other in _places_of(there) if other.precision is place.precision)
    return next((other.text for other in found if other.text.casefold() not in sentence.text.casefold()), None)
