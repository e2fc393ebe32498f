"""What people are asked: the most telling first, each with its words and what hangs on it, and none of it twice."""

from __future__ import annotations

from dataclasses import replace

from sayso.ask.lists import Listed
from sayso.ask.review_answers import ItemKind, ReviewItem, ReviewQueue
from sayso.ask.review_decisions import put_off, rule, verdict_of
from sayso.ask.review_names import side_of_entry
from sayso.ask.review_queue import Material, build_queue, find_moot
from sayso.ask.story_statements import answer_story
from sayso.model.identity import Appearance, NameUse, Proposal, Sameness
from sayso.model.judgements import Decision, Fault, Judgement, ListRecord, ReferenceList, Verdict
from sayso.model.provenance import OriginKind
from sayso.model.spans import Reason
from sayso.resolve.appearances import find_appearances
from sayso.resolve.resolver import resolve
from tests.ask import factories as f
from tests.ask import story_factories as s
from tests.ask import who_factories as w

REPORTS = w.reports()
APPEARANCES = tuple(each for report in REPORTS for each in find_appearances(report))
FOR = Reason(rule="same.full_name", note="“Odile Marsh” is the name in both.")
AGAINST = Reason(rule="differs.posts", note="Their posts differ.")


def named(name: str, report: str) -> Appearance:
    return next(a for a in APPEARANCES if a.name == name and a.document == w.document_of(report))


def proposal(left: Appearance, right: Appearance, weight: float = 1.0, *reasons: Reason) -> Proposal:
    one, two = sorted((left.id, right.id))
    return Proposal(left=one, right=two, level=Sameness.PROBABLE, reasons=reasons or (FOR, AGAINST), weight=weight)


MARSH = [named("Odile Marsh", report) for report in ("gazette", "echo", "mail")]
LUND = [named("Piet Lund", report) for report in ("gazette", "farmer")]
PROPOSALS = (proposal(MARSH[0], MARSH[2]), proposal(MARSH[1], MARSH[2], 0.5), proposal(LUND[0], LUND[1]))


def material(*judgements: Judgement, **rest: object) -> Material:
    identities = resolve(APPEARANCES, judgements, PROPOSALS)
    made = Material(
        analyses=REPORTS,
        appearances=APPEARANCES,
        questions=identities.questions,
        canonical=identities.canonical,
        judgements=judgements,
    )
    return replace(made, **rest)  # type: ignore[arg-type]


def kinds(queue: ReviewQueue) -> list[str]:
    return [item.kind.value for item in queue.items]


# Who is who


def test_a_question_about_names_shows_both_with_their_words_for_and_against() -> None:
    item = next(i for i in build_queue(material()).items if i.pair == (PROPOSALS[0].left, PROPOSALS[0].right))
    assert item.question == "Probably the same, until somebody judges: are these one person?"
    assert (item.reasons, item.against) == ((FOR.note,), (AGAINST.note,))
    assert {side.label for side in item.sides} == {"Odile Marsh"}
    assert {side.reports[0].publisher for side in item.sides} == {"Quay Gazette", "Coast Mail"}
    said = {side.reports[0].publisher: side.statements[0].statement.sentence for side in item.sides}
    assert said["Coast Mail"].startswith("Coast Mail ")
    assert {anchor.quote for anchor in item.anchors} == {"Odile Marsh"}
    assert item.hangs == ("1 claim", "1 tie")


def test_names_that_were_judged_to_be_one_are_asked_about_as_one() -> None:
    one = Judgement(left=PROPOSALS[0].left, right=PROPOSALS[0].right, verdict=Verdict.POSITIVE)
    pairs = {item.pair for item in build_queue(material(one)).items}
    assert pairs == {(PROPOSALS[2].left, PROPOSALS[2].right), (PROPOSALS[1].left, PROPOSALS[1].right)}
    two = Judgement(left=PROPOSALS[1].left, right=PROPOSALS[1].right, verdict=Verdict.POSITIVE)
    assert {item.pair for item in build_queue(material(one, two)).items} == {(PROPOSALS[2].left, PROPOSALS[2].right)}


def test_a_question_that_a_judgement_answers_is_moot() -> None:
    items = build_queue(material()).items
    for verdict in (Verdict.POSITIVE, Verdict.NEGATIVE):
        ruled = Judgement(left=PROPOSALS[2].left, right=PROPOSALS[2].right, verdict=verdict)
        moot = find_moot(items, resolve(APPEARANCES, [ruled], PROPOSALS))
        assert [item.pair for item in items if item.id in moot] == [(ruled.left, ruled.right)]


def test_more_claims_and_ties_come_first_and_what_was_put_off_last() -> None:
    items = build_queue(material()).items
    assert [item.weight for item in items] == sorted((item.weight for item in items), reverse=True)
    later = rule(items[0], Verdict.NONE)
    assert put_off(items[0]) == later
    again = build_queue(material(later)).items
    assert again[-1].id == items[0].id
    assert again[-1].is_put_off


def test_the_order_in_which_things_come_does_not_matter() -> None:
    turned = replace(material(), questions=tuple(reversed(PROPOSALS)), appearances=tuple(reversed(APPEARANCES)))
    assert [i.id for i in build_queue(turned).items] == [i.id for i in build_queue(material()).items]


