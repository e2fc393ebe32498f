"""What people record of the right of reply is printed at the claims, and taken back without a trace."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ask.replies import ReplyState, reply_record, settled
from sayso.ask.reply_making import Put, Received
from sayso.ask.review_answers import ReviewItem
from sayso.collection import Collection
from sayso.desk import Desk
from sayso.errors import BadDecision, NotFound
from sayso.export.rows import search_to_json, ties_to_json, timeline_to_json, to_json_text
from sayso.export.sheet_json import sheet_to_json
from sayso.export.story_json import story_to_json
from sayso.export.who_rows import entities_to_json
from sayso.model.identity import Sameness
from sayso.model.judgements import Decision
from sayso.model.replies import ReplyKind, Way
from sayso.store import ClaimQuery

WHEN = "2025-06-10T08:00:00Z"
UNION = "Merrin Dairy Union"
WORDS = "We have never met them.\nThe Union."


@pytest.fixture
def desk(demo_story: Path, tmp_path: Path) -> Iterator[Desk]:
    with open_desk(demo_story, tmp_path) as opened:
        yield opened


def open_desk(story: Path, folder: Path) -> Desk:
    shutil.copy(story, folder / "story.db")
    collection = Collection.open(folder / "story.db", create=False)
    return Desk(collection, by="the desk", now=lambda: WHEN)


def claims_about(desk: Desk, name: str = UNION) -> list[tuple[str, str]]:
    """Return claims about somebody whom their report names in full: the report and the claim."""
    found = []
    with desk.store.view() as view:
        for analysis in view.analyses():
            ids = {entity.id for entity in analysis.entities if entity.name == name}
            for claim in analysis.claims:
                named = (claim.subject, claim.object, *(p.argument for p in claim.participants))
                if any(each is not None and each.entity in ids for each in named):
                    found.append((analysis.document.id, claim.id))
    return found


def put(desk: Desk, *claims: str, party: str = UNION, answer_by: str = "") -> str:
    """Put something about claims to somebody; return the id of the request."""
    desk.put(Put(party=party, words="Did you?", claims=claims, at="2025-06-01", answer_by=answer_by))
    with desk.store.view() as view:
        return view.requests()[-1].id


def leads(desk: Desk, document: str, claim: str) -> list[str]:
    return [each.sentence for each in desk.collection.sheet(document).replies if each.claim == claim]


def test_what_was_put_is_at_the_claim_until_an_answer_is_recorded(desk: Desk) -> None:
    document, claim = claims_about(desk)[0]
    request = put(desk, claim, answer_by="2025-06-05")
    assert leads(desk, document, claim) == [
        f"Put to {UNION} on 2025-06-01 by e-mail, for an answer by 2025-06-05: no answer is recorded."
    ]
    desk.receive(Received(words=WORDS, kind=ReplyKind.DENIAL, request=request, at="2025-06-04", way=Way.LETTER))
    assert leads(desk, document, claim) == [
        f"{UNION} denies it, in a reply to us of 2025-06-04; put to them on 2025-06-01: “{WORDS}”"
    ]


def test_the_book_says_how_far_each_has_come(desk: Desk) -> None:
    claims = [claim for _, claim in claims_about(desk)]
    overdue, waiting, answered = (put(desk, claims[0], answer_by=day) for day in ("2025-06-05", "2025-06-20", ""))
    desk.receive(Received(words=WORDS, request=answered))
    told = {exchange.id: exchange for exchange in desk.replies().exchanges}
    assert told[overdue].status.state is ReplyState.OVERDUE
    assert told[waiting].status.state is ReplyState.WAITING
    assert (told[answered].status.state, told[answered].status.words) == (ReplyState.ANSWERED, "answered on 2025-06-10")
    assert told[overdue].who == union_of(desk, claims[0])
    assert [each.id for each in desk.replies().exchanges] == [overdue, waiting, answered]


def union_of(desk: Desk, claim: str) -> str:
    """Return who the union of a claim's report is in the collection."""
    with desk.store.view() as view:
        document = view.find_claim(claim).document
    named = next(a for a in desk.who().appearances if a.name == UNION and a.document == document)
    return desk.who().identities.canonical(named.id)


