"""A judgement finds its words whatever extractor reads the report, waits for reports, and is never silently gone."""

from __future__ import annotations

from dataclasses import replace

from sayso.model.analysis import Analysis
from sayso.model.judgements import Anchor, Change, Judgement, Verdict
from sayso.model.mentions import EntityType
from sayso.model.spans import Span
from sayso.resolve.appearances import find_appearances
from sayso.resolve.binding import LostJudgement, bind_judgements
from tests.ask import factories as f

ONE = "Odile Marsh sang. Marsh thanked the choir."
TWO = "Treasurer Odile Marsh paid."
CHANGE = Change(id="chg-1", number=1, action="merge", by="", at="2024-04", why="")


def read(text: str, *names: str) -> Analysis:
    """Read a report that has these names, each with all places where it stands."""
    found = []
    for name in names:
        start = text.index(name)
        found.append(f.entity(name, EntityType.PERSON, mentions=(Span(start, start + len(name)),)))
    return f.analysis([], found, of=f.document(text))


def anchor(analysis: Analysis, words: str = "Odile Marsh") -> Anchor:
    return Anchor(document=analysis.document.id, span=f.at(words, text=analysis.document.text), quote=words)


def judgement(verdict: Verdict = Verdict.POSITIVE) -> Judgement:
    """The Odile Marsh of the one report is the one of the other, as they were read first."""
    read_then = [read(ONE, "Odile Marsh"), read(TWO, "Odile Marsh")]
    ends = sorted((find_appearances(a)[0].id, anchor(a)) for a in read_then)
    (left, first), (right, second) = ends
    return Judgement(left=left, right=right, verdict=verdict, change=CHANGE, anchors=(first, second))


def bind(made: Judgement, *analyses: Analysis) -> tuple[tuple[Judgement, ...], tuple[LostJudgement, ...]]:
    by_id = {analysis.document.id: analysis for analysis in analyses}
    appearances = [a for analysis in analyses for a in find_appearances(analysis)]
    return bind_judgements([made], appearances, by_id.get)


def ids(*analyses: Analysis) -> set[str]:
    return {find_appearances(analysis)[0].id for analysis in analyses}


def test_what_is_read_as_it_was_stays_as_it_is() -> None:
    assert bind(judgement(), read(ONE, "Odile Marsh"), read(TWO, "Odile Marsh")) == ((judgement(),), ())


def test_a_name_that_is_cut_otherwise_is_found_by_its_words() -> None:
    now = read(ONE, "Marsh sang"), read(TWO, "Treasurer Odile Marsh")
    (bound,), lost = bind(judgement(), *now)
    assert ({bound.left, bound.right}, lost) == (ids(*now), ())
    assert bound.left < bound.right
    assert bound.change == CHANGE


def test_a_name_that_is_gone_is_found_by_its_id_where_the_report_has_it_elsewhere() -> None:
    text = f"{ONE} Odile Marsh left."
    then, now = read(text, "Odile Marsh"), f.analysis([], [], of=f.document(text))
    other = f.entity("Odile Marsh", EntityType.PERSON, mentions=(f.at("Odile Marsh", 1, text),))
    now = replace(now, entities=(other,))
    made = Judgement(
        left=find_appearances(then)[0].id, right="geo-1", verdict=Verdict.POSITIVE, anchors=(anchor(then),)
    )
    assert bind(made, now) == ((made,), ())


def test_words_that_name_nobody_any_more_are_lost_and_listed() -> None:
    bound, (lost,) = bind(judgement(), read(ONE), read(TWO, "Odile Marsh"))
    assert lost.judgement == judgement()
    assert [a.document for a in lost.words] == [read(ONE).document.id]
    assert len(bound) == 1


def test_a_report_that_is_not_held_is_waited_for() -> None:
    assert bind(judgement(), read(TWO, "Odile Marsh")) == ((judgement(),), ())


def test_a_withdrawn_judgement_is_neither_bound_nor_lost() -> None:
    gone = replace(judgement(), change=replace(CHANGE, withdrawn_at="2024-05"))
    assert bind(gone, read(ONE), read(TWO)) == ((), ())


def parted_in_one_report(verdict: Verdict) -> Judgement:
    then = read(ONE, "Odile Marsh", "Marsh thanked")
    ends = sorted(
        (a.id, Anchor(document=a.document, span=a.uses[0].span, quote=a.uses[0].name)) for a in find_appearances(then)
    )
    (left, first), (right, second) = ends
    return Judgement(left=left, right=right, verdict=verdict, change=CHANGE, anchors=(first, second))


def one_now() -> Analysis:
    spans = f.at("Odile Marsh", text=ONE), f.at("Marsh", 1, ONE)
    return f.analysis([], [f.entity("Odile Marsh", EntityType.PERSON, mentions=spans)], of=f.document(ONE))


def test_what_was_parted_and_is_one_reading_now_is_lost() -> None:
    bound, (lost,) = bind(parted_in_one_report(Verdict.NEGATIVE), one_now())
    assert (bound, lost.words) == ((), ())


def test_what_was_joined_and_is_one_reading_now_is_fulfilled() -> None:
    _, lost = bind(parted_in_one_report(Verdict.POSITIVE), one_now())
    assert lost == ()