def test_an_entry_of_a_list_is_asked_about_as_that_lists_entry() -> None:
    record = ListRecord(
        id="rec-1", list="lst-1", entry="17", type="PERSON", name="MARSH, Odile", said=(("post", "rower"),)
    )
    kept = ReferenceList(
        id="lst-1", name="Rowers", authority="Reed Club", dated="2024", licence="open", source="a file", sha256="0"
    )
    asked = Proposal(left=MARSH[0].id, right="rec-1", level=Sameness.PROBABLE, reasons=(FOR,), weight=1.0)
    entry = side_of_entry(Listed(record=record, list=kept))
    (item,) = build_queue(replace(material(), questions=(asked,), records={"rec-1": entry})).items
    side = next(side for side in item.sides if side.id == "rec-1")
    assert side.label == "MARSH, Odile"
    assert side.described[0].startswith("entry 17, “MARSH, Odile”, of ")
    assert side.described[1] == "the list has post: “rower”"
    assert build_queue(replace(material(), questions=(asked,))).items == ()
    unsure = Judgement(left=asked.left, right=asked.right, verdict=Verdict.UNSURE)
    again = replace(material(unsure), questions=(asked,), records={"rec-1": entry})
    assert build_queue(again).items == ()


def test_a_name_that_no_report_has_is_not_asked_about() -> None:
    use = NameUse(name="Ana", document="doc-gone", span=f.at("Two"))
    gone = Appearance(id="app-gone", document="doc-gone", entity="ent", type=MARSH[0].type, name="Ana", uses=(use,))
    assert build_queue(replace(material(), questions=(proposal(MARSH[0], gone),))).items == ()


# Claims


def test_what_hangs_on_a_claim_is_counted_and_a_claim_without_doubts_is_not_asked_about() -> None:
    doubt = Reason(rule="encoder.otherwise", note="in context hedged, read as asserted")
    made = f.rehearsal()
    doubted = replace(made, claims=tuple(replace(c, reasons=(doubt,)) for c in made.claims))
    assert build_queue(Material(analyses=[made])).items == ()
    items = build_queue(Material(analyses=[doubted])).items
    assert len(items) == len(made.claims)
    assert items[0].weight > 0
    assert any("tie" in words for words in items[0].hangs)
    assert next(item.hangs for item in items if item.weight == 0) == ("only itself",)


def test_of_one_report_every_claim_is_asked_about_in_the_order_of_the_text() -> None:
    made = f.rehearsal()
    queue = build_queue(Material(analyses=[made]), report=made.document.id)
    assert [i.claim.claim.id for i in queue.items if i.claim] == [c.id for c in made.claims]
    assert (queue.decided, queue.claims) == (0, len(made.claims))
    done = f.reviewed_as(made.claims[0], made.document.id, Decision.REJECTED, Fault.NOISE)
    queue = build_queue(Material(analyses=[made], reviews=[done]), report=made.document.id)
    assert len(queue.items) == len(made.claims) - 1
    assert queue.decided == 1


def test_a_decision_on_a_report_that_is_not_held_is_listed_as_lost() -> None:
    made = f.rehearsal()
    done = f.reviewed_as(made.claims[0], made.document.id, Decision.CONFIRMED)
    (lost,) = build_queue(Material(analyses=REPORTS, reviews=[done])).lost
    assert lost.report is None
    assert not lost.otherwise
    assert lost.sentence == "Confirmed by Ana on 2024-04-01. The collection does not hold its report."


# Stories


def story_items(*judgements: Judgement) -> dict[ItemKind, ReviewItem]:
    copy = replace(s.COPY, reasons=(Reason(rule="R5.possible", note="9 runs of five words in common"),))
    story = answer_story(s.bell_story(derivations=(s.CREDIT, copy)))
    queue = build_queue(Material(analyses=s.analyses(), stories=[story], judgements=judgements))
    return {item.kind: item for item in queue.items}


def test_a_possible_corroboration_asks_whether_two_know_it_for_themselves() -> None:
    item = story_items()[ItemKind.CORROBORATION]
    assert {side.label for side in item.sides} == {s.BUNDLE.label, s.SPEAKER.label}
    assert item.reasons == (s.NOT_SURE.reason,)
    assert item.hangs == ("whether 1 statement of 2 reports is corroborated",)
    assert {anchor.document for anchor in item.anchors} == {s.GAZETTE.id, s.STATEMENT.id}
    assert verdict_of(item.kind, accepted=True) is Verdict.NEGATIVE


def test_what_an_outlet_says_on_its_own_word_is_nobodys_to_vouch_for() -> None:
    own = replace(s.SPEAKER, kind=OriginKind.OWN_WORD)
    judged = replace(s.JUDGED_TALKS, origins=(s.BUNDLE, own))
    story = answer_story(s.bell_story(corroborations=(judged, s.JUDGED_SALE)))
    assert kinds(build_queue(Material(analyses=s.analyses(), stories=[story]))) == []


def test_a_possible_reprint_shows_the_words_in_common() -> None:
    item = story_items()[ItemKind.REPRINT]
    assert {side.label for side in item.sides} == {"Title of mail", "Title of echo"}
    assert item.reasons == ("9 runs of five words in common", "in both: “sell the harbour bell”")
    assert {anchor.document for anchor in item.anchors} == {s.ECHO.id}  # the Mail has “sold”
    assert verdict_of(item.kind, accepted=True) is Verdict.POSITIVE


def test_what_was_ruled_on_a_story_is_not_asked_again() -> None:
    items = story_items()
    for kind in (ItemKind.CORROBORATION, ItemKind.REPRINT):
        assert kind not in story_items(rule(items[kind], Verdict.UNSURE))
        assert story_items(rule(items[kind], Verdict.NONE))[kind].is_put_off
