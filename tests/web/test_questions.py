"""Questions are worked out once for each state, and a page never waits long for them."""

from __future__ import annotations

from threading import Event, Thread

from sayso.ask.review_answers import ItemKind, ReviewItem, ReviewQueue
from sayso.web.questions import Questions


def queue(*ids: str) -> ReviewQueue:
    items = tuple(
        ReviewItem(id=id_, kind=ItemKind.IDENTITY, question="Are these one?", hangs=(), weight=1) for id_ in ids
    )
    return ReviewQueue(items=items, total=len(items), decided=0, claims=3)


class Made:
    """A collection of which the test says when it changes, and how long its questions take."""

    def __init__(self) -> None:
        self.state, self.built = 1, 0
        self.go = Event()
        self.go.set()

    def build(self) -> ReviewQueue:
        self.built += 1
        made = queue(f"ask-{self.state}", "ask-more")
        self.go.wait(5)
        return made


def test_questions_are_worked_out_once_for_each_state() -> None:
    made = Made()
    questions = Questions(made.build, lambda: made.state)
    assert [questions.now().queue.items[0].id for _ in range(3)] == ["ask-1"] * 3
    made.state = 2
    assert questions.now().queue.items[0].id == "ask-2"
    assert made.built == 2


def test_several_who_ask_at_once_have_them_worked_out_once() -> None:
    made = Made()
    made.go.clear()
    questions = Questions(made.build, lambda: made.state)
    threads = [Thread(target=questions.now) for _ in range(5)]
    for thread in threads:
        thread.start()
    made.go.set()
    for thread in threads:
        thread.join()
    assert made.built == 1


def test_where_they_take_long_the_old_ones_are_shown_and_said_to_be_old() -> None:
    made = Made()
    questions = Questions(made.build, lambda: made.state, patience=0.05)
    questions.now()
    made.state = 2
    made.go.clear()
    asked = questions.now()
    assert (asked.is_old, asked.is_begun, asked.queue.items[0].id) == (True, True, "ask-1")
    questions.answered(["ask-1"])
    assert [item.id for item in questions.now().queue.items] == ["ask-more"]
    made.go.set()


def test_before_the_first_ones_are_there_that_is_said() -> None:
    made = Made()
    made.go.clear()
    asked = Questions(made.build, lambda: made.state, patience=0.01).now()
    made.go.set()
    assert (asked.is_begun, asked.queue.items) == (False, ())


def test_what_cannot_be_worked_out_is_said_and_tried_again() -> None:
    def fail() -> ReviewQueue:
        raise ValueError("the reports are gone")

    questions = Questions(fail, lambda: 1)
    assert questions.now().why == "the reports are gone"
    assert questions.now().why == "the reports are gone"


def test_what_was_answered_is_taken_out_and_counted() -> None:
    made = Made()
    questions = Questions(made.build, lambda: made.state)
    questions.now()
    questions.answered(["ask-more"])
    asked = questions.now()
    assert ([item.id for item in asked.queue.items], asked.queue.total) == (["ask-1"], 1)


def test_what_is_taken_back_is_asked_first_again() -> None:
    made = Made()
    questions = Questions(made.build, lambda: made.state, patience=0.05)
    questions.now()
    made.state = 2
    made.go.clear()
    questions.answered(["ask-more"], 7)
    questions.undone(7)
    asked = questions.now().queue
    made.go.set()
    assert ([item.id for item in asked.items], asked.total) == (["ask-more", "ask-1"], 2)


def test_what_is_put_off_stands_last() -> None:
    made = Made()
    questions = Questions(made.build, lambda: made.state)
    questions.now()
    questions.put_off("ask-1")
    items = questions.now().queue.items
    assert [(item.id, item.is_put_off) for item in items] == [("ask-more", False), ("ask-1", True)]