def test_a_reply_travels_with_the_claim_and_is_no_origin(desk: Desk) -> None:
    document, claim = claims_about(desk)[0]
    counted = story_counts(desk)
    desk.receive(Received(words=WORDS, kind=ReplyKind.DENIAL, party=UNION, claims=[claim]))
    found = next(
        each.reported.statement
        for each in desk.collection.search(ClaimQuery(about=UNION, limit=1000)).claims
        if each.reported.claim.id == claim
    )
    assert any(WORDS in response for response in found.responses)
    told = desk.collection.story()
    assert any(WORDS in line for line in said_in(told, claim))
    assert story_counts(desk) == counted
    assert claim in {each.id for each in desk.collection.sheet(document).claims}


def said_in(story: object, claim: str) -> list[str]:
    text = to_json_text(story_to_json(story))  # type: ignore[arg-type]
    assert claim in text
    return [text.replace("\\n", "\n")]


def story_counts(desk: Desk) -> list[object]:
    judged = "counts origins independence support contest lifecycle history responses why".split()
    return [[p[key] for key in judged] for p in told_propositions(desk)]


def told_propositions(desk: Desk) -> list[dict[str, object]]:
    """Return what the story says, without the sentences of its claims."""
    found: list[dict[str, object]] = story_to_json(desk.collection.story())["propositions"]
    return found


def test_a_party_whom_no_report_names_is_kept_by_the_name_that_it_is_given(desk: Desk) -> None:
    _, claim = claims_about(desk)[0]
    put(desk, claim, party="The holding of the union")
    (exchange,) = desk.replies().exchanges
    assert (exchange.party, exchange.who, len(exchange.claims)) == ("The holding of the union", None, 1)


REFUSED: list[tuple[str, Callable[[Desk], object], type[Exception], str]] = [
    ("no words", lambda d: d.put(Put(party="X", words=" ")), BadDecision, "words of what was put are missing"),
    ("nobody", lambda d: d.put(Put(party="", words="?")), BadDecision, "not said to whom"),
    ("no date", lambda d: d.put(Put(party="X", words="?", at="Tuesday")), BadDecision, "is no date"),
    (
        "too late",
        lambda d: d.put(Put(party="X", words="?", at="2025-06-02", answer_by="2025-06-01")),
        BadDecision,
        "before it was put",
    ),
    ("no claim", lambda d: d.put(Put(party="X", words="?", claims=["clm-none"])), NotFound, "holds no claim"),
    ("no request", lambda d: d.receive(Received(words="?", request="req-none")), NotFound, "no request"),
    ("nobody wrote", lambda d: d.receive(Received(words="?")), BadDecision, "not said to whom"),
    ("no name", lambda d: d.put(Put(party="who-none", words="?")), NotFound, "No report"),
]


@pytest.mark.parametrize(("_", "act", "error", "words"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_cannot_be_kept_is_refused(
    desk: Desk, _: str, act: Callable[[Desk], object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        act(desk)
    assert desk.history() == ()


# This is not us


def flag(desk: Desk) -> tuple[str, ReviewItem]:
    """Record that the union says one report means somebody else; return the report and the question."""
    entity = max((e for e in desk.who().identities.entities if e.name == UNION), key=lambda e: len(e.members))
    documents = {desk.who().by_id[member].document for member in entity.members}
    document, claim = next(found for found in claims_about(desk) if found[0] in documents)
    desk.receive(Received(words="That is another union.", kind=ReplyKind.NOT_US, party=entity.id, claims=[claim]))
    (item,) = [item for item in desk.review_queue().items if item.is_flag]
    return document, item


def apart(desk: Desk, document: str) -> set[Sameness | None]:
    """Return how the union of one report stands to the unions of the others."""
    named = {a.document: a.id for a in desk.who().appearances if a.name == UNION}
    return {desk.who().identities.sameness(named[document], id_) for other, id_ in named.items() if other != document}


def test_this_is_not_us_opens_a_question_and_is_the_first(desk: Desk) -> None:
    document, item = flag(desk)
    assert desk.review_queue().items[0].id == item.id
    assert item.sides[0].reports[0].id == document
    assert item.sides[1].described == ("“That is another union.”",)
    assert item.sides[0].statements
    (exchange,) = desk.replies().exchanges
    assert exchange.flags == ("Whether the report means somebody else is not decided.",)


def test_somebody_else_parts_the_name_from_the_reports_that_are_not_in_doubt(desk: Desk) -> None:
    document, item = flag(desk)
    before = apart(desk, document)
    assert Sameness.SAME in before
    desk.reject(item, why="the register has two")
    assert Sameness.SAME not in apart(desk, document)
    assert not [each for each in desk.review_queue().items if each.is_flag]
    (exchange,) = desk.replies().exchanges
    assert exchange.flags == ("Judged to be somebody else, by the desk on 2025-06-10 (the register has two).",)
    assert f"{UNION}, who wrote to us on 2025-06-10" in " ".join(desk.history()[0].lines)
    desk.undo()
    assert apart(desk, document) == before
    assert [each.id for each in desk.review_queue().items if each.is_flag] == [item.id]


def test_them_all_the_same_closes_the_question_and_changes_no_name(desk: Desk) -> None:
    document, item = flag(desk)
    before = apart(desk, document)
    desk.accept(item, why="they confirmed the address")
    assert apart(desk, document) == before
    assert not [each for each in desk.review_queue().items if each.is_flag]


def test_it_can_be_left_open_or_put_off(desk: Desk) -> None:
    _, item = flag(desk)
    desk.skip(item)
    assert [each.is_put_off for each in desk.review_queue().items if each.is_flag] == [True]
    desk.cannot_tell(item)
    assert not [each for each in desk.review_queue().items if each.is_flag]


# What is recorded and taken back leaves no trace


def answers(desk: Desk) -> str:
    """Return what the collection answers to everything."""
    held = desk.collection
    sheets = [sheet_to_json(held.sheet(heading.id)) for heading in held.documents()]
    told = story_to_json(held.story())
    ties, times = ties_to_json(held.ties()), timeline_to_json(held.timeline())
    found = search_to_json(held.search(ClaimQuery(words="guild", limit=1000)))
    who = entities_to_json(desk.who(), desk.who().identities.entities)
    return to_json_text([sheets, told, ties, times, found, who])


def test_undo_restores_what_was(desk: Desk) -> None:
    before = answers(desk)
    documents = claims_about(desk)
    request = put(desk, *(claim for _, claim in documents[:3]))
    desk.receive(Received(words=WORDS, request=request))
    _, item = flag(desk)
    desk.reject(item)
    assert answers(desk) != before
    while any(past.change.stands for past in desk.history()):
        desk.undo(why="a rehearsal")
    assert answers(desk) == before
    assert len(desk.history()) == 4


@settings(max_examples=10)
@given(seed=st.integers(0, 10_000))
def test_whatever_is_recorded_and_taken_back_in_any_order_leaves_no_trace(seed: int, recorded: Desk) -> None:
    dice, desk = random.Random(seed), recorded  # noqa: S311 - which of them is no secret
    claims = claims_about(desk)
    before = material(desk)
    numbers = []
    for _ in range(dice.randint(1, 6)):
        chosen = [claim for _, claim in dice.sample(claims, dice.randint(0, 3))]
        kind = dice.choice(list(ReplyKind))
        party = dice.choice([UNION, "Somebody else"]) if chosen else "Somebody else"
        if dice.random() < 0.5:
            numbers.append(desk.put(Put(party=party, words="Did you?", claims=chosen)).number)
        else:
            numbers.append(desk.receive(Received(words=WORDS, kind=kind, party=party, claims=chosen)).number)
    dice.shuffle(numbers)
    for number in numbers:
        desk.store.withdraw_change(number, at=WHEN, by="Ben", why="a rehearsal")
    assert material(desk) == before


def material(desk: Desk) -> object:
    """Return what all answers are made of: reports as people have them, with what was put and answered beside."""
    with desk.store.view() as view:
        return list(settled(view)), reply_record(view)


@pytest.fixture(scope="module")
def recorded(demo_story: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(demo_story, tmp_path_factory.mktemp("recorded")) as opened:
        yield opened


def test_a_review_and_a_reply_stand_beside_each_other(desk: Desk) -> None:
    document, claim = claims_about(desk)[0]
    desk.receive(Received(words=WORDS, party=UNION, claims=[claim]))
    item = next(i for i in desk.review_queue(document).items if i.claim and i.claim.claim.id == claim)
    desk.accept(item)
    sheet = desk.collection.sheet(document)
    assert [r.review.decision for r in sheet.reviews if r.claim == claim] == [Decision.CONFIRMED]
    assert leads(desk, document, claim)
